// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "yaml/node.h"

#define MARK "\xEF\xBB\xBF"
#define TEN "abcdefghij"
#define SIXTY_FOUR TEN TEN TEN TEN TEN TEN "abcd"

// As JSON, but for control characters in texts, which stand as they are.
static void dump(struct buf *out, const struct node *node) {
    if (node->kind == NODE_TEXT) {
        buf_printf(out, "'%.*s'", STR_ARG(node->text));
    } else if (node->kind == NODE_LIST) {
        buf_add_char(out, '[');
        for (size_t i = 0; i < node->item_count; i++) {
            if (i > 0) buf_add_char(out, ',');
            dump(out, node->items[i]);
        }
        buf_add_char(out, ']');
    } else {
        buf_add_char(out, '{');
        for (size_t i = 0; i < node->pair_count; i++) {
            buf_printf(out, "%s'%.*s':", i > 0 ? "," : "", STR_ARG(node->pairs[i].key));
            dump(out, node->pairs[i].value);
        }
        buf_add_char(out, '}');
    }
}

// What it reads as, or the findings.
static void read_text(struct buf *out, struct str text) {
    struct arena arena = {0};
    struct diag diag = {0};
    struct source source = {STR("main"), text};
    const struct node *root = yaml_parse(&arena, &source, &diag);
    assert_int_equal(root != NULL, diag_errors(&diag) == 0);
    if (root != NULL) dump(out, root);
    add_findings(out, &diag);
    diag_free(&diag);
    arena_free(&arena);
}

struct yaml_case {
    const char *what, *yaml, *expected;
};

static void assert_all_read(const struct yaml_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct buf out = {0};
        read_text(&out, str_from(cases[i].yaml));
        assert_case(cases[i].what, &out, cases[i].expected);
    }
}

static void documents(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"one", "a: b\n", "{'a':'b'}"},
        {"with its marks", "---\na: b\n...\n", "{'a':'b'}"},
        {"with comments around", "# x\n---\na: b\n# y\n...\n# z\n", "{'a':'b'}"},
        {"JSON", "{\"a\": [1, \"x\", true, null], \"b\":{}}",
         "{'a':['1','x','true','null'],'b':{}}"},
        {"a text", "text", "'text'"},
        {"a byte order mark", MARK "a: b\n", "{'a':'b'}"},
        {"CRLF", "a: b\r\nc:\r\n  - d\r\n", "{'a':'b','c':['d']}"},
        {"an empty file", "", "main yaml-syntax"},
        {"a byte order mark alone", MARK, "main yaml-syntax"},
        {"comments alone", "# nothing\n\n", "main yaml-syntax"},
        {"an empty document", "---\n", "2:1 yaml-dialect"},
        {"an empty document with its end", "---\n...\n", "2:1 yaml-dialect"},
        {"two documents", "a: b\n---\nc: d\n", "2:1 yaml-dialect"},
        {"two documents with an end", "a: b\n...\nc: d\n", "3:1 yaml-syntax"},
        {"directive", "%YAML 1.1\n---\na: b\n", "1:1 yaml-dialect"},
        {"directive below a blank", " \n%YAML 1.1\n---\na: b\n", "2:1 yaml-dialect"},
        {"directive below an end", "...\n%YAML 1.1\n---\na: b\n", "1:1 yaml-syntax"},
        {"directive of the second document", "a: b\n...\n%TAG ! x:\n---\n", "3:1 yaml-dialect"},
    };
    assert_all_read(cases, COUNT(cases));
}

