// SPDX-License-Identifier: MIT
#include "spec/match.h"

#include <stdlib.h>

static struct pairing pairing_start(struct arena *arena, size_t old_count, size_t new_count) {
    struct pairing pairing = {ARENA_ARRAY(arena, size_t, old_count),
                              ARENA_ARRAY(arena, bool, new_count)};
    for (size_t i = 0; i < old_count; i++) pairing.to[i] = MATCH_NONE;
    return pairing;
}

static void pair(struct pairing *pairing, size_t old, size_t new) {
    if (pairing->to[old] != MATCH_NONE || pairing->taken[new]) return;
    pairing->to[old] = new;
    pairing->taken[new] = true;
}

// --- Editions, classes, vendors ---

typedef bool same_fn(const struct array *old, size_t i, const struct array *new, size_t j);

static void pair_all(struct pairing *pairing, const struct array *old, const struct array *new,
                     same_fn *same) {
    for (size_t i = 0; i < old->count; i++) {
        for (size_t j = 0; j < new->count && pairing->to[i] == MATCH_NONE; j++) {
            if (!pairing->taken[j] && same(old, i, new, j)) pair(pairing, i, j);
        }
    }
}

static struct pairing pair_by(struct arena *arena, const struct array *old, const struct array *new,
                              same_fn *same_id, same_fn *same_else) {
    struct pairing pairing = pairing_start(arena, old->count, new->count);
    pair_all(&pairing, old, new, same_id);
    pair_all(&pairing, old, new, same_else);
    return pairing;
}

static bool edition_id(const struct array *old, size_t i, const struct array *new, size_t j) {
    return str_equal(ARRAY_AT(*old, struct edition, i).id, ARRAY_AT(*new, struct edition, j).id);
}

static bool edition_title(const struct array *old, size_t i, const struct array *new, size_t j) {
    return str_equal(ARRAY_AT(*old, struct edition, i).title,
                     ARRAY_AT(*new, struct edition, j).title);
}

static bool class_id(const struct array *old, size_t i, const struct array *new, size_t j) {
    return str_equal(ARRAY_AT(*old, struct class, i).id, ARRAY_AT(*new, struct class, j).id);
}

static bool class_numbers(const struct array *old, size_t i, const struct array *new, size_t j) {
    const struct class *a = &ARRAY_AT(*old, struct class, i);
    const struct class *b = &ARRAY_AT(*new, struct class, j);
    return a->first == b->first && a->last == b->last;
}

static bool vendor_id(const struct array *old, size_t i, const struct array *new, size_t j) {
    return str_equal(ARRAY_AT(*old, struct vendor, i).id, ARRAY_AT(*new, struct vendor, j).id);
}

static bool vendor_title(const struct array *old, size_t i, const struct array *new, size_t j) {
    if (old->count == 1 && new->count == 1) return true;
    return str_equal(ARRAY_AT(*old, struct vendor, i).title,
                     ARRAY_AT(*new, struct vendor, j).title);
}

// --- Entries ---

// What a new entry can be found by: its vendor with an id, or with its number.
struct row {
    size_t vendor; // index in the new registry
    struct str id;
    int64_t code;
    size_t entry;
    bool former;
};

struct rows {
    struct row *items;
    size_t count;
};

typedef int compare_fn(const void *a, const void *b);

static int compare_ids(const void *a, const void *b) {
    const struct row *x = a, *y = b;
    if (x->vendor != y->vendor) return x->vendor < y->vendor ? -1 : 1;
    return str_compare(x->id, y->id);
}

static int compare_codes(const void *a, const void *b) {
    const struct row *x = a, *y = b;
    if (x->vendor != y->vendor) return x->vendor < y->vendor ? -1 : 1;
    return (x->code > y->code) - (x->code < y->code);
}

static const struct row *find_row(const struct rows *rows, const struct row *wanted,
                                  compare_fn *compare) {
    if (rows->count == 0) return NULL;
    return bsearch(wanted, rows->items, rows->count, sizeof *wanted, compare);
}

static struct rows rows_by_id(struct arena *arena, const struct registry *registry) {
    size_t count = registry->entries.count;
    for (size_t i = 0; i < registry->entries.count; i++) {
        count += ARRAY_AT(registry->entries, struct entry, i).formerly.count;
    }
    struct rows rows = {ARENA_ARRAY(arena, struct row, count), 0};
    for (size_t i = 0; i < registry->entries.count; i++) {
        const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
        struct row row = {entry->vendor->index, entry->id, entry->code, i, false};
        rows.items[rows.count++] = row;
        row.former = true;
        for (size_t f = 0; f < entry->formerly.count; f++) {
            row.id = ARRAY_AT(entry->formerly, struct former, f).id;
            if (!str_equal(row.id, entry->id)) rows.items[rows.count++] = row;
        }
    }
    if (rows.count > 0) qsort(rows.items, rows.count, sizeof *rows.items, compare_ids);
    return rows;
}

static struct rows rows_by_code(struct arena *arena, const struct registry *registry) {
    struct rows rows = {ARENA_ARRAY(arena, struct row, registry->entries.count),
                        registry->entries.count};
    for (size_t i = 0; i < rows.count; i++) {
        const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
        rows.items[i] = (struct row){entry->vendor->index, entry->id, entry->code, i, false};
    }
    if (rows.count > 0) qsort(rows.items, rows.count, sizeof *rows.items, compare_codes);
    return rows;
}

// The surest signs first, so that a weaker one never takes an entry from its rightful owner.
enum sign { SAME_ID, FORMER_ID_SAME_CODE, FORMER_ID, SAME_CODE, SIGN_COUNT };

static bool is_sign(enum sign sign, const struct row *row, int64_t code) {
    switch (sign) {
    case SAME_ID: return !row->former;
    case FORMER_ID_SAME_CODE: return row->former && row->code == code;
    case FORMER_ID: return row->former;
    default: return true;
    }
}

static void pair_entries(struct arena *arena, struct match *match, const struct registry *old,
                         const struct registry *new) {
    struct rows by_id = rows_by_id(arena, new), by_code = rows_by_code(arena, new);
    match->entries = pairing_start(arena, old->entries.count, new->entries.count);
    for (enum sign sign = SAME_ID; sign < SIGN_COUNT; sign++) {
        for (size_t i = 0; i < old->entries.count; i++) {
            const struct entry *entry = &ARRAY_AT(old->entries, struct entry, i);
            size_t vendor = match->vendors.to[entry->vendor->index];
            struct row wanted = {.vendor = vendor, .id = entry->id, .code = entry->code};
            const struct row *row = sign == SAME_CODE ? find_row(&by_code, &wanted, compare_codes)
                                                      : find_row(&by_id, &wanted, compare_ids);
            if (row == NULL || !is_sign(sign, row, entry->code)) continue;
            pair(&match->entries, i, row->entry);
        }
    }
}

struct match registry_match(struct arena *arena, const struct registry *old,
                            const struct registry *new) {
    struct match match = {
        .editions = pair_by(arena, &old->editions, &new->editions, edition_id, edition_title),
        .classes = pair_by(arena, &old->classes, &new->classes, class_id, class_numbers),
        .vendors = pair_by(arena, &old->vendors, &new->vendors, vendor_id, vendor_title),
    };
    pair_entries(arena, &match, old, new);
    return match;
}
