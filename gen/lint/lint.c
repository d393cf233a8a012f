// SPDX-License-Identifier: MIT
#include "lint/internal.h"

bool lint_allows(struct lint *lint, enum rule rule, const struct entry *entry) {
    struct str id = str_from(rule_info(rule)->id);
    bool allowed = false;
    for (size_t i = 0; i < entry->allow.count; i++) {
        if (!str_equal(ARRAY_AT(entry->allow, struct str, i), id)) continue;
        size_t index = (size_t)(entry - lint_entry(lint, 0));
        lint->accepted[index][i] = true;
        allowed = true;
    }
    return allowed;
}

bool lint_is_overlaid(const struct lint *lint, struct place place) {
    const struct array *files = &lint->registry->files;
    for (size_t i = 1; i <= lint->registry->overlays; i++) {
        const struct node *overlay = ARRAY_AT(*files, const struct node *, files->count - i);
        if (overlay->place.source == place.source) return false;
    }
    return lint->registry->overlays > 0;
}

const struct entry *lint_find_number(const struct lint *lint, int64_t code) {
    size_t low = 0, high = lint->registry->entries.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lint_entry(lint, middle)->code < code) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == lint->registry->entries.count) return NULL;
    const struct entry *entry = lint_entry(lint, low);
    return entry->code == code ? entry : NULL;
}

struct str lint_fold(struct arena *arena, struct str text) {
    char *folded = arena_alloc(arena, text.len + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        bool ascii = (unsigned char)c < 0x80;
        if (!ascii || char_is_alnum(c)) folded[length++] = char_to_lower(c);
    }
    return (struct str){folded, length};
}

static void note_allows(struct lint *lint) {
    size_t count = lint->registry->entries.count;
    lint->accepted = ARENA_ARRAY(lint->arena, bool *, count);
    for (size_t i = 0; i < count; i++) {
        size_t items = lint_entry(lint, i)->allow.count;
        if (items > 0) lint->accepted[i] = ARENA_ARRAY(lint->arena, bool, items);
    }
}

// A rule that did not look can have found nothing.
static bool was_looked_for(const struct lint *lint, struct str id) {
    bool needs_date = str_equal(id, str_from(rule_info(RULE_EXPIRED_TEMPORARY)->id));
    return !needs_date || str_given(lint->options.today);
}

static void check_allow(struct lint *lint, const struct entry *entry, const bool *accepted) {
    struct str own = str_from(rule_info(RULE_UNUSED_ALLOW)->id);
    for (size_t i = 0; i < entry->allow.count; i++) {
        struct str id = ARRAY_AT(entry->allow, struct str, i);
        if (accepted[i] || str_equal(id, own) || !was_looked_for(lint, id)) continue;
        struct place place = node_item_place(entry->node, "allow", i);
        if (lint_is_overlaid(lint, place) || lint_allows(lint, RULE_UNUSED_ALLOW, entry)) continue;
        diag_report(lint->diag, RULE_UNUSED_ALLOW, place,
                    "nothing is found here that '%.*s' would accept", STR_ARG(id));
    }
}

static void lint_registry(struct lint *lint) {
    note_allows(lint);
    lint_phrases(lint);
    lint_names(lint);
    lint_references(lint);
    lint_facts(lint);
    lint_declarations(lint);
    lint_texts(lint);
    lint_overlays(lint);
    for (size_t i = 0; i < lint->registry->entries.count; i++) {
        if (lint->accepted[i] != NULL) check_allow(lint, lint_entry(lint, i), lint->accepted[i]);
    }
}

void lint_spec(struct arena *arena, const struct spec *spec, struct lint_options options,
               struct diag *diag) {
    size_t first = diag->messages.count;
    struct arena_mark mark = arena_mark(arena);
    for (size_t i = 0; i < spec->count; i++) {
        struct lint lint = {arena, diag, &spec->registries[i], options, NULL};
        lint_registry(&lint);
    }
    arena_release(arena, mark);
    diag_sort(diag, first);
}
