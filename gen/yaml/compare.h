// SPDX-License-Identifier: MIT
// Two structs of one schema: in which keys they differ, and how that reads.
//
// What is compared is the declared keys as they were understood, not how they were written: quotes,
// the order of keys and a default that is written out make no difference. A new key needs no code.
#ifndef STATUSGEN_YAML_COMPARE_H
#define STATUSGEN_YAML_COMPARE_H

#include "yaml/schema.h"

enum difference_form {
    DIFFERENCE_VALUE, // old and new are the two values
    DIFFERENCE_LONG,  // the same, but they are too long for a line, and cut
    DIFFERENCE_ITEMS, // of a list: old is the items that went, new those that came
    DIFFERENCE_ORDER, // of a list: the same items in another order
};

struct key_difference {
    const struct key *key; // of the schema
    struct str path;       // its name, or what differs inside of it: "retry.level"
    enum difference_form form;
    struct str old, new; // on one line, texts in single quotes; absent if there is nothing
    struct place old_place, new_place;
};

// Beyond this many characters a text is long.
enum { DIFFERENCE_LONGEST = 80 };

// The differences in the order of the schema's keys: an array of struct key_difference. Lists of
// plain texts are sets: their order says nothing.
struct array schema_compare(struct arena *arena, const struct schema *schema, const void *old,
                            const void *new);

// The key of that name, or NULL.
const struct key *schema_key(const struct schema *schema, struct str name);

#endif
