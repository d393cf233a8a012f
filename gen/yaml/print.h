// SPDX-License-Identifier: MIT
// Nodes and texts as YAML that every reader, of YAML 1.1 and 1.2, takes for the same.
#ifndef STATUSGEN_YAML_PRINT_H
#define STATUSGEN_YAML_PRINT_H

#include "base/buf.h"
#include "yaml/schema.h"

// Without quotes where no reader can take it for anything but a text, else between double quotes.
void yaml_print_text(struct buf *out, struct str text);

// "key: value", with the place of each value as a comment behind it: lines at `indent` blanks, of
// a mapping that the schema describes and that was read without error. What stands on one line of
// an input stays on one line.
void yaml_print_pair(struct buf *out, const struct schema *schema, const struct pair *pair,
                     size_t indent);

// "- value": a mapping that is an item of a list, in the same way.
void yaml_print_item(struct buf *out, const struct schema *schema, const struct node *map,
                     size_t indent);

#endif
