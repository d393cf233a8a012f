// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "yaml/make.h"
#include "yaml/print.h"

struct inner {
    const struct node *node;
    int64_t number;
    struct str line;
};

struct outer {
    const struct node *node;
    struct str line, id, date;
    int64_t number;
    bool truth;
    int choice;
    struct array lines, ids, list, dict;
    struct inner inner;
    const struct node *any;
};

static const char *const words[] = {"on", "red", NULL};

static const struct key inner_keys[] = {
    SCHEMA_NUMBER("number", inner, number, 99, false, NULL),
    SCHEMA_FIELD("line", KEY_LINE, inner, line, NULL),
};
static const struct schema inner_schema = SCHEMA_OF("an inner", inner, inner_keys);

static const struct key dict_value = SCHEMA_NUMBER("dict", inner, number, 99, false, NULL);
static const struct schema dict_schema = {
    .name = "a pair",
    .size = sizeof(struct inner),
    .node_offset = offsetof(struct inner, node),
    .key_offset = offsetof(struct inner, line),
    .value = &dict_value,
};

static const struct key outer_keys[] = {
    SCHEMA_FIELD("line", KEY_TEXT, outer, line, NULL),
    SCHEMA_FIELD("id", KEY_ID, outer, id, NULL),
    SCHEMA_FIELD("date", KEY_DATE, outer, date, NULL),
    SCHEMA_NUMBER("number", outer, number, 99, false, NULL),
    SCHEMA_FIELD("truth", KEY_BOOL, outer, truth, NULL),
    SCHEMA_CHOICE("choice", outer, choice, words, NULL),
    SCHEMA_FIELD("lines", KEY_LINES, outer, lines, NULL),
    SCHEMA_FIELD("ids", KEY_IDS, outer, ids, NULL),
    SCHEMA_NESTED("list", KEY_LIST, outer, list, inner_schema, NULL),
    SCHEMA_NESTED("dict", KEY_DICT, outer, dict, dict_schema, NULL),
    SCHEMA_NESTED("inner", KEY_MAP, outer, inner, inner_schema, NULL),
    SCHEMA_FIELD("any", KEY_ANY, outer, any, NULL),
};
static const struct schema outer_schema = SCHEMA_OF("an outer", outer, outer_keys);

static const struct node *parse(struct arena *arena, const char *text) {
    struct diag diag = {0};
    struct source *source = ARENA_NEW(arena, struct source);
    *source = (struct source){STR("main"), arena_str(arena, str_from(text))};
    const struct node *node = yaml_parse(arena, source, &diag);
    if (node == NULL) {
        struct buf out = {0};
        add_findings(&out, &diag);
        fail_msg("%s\n--- is refused:\n%s", text, buf_cstr(&out));
    }
    diag_free(&diag);
    return node;
}

static void print(struct buf *out, const struct node *map) {
    for (size_t i = 0; i < map->pair_count; i++) {
        yaml_print_pair(out, &outer_schema, &map->pairs[i], 0);
    }
}

struct print_case {
    const char *text, *expected;
};

