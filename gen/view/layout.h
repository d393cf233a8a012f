// SPDX-License-Identifier: MIT
// The tables that fast generated code reads, as numbers: from a number to its place, from a number
// to a text, from a name to a number. Pure functions of numbers and names; docs/lookup-tables.md
// says how a language uses them.
#ifndef STATUSGEN_VIEW_LAYOUT_H
#define STATUSGEN_VIEW_LAYOUT_H

#include "view/hash.h"
#include "view/packed.h"
#include "view/ranges.h"
#include "view/tables.h"

// An array of a table.
struct cells {
    const uint64_t *values;
    size_t count;
    uint64_t largest;
};

// From a number to 1 + its place among those given; 0 is none.
struct number_table {
    struct ranges ranges;
    struct cells cells;  // one for each place in the ranges
    struct cells firsts; // for each value of a cell, and one more: the first entry, or where it were
};

// From a number to its text. A cell of 0 is none.
struct text_table {
    struct ranges ranges;
    struct packed terminated, tight; // the distinct texts, in the order of their first use
    struct cells index;              // 1 + the index of the text
    struct cells offsets;            // in the terminated blob
    struct cells spans;              // in the tight one: offset << length_bits | length
    struct cells lengths;
    unsigned length_bits;
};

// From a name to its number: see view/hash.h. The cells are one for each slot but for displacements.
struct name_table {
    struct hash hash;
    struct packed names; // tight
    struct cells displacements, offsets, lengths, spans, codes; // of an empty slot all are 0
    struct cells index; // 1 + the index of the name; 0 is an empty slot
    unsigned length_bits;
    size_t shortest; // bytes of the shortest name
};

struct number_table number_table_make(struct arena *arena, const struct number *numbers,
                                      size_t count);

// `texts` of the numbers, which ascend, each once; a text that is not given is none. A text that is
// given is not empty.
struct text_table text_table_make(struct arena *arena, const int64_t *numbers,
                                  const struct str *texts, size_t count);

struct name_table name_table_make(struct arena *arena, const struct lookup *lookups, size_t count);

// Bits of the smallest cell that holds 0..largest: 8, 16, 32 or 64.
unsigned cell_bits(uint64_t largest);

// The texts of a registry's numbers, those of its entries in the list: their phrases, and the
// messages that are ready to be sent if the registry says how one is built.
struct text_table phrases_make(struct arena *arena, const struct entry_list *entries);
struct text_table lines_make(struct arena *arena, const struct line_format *format,
                             const struct entry_list *entries);

// The tables of a registry, each made when a template first asks for it: few languages need all.
struct layout {
    struct arena *arena; // in which they live, as long as the specification
    const struct number_table *index;
    const struct text_table *phrases, *lines;
    const struct name_table *names;
    const struct text_table **vendor_phrases; // one for each vendor
};

#endif
