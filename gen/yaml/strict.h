// SPDX-License-Identifier: MIT
// What libyaml reads without a word, and other parsers refuse or read otherwise: seen from how a
// value is written, and from what stands between two values. tests/proof/dialect has the other parsers.
#ifndef STATUSGEN_YAML_STRICT_H
#define STATUSGEN_YAML_STRICT_H

#include <stdbool.h>

#include "base/str.h"

// What a value stands in.
struct strict_around {
    long indent; // column of the innermost list or mapping without brackets, -1 if there is none
    bool flow;   // inside brackets
};

struct strict_fault {
    const char *what; // in the plural; NULL if there is no fault
    const char *hint;
    size_t at; // its offset in the text
};

// The bytes between two values: blanks, comments, indicators.
struct strict_fault strict_between(struct str text, size_t from, size_t to,
                                   struct strict_around around);

// The bytes of a text without quotes.
struct strict_fault strict_plain(struct str text, size_t from, size_t to,
                                 struct strict_around around);

// The bytes of a text in quotes, with them.
struct strict_fault strict_quoted(struct str text, size_t from, size_t to,
                                  struct strict_around around);

// The bytes of a text behind '|' or '>', with that.
struct strict_fault strict_block(struct str text, size_t from, size_t to);

#endif
