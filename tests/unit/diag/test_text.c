// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "base/utf8.h"
#include "diag/text.h"

#define TEN "0123456789"
#define FIFTY TEN TEN TEN TEN TEN
#define SIXTY FIFTY TEN
#define BLANKS_TEN "          "
#define BLANKS_SIXTY BLANKS_TEN BLANKS_TEN BLANKS_TEN BLANKS_TEN BLANKS_TEN BLANKS_TEN

// One message at that place of a file, as text.
static void print_one(struct buf *out, const char *text, struct place place, bool colour) {
    struct source source = {STR("a.yaml"), str_from(text)};
    struct diag diag = {0};
    place.source = &source;
    diag_report(&diag, RULE_BAD_VALUE, place, "wrong");
    diag_print(&diag, colour, out);
    diag_free(&diag);
}

static void assert_quoted(const char *text, uint32_t line, uint32_t column, uint32_t width,
                          const char *expected) {
    struct buf out = {0}, all = {0};
    print_one(&out, text, (struct place){NULL, line, column, width}, false);
    buf_printf(&all, "a.yaml:%u:%u: error: wrong [bad-value]\n%s", line, column, expected);
    assert_case(text, &out, buf_cstr(&all));
    buf_free(&all);
}

static void quotes_the_line_with_a_caret(void **state) {
    (void)state;
    assert_quoted("code: x\n", 1, 7, 1, "    1 | code: x\n      |       ^\n");
    assert_quoted("a\nkey: text\nb\n", 2, 6, 4, "    2 | key: text\n      |      ^~~~\n");
    assert_quoted("code: x\n", 1, 1, 0, "    1 | code: x\n      | ^\n");
    assert_quoted("a: b\r\nc", 1, 4, 1, "    1 | a: b\n      |    ^\n");
    assert_quoted("ab", 1, 3, 1, "    1 | ab\n      |   ^\n"); // at the end of the line
    assert_quoted("ab", 1, 2, 99, "    1 | ab\n      |  ^\n"); // not underlined beyond it
    assert_quoted("", 1, 1, 1, "    1 | \n      | ^\n");
}

static void carets_count_columns_as_shown(void **state) {
    (void)state;
    assert_quoted("\tx: y", 1, 2, 1, "    1 |  x: y\n      |  ^\n");
    assert_quoted("\xC3\xA4\xE2\x82\xAC: y", 1, 5, 1,
                  "    1 | \xC3\xA4\xE2\x82\xAC: y\n      |     ^\n");
    assert_quoted("a\x01z", 1, 3, 1, "    1 | a<U+0001>z\n      |          ^\n");
    assert_quoted("a\x01z", 1, 2, 1, "    1 | a<U+0001>z\n      |  ^~~~~~~~\n");
    assert_quoted("\xEF\xBB\xBF"
                  "ab",
                  1, 2, 1, "    1 | ab\n      |  ^\n");
}

static void margins_fit_large_line_numbers(void **state) {
    (void)state;
    struct buf text = {0};
    buf_fill(&text, '\n', 123455);
    buf_add(&text, STR("ab"));
    assert_quoted(buf_cstr(&text), 123456, 2, 1, "123456 | ab\n       |  ^\n");
    buf_free(&text);
}

static void long_lines_are_cut_to_a_window(void **state) {
    (void)state;
    // 80 columns are shown as they are, one more is cut.
    assert_quoted(FIFTY TEN TEN TEN, 1, 1, 1, "    1 | " FIFTY TEN TEN TEN "\n      | ^\n");
    assert_quoted(FIFTY TEN TEN TEN "x", 1, 1, 1, "    1 | " FIFTY TEN TEN TEN "...\n      | ^\n");
    // Up to column 61 the window begins with the line.
    assert_quoted(SIXTY "X" SIXTY, 1, 61, 1,
                  "    1 | " SIXTY "X" TEN "012345678...\n      | " BLANKS_SIXTY "^\n");
    // Beyond, it begins 20 columns before the place.
    assert_quoted(SIXTY "0X" SIXTY, 1, 62, 1,
                  "    1 | ..."
                  "123456789" TEN "0X" FIFTY "012345...\n"
                  "      |    " BLANKS_TEN BLANKS_TEN "^\n");
    assert_quoted(SIXTY SIXTY "X", 1, 121, 1,
                  "    1 | ..." TEN TEN "X\n      |    " BLANKS_TEN BLANKS_TEN "^\n");
}

