// SPDX-License-Identifier: MIT
#include "lint_cases.h"

static void forms(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"fine", TOP "codes: [{code: 42, id: a_b, phrase: \"A b\"}]\n", ""},
        {"one letter", TOP "codes: [{code: 42, id: a, phrase: \"A\"}]\n", ""},
        {"empty", TOP "codes: [{code: 42, id: a, phrase: \"\"}]\n", "3:35 phrase-form"},
        {"a blank alone", TOP "codes: [{code: 42, id: a, phrase: \" \"}]\n", "3:35 phrase-form"},
        {"a blank in front", TOP "codes: [{code: 42, id: a, phrase: \" A\"}]\n",
         "3:35 phrase-form"},
        {"a blank behind", TOP "codes: [{code: 42, id: a, phrase: \"A \"}]\n", "3:35 phrase-form"},
        {"two blanks", TOP "codes: [{code: 42, id: a_b, phrase: \"A  b\"}]\n", "3:37 phrase-form"},
        {"not ASCII", TOP "codes: [{code: 42, id: a, phrase: \"A \xC3\xA9\"}]\n",
         "3:35 phrase-form"},
        {"former", TOP "codes: [{code: 1, id: a, formerly: [{phrase: \" \"}]}]\n",
         "3:46 phrase-form"},
        {"allowed", TOP "codes: [{code: 1, id: a, phrase: \"\", allow: phrase-form}]\n", ""},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void annotations(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"round brackets", TOP "codes: [{code: 42, id: a, phrase: \"A (b)\"}]\n",
         "3:35 annotation-in-phrase"},
        {"one of them is enough", TOP "codes: [{code: 42, id: a, phrase: \"A ] b\"}]\n",
         "3:35 annotation-in-phrase"},
        {"braces", TOP "codes: [{code: 42, id: a, phrase: \"{A}\"}]\n",
         "3:35 annotation-in-phrase"},
        {"the number", TOP "codes: [{code: 42, id: a, phrase: \"42 A\"}]\n",
         "3:35 annotation-in-phrase"},
        {"at the end, with a mark", TOP "codes: [{code: 42, id: a, phrase: \"A: 42.\"}]\n",
         "3:35 annotation-in-phrase"},
        {"inside a number", TOP "codes: [{code: 42, id: a, phrase: \"A 421 1428\"}]\n", ""},
        {"inside a word", TOP "codes: [{code: 42, id: a42, phrase: \"A42\"}]\n", ""},
        {"split by an apostrophe", TOP "codes: [{code: 42, id: a, phrase: \"A 4'2\"}]\n",
         "3:35 annotation-in-phrase"},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void ids_are_words_of_their_phrases(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"the same words", TOP "codes: [{code: 42, id: not_found, phrase: \"Not Found\"}]\n", ""},
        {"some left out", TOP "codes: [{code: 42, id: b_d, phrase: \"A b C D e\"}]\n", ""},
        {"another order", TOP "codes: [{code: 42, id: b_a, phrase: \"A b\"}]\n",
         "3:24 id-phrase-mismatch"},
        {"another word", TOP "codes: [{code: 42, id: a_c, phrase: \"A b\"}]\n",
         "3:24 id-phrase-mismatch"},
        {"part of a word", TOP "codes: [{code: 42, id: found, phrase: \"Not Foundling\"}]\n",
         "3:24 id-phrase-mismatch"},
        {"a word twice", TOP "codes: [{code: 42, id: a_a, phrase: \"A b\"}]\n",
         "3:24 id-phrase-mismatch"},
        {"a word twice in both", TOP "codes: [{code: 42, id: a_a, phrase: \"A b A\"}]\n", ""},
        {"blanks of the id only", TOP "codes: [{code: 42, id: time_out, phrase: \"Timeout\"}]\n",
         ""},
        {"blanks of the phrase only",
         TOP "codes: [{code: 42, id: timeout, phrase: \"Time-out\"}]\n", ""},
        {"a word that another begins with",
         TOP "codes: [{code: 42, id: into_it, phrase: \"In into it\"}]\n", ""},
        {"an apostrophe", TOP "codes: [{code: 42, id: im_a, phrase: \"I'm a\"}]\n", ""},
        {"digits", TOP "codes: [{code: 42, id: http_2, phrase: \"HTTP/2\"}]\n", ""},
        {"no word at all", TOP "codes: [{code: 42, id: a, phrase: \"?\"}]\n", ""},
        {"a word longer than any id",
         TOP
         "codes: [{code: 42, id: a, phrase: \"A "
         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}]\n",
         ""},
        {"a former id", TOP "codes: [{code: 1, id: a, formerly: [{id: b, phrase: C}]}]\n",
         "3:42 id-phrase-mismatch"},
        {"a former phrase of the same id",
         TOP "codes: [{code: 1, id: a, formerly: [{phrase: C}]}]\n", ""},
        {"allowed", TOP "codes: [{code: 1, id: a, phrase: B, allow: id-phrase-mismatch}]\n", ""},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void one_phrase_is_of_one_entry(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"case, marks and blanks count for nothing",
         TOP "codes: [{code: 1, id: time_out, phrase: Time-out}, {code: 2, id: out, phrase: TIME "
             "OUT}]\n",
         "3:79 duplicate-phrase < 3:41"},
        {"letters beyond ASCII count",
         TOP "codes:\n  - {code: 1, id: a, phrase: A\xC3\xA9, allow: phrase-form}\n"
             "  - {code: 2, id: aa, phrase: AA\xC3\xA8, allow: phrase-form}\n"
             "  - {code: 3, id: aaa, phrase: AAA, formerly: [{phrase: A-\xC3\xA9}]}\n",
         "6:57 phrase-form\n6:57 duplicate-phrase < 4:30"},
        {"the registered one owns it",
         VENDORS "codes:\n  - {code: 1, id: x, vendor: w, phrase: X}\n  - {code: 2, id: x, vendor: "
                 "v, phrase: X}\n",
         "5:41 duplicate-phrase < 6:41"},
        {"today goes before former times",
         TOP
         "codes:\n  - {code: 1, id: a, formerly: [{phrase: X}]}\n  - {code: 2, id: x, phrase: X}\n",
         "4:42 duplicate-phrase < 5:30"},
        {"former phrases of two",
         TOP "codes:\n  - {code: 1, id: a, formerly: [{phrase: X}]}\n  - {code: 2, id: b, "
             "formerly: [{phrase: X}]}\n",
         "5:42 duplicate-phrase < 4:42"},
        {"of one entry",
         TOP
         "codes: [{code: 1, id: x, phrase: X, formerly: [{id: ex, phrase: ex}, {phrase: x}]}]\n",
         ""},
        {"of three",
         TOP
         "codes:\n  - {code: 1, id: x, phrase: X}\n  - {code: 2, id: y, formerly: [{phrase: x}]}\n"
         "  - {code: 3, id: z, formerly: [{phrase: X.}]}\n",
         "5:42 duplicate-phrase < 4:30\n6:42 duplicate-phrase < 4:30"},
        {"without letters",
         TOP "codes: [{code: 1, id: a, phrase: \"?\"}, {code: 2, id: b, phrase: \"?\"}]\n", ""},
        {"allowed",
         TOP "codes:\n  - {code: 1, id: x, phrase: X}\n"
             "  - {code: 2, id: y, formerly: [{phrase: x}], allow: duplicate-phrase}\n",
         ""},
    };
    assert_all_linted(cases, COUNT(cases));
    assert_lint_says(VENDORS "codes:\n  - {code: 1, id: x, vendor: w, formerly: [{phrase: X}]}\n"
                             "  - {code: 2, id: y, vendor: w, formerly: [{phrase: X}]}\n",
                     "the vendor 'v' has no entry\n"
                     "the former phrase 'X' is a former one of 1 'x' of 'w' too\n"
                     "- it stands here\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms),
        cmocka_unit_test(annotations),
        cmocka_unit_test(ids_are_words_of_their_phrases),
        cmocka_unit_test(one_phrase_is_of_one_entry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
