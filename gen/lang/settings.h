// SPDX-License-Identifier: MIT
// What users set of a language's options, and the values that result for one registry.
#ifndef STATUSGEN_LANG_SETTINGS_H
#define STATUSGEN_LANG_SETTINGS_H

#include "lang/options.h"

// What a user set: "LANGUAGE.NAME=VALUE".
struct setting {
    struct str language, name, value;
    struct place place; // where it was given; NO_PLACE for the command line
};
struct settings {
    const struct setting *items;
    size_t count;
};

// The user's values, which settings_check() has seen, over the defaults. NULL if a default is
// illegal, which is reported. Settings of other languages are ignored.
const struct options *options_make(struct arena *arena, const struct language *language,
                                   const struct registry *registry, struct settings settings,
                                   struct diag *diag);

// Reports settings of this language that name no option of it or have an illegal value.
void settings_check(const struct language *language, struct settings settings, struct diag *diag);

#endif
