// SPDX-License-Identifier: MIT
#include "sandbox.h"

#include <limits.h>

#include "base/buf.h"
#include "output/compare.h"

// The state of one planned file in the folder "out".
static enum file_state state_of(const char *path, const char *bytes) {
    struct plan plan = {.folder = STR("out")};
    struct comparison comparison;
    struct diag diag = {0};
    add_output(&plan, path, bytes);
    assert_true(compare_plan(&comparison, &plan, false, &diag));
    enum file_state state = comparison.files.items[0].state;
    comparison_free(&comparison);
    plan_free(&plan);
    return state;
}

static void test_missing(void **state) {
    (void)state;
    assert_int_equal(state_of("a", "x"), FILE_MISSING);
    put_folder("out");
    assert_int_equal(state_of("a", "x"), FILE_MISSING);
    assert_int_equal(state_of("b/c/a", "x"), FILE_MISSING);
    assert_int_equal(entries_in("out"), 0);
}

static void test_same_and_different(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", MARKED "one\n");
    assert_int_equal(state_of("a", MARKED "one\n"), FILE_SAME);
    assert_int_equal(state_of("a", MARKED "two\n"), FILE_DIFFERENT);
    assert_int_equal(state_of("a", MARKED), FILE_DIFFERENT);
    assert_int_equal(state_of("a", MARKED "one\nmore\n"), FILE_DIFFERENT);
}

static void test_marker(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", "mine\n");
    assert_int_equal(state_of("a", "your\n"), FILE_NO_MARKER);
    assert_int_equal(state_of("a", "others\n"), FILE_NO_MARKER);
    assert_int_equal(state_of("a", "mine\n"), FILE_SAME);
    put_file("out/a", "");
    assert_int_equal(state_of("a", "x"), FILE_DIFFERENT);
}

static void test_marker_must_be_in_the_head(void **state) {
    (void)state;
    put_folder("out");
    struct buf text = {0};
    buf_fill(&text, 'x', COMPARE_HEAD - strlen(COMPARE_MARKER));
    buf_printf(&text, "%s and more", COMPARE_MARKER);
    put_file("out/a", buf_cstr(&text));
    assert_int_equal(state_of("a", "short"), FILE_DIFFERENT);
    put_file("out/a", "x");
    FILE *file = fopen("out/a", "ab");
    fputs(buf_cstr(&text), file);
    fclose(file);
    assert_int_equal(state_of("a", "short"), FILE_NO_MARKER);
    buf_free(&text);
}

static void test_own_marker(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", "made by hand, they say\n");
    struct plan plan = {.folder = STR("out")};
    struct comparison comparison;
    struct diag diag = {0};
    plan_add(&plan, (struct plan_file){.path = STR("a"), .bytes = STR("new"), .marker = STR("made by hand")});
    assert_true(compare_plan(&comparison, &plan, false, &diag));
    assert_int_equal(comparison.files.items[0].state, FILE_DIFFERENT);
    comparison_free(&comparison);
    plan_free(&plan);
}

// A longer file that begins with exactly what is planned is not the same.
static void test_prefix_as_long_as_the_head(void **state) {
    (void)state;
    put_folder("out");
    struct buf text = {0};
    buf_add(&text, STR(MARKED));
    buf_fill(&text, 'x', COMPARE_HEAD - text.len);
    put_file("out/a", buf_cstr(&text));
    FILE *file = fopen("out/a", "ab");
    fputs("and more", file);
    fclose(file);
    assert_int_equal(state_of("a", buf_cstr(&text)), FILE_DIFFERENT);
    buf_free(&text);
}

static void test_crlf(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", "one\r\n\r\ntwo\r\n");
    assert_int_equal(state_of("a", "one\n\ntwo\n"), FILE_SAME_BUT_CRLF);
    put_file("out/a", "one\r\n\r\ntwo");
    assert_int_equal(state_of("a", "one\n\ntwo"), FILE_SAME_BUT_CRLF);
    put_file("out/a", MARKED "one\r\ntwo\n");
    assert_int_equal(state_of("a", MARKED "one\ntwo\n"), FILE_DIFFERENT);
    put_file("out/a", MARKED "one\r\r\n");
    assert_int_equal(state_of("a", MARKED "one\n"), FILE_DIFFERENT);
    put_file("out/a", "one\r\ntwo\r\nmore\r\n");
    assert_int_equal(state_of("a", "one\ntwo\n"), FILE_NO_MARKER);
    put_file("out/a", "one\r\ntwx\r\n");
    assert_int_equal(state_of("a", "one\ntwo\n"), FILE_NO_MARKER);
}

