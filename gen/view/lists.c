// SPDX-License-Identifier: MIT
// Lists of the view: arrays of the model, wrapped only when a template walks them.
#include "view/internal.h"

struct items {
    const char *base;
    size_t stride; // bytes from one item to the next
    const struct shape *shape;
    enum value_kind kind; // of strings
};

static const struct items *items_of(const struct list *list) {
    return list->items;
}

static struct value struct_at(void *env, const struct list *list, size_t index) {
    (void)env;
    const struct items *items = items_of(list);
    return value_map(items->shape, items->base + index * items->stride);
}

static struct value pointer_at(void *env, const struct list *list, size_t index) {
    (void)env;
    const struct items *items = items_of(list);
    const void *const *pointers = (const void *const *)(const void *)items->base;
    return value_map(items->shape, pointers[index]);
}

static struct value string_at(void *env, const struct list *list, size_t index) {
    (void)env;
    const struct items *items = items_of(list);
    const struct str *strings = (const struct str *)(const void *)items->base;
    return value_string(items->kind, strings[index]);
}

static struct value number_at(void *env, const struct list *list, size_t index) {
    (void)env;
    const uint64_t *numbers = (const uint64_t *)(const void *)items_of(list)->base;
    return value_int((int64_t)numbers[index]);
}

static struct value make_list(struct view *view, struct items description, size_t count,
                              struct value (*at)(void *, const struct list *, size_t)) {
    if (count == 0) return value_absent();
    struct items *items = ARENA_NEW(view->scratch, struct items);
    *items = description;
    return (struct value){.kind = VALUE_LIST, .list = {items, count, at}};
}

struct value view_list(struct view *view, const struct shape *shape, const void *items,
                       size_t count, size_t stride) {
    return make_list(view, (struct items){items, stride, shape, VALUE_MAP}, count, struct_at);
}

struct value view_pointers(struct view *view, const struct shape *shape, const void *const *items,
                           size_t count) {
    const struct items description = {(const char *)(const void *)items, sizeof *items, shape, VALUE_MAP};
    return make_list(view, description, count, pointer_at);
}

struct value view_numbers(struct view *view, const uint64_t *numbers, size_t count) {
    const struct items description = {(const char *)numbers, sizeof *numbers, NULL, VALUE_INT};
    return make_list(view, description, count, number_at);
}

struct value view_strings(struct view *view, enum value_kind kind, struct array strings) {
    const struct items description = {strings.items, sizeof(struct str), NULL, kind};
    return make_list(view, description, strings.count, string_at);
}
