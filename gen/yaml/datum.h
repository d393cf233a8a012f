// SPDX-License-Identifier: MIT
// What a struct that a schema filled holds, value by value, whatever the struct is: for code that
// treats all keys alike, such as comparing and printing.
#ifndef STATUSGEN_YAML_DATUM_H
#define STATUSGEN_YAML_DATUM_H

#include "yaml/schema.h"

// One value: the field of a struct, or an item inside of one.
struct datum {
    enum key_type type;
    const struct schema *schema;
    const char *const *choices;
    const void *field; // NULL: there is none
    struct place place; // a field that got its default has none; so has what was left out
};

// The value of a key in an object of the schema.
struct datum datum_of(const struct schema *schema, const struct key *key, const void *object);

// No value, at the place where it could be.
struct datum datum_nothing(struct place place);

// Is nothing said? A list without items and a mapping without values say nothing.
bool datum_is_nothing(const struct datum *value);

// How many values a list or a mapping with free keys has, and each of them.
size_t datum_count(const struct datum *value);
struct datum datum_item(const struct datum *list, size_t index);

struct datum_member {
    struct str key;
    struct datum value;
};

struct datum_member datum_member(const struct datum *map, size_t index);

// The field itself, of the type that enum key_type names.
struct str datum_str(const struct datum *value);
int64_t datum_number(const struct datum *value);
int datum_choice(const struct datum *value);
bool datum_bool(const struct datum *value);
const struct node *datum_node(const struct datum *value);

#endif
