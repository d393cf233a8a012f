// SPDX-License-Identifier: MIT
#include "../findings.h"

#include <stdio.h>

#include "yaml/schema.h"

// A schema with a key of each type.
struct part {
    const struct node *node;
    struct str key, name;
    int64_t number;
};

struct words {
    const struct node *node;
    struct str key;
    struct array words;
};

struct thing {
    const struct node *node;
    struct str line, text, id, date, link, brief;
    int64_t number, digit;
    bool flag;
    int choice;
    struct array lines, terms, ids, list, dict, word_dict;
    struct part map;
    const struct node *any;
};

static const char *const colours[] = {"red", "green", "dark-blue", NULL};

static const struct key part_keys[] = {
    SCHEMA_REQUIRED("name", KEY_LINE, part, name, "what it is called"),
    SCHEMA_NUMBER("number", part, number, 9, false, NULL),
};
static const struct schema part_schema = {
    .name = "a part",
    .size = sizeof(struct part),
    .keys = part_keys,
    .count = COUNT(part_keys),
    .node_offset = offsetof(struct part, node),
    .key_offset = offsetof(struct part, key),
};

static const struct key words_value = SCHEMA_FIELD("words", KEY_LINES, words, words, NULL);
static const struct schema words_schema = {
    .name = "words",
    .size = sizeof(struct words),
    .node_offset = offsetof(struct words, node),
    .key_offset = offsetof(struct words, key),
    .value = &words_value,
};

static const struct key thing_keys[] = {
    SCHEMA_FIELD("line", KEY_LINE, thing, line, NULL),
    SCHEMA_LIMITED("brief", KEY_LINE, thing, brief, 5, NULL),
    SCHEMA_FIELD("text", KEY_TEXT, thing, text, NULL),
    SCHEMA_FIELD("id", KEY_ID, thing, id, NULL),
    SCHEMA_FIELD("date", KEY_DATE, thing, date, NULL),
    SCHEMA_FIELD("link", KEY_LINK, thing, link, NULL),
    SCHEMA_NUMBER("number", thing, number, 599, false, NULL),
    SCHEMA_NUMBER("digit", thing, digit, 5, false, NULL),
    SCHEMA_FIELD("flag", KEY_BOOL, thing, flag, NULL),
    SCHEMA_CHOICE("choice", thing, choice, colours, NULL),
    SCHEMA_FIELD("lines", KEY_LINES, thing, lines, NULL),
    SCHEMA_FIELD("terms", KEY_WORDS, thing, terms, NULL),
    SCHEMA_FIELD("ids", KEY_IDS, thing, ids, NULL),
    SCHEMA_NESTED("map", KEY_MAP, thing, map, part_schema, NULL),
    SCHEMA_NESTED("list", KEY_LIST, thing, list, part_schema, NULL),
    SCHEMA_NESTED("dict", KEY_DICT, thing, dict, part_schema, NULL),
    SCHEMA_NESTED("word_dict", KEY_DICT, thing, word_dict, words_schema, NULL),
    SCHEMA_FIELD("any", KEY_ANY, thing, any, NULL),
};
static const struct schema thing_schema = SCHEMA_OF("a thing", thing, thing_keys);

// Reads one thing; what it gets points into the arena.
struct world {
    struct arena arena;
    struct diag diag;
    struct source source;
    struct thing thing;
};

static void start(struct world *world, const struct schema *schema, const char *yaml) {
    *world = (struct world){.source = {STR("main"), str_from(yaml)}};
    const struct node *node = yaml_parse(&world->arena, &world->source, &world->diag);
    assert_non_null(node);
    schema_read(&world->arena, schema, node, &world->thing, &world->diag);
}

static void end(struct world *world) {
    diag_free(&world->diag);
    arena_free(&world->arena);
}

static void assert_found(const char *yaml, const char *findings) {
    struct world world;
    struct buf out = {0};
    start(&world, &thing_schema, yaml);
    add_findings(&out, &world.diag);
    assert_case(yaml, &out, findings);
    end(&world);
}

