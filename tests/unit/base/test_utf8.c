// SPDX-License-Identifier: MIT
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool is_scalar_value(int32_t c) {
    return c >= 0 && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
}

static void every_character_comes_back(void **state) {
    (void)state;
    struct buf buf = {0};
    for (int32_t c = 0; c <= 0x10FFFF; c++) {
        if (!is_scalar_value(c)) continue;
        buf_clear(&buf);
        utf8_add(&buf, c);
        size_t at = 0, length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        if (buf.len != length || utf8_next(buf_str(&buf), &at) != c || at != length) {
            fail_msg("U+%04X", (unsigned)c);
        }
    }
    buf_free(&buf);
}

static void what_is_no_character_is_added_as_replacement(void **state) {
    (void)state;
    static const int32_t bad[] = {UTF8_BAD, INT32_MIN, 0xD800,   0xDBFF,
                                  0xDC00,   0xDFFF,    0x110000, INT32_MAX};
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct buf buf = {0};
        utf8_add(&buf, bad[i]);
        assert_string_equal(buf_cstr(&buf), "\xEF\xBF\xBD");
        buf_free(&buf);
    }
}

// The kinds of RFC 3629, sections 3 and 4, at the ends of their ranges. An "x" is behind each.
static void malformed_bytes_are_bad_and_one_byte_long(void **state) {
    (void)state;
    static const struct {
        const char *kind;
        struct str bytes;
    } cases[] = {
        {"first continuation byte alone", STR_INIT("\x80")},
        {"last continuation byte alone", STR_INIT("\xBF")},
        {"overlong, 2 bytes, U+0000", STR_INIT("\xC0\x80")},
        {"overlong, 2 bytes, U+007F", STR_INIT("\xC1\xBF")},
        {"overlong, 3 bytes, U+0000", STR_INIT("\xE0\x80\x80")},
        {"overlong, 3 bytes, U+07FF", STR_INIT("\xE0\x9F\xBF")},
        {"overlong, 4 bytes, U+0000", STR_INIT("\xF0\x80\x80\x80")},
        {"overlong, 4 bytes, U+FFFF", STR_INIT("\xF0\x8F\xBF\xBF")},
        {"first surrogate", STR_INIT("\xED\xA0\x80")},
        {"last surrogate", STR_INIT("\xED\xBF\xBF")},
        {"above U+10FFFF", STR_INIT("\xF4\x90\x80\x80")},
        {"first byte of 4 beyond Unicode", STR_INIT("\xF5\x80\x80\x80")},
        {"first byte of 5", STR_INIT("\xF8\x88\x80\x80\x80")},
        {"first byte of 6", STR_INIT("\xFC\x84\x80\x80\x80\x80")},
        {"FE", STR_INIT("\xFE")},
        {"FF", STR_INIT("\xFF")},
        {"2 bytes without the second", STR_INIT("\xC3")},
        {"3 bytes without the third", STR_INIT("\xE2\x82")},
        {"4 bytes without the fourth", STR_INIT("\xF0\x9F\x98")},
        {"second byte too small", STR_INIT("\xC3\x7F")},
        {"second byte too large", STR_INIT("\xC3\xC0")},
        {"third byte too small", STR_INIT("\xE2\x82\x7F")},
        {"fourth byte too large", STR_INIT("\xF0\x9F\x98\xC0")},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (int more = 0; more < 2; more++) { // at the end of the text, and before its end
            struct buf text = {0};
            size_t at = 0;
            buf_add(&text, cases[i].bytes);
            if (more) buf_add(&text, STR("x"));
            if (utf8_next(buf_str(&text), &at) != UTF8_BAD || at != 1)
                fail_msg("%s", cases[i].kind);
            buf_free(&text);
        }
    }
}

