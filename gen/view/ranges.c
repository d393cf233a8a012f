// SPDX-License-Identifier: MIT
#include "view/ranges.h"

enum { WIDEST_GAP = 256, CELLS_FOR_NUMBER = 8, CELLS_AT_ALL = 512 };

// How many cells there are if gaps of up to `gap` empty cells are bridged.
static uint64_t count_cells(const int64_t *numbers, size_t count, int64_t gap) {
    uint64_t cells = count > 0;
    for (size_t i = 1; i < count; i++) {
        int64_t step = numbers[i] - numbers[i - 1];
        cells += step - 1 > gap ? 1 : (uint64_t)step;
    }
    return cells;
}

// The widest gap worth bridging, a power of two or none: one range is fastest.
static int64_t choose_gap(const int64_t *numbers, size_t count) {
    uint64_t bound = (uint64_t)count * CELLS_FOR_NUMBER + CELLS_AT_ALL;
    int64_t gap = WIDEST_GAP;
    while (gap > 0 && count_cells(numbers, count, gap) > bound) gap /= 2;
    return gap;
}

struct ranges ranges_make(struct arena *arena, const int64_t *numbers, size_t count) {
    struct ranges ranges = {.items = ARENA_ARRAY(arena, struct number_range, count)};
    int64_t gap = choose_gap(numbers, count);
    for (size_t i = 0; i < count; i++) {
        struct number_range *last = &ranges.items[ranges.count];
        if (i > 0 && numbers[i] - last[-1].last - 1 <= gap) {
            ranges.cells += (size_t)(numbers[i] - last[-1].last);
            last[-1].last = numbers[i];
        } else {
            *last = (struct number_range){numbers[i], numbers[i], ranges.cells++};
            ranges.count++;
        }
    }
    return ranges;
}

size_t ranges_place(const struct ranges *ranges, int64_t number) {
    size_t low = 0, high = ranges->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct number_range *range = &ranges->items[middle];
        if (number < range->first) {
            high = middle;
        } else if (number > range->last) {
            low = middle + 1;
        } else {
            return range->base + (size_t)(number - range->first);
        }
    }
    return RANGES_NONE;
}