static void scalars_are_texts_as_written(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"booleans", "[no, yes, on, True, y]", "['no','yes','on','True','y']"},
        {"nulls", "[null, ~, Null]", "['null','~','Null']"},
        {"numbers", "[1.10, 0x1A, 010, 1_000, 1e3, .inf, 12:30:45]",
         "['1.10','0x1A','010','1_000','1e3','.inf','12:30:45']"},
        {"dates", "a: 2024-01-01\n", "{'a':'2024-01-01'}"},
        {"quotes", "['it''s', \"a\\tb\\x41\\u00e4\\n\"]", "['it's','a\tbA\xC3\xA4\n']"},
        {"empty texts", "a: \"\"\nb: ''\n", "{'a':'','b':''}"},
        {"plain over lines", "a: b\n  c\n", "{'a':'b c'}"},
        {"not a comment", "a: b#c\n", "{'a':'b#c'}"},
        {"a comment", "a: b #c\n", "{'a':'b'}"},
        {"folded", "a: >-\n  b\n  c\n\n  d\n", "{'a':'b c\nd'}"},
        {"literal", "a: |\n  b\n   c\n", "{'a':'b\n c\n'}"},
        {"literal without a final newline", "a: |\n  b", "1:4 yaml-dialect"},
        {"literal, indent given, without a final newline", "a: |1\n b", "1:4 yaml-dialect"},
        {"literal, kept, without a final newline", "a: |+ # -\n  b", "1:4 yaml-dialect"},
        {"literal, stripped, without a final newline", "a: |-\n  b", "{'a':'b'}"},
        {"literal with CRLF", "a: |\r\n  b\r\n  c\r\n", "{'a':'b\nc\n'}"},
        {"plain without a final newline", "a: b", "{'a':'b'}"},
        {"U+2028 by an escape", "a: \"\\L\\P\"\n", "{'a':'\xE2\x80\xA8\xE2\x80\xA9'}"},
        {"bidi by an escape", "a: \"\\u202e\"\n", "{'a':'\xE2\x80\xAE'}"},
        {"invisible, raw", "a: x\xE2\x80\x8By\n", "{'a':'x\xE2\x80\x8By'}"},
    };
    assert_all_read(cases, COUNT(cases));
}

static void escapes_bring_in_no_controls(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"NUL", "a: \"x\\0\"\n", "1:4 encoding"},
        {"NUL in a key", "\"a\\0\": b\n", "1:1 encoding"},
        {"ESC", "a:\n  - \"\\e\"\n", "2:5 encoding"},
        {"CR", "a: \"\\r\"\n", "1:4 encoding"},
        {"DEL", "a: \"\\x7f\"\n", "1:4 encoding"},
        {"U+0085", "a: \"\\N\"\n", "1:4 encoding"},
        {"the last of C1", "a: \"\\u009f\"\n", "1:4 encoding"},
        {"the first behind C1", "a: \"\\u00a0\"\n", "{'a':'\xC2\xA0'}"},
        {"noncharacter", "a: \"\\uFFFE\"\n", "1:4 encoding"},
        {"surrogate", "a: \"\\uD800\"\n", "1:7 yaml-syntax < 1:4"},
        {"unknown escape", "a: \"\\q\"\n", "1:5 yaml-syntax < 1:4"},
    };
    assert_all_read(cases, COUNT(cases));
}

static void anchors_aliases_and_tags(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"anchor of a text", "a: &x b\n", "1:4 yaml-dialect"},
        {"anchor of a list", "a: &x [b]\n", "1:4 yaml-dialect"},
        {"anchor of a mapping", "a: &x {b: c}\n", "1:4 yaml-dialect"},
        {"anchor of a block", "a: &x\n  b: c\n", "1:4 yaml-dialect"},
        {"anchor of a key", "&x a: b\n", "1:1 yaml-dialect"},
        {"anchor of nothing", "a: &x\n", "1:4 yaml-dialect"},
        {"alias", "a: b\nc: *a\n", "2:4 yaml-dialect"},
        {"alias in a list", "- *a\n", "1:3 yaml-dialect"},
        {"alias as a key", "*a : b\n", "1:1 yaml-dialect"},
        {"& and * inside texts", "a: b&c*d\n", "{'a':'b&c*d'}"},
        {"& and * in quotes", "a: ['&x', \"*x\"]\n", "{'a':['&x','*x']}"},
        {"tag", "a: !!str b\n", "1:4 yaml-dialect"},
        {"own tag", "a: !x b\n", "1:4 yaml-dialect"},
        {"the tag of no tag", "a: ! b\n", "1:4 yaml-dialect"},
        {"verbatim tag", "a: !<x> b\n", "1:4 yaml-dialect"},
        {"tag of a list", "a: !!seq [b]\n", "1:4 yaml-dialect"},
        {"tag of a mapping", "a: !!map {b: c}\n", "1:4 yaml-dialect"},
        {"tag of a key", "!!str a: b\n", "1:1 yaml-dialect"},
        {"! inside a text", "a: b!\n", "{'a':'b!'}"},
    };
    assert_all_read(cases, COUNT(cases));
}

