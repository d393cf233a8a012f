// SPDX-License-Identifier: MIT
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

static void an_empty_buffer_is_an_empty_text(void **state) {
    (void)state;
    struct buf buf = {0};
    assert_int_equal(buf_str(&buf).len, 0);
    assert_true(str_given(buf_str(&buf)));
    buf_add(&buf, (struct str){NULL, 0});
    buf_fill(&buf, 'x', 0);
    assert_null(buf.data);
    assert_string_equal(buf_cstr(&buf), "");
    assert_int_equal(buf.len, 0);
    buf_free(&buf);
    assert_null(buf.data);
    buf_free(&buf);
}

static void what_is_added_stands_in_order(void **state) {
    (void)state;
    struct buf buf = {0};
    buf_add(&buf, STR("a\0b"));
    buf_add_char(&buf, '|');
    buf_fill(&buf, '-', 3);
    buf_printf(&buf, "%s:%d", "x", 5);
    buf_printf(&buf, "%s", "");
    buf_add_int(&buf, INT64_MIN);
    buf_add_int(&buf, 0);
    buf_add_int(&buf, INT64_MAX);
    struct str expected = STR("a\0b|---x:5-922337203685477580809223372036854775807");
    assert_true(str_equal(buf_str(&buf), expected));
    assert_int_equal(buf_cstr(&buf)[expected.len], '\0');
    assert_int_equal(buf.len, expected.len);
    buf_clear(&buf);
    buf_add(&buf, STR("new"));
    assert_string_equal(buf_cstr(&buf), "new");
    buf_free(&buf);
}

// Each byte crosses some size at which the buffer grows.
static void grows_byte_by_byte_and_at_once(void **state) {
    (void)state;
    struct buf slow = {0}, fast = {0};
    for (int i = 0; i < 5000; i++) buf_add_char(&slow, (char)('a' + i % 26));
    buf_add(&fast, buf_str(&slow));
    assert_true(str_equal(buf_str(&slow), buf_str(&fast)));
    for (int i = 0; i < 5000; i++) assert_int_equal(fast.data[i], 'a' + i % 26);
    for (size_t length = 250; length < 260; length++) {
        struct buf buf = {0};
        buf_fill(&buf, 'x', length);
        assert_int_equal(strlen(buf_cstr(&buf)), length); // the NUL needs room too
        buf_printf(&buf, "%d", 1);
        assert_int_equal(buf_str(&buf).len, length + 1);
        buf_free(&buf);
    }
    buf_free(&slow);
    buf_free(&fast);
}

static void reserved_room_is_the_callers_to_fill(void **state) {
    (void)state;
    struct buf buf = {0};
    buf_add(&buf, STR("ab"));
    memset(buf_reserve(&buf, 1000), 'x', 1000);
    assert_int_equal(buf.len, 2);
    buf.len += 1000;
    buf_add(&buf, STR("c"));
    assert_int_equal(buf.len, 1003);
    assert_int_equal(buf.data[1001], 'x');
    assert_int_equal(buf.data[1002], 'c');
    buf_free(&buf);
}

static jmp_buf out_of_memory;

static void jump(void) {
    longjmp(out_of_memory, 1);
}

static void room_that_cannot_be_is_out_of_memory(void **state) {
    (void)state;
    static struct buf buf;
    static int failures;
    buf_add(&buf, STR("kept"));
    mem_on_failure(jump);
    if (setjmp(out_of_memory) != 0) failures++;
    if (failures == 0) buf_reserve(&buf, SIZE_MAX);
    if (failures == 1) buf_reserve(&buf, SIZE_MAX / 2 + 1);
    mem_on_failure(NULL);
    assert_int_equal(failures, 2);
    assert_string_equal(buf_cstr(&buf), "kept");
    buf_free(&buf);
}

// Under AddressSanitizer a malloc that fails shall return NULL, as it does without.
__attribute__((visibility("default"))) const char *__asan_default_options(void);
const char *__asan_default_options(void) {
    return "allocator_may_return_null=1";
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_buffer_is_an_empty_text),
        cmocka_unit_test(what_is_added_stands_in_order),
        cmocka_unit_test(grows_byte_by_byte_and_at_once),
        cmocka_unit_test(reserved_room_is_the_callers_to_fill),
        cmocka_unit_test(room_that_cannot_be_is_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
