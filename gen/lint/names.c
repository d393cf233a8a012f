// SPDX-License-Identifier: MIT
// Names that only some languages can tell apart, and numbers that have several owners.
#include <inttypes.h>
#include <stdlib.h>

#include "lint/internal.h"

// A name within one scope: the ids of a vendor, or the identifiers of another library.
struct scoped {
    struct str scope; // those of libraries begin with a dot, which no id of a vendor does
    struct str key;
    struct str name;
    const struct entry *entry;
    struct place place;
};

struct scoped_names {
    struct scoped *items;
    size_t count;
};

static int compare_scoped(const void *a, const void *b) {
    const struct scoped *x = a, *y = b;
    int order = str_compare(x->scope, y->scope);
    if (order == 0) order = str_compare(x->key, y->key);
    if (order == 0) order = (x->entry > y->entry) - (x->entry < y->entry);
    return order != 0 ? order : str_compare(x->name, y->name);
}

static void report_clash(struct lint *lint, const struct scoped *first,
                         const struct scoped *again) {
    if (lint_allows(lint, RULE_ALIAS_CASE_CLASH, again->entry)) return;
    bool same = str_equal(first->name, again->name);
    diag_report(lint->diag, RULE_ALIAS_CASE_CLASH, again->place,
                same ? "'%.*s' of %" PRId64 " is also '%.*s' of %" PRId64
                     : "'%.*s' of %" PRId64 " differs from '%.*s' of %" PRId64
                       " by case or separators only",
                STR_ARG(again->name), again->entry->code, STR_ARG(first->name), first->entry->code);
    diag_note(lint->diag, first->place, "the other one");
}

static void add_name(struct lint *lint, struct scoped_names *names, struct scoped name) {
    name.key = lint_fold(lint->arena, name.name);
    names->items[names->count++] = name;
}

static void add_ids(struct lint *lint, struct scoped_names *names, const struct entry *entry) {
    struct str scope = entry->vendor->registered ? STR("") : entry->vendor->id;
    add_name(lint, names,
             (struct scoped){scope, {0}, entry->id, entry, node_place(entry->node, "id")});
    for (size_t i = 0; i < entry->formerly.count; i++) {
        const struct former *former = &ARRAY_AT(entry->formerly, struct former, i);
        add_name(lint, names,
                 (struct scoped){scope, {0}, former->id, entry, node_place(former->node, "id")});
    }
}

static void add_peers(struct lint *lint, struct scoped_names *names, const struct entry *entry) {
    for (size_t p = 0; p < entry->also.count; p++) {
        const struct peer_names *peer = &ARRAY_AT(entry->also, struct peer_names, p);
        struct str scope = arena_printf(lint->arena, ".%.*s", STR_ARG(peer->peer));
        for (size_t i = 0; i < peer->names.count; i++) {
            struct str name = ARRAY_AT(peer->names, struct str, i);
            add_name(lint, names, (struct scoped){scope, {0}, name, entry, peer->node->place});
        }
    }
}

static size_t count_names(const struct entry *entry) {
    size_t count = 1 + entry->formerly.count;
    for (size_t p = 0; p < entry->also.count; p++) {
        count += ARRAY_AT(entry->also, struct peer_names, p).names.count;
    }
    return count;
}

static void check_names(struct lint *lint) {
    struct scoped_names names = {0};
    size_t room = 0;
    for (size_t i = 0; i < lint->registry->entries.count; i++) {
        room += count_names(lint_entry(lint, i));
    }
    names.items = ARENA_ARRAY(lint->arena, struct scoped, room);
    for (size_t i = 0; i < lint->registry->entries.count; i++) {
        add_ids(lint, &names, lint_entry(lint, i));
        add_peers(lint, &names, lint_entry(lint, i));
    }
    if (names.count == 0) return;
    qsort(names.items, names.count, sizeof *names.items, compare_scoped);
    const struct scoped *first = names.items;
    for (const struct scoped *name = first + 1; name < names.items + names.count; name++) {
        if (!str_equal(name->scope, first->scope) || !str_equal(name->key, first->key)) {
            first = name;
        } else if (name->entry != first->entry) {
            report_clash(lint, first, name);
        }
    }
}

// --- Numbers ---

enum { MOST_OWNERS = 4 };

// "'first', 'second'": the owners of the number before the entry at `end`.
static struct str owners_text(struct lint *lint, size_t first, size_t end) {
    struct str text = STR("");
    for (size_t i = first; i < end && i < first + MOST_OWNERS; i++) {
        text = arena_printf(lint->arena, "%.*s%s'%.*s'", STR_ARG(text), i > first ? ", " : "",
                            STR_ARG(lint_entry(lint, i)->vendor->id));
    }
    if (end - first <= MOST_OWNERS) return text;
    return arena_printf(lint->arena, "%.*s and others", STR_ARG(text));
}

// Entries are sorted by number, the registered first, then by precedence: the first owns it.
static void check_numbers(struct lint *lint) {
    size_t first = 0;
    for (size_t i = 1; i < lint->registry->entries.count; i++) {
        const struct entry *owner = lint_entry(lint, first), *entry = lint_entry(lint, i);
        if (entry->code != owner->code) {
            first = i;
            continue;
        }
        if (lint_allows(lint, RULE_NUMBER_REUSED, entry)) continue;
        struct str owners = owners_text(lint, first, i);
        diag_report(lint->diag, RULE_NUMBER_REUSED, node_place(entry->node, "code"),
                    "%" PRId64 " is %s %.*s", entry->code,
                    owner->vendor->registered ? "registered, and shadowed here: it belongs to"
                                              : "a number that others use too:",
                    STR_ARG(owners));
        diag_note(lint->diag, node_place(owner->node, "code"), "first used here");
    }
}

void lint_names(struct lint *lint) {
    check_names(lint);
    check_numbers(lint);
}
