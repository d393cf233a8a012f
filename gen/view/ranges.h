// SPDX-License-Identifier: MIT
// Numbers as places in a dense table: ranges with a cell for each number in them. Pure functions.
#ifndef STATUSGEN_VIEW_RANGES_H
#define STATUSGEN_VIEW_RANGES_H

#include "base/arena.h"

enum { RANGES_FEW = 4 }; // so many are faster compared one after the other than searched

// Numbers that have a cell each, whether anything is known of them or not.
struct number_range {
    int64_t first, last;
    size_t base; // place of the cell of `first`
};

struct ranges {
    struct number_range *items; // ascending, apart
    size_t count;
    size_t cells; // in all ranges
};

#define RANGES_NONE SIZE_MAX

// The ranges that hold `numbers`, which ascend, each once. Gaps are bridged as long as the empty
// cells stay in a bound: at most seven for each number, and a few hundred.
struct ranges ranges_make(struct arena *arena, const int64_t *numbers, size_t count);

// The place of a number's cell, or RANGES_NONE.
size_t ranges_place(const struct ranges *ranges, int64_t number);

#endif
