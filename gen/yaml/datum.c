// SPDX-License-Identifier: MIT
#include "yaml/datum.h"

#include <string.h>

// The fields are of the types that enum key_type names; memcpy keeps the compiler's aliasing rules.
static struct str load_str(const void *field) {
    struct str text;
    memcpy(&text, field, sizeof text);
    return text;
}

static struct array load_array(const void *field) {
    struct array array;
    memcpy(&array, field, sizeof array);
    return array;
}

static const struct node *load_node(const void *field) {
    const struct node *node;
    memcpy(&node, field, sizeof node);
    return node;
}

struct str datum_str(const struct datum *value) {
    return load_str(value->field);
}

const struct node *datum_node(const struct datum *value) {
    return load_node(value->field);
}

int64_t datum_number(const struct datum *value) {
    int64_t number;
    memcpy(&number, value->field, sizeof number);
    return number;
}

int datum_choice(const struct datum *value) {
    int choice;
    memcpy(&choice, value->field, sizeof choice);
    return choice;
}

bool datum_bool(const struct datum *value) {
    bool truth;
    memcpy(&truth, value->field, sizeof truth);
    return truth;
}

static const struct node *object_node(const struct schema *schema, const void *object) {
    return load_node((const char *)object + schema->node_offset);
}

struct datum datum_of(const struct schema *schema, const struct key *key, const void *object) {
    const struct node *node = object_node(schema, object);
    struct place place = NO_PLACE;
    if (node != NULL) place = node->kind == NODE_MAP ? node_place(node, key->name) : node->place;
    return (struct datum){key->type, key->schema, key->choices,
                          (const char *)object + key->offset, place};
}

struct datum datum_nothing(struct place place) {
    return (struct datum){.place = place};
}

bool datum_is_nothing(const struct datum *value) {
    if (value->field == NULL) return true;
    switch (value->type) {
    case KEY_LINE:
    case KEY_TEXT:
    case KEY_ID:
    case KEY_DATE:
    case KEY_LINK: return !str_given(datum_str(value));
    case KEY_NUMBER: return datum_number(value) == NUMBER_ABSENT;
    case KEY_CHOICE: return datum_choice(value) == 0;
    case KEY_BOOL: return false;
    case KEY_LINES:
    case KEY_WORDS:
    case KEY_IDS:
    case KEY_LIST:
    case KEY_DICT: return load_array(value->field).count == 0;
    case KEY_ANY: return datum_node(value) == NULL;
    case KEY_MAP: break;
    }
    for (size_t i = 0; i < value->schema->count; i++) {
        struct datum inner = datum_of(value->schema, &value->schema->keys[i], value->field);
        if (!datum_is_nothing(&inner)) return false;
    }
    return true;
}

static struct datum node_value(const struct node *const *node) {
    return (struct datum){.type = KEY_ANY, .field = node, .place = (*node)->place};
}

size_t datum_count(const struct datum *value) {
    if (value->field == NULL) return 0;
    if (value->type != KEY_ANY) return load_array(value->field).count;
    const struct node *node = datum_node(value);
    if (node == NULL || node->kind == NODE_TEXT) return 0;
    return node->kind == NODE_LIST ? node->item_count : node->pair_count;
}

struct datum datum_item(const struct datum *list, size_t index) {
    if (list->type == KEY_ANY) return node_value(&datum_node(list)->items[index]);
    struct array array = load_array(list->field);
    if (list->type == KEY_LIST) {
        const char *item = (const char *)array.items + index * list->schema->size;
        return (struct datum){KEY_MAP, list->schema, NULL, item, list->place};
    }
    const struct str *item = &ARRAY_AT(array, struct str, index);
    enum key_type type = list->type == KEY_IDS ? KEY_ID : KEY_LINE;
    return (struct datum){type, NULL, NULL, item, list->place};
}

struct datum_member datum_member(const struct datum *map, size_t index) {
    if (map->type == KEY_ANY) {
        const struct pair *pair = &datum_node(map)->pairs[index];
        return (struct datum_member){pair->key, node_value(&pair->value)};
    }
    const struct schema *schema = map->schema;
    const char *item = (const char *)load_array(map->field).items + index * schema->size;
    struct datum value = {KEY_MAP, schema, NULL, item, map->place};
    if (schema->value != NULL) {
        value.type = schema->value->type;
        value.schema = schema->value->schema;
        value.choices = schema->value->choices;
        value.field = item + schema->value->offset;
    }
    const struct node *node = object_node(schema, item);
    if (node != NULL) value.place = node->place;
    return (struct datum_member){load_str(item + schema->key_offset), value};
}
