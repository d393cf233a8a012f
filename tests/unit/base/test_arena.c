// SPDX-License-Identifier: MIT
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/mem.h"

// Under AddressSanitizer a malloc that fails shall return NULL, as it does without.
__attribute__((visibility("default"))) const char *__asan_default_options(void);
const char *__asan_default_options(void) {
    return "allocator_may_return_null=1";
}

static void assert_zero(const unsigned char *memory, size_t size) {
    for (size_t i = 0; i < size; i++) assert_int_equal(memory[i], 0);
}

static void allocations_are_aligned_zeroed_and_apart(void **state) {
    (void)state;
    enum { COUNT = 300 };
    struct arena arena = {0};
    unsigned char *all[COUNT];
    for (size_t size = 0; size < COUNT; size++) {
        all[size] = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)all[size] % ARENA_ALIGN, 0);
        assert_zero(all[size], size);
        memset(all[size], (int)(size % 255) + 1, size);
    }
    for (size_t size = 0; size < COUNT; size++) {
        for (size_t i = 0; i < size; i++) assert_int_equal(all[size][i], size % 255 + 1);
    }
    arena_free(&arena);
}

static void memory_that_is_given_again_is_zeroed(void **state) {
    (void)state;
    struct arena arena = {0};
    struct arena_mark mark;
    arena_alloc(&arena, 1); // so that the mark lies inside a chunk
    mark = arena_mark(&arena);
    unsigned char *first = arena_alloc(&arena, 100);
    memset(first, 0xFF, 100);
    arena_release(&arena, mark);
    unsigned char *again = arena_alloc(&arena, 100);
    assert_ptr_equal(again, first);
    assert_zero(again, 100);
    arena_free(&arena);
}

static void marks_nest_and_outlive_chunks(void **state) {
    (void)state;
    struct arena arena = {0};
    struct arena_mark empty = arena_mark(&arena);
    char *kept = arena_alloc(&arena, 10);
    memcpy(kept, "kept", 5);
    struct arena_mark outer = arena_mark(&arena);
    void *next = arena_alloc(&arena, 10);
    struct arena_mark inner = arena_mark(&arena);
    for (int i = 0; i < 100; i++) arena_alloc(&arena, 10000); // many chunks
    arena_release(&arena, inner);
    assert_ptr_equal(arena_alloc(&arena, 1), (char *)next + 16);
    arena_release(&arena, outer);
    assert_ptr_equal(arena_alloc(&arena, 10), next);
    assert_string_equal(kept, "kept");
    arena_release(&arena, empty);
    assert_null(arena.chunk);
    assert_int_equal(arena.used, 0);
    arena_free(&arena); // one chunk was kept to be taken again
}

static void one_allocation_may_be_larger_than_any_chunk(void **state) {
    (void)state;
    enum { LARGE = 3 * 1024 * 1024 + 7 };
    struct arena arena = {0};
    arena_alloc(&arena, 1);
    unsigned char *large = arena_alloc(&arena, LARGE);
    unsigned char *small = arena_alloc(&arena, 100);
    assert_zero(large, LARGE);
    memset(large, 1, LARGE);
    assert_zero(small, 100);
    arena_free(&arena);
}

static void a_freed_arena_is_ready_again(void **state) {
    (void)state;
    struct arena arena = {0};
    arena_free(&arena);
    arena_alloc(&arena, 50000);
    arena_free(&arena);
    assert_null(arena.chunk);
    assert_zero(arena_alloc(&arena, 8), 8);
    arena_free(&arena);
}

static void texts_are_copies_with_a_nul_behind(void **state) {
    (void)state;
    struct arena arena = {0};
    char original[] = "a\0b";
    struct str copy = arena_str(&arena, (struct str){original, 3});
    original[0] = 'x';
    assert_int_equal(copy.len, 3);
    assert_memory_equal(copy.data, "a\0b\0", 4);
    copy = arena_str(&arena, (struct str){NULL, 0});
    assert_true(str_given(copy));
    assert_string_equal(copy.data, "");
    arena_free(&arena);
}

static void printed_texts_may_be_long_or_empty(void **state) {
    (void)state;
    struct arena arena = {0};
    struct str text = arena_printf(&arena, "%d-%s", 413, "x");
    assert_int_equal(text.len, 5);
    assert_string_equal(text.data, "413-x");
    text = arena_printf(&arena, "%s", "");
    assert_int_equal(text.len, 0);
    assert_string_equal(text.data, "");
    text = arena_printf(&arena, "%100000d", 7);
    assert_int_equal(text.len, 100000);
    assert_int_equal(text.data[99999], '7');
    arena_free(&arena);
}

static jmp_buf out_of_memory;

static void jump(void) {
    longjmp(out_of_memory, 1);
}

// A macro, because setjmp must be called where its result is used.
#define assert_out_of_memory(call)           \
    do {                                     \
        if (setjmp(out_of_memory) == 0) {    \
            (void)(call);                    \
            fail_msg("%s came back", #call); \
        }                                    \
    } while (0)

static void sizes_that_cannot_be_never_wrap(void **state) {
    (void)state;
    static struct arena arena; // not in a register that longjmp would restore
    static volatile size_t most = SIZE_MAX; // compilers know that nothing is so large
    mem_on_failure(jump);
    for (int used = 0; used < 2; used++) {
        assert_out_of_memory(arena_alloc(&arena, most));
        assert_out_of_memory(arena_alloc(&arena, most / 2));
        assert_out_of_memory(arena_array(&arena, most / 2, 3));
        assert_out_of_memory(arena_array(&arena, most / 8 + 1, 8));
        arena_alloc(&arena, 1); // the arena is whole after each, and no longer empty
    }
    mem_on_failure(NULL);
    assert_non_null(arena_array(&arena, 0, 8));
    assert_non_null(arena_array(&arena, 8, 0));
    arena_free(&arena);
}

static void texts_are_joined(void **state) {
    (void)state;
    struct arena arena = {0};
    struct str joined = ARENA_JOIN(&arena, STR("ab"), STR(""), (struct str){0}, STR("c"));
    assert_int_equal(joined.len, 3);
    assert_string_equal(joined.data, "abc");
    joined = ARENA_JOIN(&arena, STR(""));
    assert_int_equal(joined.len, 0);
    assert_string_equal(joined.data, "");
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_are_aligned_zeroed_and_apart),
        cmocka_unit_test(memory_that_is_given_again_is_zeroed),
        cmocka_unit_test(marks_nest_and_outlive_chunks),
        cmocka_unit_test(one_allocation_may_be_larger_than_any_chunk),
        cmocka_unit_test(a_freed_arena_is_ready_again),
        cmocka_unit_test(texts_are_copies_with_a_nul_behind),
        cmocka_unit_test(printed_texts_may_be_long_or_empty),
        cmocka_unit_test(sizes_that_cannot_be_never_wrap),
        cmocka_unit_test(texts_are_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
