// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "diag/format.h"

static const struct source source = {STR_INIT("a b.yaml"), STR_INIT("text")};
static const struct source standard_input = {STR_INIT("-"), STR_INIT("text")};

static void assert_json(const char *what, struct diag *diag, const char *expected) {
    struct buf out = {0};
    diag_json(diag, &out);
    diag_free(diag);
    assert_case(what, &out, expected);
}

static void a_message_is_a_line(void **state) {
    (void)state;
    struct diag diag = {0};
    diag_report(&diag, RULE_UNKNOWN_KEY, (struct place){&source, 14, 9, 3}, "unknown key '%s'", "x");
    diag_report(&diag, RULE_LONG_SUMMARY, (struct place){&source, 15, 1, 0}, "long");
    assert_json("two", &diag,
                "{\"file\":\"a b.yaml\",\"line\":14,\"column\":9,\"severity\":\"error\","
                "\"rule\":\"unknown-key\",\"message\":\"unknown key 'x'\",\"notes\":[]}\n"
                "{\"file\":\"a b.yaml\",\"line\":15,\"column\":1,\"severity\":\"warning\","
                "\"rule\":\"long-summary\",\"message\":\"long\",\"notes\":[]}\n");
}

static void places_are_said_as_far_as_they_are_known(void **state) {
    (void)state;
    struct diag diag = {0};
    diag_report(&diag, RULE_USAGE, NO_PLACE, "a");
    diag_report(&diag, RULE_READ, place_file(&source), "b");
    diag_report(&diag, RULE_READ, place_file(&standard_input), "c");
    assert_json("places", &diag,
                "{\"severity\":\"error\",\"rule\":\"usage\",\"message\":\"a\",\"notes\":[]}\n"
                "{\"file\":\"a b.yaml\",\"severity\":\"error\",\"rule\":\"read\",\"message\":\"b\","
                "\"notes\":[]}\n"
                "{\"file\":\"<stdin>\",\"severity\":\"error\",\"rule\":\"read\",\"message\":\"c\","
                "\"notes\":[]}\n");
}

static void notes_have_places_of_their_own(void **state) {
    (void)state;
    struct diag diag = {0};
    diag_report(&diag, RULE_READ, NO_PLACE, "a");
    diag_note(&diag, NO_PLACE, "b");
    diag_note(&diag, (struct place){&source, 2, 3, 0}, "c\nd");
    assert_json("notes", &diag,
                "{\"severity\":\"error\",\"rule\":\"read\",\"message\":\"a\",\"notes\":["
                "{\"message\":\"b\"},"
                "{\"file\":\"a b.yaml\",\"line\":2,\"column\":3,\"message\":\"c\\nd\"}]}\n");
}

static void no_message_is_no_line(void **state) {
    (void)state;
    struct diag diag = {0};
    assert_json("none", &diag, "");
}

static void says_how_many_errors_are_not_shown(void **state) {
    (void)state;
    struct diag diag = {.max_errors = 1};
    for (int i = 0; i < 3; i++) diag_report(&diag, RULE_READ, NO_PLACE, "a");
    assert_json("unseen", &diag,
                "{\"severity\":\"error\",\"rule\":\"read\",\"message\":\"a\",\"notes\":[]}\n"
                "{\"severity\":\"note\",\"message\":\"2 more errors are not shown\"}\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_is_a_line),
        cmocka_unit_test(places_are_said_as_far_as_they_are_known),
        cmocka_unit_test(notes_have_places_of_their_own),
        cmocka_unit_test(no_message_is_no_line),
        cmocka_unit_test(says_how_many_errors_are_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
