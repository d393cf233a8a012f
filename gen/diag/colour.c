// SPDX-License-Identifier: MIT
#include "diag/colour.h"

#include <stddef.h>
#include <string.h>

static bool is_set(const char *value) {
    return value != NULL && value[0] != '\0';
}

bool colour_wanted(enum colour colour, const struct colour_environment *environment) {
    if (colour != COLOUR_AUTO) return colour == COLOUR_ALWAYS;
    if (is_set(environment->no_color)) return false;
    if (is_set(environment->force_color) || is_set(environment->clicolor_force)) return true;
    if (environment->term != NULL && strcmp(environment->term, "dumb") == 0) return false;
    return environment->terminal;
}