static void keys(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"any text", "a b: c\n\"d\": e\n'f': g\n", "{'a b':'c','d':'e','f':'g'}"},
        {"explicit", "? a\n: b\n", "1:1 yaml-dialect"},
        {"in a list of pairs", "[a: b]\n", "1:2 yaml-dialect"},
        {"a list", "[a]: b\n", "1:1 yaml-dialect"},
        {"a mapping", "{a: b}: c\n", "1:1 yaml-dialect"},
        {"an explicit list", "? - a\n: b\n", "1:1 yaml-dialect"},
        {"empty", ": b\n", "1:1 yaml-syntax"},
        {"empty in braces", "{: b}\n", "1:2 yaml-syntax"},
        {"empty, explicit", "?\n: b\n", "1:1 yaml-dialect"},
        {"empty, quoted", "\"\": b\n", "{'':'b'}"},
        {"merge", "<<: {a: b}\n", "1:1 yaml-dialect"},
        {"merge below", "x:\n  <<: {a: b}\n", "2:3 yaml-dialect"},
        {"merge, quoted", "\"<<\": b\n", "{'<<':'b'}"},
        {"no value", "a:\nb: c\n", "1:1 yaml-dialect"},
        {"no value at the end", "a:\n", "1:1 yaml-dialect"},
        {"no value below", "a:\n  b:\n", "2:3 yaml-dialect"},
        {"no value in braces", "{a: , b}\n", "1:2 yaml-dialect\n1:7 yaml-dialect"},
        {"no blank", "x: {code:404}\n", "1:5 yaml-dialect"},
        {"no blank but quotes", "{\"code\":404}\n", "{'code':'404'}"},
        {"no value in a list", "a:\n  - b\n  -\n", "3:4 yaml-dialect"},
    };
    assert_all_read(cases, COUNT(cases));
}

static void keys_are_given_once(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"twice", "a: b\nc: d\na: e\n", "3:1 duplicate-key < 1:1"},
        {"in braces", "{a: b, a: c}\n", "1:8 duplicate-key < 1:2"},
        {"decoded", "a: b\n\"\\x61\": c\n", "2:1 duplicate-key < 1:1"},
        {"in any quotes", "'a': b\n\"a\": c\n", "2:1 duplicate-key < 1:1"},
        {"three times", "a: 1\na: 2\na: 3\n", "2:1 duplicate-key < 1:1\n3:1 duplicate-key < 1:1"},
        {"two keys", "b: 1\na: 2\na: 3\nb: 4\n",
         "3:1 duplicate-key < 2:1\n4:1 duplicate-key < 1:1"},
        {"deep", "x:\n  - {y: {a: b, a: c}}\n", "2:16 duplicate-key < 2:10"},
        {"not in different mappings", "- {a: b}\n- {a: c}\n", "[{'a':'b'},{'a':'c'}]"},
        {"not with another case", "a: b\nA: c\n", "{'a':'b','A':'c'}"},
        {"not with a longer key", "a: b\naa: c\n", "{'a':'b','aa':'c'}"},
    };
    assert_all_read(cases, COUNT(cases));
}

// More of them are found in another way than a few.
static void many_keys_are_given_once(void **state) {
    (void)state;
    for (int count = 2; count <= 40; count++) {
        struct buf yaml = {0}, out = {0}, expected = {0};
        for (int i = 0; i < count; i++) buf_printf(&yaml, "k%d: v\n", i);
        size_t once = yaml.len;
        read_text(&out, buf_str(&yaml));
        assert_true(str_starts(buf_str(&out), STR("{'k0':'v',")));
        buf_clear(&out);
        yaml.len = once;
        buf_add(&yaml, STR("k1: v\n"));
        read_text(&out, buf_str(&yaml));
        buf_printf(&expected, "%d:1 duplicate-key < 2:1", count + 1);
        assert_case("the second key again", &out, buf_cstr(&expected));
        buf_free(&yaml);
        buf_free(&expected);
    }
}

static const struct node *only_value(const struct node *map) {
    assert_int_equal(map->pair_count, 1);
    return map->pairs[0].value;
}

