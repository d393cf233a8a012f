// SPDX-License-Identifier: MIT
#include "sandbox.h"

#include "base/buf.h"
#include "output/drift.h"

// The diff of a file in this state, whose old text may have been kept.
static void check(enum file_state state, struct str old, const char *expected) {
    struct plan_file file = {.path = STR("a"), .bytes = STR("new\n")};
    struct compared compared = {.state = state, .old = old};
    struct buf out = {0};
    drift_diff(&out, &file, &compared, STR("out/a"));
    assert_string_equal(buf_cstr(&out), expected);
    buf_free(&out);
}

#define CHANGED "--- out/a\n+++ out/a\n@@ -1 +1 @@\n-old\n+new\n"

static void test_what_differs_is_shown(void **state) {
    (void)state;
    check(FILE_DIFFERENT, STR("old\n"), CHANGED);
    check(FILE_NO_MARKER, STR("old\n"), CHANGED);
    check(FILE_DIFFERENT, STR(""), "--- out/a\n+++ out/a\n@@ -0,0 +1 @@\n+new\n");
}

static void test_a_missing_file_is_all_new(void **state) {
    (void)state;
    check(FILE_MISSING, (struct str){0}, "--- /dev/null\n+++ out/a\n@@ -0,0 +1 @@\n+new\n");
}

static void test_nothing_is_shown_of_other_states(void **state) {
    (void)state;
    check(FILE_SAME, STR("new\n"), "");
    check(FILE_SAME_BUT_CRLF, STR("new\r\n"), "");
    check(FILE_SPECIAL, STR("old\n"), "");
    check(FILE_FOLDER, STR("old\n"), "");
}

static void test_nothing_is_shown_of_a_text_that_was_not_kept(void **state) {
    (void)state;
    check(FILE_DIFFERENT, (struct str){0}, "");
    check(FILE_NO_MARKER, (struct str){0}, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_differs_is_shown),
        cmocka_unit_test(test_a_missing_file_is_all_new),
        cmocka_unit_test(test_nothing_is_shown_of_other_states),
        cmocka_unit_test(test_nothing_is_shown_of_a_text_that_was_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
