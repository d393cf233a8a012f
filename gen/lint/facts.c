// SPDX-License-Identifier: MIT
// Facts of one entry that contradict each other, or that are missing.
#include <inttypes.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "lint/internal.h"

enum { LONGEST_SUMMARY = 100 };

// --- State and dates ---

// Dates of one form are in order as texts are.
static bool is_before(struct str a, struct str b) {
    return str_given(a) && str_given(b) && str_compare(a, b) < 0;
}

// The key whose date is wrong, with the reason; NULL if none is.
static const char *wrong_date(const struct entry *entry, const char **why) {
    bool temporary = entry->state == STATE_TEMPORARY;
    *why = "comes before the registration";
    if (is_before(entry->extended, entry->registered)) return "extended";
    if (is_before(entry->expires, entry->registered)) return "expires";
    *why = "comes before the extension";
    if (is_before(entry->expires, entry->extended)) return "expires";
    *why = "is for temporary codes only";
    if (str_given(entry->expires) && !temporary) return "expires";
    if (str_given(entry->extended) && !temporary) return "extended";
    *why = "is not for a code that is not registered";
    if (str_given(entry->registered) && entry->state == STATE_UNREGISTERED) return "registered";
    return NULL;
}

static void check_dates(struct lint *lint, const struct entry *entry) {
    const char *why = NULL, *key = wrong_date(entry, &why);
    if (key == NULL || lint_allows(lint, RULE_STATE_DATES, entry)) return;
    diag_report(lint->diag, RULE_STATE_DATES, node_place(entry->node, key), "'%s' %s", key, why);
}

static void check_state(struct lint *lint, const struct entry *entry) {
    bool says_registered = entry->state == STATE_PERMANENT || entry->state == STATE_TEMPORARY;
    bool says_not = entry->state == STATE_UNREGISTERED;
    bool registered = entry->vendor->registered;
    if (registered ? !says_not : !says_registered) return;
    if (lint_allows(lint, RULE_STATE_VENDOR, entry)) return;
    diag_report(lint->diag, RULE_STATE_VENDOR, node_place(entry->node, "state"),
                "the state is '%.*s', but codes of '%.*s' are %sregistered",
                STR_ARG(entry_state(entry)), STR_ARG(entry->vendor->id), registered ? "" : "not ");
}

static void check_expiry(struct lint *lint, const struct entry *entry) {
    if (entry->state != STATE_TEMPORARY || !is_before(entry->expires, lint->options.today)) return;
    if (lint_allows(lint, RULE_EXPIRED_TEMPORARY, entry)) return;
    struct place place = node_place(entry->node, "expires");
    diag_report(lint->diag, RULE_EXPIRED_TEMPORARY, place,
                "the temporary registration of %" PRId64 " '%.*s' ended on %.*s", entry->code,
                STR_ARG(entry->id), STR_ARG(entry->expires));
    diag_note(lint->diag, place, "look up whether it was extended, made permanent or withdrawn");
}

// --- On the wire ---

static void check_wire_code(struct lint *lint, const struct entry *entry) {
    if (entry->wire_code == NUMBER_ABSENT) return;
    bool own = entry->wire_code == entry->code;
    if (!own && lint_find_number(lint, entry->wire_code) != NULL) return;
    if (lint_allows(lint, RULE_WIRE_CODE, entry)) return;
    diag_report(lint->diag, RULE_WIRE_CODE, node_place(entry->node, "wire_code"),
                own ? "%" PRId64 " is the entry's own number, so it is not sent in its place"
                    : "%" PRId64 " is sent instead, but is the number of no entry",
                entry->wire_code);
}

static void check_unsent(struct lint *lint, const struct entry *entry) {
    static const char *const facts[] = {"cacheable", "content", "headers", "redirect"};
    if (entry->wire == WIRE_SENT) return;
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        if (node_find(entry->node, str_from(facts[i])) == NULL) continue;
        if (lint_allows(lint, RULE_UNSENT_FACTS, entry)) return;
        diag_report(lint->diag, RULE_UNSENT_FACTS, node_place(entry->node, facts[i]),
                    "'%s' is a fact of a response, but the entry says 'wire: %.*s'", facts[i],
                    STR_ARG(choice_name(wire_words, entry->wire)));
        return;
    }
}

