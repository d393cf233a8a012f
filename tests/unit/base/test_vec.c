// SPDX-License-Identifier: MIT
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/vec.h"

static void items_stay_in_order_while_it_grows(void **state) {
    (void)state;
    VEC(int) numbers = {0};
    for (int i = 0; i < 1000; i++) {
        vec_add(&numbers, i * i);
        assert_int_equal(numbers.count, i + 1);
        assert_true(numbers.room >= numbers.count);
    }
    for (int i = 0; i < 1000; i++) assert_int_equal(numbers.items[i], i * i);
    vec_free(&numbers);
    assert_null(numbers.items);
    assert_int_equal(numbers.count, 0);
    assert_int_equal(numbers.room, 0);
}

struct pair {
    int a, b;
};

static void items_may_be_structs_with_commas(void **state) {
    (void)state;
    VEC(struct pair) pairs = {0};
    vec_add(&pairs, (struct pair){1, 2});
    vec_add(&pairs, (struct pair){3, 4});
    assert_int_equal(pairs.items[0].b, 2);
    assert_int_equal(pairs.items[1].a, 3);
    vec_free(&pairs);
    vec_free(&pairs); // empty and ready, also for this
    vec_add(&pairs, (struct pair){5, 6});
    assert_int_equal(pairs.items[0].a, 5);
    vec_free(&pairs);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_stay_in_order_while_it_grows),
        cmocka_unit_test(items_may_be_structs_with_commas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
