// SPDX-License-Identifier: MIT
// The options of a language and their values for one registry.
#ifndef STATUSGEN_LANG_OPTIONS_H
#define STATUSGEN_LANG_OPTIONS_H

#include "lang/language.h"
#include "spec/model.h"
#include "template/value.h"

// What a user set: "LANGUAGE.NAME=VALUE".
struct setting {
    struct str language, name, value;
    struct place place; // where it was given; NO_PLACE for the command line
};
struct settings {
    const struct setting *items;
    size_t count;
};

// The values of all options of a language, in the order of language->options.
struct options {
    const struct language *language;
    const struct str *values; // checked by their type
};

// The user's values, which settings_check() has seen, over the defaults. NULL if a default is
// illegal, which is reported. Settings of other languages are ignored.
const struct options *options_make(struct arena *arena, const struct language *language,
                                   const struct registry *registry, struct settings settings,
                                   struct diag *diag);

// Reports settings of this language that name no option of it or have an illegal value.
void settings_check(const struct language *language, struct settings settings, struct diag *diag);

// The fields of a `struct options`: an IDENT for names, a BOOL for flags, a TEXT for texts.
const struct shape *options_shape(struct arena *arena, const struct language *language,
                                  const struct shape *text_views);

// Letters, digits and '_' of ASCII, not beginning with a digit.
bool text_is_identifier(struct str text);

#endif