// Twenty characters that take eight columns each must not push the place out of the window.
static void the_window_counts_columns_as_shown(void **state) {
    (void)state;
    struct buf text = {0}, out = {0};
    for (int i = 0; i < 20; i++) buf_add(&text, STR("\xE2\x80\x8B"));
    buf_add(&text, STR("X"));
    print_one(&out, buf_cstr(&text), (struct place){NULL, 1, 21, 1}, false);
    assert_case("window", &out,
                "a.yaml:1:21: error: wrong [bad-value]\n"
                "    1 | ...<U+200B><U+200B>X\n"
                "      |                    ^\n");
    buf_free(&text);
}

static void places_may_be_files_or_nowhere(void **state) {
    (void)state;
    struct source source = {STR("a.yaml"), STR("x")};
    struct diag diag = {0};
    struct buf out = {0};
    diag_report(&diag, RULE_READ, NO_PLACE, "no place");
    diag_report(&diag, RULE_READ, place_file(&source), "a file");
    diag_report(&diag, RULE_READ, ((struct place){&source, 9, 1, 1}), "a line that is not there");
    diag_print(&diag, false, &out);
    assert_case("places", &out,
                "statusgen: error: no place [read]\n"
                "a.yaml: error: a file [read]\n"
                "a.yaml:9:1: error: a line that is not there [read]\n");
    diag_free(&diag);
}

static void notes_quote_other_places_only(void **state) {
    (void)state;
    struct source source = {STR("a.yaml"), STR("one\ntwo\n")};
    struct place here = {&source, 2, 1, 3}, there = {&source, 1, 1, 3};
    struct diag diag = {0};
    struct buf out = {0};
    diag_report(&diag, RULE_DUPLICATE_ID, here, "twice");
    diag_note(&diag, here, "the same place");
    diag_note(&diag, there, "first here");
    diag_note(&diag, NO_PLACE, "think");
    diag_print(&diag, false, &out);
    assert_case("notes", &out,
                "a.yaml:2:1: error: twice [duplicate-id]\n"
                "    2 | two\n      | ^~~\n"
                "a.yaml:2:1: note: the same place\n"
                "a.yaml:1:1: note: first here\n"
                "    1 | one\n      | ^~~\n"
                "statusgen: note: think\n");
    diag_free(&diag);
}

static void colours_surround_what_they_mean(void **state) {
    (void)state;
    struct buf out = {0};
    print_one(&out, "ab", (struct place){NULL, 1, 1, 2}, true);
    assert_case("colours", &out,
                "\033[1ma.yaml:1:1: \033[1;31merror: \033[0mwrong [bad-value]\n"
                "    1 | ab\n      | \033[1;32m^~\033[0m\n");
}

