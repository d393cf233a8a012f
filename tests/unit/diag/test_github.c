// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "diag/format.h"

static const struct source source = {STR_INIT("spec/a.yaml"), STR_INIT("text")};
static const struct source odd = {STR_INIT("a,b:c%d\r\n"), STR_INIT("text")};

static void assert_commands(const char *what, struct diag *diag, const char *expected) {
    struct buf out = {0};
    diag_github(diag, &out);
    diag_free(diag);
    assert_case(what, &out, expected);
}

static void a_message_is_a_command(void **state) {
    (void)state;
    struct diag diag = {0};
    diag_report(&diag, RULE_UNKNOWN_KEY, (struct place){&source, 14, 9, 3}, "unknown key 'x'");
    diag_report(&diag, RULE_READ, place_file(&source), "a");
    diag_report(&diag, RULE_USAGE, NO_PLACE, "b");
    assert_commands("three", &diag,
                    "::error file=spec/a.yaml,line=14,col=9,title=unknown-key::unknown key 'x'\n"
                    "::error file=spec/a.yaml,title=read::a\n"
                    "::error title=usage::b\n");
}

static void errors_come_first(void **state) {
    (void)state;
    struct diag diag = {0};
    diag_report(&diag, RULE_LONG_SUMMARY, NO_PLACE, "1");
    diag_report(&diag, RULE_READ, NO_PLACE, "2");
    diag_report(&diag, RULE_LONG_SUMMARY, NO_PLACE, "3");
    diag_report(&diag, RULE_LIMIT, NO_PLACE, "4");
    assert_commands("order", &diag,
                    "::error title=read::2\n::error title=limit::4\n"
                    "::warning title=long-summary::1\n::warning title=long-summary::3\n");
}

static void what_would_end_a_part_is_escaped(void **state) {
    (void)state;
    struct diag diag = {0};
    diag_report(&diag, RULE_READ, (struct place){&odd, 1, 2, 0}, "50%%: a,\r\nb\t\x1b[0m\xC3\xA4\xFF");
    assert_commands("escapes", &diag,
                    "::error file=a%2Cb%3Ac%25d%0D%0A,line=1,col=2,title=read::"
                    "50%25: a,%0D%0Ab <U+001B>[0m\xC3\xA4<byte FF>\n");
}

static void notes_are_lines_of_the_message(void **state) {
    (void)state;
    struct diag diag = {0};
    diag_report(&diag, RULE_READ, (struct place){&source, 1, 2, 0}, "a");
    diag_note(&diag, (struct place){&source, 1, 2, 0}, "here");
    diag_note(&diag, (struct place){&source, 3, 4, 0}, "there");
    diag_note(&diag, (struct place){&odd, 0, 0, 0}, "that file");
    diag_note(&diag, NO_PLACE, "nowhere\n::error::b");
    assert_commands("notes", &diag,
                    "::error file=spec/a.yaml,line=1,col=2,title=read::a%0Anote: here"
                    "%0Aspec/a.yaml:3:4: note: there%0Aa,b:c%25d%0D%0A: note: that file"
                    "%0Anote: nowhere%0A::error::b\n");
}

static void says_how_many_errors_are_not_shown(void **state) {
    (void)state;
    struct diag diag = {.max_errors = 1};
    for (int i = 0; i < 2; i++) diag_report(&diag, RULE_READ, NO_PLACE, "a");
    assert_commands("unseen", &diag, "::error title=read::a\n::notice::1 more error is not shown\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_is_a_command),
        cmocka_unit_test(errors_come_first),
        cmocka_unit_test(what_would_end_a_part_is_escaped),
        cmocka_unit_test(notes_are_lines_of_the_message),
        cmocka_unit_test(says_how_many_errors_are_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
