// SPDX-License-Identifier: MIT
#include "sandbox.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "base/buf.h"
#include "output/plan.h"

static bool accepts(struct plan *plan, struct diag *diag) {
    *diag = (struct diag){0};
    return plan_check(plan, diag);
}

static void check_path(struct str path, bool expected) {
    struct plan plan = {0};
    struct diag diag;
    plan_add(&plan, (struct plan_file){.path = path, .bytes = STR("x")});
    if (accepts(&plan, &diag) != expected) {
        fail_msg("'%.*s' should be %s", STR_ARG(path), expected ? "accepted" : "refused");
    }
    if (!expected) assert_int_equal(diag.messages.items[0].rule, RULE_OUTPUT_PATH);
    diag_free(&diag);
    plan_free(&plan);
}

static void test_good_paths(void **state) {
    (void)state;
    static const char *const paths[] = {"a",          "a/b/c.h",  "a.b..c/d",  ".hidden", "...a",
                                        "with blank", "-",        "com0",      "com10",   "console",
                                        "nully.txt",  "a/lpt.h", "aux_codes", "x+y,z=1@2#%~[]{}"};
    const size_t count = sizeof paths / sizeof paths[0];
    for (size_t i = 0; i < count; i++) check_path(str_from(paths[i]), true);
}

static void test_bad_paths(void **state) {
    (void)state;
    static const char *const paths[] = {
        "",         "/",        "/a",       "a/",     "a//b",    ".",       "..",       "a/../b",
        "a/./b",    "../a",     "a/..",     "a\\b",   "a\nb",    "a\tb",    "a\x7f",  "gr\xc3\xbc",
        "\xff",     "a.",       "a ",       "a./b",   "a /b",    "con",     "CON",      "nul.txt",
        "a/Aux.h",  "prn/x",    "com1",     "LPT9.c", "com5.a.b", "nul .h", "conin$",   "c:x",
        "a:b",      "a*",       "a?b",      "\"a\"",  "a<b",     "a>b",     "a|b",
    };
    const size_t count = sizeof paths / sizeof paths[0];
    for (size_t i = 0; i < count; i++) check_path(str_from(paths[i]), false);
    check_path(STR("a\0b"), false);
}

static bool accepts_pair(const char *a, const char *b) {
    struct plan plan = {0};
    struct diag diag;
    add_output(&plan, "m/other", "x");
    add_output(&plan, a, "x");
    add_output(&plan, "z/other", "x");
    add_output(&plan, b, "x");
    bool accepted = accepts(&plan, &diag);
    if (!accepted) assert_int_equal(diag.messages.items[0].rule, RULE_OUTPUT_PATH);
    diag_free(&diag);
    plan_free(&plan);
    return accepted;
}

static void test_paths_that_meet(void **state) {
    (void)state;
    assert_true(accepts_pair("a/b", "a/c"));
    assert_true(accepts_pair("a", "ab/c"));
    assert_true(accepts_pair("a", "a.b/c"));
    assert_false(accepts_pair("a/b", "a/b"));
    assert_false(accepts_pair("a/B.h", "A/b.h"));
    assert_false(accepts_pair("a", "a/b/c"));
    assert_false(accepts_pair("a/b/c", "A"));
}

static void test_every_path_is_looked_at(void **state) {
    (void)state;
    assert_true(accepts_pair("a", "b"));
    assert_false(accepts_pair("a", "b?"));
    assert_false(accepts_pair("a?", "b"));
}

static void test_case_twins_are_explained(void **state) {
    (void)state;
    struct plan plan = {0};
    struct diag diag;
    add_output(&plan, "Codes.h", "x");
    add_output(&plan, "codes.h", "x");
    assert_false(accepts(&plan, &diag));
    assert_finding(&diag, RULE_OUTPUT_PATH, "Codes.h");
    assert_int_equal(diag.messages.items[0].notes.count, 1);
    diag_free(&diag);
    plan_free(&plan);
}