// A text that is written as it reads is no copy; every other one is, and outlives the parser.
static void texts_stand_in_the_source(void **state) {
    (void)state;
    static const struct {
        const char *what, *yaml, *text;
        size_t at; // 0: not in the source
    } cases[] = {
        {"plain", "a: text\n", "text", 3},
        {"single quotes", "a: 'text'\n", "text", 4},
        {"double quotes", "a: \"text\"\n", "text", 4},
        {"behind a byte order mark", MARK "a: text\n", "text", 6},
        {"behind CRLF", "# b\r\na: text\n", "text", 8},
        {"doubled quote", "a: 'te''xt'\n", "te'xt", 0},
        {"escape", "a: \"te\\x78t\"\n", "text", 0},
        {"folded", "a: te\n  xt\n", "te xt", 0},
        {"block", "a: |\n  text\n", "text\n", 0},
        {"behind another letter", "# \xC3\xA4\na: text\n", "text", 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = {0};
        struct diag diag = {0};
        struct source source = {STR("main"), str_from(cases[i].yaml)};
        const struct node *root = yaml_parse(&arena, &source, &diag);
        assert_non_null(root);
        struct str text = only_value(root)->text;
        assert_true(str_equal(text, str_from(cases[i].text)));
        bool inside = text.data >= source.text.data && text.data < source.text.data + source.text.len;
        if (inside != (cases[i].at > 0)) fail_msg("%s", cases[i].what);
        if (inside) assert_int_equal(text.data - source.text.data, cases[i].at);
        arena_free(&arena);
    }
}

static void syntax_errors_point_at_the_fault(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"double quote", "a: b\nc: \"d\ne: f\n", "2:4 yaml-syntax"},
        {"single quote", "a: b\nc: 'd\ne: f\n", "2:4 yaml-syntax"},
        {"quote before a document's end", "a: 'b\n---\n", "1:4 yaml-syntax"},
        {"bracket", "a: b\nc: [d, e\n", "2:4 yaml-syntax"},
        {"brace", "a: b\nc: {d: e\n", "2:4 yaml-syntax"},
        {"bracket without a final newline", "a: [b", "1:4 yaml-syntax"},
        {"bracket with nothing in it", "a: [\n", "1:4 yaml-syntax"},
        {"bracket behind a comma", "a: [b,\n", "1:4 yaml-syntax"},
        {"brace with nothing in it", "a: {\n", "1:4 yaml-syntax"},
        {"brace behind a colon", "a: {b:\n", "1:4 yaml-syntax"},
        {"brace behind a comma", "a: {b: c,\n", "1:4 yaml-syntax"},
        {"bracket in a brace", "a: {b: [\n", "1:8 yaml-syntax"},
        {"brace around a bracket", "a: {b: [c]\n", "1:4 yaml-syntax"},
        {"inner bracket", "a: [b, [c]\n", "1:4 yaml-syntax"},
        {"bracket in a file with other letters", "# \xC3\xA4\xC3\xB6\xC3\xBC\na: [b\n",
         "2:4 yaml-syntax"},
        {"bracket behind a byte order mark", MARK "a: [b\n", "1:4 yaml-syntax"},
        {"quote behind a byte order mark", MARK "\xC3\xA4: \"b\n", "1:4 yaml-syntax"},
        {"the wrong bracket", "a: [b}\n", "1:6 yaml-syntax < 1:4"},
        {"a bracket too many", "a: b]\n]\n", "2:1 yaml-syntax < 1:1"},
        {"two values", "a: b: c\n", "1:5 yaml-syntax"},
        {"indentation", "a:\n  b: c\n d: e\n", "3:2 yaml-syntax < 1:1"},
        {"columns are characters", "\xC3\xA4\xC3\xA4: b: c\n", "1:6 yaml-syntax"},
        {"tab as indentation", "a:\n  b: c\n\td: e\n", "3:1 yaml-dialect"},
        {"conflict marker", "a: b\n<<<<<<< HEAD\nc: d\n", "3:1 yaml-syntax < 2:1"},
        {"reserved character", "a: @b\n", "1:4 yaml-syntax"},
        {"grave accent", "a: `b`\n", "1:4 yaml-syntax"},
        {"percent", "a: %b\n", "1:4 yaml-syntax"},
    };
    assert_all_read(cases, COUNT(cases));
}

// `depth` lists or mappings, one in the other, in flow or block style.
static void add_nested(struct buf *out, int depth, bool flow) {
    if (flow) {
        buf_fill(out, '[', (size_t)depth);
        buf_fill(out, ']', (size_t)depth);
        return;
    }
    for (int i = 1; i < depth; i++) {
        buf_printf(out, "a:\n");
        buf_fill(out, ' ', (size_t)i);
    }
    buf_add(out, STR("a: b"));
}

