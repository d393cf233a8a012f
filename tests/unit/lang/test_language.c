// SPDX-License-Identifier: MIT
#include "world.h"

const struct embedded_file embedded_files[] = {FILE_OF("none", "")};
const size_t embedded_file_count = 1;

static void the_smallest_language_has_defaults(void **state) {
    const struct language *language = language_of(*state, LANGUAGE);
    assert_text(language->id, "test");
    assert_text(language->title, "Test");
    assert_int_equal(language->outputs.count, 1);
    const struct output *output = &ARRAY_AT(language->outputs, struct output, 0);
    assert_text(output->path, "out.txt");
    assert_text(output->template, "main");
    assert_int_equal(output->each, EACH_REGISTRY);
    assert_int_equal(language->max_line, NUMBER_ABSENT);
    assert_false(str_given(language->reserved_suffix));
    assert_false(language_reserves(language, STR("if")));
    assert_null(language_option(language, STR("prefix")));
}

static void all_keys_are_read(void **state) {
    const struct language *language = language_of(
        *state,
        "statusgen: 1\n"
        "title: Test\n"
        "outputs: [{path: a, template: b, each: specification}]\n"
        "options:\n"
        "  prefix: {type: name, default: '{{module.flat}}_', summary: s}\n"
        "  inline: {type: flag, summary: s}\n"
        "  banner: {type: text, default: hello, summary: s}\n"
        "names:\n"
        "  constant: {summary: s, form: '{{id.snake}}', scope: x, usage: '{{name}}'}\n"
        "  kind: {summary: s, form: '{{class.snake}}', of: class}\n"
        "helpers: [{name: map, scope: x}]\n"
        "reserved: [if, else]\n"
        "reserved_suffix: _\n"
        "views:\n"
        "  lit: {summary: s, raw: ascii, other: {unit: byte, base: hex, digits: 2}}\n"
        "  doc: {summary: s, wrap: 92, other: {unit: byte, base: hex, digits: 2}}\n"
        "integers: {u8: byte, u16: word}\n"
        "max_line: 120\n");
    assert_int_equal(ARRAY_AT(language->outputs, struct output, 0).each, EACH_SPEC);
    assert_int_equal(language_option(language, STR("prefix"))->type, OPTION_NAME);
    assert_text(language_option(language, STR("inline"))->fallback, "false");
    assert_text(language_option(language, STR("banner"))->fallback, "hello");
    assert_int_equal(ARRAY_AT(language->names, struct name_rule, 0).of, NAME_OF_ENTRY);
    assert_int_equal(ARRAY_AT(language->names, struct name_rule, 1).of, NAME_OF_CLASS);
    assert_text(ARRAY_AT(language->helpers, struct helper, 0).name, "map");
    assert_true(language_reserves(language, STR("else")));
    assert_false(language_reserves(language, STR("els")));
    assert_false(language_reserves(language, STR("ELSE")));
    assert_text(language->reserved_suffix, "_");
    assert_int_equal(ARRAY_AT(language->views, struct escaper, 0).wrap, NUMBER_ABSENT);
    assert_int_equal(ARRAY_AT(language->views, struct escaper, 1).wrap, 92);
    assert_text(language_integer(language, STR("u16")), "word");
    assert_false(str_given(language_integer(language, STR("u32"))));
    assert_int_equal(language->max_line, 120);
}

static void what_is_wrong_is_reported_where_it_stands(void **state) {
    (void)state;
    static const struct {
        const char *text, *findings;
    } cases[] = {
        {"statusgen: 1\noutputs: [{path: a, template: b}]\n", "1:1 missing-key"},
        {"statusgen: 1\ntitle: T\n", "1:1 language"},
        {"statusgen: 2\ntitle: T\noutputs: [{path: a, template: b}]\n", "1:12 bad-version"},
        {LANGUAGE "vews: {}\n", "4:1 unknown-key"},
        {LANGUAGE "views:\n  lit: {summary: s}\n", "5:8 language"},
        {LANGUAGE "views:\n  lit: {summary: s, other: {digits: 2}}\n", "5:8 language"},
        {LANGUAGE "views:\n  Lit: {summary: s, other: {unit: byte, base: hex, digits: 2}}\n",
         "5:8 language"},
        {LANGUAGE "views:\n  a: {summary: s, other: {unit: byte, base: hex, digits: 9}}\n",
         "5:58 bad-value"},
        {LANGUAGE "views:\n  lit: {summary: s, raw: latin1}\n", "5:26 bad-value"},
        {LANGUAGE "options:\n  a-b: {summary: s}\n", "5:8 language"},
        {LANGUAGE "options:\n  a: {summary: s, type: int}\n", "5:25 bad-value"},
        {LANGUAGE "options:\n  a: {summary: s, type: flag, needs: b}\n  b: {summary: s, type: flag}\n",
         "5:38 language"},
        {LANGUAGE "options:\n  a: {summary: s, type: flag, needs: a}\n", "5:38 language"},
        {LANGUAGE "options:\n  b: {summary: s}\n  a: {summary: s, type: flag, needs: b}\n",
         "6:38 language"},
        {LANGUAGE "options:\n  b: {summary: s, type: flag}\n  a: {summary: s, needs: b}\n",
         "6:26 language"},
        {LANGUAGE "names:\n  A: {summary: s, form: x}\n", "5:6 language"},
        {LANGUAGE "names:\n  a: {summary: s}\n", "5:6 missing-key"},
        {LANGUAGE "views:\n  a: {summary: s, other: {unit: byte, base: hex}}\n", "5:26 missing-key"},
        {"- a list\n", "1:1 wrong-type"},
        {"statusgen: 1\n\ttitle: T\n", "2:1 yaml-dialect"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world = {0};
        assert_null(try_language(&world, cases[i].text));
        struct buf got = {0};
        add_findings(&got, &world.diag);
        assert_case(cases[i].text, &got, cases[i].findings);
        void *one = &world;
        world_tear_down(&one);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(the_smallest_language_has_defaults),
        IN_A_WORLD(all_keys_are_read),
        cmocka_unit_test(what_is_wrong_is_reported_where_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
