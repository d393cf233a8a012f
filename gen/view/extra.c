// SPDX-License-Identifier: MIT
// The free keys under 'x': each that any entry uses becomes a field of `entry.x`, a text or a list
// of texts as the specification writes it, absent where an entry does not have it. A template that
// does not know the keys walks `entry.free`.
#include "base/vec.h"
#include "view/internal.h"

enum { MOST_KEYS = 256 }; // of all entries

struct extra {
    const struct pair *first; // its first use gives the kind
    bool list;
};

typedef VEC(struct extra) extras;

static struct value text_of(const struct node *node) {
    return value_string(VALUE_TEXT, node->text);
}

static struct value texts_of(struct view *view, const struct node *node) {
    struct array texts = {ARENA_ARRAY(view->scratch, struct str, node->item_count),
                          node->item_count};
    for (size_t i = 0; i < texts.count; i++) ARRAY_AT(texts, struct str, i) = node->items[i]->text;
    return view_strings(view, VALUE_TEXT, texts);
}

static struct value get_extra(void *env, const void *object, const struct field *field) {
    const struct pair *pair = node_find(object, field->name);
    if (pair == NULL) return value_absent();
    const struct node *value = pair->value;
    return value->kind == NODE_TEXT ? text_of(value) : texts_of(env, value);
}

struct value extra_key(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_TEXT, ((const struct pair *)object)->key);
}

struct value extra_value(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    const struct node *value = ((const struct pair *)object)->value;
    return value->kind == NODE_TEXT ? text_of(value) : value_absent();
}

struct value extra_values(void *env, const void *object, const struct field *field) {
    (void)field;
    const struct node *value = ((const struct pair *)object)->value;
    return value->kind == NODE_LIST ? texts_of(env, value) : value_absent();
}

struct value extra_is_list(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_bool(((const struct pair *)object)->value->kind == NODE_LIST);
}

static bool is_texts(const struct node *node) {
    if (node->kind != NODE_LIST) return node->kind == NODE_TEXT;
    for (size_t i = 0; i < node->item_count; i++) {
        if (node->items[i]->kind != NODE_TEXT) return false;
    }
    return true;
}

static void add_key(extras *all, const struct pair *pair, struct diag *diag) {
    if (!text_is_id(pair->key)) {
        diag_report(diag, RULE_BAD_VALUE, pair->key_place,
                    "'%.*s' cannot be a key under 'x': it is words of a-z and 0-9 joined by '_'",
                    STR_ARG(pair->key));
        return;
    }
    if (!is_texts(pair->value)) {
        diag_report(diag, RULE_WRONG_TYPE, pair->value->place,
                    "a value under 'x' must be a text or a list of texts");
        return;
    }
    bool list = pair->value->kind == NODE_LIST;
    for (size_t i = 0; i < all->count; i++) {
        const struct extra *known = &all->items[i];
        if (!str_equal(known->first->key, pair->key)) continue;
        if (known->list == list) return;
        diag_report(diag, RULE_WRONG_TYPE, pair->value->place, "'x.%.*s' is %s here",
                    STR_ARG(pair->key), node_kind_name(pair->value->kind));
        diag_note(diag, known->first->value->place, "and %s here",
                  node_kind_name(known->first->value->kind));
        return;
    }
    // One more than that is kept, so that it is reported once.
    if (all->count == MOST_KEYS) {
        diag_report(diag, RULE_LIMIT, pair->key_place,
                    "there are more than %d different keys under 'x'", MOST_KEYS);
    }
    if (all->count <= MOST_KEYS) vec_add(all, (struct extra){pair, list});
}

static void collect(extras *all, const struct registry *registry, struct diag *diag) {
    for (size_t i = 0; i < registry->entries.count; i++) {
        const struct node *node = ARRAY_AT(registry->entries, struct entry, i).extra;
        if (node == NULL) continue;
        if (node->kind != NODE_MAP) {
            diag_report(diag, RULE_WRONG_TYPE, node->place, "'x' must be a mapping, not %s",
                        node_kind_name(node->kind));
            continue;
        }
        for (size_t p = 0; p < node->pair_count; p++) add_key(all, &node->pairs[p], diag);
    }
}

void view_make_extra(struct view *view, struct diag *diag) {
    extras all = {0};
    for (size_t r = 0; r < view->spec->count; r++) collect(&all, &view->spec->registries[r], diag);
    struct type *text = ARENA_NEW(view->arena, struct type);
    *text = (struct type){.kind = VALUE_TEXT, .shape = &view->shapes[SHAPE_TEXT]};
    struct field *fields = ARENA_ARRAY(view->arena, struct field, all.count);
    for (size_t i = 0; i < all.count; i++) {
        struct type list = {.kind = VALUE_LIST, .item = text};
        fields[i] = (struct field){
            .name = all.items[i].first->key,
            .type = all.items[i].list ? list : *text,
            .summary = STR("a free key of the specification"),
            .get = get_extra,
        };
    }
    view->shapes[SHAPE_EXTRA] = (struct shape){STR("extra"), fields, all.count};
    vec_free(&all);
}
