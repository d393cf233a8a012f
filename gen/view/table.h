// SPDX-License-Identifier: MIT
// The tables of fields: one row for each name that a template can use.
#ifndef STATUSGEN_VIEW_TABLE_H
#define STATUSGEN_VIEW_TABLE_H

#include "view/internal.h"

// One row of a table. The getter finds its row in field->data.
struct declaration {
    struct str name;
    enum value_kind kind;
    enum shape_id shape;  // MAP: of the value; LIST: of the items (NONE: LIT items); TEXT: set anyway
    enum value_kind item; // LIST of strings: LIT or TEXT
    struct str summary;
    struct value (*get)(void *env, const void *object, const struct field *field);
    size_t offset;            // of the member that simple getters read
    const char *const *words; // of a choice
};

struct table {
    const char *name;
    const struct declaration *rows; // NULL: the language or the specification declares the fields
    size_t count;
};

// The table of each shape, in fields.c.
extern const struct table view_tables[SHAPE_COUNT];

#endif
