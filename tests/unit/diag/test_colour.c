// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "diag/colour.h"

static void the_first_that_says_something_decides(void **state) {
    (void)state;
    static const struct {
        enum colour colour;
        struct colour_environment environment; // NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, TERM, terminal
        bool wanted;
    } cases[] = {
        {COLOUR_ALWAYS, {"1", NULL, NULL, "dumb", false}, true},
        {COLOUR_NEVER, {NULL, "1", "1", "xterm", true}, false},
        {COLOUR_AUTO, {"1", "1", "1", "xterm", true}, false},
        {COLOUR_AUTO, {"0", NULL, NULL, "xterm", true}, false}, // any text at all
        {COLOUR_AUTO, {NULL, "1", NULL, "dumb", false}, true},
        {COLOUR_AUTO, {NULL, NULL, "1", "dumb", false}, true},
        {COLOUR_AUTO, {"", "1", NULL, NULL, false}, true},
        {COLOUR_AUTO, {NULL, NULL, NULL, "dumb", true}, false},
        {COLOUR_AUTO, {"", "", "", "dumb", true}, false},
        {COLOUR_AUTO, {"", "", "", "xterm", true}, true}, // empty is as good as not set
        {COLOUR_AUTO, {NULL, NULL, NULL, NULL, true}, true},
        {COLOUR_AUTO, {NULL, NULL, NULL, "", true}, true},
        {COLOUR_AUTO, {NULL, NULL, NULL, "xterm", false}, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (colour_wanted(cases[i].colour, &cases[i].environment) == cases[i].wanted) continue;
        fail_msg("case %zu: not as wanted", i);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_that_says_something_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
