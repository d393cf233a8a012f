// SPDX-License-Identifier: MIT
// A struct that a schema filled, as JSON: under the keys of its file, without those that say
// nothing. A new key needs no code.
#ifndef STATUSGEN_YAML_JSON_H
#define STATUSGEN_YAML_JSON_H

#include "base/buf.h"
#include "yaml/schema.h"

// Appends the members, without the braces: the caller may have some of its own.
void schema_json_members(struct buf *out, const struct schema *schema, const void *object);

#endif