static void assert_said(const char *yaml, const char *texts) {
    struct world world;
    struct buf out = {0};
    start(&world, &thing_schema, yaml);
    add_texts(&out, &world.diag);
    assert_case(yaml, &out, texts);
    end(&world);
}

struct value_case {
    const char *value, *finding; // the rule, or "" if the value is accepted
};

// Each value of `key` in turn; a finding is at the start of the value.
static void assert_values(const char *key, const struct value_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char yaml[300], finding[60] = "";
        snprintf(yaml, sizeof yaml, "%s: %s\n", key, cases[i].value);
        if (cases[i].finding[0] != '\0') {
            snprintf(finding, sizeof finding, "1:%zu %s", strlen(key) + 3, cases[i].finding);
        }
        assert_found(yaml, finding);
    }
}

static void lines_have_no_ends_in_them(void **state) {
    (void)state;
    static const struct value_case cases[] = {
        {"any text", ""},           {"\"\"", ""},
        {"\xC3\xA4", ""},           {"\"a\\nb\"", "bad-value"},
        {"\"a\\n\"", "bad-value"},  {"\"a\\tb\"", "bad-value"},
        {"\"a\\Lb\"", "bad-value"}, {"\"a\\Pb\"", "bad-value"},
        {"[a]", "wrong-type"},      {"{a: b}", "wrong-type"},
    };
    assert_values("line", cases, COUNT(cases));
}

static void texts_may_have_them(void **state) {
    (void)state;
    static const struct value_case cases[] = {
        {"any text", ""},      {"\"a\\n\\tb\\n\"", ""},  {"\"a\\Lb\"", ""},
        {"[a]", "wrong-type"}, {"{a: b}", "wrong-type"},
    };
    assert_values("text", cases, COUNT(cases));
}

static void ids_are_words_in_snake_case(void **state) {
    (void)state;
    static const struct value_case cases[] = {
        {"a", ""},
        {"im_a_teapot", ""},
        {"a1_2b", ""},
        {"\"\"", "bad-value"},
        {"1a", "bad-value"},
        {"_a", "bad-value"},
        {"a_", "bad-value"},
        {"a__b", "bad-value"},
        {"A", "bad-value"},
        {"aB", "bad-value"},
        {"a-b", "bad-value"},
        {"a b", "bad-value"},
        {"a.b", "bad-value"},
        {"\xC3\xA4", "bad-value"},
        {"a\xD0\xB0", "bad-value"}, // a Cyrillic letter that looks like one of ours
        {"\"a\\n\"", "bad-value"},
        {"[a]", "wrong-type"},
    };
    assert_values("id", cases, COUNT(cases));
    char text[66];
    memset(text, 'a', sizeof text);
    for (size_t length = 63; length <= 65; length++) {
        assert_int_equal(text_is_id((struct str){text, length}), length <= 64);
    }
}

static void months_have_their_days(void **state) {
    (void)state;
    static const struct value_case cases[] = {
        {"2025-01-31", ""},
        {"2025-01-32", "bad-value"},
        {"2025-03-31", ""},
        {"2025-03-32", "bad-value"},
        {"2025-04-30", ""},
        {"2025-04-31", "bad-value"},
        {"2025-05-31", ""},
        {"2025-05-32", "bad-value"},
        {"2025-06-30", ""},
        {"2025-06-31", "bad-value"},
        {"2025-07-31", ""},
        {"2025-07-32", "bad-value"},
        {"2025-08-31", ""},
        {"2025-08-32", "bad-value"},
        {"2025-09-30", ""},
        {"2025-09-31", "bad-value"},
        {"2025-10-31", ""},
        {"2025-10-32", "bad-value"},
        {"2025-11-30", ""},
        {"2025-11-31", "bad-value"},
        {"2025-12-31", ""},
        {"2025-12-32", "bad-value"},
    };
    assert_values("date", cases, COUNT(cases));
}