static void depth_is_limited(void **state) {
    (void)state;
    static const struct {
        int depth;
        bool flow;
        const char *refused; // NULL if it is not
    } cases[] = {
        {63, true, NULL},
        {64, true, NULL},
        {65, true, "1:65 limit"},
        {63, false, NULL},
        {64, false, NULL},
        {65, false, "65:65 limit"},
        {80000, true, "1:65 limit"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf text = {0}, out = {0};
        add_nested(&text, cases[i].depth, cases[i].flow);
        read_text(&out, buf_str(&text));
        if (cases[i].refused == NULL) {
            assert_true(out.data[0] == (cases[i].flow ? '[' : '{'));
            buf_free(&out);
        } else {
            assert_case("depth", &out, cases[i].refused);
        }
        buf_free(&text);
    }
}

// Brothers do not add up.
static void depth_is_not_breadth(void **state) {
    (void)state;
    struct buf text = {0}, out = {0};
    for (int i = 0; i < 100; i++) buf_add(&text, STR("- [a, {b: c}]\n"));
    read_text(&out, buf_str(&text));
    assert_int_equal(out.data[0], '[');
    buf_free(&text);
    buf_free(&out);
}

static void length_of_keys_is_limited(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"63", "abc" TEN TEN TEN TEN TEN TEN ": x\n", "{'abc" TEN TEN TEN TEN TEN TEN "':'x'}"},
        {"64", SIXTY_FOUR ": x\n", "{'" SIXTY_FOUR "':'x'}"},
        {"65", "a: b\n" SIXTY_FOUR "e: x\n", "2:1 limit"},
        {"64 bytes", "\xC3\xA4\xC3\xA4" TEN TEN TEN TEN TEN TEN ": x\n",
         "{'\xC3\xA4\xC3\xA4" TEN TEN TEN TEN TEN TEN "':'x'}"},
        {"66 bytes", "\xC3\xA4\xC3\xA4\xC3\xA4" TEN TEN TEN TEN TEN TEN ": x\n", "1:1 limit"},
        {"64 bytes behind escapes", "\"\\x61\\x61" TEN TEN TEN TEN TEN TEN "\": x\n",
         "{'aa" TEN TEN TEN TEN TEN TEN "':'x'}"},
    };
    assert_all_read(cases, COUNT(cases));
}

// libyaml gives up beyond 1024 characters, with words about something else.
static void very_long_keys_are_called_so(void **state) {
    (void)state;
    static const struct {
        const char *before, *behind, *expected;
    } cases[] = {
        {"", ": x\n", "a key is longer than 64 bytes\n"},
        {"a: b\n", ": x\n", "a key is longer than 64 bytes\n"},
        {"a:\n  b: c\n  ", ": x\n", "a key is longer than 64 bytes\n"},
        {"{", ": x}\n", "a key is longer than 64 bytes\n"},
        {"\"", "\": x\n", "a key is longer than 64 bytes\n"},
        {"a: b\n\"", "\": x\n", "a key is longer than 64 bytes\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (size_t length = 1000; length <= 1050; length++) {
            struct arena arena = {0};
            struct diag diag = {0};
            struct buf text = {0}, out = {0};
            buf_add(&text, str_from(cases[i].before));
            buf_fill(&text, 'k', length);
            buf_add(&text, str_from(cases[i].behind));
            struct source source = {STR("main"), buf_str(&text)};
            assert_null(yaml_parse(&arena, &source, &diag));
            add_texts(&out, &diag);
            assert_case(cases[i].before, &out, cases[i].expected);
            assert_int_equal(diag.messages.items[0].rule, RULE_LIMIT);
            buf_free(&text);
            diag_free(&diag);
            arena_free(&arena);
        }
    }
}

