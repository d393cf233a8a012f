// SPDX-License-Identifier: MIT
#include "lint_cases.h"

static void what_is_allowed_must_be_there(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"nothing", TOP "codes:\n  - {code: 1, id: a, allow: phrase-form}\n", "4:29 unused-allow"},
        {"one of two",
         TOP "codes:\n  - {code: 1, id: a, phrase: \"\", allow: [phrase-form, long-summary]}\n",
         "4:55 unused-allow"},
        {"found in another entry",
         TOP
         "codes:\n  - {code: 1, id: a, allow: phrase-form}\n  - {code: 2, id: b, phrase: \"\"}\n",
         "4:29 unused-allow\n5:30 phrase-form"},
        {"what depends on a date that is not given",
         TOP "codes:\n  - {code: 1, id: a, allow: expired-temporary}\n", ""},
        {"that too is allowed",
         TOP "codes:\n  - {code: 1, id: a, allow: [unused-allow, phrase-form]}\n", ""},
        {"which is never unused itself", TOP "codes:\n  - {code: 1, id: a, allow: unused-allow}\n",
         ""},
    };
    assert_all_linted(cases, COUNT(cases));
    struct lint_case dated = {"with the date it is looked for",
                              TOP "codes: [{code: 1, id: a, allow: expired-temporary}]\n",
                              "3:33 unused-allow"};
    assert_lint_on("2024-01-01", &dated);
}

static void findings_are_in_the_order_of_places(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"of several rules",
         TOP "editions: [{id: e, title: E}]\ncodes:\n  - {code: 2, id: b, phrase: \"\"}\n  - "
             "{code: 1, id: a, summary: ~, phrase: \"A \"}\n",
         "3:17 unused-edition\n5:30 phrase-form\n6:31 plain-tilde\n6:42 phrase-form"},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void every_registry_is_looked_at(void **state) {
    (void)state;
    struct world world = {0};
    struct buf out = {0};
    add_file(&world, "a", TOP "codes: []\n");
    add_file(&world, "c", "statusgen: 1\nregistry: {id: t, title: T}\ninclude: [one]\n");
    add_file(&world, "one", "statusgen: 1\n#\t\ncodes: [{code: 1, id: x, summary: ~}]\n");
    load_paths(&world, (const char *const[]){"a", "c", NULL});
    lint_spec(&world.arena, world.spec, (struct lint_options){{0}}, &world.diag);
    add_findings(&out, &world.diag);
    assert_case("a and c", &out, "a:3:8 no-entries\none:2:2 raw-tab\none:3:35 plain-tilde");
    end(&world);
}

static void a_silent_rule_still_uses_what_allows_it(void **state) {
    (void)state;
    struct world world;
    load(&world, TOP "codes: [{code: 1, id: a, phrase: \"\", allow: phrase-form}]\n", NULL);
    world.diag.settings[RULE_PHRASE_FORM] = RULE_SILENT;
    lint_spec(&world.arena, world.spec, (struct lint_options){{0}}, &world.diag);
    assert_int_equal(world.diag.warnings, 0);
    end(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_allowed_must_be_there),
        cmocka_unit_test(findings_are_in_the_order_of_places),
        cmocka_unit_test(every_registry_is_looked_at),
        cmocka_unit_test(a_silent_rule_still_uses_what_allows_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
