// SPDX-License-Identifier: MIT
#include "../findings.h"

static const struct source source = {STR_INIT("main"), STR_INIT("text")};
static const struct place here = {&source, 1, 1, 0}, there = {&source, 2, 3, 0};

static void rules_are_told_apart_by_ids_of_words_and_hyphens(void **state) {
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        const char *id = rule_info((enum rule)i)->id;
        for (const char *c = id; *c != '\0'; c++) assert_true(char_is_lower(*c) || *c == '-');
        assert_true(strlen(rule_info((enum rule)i)->summary) > 10);
        for (int j = 0; j < i; j++) assert_string_not_equal(id, rule_info((enum rule)j)->id);
    }
}

static void keeps_findings_in_order_with_their_notes(void **state) {
    (void)state;
    struct diag diag = {0};
    struct buf out = {0};
    diag_report(&diag, RULE_READ, here, "cannot read '%s'", "x");
    diag_note(&diag, there, "first %d", 1);
    diag_note(&diag, here, "second");
    diag_report(&diag, RULE_LIMIT, there, "%s", "");
    diag_suggest(&diag, there, STR("name"));
    diag_suggest(&diag, there, (struct str){0}); // nothing to suggest
    assert_int_equal(diag_errors(&diag), 2);
    assert_int_equal(diag.warnings, 0);
    add_texts(&out, &diag);
    assert_case("texts", &out, "cannot read 'x'\n- first 1\n- second\n\n- did you mean 'name'?\n");
    add_findings(&out, &diag);
    assert_case("places", &out, "1:1 read < 2:3\n2:3 limit");
    diag_free(&diag);
    assert_int_equal(diag.messages.count, 0);
    assert_int_equal(diag_errors(&diag), 0);
}

static void a_note_without_a_finding_is_dropped(void **state) {
    (void)state;
    struct diag diag = {0};
    diag_note(&diag, here, "to what?");
    assert_int_equal(diag.messages.count, 0);
    diag_free(&diag);
}

static void beyond_the_limit_errors_are_counted_only(void **state) {
    (void)state;
    static const struct {
        size_t reported, limit, kept;
    } cases[] = {{2, 3, 2}, {3, 3, 3}, {4, 3, 3}, {50, 3, 3}, {50, 0, 50}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct diag diag = {.max_errors = cases[i].limit};
        for (size_t n = 0; n < cases[i].reported; n++) {
            diag_report(&diag, RULE_READ, here, "error %zu", n);
            diag_note(&diag, here, "note %zu", n);
        }
        assert_int_equal(diag_errors(&diag), cases[i].reported);
        assert_int_equal(diag.messages.count, cases[i].kept);
        // A note of what was dropped must not land on what was kept.
        for (size_t n = 0; n < cases[i].kept; n++) {
            assert_int_equal(diag.messages.items[n].notes.count, 1);
        }
        diag_free(&diag);
    }
}

static void texts_have_no_length_limit_here(void **state) {
    (void)state;
    struct diag diag = {0};
    diag_report(&diag, RULE_READ, here, "%5000d", 1);
    assert_int_equal(diag.messages.items[0].text.len, 5000);
    diag_free(&diag);
}

static void rules_are_found_by_their_ids(void **state) {
    (void)state;
    enum rule rule = RULE_COUNT;
    assert_true(rule_find(STR("unknown-key"), &rule));
    assert_int_equal(rule, RULE_UNKNOWN_KEY);
    assert_false(rule_is_optional(rule));
    assert_true(rule_find(STR("phrase-form"), &rule));
    assert_int_equal(rule, RULE_PHRASE_FORM);
    assert_true(rule_is_optional(rule));
    assert_false(rule_find(STR("phrase-for"), &rule));
    assert_false(rule_find(STR(""), &rule));
    struct str near = rule_suggest(STR("phrase-for"));
    assert_true(str_equal(near, STR("phrase-form")));
    // An error is no suggestion: it could not be silenced either.
    assert_false(str_given(rule_suggest(STR("missing-kez"))));
}

