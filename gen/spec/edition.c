// SPDX-License-Identifier: MIT
#include "spec/edition.h"

#include "base/suggest.h"

// Editions are declared oldest first, so their order in the list is that of time.
static bool is_before(const struct edition *a, const struct edition *b) {
    return a < b;
}

static const struct edition *find_edition(const struct registry *registry, struct str id) {
    for (size_t i = 0; i < registry->editions.count; i++) {
        const struct edition *edition = &ARRAY_AT(registry->editions, struct edition, i);
        if (str_equal(edition->id, id)) return edition;
    }
    return NULL;
}

// The index of the former name that was current in the edition; the count if today's was.
static size_t find_name(const struct entry *entry, const struct edition *edition) {
    for (size_t i = entry->formerly.count; i > 0; i--) {
        const struct former *former = &ARRAY_AT(entry->formerly, struct former, i - 1);
        if (former->in != NULL && !is_before(former->in, edition)) return i - 1;
    }
    return entry->formerly.count;
}

// Today's name and those between it and the chosen one become later names, in the same order.
static void use_name(struct arena *arena, struct entry *entry, size_t chosen) {
    const struct former *old = entry->formerly.items;
    struct former *names = ARENA_ARRAY(arena, struct former, entry->formerly.count);
    size_t count = 0;
    names[count++] = (struct former){
        .node = entry->node, .id = entry->id, .phrase = entry->phrase, .later = true};
    for (size_t i = 0; i < entry->formerly.count; i++) {
        if (i == chosen) continue;
        names[count] = old[i];
        names[count++].later = i < chosen;
    }
    entry->id = old[chosen].id;
    if (str_given(old[chosen].phrase)) entry->phrase = old[chosen].phrase;
    entry->formerly = (struct array){names, count};
    entry_mark_aliases(entry);
}

static void use_edition(struct arena *arena, struct registry *registry,
                        const struct edition *edition) {
    for (size_t i = 0; i < registry->entries.count; i++) {
        struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
        size_t chosen = find_name(entry, edition);
        if (chosen < entry->formerly.count) use_name(arena, entry, chosen);
    }
}

static void report_unknown(const struct spec *spec, struct str id, struct diag *diag) {
    diag_report(diag, RULE_UNKNOWN_ID, NO_PLACE, "there is no edition '%.*s'", STR_ARG(id));
    struct suggestion near = suggest_start(id);
    for (size_t r = 0; r < spec->count; r++) {
        const struct array *editions = &spec->registries[r].editions;
        for (size_t i = 0; i < editions->count; i++) {
            suggest_try(&near, ARRAY_AT(*editions, struct edition, i).id);
        }
    }
    diag_suggest(diag, NO_PLACE, near.best);
    diag_note(diag, NO_PLACE, "'statusgen list editions' shows all");
}

void spec_use_edition(struct arena *arena, struct spec *spec, struct str edition,
                      struct diag *diag) {
    bool found = false;
    for (size_t i = 0; i < spec->count; i++) {
        struct registry *registry = &spec->registries[i];
        const struct edition *declared = find_edition(registry, edition);
        found = found || declared != NULL;
        if (declared != NULL) use_edition(arena, registry, declared);
    }
    if (!found) report_unknown(spec, edition, diag);
}
