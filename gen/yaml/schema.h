// SPDX-License-Identifier: MIT
// Declared keys: a table says what a mapping may hold, and a C struct is filled from it.
//
// Every kind of file (specification, language, project) is read by its table, so each gets the
// same checks and messages: unknown keys with a suggestion, missing keys, wrong types, limits.
#ifndef STATUSGEN_YAML_SCHEMA_H
#define STATUSGEN_YAML_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "yaml/node.h"

// Zero or more items of one type, as a field of a struct that a schema fills.
struct array {
    void *items;
    size_t count;
};

// The item of an array: ARRAY_AT(registry->classes, struct class, i) is an lvalue.
#define ARRAY_AT(array, type, index) (((type *)(array).items)[index])

enum { NUMBER_ABSENT = -1 };

// Items of a list and keys of a mapping whose keys are free. Much is looked up in lists by walking
// them, which is cheap only as long as they are short.
enum { SCHEMA_MAX_ITEMS = 1000 };

enum { SCHEMA_MAX_ID = 64 }; // bytes

enum key_type {
    KEY_LINE,   // struct str: a text of one line
    KEY_TEXT,   // struct str: a text that may hold newlines and tabs
    KEY_ID,     // struct str: words in snake case, [a-z][a-z0-9]*(_[a-z0-9]+)*, at most 64 bytes
    KEY_DATE,   // struct str: 2025-09-15
    KEY_LINK,   // struct str: http:// or https://, without blanks, quotes or controls
    KEY_NUMBER, // int64_t: decimal digits, at most `most`; NUMBER_ABSENT if not given
    KEY_BOOL,   // bool: true or false
    KEY_CHOICE, // int: 1 + the index of the choice; 0 if not given
    KEY_LINES,  // struct array of struct str; a single text stands for a list of one
    KEY_WORDS,  // struct array of struct str: the words of a text, or of a list of texts, which
                // blanks part
    KEY_IDS,    // struct array of struct str, each as KEY_ID
    KEY_MAP,    // the struct of `schema`, in place
    KEY_LIST,   // struct array of the struct of `schema`
    KEY_DICT,   // struct array of the struct of `schema`, one for each pair of a mapping whose keys
                // are free: the key goes to `schema->key_offset`, the value to the field `value`
    KEY_ANY,    // const struct node *: free, for templates
};

struct schema;

struct key {
    const char *name;
    enum key_type type;
    size_t offset; // of the field in the struct
    bool required;
    size_t most_items; // lists and DICT: largest number of items; 0 = SCHEMA_MAX_ITEMS
    int64_t most;               // NUMBER: largest value. Texts: largest length in bytes; 0 = default
    const char *const *choices; // CHOICE: NULL-terminated
    const struct schema *schema; // ANY: of what patches are for, if that is known
    const char *summary; // one line, for messages and the documentation
};

struct schema {
    const char *name; // of what the mapping describes, for messages: "an entry"
    size_t size;      // of the struct
    const struct key *keys;
    size_t count;
    size_t node_offset; // where the struct keeps its `const struct node *`
    size_t key_offset;  // DICT: where it keeps its key, a `struct str`
    const struct key *value; // DICT whose values are no mappings: how to read the value
};

// How tables are written: SCHEMA_FIELD("id", KEY_ID, vendor, id, "words in snake case") declares
// the key 'id' for the member `id` of `struct vendor`.
#define SCHEMA_KEY(key, kind, owner, member) \
    .name = (key), .type = (kind), .offset = offsetof(struct owner, member)
#define SCHEMA_FIELD(key, kind, owner, member, text) \
    { SCHEMA_KEY(key, kind, owner, member), .summary = (text) }
#define SCHEMA_REQUIRED(key, kind, owner, member, text) \
    { SCHEMA_KEY(key, kind, owner, member), .required = true, .summary = (text) }
#define SCHEMA_LIMITED(key, kind, owner, member, largest, text) \
    { SCHEMA_KEY(key, kind, owner, member), .most = (largest), .summary = (text) }
#define SCHEMA_NUMBER(key, owner, member, largest, needed, text)                             \
    {                                                                                        \
        SCHEMA_KEY(key, KEY_NUMBER, owner, member), .most = (largest), .required = (needed), \
            .summary = (text)                                                                \
    }
#define SCHEMA_CHOICE(key, owner, member, words, text) \
    { SCHEMA_KEY(key, KEY_CHOICE, owner, member), .choices = (words), .summary = (text) }
#define SCHEMA_NESTED(key, kind, owner, member, of, text) \
    { SCHEMA_KEY(key, kind, owner, member), .schema = &(of), .summary = (text) }
#define SCHEMA_COUNTED(key, kind, owner, member, largest, of, text)                            \
    {                                                                                          \
        SCHEMA_KEY(key, kind, owner, member), .most_items = (largest), .schema = (of),         \
            .summary = (text)                                                                  \
    }
#define SCHEMA_OF(what, owner, table)                                                   \
    {                                                                                   \
        .name = (what), .size = sizeof(struct owner), .keys = (table),                  \
        .count = sizeof(table) / sizeof(table)[0], .node_offset = offsetof(struct owner, node) \
    }

// Fills `*object` (schema->size bytes) from a mapping. Every fault is reported; fields that could
// not be read keep their zero (NUMBER_ABSENT for numbers). Texts and arrays live in the arena.
void schema_read(struct arena *arena, const struct schema *schema, const struct node *node,
                 void *object, struct diag *diag);

// Every schema that a mapping of `root` leads to, each once, after the first that leads to it. At
// most `most` of them; answers how many.
size_t schema_walk(const struct schema *root, const struct schema **schemas, size_t most);

// The largest number of items that a list of the key may have, or of keys if they are free; 0 if its
// value is neither.
size_t key_most_items(const struct key *key);

// The largest length in bytes that a text of the key may have; 0 if it is no text.
size_t key_most_bytes(const struct key *key);

// Is the text of the form that KEY_ID, KEY_DATE or KEY_LINK asks for?
// A date is a day of the calendar, written as in 2025-09-15.
bool text_is_id(struct str text);
bool text_is_date(struct str text);
bool text_is_link(struct str text);

// Choice number `choice` (from 1) as it is written, absent for 0.
struct str choice_name(const char *const *choices, int choice);

#endif
