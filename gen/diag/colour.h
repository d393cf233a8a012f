// SPDX-License-Identifier: MIT
// Whether messages are coloured.
#ifndef STATUSGEN_DIAG_COLOUR_H
#define STATUSGEN_DIAG_COLOUR_H

#include <stdbool.h>

enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

// What counts if the user did not say; a variable that is not set is NULL.
struct colour_environment {
    const char *no_color, *force_color, *clicolor_force, *term;
    bool terminal; // is what the messages go to one?
};

bool colour_wanted(enum colour colour, const struct colour_environment *environment);

#endif
