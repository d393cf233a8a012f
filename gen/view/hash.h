// SPDX-License-Identifier: MIT
// A perfect hash of names: each has a slot of its own, found with one multiplication and two loads.
//
// The method is hash and displace: a key of 64 bits gives a bucket, and the bucket's displacement
// the slot. What the key is made of is written in docs/lookup-tables.md, since every language
// computes it again: the first, the middle and the last eight bytes of a name, folded, and its
// length. Where that does not tell all names apart, all bytes count.
//
// Names are equal if they are so but for the case of letters, and ' ', '-' and '_' are alike. The
// hash takes still more bytes for equal, so who finds a slot has to compare.
#ifndef STATUSGEN_VIEW_HASH_H
#define STATUSGEN_VIEW_HASH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

// No name of this text has a slot of this number.
#define HASH_EMPTY SIZE_MAX

struct hash {
    uint64_t multiplier; // odd
    bool whole;          // do all bytes count?
    unsigned bucket_shift;
    size_t bucket_count; // a power of two
    size_t slot_count;
    uint32_t *displacements; // of each bucket
    size_t *slots;           // of each slot: the index of its name, or HASH_EMPTY
};

// A hash of names, each of letters, digits and '_', none empty, no two equal.
struct hash hash_make(struct arena *arena, const struct str *names, size_t count);

// The slot in which the name is if it is one of them. `name` may be any text but the empty one.
size_t hash_slot(const struct hash *hash, struct str name);

#endif