static void a_silent_rule_leaves_nothing(void **state) {
    (void)state;
    struct diag diag = {0};
    struct buf out = {0};
    diag.settings[RULE_PHRASE_FORM] = RULE_SILENT;
    diag_report(&diag, RULE_LONG_SUMMARY, here, "kept");
    diag_report(&diag, RULE_PHRASE_FORM, here, "dropped");
    diag_note(&diag, there, "dropped with it");
    diag_report(&diag, RULE_READ, here, "kept too");
    diag_note(&diag, there, "a note");
    assert_int_equal(diag.warnings, 1);
    assert_int_equal(diag_errors(&diag), 1);
    add_texts(&out, &diag);
    assert_case("texts", &out, "kept\nkept too\n- a note\n");
    diag_free(&diag);
}

static void a_warning_can_be_made_an_error(void **state) {
    (void)state;
    struct diag diag = {.max_errors = 1};
    diag.settings[RULE_PHRASE_FORM] = RULE_AS_ERROR;
    diag_report(&diag, RULE_LONG_SUMMARY, here, "a warning");
    diag_report(&diag, RULE_PHRASE_FORM, here, "an error");
    diag_report(&diag, RULE_PHRASE_FORM, here, "one too many");
    assert_int_equal(diag.warnings, 1);
    assert_int_equal(diag_errors(&diag), 2);
    assert_int_equal(diag.messages.count, 2);
    assert_int_equal(diag.messages.items[0].severity, SEVERITY_WARNING);
    assert_int_equal(diag.messages.items[1].severity, SEVERITY_ERROR);
    diag_free(&diag);
}

static void with_errors_only_warnings_are_counted(void **state) {
    (void)state;
    struct diag diag = {.errors_only = true};
    struct buf out = {0};
    diag_report(&diag, RULE_READ, here, "an error");
    diag_report(&diag, RULE_LONG_SUMMARY, here, "a warning");
    diag_note(&diag, there, "its note");
    assert_int_equal(diag.warnings, 1);
    add_texts(&out, &diag);
    assert_case("texts", &out, "an error\n");
    diag_free(&diag);
}

static void findings_are_sorted_by_place(void **state) {
    (void)state;
    static const struct source other = {STR_INIT("a file"), STR_INIT("text")};
    struct diag diag = {0};
    struct buf out = {0};
    diag_report(&diag, RULE_READ, there, "stays first");
    diag_report(&diag, RULE_LIMIT, there, "5");
    diag_report(&diag, RULE_READ, here, "4");
    diag_note(&diag, here, "of 4");
    diag_report(&diag, RULE_READ, here, "3");
    diag_report(&diag, RULE_READ, place_file(&other), "2");
    diag_report(&diag, RULE_LIMIT, NO_PLACE, "1");
    diag_sort(&diag, 1);
    add_texts(&out, &diag);
    assert_case("texts", &out, "stays first\n1\n2\n3\n4\n- of 4\n5\n");
    diag_sort(&diag, 6); // nothing to sort
    diag_sort(&diag, 5);
    diag_free(&diag);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_are_told_apart_by_ids_of_words_and_hyphens),
        cmocka_unit_test(keeps_findings_in_order_with_their_notes),
        cmocka_unit_test(a_note_without_a_finding_is_dropped),
        cmocka_unit_test(beyond_the_limit_errors_are_counted_only),
        cmocka_unit_test(texts_have_no_length_limit_here),
        cmocka_unit_test(rules_are_found_by_their_ids),
        cmocka_unit_test(a_silent_rule_leaves_nothing),
        cmocka_unit_test(a_warning_can_be_made_an_error),
        cmocka_unit_test(with_errors_only_warnings_are_counted),
        cmocka_unit_test(findings_are_sorted_by_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
