// SPDX-License-Identifier: MIT
#include "thing.h"

#include "yaml/compare.h"

static void add_side(struct buf *out, struct str text) {
    buf_printf(out, " %.*s", STR_ARG(str_given(text) ? text : STR("-")));
}

// "path form| old new", one difference a line.
static void assert_differences(const char *old, const char *new, const char *expected) {
    static const char *const forms[] = {"", " long", " items", " order"};
    struct world world = {0};
    struct buf out = {0};
    struct array found = schema_compare(&world.arena, &thing_schema, read_thing(&world, old),
                                        read_thing(&world, new));
    for (size_t i = 0; i < found.count; i++) {
        const struct key_difference *one = &ARRAY_AT(found, struct key_difference, i);
        buf_printf(&out, "%.*s%s|", STR_ARG(one->path), forms[one->form]);
        add_side(&out, one->old);
        add_side(&out, one->new);
        buf_add_char(&out, '\n');
    }
    struct str what = arena_printf(&world.arena, "%s and %s", old, new);
    assert_case(what.data, &out, expected);
    arena_free(&world.arena);
    diag_free(&world.diag);
}

#define TEN "0123456789"
#define EIGHTY TEN TEN TEN TEN TEN TEN TEN TEN

static void every_type_of_value_is_compared_and_shown(void **state) {
    (void)state;
    static const struct {
        const char *old, *new, *differences;
    } cases[] = {
        {"{}", "{}", ""},
        {"{line: a}", "{line: 'a'}", ""},
        {"{line: a}", "{line: b}", "line| 'a' 'b'\n"},
        {"{line: \"\"}", "{}", "line| '' -\n"},
        {"{id: a}", "{id: b}", "id| a b\n"},
        {"{link: 'http://a'}", "{link: 'http://b'}", "link| http://a http://b\n"},
        {"{number: 0}", "{}", "number| 0 -\n"},
        {"{truth: false}", "{}", ""},
        {"{}", "{truth: true}", "truth| false true\n"},
        {"{choice: red}", "{choice: green}", "choice| red green\n"},
        {"{lines: a}", "{lines: [a]}", ""},
        {"{lines: [a, b]}", "{lines: [b, a]}", ""},
        {"{lines: [a, a, b]}", "{lines: [b, a, c]}", "lines items| 'a' 'c'\n"},
        {"{lines: ['a, b']}", "{lines: [a, b]}", "lines items| 'a, b' 'a', 'b'\n"},
        {"{lines: [\"a', 'b\"]}", "{lines: [a, b]}", "lines items| 'a', 'b' 'a', 'b'\n"},
        {"{ids: [a, b]}", "{ids: [c, a]}", "ids items| b c\n"},
        {"{list: [{name: a, number: 1}, {}]}", "{list: [{number: 2, name: a}, {}]}",
         "list items| {name: 'a', number: 1} {name: 'a', number: 2}\n"},
        {"{list: [{name: a}, {name: b}]}", "{list: [{name: b}, {name: a}]}", "list order| - -\n"},
        {"{dict: {a: x, b: [y, z]}}", "{dict: {b: [z, y], a: x}}", ""},
        {"{dict: {a: x, b: y}}", "{dict: {b: [y, z], c: w}}",
         "dict.a items| 'x' -\ndict.b items| - 'z'\ndict.c items| - 'w'\n"},
        {"{part: {name: a, number: 1}}", "{part: {number: 2, name: a}}", "part.number| 1 2\n"},
        {"{part: {name: a, number: 1}}", "{part: {number: 1}}", "part.name| 'a' -\n"},
        {"{part: {name: a, number: 1}}", "{}", "part| {name: 'a', number: 1} -\n"},
        {"{any: {a: 1, b: {c: [2]}}}", "{any: {b: {c: ['2']}, a: \"1\"}}", ""},
        {"{any: {a: 1, b: {c: [2]}}}", "{any: {b: {c: [3]}}}",
         "any.a| '1' -\nany.b.c items| '2' '3'\n"},
        {"{any: {a: [1, 2]}}", "{any: {a: [2, 1]}}", "any.a order| - -\n"},
        {"{any: {a: [1, {b: 2}]}}", "{any: {a: 1}}", "any.a| ['1', {b: '2'}] '1'\n"},
        {"{}", "{any: {}}", "any| - {}\n"},
        {"{line: a, number: 1}", "{number: 2, line: b}", "line| 'a' 'b'\nnumber| 1 2\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_differences(cases[i].old, cases[i].new, cases[i].differences);
    }
}

static void long_texts_are_marked_and_cut(void **state) {
    (void)state;
    assert_differences("{line: a}", "{line: " EIGHTY "}", "line| 'a' '" EIGHTY "'\n");
    assert_differences("{line: a}", "{line: " EIGHTY "x}", "line long| 'a' '" EIGHTY "...'\n");
    assert_differences("{line: " EIGHTY "x}", "{line: " EIGHTY "y}",
                       "line long| '" EIGHTY "...' '" EIGHTY "...'\n");
    assert_differences("{}", "{any: {a: " EIGHTY "x}}", "any| - {a: '" EIGHTY "...'}\n");
    assert_differences("{any: {a: b}}", "{any: {a: " EIGHTY "x}}",
                       "any.a long| 'b' '" EIGHTY "...'\n");
    assert_differences("{text: \"a\\nb\"}", "{text: a}", "text long| 'a<U+000A>b' 'a'\n");
    // Characters count, not bytes.
    assert_differences("{line: a}", "{line: é" TEN TEN TEN TEN TEN TEN TEN "012345678}",
                       "line| 'a' 'é" TEN TEN TEN TEN TEN TEN TEN "012345678'\n");
}

static void differences_know_their_places(void **state) {
    (void)state;
    struct world world = {0};
    struct buf out = {0};
    const struct thing *old = read_thing(&world, "part: {name: a, number: 1}\ndict: {a: b}\n");
    const struct thing *new = read_thing(&world, "line: x\npart: {name: c}\ndict: {a: d}\n");
    struct array found = schema_compare(&world.arena, &thing_schema, old, new);
    for (size_t i = 0; i < found.count; i++) {
        const struct key_difference *one = &ARRAY_AT(found, struct key_difference, i);
        buf_printf(&out, "%.*s %s ", STR_ARG(one->path), one->key->name);
        add_place(&out, one->old_place);
        buf_add_char(&out, ' ');
        add_place(&out, one->new_place);
        buf_add_char(&out, '\n');
    }
    assert_case("places", &out, "line line 1:1 1:7\n"
                                "dict.a dict 2:11 3:11\n"
                                "part.name part 1:14 2:14\n"
                                "part.number part 1:25 2:7\n");
    arena_free(&world.arena);
    diag_free(&world.diag);
}

static void keys_are_found_by_name(void **state) {
    (void)state;
    assert_ptr_equal(schema_key(&thing_schema, STR("id")), &thing_keys[2]);
    assert_null(schema_key(&thing_schema, STR("i")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_of_value_is_compared_and_shown),
        cmocka_unit_test(long_texts_are_marked_and_cut),
        cmocka_unit_test(differences_know_their_places),
        cmocka_unit_test(keys_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
