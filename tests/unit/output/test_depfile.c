// SPDX-License-Identifier: MIT
#include "sandbox.h"

#include "base/buf.h"
#include "output/depfile.h"

enum { MOST = 8 };

// The depfile of the lists, each of which ends with NULL.
static void check(const char *const *targets, const char *const *inputs, const char *expected) {
    struct str target_texts[MOST], input_texts[MOST];
    struct depfile depfile = {.targets = target_texts, .inputs = input_texts};
    for (; targets[depfile.target_count] != NULL; depfile.target_count++) {
        target_texts[depfile.target_count] = str_from(targets[depfile.target_count]);
    }
    for (; inputs[depfile.input_count] != NULL; depfile.input_count++) {
        input_texts[depfile.input_count] = str_from(inputs[depfile.input_count]);
    }
    struct buf out = {0};
    struct diag diag = {0};
    if (expected == NULL) {
        assert_false(depfile_render(&out, &depfile, &diag));
        assert_finding(&diag, RULE_WRITE, "a depfile cannot name");
        assert_int_equal(out.len, 0);
    } else {
        assert_true(depfile_render(&out, &depfile, &diag));
        assert_string_equal(buf_cstr(&out), expected);
    }
    diag_free(&diag);
    buf_free(&out);
}

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NONE ((const char *const[]){NULL})

static void test_inputs_and_phony_rules(void **state) {
    (void)state;
    check(LIST("codes.stamp"), LIST("a.yaml", "b/c.yaml"),
          "codes.stamp: \\\n  a.yaml \\\n  b/c.yaml\n\na.yaml: \n\nb/c.yaml: \n");
}

static void test_several_targets(void **state) {
    (void)state;
    check(LIST("x", "y", "z"), LIST("a"), "x \\\n  y \\\n  z: \\\n  a\n\na: \n");
}

static void test_what_is_no_file_is_left_out(void **state) {
    (void)state;
    check(LIST("x"), LIST("builtin:spec/a.yaml", "-", "a"), "x: \\\n  a\n\na: \n");
    check(LIST("x"), LIST("builtin:spec/a.yaml"), "x: \n");
    check(LIST("x"), NONE, "x: \n");
}

static void test_escapes(void **state) {
    (void)state;
    check(LIST("my x"), LIST("a b#c$d\te"),
          "my\\ x: \\\n  a\\ b\\#c$$d\\\te\n\na\\ b\\#c$$d\\\te: \n");
    check(LIST("x"), LIST("a\\b"), "x: \\\n  a\\b\n\na\\b: \n");
    check(LIST("x"), LIST("a\\ b"), "x: \\\n  a\\\\\\ b\n\na\\\\\\ b: \n");
    check(LIST("\xc3\x80"), LIST("!"), "\xc3\x80: \\\n  !\n\n!: \n");
    check(LIST("C:/x y"), LIST("gr\xc3\xbc"), "C:/x\\ y: \\\n  gr\xc3\xbc\n\ngr\xc3\xbc: \n");
}

static void test_what_make_would_run_is_refused(void **state) {
    (void)state;
    check(LIST("x"), LIST("a", "b\nall:; rm"), NULL);
    check(LIST("x"), LIST("a;touch pwned"), NULL);
    check(LIST("x\r"), LIST("a"), NULL);
    check(LIST("x\x1f"), LIST("a"), NULL);
    check(LIST("x\x7f"), LIST("a"), NULL);
    check(LIST(""), LIST("a"), NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inputs_and_phony_rules),
        cmocka_unit_test(test_several_targets),
        cmocka_unit_test(test_what_is_no_file_is_left_out),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_what_make_would_run_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