// The sizes lie, but nothing reads the bytes.
static void test_limits(void **state) {
    (void)state;
    static const char *const paths[] = {"a", "b", "c", "d"};
    struct plan plan = {0};
    struct diag diag;
    for (size_t i = 0; i < 4; i++) {
        struct plan_file file = {.path = str_from(paths[i]), .bytes = {"", PLAN_MAX_FILE}};
        plan_add(&plan, file);
    }
    assert_true(accepts(&plan, &diag));
    plan_drop(&plan.files.items[0]); // its bytes count all the same
    plan_add(&plan, (struct plan_file){.path = STR("e"), .bytes = STR("x")});
    assert_false(accepts(&plan, &diag));
    assert_finding(&diag, RULE_OUTPUT_LIMIT, "all outputs");
    diag_free(&diag);
    plan_free(&plan);

    plan_add(&plan, (struct plan_file){.path = STR("a"), .bytes = {"", (size_t)PLAN_MAX_FILE + 1}});
    assert_false(accepts(&plan, &diag));
    assert_finding(&diag, RULE_OUTPUT_LIMIT, "'a'");
    diag_free(&diag);
    plan_free(&plan);
}

// A plan that allows more, or less, measures both limits by that.
static void test_limits_as_asked(void **state) {
    (void)state;
    enum { MOST = 10 };
    static const struct {
        size_t size, count;
        bool accepted;
    } cases[] = {{MOST - 1, 1, true}, {MOST, 1, true},      {MOST + 1, 1, false},
                 {MOST, 4, true},     {MOST - 1, 4, true},  {MOST - 1, 5, false}};
    static const char *const paths[] = {"a", "b", "c", "d", "e"};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct plan plan = {.max_file = MOST};
        struct diag diag;
        for (size_t f = 0; f < cases[i].count; f++) {
            add_output(&plan, paths[f], "xxxxxxxxxxx");
            plan.files.items[f].bytes.len = cases[i].size;
        }
        assert_int_equal(accepts(&plan, &diag), cases[i].accepted);
        if (!cases[i].accepted) assert_int_equal(diag.messages.items[0].rule, RULE_OUTPUT_LIMIT);
        diag_free(&diag);
        plan_free(&plan);
    }
}

static void check_one_file(const char *path, const char *folder, const char *name, bool expected) {
    struct plan plan = {0};
    struct diag diag;
    plan_add(&plan, (struct plan_file){.bytes = STR("x")});
    plan_one_file(&plan, str_from(path));
    assert_true(str_equal(plan.folder, str_from(folder)));
    assert_true(str_equal(plan.files.items[0].path, str_from(name)));
    assert_int_equal(accepts(&plan, &diag), expected);
    diag_free(&diag);
    plan_free(&plan);
}

static void test_one_file(void **state) {
    (void)state;
    check_one_file("codes.h", "", "codes.h", true);
    check_one_file("a/b/codes.h", "a/b", "codes.h", true);
    check_one_file("../codes.h", "..", "codes.h", true);
    check_one_file("/codes.h", "/", "codes.h", true);
    check_one_file("/a/codes.h", "/a", "codes.h", true);
    check_one_file("gr\xc3\xbc\xc3\x9f" "e.h", "", "gr\xc3\xbc\xc3\x9f" "e.h", true);
    check_one_file("a/", "a", "", false);
    check_one_file("a/..", "a", "..", false);
}

static void test_one_file_is_the_first(void **state) {
    (void)state;
    struct plan plan = {0};
    add_output(&plan, "x/first", "1");
    add_output(&plan, "second", "2");
    add_output(&plan, "third", "3");
    plan_one_file(&plan, STR("a/mine"));
    assert_int_equal(plan.files.count, 1);
    assert_true(str_equal(plan.files.items[0].path, STR("mine")));
    assert_true(str_equal(plan.files.items[0].bytes, STR("1")));
    plan_free(&plan);
    assert_int_equal(plan.files.count, 0);
    assert_false(plan.one_file);
}