static void neighbours_of_malformed_sequences_are_fine(void **state) {
    (void)state;
    static const struct {
        struct str bytes;
        int32_t character;
    } cases[] = {
        {STR_INIT("\x7F"), 0x7F},
        {STR_INIT("\xC2\x80"), 0x80},
        {STR_INIT("\xDF\xBF"), 0x7FF},
        {STR_INIT("\xE0\xA0\x80"), 0x800},
        {STR_INIT("\xED\x9F\xBF"), 0xD7FF},
        {STR_INIT("\xEE\x80\x80"), 0xE000},
        {STR_INIT("\xEF\xBF\xBF"), 0xFFFF},
        {STR_INIT("\xF0\x90\x80\x80"), 0x10000},
        {STR_INIT("\xF4\x8F\xBF\xBF"), 0x10FFFF},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t at = 0;
        assert_int_equal(utf8_next(cases[i].bytes, &at), cases[i].character);
        assert_int_equal(at, cases[i].bytes.len);
    }
}

static void reading_goes_on_behind_a_bad_byte(void **state) {
    (void)state;
    struct str text = STR("a\xE2\x82z\xC3\xA4"); // a, two bad bytes, z, U+00E4
    static const int32_t expected[] = {'a', UTF8_BAD, UTF8_BAD, 'z', 0xE4};
    size_t at = 0;
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_int_equal(utf8_next(text, &at), expected[i]);
    assert_int_equal(at, text.len);
    assert_int_equal(utf8_count(text), COUNT(expected));
    assert_int_equal(utf8_count(STR("")), 0);
}

// Wherever an odd byte stands, in blocks or behind them, it is found, and the first of two.
static void plain_bytes_are_passed_over(void **state) {
    (void)state;
    static const char odd[] = {'\0', '\r', 0x1F, 0x7F, '\x80', '\xC3', '\xFF'};
    static const char plain[] = {'\n', '\t', ' ', 'a', '~'};
    char bytes[200];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = plain[i % sizeof plain];
    struct str text = {bytes, sizeof bytes};
    assert_int_equal(utf8_skip_plain(text, 0), sizeof bytes);
    assert_int_equal(utf8_skip_plain(text, sizeof bytes), sizeof bytes);
    assert_int_equal(utf8_skip_plain(STR(""), 0), 0);
    bytes[sizeof bytes - 1] = '\r';
    for (size_t i = 0; i + 1 < sizeof bytes; i++) {
        char before = bytes[i];
        bytes[i] = odd[i % sizeof odd];
        assert_int_equal(utf8_skip_plain(text, i / 2), i);
        assert_int_equal(utf8_skip_plain(text, i + 1), sizeof bytes - 1);
        bytes[i] = before;
    }
}

static void one_mark_at_the_start_is_skipped(void **state) {
    (void)state;
    assert_int_equal(utf8_skip_mark(STR("\xEF\xBB\xBFx")).len, 1);
    assert_int_equal(utf8_skip_mark(STR("\xEF\xBB\xBF\xEF\xBB\xBF")).len, 3);
    assert_int_equal(utf8_skip_mark(STR("x\xEF\xBB\xBF")).len, 4);
    assert_int_equal(utf8_skip_mark(STR("\xEF\xBB")).len, 2);
    assert_int_equal(utf8_skip_mark(STR("")).len, 0);
}

enum { CONTROL = 1, BIDI = 2, INVISIBLE = 4, NONCHARACTER = 8, SEPARATOR = 16 };

