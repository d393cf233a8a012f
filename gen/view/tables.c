// SPDX-License-Identifier: MIT
#include "view/tables.h"

#include <stdlib.h>

#include "base/vec.h"
#include "spec/peers.h"
#include "spec/words.h"

// Who wins when several entries answer to one name: the smaller rank. Registered names come before
// vendors', present before former, and names with the vendor in front before bare ones. What peers
// call an entry comes last.
enum rank {
    RANK_REGISTERED,
    RANK_REGISTERED_FORMER,
    RANK_QUALIFIED,
    RANK_QUALIFIED_FORMER,
    RANK_BARE,
    RANK_BARE_FORMER,
    RANK_PEER_REGISTERED,
    RANK_PEER,
};

struct candidate {
    struct lookup lookup;
    enum rank rank;
};

typedef VEC(struct candidate) candidates;

static const struct entry *entry_at(const struct registry *registry, size_t index) {
    return &ARRAY_AT(registry->entries, struct entry, index);
}

static void add_name(candidates *all, struct arena *arena, const struct entry *entry, struct str id,
                     bool former) {
    if (entry->vendor->registered) {
        enum rank rank = former ? RANK_REGISTERED_FORMER : RANK_REGISTERED;
        vec_add(all, (struct candidate){{id, entry}, rank});
        return;
    }
    struct str qualified =
        ARENA_JOIN(arena, entry->vendor->id, STR("_"), id);
    enum rank rank = former ? RANK_QUALIFIED_FORMER : RANK_QUALIFIED;
    vec_add(all, (struct candidate){{qualified, entry}, rank});
    rank = former ? RANK_BARE_FORMER : RANK_BARE;
    vec_add(all, (struct candidate){{id, entry}, rank});
}

// Identifiers are found as they are written, "ProxyAuthRequired" by "proxyauthrequired", and those
// of `also` by their words too; the words of the others are the id's. A peer knows no vendors, so a
// name stands alone even for a vendor's entry.
static void add_peer_names(candidates *all, struct arena *arena, const struct entry *entry) {
    enum rank rank = entry->vendor->registered ? RANK_PEER_REGISTERED : RANK_PEER;
    for (size_t i = 0; i < entry->also.count; i++) {
        const struct peer_names *also = &ARRAY_AT(entry->also, struct peer_names, i);
        for (size_t n = 0; n < also->names.count; n++) {
            struct str name = ARRAY_AT(also->names, struct str, n);
            vec_add(all, (struct candidate){{words_split(arena, name), entry}, rank});
            vec_add(all, (struct candidate){{words_fold(arena, name), entry}, rank});
        }
    }
    // Peers of one style have one name for it.
    const struct array *peers = &entry->registry->peers;
    bool named[CASING_COUNT] = {false};
    for (size_t i = 0; i < peers->count; i++) {
        const struct peer *peer = &ARRAY_AT(*peers, struct peer, i);
        enum casing style = (enum casing)(peer->style - 1);
        if (named[style] || !peer_styles(peer, entry)) continue;
        named[style] = true;
        struct str name = words_join(arena, entry->given_id, style, &entry->registry->acronyms);
        vec_add(all, (struct candidate){{words_fold(arena, name), entry}, rank});
    }
}

static int compare_candidates(const void *a, const void *b) {
    const struct candidate *x = a, *y = b;
    int order = str_compare(x->lookup.text, y->lookup.text);
    if (order != 0) return order;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    const struct entry *p = x->lookup.entry, *q = y->lookup.entry;
    if (p->vendor->index != q->vendor->index) return p->vendor->index < q->vendor->index ? -1 : 1;
    return (p > q) - (p < q); // both lie in the registry's array, by number
}

static void make_lookups(struct tables *tables, struct arena *arena,
                         const struct registry *registry) {
    candidates all = {0};
    for (size_t i = 0; i < registry->entries.count; i++) {
        const struct entry *entry = entry_at(registry, i);
        add_name(&all, arena, entry, entry->id, false);
        for (size_t f = 0; f < entry->formerly.count; f++) {
            const struct former *former = &ARRAY_AT(entry->formerly, struct former, f);
            if (former->alias) add_name(&all, arena, entry, former->id, true);
        }
        add_peer_names(&all, arena, entry);
    }
    if (all.count > 0) qsort(all.items, all.count, sizeof *all.items, compare_candidates);
    tables->lookups = ARENA_ARRAY(arena, struct lookup, all.count);
    for (size_t i = 0; i < all.count; i++) {
        struct lookup lookup = all.items[i].lookup;
        bool taken = i > 0 && str_equal(lookup.text, all.items[i - 1].lookup.text);
        if (!taken) tables->lookups[tables->lookup_count++] = lookup;
    }
    vec_free(&all);
}

static void make_numbers(struct tables *tables, struct arena *arena,
                         const struct registry *registry) {
    tables->numbers = ARENA_ARRAY(arena, struct number, registry->entries.count);
    for (size_t i = 0; i < registry->entries.count; i++) {
        int64_t code = entry_at(registry, i)->code;
        struct number *last = &tables->numbers[tables->number_count];
        if (i > 0 && last[-1].code == code) {
            last[-1].count++;
        } else {
            *last = (struct number){code, i, 1};
            tables->number_count++;
        }
    }
}

static void add_entry(struct entry_list *list, const struct entry *entry) {
    list->items[list->count++] = entry;
}

static void make_lists(struct tables *tables, struct arena *arena, const struct registry *registry) {
    size_t count = registry->entries.count, vendors = registry->vendors.count;
    tables->registered.items = ARENA_ARRAY(arena, const struct entry *, count);
    tables->vendors = ARENA_ARRAY(arena, struct entry_list, vendors);
    for (size_t i = 0; i < count; i++) tables->vendors[entry_at(registry, i)->vendor->index].count++;
    for (size_t v = 0; v < vendors; v++) {
        struct entry_list *list = &tables->vendors[v];
        list->items = ARENA_ARRAY(arena, const struct entry *, list->count);
        list->count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = entry_at(registry, i);
        add_entry(&tables->vendors[entry->vendor->index], entry);
        if (entry->vendor->registered) add_entry(&tables->registered, entry);
    }
}

struct tables tables_make(struct arena *arena, const struct registry *registry) {
    struct tables tables = {0};
    make_lists(&tables, arena, registry);
    make_numbers(&tables, arena, registry);
    make_lookups(&tables, arena, registry);
    return tables;
}