static void values(void **state) {
    (void)state;
    static const struct print_case cases[] = {
        {"line: a b", "line: \"a b\" # main:1\n"},
        {"line: ''", "line: \"\" # main:1\n"},
        {"line: no", "line: \"no\" # main:1\n"},
        {"line: >-\n  a\n  b", "line: \"a b\" # main:1\n"},
        {"line: |\n  a\n  b\n", "line: \"a\\nb\\n\" # main:1\n"},
        {"line: \"a\\tb \\\" \\\\ # : c\"", "line: \"a\\tb \\\" \\\\ # : c\" # main:1\n"},
        {"line: \"\\u00A0\\u202E\\uFEFF\\U000E0001\"",
         "line: \"\\u00A0\\u202E\\uFEFF\\U000E0001\" # main:1\n"},
        {"line: \xC3\xA9", "line: \"\xC3\xA9\" # main:1\n"},
        {"id: a_b", "id: a_b # main:1\n"},
        {"id: no", "id: \"no\" # main:1\n"},
        {"date: 2025-01-02", "date: \"2025-01-02\" # main:1\n"},
        {"number: 12", "number: 12 # main:1\n"},
        {"truth: 'true'", "truth: true # main:1\n"},
        {"choice: on", "choice: \"on\" # main:1\n"},
        {"choice: red", "choice: red # main:1\n"},
        {"lines: 7", "lines: \"7\" # main:1\n"},
        {"lines: [a, 7]", "lines: [\"a\", \"7\"] # main:1\n"},
        {"lines: []", "lines: [] # main:1\n"},
        {"lines:\n  - a\n  - b", "lines:\n  - \"a\" # main:2\n  - \"b\" # main:3\n"},
        {"ids: [a, n]", "ids: [a, \"n\"] # main:1\n"},
        {"list: [{number: 1, line: 2}]", "list: [{number: 1, line: \"2\"}] # main:1\n"},
        {"list:\n  - number: 1\n    line: 2\n  - {number: 3}",
         "list:\n  - number: 1 # main:2\n    line: \"2\" # main:3\n  - {number: 3} # main:4\n"},
        {"dict: {a: 1, 2.1: 3}", "dict: {a: 1, \"2.1\": 3} # main:1\n"},
        {"inner: {number: 1}", "inner: {number: 1} # main:1\n"},
        {"inner:\n  number: 1\n  line: 2", "inner:\n  number: 1 # main:2\n  line: \"2\" # main:3\n"},
        {"any: {a: 1, b: [2, {c: 3}]}", "any: {a: \"1\", b: [\"2\", {c: \"3\"}]} # main:1\n"},
        {"any:\n  -\n    - 1\n    - 2\n  - 3",
         "any:\n  - - \"1\" # main:3\n    - \"2\" # main:4\n  - \"3\" # main:5\n"},
        {"inner:\n  number: 1", "inner: {number: 1} # main:2\n"},
        {"list:\n  - number: 1\n    line: 2\n  -\n    number: 3",
         "list:\n  - number: 1 # main:2\n    line: \"2\" # main:3\n  - {number: 3} # main:5\n"},
        {"any: {}", "any: {} # main:1\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = {0};
        struct buf out = {0};
        const struct node *node = parse(&arena, cases[i].text);
        print(&out, node);
        // It reads as the same.
        assert_true(node_equal(node, parse(&arena, buf_cstr(&out))));
        assert_case(cases[i].text, &out, cases[i].expected);
        arena_free(&arena);
    }
}

// What a path holds cannot end the comment.
static void origins(void **state) {
    (void)state;
    static const struct source odd = {STR_INIT("a\nb: c\xE2\x80\xA8"), STR_INIT("")};
    static const struct source input = {STR_INIT("-"), STR_INIT("")};
    struct arena arena = {0};
    struct buf out = {0};
    struct pair pair = {STR("id"), NO_PLACE,
                        node_make_text(&arena, STR("x"), (struct place){&odd, 3, 1, 1})};
    yaml_print_pair(&out, &outer_schema, &pair, 2);
    assert_case("odd path", &out, "  id: x # a<U+000A>b: c<U+2028>:3\n");
    pair.value = node_make_text(&arena, STR("x"), (struct place){&input, 3, 1, 1});
    yaml_print_pair(&out, &outer_schema, &pair, 0);
    assert_case("standard input", &out, "id: x # <stdin>:3\n");
    pair.value = node_make_text(&arena, STR("x"), NO_PLACE);
    yaml_print_pair(&out, &outer_schema, &pair, 0);
    assert_case("nowhere", &out, "id: x\n");
    arena_free(&arena);
}

static void plain_texts(void **state) {
    (void)state;
    static const struct print_case cases[] = {
        {"Not Found", "Not Found"}, {"a-b.c_d", "a-b.c_d"}, {"", "\"\""},     {"y", "\"y\""},
        {"Null", "\"Null\""},       {"a ", "\"a \""},       {" a", "\" a\""}, {"1a", "\"1a\""},
        {"a: b", "\"a: b\""},       {"a #b", "\"a #b\""},   {"-", "\"-\""},   {"~", "\"~\""},
        {"a,b", "\"a,b\""},         {"nothing", "nothing"}, {"off", "\"off\""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf out = {0};
        yaml_print_text(&out, str_from(cases[i].text));
        assert_case(cases[i].text, &out, cases[i].expected);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(origins),
        cmocka_unit_test(plain_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