// --- Lists ---

static bool is_itself(const struct entry *entry, struct str name) {
    size_t dot = str_find_char(name, '.', 0);
    if (dot == name.len) return entry->vendor->registered && str_equal(name, entry->id);
    return str_equal(str_slice(name, 0, dot), entry->vendor->id) &&
           str_equal(str_slice(name, dot + 1, name.len), entry->id);
}

static void check_related(struct lint *lint, const struct entry *entry) {
    for (size_t i = 0; i < entry->related.count; i++) {
        if (!is_itself(entry, ARRAY_AT(entry->related, struct str, i))) continue;
        if (lint_allows(lint, RULE_RELATED_TO_ITSELF, entry)) return;
        diag_report(lint->diag, RULE_RELATED_TO_ITSELF, node_item_place(entry->node, "related", i),
                    "'%.*s' is related to itself", STR_ARG(entry->id));
    }
}

struct item {
    struct str text;
    size_t index;
};

static int compare_items(const void *a, const void *b) {
    const struct item *x = a, *y = b;
    int order = str_compare(x->text, y->text);
    return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static void check_list(struct lint *lint, const struct entry *entry, const char *key,
                       const struct array *list) {
    if (list->count < 2) return;
    struct arena_mark mark = arena_mark(lint->arena);
    struct item *items = ARENA_ARRAY(lint->arena, struct item, list->count);
    for (size_t i = 0; i < list->count; i++) {
        items[i] = (struct item){ARRAY_AT(*list, struct str, i), i};
    }
    qsort(items, list->count, sizeof *items, compare_items);
    for (size_t i = 1; i < list->count; i++) {
        if (!str_equal(items[i].text, items[i - 1].text)) continue;
        if (lint_allows(lint, RULE_DUPLICATE_ITEM, entry)) break;
        diag_report(lint->diag, RULE_DUPLICATE_ITEM,
                    node_item_place(entry->node, key, items[i].index),
                    "'%.*s' is in the list twice", STR_ARG(items[i].text));
    }
    arena_release(lint->arena, mark);
}

static void check_lists(struct lint *lint, const struct entry *entry) {
    check_list(lint, entry, "related", &entry->related);
    check_list(lint, entry, "tags", &entry->tags);
    check_list(lint, entry, "senders", &entry->senders);
    check_list(lint, entry, "allow", &entry->allow);
}

// --- Summaries ---

// Where most entries have one, an entry without was forgotten.
static void check_summary(struct lint *lint, const struct entry *entry, bool expected) {
    if (!str_given(entry->summary)) {
        if (!expected || lint_allows(lint, RULE_MISSING_SUMMARY, entry)) return;
        diag_report(lint->diag, RULE_MISSING_SUMMARY, entry->node->place,
                    "'%.*s' has no 'summary', as most entries have", STR_ARG(entry->id));
        return;
    }
    size_t length = utf8_count(entry->summary);
    if (length <= LONGEST_SUMMARY || lint_allows(lint, RULE_LONG_SUMMARY, entry)) return;
    struct place place = node_place(entry->node, "summary");
    diag_report(lint->diag, RULE_LONG_SUMMARY, place,
                "the summary has %zu characters; more than %d do not fit a line", length,
                LONGEST_SUMMARY);
    diag_note(lint->diag, place, "what takes longer belongs into 'description'");
}

static void check_summaries(struct lint *lint) {
    size_t count = lint->registry->entries.count, given = 0;
    for (size_t i = 0; i < count; i++) given += str_given(lint_entry(lint, i)->summary);
    for (size_t i = 0; i < count; i++) check_summary(lint, lint_entry(lint, i), given * 2 > count);
}

void lint_facts(struct lint *lint) {
    for (size_t i = 0; i < lint->registry->entries.count; i++) {
        const struct entry *entry = lint_entry(lint, i);
        check_dates(lint, entry);
        check_state(lint, entry);
        check_expiry(lint, entry);
        check_wire_code(lint, entry);
        check_unsent(lint, entry);
        check_related(lint, entry);
        check_lists(lint, entry);
    }
    check_summaries(lint);
}
