// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "base/utf8.h"
#include "yaml/scan.h"

#define MARK "\xEF\xBB\xBF"

static void assert_scanned(const char *what, struct str text, const char *expected) {
    struct source source = {STR("main"), text};
    struct diag diag = {0};
    struct buf out = {0};
    bool clean = yaml_scan(&source, &diag);
    add_findings(&out, &diag);
    assert_case(what, &out, expected);
    assert_int_equal(clean, expected[0] == '\0');
    diag_free(&diag);
}

struct scan_case {
    const char *what;
    struct str text;
    const char *expected; // "" is accepted
};

static void assert_all_scanned(const struct scan_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        assert_scanned(cases[i].what, cases[i].text, cases[i].expected);
    }
}

static void encodings(void **state) {
    (void)state;
    static const struct scan_case cases[] = {
        {"nothing", STR_INIT(""), ""},
        {"ASCII", STR_INIT("a: b\n"), ""},
        {"UTF-8", STR_INIT("a: \xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\n"), ""},
        {"a mark at the start", STR_INIT(MARK "a: b\n"), ""},
        {"a mark alone", STR_INIT(MARK), ""},
        {"a second mark", STR_INIT(MARK MARK "a: b\n"), "1:1 encoding"},
        {"a mark later", STR_INIT("a: b\n# " MARK "\n"), "2:3 encoding"},
        {"UTF-16, little end first, marked",
         STR_INIT("\xFF\xFE"
                  "a\0"),
         "main encoding"},
        {"UTF-16, big end first, marked", STR_INIT("\xFE\xFF\0a"), "main encoding"},
        {"UTF-16, little end first", STR_INIT("a\0:\0"), "main encoding"},
        {"UTF-16, big end first", STR_INIT("\0a\0:"), "main encoding"},
        {"UTF-16, one character", STR_INIT("a\0"), "main encoding"},
        {"UTF-32, little end first, marked", STR_INIT("\xFF\xFE\0\0a\0\0\0"), "main encoding"},
        {"UTF-32, big end first, marked", STR_INIT("\0\0\xFE\xFF\0\0\0a"), "main encoding"},
        {"UTF-32, little end first", STR_INIT("a\0\0\0"), "main encoding"},
        {"UTF-32, big end first", STR_INIT("\0\0\0a"), "main encoding"},
        {"UTF-32, big end first, a rare letter", STR_INIT("\0\0\1\0"), "main encoding"},
        {"Latin-1", STR_INIT("a: \xE4 b\n"), "1:4 encoding"},
        {"overlong", STR_INIT("a: b\nc: \xC0\xAF\n"), "2:4 encoding"},
        {"surrogate", STR_INIT("a: \xED\xA0\x80\n"), "1:4 encoding"},
        {"above Unicode", STR_INIT("a: \xF4\x90\x80\x80\n"), "1:4 encoding"},
        {"cut short", STR_INIT("a: \xE2\x82"), "1:4 encoding"},
        {"columns are characters", STR_INIT("\xC3\xA4\t\xE2\x82\xAC\xFF"), "1:4 encoding"},
    };
    assert_all_scanned(cases, COUNT(cases));
}

static void line_ends(void **state) {
    (void)state;
    static const struct scan_case cases[] = {
        {"LF", STR_INIT("a: b\nc: d\n"), ""},
        {"CRLF", STR_INIT("a: b\r\nc: d\r\n"), ""},
        {"no final newline", STR_INIT("a: b"), ""},
        {"CR alone", STR_INIT("a: b\rc: d\n"), "1:5 encoding"},
        {"CR at the end", STR_INIT("a: b\r"), "1:5 encoding"},
        {"CR before CRLF", STR_INIT("a: b\r\r\n"), "1:5 encoding"},
        {"CR ends no comment", STR_INIT("# note\rkey: hidden\n"), "1:7 encoding"},
        {"U+0085", STR_INIT("# note\xC2\x85key: hidden\n"), "1:7 encoding"},
        {"U+2028", STR_INIT("# note\xE2\x80\xA8key: hidden\n"), "1:7 encoding"},
        {"U+2029", STR_INIT("# note\xE2\x80\xA9key: hidden\n"), "1:7 encoding"},
    };
    assert_all_scanned(cases, COUNT(cases));
}