static void messages_say_what_to_do(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"empty", "", "the file holds no document\n"},
        {"empty document", "---\n", "the document is empty\n"},
        {"documents", "a\n---\nb\n",
         "several documents are not part of this dialect of YAML\n"
         "- put each document into a file of its own\n"},
        {"anchor", "a: &x b\n",
         "anchors are not part of this dialect of YAML\n- write the value out where it is used\n"},
        {"alias", "*a : b\n",
         "aliases are not part of this dialect of YAML\n- write the value out again\n"},
        {"tag", "a: !x b\n",
         "tags are not part of this dialect of YAML\n"
         "- leave the tag out: values are texts as written\n"},
        {"merge", "<<: {}\n",
         "merge keys are not part of this dialect of YAML\n- write the keys and values out\n"},
        {"list as key", "[a]: b\n",
         "keys that are lists or mappings are not part of this dialect of YAML\n"
         "- a key is a text\n"},
        {"no value", "a:\n", "the key 'a' has no value\n- an empty text is written \"\"\n"},
        {"no blank", "{code:404}\n",
         "the key 'code:404' has no value\n- a blank is missing after ':'\n"},
        {"no item", "- \n", "an item of the list has no value\n- an empty text is written \"\"\n"},
        {"twice", "a: b\na: c\n", "the key 'a' is given twice\n- first given here\n"},
        {"escape", "a: \"\\0\"\n",
         "the text holds U+0000 by an escape\n"
         "- no control character but newline and tab can be in a text\n"},
        {"unclosed", "a: [b\n", "did not find expected ',' or ']' while parsing a flow sequence\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = {0};
        struct diag diag = {0};
        struct buf out = {0};
        struct source source = {STR("main"), str_from(cases[i].yaml)};
        assert_null(yaml_parse(&arena, &source, &diag));
        add_texts(&out, &diag);
        assert_case(cases[i].what, &out, cases[i].expected);
        diag_free(&diag);
        arena_free(&arena);
    }
}

static void assert_place(struct place place, uint32_t line, uint32_t column, uint32_t width) {
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
    assert_int_equal(place.width, width);
}

static void nodes_know_where_they_stand(void **state) {
    (void)state;
    struct arena arena = {0};
    struct diag diag = {0};
    struct source source = {STR("main"), STR(MARK "\xC3\xA4\xC3\xB6: text # x\nb:\n  - 'q'\n"
                                                  "  - |\n    c\nm: {k: 1}\n")};
    const struct node *root = yaml_parse(&arena, &source, &diag);
    assert_non_null(root);
    assert_place(root->place, 1, 1, 1);
    assert_place(root->pairs[0].key_place, 1, 1, 2);
    assert_place(root->pairs[0].value->place, 1, 5, 4);
    assert_true(root->pairs[0].value->plain);
    const struct node *list = node_find(root, STR("b"))->value;
    assert_place(list->place, 3, 3, 1);
    assert_place(list->items[0]->place, 3, 5, 3);
    assert_false(list->items[0]->plain);
    assert_place(list->items[1]->place, 4, 5, 1);
    assert_false(list->items[1]->plain);
    assert_place(node_place(root, "m"), 6, 4, 1);
    assert_place(node_place(root, "none"), 1, 1, 1);
    assert_null(node_place(NULL, "m").source);
    assert_place(node_item_place(root, "b", 0), 3, 5, 3);
    assert_place(node_item_place(root, "b", 1), 4, 5, 1);
    assert_place(node_item_place(root, "b", 2), 3, 3, 1);
    assert_place(node_item_place(root, "m", 0), 6, 4, 1);
    assert_place(node_item_place(root, "none", 0), 1, 1, 1);
    assert_null(node_find(root, STR("none")));
    assert_null(node_find(list, STR("k")));
    assert_null(node_find(NULL, STR("k")));
    diag_free(&diag);
    arena_free(&arena);
}

static void kinds_have_names(void **state) {
    (void)state;
    assert_string_equal(node_kind_name(NODE_TEXT), "a text");
    assert_string_equal(node_kind_name(NODE_LIST), "a list");
    assert_string_equal(node_kind_name(NODE_MAP), "a mapping");
}

// What follows libyaml reads, and tests/proof/dialect shows who does not.

