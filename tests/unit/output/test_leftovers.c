// SPDX-License-Identifier: MIT
// What a run that ends early takes away again. The function below takes the place of the C
// library's for this program: nothing on the disk is touched.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "output/leftovers.h"

enum { FOLDER = 7, MOST_CALLS = 8 };

static struct {
    int errors[MOST_CALLS]; // of the calls one after the other; 0 is success
    const char *names[MOST_CALLS];
    int flags[MOST_CALLS];
    int count;
} calls;

int unlinkat(int folder, const char *name, int flags) {
    assert_int_equal(folder, FOLDER);
    assert_in_range(calls.count, 0, MOST_CALLS - 1);
    calls.names[calls.count] = name;
    calls.flags[calls.count] = flags;
    errno = calls.errors[calls.count++];
    return errno != 0 ? -1 : 0;
}

static int forget(void **state) {
    (void)state;
    leftovers_forget();
    memset(&calls, 0, sizeof calls);
    return 0;
}

static void what_is_removed_is_gone(void **state) {
    (void)state;
    struct leftover file = {.folder = FOLDER, .name = "file", .flags = 5};
    assert_true(leftover_remove(&file));
    assert_true(file.gone);
    assert_string_equal(calls.names[0], "file");
    assert_int_equal(calls.flags[0], 5);
    assert_true(leftover_remove(&file));
    assert_int_equal(calls.count, 1);
}

static void what_is_not_there_is_gone(void **state) {
    (void)state;
    struct leftover file = {.folder = FOLDER, .name = "file"};
    calls.errors[0] = ENOENT;
    assert_true(leftover_remove(&file));
    assert_int_equal(calls.count, 1);
}

static void one_failure_is_forgiven(void **state) {
    (void)state;
    struct leftover file = {.folder = FOLDER, .name = "file"};
    calls.errors[0] = EIO;
    assert_true(leftover_remove(&file));
    assert_int_equal(calls.count, 2);
}

static void a_second_failure_is_not(void **state) {
    (void)state;
    struct leftover file = {.folder = FOLDER, .name = "file"};
    calls.errors[0] = calls.errors[1] = EIO;
    assert_false(leftover_remove(&file));
    assert_false(file.gone);
    assert_int_equal(calls.count, 2);
}

// A file goes before the folder that was made for it.
static void the_newest_goes_first(void **state) {
    (void)state;
    struct leftover folder = {.folder = FOLDER, .name = "folder", .gone = true};
    struct leftover file = {.folder = FOLDER, .name = "file"};
    leftovers_add(&folder);
    assert_false(folder.gone);
    leftovers_add(&file);
    leftovers_discard();
    assert_int_equal(calls.count, 2);
    assert_string_equal(calls.names[0], "file");
    assert_string_equal(calls.names[1], "folder");
    leftovers_discard();
    assert_int_equal(calls.count, 2);
}

static void what_stays_is_forgotten(void **state) {
    (void)state;
    struct leftover file = {.folder = FOLDER, .name = "file"};
    leftovers_add(&file);
    leftovers_forget();
    leftovers_discard();
    assert_int_equal(calls.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_is_removed_is_gone, forget),
        cmocka_unit_test_teardown(what_is_not_there_is_gone, forget),
        cmocka_unit_test_teardown(one_failure_is_forgiven, forget),
        cmocka_unit_test_teardown(a_second_failure_is_not, forget),
        cmocka_unit_test_teardown(the_newest_goes_first, forget),
        cmocka_unit_test_teardown(what_stays_is_forgotten, forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
