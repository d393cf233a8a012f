// SPDX-License-Identifier: MIT
// "Did you mean ...?"
#ifndef STATUSGEN_BASE_SUGGEST_H
#define STATUSGEN_BASE_SUGGEST_H

#include <stddef.h>

#include "base/str.h"

// The number of single-character edits (insert, remove, replace, swap neighbours; letter case is
// free) that turn `a` into `b`; `most + 1` as soon as it is sure to be more than `most`.
size_t edit_distance(struct str a, struct str b, size_t most);

// Collects the nearest of many candidates; the first wins a tie.
struct suggestion {
    struct str wanted;
    struct str best; // absent as long as nothing is near enough
    size_t distance;
};

struct suggestion suggest_start(struct str wanted);
void suggest_try(struct suggestion *suggestion, struct str candidate);

#endif
