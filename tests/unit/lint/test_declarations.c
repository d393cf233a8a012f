// SPDX-License-Identifier: MIT
#include "lint_cases.h"

static void vendors(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"used",
         VENDORS "vendor: v\ncodes:\n  - {code: 1, id: a}\n  - {code: 2, id: a, vendor: w}\n", ""},
        {"not used", VENDORS "codes:\n  - {code: 1, id: a, vendor: w}\n", "3:16 unused-vendor"},
        {"made up, as none is declared", TOP "vendor: v\ncodes: []\n", "4:8 no-entries"},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void editions(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"none", TOP "codes: [{code: 1, id: a, formerly: [{id: b}]}]\n", ""},
        {"one, of a name",
         TOP "editions: [{id: e, title: E}]\ncodes:\n  - {code: 1, id: a, formerly: [{id: b, "
             "edition: e}]}\n",
         ""},
        {"and the one of today",
         TOP "editions: [{id: e, title: E}, {id: f, title: E}]\ncodes:\n  - {code: 1, id: a, "
             "formerly: [{id: b, edition: e}]}\n",
         ""},
        {"and one between",
         TOP "editions: [{id: e, title: E}, {id: f, title: E}, {id: g, title: E}]\ncodes:\n  - "
             "{code: 1, id: a, formerly: [{id: b, edition: e}]}\n",
         "3:36 unused-edition"},
        {"older ones",
         TOP "editions: [{id: e, title: E}, {id: f, title: E}, {id: g, title: E}]\ncodes:\n  - "
             "{code: 1, id: a, formerly: [{id: b, edition: g}]}\n",
         ""},
        {"none is used", TOP "editions: [{id: e, title: E}]\ncodes:\n  - {code: 1, id: a}\n",
         "3:17 unused-edition"},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void classes_and_their_fallbacks(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"inside",
         TOP "classes: [{id: c, first: 1, last: 9, title: C, fallback: 5}]\ncodes:\n  - {code: 5, "
             "id: a}\n",
         ""},
        {"its first",
         TOP "classes: [{id: c, first: 1, last: 9, title: C, fallback: 1}]\ncodes:\n  - {code: 1, "
             "id: a}\n",
         ""},
        {"its last",
         TOP "classes: [{id: c, first: 1, last: 9, title: C, fallback: 9}]\ncodes:\n  - {code: 9, "
             "id: a}\n",
         ""},
        {"before it",
         TOP "classes: [{id: b, first: 0, last: 1, title: B}, {id: c, first: 2, last: 9, title: C, "
             "fallback: 1}]\ncodes:\n  - {code: 1, id: a}\n",
         "3:96 class-fallback"},
        {"behind it",
         TOP "classes: [{id: b, first: 9, last: 9, title: B}, {id: c, first: 2, last: 8, title: C, "
             "fallback: 9}]\ncodes:\n  - {code: 9, id: a}\n",
         "3:96 class-fallback"},
        {"without an entry",
         TOP "classes: [{id: c, first: 1, last: 9, title: C, fallback: 5}]\ncodes:\n  - {code: 1, "
             "id: a}\n",
         "3:58 class-fallback"},
        {"without entries, for numbers to come",
         TOP "classes: [{id: c, first: 1, last: 9, title: C}, {id: d, first: 10, last: 19, title: "
             "D}]\ncodes:\n  - {code: 1, id: a}\n",
         ""},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void entries(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"none and no list", TOP, "2:16 no-entries"},
        {"an empty list", TOP "codes: []\n", "3:8 no-entries"},
    };
    assert_all_linted(cases, COUNT(cases));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vendors),
        cmocka_unit_test(editions),
        cmocka_unit_test(classes_and_their_fallbacks),
        cmocka_unit_test(entries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
