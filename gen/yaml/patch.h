// SPDX-License-Identifier: MIT
// One mapping onto another: maps merge deeply, texts and lists replace what was there, and a key
// that begins with '+' appends to a list. Nothing takes a key away.
#ifndef STATUSGEN_YAML_PATCH_H
#define STATUSGEN_YAML_PATCH_H

#include "yaml/node.h"

struct patching {
    struct arena *arena;
    struct diag *diag;
    // Called for each value that takes the place of another, which may say the same; with NULL for
    // the old one if the new one is empty and so adds nothing.
    void (*replaced)(void *context, const struct node *old, const struct node *new);
    void *context;
};

// The base as patched: a new mapping at the place of the base, or of the patch if the base is NULL.
// Keys of `skip`, which ends with NULL, are not merged; those of mappings inside are. What is wrong
// is reported and left out.
const struct node *node_patch(const struct patching *patching, const struct node *base,
                              const struct node *patch, const char *const *skip);

#endif
