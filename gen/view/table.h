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
    const struct declaration *rows;
    size_t count;
};

#define ROW(label, type, of, getter, text) \
    { .name = STR_INIT(label), .kind = type, .shape = of, .get = getter, .summary = STR_INIT(text) }
#define MEMBER(label, type, of, getter, owner, member, text)                       \
    {                                                                              \
        .name = STR_INIT(label), .kind = type, .shape = of, .get = getter,         \
        .offset = offsetof(struct owner, member), .summary = STR_INIT(text)        \
    }
#define STRINGS(label, type, getter, owner, member, text)                          \
    {                                                                              \
        .name = STR_INIT(label), .kind = VALUE_LIST, .item = type, .get = getter,  \
        .offset = offsetof(struct owner, member), .summary = STR_INIT(text)        \
    }
#define TABLE_OF(label, rows) {label, rows, sizeof(rows) / sizeof(rows)[0]}

// The table of each shape, in fields.c. NULL: the language or the specification declares its fields.
extern const struct table *const view_tables[SHAPE_COUNT];

// layout_fields.c: the tables of the look-up tables, and what a registry and a vendor have of them.
extern const struct table layout_number_table, layout_text_table, layout_name_table, layout_range,
    layout_cells, layout_row, layout_blob, layout_piece, layout_slot;
// The language's smallest unsigned integer that holds 0..largest; absent if it names none.
struct value cell_type(struct view *view, uint64_t largest);

struct value layout_index(void *env, const void *object, const struct field *field);
struct value layout_phrases(void *env, const void *object, const struct field *field);
struct value layout_lines(void *env, const void *object, const struct field *field);
struct value layout_line_of(const struct binding *binding, int64_t code);
struct value layout_names(void *env, const void *object, const struct field *field);
struct value layout_vendor_phrases(void *env, const void *object, const struct field *field);

#endif
