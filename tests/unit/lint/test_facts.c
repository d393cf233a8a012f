// SPDX-License-Identifier: MIT
#include "lint_cases.h"

#define EXPIRES TOP "codes: [{code: 1, id: a, state: temporary, expires: 2024-05-01}]\n"

static void dates(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"in order",
         TOP "codes:\n  - {code: 1, id: a, state: temporary, registered: 2024-01-01, extended: "
             "2024-01-02, expires: 2024-01-03}\n",
         ""},
        {"all on one day",
         TOP "codes:\n  - {code: 1, id: a, state: temporary, registered: 2024-01-01, extended: "
             "2024-01-01, expires: 2024-01-01}\n",
         ""},
        {"expires too early",
         TOP "codes:\n  - {code: 1, id: a, state: temporary, registered: 2024-01-02, expires: "
             "2024-01-01}\n",
         "4:73 state-dates"},
        {"permanent", TOP "codes:\n  - {code: 1, id: a, registered: 2024-01-01}\n", ""},
        {"permanent, but expires", TOP "codes:\n  - {code: 1, id: a, expires: 2024-01-01}\n",
         "4:31 state-dates"},
        {"allowed", TOP "codes:\n  - {code: 1, id: a, expires: 2024-01-01, allow: state-dates}\n",
         ""},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void expiry(void **state) {
    (void)state;
    static const struct {
        const char *today;
        struct lint_case lint;
    } cases[] = {
        {NULL, {"not asked", EXPIRES, ""}},
        {"2024-04-30", {"the day before", EXPIRES, ""}},
        {"2024-05-01", {"the last day", EXPIRES, ""}},
        {"2024-05-02", {"the day after", EXPIRES, "3:53 expired-temporary"}},
        {"2025-01-01", {"the year after", EXPIRES, "3:53 expired-temporary"}},
        {"2023-12-31", {"the year before", EXPIRES, ""}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) assert_lint_on(cases[i].today, &cases[i].lint);
}

static void what_is_sent_instead(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"another",
         TOP "codes:\n  - {code: 1, id: a}\n  - {code: 2, id: b, wire: rewritten, wire_code: 1, "
             "reference: [{rfc: 1}]}\n",
         ""},
        {"its own",
         TOP "codes:\n  - {code: 2, id: b, wire: rewritten, wire_code: 2, reference: [{rfc: 1}]}\n",
         "4:50 wire-code"},
        {"nobody's, in front",
         TOP "codes:\n  - {code: 2, id: b, wire: rewritten, wire_code: 1, reference: [{rfc: 1}]}\n",
         "4:50 wire-code"},
        {"nobody's, behind",
         TOP "codes:\n  - {code: 2, id: b, wire: rewritten, wire_code: 3, reference: [{rfc: 1}]}\n",
         "4:50 wire-code"},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void summaries(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"none at all", TOP "codes:\n  - {code: 1, id: a}\n  - {code: 2, id: b}\n", ""},
        {"half", TOP "codes:\n  - {code: 1, id: a}\n  - {code: 2, id: b, summary: S}\n", ""},
        {"most",
         TOP "codes:\n  - {code: 1, id: a}\n  - {code: 2, id: b, summary: S}\n  - {code: 3, id: c, "
             "summary: S}\n",
         "4:5 missing-summary"},
        {"allowed",
         TOP "codes:\n  - {code: 1, id: a, allow: missing-summary}\n  - {code: 2, id: b, summary: "
             "S}\n  - {code: 3, id: c, summary: S}\n",
         ""},
        {"100 characters",
         TOP "codes:\n  - {code: 1, id: a, summary: "
             "sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss"
             "sssssssssssssss}\n",
         ""},
        {"101 characters",
         TOP "codes:\n  - {code: 1, id: a, summary: "
             "sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss"
             "ssssssssssssssss}\n",
         "4:31 long-summary"},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void lists(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"once", TOP "codes:\n  - {code: 1, id: a, tags: [x, y]}\n", ""},
        {"twice", TOP "codes:\n  - {code: 1, id: a, tags: [x, y, x]}\n", "4:35 duplicate-item"},
        {"in two lists",
         TOP "codes:\n  - {code: 1, id: a, tags: [x], senders: [x], reference: [{rfc: 1}]}\n", ""},
        {"allowed twice",
         TOP "codes:\n  - {code: 1, id: a, phrase: \"\", allow: [phrase-form, phrase-form]}\n",
         "4:55 duplicate-item"},
    };
    assert_all_linted(cases, COUNT(cases));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates),
        cmocka_unit_test(expiry),
        cmocka_unit_test(what_is_sent_instead),
        cmocka_unit_test(summaries),
        cmocka_unit_test(lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