static void dates_are_of_one_form(void **state) {
    (void)state;
    static const struct value_case cases[] = {
        {"2025-09-15", ""},
        {"2025-01-01", ""},
        {"2025-12-31", ""},
        {"\"2025-09-15\"", ""},
        {"2025-00-15", "bad-value"},
        {"2025-13-15", "bad-value"},
        {"2025-09-00", "bad-value"},
        {"2025-09-31", "bad-value"},
        {"2025-09-32", "bad-value"},
        {"2025-02-28", ""},
        {"2025-02-29", "bad-value"},
        {"2024-02-29", ""},
        {"2024-02-30", "bad-value"},
        {"1900-02-29", "bad-value"},
        {"2000-02-29", ""},
        {"2025-9-15", "bad-value"},
        {"15-09-2025", "bad-value"},
        {"x025-09-15", "bad-value"},
        {"2025/09/15", "bad-value"},
        {"20250915", "bad-value"},
        {"2025-09-15T00", "bad-value"},
        {"2025-09-1x", "bad-value"},
        {"\"\"", "bad-value"},
        {"{a: b}", "wrong-type"},
    };
    assert_values("date", cases, COUNT(cases));
}

static void links_are_of_the_web(void **state) {
    (void)state;
    static const struct value_case cases[] = {
        {"http://a.example/", ""},
        {"https://a.example/b?c=d&e=%20#f-(g)[h]", ""},
        {"ftp://a.example/", "bad-value"},
        {"javascript:alert(1)", "bad-value"},
        {"HTTPS://a.example/", "bad-value"},
        {"//a.example/", "bad-value"},
        {"https:/a.example/", "bad-value"},
        {"\"\"", "bad-value"},
        {"\" https://a.example/\"", "bad-value"},
        {"https://a.example/ b", "bad-value"},
        {"\"https://a.example/\\tb\"", "bad-value"},
        {"\"https://a.example/\\n\"", "bad-value"},
        {"https://a.example/'", "bad-value"},
        {"'https://a.example/\"'", "bad-value"},
        {"https://a.example/<b>", "bad-value"},
        {"https://a.example/`b`", "bad-value"},
        {"https://a.example/\\", "bad-value"},
        {"https://a.example/{b}", "bad-value"},
        {"https://a.example/|", "bad-value"},
        {"https://a.example/^", "bad-value"},
        {"https://a.example/\xC3\xA4", "bad-value"},
        {"[a]", "wrong-type"},
    };
    assert_values("link", cases, COUNT(cases));
}

static void numbers_are_plain_digits_within_bounds(void **state) {
    (void)state;
    static const struct value_case cases[] = {
        {"0", ""},
        {"404", ""},
        {"598", ""},
        {"599", ""},
        {"600", "bad-value"},
        {"4294967700", "bad-value"},
        {"99999999999999999999999", "bad-value"},
        {"-1", "bad-value"},
        {"+1", "bad-value"},
        {"007", "bad-value"},
        {"1_0", "bad-value"},
        {"0x1A", "bad-value"},
        {"0o17", "bad-value"},
        {"404.0", "bad-value"},
        {"4e2", "bad-value"},
        {"4 0", "bad-value"},
        {"~", "bad-value"},
        {"\xD9\xA4", "bad-value"}, // U+0664, a digit of another script
        {"'404'", "wrong-type"},
        {"\"404\"", "wrong-type"},
        {"|\n  404", "wrong-type"},
        {"[404]", "wrong-type"},
    };
    assert_values("number", cases, COUNT(cases));
    static const struct value_case digits[] = {{"4", ""}, {"5", ""}, {"6", "bad-value"}};
    assert_values("digit", digits, COUNT(digits));
}

static void flags_are_true_or_false(void **state) {
    (void)state;
    static const struct value_case cases[] = {
        {"true", ""},        {"false", ""},      {"True", "bad-value"}, {"yes", "bad-value"},
        {"no", "bad-value"}, {"1", "bad-value"}, {"\"\"", "bad-value"}, {"[true]", "wrong-type"},
    };
    assert_values("flag", cases, COUNT(cases));
}

