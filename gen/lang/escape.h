// SPDX-License-Identifier: MIT
// Escapers: the only way for a text of a specification into an output.
//
// A language declares each view of a text (string literal, comment, ...) as data: what surrounds
// it, which characters stand for themselves, which sequences are replaced, and how every other
// character is written. One engine serves them all. See docs/adding-a-language.md.
#ifndef STATUSGEN_LANG_ESCAPE_H
#define STATUSGEN_LANG_ESCAPE_H

#include "base/arena.h"
#include "yaml/schema.h"

// "find" becomes "put".
struct replacement {
    const struct node *node;
    struct str find, put;
};

// How a character that may not stand for itself is written: "\u{202E}".
struct numeric {
    const struct node *node;
    int unit;       // enum numeric_unit
    int base;       // enum numeric_base
    int64_t digits; // at least so many
    struct str open, close;
};
enum numeric_unit { UNIT_BYTE = 1, UNIT_UTF16, UNIT_SCALAR };
enum numeric_base { BASE_OCTAL = 1, BASE_HEX };

struct escaper {
    const struct node *node;
    struct str name;     // the view's: "lit"
    struct str summary;
    struct str open, close;
    int raw;             // enum raw_characters
    struct array replace;    // of struct replacement: anywhere
    struct array line_start; // of struct replacement: at the start of a line
    struct array line_end;   // of struct replacement: at the end of a line
    struct numeric other;    // every character that may not stand for itself
    struct numeric wide;     // the same above U+FFFF; absent: as `other`
    int64_t wrap;            // characters of a line; NUMBER_ABSENT: no lines are made
    bool plain[256]; // made by escaper_prepare(): bytes that are copied without a look at the rest
};
enum raw_characters {
    RAW_ASCII = 1, // printable ASCII stands for itself
    RAW_UNICODE,   // and so does every other character that is safe to show
};

extern const struct schema escaper_schema; // a dict item: the key is the view's name

// Finds the bytes that can be copied in runs. Optional: without it every byte is looked at.
void escaper_prepare(struct escaper *escaper);

// The whole text as the escaper writes it: in the arena, or the text itself.
struct str escape_text(const struct escaper *escaper, struct str text, struct arena *arena);

// Breaks the text into lines of at most `wrap` characters (a longer word stays whole), each
// escaped, in the arena. Newlines end a line, blanks are collapsed. Empty lines are collapsed too, and
// none is first or last, as formatters want it. Where two escaped pieces meet and would make a
// sequence that is to be replaced, a blank parts them.
struct array escape_lines(const struct escaper *escaper, struct str text, struct arena *arena);

#endif
