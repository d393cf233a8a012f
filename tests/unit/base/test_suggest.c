// SPDX-License-Identifier: MIT
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/suggest.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static size_t distance(const char *a, const char *b) {
    return edit_distance(str_from(a), str_from(b), 100);
}

static void counts_edits(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        size_t edits;
    } cases[] = {
        {"", "", 0},
        {"", "abc", 3},
        {"abc", "abc", 0},
        {"abc", "ab", 1},
        {"abc", "axc", 1},
        {"abc", "abxc", 1},
        {"abc", "acb", 1},
        {"ab", "ba", 1},
        {"abcd", "badc", 2},
        {"kitten", "sitting", 3},
        {"retry", "retryabel", 4},
        {"PHRASE", "phrase", 0},
        {"Pharse", "phrase", 1},
        {"abc", "xyz", 3},
        {"ca", "abc", 3}, // a swapped pair is not edited again: the restricted form
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(distance(cases[i].a, cases[i].b), cases[i].edits);
    }
}

static const char *const words[] = {
    "",     "a",      "ab",      "ba",          "abc",    "cab",         "phrase",     "pharse",
    "code", "codes",  "include", "incldue",     "vendor", "registered",  "regsitred",  "x",
    "aaaa", "aabbaa", "bbaabb",  "description", "state",  "status_code", "codestatus",
};

static void properties_of_a_distance_hold_for_all_pairs(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(words); i++) {
        for (size_t j = 0; j < COUNT(words); j++) {
            size_t edits = distance(words[i], words[j]);
            size_t longer = strlen(words[i]), shorter = strlen(words[j]);
            if (longer < shorter) longer = strlen(words[j]), shorter = strlen(words[i]);
            assert_int_equal(edits, distance(words[j], words[i]));
            assert_int_equal(edits == 0, i == j);
            assert_in_range(edits, longer - shorter, longer);
        }
    }
}

// Stopping early never changes an answer that is within the bound.
static void a_bound_only_caps_the_answer(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(words); i++) {
        for (size_t j = 0; j < COUNT(words); j++) {
            size_t edits = distance(words[i], words[j]);
            for (size_t most = 0; most < 8; most++) {
                size_t capped = edit_distance(str_from(words[i]), str_from(words[j]), most);
                assert_int_equal(capped, edits <= most ? edits : most + 1);
            }
        }
    }
}

static void names_over_64_bytes_are_far_from_all(void **state) {
    (void)state;
    char text[65];
    memset(text, 'a', sizeof text);
    struct str fits = {text, 64}, longer = {text, 65};
    assert_int_equal(edit_distance(fits, fits, 3), 0);
    assert_int_equal(edit_distance(longer, fits, 3), 4);
    assert_int_equal(edit_distance(fits, longer, 3), 4);
}

// The best of the candidates, a list that ends with NULL; NULL if none is near enough.
static const char *best_of(const char *wanted, const char *const *candidates) {
    struct suggestion suggestion = suggest_start(str_from(wanted));
    for (; *candidates != NULL; candidates++) suggest_try(&suggestion, str_from(*candidates));
    return suggestion.best.data;
}

#define best(wanted, ...) best_of((wanted), (const char *const[]){__VA_ARGS__, NULL})

static void suggests_the_nearest(void **state) {
    (void)state;
    assert_string_equal(best("phrsae", "code", "phrases", "phrase"), "phrase");
    assert_string_equal(best("cat", "bat", "rat"), "bat"); // the first wins a tie
    assert_string_equal(best("Code", "codes", "code"), "code");
    assert_string_equal(best("code", "code", "CODE"), "code");
}

static void suggests_nothing_at_random(void **state) {
    (void)state;
    static const struct {
        const char *wanted, *candidate;
        bool near;
    } cases[] = {
        // Up to one edit in three letters, at least one, at most four.
        {"x", "ab", false},
        {"x", "a", true},
        {"ab", "xy", false},
        {"ab", "xb", true},
        {"abcde", "xbcde", true},
        {"abcde", "xycde", false},
        {"abcdef", "xycdef", true},
        {"abcdef", "xyzdef", false},
        {"abcdefghijkl", "1234efghijkl", true},
        {"abcdefghijkl", "12345fghijkl", false},
        {"abcdefghijklmnopqr", "12345fghijklmnopqr", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *found = best(cases[i].wanted, cases[i].candidate);
        if ((found != NULL) != cases[i].near) {
            fail_msg("'%s' for '%s'", cases[i].candidate, cases[i].wanted);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_edits),
        cmocka_unit_test(properties_of_a_distance_hold_for_all_pairs),
        cmocka_unit_test(a_bound_only_caps_the_answer),
        cmocka_unit_test(names_over_64_bytes_are_far_from_all),
        cmocka_unit_test(suggests_the_nearest),
        cmocka_unit_test(suggests_nothing_at_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