static void choices_are_whole_words(void **state) {
    (void)state;
    static const struct value_case cases[] = {
        {"red", ""},           {"dark-blue", ""},     {"Red", "bad-value"}, {"re", "bad-value"},
        {"\"\"", "bad-value"}, {"redd", "bad-value"}, {"1", "bad-value"},   {"[red]", "wrong-type"},
    };
    assert_values("choice", cases, COUNT(cases));
    assert_said("choice: grene\n",
                "'grene' is no value for 'choice': it is none of the words it takes\n"
                "- did you mean 'green'?\n");
    assert_said("choice: x\n", "'x' is no value for 'choice': it is none of the words it takes\n"
                               "- it takes 'red'\n- it takes 'green'\n- it takes 'dark-blue'\n");
}

static void lists_of_texts_may_be_one_text(void **state) {
    (void)state;
    static const struct value_case cases[] = {
        {"one", ""},
        {"[]", ""},
        {"[a, b]", ""},
        {"{a: b}", "wrong-type"},
    };
    assert_values("lines", cases, COUNT(cases));
    assert_values("terms", cases, COUNT(cases));
    assert_values("ids", cases, COUNT(cases));
    assert_found("lines: [a, \"b\\n\", {c: d}, e]\n", "1:12 bad-value\n1:19 wrong-type");
    assert_found("ids: [a, B, c]\n", "1:10 bad-value");
}

static void nested_mappings_are_read_by_their_own_keys(void **state) {
    (void)state;
    assert_found("map: {name: a, number: 1}\n", "");
    assert_found("map: a\n", "1:6 wrong-type");
    assert_found("map: {}\n", "1:6 missing-key");
    assert_found("list: []\n", "");
    assert_found("list: [{name: a}, {name: b}]\n", "");
    assert_found("list: {name: a}\n", "1:7 wrong-type");
    assert_found("list: [{name: a}, b, {nmae: c, name: d}]\n", "1:19 wrong-type\n1:23 unknown-key");
    assert_found("dict: {}\n", "");
    assert_found("dict: {any key: {name: a}}\n", "");
    assert_found("dict: [a]\n", "1:7 wrong-type");
    assert_found("dict: {a: b, c: {}}\n", "1:11 wrong-type\n1:17 missing-key");
    assert_found("word_dict: {a: b, c: [d, e]}\n", "");
    assert_found("word_dict: {a: {b: c}}\n", "1:16 wrong-type");
    assert_found("any: {a: [b]}\n", "");
    assert_found("any: b\n", "");
}

static void unknown_keys_get_a_suggestion(void **state) {
    (void)state;
    assert_found("line: a\n  \nchioce: red\n", "3:1 unknown-key");
    assert_said("chioce: red\n", "unknown key 'chioce' in a thing\n- did you mean 'choice'?\n");
    assert_said("Line: a\n", "unknown key 'Line' in a thing\n- did you mean 'line'?\n");
    assert_said("something: a\n", "unknown key 'something' in a thing\n");
    assert_said("map: {name: a, nubmer: 1}\n",
                "unknown key 'nubmer' in a part\n- did you mean 'number'?\n");
}

static void messages_say_what_is_expected(void **state) {
    (void)state;
    assert_said("line: [a]\n", "'line' must be a text, not a list\n");
    assert_said("lines: {a: b}\n", "'lines' must be a text or a list of texts, not a mapping\n");
    assert_said("map: {}\n", "a part needs the key 'name'\n- name: what it is called\n");
    assert_said("[a]\n", "a thing must be a mapping, not a list\n");
    assert_said("line: \"a\\tb\"\n", "'line' must be one line, without tabs\n");
    assert_said("id: A\n", "'A' is no value for 'id': an id is words of a-z and 0-9 joined by '_', "
                           "at most 64 bytes\n");
    assert_said("number: 600\n",
                "'600' is no value for 'number': it takes a number from 0 to 599 in "
                "plain decimal digits\n");
    assert_said("number: '1'\n", "'number' must be a number, not a quoted text\n");
    assert_said("flag: yes\n", "'yes' is no value for 'flag': it takes true or false\n");
}

static void all_faults_of_a_mapping_are_reported(void **state) {
    (void)state;
    assert_found("id: A\nnumber: x\nnone: y\nmap: {}\nflag: 1\n",
                 "1:5 bad-value\n2:9 bad-value\n3:1 unknown-key\n4:6 missing-key\n5:7 bad-value");
}

