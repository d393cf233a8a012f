// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "view/ranges.h"


// "first..last@base" of each range.
static void assert_ranges(const int64_t *numbers, size_t count, const char *wanted) {
    struct arena arena = {0};
    struct ranges ranges = ranges_make(&arena, numbers, count);
    struct buf got = {0};
    for (size_t i = 0; i < ranges.count; i++) {
        const struct number_range *range = &ranges.items[i];
        buf_printf(&got, "%s%d..%d@%zu", i > 0 ? " " : "", (int)range->first, (int)range->last,
                   range->base);
    }
    assert_int_equal(got.len, strlen(wanted));
    assert_memory_equal(got.data != NULL ? got.data : "", wanted, got.len);
    buf_free(&got);
    arena_free(&arena);
}

#define ASSERT_RANGES(wanted, ...)                                       \
    do {                                                                 \
        const int64_t numbers[] = {__VA_ARGS__};                         \
        assert_ranges(numbers, COUNT(numbers), wanted);                  \
    } while (0)

static void small_gaps_are_bridged(void **state) {
    (void)state;
    assert_ranges(NULL, 0, "");
    ASSERT_RANGES("7..7@0", 7);
    ASSERT_RANGES("100..511@0", 100, 101, 200, 404, 451, 511);
    ASSERT_RANGES("0..257@0", 0, 257);
    ASSERT_RANGES("0..0@0 258..258@1", 0, 258); // 257 empty cells are too many
    ASSERT_RANGES("-3..5@0 2147483647..2147483647@9", -3, 5, 2147483647);
}

static void cells_stay_in_proportion(void **state) {
    (void)state;
    struct arena arena = {0};
    for (int64_t step = 1; step < 2000; step = step * 3 / 2 + 1) {
        enum { NUMBERS = 1000 };
        int64_t numbers[NUMBERS];
        for (int64_t i = 0; i < NUMBERS; i++) numbers[i] = i * step;
        struct ranges ranges = ranges_make(&arena, numbers, NUMBERS);
        assert_true(ranges.cells <= 8 * NUMBERS + 512);
        assert_int_equal(ranges.count, step <= 8 ? 1 : NUMBERS);
    }
    arena_free(&arena);
}

static uint64_t next_random(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

// Each number has a cell of its own, in order, and no other number outside the ranges has one.
static void every_number_has_its_place(void **state) {
    (void)state;
    uint64_t seed = 4;
    for (int round = 0; round < 200; round++) {
        struct arena arena = {0};
        size_t count = next_random(&seed) % 300;
        int64_t *numbers = ARENA_ARRAY(&arena, int64_t, count), number = -500;
        uint64_t widest = 1 + next_random(&seed) % 600;
        for (size_t i = 0; i < count; i++) {
            number += 1 + (int64_t)(next_random(&seed) % widest);
            numbers[i] = number;
        }
        struct ranges ranges = ranges_make(&arena, numbers, count);
        size_t cells = 0, next = 0;
        for (int64_t n = -501; n <= number + 1; n++) {
            size_t place = ranges_place(&ranges, n);
            bool known = next < count && numbers[next] == n;
            next += known;
            if (known) assert_int_not_equal(place, RANGES_NONE);
            if (place != RANGES_NONE) assert_int_equal(place, cells++);
        }
        assert_int_equal(cells, ranges.cells);
        arena_free(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_gaps_are_bridged),
        cmocka_unit_test(cells_stay_in_proportion),
        cmocka_unit_test(every_number_has_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
