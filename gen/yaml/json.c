// SPDX-License-Identifier: MIT
#include "yaml/json.h"

#include "base/json.h"
#include "yaml/datum.h"

static void add_value(struct buf *out, const struct datum *value);

static void add_items(struct buf *out, const struct datum *list) {
    json_open(out, '[');
    size_t count = datum_count(list);
    for (size_t i = 0; i < count; i++) {
        struct datum item = datum_item(list, i);
        add_value(out, &item);
    }
    json_close(out, ']');
}

static void add_free_members(struct buf *out, const struct datum *map) {
    json_open(out, '{');
    size_t count = datum_count(map);
    for (size_t i = 0; i < count; i++) {
        struct datum_member member = datum_member(map, i);
        json_key(out, member.key);
        add_value(out, &member.value);
    }
    json_close(out, '}');
}

static void add_node(struct buf *out, const struct datum *value) {
    switch (datum_node(value)->kind) {
    case NODE_TEXT: json_text(out, datum_node(value)->text); break;
    case NODE_LIST: add_items(out, value); break;
    case NODE_MAP: add_free_members(out, value); break;
    }
}

static void add_value(struct buf *out, const struct datum *value) {
    switch (value->type) {
    case KEY_LINE:
    case KEY_TEXT:
    case KEY_ID:
    case KEY_DATE:
    case KEY_LINK: json_text(out, datum_str(value)); break;
    case KEY_NUMBER: json_number(out, datum_number(value)); break;
    case KEY_BOOL: json_bool(out, datum_bool(value)); break;
    case KEY_CHOICE: json_text(out, choice_name(value->choices, datum_choice(value))); break;
    case KEY_LINES:
    case KEY_WORDS:
    case KEY_IDS:
    case KEY_LIST: add_items(out, value); break;
    case KEY_MAP:
        json_open(out, '{');
        schema_json_members(out, value->schema, value->field);
        json_close(out, '}');
        break;
    case KEY_DICT: add_free_members(out, value); break;
    case KEY_ANY: add_node(out, value); break;
    }
}

void schema_json_members(struct buf *out, const struct schema *schema, const void *object) {
    for (size_t i = 0; i < schema->count; i++) {
        const struct key *key = &schema->keys[i];
        struct datum value = datum_of(schema, key, object);
        if (datum_is_nothing(&value)) continue;
        json_key(out, str_from(key->name));
        add_value(out, &value);
    }
}
