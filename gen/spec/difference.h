// SPDX-License-Identifier: MIT
// Two versions of a registry: everything that changed, and what of it breaks users' code. See
// docs/diff.md for the rules.
#ifndef STATUSGEN_SPEC_DIFFERENCE_H
#define STATUSGEN_SPEC_DIFFERENCE_H

#include "spec/model.h"
#include "yaml/compare.h"

enum change_kind {
    CHANGE_ADDED,
    CHANGE_REMOVED,
    CHANGE_RENAMED,
    CHANGE_RENUMBERED,
    CHANGE_CHANGED,
};

struct change {
    enum change_kind kind;
    struct str subject; // "class input", "404 acme.gone", "name gone"
    struct str key;     // CHANGED: which key of it; absent if it is the subject itself
    enum difference_form form; // how `old` and `new` are to be read
    struct str old, new;       // as schema_compare() shows them; absent if there is nothing
    struct place old_place, new_place;
    bool kept; // RENAMED: the old id still works, as a former one
    bool breaking;
};

// A name that can be looked up, and the entry that it gives.
struct meaning {
    struct str name;
    const struct entry *entry;
};

// A version of a registry, with all its look-up names sorted bytewise.
struct version {
    const struct registry *registry;
    const struct meaning *meanings;
    size_t meaning_count;
};

// The changes: the registry's own, those of editions, classes, vendors, entries by number, and of
// names; an array of struct change. It depends on what the versions say alone, not on the order in
// which their files say it.
struct array registry_difference(struct arena *arena, const struct version *old,
                                 const struct version *new);

// "added", "removed", ...
const char *change_kind_name(enum change_kind kind);

#endif
