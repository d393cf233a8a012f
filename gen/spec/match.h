// SPDX-License-Identifier: MIT
// Two versions of a registry: what became of each vendor, class, edition and entry.
#ifndef STATUSGEN_SPEC_MATCH_H
#define STATUSGEN_SPEC_MATCH_H

#include "spec/model.h"

#define MATCH_NONE SIZE_MAX

// From the items of one array to those of another.
struct pairing {
    size_t *to;  // for each old item the index of the new one, or MATCH_NONE
    bool *taken; // for each new item: is it an old one's?
};

struct match {
    struct pairing editions, classes, vendors, entries;
};

// An item is the same if its id is (for an entry: vendor and id). Beyond that
//   an edition or a vendor was renamed if the title is the same, a vendor also if it is the only
//   one on both sides;
//   a class was renamed if it has the same numbers;
//   an entry was renamed if its id is a former id of the new one, or if its vendor gave its number
//   to another id.
struct match registry_match(struct arena *arena, const struct registry *old,
                            const struct registry *new);

#endif