static void between_values(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"tab behind a key", "a:\tb\n", "1:3 yaml-dialect"},
        {"tab behind a blank", "a: \tb\n", "1:4 yaml-dialect"},
        {"tab behind a text", "a: b\t\n", "1:5 yaml-dialect"},
        {"tab before a comment", "a: b\t# c\n", "1:5 yaml-dialect"},
        {"tab in brackets", "a: [b,\tc]\n", "1:7 yaml-dialect"},
        {"tab behind other characters", "\xC3\xA4: \xC3\xB6\t\n", "1:5 yaml-dialect"},
        {"tab behind a mark", MARK "a:\tb\n", "1:3 yaml-dialect"},
        {"tab in a comment", "a: b #\tc\td\n", "{'a':'b'}"},
        {"tab in a text without quotes", "a: b\tc\n", "1:5 yaml-dialect"},
        {"tab in a key without quotes", "a\tb: c\n", "1:2 yaml-dialect"},
        {"tab in quotes", "a: 'b\tc'\nd: \"e\tf\"\n", "{'a':'b\tc','d':'e\tf'}"},
        {"comment at a quote", "a: 'b'# c\n", "1:7 yaml-dialect"},
        {"comment at the first bracket", "{# c\n  a: b}\n", "1:2 yaml-dialect"},
        {"explicit key below a comment", "# c\n? a\n: b\n", "2:1 yaml-dialect"},
        {"comment at a bracket", "a: [b]# c\n", "1:7 yaml-dialect"},
        {"comment at a comma", "a: [b,# c\n  d]\n", "1:7 yaml-dialect"},
        {"comment behind a blank", "a: [b, # c\n  d] # e\n", "{'a':['b','d']}"},
        {"comments at the start", "#a\n#b\na: b #c\n", "{'a':'b'}"},
        {"explicit key in brackets", "a: {? b : c}\n", "1:5 yaml-dialect"},
        {"key that begins as one", "a: {?b: c}\n", "1:5 yaml-dialect"},
        {"no key at all", "?a: b\n", "{'?a':'b'}"},
        {"question mark in a comment", "a: b # ?\n", "{'a':'b'}"},
        {"question mark in brackets", "a: [x?y]\n", "1:6 yaml-dialect"},
        {"question mark in quotes", "a: ['x?y', \"?\"]\nb: x?y\n", "{'a':['x?y','?'],'b':'x?y'}"},
        {"dash in brackets", "a: [-]\n", "1:5 yaml-dialect"},
        {"dash before a comma", "a: {b: -, c: d}\n", "1:8 yaml-dialect"},
        {"more than a dash", "a: [-b, --, '-']\n", "{'a':['-b','--','-']}"},
        {"pair without braces", "a: [b, c: d]\n", "1:8 yaml-dialect"},
        {"pair with braces", "a: [b, {c: d}]\n", "{'a':['b',{'c':'d'}]}"},
        {"dashes before a key", "---a: b\n", "1:1 yaml-dialect"},
        {"dashes before a text", "a: ---b\n", "1:4 yaml-dialect"},
        {"two dashes", "--a: --b\n", "{'--a':'--b'}"},
    };
    assert_all_read(cases, COUNT(cases));
}

static void lines_are_indented(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"list", "a: [b,\nc]\n", "2:1 yaml-dialect"},
        {"list with a blank", "a: [b,\n c]\n", "{'a':['b','c']}"},
        {"closing bracket", "a: [\n  b\n]\n", "3:1 yaml-dialect"},
        {"closing brace", "a:\n  b: {\n    c: d\n  }\n", "4:3 yaml-dialect"},
        {"closing brace with a blank", "a:\n  b: {\n    c: d\n   }\n", "{'a':{'b':{'c':'d'}}}"},
        {"comma", "a: [b\n, c]\n", "2:1 yaml-dialect"},
        {"in an item", "- [a,\nb]\n", "2:1 yaml-dialect"},
        {"in an item, with a blank", "- [a,\n b]\n", "[['a','b']]"},
        {"outside of all", "[a,\nb\n]\n", "['a','b']"},
        {"JSON", "{\n\"a\": [\n\"b\"\n]\n}\n", "{'a':['b']}"},
        {"empty lines", "a: [b,\n\n \n\r\n  c]\n", "{'a':['b','c']}"},
        {"CRLF", "a: [b,\r\nc]\r\n", "2:1 yaml-dialect"},
        {"text in brackets", "a: [b\nc]\n", "2:1 yaml-dialect"},
        {"quoted", "a: 'b\nc'\n", "2:1 yaml-dialect"},
        {"double quoted", "a:\n  b: \"c\n  d\"\n", "3:3 yaml-dialect"},
        {"quoted with a blank", "a: 'b\n c'\n", "{'a':'b c'}"},
        {"quoted, an empty line", "a: 'b\n\n c'\n", "{'a':'b\nc'}"},
        {"quoted, the end alone", "a: 'b\n'\n", "2:1 yaml-dialect"},
        {"back outside", "a: {b: c}\nd: [e]\n", "{'a':{'b':'c'},'d':['e']}"},
        {"blank at a line's end", "a: 'b \n  c'\n", "1:6 yaml-dialect"},
        {"tab at a line's end", "a: \"b\t\r\n  c\"\n", "1:6 yaml-dialect"},
        {"blank at the text's end", "a: 'b '\n", "{'a':'b '}"},
        {"line end behind the quote", "a: '\n  b'\n", "{'a':' b'}"},
        {"line end escaped", "a: \"b\\\n  c\"\n", "{'a':'bc'}"},
        {"line end escaped before an empty line", "a: \"b\\\n\n  c\"\n", "1:6 yaml-dialect"},
        {"the same with CRLF", "a: \"b\\\r\n \r\n  c\"\r\n", "1:6 yaml-dialect"},
        {"backslash escaped, then the line end", "a: \"b\\\\\\\n\n  c\"\n", "1:8 yaml-dialect"},
        {"nothing escaped before an empty line", "a: \"b\n\n  c\"\n", "{'a':'b\nc'}"},
        {"backslash escaped", "a: \"b\\\\\n\n  c\"\n", "{'a':'b\\\nc'}"},
        {"backslash in quotes that know no escapes", "a: 'b\\\n\n  c'\n", "{'a':'b\\\nc'}"},
    };
    assert_all_read(cases, COUNT(cases));
}

