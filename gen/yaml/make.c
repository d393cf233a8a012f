// SPDX-License-Identifier: MIT
#include "yaml/make.h"

const struct node *node_make_text(struct arena *arena, struct str text, struct place place) {
    struct node *node = ARENA_NEW(arena, struct node);
    node->kind = NODE_TEXT;
    node->plain = true;
    node->place = place;
    node->text = text;
    return node;
}

const struct node *node_make_list(struct arena *arena, const struct node *const *items,
                                  size_t count, struct place place) {
    struct node *node = ARENA_NEW(arena, struct node);
    node->kind = NODE_LIST;
    node->place = place;
    node->items = items;
    node->item_count = count;
    return node;
}

const struct node *node_make_map(struct arena *arena, const struct pair *pairs, size_t count,
                                 struct place place) {
    struct node *node = ARENA_NEW(arena, struct node);
    node->kind = NODE_MAP;
    node->place = place;
    node->pairs = pairs;
    node->pair_count = count;
    return node;
}

// Reading bounded the depth, so it bounds this recursion.
bool node_equal(const struct node *a, const struct node *b) {
    if (a->kind != b->kind) return false;
    switch (a->kind) {
    case NODE_TEXT: return str_equal(a->text, b->text);
    case NODE_LIST:
        if (a->item_count != b->item_count) return false;
        for (size_t i = 0; i < a->item_count; i++) {
            if (!node_equal(a->items[i], b->items[i])) return false;
        }
        return true;
    case NODE_MAP:
        if (a->pair_count != b->pair_count) return false;
        for (size_t i = 0; i < a->pair_count; i++) {
            if (!str_equal(a->pairs[i].key, b->pairs[i].key)) return false;
            if (!node_equal(a->pairs[i].value, b->pairs[i].value)) return false;
        }
        return true;
    }
    return false;
}
