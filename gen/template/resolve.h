// SPDX-License-Identifier: MIT
// What a name in a template means, by the types of the contexts around it.
#ifndef STATUSGEN_TEMPLATE_RESOLVE_H
#define STATUSGEN_TEMPLATE_RESOLVE_H

#include "template/program.h"

// The contexts that are open at one point of a template, the root first.
struct scope {
    struct level {
        struct type type;
        bool round; // it is an item of a list: @first, @last and @index are there
    } levels[TEMPLATE_MAX_SECTIONS + 1];
    size_t count;
};

// Binds `name`, a slice of `source`: the first word is searched from the innermost context
// outwards, the others strictly inside what it is. False if there is no such thing, which is
// reported unless `diag` is NULL.
bool resolve_name(const struct scope *scope, const struct source *source, struct str name,
                  struct arena *arena, struct diag *diag, struct path *path);

// The type of what the path gives.
struct type resolve_type(const struct path *path);

// Splits `name` into its words for a lenient path.
void resolve_words(struct str name, struct arena *arena, struct path *path);

#endif