static void test_special_kinds(void **state) {
    (void)state;
    put_folder("out");
    put_folder("out/folder");
    put_file("out/file", "x");
    put_file("outside", "x");
    assert_int_equal(mkfifo("out/fifo", 0666), 0);
    assert_int_equal(symlink("../outside", "out/leads-out"), 0);
    assert_int_equal(symlink("file", "out/leads-in"), 0);
    assert_int_equal(symlink("gone", "out/leads-nowhere"), 0);
    assert_int_equal(symlink("turns", "out/turns"), 0);
    assert_int_equal(symlink("..", "out/leads-up"), 0);
    assert_int_equal(symlink(".", "out/leads-here"), 0);
    assert_int_equal(state_of("folder", "x"), FILE_FOLDER);
    assert_int_equal(state_of("fifo", "x"), FILE_SPECIAL);
    assert_int_equal(state_of("leads-out", "x"), FILE_LINK_OUT);
    assert_int_equal(state_of("leads-in", "x"), FILE_SAME);
    assert_int_equal(state_of("leads-nowhere", "x"), FILE_LINK_NOWHERE);
    assert_int_equal(state_of("turns", "x"), FILE_LINK_NOWHERE);
    assert_int_equal(state_of("leads-up", "x"), FILE_LINK_OUT);
    assert_int_equal(state_of("leads-up/outside", "x"), FILE_LINK_OUT);
    assert_int_equal(state_of("leads-here", "x"), FILE_FOLDER);
    assert_int_equal(state_of("leads-here/file", "x"), FILE_SAME);
}

// "outside" begins with the letters of "out": that is not inside.
static void test_neighbour_with_the_same_beginning(void **state) {
    (void)state;
    put_folder("out");
    put_folder("outside");
    put_file("outside/file", "x");
    assert_int_equal(symlink("../outside/file", "out/a"), 0);
    assert_int_equal(state_of("a", "x"), FILE_LINK_OUT);
}

static void test_output_folder_may_be_a_link(void **state) {
    (void)state;
    put_folder("real");
    put_file("real/file", "x");
    assert_int_equal(symlink("real", "out"), 0);
    assert_int_equal(state_of("file", "x"), FILE_SAME);
}

static void test_output_folder_may_have_a_short_name(void **state) {
    (void)state;
    put_folder("o");
    put_file("o/a", "x");
    put_file("a", "y");
    const struct {
        struct str folder;
        const char *bytes;
    } cases[] = {{STR("o"), "x"}, {STR("."), "y"}, {STR(""), "y"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct plan plan = {.folder = cases[i].folder};
        struct comparison comparison;
        struct diag diag = {0};
        add_output(&plan, "a", cases[i].bytes);
        assert_true(compare_plan(&comparison, &plan, false, &diag));
        assert_int_equal(comparison.files.items[0].state, FILE_SAME);
        comparison_free(&comparison);
        plan_free(&plan);
    }
}

// The state of one file that the user named, or -1 with the reason reported.
static int state_of_named(const char *path, const char *reason) {
    struct plan plan = {0};
    struct comparison comparison;
    struct diag diag = {0};
    add_output(&plan, "", "x");
    plan_one_file(&plan, str_from(path));
    bool compared = compare_plan(&comparison, &plan, false, &diag);
    if (!compared) assert_finding(&diag, RULE_READ, reason);
    int found = compared ? (int)comparison.files.items[0].state : -1;
    comparison_free(&comparison);
    diag_free(&diag);
    plan_free(&plan);
    return found;
}

// A link to nothing is no fault of the disk; what else hinders is.
static void test_links_that_lead_nowhere(void **state) {
    (void)state;
    char name[NAME_MAX + 2];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    put_folder("out");
    put_file("out/file", "x");
    assert_int_equal(symlink("gone", "out/to-nothing"), 0);
    assert_int_equal(symlink("turns", "out/turns"), 0);
    assert_int_equal(symlink("file/x", "out/below-a-file"), 0);
    assert_int_equal(symlink(name, "out/too-long"), 0);
    assert_int_equal(state_of("to-nothing", "x"), FILE_LINK_NOWHERE);
    assert_int_equal(state_of("turns", "x"), FILE_LINK_NOWHERE);
    assert_int_equal(state_of("below-a-file", "x"), FILE_LINK_NOWHERE);
    assert_int_equal(state_of_named("out/to-nothing", ""), FILE_LINK_NOWHERE);
    assert_int_equal(state_of_named("out/turns", ""), FILE_LINK_NOWHERE);
    assert_int_equal(state_of_named("out/below-a-file", ""), FILE_LINK_NOWHERE);
    assert_int_equal(state_of_named("out/too-long", "File name too long"), -1);
}

// The path of "out/file" through the given number of links to the same folder.
static bool compares_through(size_t links) {
    struct buf path = {0};
    for (size_t i = 0; i < links; i++) buf_add(&path, STR("here/"));
    buf_add(&path, STR("file"));
    struct plan plan = {.folder = STR("out")};
    struct comparison comparison;
    struct diag diag = {0};
    add_output(&plan, buf_cstr(&path), "x");
    bool compared = compare_plan(&comparison, &plan, false, &diag);
    if (!compared) assert_finding(&diag, RULE_READ, "Too many levels of symbolic links");
    if (compared) assert_int_equal(comparison.files.items[0].state, FILE_SAME);
    comparison_free(&comparison);
    diag_free(&diag);
    plan_free(&plan);
    buf_free(&path);
    return compared;
}

static void test_links_in_a_path_are_bounded(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/file", "x");
    assert_int_equal(symlink(".", "out/here"), 0);
    assert_true(compares_through(1));
    assert_true(compares_through(15));
    assert_false(compares_through(16));
}

// Files are read in parts: where they differ must not matter.
static void test_large_files_are_compared_to_the_end(void **state) {
    (void)state;
    enum { SIZE = 3 * 64 * 1024 }; // a whole number of parts
    char *bytes = malloc(SIZE + 2);
    memset(bytes, 'x', SIZE + 1);
    bytes[SIZE + 1] = '\0';
    memcpy(bytes, MARKED, sizeof MARKED - 1);
    put_folder("out");
    put_file("out/longer", bytes);
    bytes[SIZE] = '\0';
    put_file("out/a", bytes);
    assert_int_equal(state_of("a", bytes), FILE_SAME);
    assert_int_equal(state_of("longer", bytes), FILE_DIFFERENT);
    static const size_t odd[] = {SIZE / 3 - 1, SIZE / 3, SIZE / 2, SIZE - 1};
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
        bytes[odd[i]] = 'y';
        assert_int_equal(state_of("a", bytes), FILE_DIFFERENT);
        bytes[odd[i]] = 'x';
    }
    bytes[SIZE - 1] = '\0';
    assert_int_equal(state_of("a", bytes), FILE_DIFFERENT);
    free(bytes);
}

