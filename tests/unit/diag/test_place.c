// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "base/utf8.h"
#include "diag/place.h"

#define MARK "\xEF\xBB\xBF"

static void offsets_become_lines_and_columns_of_characters(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t offset;
        unsigned line, column;
    } cases[] = {
        {"", 0, 1, 1},
        {"abc", 0, 1, 1},
        {"abc", 2, 1, 3},
        {"abc", 3, 1, 4},
        {"abc", 99, 1, 4}, // clipped to the end
        {"a\nb", 1, 1, 2}, // the line feed ends its line
        {"a\nb", 2, 2, 1},
        {"a\n", 2, 2, 1},
        {"a\r\nb", 2, 1, 3},
        {"a\r\nb", 3, 2, 1},
        {"\n\n\nx", 3, 4, 1},
        {"\t\tx", 2, 1, 3},                       // a tab is one
        {"\xC3\xA4x", 2, 1, 2},                   // 2 bytes
        {"\xE2\x82\xACx", 3, 1, 2},               // 3 bytes
        {"\xF0\x9F\x98\x80x", 4, 1, 2},           // 4 bytes
        {"\xC3\xA4\n\xC3\xA4\xC3\xA4x", 7, 2, 3}, // only those of the line count
        {"\xFF\xFEx", 2, 1, 3},                   // a malformed byte is one
        {MARK "x", 3, 1, 1},                      // a byte order mark is none
        {MARK "ab", 4, 1, 2},
        {MARK "a\nb", 5, 2, 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct source source = {STR("main"), str_from(cases[i].text)};
        struct place place = place_at(&source, cases[i].offset, 7);
        if (place.line != cases[i].line || place.column != cases[i].column) {
            fail_msg("case %zu: %u:%u", i, place.line, place.column);
        }
        assert_ptr_equal(place.source, &source);
        assert_int_equal(place.width, 7);
    }
}

static void lines_come_without_their_ends(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t line;
        const char *expected; // NULL: there is none
    } cases[] = {
        {"a\nb\n", 1, "a"},    {"a\nb\n", 2, "b"},    {"a\nb\n", 3, ""}, {"a\nb\n", 4, NULL},
        {"a\nb", 2, "b"},      {"a\nb", 3, NULL},     {"", 1, ""},       {"", 2, NULL},
        {"a\r\nb", 1, "a"},    {"a\rb\n", 1, "a\rb"}, {"\n\nx", 2, ""},  {"\n\nx", 3, "x"},
        {MARK "a\nb", 1, "a"}, {MARK "a\nb", 2, "b"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct source source = {STR("main"), str_from(cases[i].text)};
        struct arena arena = {0};
        struct line_index index = line_index_of(&arena, &source);
        struct str line = line_index_at(&index, cases[i].line);
        assert_int_equal(str_given(line), cases[i].expected != NULL);
        assert_true(str_equal(line, str_from(cases[i].expected)));
        assert_false(str_given(line_index_at(&index, 0)));
        arena_free(&arena);
    }
}

// Where the column begins when the line is walked from its start.
static size_t walk(struct str line, size_t column) {
    size_t at = 0;
    for (size_t i = 1; i < column && at < line.len; i++) utf8_next(line, &at);
    return at;
}

static void columns_of_long_lines_are_found_without_walking_them(void **state) {
    (void)state;
    static const char *const pieces[] = {"a", "\xC3\xA4", "\xF0\x9F\x98\x80x", "\xFF", "\t "};
    static const char *const ends[] = {"", "\n", "\r\n", "\nshort\n\nb\n"};
    for (size_t p = 0; p < COUNT(pieces); p++) {
        for (size_t e = 0; e < COUNT(ends); e++) {
            struct buf text = {0};
            struct arena arena = {0};
            buf_add(&text, STR(MARK "x\n"));
            for (size_t i = 0; i < 3 * 1024 + e; i++) buf_add(&text, str_from(pieces[p]));
            buf_add(&text, str_from(ends[e]));
            struct source source = {STR("main"), buf_str(&text)};
            struct line_index index = line_index_of(&arena, &source);
            for (uint32_t line = 1; line <= index.count; line++) {
                struct str found = line_index_at(&index, line);
                size_t most = utf8_count(found) + 3;
                for (uint32_t column = 0; column < most; column++) {
                    bool near_mark = column % 1024 < 3 || column % 1024 > 1020 || column + 9 > most;
                    if (!near_mark && column % 97 != 0) continue;
                    assert_int_equal(line_index_column(&index, line, column), walk(found, column));
                }
            }
            assert_int_equal(line_index_column(&index, 99, 5), 0);
            arena_free(&arena);
            buf_free(&text);
        }
    }
}

static void places_are_ordered_by_path_line_and_column(void **state) {
    (void)state;
    static const struct source a = {STR_INIT("a"), STR_INIT("")}, b = {STR_INIT("b"), STR_INIT("")};
    // Each is before all that follow.
    static const struct place ordered[] = {
        {&a, 0, 0, 0}, {&a, 1, 9, 0}, {&a, 2, 1, 0}, {&a, 2, 2, 0}, {&b, 1, 1, 0},
    };
    for (size_t i = 0; i < COUNT(ordered); i++) {
        for (size_t j = 0; j < COUNT(ordered); j++) {
            int order = place_compare(ordered[i], ordered[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offsets_become_lines_and_columns_of_characters),
        cmocka_unit_test(lines_come_without_their_ends),
        cmocka_unit_test(columns_of_long_lines_are_found_without_walking_them),
        cmocka_unit_test(places_are_ordered_by_path_line_and_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
