// SPDX-License-Identifier: MIT
#include "world.h"

static void add_text(struct buf *out, const char *word, struct str text) {
    if (str_given(text)) buf_printf(out, " %s=%.*s", word, STR_ARG(text));
}

// "permanent phrase=Not Found"; "?" for a state that is not known, "-" in front of what nobody has.
static void add_description(struct buf *out, const struct description *says) {
    struct str state = choice_name(state_words, says->state);
    if (!says->assigned) buf_add_char(out, '-');
    buf_add(out, str_given(state) ? state : STR("?"));
    add_text(out, "phrase", says->phrase);
    add_text(out, "registered", says->registered);
    add_text(out, "extended", says->extended);
    add_text(out, "expires", says->expires);
}

static const struct {
    const char *text, *says, *findings;
} cases[] = {
    {"Not Found", "permanent phrase=Not Found", ""},
    {"(Unused)", "unused", ""},
    {"Unused", "unused", ""},
    {"RESERVED", "unused", ""},
    {"A (Unused)", "unused phrase=A", ""},
    {"A (OBSOLETED)", "obsolete phrase=A", ""},
    {"A(obsolete)", "obsolete phrase=A", ""},
    {"A (Obsoleted by 5 (the newer))", "obsolete phrase=A", ""},
    {"A (DEPRECATED)", "deprecated phrase=A", ""},
    {"A (DEPRECATED) (OBSOLETED)", "obsolete phrase=A", ""},
    {"Unassigned", "-permanent phrase=Unassigned", ""},
    {"Reserved for Private Use", "-permanent phrase=Reserved for Private Use", ""},
    {"Temporary Redirect", "permanent phrase=Temporary Redirect", ""},
    {"Deprecated", "permanent phrase=Deprecated", ""},
    {"A (b) C", "permanent phrase=A (b) C", ""},
    {"A)", "permanent phrase=A)", ""},
    {"A (TEMPORARY - registered 2024-11-13, extension registered 2025-09-15, expires 2026-11-13)",
     "temporary phrase=A registered=2024-11-13 extended=2025-09-15 expires=2026-11-13", ""},
    {"A (Temporary, Expires 2026-11-13)", "temporary phrase=A expires=2026-11-13", ""},
    {"A (TEMPORARY - extension registered 2025-01-01, extension registered 2026-01-01, "
     "expires 2027-01-01)",
     "temporary phrase=A extended=2026-01-01 expires=2027-01-01", ""},
    {"A (TEMPORARY)", "temporary phrase=A", "- import-row"},
    {"A (TEMPORARY - expires soon)", "temporary phrase=A", "- import-row"},
    {"A (TEMPORARY - expires 2026-11-13, renewed)", "temporary phrase=A expires=2026-11-13",
     "- import-remark"},
    {"A (EXPERIMENTAL)", "? phrase=A", "- import-remark"},
    {"A (EXPERIMENTAL) (OBSOLETED)", "? phrase=A", "- import-remark"},
    {"A (OBSOLETED) ()", "? phrase=A", "- import-remark"},
    {"A (OBSOLETEDLY)", "? phrase=A", "- import-remark"},
    {"", "permanent", "- import-row"},
};

static void remarks_become_states_and_dates(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world = {0};
        struct buf out = {0};
        struct cell cell = {.text = str_from(cases[i].text)};
        struct description says = description_read(cell, &world.diag);
        add_description(&out, &says);
        assert_case(cases[i].text, &out, cases[i].says);
        assert_world_found(&world, cases[i].text, cases[i].findings);
    }
}

static void lengths_are_limited(void **state) {
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 1000; i++) buf_add(&text, STR("(x)"));
    struct world world = {0};
    description_read((struct cell){.text = buf_str(&text)}, &world.diag);
    assert_int_equal(diag_errors(&world.diag), 1);
    assert_int_equal(world.diag.warnings, 0); // of the remarks nothing is said then
    end(&world);
    static const struct {
        size_t length, errors;
    } lengths[] = {{256, 0}, {257, 1}, {4096, 1}, {4097, 1}};
    for (size_t i = 0; i < COUNT(lengths); i++) {
        buf_clear(&text);
        buf_fill(&text, 'x', lengths[i].length);
        world = (struct world){0};
        description_read((struct cell){.text = buf_str(&text)}, &world.diag);
        assert_int_equal(diag_errors(&world.diag), lengths[i].errors);
        end(&world);
    }
    buf_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remarks_become_states_and_dates),
        cmocka_unit_test(lengths_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
