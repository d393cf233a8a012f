// SPDX-License-Identifier: MIT
#include "lint_cases.h"

static void characters(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"plain", TOP "codes:\n  - {code: 1, id: a, summary: \"éß\"}\n", ""},
        {"in the registry",
         "statusgen: 1\nregistry: {id: r, title: \"a\\u00AD\"}\ncodes: [{code: 1, id: a}]\n",
         "2:26 invisible-character"},
        {"in a list under a free key",
         TOP "codes:\n  - {code: 1, id: a, x: {k: [b, \"\\u200B\"]}}\n",
         "4:33 invisible-character"},
        {"once for a text", TOP "codes:\n  - {code: 1, id: a, summary: \"\\u200B \\u202E\"}\n",
         "4:31 invisible-character"},
        {"allowed",
         TOP "codes:\n  - {code: 1, id: a, summary: \"\\u200B\", allow: invisible-character}\n",
         ""},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void tildes(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"plain", TOP "codes:\n  - {code: 1, id: a, summary: ~}\n", "4:31 plain-tilde"},
        {"in quotes", TOP "codes:\n  - {code: 1, id: a, summary: '~'}\n", ""},
        {"with more", TOP "codes:\n  - {code: 1, id: a, summary: ~1}\n", ""},
        {"allowed", TOP "codes:\n  - {code: 1, id: a, summary: ~, allow: plain-tilde}\n", ""},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void comments(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"behind a text", TOP "codes:\n  - code: 1\n    id: a\n    summary: A b  # c\n",
         "6:19 comment-after-text"},
        {"behind a block of one line",
         TOP "codes:\n  - code: 1\n    id: a\n    summary: >- # c\n      A # b\n", ""},
        {"behind the last of several lines",
         TOP "codes:\n  - code: 1\n    id: a\n    summary: A\n      b # c\n", ""},
        {"on the next line", TOP "codes:\n  - code: 1\n    id: a\n    summary: A\n    # c\n", ""},
        {"in a file with a mark and wide line ends",
         "\xEF\xBB\xBFstatusgen: 1\r\nregistry:\r\n  id: r\r\n  title: \xC3\xA9 # c\r\ncodes: "
         "[{code: 1, id: a}]\r\n",
         "4:12 comment-after-text"},
        {"at the end of the file",
         "codes: [{code: 1, id: a}]\nstatusgen: 1\nregistry:\n  id: r\n  title: T # c",
         "5:12 comment-after-text"},
        {"no blank in front", TOP "codes:\n  - code: 1\n    id: a\n    summary: A#b\n", ""},
        {"allowed",
         TOP "codes:\n  - code: 1\n    id: a\n    summary: A # c\n    allow: comment-after-text\n",
         ""},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void line_ends_and_tabs(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"all narrow", TOP "codes: [{code: 1, id: a}]\n", ""},
        {"all wide", "statusgen: 1\r\nregistry: {id: r, title: R}\r\ncodes: [{code: 1, id: a}]\r\n",
         ""},
        {"without a last one",
         "statusgen: 1\r\nregistry: {id: r, title: R}\r\ncodes: [{code: 1, id: a}]", ""},
        {"one wide", TOP "codes: [{code: 1, id: a}]\r\n#\r\n", "3:26 mixed-line-ends"},
        {"an empty narrow one",
         "statusgen: 1\r\nregistry: {id: r, title: R}\r\n\ncodes: [{code: 1, id: a}]\r\n",
         "3:1 mixed-line-ends"},
        {"the first of two tabs", TOP "codes: [{code: 1, id: a}] #\t\t\n", "3:28 raw-tab"},
    };
    assert_all_linted(cases, COUNT(cases));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters),
        cmocka_unit_test(tildes),
        cmocka_unit_test(comments),
        cmocka_unit_test(line_ends_and_tabs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
