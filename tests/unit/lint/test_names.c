// SPDX-License-Identifier: MIT
#include "lint_cases.h"

static void names_differ_by_more_than_separators(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"apart", TOP "codes:\n  - {code: 1, id: a_b}\n  - {code: 2, id: a_c}\n", ""},
        {"two ids", TOP "codes:\n  - {code: 1, id: a_b}\n  - {code: 2, id: ab}\n",
         "5:19 alias-case-clash < 4:19"},
        {"a former one and a present one",
         TOP "codes:\n  - {code: 1, id: a, formerly: [{id: b_c}]}\n  - {code: 2, id: bc}\n",
         "5:19 alias-case-clash < 4:38"},
        {"of one entry",
         TOP "codes:\n  - {code: 1, id: time_out, formerly: [{id: timeout}, {phrase: Out}]}\n", ""},
        {"of two vendors",
         VENDORS "codes:\n  - {code: 1, id: a_b, vendor: v}\n  - {code: 2, id: ab, vendor: w}\n",
         ""},
        {"of three entries",
         TOP "codes:\n  - {code: 1, id: a_b}\n  - {code: 2, id: ab}\n  - {code: 3, id: c, "
             "formerly: [{id: ab_1}]}\n",
         "5:19 alias-case-clash < 4:19"},
        {"allowed",
         TOP "codes:\n  - {code: 1, id: a_b}\n  - {code: 2, id: ab, allow: alias-case-clash}\n",
         ""},
        {"of two registered vendors",
         TOP "vendors: [{id: v, title: V, registered: true}, {id: w, title: W, registered: true}]\n"
             "codes:\n  - {code: 1, id: a_b, vendor: v}\n  - {code: 2, id: ab, vendor: w}\n",
         "6:19 alias-case-clash < 5:19"},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void identifiers_of_another_library(void **state) {
    (void)state;
#define PEERS "peers: [{id: x, title: X, style: pascal}, {id: y, title: Y, style: pascal}]\n"
    static const struct lint_case cases[] = {
        {"of two libraries",
         TOP "codes:\n  - {code: 1, id: a, also: {x: Abc}}\n  - {code: 2, id: b, also: {y: Abc}}\n" PEERS,
         ""},
        {"the same",
         TOP "codes:\n  - {code: 1, id: a, also: {x: Abc}}\n  - {code: 2, id: b, also: {x: [Abd, "
             "Abc]}}\n" PEERS,
         "5:32 alias-case-clash < 4:32"},
        {"by case",
         TOP
         "codes:\n  - {code: 1, id: a, also: {x: Abc}}\n  - {code: 2, id: b, also: {x: AB_C}}\n" PEERS,
         "5:32 alias-case-clash < 4:32"},
        {"of two vendors",
         VENDORS "codes:\n  - {code: 1, id: a, vendor: v, also: {x: Abc}}\n  - {code: 2, id: b, "
                 "vendor: w, also: {x: Abc}}\n" PEERS,
         "6:43 alias-case-clash < 5:43"},
        {"like an id", TOP "codes:\n  - {code: 1, id: abc}\n  - {code: 2, id: b, also: {x: abc}}\n" PEERS,
         ""},
        {"of one entry", TOP "codes:\n  - {code: 1, id: a, also: {x: [Abc, ABC]}}\n" PEERS, ""},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void numbers_of_several_owners(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"two",
         VENDORS "codes:\n  - {code: 1, id: a, vendor: v}\n  - {code: 1, id: a, vendor: w}\n",
         "6:12 number-reused < 5:12"},
        {"the registered one owns it",
         VENDORS "codes:\n  - {code: 1, id: a, vendor: w}\n  - {code: 1, id: a, vendor: v}\n",
         "5:12 number-reused < 6:12"},
        {"allowed",
         VENDORS "codes:\n  - {code: 1, id: a, vendor: v}\n  - {code: 1, id: a, vendor: w, allow: "
                 "number-reused}\n",
         ""},
        {"allowed by the owner, who is not asked",
         VENDORS "codes:\n  - {code: 1, id: a, vendor: v, allow: number-reused}\n  - {code: 1, id: "
                 "a, vendor: w}\n",
         "5:40 unused-allow\n6:12 number-reused < 5:12"},
    };
    assert_all_linted(cases, COUNT(cases));
    // Of many owners only some are named.
    assert_lint_says(
        TOP "vendors:\n  - {id: a, title: A}\n  - {id: b, title: A}\n  - {id: c, title: A}\n"
            "  - {id: d, title: A}\n  - {id: e, title: A}\n  - {id: f, title: A}\n"
            "codes:\n  - {code: 1, id: x, vendor: a}\n"
            "  - {code: 1, id: x, vendor: b, allow: number-reused}\n"
            "  - {code: 1, id: x, vendor: c, allow: number-reused}\n"
            "  - {code: 1, id: x, vendor: d, allow: number-reused}\n"
            "  - {code: 1, id: x, vendor: e}\n  - {code: 1, id: x, vendor: f}\n",
        "1 is a number that others use too: 'a', 'b', 'c', 'd'\n"
        "- first used here\n"
        "1 is a number that others use too: 'a', 'b', 'c', 'd' and others\n"
        "- first used here\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_differ_by_more_than_separators),
        cmocka_unit_test(identifiers_of_another_library),
        cmocka_unit_test(numbers_of_several_owners),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
