// SPDX-License-Identifier: MIT
// What a template can see: typed values, described by tables, fetched when they are needed.
//
// A `type` says what a name means before anything is rendered; a `value` is what it holds for one
// object. Nothing is built ahead: a field's getter is called when a tag asks for it.
#ifndef STATUSGEN_TEMPLATE_VALUE_H
#define STATUSGEN_TEMPLATE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum value_kind {
    VALUE_ABSENT, // there is none: prints nothing, and its section is skipped
    VALUE_BOOL,   // for sections only
    VALUE_INT,    // prints as decimal digits
    VALUE_IDENT,  // a legal identifier of the language: prints as itself
    VALUE_LIT,    // a finished piece of code or comment, safe where it is meant: prints as itself
    VALUE_TEXT,   // a text of the specification: cannot be printed, only its views can
    VALUE_LIST,
    VALUE_MAP,
};

struct shape;
struct field;
struct value;

// The type of a field or of a list's items.
struct type {
    enum value_kind kind;
    const struct shape *shape; // MAP: its fields. TEXT: its views
    const struct type *item;   // LIST: the type of each item
};

struct list {
    const void *items;
    size_t count;
    // The value of one item, `index` < count.
    struct value (*at)(void *env, const struct list *list, size_t index);
};

struct map {
    const struct shape *shape;
    const void *object;
};

struct value {
    enum value_kind kind;
    union {
        bool truth;      // BOOL
        int64_t number;  // INT
        struct str text; // IDENT, LIT, TEXT
        struct list list;
        struct map map;
    };
};

// One name that a map (or a text) offers.
struct field {
    struct str name;
    struct type type;
    struct str summary; // one line for `statusgen list fields`
    // The field of `object`. `env` is the renderer's caller's own; what the getter allocates must
    // live until the tag or the section's round is done. For a view of a text, `object` points to
    // the `struct str`, which lives as long.
    struct value (*get)(void *env, const void *object, const struct field *field);
    const void *data; // the getter's own
};

struct shape {
    struct str name; // of the kind of thing, for messages: "entry"
    const struct field *fields;
    size_t count;
};

// The field of that name, or NULL.
const struct field *shape_find(const struct shape *shape, struct str name);

// What is inside of lists, and of lists in them: the shape of their items.
const struct shape *shape_of(struct type type);

// Every shape that a value of the type leads to, each once, after the first that leads to it. At
// most `most` of them; answers how many.
size_t shape_walk(struct type root, const struct shape **shapes, size_t most);

// How messages and the list of fields call a type: `word` is "text", "list", "map", ...; `of` is
// the name of the map's shape or of a list's items ("entry", "lit"), else absent.
void type_describe(struct type type, struct str *word, struct str *of);

static inline struct value value_absent(void) {
    return (struct value){.kind = VALUE_ABSENT};
}
static inline struct value value_bool(bool truth) {
    return (struct value){.kind = VALUE_BOOL, .truth = truth};
}
static inline struct value value_int(int64_t number) {
    return (struct value){.kind = VALUE_INT, .number = number};
}
// IDENT, LIT or TEXT; a text that is not given is absent.
static inline struct value value_string(enum value_kind kind, struct str text) {
    return (struct value){.kind = str_given(text) ? kind : VALUE_ABSENT, .text = text};
}
static inline struct value value_map(const struct shape *shape, const void *object) {
    if (object == NULL) return value_absent();
    return (struct value){.kind = VALUE_MAP, .map = {shape, object}};
}

#endif