// One key whose text is as long as that; the limits are in bytes.
static void assert_length(const char *key, const char *first, size_t length, size_t most) {
    struct buf yaml = {0}, texts = {0};
    struct world world;
    buf_printf(&yaml, "%s: %s", key, first);
    buf_fill(&yaml, 'x', length - strlen(first));
    start(&world, &thing_schema, buf_cstr(&yaml));
    if (length > most) buf_printf(&texts, "'%s' is longer than %zu bytes\n", key, most);
    struct buf out = {0};
    add_texts(&out, &world.diag);
    assert_case(key, &out, buf_cstr(&texts));
    if (length > most) assert_int_equal(world.diag.messages.items[0].rule, RULE_LIMIT);
    end(&world);
    buf_free(&yaml);
    buf_free(&texts);
}

static void lengths_are_limited(void **state) {
    (void)state;
    static const struct {
        const char *key, *first;
        size_t most;
    } cases[] = {
        {"line", "", 4096},  {"brief", "", 5},           {"brief", "\xC3\xA4", 5},
        {"text", "", 16384}, {"link", "https://", 4096},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (size_t length = cases[i].most - 1; length <= cases[i].most + 1; length++) {
            assert_length(cases[i].key, cases[i].first, length, cases[i].most);
        }
    }
}

static void assert_str(struct str text, const char *expected) {
    assert_true(str_given(text));
    assert_true(str_equal(text, str_from(expected)));
}

static void values_reach_their_fields(void **state) {
    (void)state;
    struct world world;
    start(&world, &thing_schema,
          "line: a b\ntext: \"c\\n\"\nid: d\ndate: 2025-09-15\nlink: http://e\nnumber: 404\n"
          "flag: true\nchoice: dark-blue\nlines: [f, g]\nterms: [t, \"\", \" u  v \"]\nids: h\nmap: {name: i}\n"
          "list: [{name: j, number: 1}, {name: k}]\ndict: {l: {name: m}}\n"
          "word_dict: {n: o, p: [q, r]}\nany: [s]\n");
    const struct thing *thing = &world.thing;
    assert_int_equal(diag_errors(&world.diag), 0);
    assert_int_equal(thing->node->kind, NODE_MAP);
    assert_str(thing->line, "a b");
    assert_str(thing->text, "c\n");
    assert_str(thing->id, "d");
    assert_str(thing->date, "2025-09-15");
    assert_str(thing->link, "http://e");
    assert_int_equal(thing->number, 404);
    assert_true(thing->flag);
    assert_int_equal(thing->choice, 3);
    assert_int_equal(thing->lines.count, 2);
    assert_str(ARRAY_AT(thing->lines, struct str, 1), "g");
    assert_int_equal(thing->terms.count, 3);
    assert_str(ARRAY_AT(thing->terms, struct str, 0), "t");
    assert_str(ARRAY_AT(thing->terms, struct str, 1), "u");
    assert_str(ARRAY_AT(thing->terms, struct str, 2), "v");
    assert_int_equal(thing->ids.count, 1);
    assert_str(ARRAY_AT(thing->ids, struct str, 0), "h");
    assert_str(thing->map.name, "i");
    assert_int_equal(thing->map.node->place.line, 12);
    assert_int_equal(thing->list.count, 2);
    assert_int_equal(ARRAY_AT(thing->list, struct part, 0).number, 1);
    assert_int_equal(ARRAY_AT(thing->list, struct part, 1).number, NUMBER_ABSENT);
    assert_str(ARRAY_AT(thing->list, struct part, 1).name, "k");
    assert_str(ARRAY_AT(thing->dict, struct part, 0).key, "l");
    assert_str(ARRAY_AT(thing->dict, struct part, 0).name, "m");
    assert_int_equal(thing->word_dict.count, 2);
    const struct words *words = &ARRAY_AT(thing->word_dict, struct words, 1);
    assert_str(words->key, "p");
    assert_str(ARRAY_AT(words->words, struct str, 1), "r");
    assert_int_equal(words->node->place.line, 15);
    assert_int_equal(thing->any->kind, NODE_LIST);
    end(&world);
}