static void check_joined(const char *folder, const char *name, const char *expected) {
    struct arena arena = {0};
    assert_string_equal(join_paths(&arena, str_from(folder), str_from(name)).data, expected);
    arena_free(&arena);
}

static void test_joined_paths(void **state) {
    (void)state;
    check_joined("", "b", "b");
    check_joined("a", "b", "a/b");
    check_joined("a/", "b", "a/b");
    check_joined("/", "b/c", "/b/c");
    check_joined("a", "", "a/");
}

static void test_folder_without_nul(void **state) {
    (void)state;
    struct plan plan = {.folder = STR("a\0b")};
    struct diag diag;
    assert_false(accepts(&plan, &diag));
    assert_finding(&diag, RULE_OUTPUT_PATH, "NUL");
    diag_free(&diag);
    plan_free(&plan);
}

static void check_shown_path(const char *folder, const char *expected) {
    struct plan plan = {.folder = str_from(folder)};
    struct arena arena = {0};
    add_output(&plan, "b/c", "x");
    assert_string_equal(plan_path(&plan, &plan.files.items[0], &arena).data, expected);
    arena_free(&arena);
    plan_free(&plan);
}

static void test_shown_paths(void **state) {
    (void)state;
    check_shown_path("", "b/c");
    check_shown_path(".", "b/c");
    check_shown_path("a", "a/b/c");
    check_shown_path("a/", "a/b/c");
    check_shown_path("/", "/b/c");
}

// In a process of its own: reads all there is. Its exit status tells whether it was right.
static pid_t start_reader(const int ends[2]) {
    pid_t reader = fork();
    assert_int_not_equal(reader, -1);
    if (reader > 0) return reader;
    close(ends[1]);
    nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL); // until the pipe is full
    static char text[400000];
    size_t length = 0;
    for (ssize_t got; (got = read(ends[0], text + length, sizeof text - length)) > 0;) {
        length += (size_t)got;
    }
    _exit(length == 300000 && text[0] == 'a' && text[299999] == 'b' ? 0 : 1);
}

// More than a pipe holds, through an end that does not block: short counts and EAGAIN.
static void test_print_through_a_pipe(void **state) {
    (void)state;
    struct buf big = {0};
    buf_fill(&big, 'a', 299999);
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    pid_t reader = start_reader(ends);
    struct plan plan = {0};
    struct diag diag = {0};
    plan_add(&plan, (struct plan_file){.path = STR("a"), .bytes = buf_str(&big)});
    add_output(&plan, "b", "b");
    assert_true(plan_print(&plan, ends[1], &diag));
    close(ends[1]);
    close(ends[0]);
    assert_int_equal(waitpid(reader, &status, 0), reader);
    assert_int_equal(status, 0);
    plan_free(&plan);
    buf_free(&big);
}

static void test_print_failures_are_reported(void **state) {
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    struct plan plan = {0};
    struct diag diag = {0};
    add_output(&plan, "a", "a");
    assert_false(plan_print(&plan, ends[1], &diag));
    assert_finding(&diag, RULE_WRITE, "standard output: Broken pipe");
    close(ends[1]);
    diag_free(&diag);
    plan_free(&plan);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_paths),
        cmocka_unit_test(test_bad_paths),
        cmocka_unit_test(test_paths_that_meet),
        cmocka_unit_test(test_every_path_is_looked_at),
        cmocka_unit_test(test_case_twins_are_explained),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_limits_as_asked),
        cmocka_unit_test(test_one_file),
        cmocka_unit_test(test_one_file_is_the_first),
        cmocka_unit_test(test_joined_paths),
        cmocka_unit_test(test_folder_without_nul),
        cmocka_unit_test(test_shown_paths),
        cmocka_unit_test(test_print_through_a_pipe),
        cmocka_unit_test(test_print_failures_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
