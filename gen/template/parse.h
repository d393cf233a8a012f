// SPDX-License-Identifier: MIT
// The source of a template as a tree: texts, tags and what sections hold.
//
// Comments, changes of delimiters and the lines of tags that stand alone on them are gone. All
// strings are slices of the source, so that a place in it is known without storing it.
#ifndef STATUSGEN_TEMPLATE_PARSE_H
#define STATUSGEN_TEMPLATE_PARSE_H

#include "base/arena.h"
#include "diag/diag.h"

// Errors of one template after which nothing more is looked for.
enum { TEMPLATE_MAX_PROBLEMS = 100 };

enum syntax_kind {
    SYNTAX_TEXT,
    SYNTAX_PRINT,    // {{x}}
    SYNTAX_RAW,      // {{{x}}}, {{&x}}
    SYNTAX_SECTION,  // {{#x}}
    SYNTAX_INVERTED, // {{^x}}
    SYNTAX_PARTIAL,  // {{>x}}
};

struct syntax {
    enum syntax_kind kind;
    bool alone;    // PARTIAL: it has its line for itself
    bool reported; // the compiler found it wrong in one context: once is enough
    // TEXT: the text. It is empty where a line begins with a tag: indentation goes there.
    // Otherwise the name in the tag.
    struct str text;
    struct str tag;    // the tag with its delimiters (of a section: the opening one)
    struct str indent; // PARTIAL that is alone: the blanks before it
    struct syntax *parent;
    struct syntax *next;
    struct syntax *first; // what a section holds
    struct syntax *last;
};

// Reads `text`, the source or a part of it; the tree lives in `arena`, its root is a nameless
// SECTION. NULL if something was reported that leaves no tree to go on with.
struct syntax *template_parse(struct arena *arena, const struct source *source, struct str text,
                              struct diag *diag);

// The place of a slice of the source's text, underlined to its end or that of the line.
struct place template_place(const struct source *source, struct str slice);

// Whether the slice is the beginning of a line of the source.
bool template_line_begins(const struct source *source, const char *at);

#endif
