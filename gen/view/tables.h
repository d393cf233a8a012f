// SPDX-License-Identifier: MIT
// What templates need of a registry beyond its model: sorted, grouped and indexed, the same for
// every language. Pure functions of numbers and names.
#ifndef STATUSGEN_VIEW_TABLES_H
#define STATUSGEN_VIEW_TABLES_H

#include "base/arena.h"
#include "spec/model.h"

// Entries by pointer, in the order of the registry.
struct entry_list {
    const struct entry **items;
    size_t count;
};

// A number and all that it means: a run of the registry's entries, registered ones first.
struct number {
    int64_t code;
    size_t first, count; // indexes into registry->entries
};

// A name by which a number can be asked for, and the entry that it means.
struct lookup {
    struct str text; // words in snake case
    const struct entry *entry;
};

struct tables {
    struct entry_list registered; // entries of registered vendors
    struct entry_list *vendors;   // one list for each vendor
    struct number *numbers;       // by number
    size_t number_count;
    struct lookup *lookups; // by text, bytewise; no text twice
    size_t lookup_count;
};

struct tables tables_make(struct arena *arena, const struct registry *registry);

#endif
