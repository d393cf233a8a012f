// SPDX-License-Identifier: MIT
#include "sandbox.h"

#include <time.h>

#include "output/stamp.h"

static bool touch(const char *path) {
    struct diag diag = {0};
    bool done = stamp_touch(str_from(path), &diag);
    assert_int_equal(done, diag_errors(&diag) == 0);
    diag_free(&diag);
    return done;
}

static void test_existing_stamp_gets_the_present_time(void **state) {
    (void)state;
    put_file("stamp", "somebody's text");
    struct timespec long_ago[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    assert_int_equal(utimensat(AT_FDCWD, "stamp", long_ago, 0), 0);
    time_t now = time(NULL);
    struct stat before = status_of("stamp");
    assert_true(touch("stamp"));
    assert_true(status_of("stamp").st_mtim.tv_sec >= now - 1);
    assert_int_equal(status_of("stamp").st_ino, before.st_ino);
    assert_file("stamp", "somebody's text");
}

static void test_a_missing_stamp_is_not_made(void **state) {
    (void)state;
    assert_false(touch("stamp"));
    assert_false(is_there("stamp"));
    assert_false(touch(""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        sandbox_test(test_existing_stamp_gets_the_present_time),
        sandbox_test(test_a_missing_stamp_is_not_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