static void says_how_many_errors_are_not_shown(void **state) {
    (void)state;
    static const struct {
        size_t errors;
        const char *last;
    } cases[] = {
        {2, "statusgen: error: wrong [read]\n"},
        {3, "statusgen: note: 1 more error is not shown\n"},
        {5, "statusgen: note: 3 more errors are not shown\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct diag diag = {.max_errors = 2};
        struct buf out = {0};
        for (size_t n = 0; n < cases[i].errors; n++)
            diag_report(&diag, RULE_READ, NO_PLACE, "wrong");
        diag_print(&diag, false, &out);
        assert_true(str_ends(buf_str(&out), str_from(cases[i].last)));
        buf_free(&out);
        diag_free(&diag);
    }
}

static void shows_what_is_unsafe_by_its_number(void **state) {
    (void)state;
    static const struct {
        struct str text;
        const char *shown;
        size_t columns;
    } cases[] = {
        {STR_INIT(""), "", 0},
        {STR_INIT("plain \xC3\xA4"), "plain \xC3\xA4", 7},
        {STR_INIT("a\tb"), "a b", 3},
        {STR_INIT("a\nb"), "a<U+000A>b", 10},
        {STR_INIT("\0"), "<U+0000>", 8},
        {STR_INIT("\x1B[31m"), "<U+001B>[31m", 12},
        {STR_INIT("\x7F"), "<U+007F>", 8},
        {STR_INIT("\xC2\x9B"), "<U+009B>", 8},
        {STR_INIT("\xE2\x80\xAE"), "<U+202E>", 8},
        {STR_INIT("\xE2\x80\xA8"), "<U+2028>", 8},
        {STR_INIT("\xC2\xA0"), "<U+00A0>", 8},
        {STR_INIT("\xF3\xA0\x80\x81"), "<U+E0001>", 9},
        {STR_INIT("\xFF"
                  "a\xC3"),
         "<byte FF>a<byte C3>", 19},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf out = {0};
        assert_int_equal(text_show(&out, cases[i].text, 100), cases[i].columns);
        assert_case(cases[i].shown, &out, cases[i].shown);
    }
}

static void cuts_what_is_too_long(void **state) {
    (void)state;
    struct buf out = {0};
    assert_int_equal(text_show(&out, STR("abcd"), 4), 4);
    assert_case("fits", &out, "abcd");
    assert_int_equal(text_show(&out, STR("abcde"), 4), 7);
    assert_case("cut", &out, "abcd...");
    text_show(&out, STR("\xC3\xA4\xC3\xA4\xC3\xA4"), 2);
    assert_case("characters", &out, "\xC3\xA4\xC3\xA4...");
}

// Whatever is in a path, a message, a note or a line: nothing of it reaches the terminal raw.
static void nothing_unsafe_is_sent_raw(void **state) {
    (void)state;
    static const struct str hostile[] = {
        STR_INIT("\x1B]0;title\x07"),
        STR_INIT("\xE2\x80\xAE\xE2\x81\xA6"),
        STR_INIT("\xC2\x9B"
                 "31m"),
        STR_INIT("\x80\xFF\xC3"),
        STR_INIT("\r\b\x7F"),
        STR_INIT("\xE2\x80\x8B"),
    };
    for (size_t i = 0; i < COUNT(hostile); i++) {
        struct source source = {hostile[i], hostile[i]};
        struct diag diag = {0};
        struct buf out = {0};
        struct place place = {&source, 1, 1, 1};
        diag_report(&diag, RULE_READ, place, "%.*s", STR_ARG(hostile[i]));
        diag_note(&diag, place, "%.*s", STR_ARG(hostile[i]));
        diag_print(&diag, false, &out);
        for (size_t at = 0; at < out.len;) {
            int32_t c = utf8_next(buf_str(&out), &at);
            if (c != '\n') assert_false(utf8_is_unsafe(c));
        }
        buf_free(&out);
        diag_free(&diag);
    }
}

static void messages_are_of_bounded_length(void **state) {
    (void)state;
    struct diag diag = {0};
    struct buf out = {0};
    diag_report(&diag, RULE_READ, NO_PLACE, "%100000d", 1);
    diag_print(&diag, false, &out);
    assert_in_range(out.len, 400, 500);
    buf_free(&out);
    diag_free(&diag);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_the_line_with_a_caret),
        cmocka_unit_test(carets_count_columns_as_shown),
        cmocka_unit_test(margins_fit_large_line_numbers),
        cmocka_unit_test(long_lines_are_cut_to_a_window),
        cmocka_unit_test(the_window_counts_columns_as_shown),
        cmocka_unit_test(places_may_be_files_or_nowhere),
        cmocka_unit_test(notes_quote_other_places_only),
        cmocka_unit_test(colours_surround_what_they_mean),
        cmocka_unit_test(says_how_many_errors_are_not_shown),
        cmocka_unit_test(shows_what_is_unsafe_by_its_number),
        cmocka_unit_test(cuts_what_is_too_long),
        cmocka_unit_test(nothing_unsafe_is_sent_raw),
        cmocka_unit_test(messages_are_of_bounded_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
