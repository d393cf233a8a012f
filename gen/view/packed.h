// SPDX-License-Identifier: MIT
// Many texts in one blob of bytes, told apart by offset and length: no pointer has to be relocated
// when a program that holds them starts. Pure functions of texts.
#ifndef STATUSGEN_VIEW_PACKED_H
#define STATUSGEN_VIEW_PACKED_H

#include <stdbool.h>

#include "base/arena.h"

struct piece {
    struct str text;
    size_t offset; // in the blob
};

struct packed {
    struct piece *pieces; // the texts given, in their order
    size_t count;
    struct piece *blob; // what the blob is made of: the texts that are not the end of another
    size_t blob_count;
    size_t size;    // bytes of the blob
    size_t longest; // bytes of the longest text
};

// Packs texts, each given once. If `terminated`, each has a NUL behind it, and the blob begins with
// one, so that no text has the offset 0 and the offset 0 is the empty text.
struct packed packed_make(struct arena *arena, const struct str *texts, size_t count,
                          bool terminated);

#endif
