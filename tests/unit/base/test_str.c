// SPDX-License-Identifier: MIT
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <string.h>

#include "base/str.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct str absent = {NULL, 0};

static void assert_str(struct str text, const char *expected) {
    assert_int_equal(text.len, strlen(expected));
    assert_memory_equal(text.data, expected, text.len);
}

static void absent_is_not_empty_but_equal(void **state) {
    (void)state;
    assert_false(str_given(absent));
    assert_false(str_given(str_from(NULL)));
    assert_true(str_given(str_from("")));
    assert_true(str_given(STR("")));
    assert_true(str_equal(absent, STR("")));
    assert_int_equal(str_compare(absent, STR("")), 0);
    assert_int_equal(STR("a\0b").len, 3);
    assert_int_equal(str_from("abc").len, 3);
}

static void letters_are_equal_in_either_case(void **state) {
    (void)state;
    assert_true(str_equal_letters(absent, STR("")));
    assert_true(str_equal_letters(STR("aZ [1]"), STR("Az [1]")));
    assert_false(str_equal_letters(STR("ab"), STR("abc")));
    assert_false(str_equal_letters(STR("a["), STR("a{")));
    assert_false(str_equal_letters(STR("\xC3\x84"), STR("\xC3\xA4")));
}

static void texts_are_ordered_as_unsigned_bytes(void **state) {
    (void)state;
    // Each is smaller than all that follow.
    static const struct str ordered[] = {
        STR_INIT(""),      STR_INIT("\0"),       STR_INIT("\0\0"), STR_INIT("A"), STR_INIT("Z"),
        STR_INIT("a"),     STR_INIT("aa"),       STR_INIT("ab"),   STR_INIT("b"), STR_INIT("\x7F"),
        STR_INIT("\xC3z"), STR_INIT("\xC3\xA4"), STR_INIT("\xFF"),
    };
    for (size_t i = 0; i < COUNT(ordered); i++) {
        for (size_t j = 0; j < COUNT(ordered); j++) {
            int order = str_compare(ordered[i], ordered[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
            assert_int_equal(str_equal(ordered[i], ordered[j]), i == j);
        }
    }
}

static void knows_beginnings_and_ends(void **state) {
    (void)state;
    static const struct {
        const char *text, *part;
        bool starts, ends;
    } cases[] = {
        {"abc", "ab", true, false},  {"abc", "bc", false, true}, {"abc", "abc", true, true},
        {"abc", "", true, true},     {"", "", true, true},       {"", "a", false, false},
        {"bc", "abc", false, false}, {"aba", "a", true, true},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str text = str_from(cases[i].text), part = str_from(cases[i].part);
        assert_int_equal(str_starts(text, part), cases[i].starts);
        assert_int_equal(str_ends(text, part), cases[i].ends);
    }
    assert_true(str_starts(absent, STR("")));
    assert_true(str_ends(absent, absent));
}

static void slices_never_leave_the_text(void **state) {
    (void)state;
    static const struct {
        size_t start, length;
        const char *expected;
    } cases[] = {
        {0, 6, "abcdef"},     {0, 0, ""},
        {2, 3, "cde"},        {5, 1, "f"},
        {5, 2, "f"},          {6, 1, ""},
        {7, 1, ""},           {0, SIZE_MAX, "abcdef"},
        {3, SIZE_MAX, "def"}, {SIZE_MAX, SIZE_MAX, ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_str(str_slice(STR("abcdef"), cases[i].start, cases[i].length), cases[i].expected);
    }
    assert_str(str_slice(absent, 1, 1), "");
}

static void finds_the_first_at_or_after_the_start(void **state) {
    (void)state;
    static const struct {
        const char *text, *needle;
        size_t start, expected;
    } cases[] = {
        {"abcabc", "abc", 0, 0}, {"abcabc", "abc", 1, 3},  {"abcabc", "abc", 3, 3},
        {"abcabc", "abc", 4, 6}, {"abcabc", "abd", 0, 6},  {"abcabc", "c", 6, 6},
        {"abcabc", "c", 99, 6},  {"aaab", "aab", 0, 1},    {"ab", "abc", 0, 2},
        {"", "a", 0, 0},         {"abc", "", 2, 2},        {"abc", "", 9, 3},
        {"xab", "b", 0, 2},      {"ababac", "abac", 0, 2},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str text = str_from(cases[i].text), needle = str_from(cases[i].needle);
        assert_int_equal(str_find(text, needle, cases[i].start), cases[i].expected);
        if (needle.len != 1) continue;
        assert_int_equal(str_find_char(text, needle.data[0], cases[i].start), cases[i].expected);
    }
    assert_int_equal(str_find(STR("a\0b\0c"), STR("\0c"), 0), 3);
    assert_int_equal(str_find_char(STR("ab\0"), '\0', 0), 2);
    assert_int_equal(str_find_char(absent, 'a', 0), 0);
}

static void trims_blanks_on_both_sides(void **state) {
    (void)state;
    assert_str(str_trim(STR(" \t\r\n a b \n\r\t ")), "a b");
    assert_str(str_trim(STR("a")), "a");
    assert_str(str_trim(STR(" \n ")), "");
    assert_str(str_trim(STR("")), "");
    assert_str(str_trim(STR("\va\f")), "\va\f"); // what C calls blank too is not
    assert_false(str_given(str_trim(absent)));
}

static void splits_into_parts(void **state) {
    (void)state;
    static const struct {
        const char *text, *parts; // each part in brackets
    } cases[] = {
        {"a,,b,", "[a][][b]"}, {"", ""}, {",", "[]"}, {"a", "[a]"}, {",a", "[][a]"}, {",,", "[][]"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char joined[40] = "";
        struct str rest = str_from(cases[i].text), part;
        while (str_split(&rest, ',', &part)) {
            strncat(joined, "[", 2);
            strncat(joined, part.data, part.len);
            strncat(joined, "]", 2);
        }
        assert_string_equal(joined, cases[i].parts);
    }
}

static void reads_plain_decimal_numbers_only(void **state) {
    (void)state;
    static const char *const refused[] = {
        "",    "00",   "01",  "+1", "-1", " 1", "1 ", "1_0",      "1.0", "1e3",
        "0x1", "0o17", "1\n", "a",  "1a", "/",  ":",  "\xD9\xA1", "1,0",
    };
    uint64_t number = 7;
    for (size_t i = 0; i < COUNT(refused); i++) {
        assert_false(str_to_uint(str_from(refused[i]), UINT64_MAX, &number));
    }
    assert_false(str_to_uint(STR("1\0"), UINT64_MAX, &number));
    assert_int_equal(number, 7); // untouched
}

static void numbers_end_at_their_bound(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint64_t most;
        bool accepted;
    } cases[] = {
        {"0", 0, true},
        {"1", 0, false},
        {"4", 5, true},
        {"5", 5, true},
        {"6", 5, false},
        {"9", 8, false},
        {"9", 9, true},
        {"10", 9, false},
        {"12", 13, true},
        {"13", 13, true},
        {"14", 13, false},
        {"20", 19, false},
        {"998", 999, true},
        {"999", 999, true},
        {"1000", 999, false},
        {"2147483647", INT32_MAX, true},
        {"2147483648", INT32_MAX, false},
        {"4294967700", INT32_MAX, false}, // 404 modulo 2^32
        {"18446744073709551614", UINT64_MAX, true},
        {"18446744073709551615", UINT64_MAX, true},
        {"18446744073709551616", UINT64_MAX, false},
        {"18446744073709552020", UINT64_MAX, false}, // 404 modulo 2^64
        {"99999999999999999999999", UINT64_MAX, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint64_t number = 7;
        if (str_to_uint(str_from(cases[i].text), cases[i].most, &number) != cases[i].accepted) {
            fail_msg("'%s' with a bound of %ju", cases[i].text, (uintmax_t)cases[i].most);
        }
        if (!cases[i].accepted) assert_int_equal(number, 7);
    }
    uint64_t number;
    assert_true(str_to_uint(STR("18446744073709551615"), UINT64_MAX, &number));
    assert_true(number == UINT64_MAX);
    assert_true(str_to_uint(STR("404"), 599, &number));
    assert_int_equal(number, 404);
}

// The test runs in the "C" locale, where <ctype.h> is ASCII too.
static void characters_are_ascii(void **state) {
    (void)state;
    for (int c = -128; c < 128; c++) {
        bool ascii = c >= 0;
        assert_int_equal(char_is_lower((char)c), ascii && islower(c));
        assert_int_equal(char_is_upper((char)c), ascii && isupper(c));
        assert_int_equal(char_is_digit((char)c), ascii && isdigit(c));
        assert_int_equal(char_is_alpha((char)c), ascii && isalpha(c));
        assert_int_equal(char_is_alnum((char)c), ascii && isalnum(c));
        assert_int_equal(char_to_lower((char)c), ascii ? (char)tolower(c) : (char)c);
        assert_int_equal(char_to_upper((char)c), ascii ? (char)toupper(c) : (char)c);
    }
}

static void numbers_are_written_in_digits(void **state) {
    (void)state;
    static const struct {
        int64_t number;
        struct str digits;
    } cases[] = {
        {0, STR_INIT("0")},      {7, STR_INIT("7")},
        {10, STR_INIT("10")},    {-1, STR_INIT("-1")},
        {INT64_MAX, STR_INIT("9223372036854775807")},
        {INT64_MIN, STR_INIT("-9223372036854775808")},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char room[STR_DIGITS];
        assert_true(str_equal(str_digits(cases[i].number, room), cases[i].digits));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(absent_is_not_empty_but_equal),
        cmocka_unit_test(letters_are_equal_in_either_case),
        cmocka_unit_test(texts_are_ordered_as_unsigned_bytes),
        cmocka_unit_test(knows_beginnings_and_ends),
        cmocka_unit_test(slices_never_leave_the_text),
        cmocka_unit_test(finds_the_first_at_or_after_the_start),
        cmocka_unit_test(trims_blanks_on_both_sides),
        cmocka_unit_test(splits_into_parts),
        cmocka_unit_test(reads_plain_decimal_numbers_only),
        cmocka_unit_test(numbers_end_at_their_bound),
        cmocka_unit_test(characters_are_ascii),
        cmocka_unit_test(numbers_are_written_in_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
