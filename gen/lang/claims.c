// SPDX-License-Identifier: MIT
#include "lang/claims.h"

#include <stdlib.h>

void claims_free(struct claims *claims) {
    vec_free(&claims->all);
}

struct place claim_place(const struct claim *claim) {
    return claim->key != NULL ? node_place(claim->node, claim->key) : claim->node->place;
}

void claims_note(const struct claims *claims, struct place place, const struct claim *claim) {
    const struct language *language = claims->language;
    if (claim->rule == NULL) {
        diag_note(claims->diag, place, "the templates of '%.*s' declare that name themselves",
                  STR_ARG(language->id));
    } else {
        diag_note(claims->diag, place, "it is made by the rule '%.*s' of the language '%.*s'",
                  STR_ARG(claim->rule->name), STR_ARG(language->id));
    }
    if (claim->alternative) {
        diag_note(claims->diag, place, "the peer '%.*s' calls the entry so",
                  STR_ARG(language->peer));
    }
}

static bool is_same(const struct claim *a, const struct claim *b) {
    return str_equal(a->name, b->name) && str_equal(a->scope, b->scope);
}

// The number of one claim in each slot, plus one; 0 is a free slot.
struct slots {
    uint32_t *items;
    size_t mask; // their count, a power of two, less one
};

enum { MOST_PROBES = 128 }; // names that were made to meet in a slot must not cost more

// False if there is, or may be, the same claim already.
static bool add_new(struct slots *slots, const struct claims *claims, size_t index) {
    const struct claim *claim = &claims->all.items[index];
    size_t at = (size_t)(str_hash(claim->name) ^ claim->scope.len);
    for (int probes = 0; probes < MOST_PROBES; probes++, at++) {
        uint32_t *slot = &slots->items[at & slots->mask];
        if (*slot == 0) {
            *slot = (uint32_t)index + 1;
            return true;
        }
        if (is_same(&claims->all.items[*slot - 1], claim)) return false;
    }
    return false;
}

// True if no two are the same, as nearly always; false if that is not sure.
static bool all_differ(const struct claims *claims) {
    struct arena arena = {0};
    struct slots slots = {.mask = 63};
    while (slots.mask < 2 * claims->all.count) slots.mask = slots.mask * 2 + 1;
    slots.items = ARENA_ARRAY(&arena, uint32_t, slots.mask + 1);
    bool differ = claims->all.count < UINT32_MAX;
    for (size_t i = 0; i < claims->all.count && differ; i++) differ = add_new(&slots, claims, i);
    arena_free(&arena);
    return differ;
}

static int compare_claims(const void *a, const void *b) {
    const struct claim *x = *(const struct claim *const *)a, *y = *(const struct claim *const *)b;
    int order = str_compare(x->scope, y->scope);
    if (order == 0) order = str_compare(x->name, y->name);
    return order != 0 ? order : (x > y) - (x < y); // both lie in one array
}

static void report_same(const struct claims *claims, const struct claim *first,
                        const struct claim *again) {
    struct place place = claim_place(again);
    diag_report(claims->diag, RULE_NAME_COLLISION, place,
                "'%.*s' would be there twice in the language '%.*s'", STR_ARG(again->name),
                STR_ARG(claims->language->id));
    diag_note(claims->diag, claim_place(first), "the first is made from this");
    claims_note(claims, place, again);
}

void claims_check(const struct claims *claims) {
    if (all_differ(claims)) return;
    struct arena arena = {0};
    size_t count = claims->all.count;
    const struct claim **sorted = ARENA_ARRAY(&arena, const struct claim *, count);
    for (size_t i = 0; i < count; i++) sorted[i] = &claims->all.items[i];
    qsort(sorted, count, sizeof *sorted, compare_claims);
    for (size_t i = 1; i < count; i++) {
        const struct claim *first = sorted[i - 1], *again = sorted[i];
        if (first->rule == NULL && again->rule == NULL) continue;
        if (is_same(first, again)) report_same(claims, first, again);
    }
    arena_free(&arena);
}
