// SPDX-License-Identifier: MIT
// Every identifier of one registry in one language: made by the language's forms, legal, and
// different from each other and from what the templates declare.
#ifndef STATUSGEN_LANG_NAMES_H
#define STATUSGEN_LANG_NAMES_H

#include "lang/options.h"

// What the language's peer calls an entry, where the entry has no such name itself.
struct alternative {
    const struct entry *entry;
    struct str text; // as the peer spells it
    struct str name; // by the first rule for entries, which makes what users write
};

struct names {
    const struct language *language;
    const struct registry *registry;
    // By rule: the names of what it is of, in its order, and those of all former names.
    const struct str **own, **formers;
    const size_t *first_former; // of each entry: the index of its first former name
    size_t former_count;
    const struct alternative *alternatives; // in the order of the entries
    size_t alternative_count;
};

// NULL if a name is illegal or two collide, which is reported with the places of both.
const struct names *names_make(struct arena *arena, const struct options *options,
                               const struct registry *registry, struct diag *diag);

// The names by rule (an index into language->names, which must be of that kind).
struct str names_entry(const struct names *names, size_t rule, const struct entry *entry);
struct str names_former(const struct names *names, size_t rule, const struct entry *entry,
                        size_t former);
struct str names_class(const struct names *names, size_t rule, const struct class *class);
struct str names_vendor(const struct names *names, size_t rule, const struct vendor *vendor);
struct str names_registry(const struct names *names, size_t rule);

// The alternatives of an entry: a run of names->alternatives.
struct alternatives {
    const struct alternative *items;
    size_t count;
};
struct alternatives names_alternatives(const struct names *names, const struct entry *entry);

// The first rule for entries, as an index into language->names; their count if there is none.
size_t names_first_rule(const struct language *language);

// How users of the generated file write an entry's name (or a former one), by the first rule for
// entries. Absent if the language names no entries. For commands that speak of names: it compiles
// the form each time.
struct str names_usage(const struct names *names, const struct options *options,
                       const struct entry *entry, const struct former *former, struct arena *arena,
                       struct diag *diag);

#endif
