// SPDX-License-Identifier: MIT
#include "yaml/patch.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "yaml/make.h"

// The pairs of a mapping in the order of their keys: a mapping may have very many.
struct key_index {
    const struct pair **items;
    size_t count, room;
};

static int compare_keys(const void *a, const void *b) {
    const struct pair *const *x = a, *const *y = b;
    return str_compare((*x)->key, (*y)->key);
}

static struct key_index index_keys(const struct node *map) {
    struct key_index index = {0};
    for (size_t i = 0; map != NULL && i < map->pair_count; i++) vec_add(&index, &map->pairs[i]);
    if (index.count > 1) qsort(index.items, index.count, sizeof *index.items, compare_keys);
    return index;
}

static const struct pair *find_key(const struct key_index *index, struct str key) {
    const struct pair wanted = {.key = key}, *pointer = &wanted;
    if (index->count == 0) return NULL;
    const struct pair **found =
        bsearch(&pointer, index->items, index->count, sizeof *index->items, compare_keys);
    return found != NULL ? *found : NULL;
}

static bool is_skipped(const char *const *skip, struct str key) {
    for (size_t i = 0; skip != NULL && skip[i] != NULL; i++) {
        if (str_equal(key, str_from(skip[i]))) return true;
    }
    return false;
}

// A text stands for a list of one, as it does elsewhere.
static size_t count_items(const struct node *value) {
    if (value == NULL) return 0;
    return value->kind == NODE_LIST ? value->item_count : 1;
}

static void copy_items(const struct node **items, const struct node *value) {
    if (value == NULL) return;
    if (value->kind == NODE_TEXT) items[0] = value;
    for (size_t i = 0; value->kind == NODE_LIST && i < value->item_count; i++) {
        items[i] = value->items[i];
    }
}

static const struct node *append(const struct patching *p, const struct node *old,
                                 const struct pair *pair) {
    const struct node *value = pair->value;
    if (value->kind == NODE_MAP || (old != NULL && old->kind == NODE_MAP)) {
        bool wrong_value = value->kind == NODE_MAP;
        diag_report(p->diag, RULE_WRONG_TYPE, wrong_value ? value->place : pair->key_place,
                    "'%.*s' appends items to a list, and %s is a mapping", STR_ARG(pair->key),
                    wrong_value ? "this" : "the value");
        if (!wrong_value) diag_note(p->diag, old->place, "the value is here");
        return NULL;
    }
    size_t before = count_items(old), more = count_items(value);
    if (more == 0) p->replaced(p->context, NULL, value);
    const struct node **items = ARENA_ARRAY(p->arena, const struct node *, before + more);
    copy_items(items, old);
    copy_items(items + before, value);
    bool at_old = old != NULL && old->kind == NODE_LIST;
    return node_make_list(p->arena, items, before + more, at_old ? old->place : value->place);
}

// Reading bounded the depth of both, so it bounds this recursion with node_patch().
static const struct node *replace(const struct patching *p, const struct node *old,
                                  const struct node *value) {
    bool merges = old != NULL && old->kind == NODE_MAP && value->kind == NODE_MAP;
    if (old != NULL && !merges) p->replaced(p->context, old, value);
    if (value->kind != NODE_MAP) return value;
    if (merges && value->pair_count == 0) p->replaced(p->context, NULL, value);
    return node_patch(p, merges ? old : NULL, value, NULL);
}

static bool is_appending(struct str key) {
    return key.len > 1 && key.data[0] == '+';
}

// The value that the pair's key gets; NULL after a report.
static const struct node *new_value(const struct patching *p, const struct key_index *patch,
                                    const struct node *old, const struct pair *pair,
                                    struct str key) {
    if (!is_appending(pair->key)) return replace(p, old, pair->value);
    const struct pair *both = find_key(patch, key);
    if (both == NULL) return append(p, old, pair);
    diag_report(p->diag, RULE_DUPLICATE_KEY, pair->key_place,
                "the key '%.*s' is both given and appended to", STR_ARG(key));
    diag_note(p->diag, both->key_place, "given here");
    return NULL;
}

const struct node *node_patch(const struct patching *patching, const struct node *base,
                              const struct node *patch, const char *const *skip) {
    size_t count = base != NULL ? base->pair_count : 0;
    const struct pair *first = base != NULL ? base->pairs : NULL;
    struct pair *pairs = ARENA_ARRAY(patching->arena, struct pair, count + patch->pair_count);
    if (count > 0) memcpy(pairs, first, count * sizeof *pairs);
    struct key_index of_base = index_keys(base), of_patch = index_keys(patch);
    for (size_t i = 0; i < patch->pair_count; i++) {
        const struct pair *pair = &patch->pairs[i];
        if (is_skipped(skip, pair->key)) continue;
        struct str key = pair->key;
        if (is_appending(key)) key = str_slice(key, 1, key.len);
        const struct pair *old = find_key(&of_base, key);
        const struct node *value =
            new_value(patching, &of_patch, old != NULL ? old->value : NULL, pair, key);
        if (value == NULL) continue;
        size_t at = old != NULL ? (size_t)(old - first) : count++;
        pairs[at] = (struct pair){key, pair->key_place, value};
    }
    vec_free(&of_base);
    vec_free(&of_patch);
    return node_make_map(patching->arena, pairs, count, (base != NULL ? base : patch)->place);
}
