// SPDX-License-Identifier: MIT
#include "template/value.h"

const struct field *shape_find(const struct shape *shape, struct str name) {
    for (size_t i = 0; i < shape->count; i++) {
        if (str_equal(shape->fields[i].name, name)) return &shape->fields[i];
    }
    return NULL;
}

const struct shape *shape_of(struct type type) {
    while (type.kind == VALUE_LIST && type.item != NULL) type = *type.item;
    return type.shape;
}

static bool already(const struct shape *const *shapes, size_t count, const struct shape *shape) {
    for (size_t i = 0; i < count; i++) {
        if (shapes[i] == shape) return true;
    }
    return false;
}

size_t shape_walk(struct type root, const struct shape **shapes, size_t most) {
    size_t count = 0;
    if (shape_of(root) != NULL && most > 0) shapes[count++] = shape_of(root);
    for (size_t s = 0; s < count; s++) {
        for (size_t i = 0; i < shapes[s]->count; i++) {
            const struct shape *inner = shape_of(shapes[s]->fields[i].type);
            if (inner != NULL && count < most && !already(shapes, count, inner)) {
                shapes[count++] = inner;
            }
        }
    }
    return count;
}

static struct str kind_word(enum value_kind kind) {
    static const struct str words[] = {
        [VALUE_ABSENT] = STR_INIT("nothing"), [VALUE_BOOL] = STR_INIT("bool"),
        [VALUE_INT] = STR_INIT("int"),        [VALUE_IDENT] = STR_INIT("ident"),
        [VALUE_LIT] = STR_INIT("lit"),        [VALUE_TEXT] = STR_INIT("text"),
        [VALUE_LIST] = STR_INIT("list"),      [VALUE_MAP] = STR_INIT("map"),
    };
    return words[kind];
}

void type_describe(struct type type, struct str *word, struct str *of) {
    *word = kind_word(type.kind);
    *of = (struct str){0};
    const struct type *map = type.kind == VALUE_LIST ? type.item : &type;
    if (map != NULL && map->kind == VALUE_MAP && map->shape != NULL) {
        *of = map->shape->name;
    } else if (type.kind == VALUE_LIST && type.item != NULL) {
        *of = kind_word(type.item->kind);
    }
}
