// SPDX-License-Identifier: MIT
// Declared keys as JSON Schema, draft 07: for editors, which complete and check files by it.
//
// It is stricter than reading in one point: a text that other readers take for a number, a truth
// value or nothing has to be quoted.
#ifndef STATUSGEN_YAML_JSON_SCHEMA_H
#define STATUSGEN_YAML_JSON_SCHEMA_H

#include "base/buf.h"
#include "yaml/schema.h"

// Appends the schema of a file whose root mapping is `root`. If the file holds patches, what lies
// below the root may lack keys and append to lists.
void json_schema(const struct schema *root, struct str title, bool patches, struct buf *out);

#endif
