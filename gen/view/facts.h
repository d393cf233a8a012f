// SPDX-License-Identifier: MIT
// Which facts the entries of a registry state at all, and what they come to for any number: so that
// an output holds no function about what its registry never says, and answers for numbers that no
// entry has. Pure functions of the model.
#ifndef STATUSGEN_VIEW_FACTS_H
#define STATUSGEN_VIEW_FACTS_H

#include "base/arena.h"
#include "spec/model.h"
#include "view/tables.h"

// What holds for a class because it holds for each of its registered entries, of which there is one
// at least: it is taken to hold for the other numbers of the class too.
struct class_facts {
    bool never_cacheable, content_none;
};

struct facts {
    // Does any entry, of whatever vendor, state it?
    bool cacheable, content, wire, headers, retry, redirect, dates;
    bool levels; // headers or retry

    // Registered entries by number. Those of a class of which the same is true are left out.
    struct entry_list heuristic, never_cacheable, content_none, redirects;

    struct class_facts *classes; // one for each class
};

struct facts facts_make(struct arena *arena, const struct registry *registry,
                        const struct entry_list *registered);

#endif
