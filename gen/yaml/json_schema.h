// SPDX-License-Identifier: MIT
// Declared keys as JSON Schema, draft 07: for editors, which complete and check files by it.
//
// What the program accepts and no editor would doubt is valid. A text that other readers take for a
// number or a truth value has to be quoted here; the program takes it as it is.
#ifndef STATUSGEN_YAML_JSON_SCHEMA_H
#define STATUSGEN_YAML_JSON_SCHEMA_H

#include "base/buf.h"
#include "yaml/schema.h"

// Appends the schema of a file whose root mapping is `root`.
void json_schema(const struct schema *root, struct str title, struct buf *out);

#endif
