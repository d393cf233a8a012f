// SPDX-License-Identifier: MIT
// The values of a language's options, as templates and forms see them.
#ifndef STATUSGEN_LANG_OPTIONS_H
#define STATUSGEN_LANG_OPTIONS_H

#include "lang/language.h"
#include "spec/model.h"
#include "template/value.h"

// The values of all options of a language, in the order of language->options.
struct options {
    const struct language *language;
    const struct str *values; // checked by their type
};

// The fields of a `struct options`: an IDENT for names, a BOOL for flags, a TEXT for texts.
const struct shape *options_shape(struct arena *arena, const struct language *language,
                                  const struct shape *text_views);

// Letters, digits and '_' of ASCII, not beginning with a digit.
bool text_is_identifier(struct str text);

#endif
