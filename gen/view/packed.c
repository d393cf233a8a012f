// SPDX-License-Identifier: MIT
#include "view/packed.h"

#include <stdlib.h>
#include <string.h>

// A text with the place that it has among those given.
struct item {
    struct str text;
    size_t index;
    size_t root; // the item that holds it at its end: itself, or one that is sorted behind it
};

// Sorts by the bytes from the last to the first: a text stands right before those that end with it.
static int compare_ends(const void *a, const void *b) {
    struct str x = ((const struct item *)a)->text, y = ((const struct item *)b)->text;
    size_t shorter = x.len < y.len ? x.len : y.len;
    for (size_t i = 1; i <= shorter; i++) {
        unsigned char p = (unsigned char)x.data[x.len - i], q = (unsigned char)y.data[y.len - i];
        if (p != q) return p < q ? -1 : 1;
    }
    return (x.len > y.len) - (x.len < y.len);
}

static bool ends_with(struct str text, struct str end) {
    return text.len >= end.len && memcmp(text.data + text.len - end.len, end.data, end.len) == 0;
}

static struct item *sort_by_ends(struct arena *arena, const struct str *texts, size_t count) {
    struct item *items = ARENA_ARRAY(arena, struct item, count);
    for (size_t i = 0; i < count; i++) items[i] = (struct item){texts[i], i, i};
    if (count > 0) qsort(items, count, sizeof *items, compare_ends);
    for (size_t i = count; i-- > 0;) {
        bool inside = i + 1 < count && ends_with(items[i + 1].text, items[i].text);
        items[i].root = inside ? items[i + 1].root : i;
    }
    return items;
}

// Lays the texts that lie in no other one behind the other, in the order in which they were given.
static void lay_out(struct packed *packed, const bool *inside, bool terminated) {
    packed->size = terminated;
    for (size_t i = 0; i < packed->count; i++) {
        struct piece *piece = &packed->pieces[i];
        if (piece->text.len > packed->longest) packed->longest = piece->text.len;
        if (inside[i]) continue;
        piece->offset = packed->size;
        packed->size += piece->text.len + terminated;
        packed->blob[packed->blob_count++] = *piece;
    }
}

struct packed packed_make(struct arena *arena, const struct str *texts, size_t count,
                          bool terminated) {
    struct packed packed = {
        .pieces = ARENA_ARRAY(arena, struct piece, count),
        .count = count,
        .blob = ARENA_ARRAY(arena, struct piece, count),
    };
    struct item *items = sort_by_ends(arena, texts, count);
    bool *inside = ARENA_ARRAY(arena, bool, count);
    for (size_t i = 0; i < count; i++) {
        packed.pieces[i].text = texts[i];
        inside[items[i].index] = items[i].root != i;
    }
    lay_out(&packed, inside, terminated);
    for (size_t i = 0; i < count; i++) {
        if (items[i].root == i) continue;
        const struct item *root = &items[items[i].root];
        packed.pieces[items[i].index].offset =
            packed.pieces[root->index].offset + root->text.len - items[i].text.len;
    }
    return packed;
}
