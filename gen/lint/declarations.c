// SPDX-License-Identifier: MIT
// What a registry declares and nobody uses, or nobody can use as declared.
#include <inttypes.h>

#include "lint/internal.h"

static void check_vendors(struct lint *lint) {
    const struct registry *registry = lint->registry;
    bool *used = ARENA_ARRAY(lint->arena, bool, registry->vendors.count);
    for (size_t i = 0; i < registry->entries.count; i++) {
        used[lint_entry(lint, i)->vendor->index] = true;
    }
    for (size_t i = 0; i < registry->vendors.count; i++) {
        const struct vendor *vendor = &ARRAY_AT(registry->vendors, struct vendor, i);
        bool declared = node_find(vendor->node, STR("id")) != NULL; // else it comes from 'vendor:'
        struct place place = node_place(vendor->node, "id");
        if (used[i] || !declared || lint_is_overlaid(lint, place)) continue;
        diag_report(lint->diag, RULE_UNUSED_VENDOR, place,
                    "the vendor '%.*s' has no entry", STR_ARG(vendor->id));
    }
}

// The number of editions up to the newest that a former name is in.
static size_t count_used_editions(const struct lint *lint) {
    const struct edition *first = lint->registry->editions.items;
    size_t used = 0;
    for (size_t i = 0; i < lint->registry->entries.count; i++) {
        const struct entry *entry = lint_entry(lint, i);
        for (size_t f = 0; f < entry->formerly.count; f++) {
            const struct edition *in = ARRAY_AT(entry->formerly, struct former, f).in;
            if (in != NULL && (size_t)(in - first) + 1 > used) used = (size_t)(in - first) + 1;
        }
    }
    return used;
}

// An edition that is older than a changed name has names of its own, and the newest is today's.
// Those between have today's names too, so either they are of no use or a former name has no
// edition.
static void check_editions(struct lint *lint) {
    size_t count = lint->registry->editions.count, used = count_used_editions(lint);
    size_t end = used > 0 && count > 0 ? count - 1 : count;
    for (size_t i = used; i < end; i++) {
        const struct edition *edition = &ARRAY_AT(lint->registry->editions, struct edition, i);
        diag_report(lint->diag, RULE_UNUSED_EDITION, node_place(edition->node, "id"),
                    "no former name is in the edition '%.*s' or a later one: its names are today's",
                    STR_ARG(edition->id));
    }
}

static void check_fallback(struct lint *lint, const struct class *class) {
    if (class->fallback == NUMBER_ABSENT) return;
    bool inside = class->fallback >= class->first && class->fallback <= class->last;
    if (inside && lint_find_number(lint, class->fallback) != NULL) return;
    diag_report(lint->diag, RULE_CLASS_FALLBACK, node_place(class->node, "fallback"),
                inside ? "the class falls back on %" PRId64 ", but no entry has that number"
                       : "the class falls back on %" PRId64 ", which is outside it",
                class->fallback);
}

static void check_classes(struct lint *lint) {
    const struct registry *registry = lint->registry;
    bool *used = ARENA_ARRAY(lint->arena, bool, registry->classes.count);
    for (size_t i = 0; i < registry->entries.count; i++) {
        const struct class *class = lint_entry(lint, i)->class;
        if (class != NULL) used[class->index] = true;
    }
    for (size_t i = 0; i < registry->classes.count; i++) {
        const struct class *class = &ARRAY_AT(registry->classes, struct class, i);
        check_fallback(lint, class);
        bool outside = class->first > registry->range.last || class->last < registry->range.first;
        if (used[i] || !outside) continue;
        diag_report(lint->diag, RULE_UNUSED_CLASS, node_place(class->node, "first"),
                    "class '%.*s' lies outside the registry's range, %" PRId64 " to %" PRId64
                    ", and has no entry",
                    STR_ARG(class->id), registry->range.first, registry->range.last);
    }
}

static void check_entries(struct lint *lint) {
    bool found = false;
    for (size_t i = 0; i < lint->registry->files.count; i++) {
        const struct node *file = ARRAY_AT(lint->registry->files, const struct node *, i);
        const struct pair *codes = node_find(file, STR("codes"));
        if (codes == NULL || codes->value->item_count > 0) continue;
        if (lint_is_overlaid(lint, codes->value->place)) continue;
        diag_report(lint->diag, RULE_NO_ENTRIES, codes->value->place, "the list of codes is empty");
        found = true;
    }
    if (found || lint->registry->entries.count > 0) return;
    diag_report(lint->diag, RULE_NO_ENTRIES, node_place(lint->registry->node, "id"),
                "the registry '%.*s' has no entries", STR_ARG(lint->registry->id));
}

void lint_declarations(struct lint *lint) {
    check_vendors(lint);
    check_editions(lint);
    check_classes(lint);
    check_entries(lint);
}
