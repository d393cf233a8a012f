// SPDX-License-Identifier: MIT
#include "view/facts.h"

typedef bool (*entry_test)(const struct entry *entry);

static bool is_heuristic(const struct entry *entry) {
    return entry->cacheable == CACHEABLE_HEURISTIC;
}

static bool is_never_cacheable(const struct entry *entry) {
    return entry->cacheable == CACHEABLE_NEVER;
}

static bool is_content_none(const struct entry *entry) {
    return entry->content == CONTENT_NONE;
}

static bool is_redirect(const struct entry *entry) {
    return entry->redirect.method != 0;
}

static void note_stated(struct facts *facts, const struct registry *registry) {
    for (size_t i = 0; i < registry->entries.count; i++) {
        const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
        facts->cacheable |= entry->cacheable != 0;
        facts->content |= entry->content != 0;
        facts->wire |= entry->wire != WIRE_SENT; // which is what is not worth saying
        facts->headers |= entry->headers.count > 0;
        facts->retry |= entry->retry.node != NULL;
        facts->redirect |= is_redirect(entry);
        facts->dates |= str_given(entry->registered) || str_given(entry->extended) ||
                        str_given(entry->expires);
    }
    facts->levels = facts->headers || facts->retry;
}

// Is it true of each registered entry of the class, and is there one?
static bool holds_for_class(const struct entry_list *registered, const struct class *class,
                            entry_test holds) {
    bool any = false;
    for (size_t i = 0; i < registered->count; i++) {
        if (registered->items[i]->class != class) continue;
        if (!holds(registered->items[i])) return false;
        any = true;
    }
    return any;
}

static struct entry_list select_entries(struct arena *arena, const struct entry_list *registered,
                                        entry_test holds) {
    struct entry_list list = {ARENA_ARRAY(arena, const struct entry *, registered->count), 0};
    for (size_t i = 0; i < registered->count; i++) {
        const struct entry *entry = registered->items[i];
        if (holds(entry)) list.items[list.count++] = entry;
    }
    return list;
}

static void leave_out(struct entry_list *list, const struct class *class) {
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i]->class != class) list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

struct facts facts_make(struct arena *arena, const struct registry *registry,
                        const struct entry_list *registered) {
    struct facts facts = {0};
    note_stated(&facts, registry);
    facts.heuristic = select_entries(arena, registered, is_heuristic);
    facts.never_cacheable = select_entries(arena, registered, is_never_cacheable);
    facts.content_none = select_entries(arena, registered, is_content_none);
    facts.redirects = select_entries(arena, registered, is_redirect);
    facts.classes = ARENA_ARRAY(arena, struct class_facts, registry->classes.count);
    for (size_t i = 0; i < registry->classes.count; i++) {
        const struct class *class = &ARRAY_AT(registry->classes, struct class, i);
        struct class_facts *of_class = &facts.classes[i];
        of_class->never_cacheable = holds_for_class(registered, class, is_never_cacheable);
        of_class->content_none = holds_for_class(registered, class, is_content_none);
        if (of_class->never_cacheable) leave_out(&facts.never_cacheable, class);
        if (of_class->content_none) leave_out(&facts.content_none, class);
    }
    return facts;
}
