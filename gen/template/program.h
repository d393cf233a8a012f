// SPDX-License-Identifier: MIT
// A compiled template: what compile.c makes and render.c walks.
#ifndef STATUSGEN_TEMPLATE_PROGRAM_H
#define STATUSGEN_TEMPLATE_PROGRAM_H

#include "template/template.h"

enum path_end {
    PATH_VALUE, // the value itself
    PATH_FIRST, // @first, @last, @index of a round
    PATH_LAST,
    PATH_INDEX,
    PATH_ANY, // @any, @count of the list that the path leads to
    PATH_COUNT,
};

// Where a value is found while rendering.
struct path {
    size_t level;                      // strict: the context it starts from, 0 is the root
    const struct field *const *fields; // strict: `count` fields to follow from there
    const struct str *words;           // lenient: `count` names to look up; none is `{{.}}`
    size_t count;
    const struct field *last; // strict: of the fields; NULL if there are none
    enum path_end end;
    struct type type; // strict: of what the path leads to, before `end`
};

enum node_kind { NODE_LITERAL, NODE_PRINT, NODE_RAW, NODE_SECTION, NODE_PARTIAL };

struct node;

// What a section, a partial or a whole template holds.
struct block {
    const struct node *first;
    size_t count; // of its own nodes, without what they hold
};

struct node {
    enum node_kind kind;
    bool ends_line;  // LITERAL: it begins with a line end
    struct str text; // LITERAL: the text. Otherwise the name, a slice of the source
    const struct source *source;
    struct path path;   // PRINT, RAW, SECTION
    // SECTION: what it holds, and what the inverted section of the same name right behind it does.
    // Either may be empty
    struct block block, otherwise;
    // PARTIAL: compiled for its indentation and its stack of contexts. NULL: it nests too deeply
    const struct block *partial;
    const struct node *next;
};

struct template {
    const struct source *source;
    enum template_mode mode;
    struct type root;
    struct block block;
};

#endif