// Both ends of each range belong to the class; their outer neighbours are listed if they belong
// to another class, and belong to none if not.
static const struct {
    int32_t first, last;
    int class;
} classes[] = {
    {0x00, 0x1F, CONTROL},
    {0x7F, 0x9F, CONTROL},
    {0x061C, 0x061C, BIDI},
    {0x200E, 0x200F, BIDI},
    {0x202A, 0x202E, BIDI},
    {0x2066, 0x2069, BIDI},
    {0xA0, 0xA0, INVISIBLE},
    {0xAD, 0xAD, INVISIBLE},
    {0x034F, 0x034F, INVISIBLE},
    {0x115F, 0x1160, INVISIBLE},
    {0x1680, 0x1680, INVISIBLE},
    {0x17B4, 0x17B5, INVISIBLE},
    {0x180B, 0x180F, INVISIBLE},
    {0x2000, 0x200D, INVISIBLE},
    {0x202F, 0x202F, INVISIBLE},
    {0x205F, 0x2065, INVISIBLE},
    {0x206A, 0x206F, INVISIBLE},
    {0x2800, 0x2800, INVISIBLE},
    {0x3000, 0x3000, INVISIBLE},
    {0x3164, 0x3164, INVISIBLE},
    {0xFE00, 0xFE0F, INVISIBLE},
    {0xFEFF, 0xFEFF, INVISIBLE},
    {0xFFA0, 0xFFA0, INVISIBLE},
    {0xFFF0, 0xFFFB, INVISIBLE},
    {0x1BCA0, 0x1BCA3, INVISIBLE},
    {0x1D173, 0x1D17A, INVISIBLE},
    {0xE0000, 0xE0FFF, INVISIBLE},
    {0xFDD0, 0xFDEF, NONCHARACTER},
    {0xFFFE, 0xFFFF, NONCHARACTER},
    {0x1FFFE, 0x1FFFF, NONCHARACTER},
    {0xDFFFE, 0xDFFFF, NONCHARACTER},
    {0xFFFFE, 0xFFFFF, NONCHARACTER},
    {0x10FFFE, 0x10FFFF, NONCHARACTER},
    {0x2028, 0x2029, SEPARATOR},
};

static int listed_class(int32_t c) {
    for (size_t i = 0; i < COUNT(classes); i++) {
        if (c >= classes[i].first && c <= classes[i].last) return classes[i].class;
    }
    return 0;
}

static int found_class(int32_t c) {
    return (utf8_is_control(c) ? CONTROL : 0) | (utf8_is_bidi(c) ? BIDI : 0) |
           (utf8_is_invisible(c) ? INVISIBLE : 0) | (utf8_is_noncharacter(c) ? NONCHARACTER : 0);
}

static void assert_class(int32_t c) {
    int listed = listed_class(c);
    if (found_class(c) != (listed & ~SEPARATOR) || utf8_is_unsafe(c) != (listed != 0)) {
        fail_msg("U+%04X", (unsigned)c);
    }
}

static void classes_end_where_they_should(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(classes); i++) {
        if (classes[i].first > 0) assert_class(classes[i].first - 1);
        assert_class(classes[i].first);
        assert_class(classes[i].last);
        if (classes[i].last < 0x10FFFF) assert_class(classes[i].last + 1);
    }
    for (int32_t c = 0; c < 0x80; c++) assert_class(c);
    assert_true(utf8_is_unsafe(UTF8_BAD));
    assert_int_equal(found_class(UTF8_BAD), 0);
}

static void the_first_unsafe_character_is_found(void **state) {
    (void)state;
    assert_int_equal(utf8_find_unsafe(STR("")), 0);
    assert_int_equal(utf8_find_unsafe(STR("na\xC3\xAFve")), 6);
    assert_int_equal(utf8_find_unsafe(STR("na\xC3\xAFve\tx")), 6);
    assert_int_equal(utf8_find_unsafe(STR("a\xE2\x80\xAE")), 1);
    assert_int_equal(utf8_find_unsafe(STR("ab\xFF")), 2);
}

static void there_are_twelve_bidi_controls_and_66_noncharacters(void **state) {
    (void)state;
    int bidi = 0, noncharacters = 0;
    for (int32_t c = 0; c <= 0x10FFFF; c++) {
        bidi += utf8_is_bidi(c);
        noncharacters += utf8_is_noncharacter(c);
    }
    assert_int_equal(bidi, 12);
    assert_int_equal(noncharacters, 66);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_comes_back),
        cmocka_unit_test(what_is_no_character_is_added_as_replacement),
        cmocka_unit_test(malformed_bytes_are_bad_and_one_byte_long),
        cmocka_unit_test(neighbours_of_malformed_sequences_are_fine),
        cmocka_unit_test(reading_goes_on_behind_a_bad_byte),
        cmocka_unit_test(plain_bytes_are_passed_over),
        cmocka_unit_test(one_mark_at_the_start_is_skipped),
        cmocka_unit_test(classes_end_where_they_should),
        cmocka_unit_test(the_first_unsafe_character_is_found),
        cmocka_unit_test(there_are_twelve_bidi_controls_and_66_noncharacters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
