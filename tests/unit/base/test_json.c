// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "base/json.h"

static void assert_text(struct str text, const char *expected) {
    struct buf out = {0};
    json_text(&out, text);
    assert_case(expected, &out, expected);
}

static void texts_are_ascii_whatever_they_hold(void **state) {
    (void)state;
    assert_text(STR(""), "\"\"");
    assert_text(STR("a/b 'c' <d>"), "\"a/b 'c' <d>\"");
    assert_text(STR("\"\\"), "\"\\\"\\\\\"");
    assert_text(STR("\n\t\r\b\x1b\x7f"), "\"\\n\\t\\u000d\\u0008\\u001b\\u007f\"");
    assert_text(STR("a\0b"), "\"a\\u0000b\"");
    assert_text(STR("\xC3\xA4\xE2\x82\xAC\xE2\x80\xAE"), "\"\\u00e4\\u20ac\\u202e\"");
    assert_text(STR("\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF"), "\"\\ud83d\\ude00\\udbff\\udfff\"");
}

static void malformed_bytes_are_replaced(void **state) {
    (void)state;
    assert_text(STR("a\xFF"), "\"a\\ufffd\"");
    assert_text(STR("\xED\xA0\x80"), "\"\\ufffd\\ufffd\\ufffd\""); // a surrogate
    assert_text(STR("\xC0\xAF"), "\"\\ufffd\\ufffd\"");            // overlong
}

static void no_byte_is_sent_raw_that_is_not_printable(void **state) {
    (void)state;
    for (int c = 0; c < 256; c++) {
        char byte = (char)c;
        struct buf out = {0};
        json_text(&out, (struct str){&byte, 1});
        for (size_t i = 0; i < out.len; i++) assert_in_range((unsigned char)out.data[i], ' ', '~');
        buf_free(&out);
    }
}

static void commas_stand_where_they_are_due(void **state) {
    (void)state;
    struct buf out = {0};
    json_open(&out, '[');
    json_open(&out, '{');
    json_close(&out, '}');
    json_open(&out, '[');
    json_close(&out, ']');
    json_open(&out, '{');
    json_text_member(&out, "a", STR("{"));
    json_text_member(&out, "absent", (struct str){0});
    json_number_member(&out, "b", -1);
    json_flag_member(&out, "c", true);
    json_flag_member(&out, "d", false);
    json_key(&out, STR("e:"));
    json_open(&out, '[');
    json_number(&out, 1);
    json_bool(&out, false);
    json_null(&out);
    json_text(&out, STR("["));
    json_text(&out, STR(""));
    json_close(&out, ']');
    json_close(&out, '}');
    json_close(&out, ']');
    assert_case("document", &out,
                "[{},[],{\"a\":\"{\",\"b\":-1,\"c\":true,\"e:\":[1,false,null,\"[\",\"\"]}]");
}

static void a_line_begins_a_document_of_its_own(void **state) {
    (void)state;
    struct buf out = {0};
    for (int i = 0; i < 2; i++) {
        json_open(&out, '{');
        json_close(&out, '}');
        buf_add_char(&out, '\n');
    }
    assert_case("lines", &out, "{}\n{}\n");
}

static void indenting_leaves_texts_alone(void **state) {
    (void)state;
    struct buf out = {0};
    json_indent(STR("{\"a:{\\\"\":[1,\"x,\\\\\"],\"b\":{},\"c\":[],\"d\":{\"e\":true}}"), &out);
    assert_case("indented", &out,
                "{\n  \"a:{\\\"\": [\n    1,\n    \"x,\\\\\"\n  ],\n  \"b\": {},\n"
                "  \"c\": [],\n  \"d\": {\n    \"e\": true\n  }\n}\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_ascii_whatever_they_hold),
        cmocka_unit_test(malformed_bytes_are_replaced),
        cmocka_unit_test(no_byte_is_sent_raw_that_is_not_printable),
        cmocka_unit_test(commas_stand_where_they_are_due),
        cmocka_unit_test(a_line_begins_a_document_of_its_own),
        cmocka_unit_test(indenting_leaves_texts_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