static void texts_in_blocks(void **state) {
    (void)state;
    static const struct yaml_case cases[] = {
        {"header with a comment", "a: | # c\n  b\n", "{'a':'b\n'}"},
        {"header at a comment", "a: |# c\n  b\n", "1:5 yaml-dialect"},
        {"header with a tab", "a: |\t\n  b\n", "1:5 yaml-dialect"},
        {"header of its own", "a:\n  |\n  b\n", "2:3 yaml-dialect"},
        {"header of the whole file", " |\n  b\n", "1:2 yaml-dialect"},
        {"header behind a dash", "- |\n a\n", "['a\n']"},
        {"no text", "a: |\nb: c\n", "1:5 yaml-dialect"},
        {"no text at the end", "a: |", "1:4 yaml-dialect"},
        {"empty lines only", "a: |+\n\n\nb: c\n", "1:6 yaml-dialect"},
        {"empty lines first", "a: |\n\n  b\n", "{'a':'\nb\n'}"},
        {"lines of blanks first", "a: |\n \n  b\n", "2:1 yaml-dialect"},
        {"an empty line, then blanks first", "a: |\n\n \n  b\n", "3:1 yaml-dialect"},
        {"lines of blanks later", "a: |\n  b\n \n  c\n", "{'a':'b\n\nc\n'}"},
        {"deeper lines", "a: |\n  b\n   c\n", "{'a':'b\n c\n'}"},
        {"deeper lines, folded", "a: >\n  b\n   c\n", "3:4 yaml-dialect"},
        {"blanks alone, folded", "a: >\n  b\n     \n  c\n", "{'a':'b\n   \nc\n'}"},
        {"tab first, folded", "a: >\n  b\n  \tc\n", "3:3 yaml-dialect"},
        {"folded", "a: >\r\n  b\r\n\r\n  c\r\nd: e\r\n", "{'a':'b\nc\n','d':'e'}"},
        {"deeper behind it", "- a: >\n   b\n  c:\n     d\n", "[{'a':'b\n','c':'d'}]"},
        {"comment behind it", "a: >\n  b\n   # c\n", "3:4 yaml-dialect"},
        {"comment below it", "a: >\n  b\n # c\nd: e\n", "{'a':'b\n','d':'e'}"},
        {"an end of blanks", "a: |\n  b\n ", "1:4 yaml-dialect"},
        {"dropped", "a: |-2\n  b", "{'a':'b'}"},
        {"dropped, digit first", "a: >2-\n  b", "{'a':'b'}"},
    };
    assert_all_read(cases, COUNT(cases));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents),
        cmocka_unit_test(scalars_are_texts_as_written),
        cmocka_unit_test(escapes_bring_in_no_controls),
        cmocka_unit_test(anchors_aliases_and_tags),
        cmocka_unit_test(keys),
        cmocka_unit_test(keys_are_given_once),
        cmocka_unit_test(many_keys_are_given_once),
        cmocka_unit_test(texts_stand_in_the_source),
        cmocka_unit_test(syntax_errors_point_at_the_fault),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(depth_is_not_breadth),
        cmocka_unit_test(length_of_keys_is_limited),
        cmocka_unit_test(very_long_keys_are_called_so),
        cmocka_unit_test(between_values),
        cmocka_unit_test(lines_are_indented),
        cmocka_unit_test(texts_in_blocks),
        cmocka_unit_test(messages_say_what_to_do),
        cmocka_unit_test(nodes_know_where_they_stand),
        cmocka_unit_test(kinds_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
