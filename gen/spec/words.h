// SPDX-License-Identifier: MIT
// Words in the casing styles of identifiers.
//
// An id is words in snake case ("http_version_not_supported"). Splitting is one rule for all styles,
// joining is a style; a style never looks at anything but the words and the registry's acronyms.
#ifndef STATUSGEN_SPEC_WORDS_H
#define STATUSGEN_SPEC_WORDS_H

#include "base/arena.h"
#include "yaml/schema.h"

enum casing {
    CASING_SNAKE,      // http_version_not_supported
    CASING_SCREAMING,  // HTTP_VERSION_NOT_SUPPORTED
    CASING_KEBAB,      // http-version-not-supported
    CASING_FLAT,       // httpversionnotsupported
    CASING_PASCAL,     // HttpVersionNotSupported
    CASING_CAMEL,      // httpVersionNotSupported
    CASING_INITIALISM, // HTTPVersionNotSupported: Pascal with acronyms kept upper-case
    CASING_COUNT
};

// The names of the styles, in the order of the enum and with NULL behind them.
extern const char *const casing_words[];

// The name of a style as templates write it, and what it does in one line.
struct str casing_name(enum casing casing);
struct str casing_summary(enum casing casing);

// The id in that style. `acronyms` is an array of struct str, upper-case.
struct str words_join(struct arena *arena, struct str id, enum casing casing,
                      const struct array *acronyms);

// The words of an identifier or a phrase in snake case, whatever its style: "RequestURITooLong",
// "REQUEST_URI_TOO_LONG" and "Request-URI too long" are request_uri_too_long. The result is an id
// only if the text has nothing but letters, digits and single separators; see text_is_id().
struct str words_split(struct arena *arena, struct str text);

// As look-ups fold a name that they are asked for: lower-case, with '_' for blanks and '-'.
struct str words_fold(struct arena *arena, struct str text);

#endif
