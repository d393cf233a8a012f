// SPDX-License-Identifier: MIT
// Nodes that no input holds as they are: made of others, or of what an input only implies. Their
// places are those of what they were made of.
#ifndef STATUSGEN_YAML_MAKE_H
#define STATUSGEN_YAML_MAKE_H

#include "yaml/node.h"

// The text and the items are taken as they are, not copied: they live as long as the node.
const struct node *node_make_text(struct arena *arena, struct str text, struct place place);
const struct node *node_make_list(struct arena *arena, const struct node *const *items,
                                  size_t count, struct place place);
const struct node *node_make_map(struct arena *arena, const struct pair *pairs, size_t count,
                                 struct place place);

// Do both say the same? Quotes and places make no difference, the order of keys does.
bool node_equal(const struct node *a, const struct node *b);

#endif