static void line_starts(void **state) {
    (void)state;
    static const struct scan_case cases[] = {
        {"a tab first", STR_INIT("a:\n\tb: c\n"), "2:1 yaml-dialect"},
        {"a tab on an empty line", STR_INIT("a: b\n\t\nc: d\n"), "2:1 yaml-dialect"},
        {"a tab first behind a mark", STR_INIT(MARK "\ta"), "1:1 yaml-dialect"},
        {"a tab later", STR_INIT("a:\tb\t# c\n"), ""},
        {"%YAML", STR_INIT("%YAML 1.2\n---\na: b\n"), "1:1 yaml-dialect"},
        {"%TAG", STR_INIT("%TAG ! tag:x,2000:\n---\na: b\n"), "1:1 yaml-dialect"},
        {"any directive", STR_INIT("%x\n---\na: b\n"), "1:1 yaml-dialect"},
        {"a directive behind a mark", STR_INIT(MARK "%YAML 1.2\n"), "1:1 yaml-dialect"},
        {"a directive below a comment", STR_INIT("# a\n%YAML 1.2\n"), "2:1 yaml-dialect"},
        {"a directive below empty lines", STR_INIT("\n\r\n%YAML 1.2\n"), "3:1 yaml-dialect"},
        {"a directive below blanks", STR_INIT("  \n%YAML 1.2\n"), "2:1 yaml-dialect"},
        {"a directive below an indented comment", STR_INIT(" # a\n%TAG"), "2:1 yaml-dialect"},
        {"no directive behind the shortest content", STR_INIT("a\n%YAML 1.2\n"), ""},
        {"% as content of a text", STR_INIT("a: |\n b\n\"\n%\n\""), ""},
        {"% not at the start of a line", STR_INIT(" %\n"), ""},
    };
    assert_all_scanned(cases, COUNT(cases));
}

static bool is_refused_raw(int32_t c) {
    if (c == '\n' || c == '\t') return false;
    return utf8_is_control(c) || utf8_is_bidi(c) || utf8_is_noncharacter(c) || c == 0x2028 ||
           c == 0x2029 || c == 0xFEFF;
}

// Each character of Unicode, in a comment in front of a text.
static void characters_that_no_input_may_hold(void **state) {
    (void)state;
    struct diag diag = {0};
    struct buf text = {0};
    for (int32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        buf_clear(&text);
        buf_add(&text, STR("a: b #"));
        utf8_add(&text, c);
        buf_add(&text, STR("c\n"));
        struct source source = {STR("main"), buf_str(&text)};
        if (yaml_scan(&source, &diag) == is_refused_raw(c)) fail_msg("U+%04X", (unsigned)c);
        if (!is_refused_raw(c)) continue;
        struct place place = diag.messages.items[0].place;
        assert_int_equal(diag.messages.items[0].rule, RULE_ENCODING);
        assert_int_equal(diag.messages.count, 1);
        assert_int_equal(place.column, 7);
        diag_free(&diag);
    }
    buf_free(&text);
}

static void only_the_first_fault_is_reported(void **state) {
    (void)state;
    assert_scanned("two", STR("a: \x01\x02\n\tb\n"), "1:4 encoding");
    assert_scanned("two", STR("\t\x01"), "1:1 yaml-dialect");
}

static void messages_name_the_character(void **state) {
    (void)state;
    static const struct {
        struct str text;
        const char *expected;
    } cases[] = {
        {STR_INIT("a\0c"), "the file is in UTF-16 or UTF-32\n- save it as UTF-8\n"},
        {STR_INIT("a: \xE4"), "malformed UTF-8 (byte E4)\n"},
        {STR_INIT("a: \x1B"), "U+001B is a control character\n"
                              "- in a text, write it as an escape between double quotes\n"},
        {STR_INIT("a: \xC2\x85"), "U+0085 is a line end to some programs only\n"
                                  "- in a text, write it as an escape between double quotes\n"},
        {STR_INIT("a: \xEF\xBF\xBF"), "U+FFFF is not a character\n"
                                      "- in a text, write it as an escape between double quotes\n"},
        {STR_INIT("a: \xE2\x80\xAE"), "U+202E changes the order in which text is shown\n"
                                      "- in a text, write it as an escape between double quotes\n"},
        {STR_INIT("a: b\rc"),
         "a carriage return without a line feed is a line end to some programs only\n"},
        {STR_INIT("\ta"), "a line begins with a tab\n- indent with blanks\n"},
        {STR_INIT("%YAML 1.2"),
         "directives are not part of this dialect of YAML\n- leave the line out\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct source source = {STR("main"), cases[i].text};
        struct diag diag = {0};
        struct buf out = {0};
        assert_false(yaml_scan(&source, &diag));
        add_texts(&out, &diag);
        assert_case("message", &out, cases[i].expected);
        diag_free(&diag);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings),
        cmocka_unit_test(line_ends),
        cmocka_unit_test(line_starts),
        cmocka_unit_test(characters_that_no_input_may_hold),
        cmocka_unit_test(only_the_first_fault_is_reported),
        cmocka_unit_test(messages_name_the_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