// As when a file is compared while others are still to be rendered.
static void test_files_can_be_compared_one_by_one(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", "x");
    struct plan plan = {.folder = STR("out")};
    struct comparison comparison = {0};
    struct diag diag = {0};
    compare_begin(&comparison, &plan, false);
    add_output(&plan, "a", "x");
    assert_int_equal(compare_next(&comparison, &plan.files.items[0]), FILE_SAME);
    plan_drop(&plan.files.items[0]);
    add_output(&plan, "a/b", "x");
    assert_int_not_equal(compare_next(&comparison, &plan.files.items[1]), FILE_SAME);
    add_output(&plan, "c", "x");
    assert_int_equal(diag.errors, 0); // nothing is said before the end
    assert_false(compare_end(&comparison, &plan, &diag));
    assert_finding(&diag, RULE_READ, "'out/a/b': Not a directory");
    assert_int_equal(comparison.files.count, 3);
    assert_int_equal(comparison.files.items[0].state, FILE_SAME);
    assert_int_equal(comparison.files.items[2].state, FILE_MISSING);
    comparison_free(&comparison);
    diag_free(&diag);
    plan_free(&plan);
}

static void test_unreadable_is_reported(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", "a file");
    struct plan plan = {.folder = STR("out")};
    struct comparison comparison;
    struct diag diag = {0};
    add_output(&plan, "a/b", "x");
    add_output(&plan, "c", "x");
    assert_false(compare_plan(&comparison, &plan, false, &diag));
    assert_finding(&diag, RULE_READ, "'out/a/b': Not a directory");
    comparison_free(&comparison);
    diag_free(&diag);
    plan_free(&plan);
}

static void test_old_text_is_kept_on_request(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", "old text");
    struct plan plan = {.folder = STR("out")};
    struct comparison comparison;
    struct diag diag = {0};
    add_output(&plan, "a", "new");
    add_output(&plan, "b", "new");
    assert_true(compare_plan(&comparison, &plan, true, &diag));
    assert_true(str_equal(comparison.files.items[0].old, STR("old text")));
    assert_false(str_given(comparison.files.items[1].old));
    comparison_free(&comparison);
    assert_false(comparison.begun);
    comparison_free(&comparison); // of an empty one there is nothing to free
    plan_free(&plan);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        sandbox_test(test_missing),
        sandbox_test(test_same_and_different),
        sandbox_test(test_marker),
        sandbox_test(test_marker_must_be_in_the_head),
        sandbox_test(test_own_marker),
        sandbox_test(test_prefix_as_long_as_the_head),
        sandbox_test(test_crlf),
        sandbox_test(test_special_kinds),
        sandbox_test(test_neighbour_with_the_same_beginning),
        sandbox_test(test_output_folder_may_be_a_link),
        sandbox_test(test_output_folder_may_have_a_short_name),
        sandbox_test(test_links_that_lead_nowhere),
        sandbox_test(test_links_in_a_path_are_bounded),
        sandbox_test(test_large_files_are_compared_to_the_end),
        sandbox_test(test_files_can_be_compared_one_by_one),
        sandbox_test(test_unreadable_is_reported),
        sandbox_test(test_old_text_is_kept_on_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
