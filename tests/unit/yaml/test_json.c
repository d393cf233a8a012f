// SPDX-License-Identifier: MIT
#include "thing.h"

#include "yaml/json.h"

static void assert_json(const char *text, const char *expected) {
    struct world world = {0};
    struct buf out = {0};
    schema_json_members(&out, &thing_schema, read_thing(&world, text));
    assert_case(text, &out, expected);
    diag_free(&world.diag);
    arena_free(&world.arena);
}

static void each_type_of_key_has_its_form(void **state) {
    (void)state;
    assert_json("{line: a b, truth: true}", "\"line\":\"a b\",\"truth\":true");
    assert_json("text: |\n  a\n  b\n", "\"text\":\"a\\nb\\n\",\"truth\":false");
    assert_json("{id: a_b, link: 'https://x', number: 7}",
                "\"id\":\"a_b\",\"link\":\"https://x\",\"number\":7,\"truth\":false");
    assert_json("{truth: true, choice: green}", "\"truth\":true,\"choice\":\"green\"");
    assert_json("{truth: true, lines: [a, '1'], ids: [b]}",
                "\"truth\":true,\"lines\":[\"a\",\"1\"],\"ids\":[\"b\"]");
    assert_json("{truth: true, list: [{name: a}, {number: 2}]}",
                "\"truth\":true,\"list\":[{\"name\":\"a\"},{\"number\":2}]");
    assert_json("{truth: true, dict: {x: [a], y: b}}",
                "\"truth\":true,\"dict\":{\"x\":[\"a\"],\"y\":[\"b\"]}");
    assert_json("{truth: true, part: {name: a, number: 0}}",
                "\"truth\":true,\"part\":{\"name\":\"a\",\"number\":0}");
}

static void free_values_keep_their_form(void **state) {
    (void)state;
    assert_json("{truth: true, any: {a: [x, {b: '1'}], '\"': []}}",
                "\"truth\":true,\"any\":{\"a\":[\"x\",{\"b\":\"1\"}],\"\\\"\":[]}");
    assert_json("{truth: true, any: 12}", "\"truth\":true,\"any\":\"12\"");
}

static void what_is_not_said_is_left_out(void **state) {
    (void)state;
    assert_json("{}", "\"truth\":false");
    assert_json("{line: '', lines: [], part: {}}", "\"line\":\"\",\"truth\":false");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_type_of_key_has_its_form),
        cmocka_unit_test(free_values_keep_their_form),
        cmocka_unit_test(what_is_not_said_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