static void assert_all_absent(const char *yaml) {
    struct world world;
    start(&world, &thing_schema, yaml);
    const struct thing *thing = &world.thing;
    assert_false(str_given(thing->line) || str_given(thing->text) || str_given(thing->id));
    assert_false(str_given(thing->date) || str_given(thing->link) || thing->flag);
    assert_int_equal(thing->number, NUMBER_ABSENT);
    assert_int_equal(thing->digit, NUMBER_ABSENT);
    assert_int_equal(thing->choice, 0);
    assert_int_equal(thing->map.number, NUMBER_ABSENT);
    assert_int_equal(thing->lines.count + thing->ids.count + thing->list.count, 0);
    assert_int_equal(thing->dict.count, 0);
    assert_non_null(thing->node);
    end(&world);
}

static void what_is_not_given_or_not_read_is_absent(void **state) {
    (void)state;
    assert_all_absent("any: x\n");
    assert_all_absent("x");
    assert_all_absent(
        "line: \"a\\n\"\ntext: []\nid: A\ndate: x\nlink: x\nnumber: x\ndigit: 9\n"
        "flag: x\nchoice: x\nlines: {}\nids: A\nlist: x\ndict: x\nmap: {number: x}\n");
    struct world world;
    start(&world, &thing_schema, "any: x\n");
    assert_null(world.thing.map.node);
    end(&world);
}

static void choices_have_names(void **state) {
    (void)state;
    assert_str(choice_name(colours, 1), "red");
    assert_str(choice_name(colours, 3), "dark-blue");
    assert_false(str_given(choice_name(colours, 0)));
}

struct tree {
    const struct node *node;
    struct array children;
    struct part part;
};

static const struct schema tree_schema;
static const struct key tree_keys[] = {
    SCHEMA_NESTED("children", KEY_LIST, tree, children, tree_schema, NULL),
    SCHEMA_NESTED("part", KEY_MAP, tree, part, part_schema, NULL),
};
static const struct schema tree_schema = SCHEMA_OF("a tree", tree, tree_keys);

static void a_walk_meets_each_schema_once(void **state) {
    (void)state;
    enum { MOST = 4 };
    const struct schema *met[MOST] = {0};
    assert_int_equal(schema_walk(&tree_schema, met, MOST), 2);
    assert_ptr_equal(met[0], &tree_schema);
    assert_ptr_equal(met[1], &part_schema);
    assert_int_equal(schema_walk(&thing_schema, met, MOST), 2);
    assert_ptr_equal(met[0], &thing_schema);
    assert_ptr_equal(met[1], &part_schema);
    assert_int_equal(schema_walk(&tree_schema, met, 1), 1);
    assert_int_equal(schema_walk(&tree_schema, met, 0), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_have_no_ends_in_them),
        cmocka_unit_test(texts_may_have_them),
        cmocka_unit_test(ids_are_words_in_snake_case),
        cmocka_unit_test(dates_are_of_one_form),
        cmocka_unit_test(months_have_their_days),
        cmocka_unit_test(links_are_of_the_web),
        cmocka_unit_test(numbers_are_plain_digits_within_bounds),
        cmocka_unit_test(flags_are_true_or_false),
        cmocka_unit_test(choices_are_whole_words),
        cmocka_unit_test(lists_of_texts_may_be_one_text),
        cmocka_unit_test(nested_mappings_are_read_by_their_own_keys),
        cmocka_unit_test(unknown_keys_get_a_suggestion),
        cmocka_unit_test(messages_say_what_is_expected),
        cmocka_unit_test(all_faults_of_a_mapping_are_reported),
        cmocka_unit_test(lengths_are_limited),
        cmocka_unit_test(values_reach_their_fields),
        cmocka_unit_test(what_is_not_given_or_not_read_is_absent),
        cmocka_unit_test(choices_have_names),
        cmocka_unit_test(a_walk_meets_each_schema_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
