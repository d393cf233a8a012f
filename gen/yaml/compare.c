// SPDX-License-Identifier: MIT
#include "yaml/compare.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "diag/text.h"

// A value of either side: the field of a struct, or an item inside of one.
struct value {
    enum key_type type;
    const struct schema *schema;
    const char *const *choices;
    const void *field; // NULL: there is none
    struct place place;
};

struct comparison {
    struct arena *arena;
    VEC(struct key_difference) found;
    const struct key *key; // the one that is being compared
    struct buf text;       // for short use
};

// How a value is written: for readers, or so that equal texts mean equal values.
enum writing { SHOWN, EXACT };

// --- Values ---

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

static int64_t load_number(const void *field) {
    int64_t number;
    memcpy(&number, field, sizeof number);
    return number;
}

static int load_choice(const void *field) {
    int choice;
    memcpy(&choice, field, sizeof choice);
    return choice;
}

static bool load_bool(const void *field) {
    bool truth;
    memcpy(&truth, field, sizeof truth);
    return truth;
}

static const struct node *object_node(const struct schema *schema, const void *object) {
    return load_node((const char *)object + schema->node_offset);
}

// A field that got its default has no place; neither has anything of what was left out.
static struct value value_of(const struct schema *schema, const struct key *key,
                             const void *object) {
    const struct node *node = object_node(schema, object);
    struct place place = NO_PLACE;
    if (node != NULL) place = node->kind == NODE_MAP ? node_place(node, key->name) : node->place;
    return (struct value){key->type, key->schema, key->choices,
                          (const char *)object + key->offset, place};
}

static struct value nothing(struct place place) {
    return (struct value){.place = place};
}

static bool is_nothing(const struct value *value) {
    if (value->field == NULL) return true;
    switch (value->type) {
    case KEY_LINE:
    case KEY_TEXT:
    case KEY_ID:
    case KEY_DATE:
    case KEY_LINK: return !str_given(load_str(value->field));
    case KEY_NUMBER: return load_number(value->field) == NUMBER_ABSENT;
    case KEY_CHOICE: return load_choice(value->field) == 0;
    case KEY_BOOL: return false;
    case KEY_LINES:
    case KEY_IDS:
    case KEY_LIST:
    case KEY_DICT: return load_array(value->field).count == 0;
    case KEY_ANY: return load_node(value->field) == NULL;
    case KEY_MAP: break;
    }
    for (size_t i = 0; i < value->schema->count; i++) {
        struct value inner = value_of(value->schema, &value->schema->keys[i], value->field);
        if (!is_nothing(&inner)) return false;
    }
    return true;
}

static struct value node_value(const struct node *const *node) {
    return (struct value){.type = KEY_ANY, .field = node, .place = (*node)->place};
}

// How many values a list or a mapping with free keys has.
static size_t count_of(const struct value *value) {
    if (value->field == NULL) return 0;
    if (value->type != KEY_ANY) return load_array(value->field).count;
    const struct node *node = load_node(value->field);
    if (node == NULL || node->kind == NODE_TEXT) return 0;
    return node->kind == NODE_LIST ? node->item_count : node->pair_count;
}

static struct value item_of(const struct value *list, size_t index) {
    if (list->type == KEY_ANY) return node_value(&load_node(list->field)->items[index]);
    struct array array = load_array(list->field);
    if (list->type == KEY_LIST) {
        const char *item = (const char *)array.items + index * list->schema->size;
        return (struct value){KEY_MAP, list->schema, NULL, item, list->place};
    }
    const struct str *item = &ARRAY_AT(array, struct str, index);
    enum key_type type = list->type == KEY_IDS ? KEY_ID : KEY_LINE;
    return (struct value){type, NULL, NULL, item, list->place};
}

// A value in a mapping with free keys.
struct member {
    struct str key;
    struct value value;
};

static struct member member_of(const struct value *map, size_t index) {
    if (map->type == KEY_ANY) {
        const struct pair *pair = &load_node(map->field)->pairs[index];
        return (struct member){pair->key, node_value(&pair->value)};
    }
    const struct schema *schema = map->schema;
    const char *item = (const char *)load_array(map->field).items + index * schema->size;
    struct value value = {KEY_MAP, schema, NULL, item, map->place};
    if (schema->value != NULL) {
        value.type = schema->value->type;
        value.schema = schema->value->schema;
        value.choices = schema->value->choices;
        value.field = item + schema->value->offset;
    }
    const struct node *node = object_node(schema, item);
    if (node != NULL) value.place = node->place;
    return (struct member){load_str(item + schema->key_offset), value};
}

// --- Writing ---

static void write_value(struct buf *out, const struct value *value, enum writing writing);

static void write_text(struct buf *out, struct str text, bool quoted, enum writing writing) {
    if (writing == EXACT) {
        buf_printf(out, "%zu:", text.len);
        buf_add(out, text);
        return;
    }
    if (quoted) buf_add_char(out, '\'');
    text_show(out, text, DIFFERENCE_LONGEST);
    if (quoted) buf_add_char(out, '\'');
}

static void write_items(struct buf *out, const struct value *list, enum writing writing) {
    buf_add_char(out, '[');
    size_t count = count_of(list);
    for (size_t i = 0; i < count; i++) {
        struct value item = item_of(list, i);
        if (i > 0) buf_add(out, STR(", "));
        write_value(out, &item, writing);
    }
    buf_add_char(out, ']');
}

static void write_member(struct buf *out, struct str key, const struct value *value, bool *first,
                         enum writing writing) {
    if (!*first) buf_add(out, STR(", "));
    *first = false;
    write_text(out, key, false, writing);
    buf_add(out, STR(": "));
    write_value(out, value, writing);
}

static void write_members(struct buf *out, const struct value *map, enum writing writing) {
    bool first = true;
    buf_add_char(out, '{');
    if (map->type == KEY_MAP) {
        for (size_t i = 0; i < map->schema->count; i++) {
            const struct key *key = &map->schema->keys[i];
            struct value value = value_of(map->schema, key, map->field);
            if (is_nothing(&value)) continue;
            write_member(out, str_from(key->name), &value, &first, writing);
        }
    } else {
        size_t count = count_of(map);
        for (size_t i = 0; i < count; i++) {
            struct member member = member_of(map, i);
            write_member(out, member.key, &member.value, &first, writing);
        }
    }
    buf_add_char(out, '}');
}

static void write_node(struct buf *out, const struct value *value, enum writing writing) {
    const struct node *node = load_node(value->field);
    switch (node->kind) {
    case NODE_TEXT: write_text(out, node->text, true, writing); break;
    case NODE_LIST: write_items(out, value, writing); break;
    case NODE_MAP: write_members(out, value, writing); break;
    }
}

static void write_value(struct buf *out, const struct value *value, enum writing writing) {
    if (is_nothing(value)) return;
    switch (value->type) {
    case KEY_LINE:
    case KEY_TEXT: write_text(out, load_str(value->field), true, writing); break;
    case KEY_ID:
    case KEY_DATE:
    case KEY_LINK: write_text(out, load_str(value->field), false, writing); break;
    case KEY_NUMBER: buf_printf(out, "%" PRId64, load_number(value->field)); break;
    case KEY_BOOL: buf_add(out, load_bool(value->field) ? STR("true") : STR("false")); break;
    case KEY_CHOICE: buf_add(out, choice_name(value->choices, load_choice(value->field))); break;
    case KEY_LINES:
    case KEY_IDS:
    case KEY_LIST: write_items(out, value, writing); break;
    case KEY_MAP:
    case KEY_DICT: write_members(out, value, writing); break;
    case KEY_ANY: write_node(out, value, writing); break;
    }
}

// Absent if there is nothing to write.
static struct str written(struct comparison *c, const struct value *value, enum writing writing) {
    if (is_nothing(value)) return (struct str){0};
    buf_clear(&c->text);
    write_value(&c->text, value, writing);
    return arena_str(c->arena, buf_str(&c->text));
}

// --- Comparing ---

static void compare_values(struct comparison *c, struct str path, const struct value *old,
                           const struct value *new);

static void add(struct comparison *c, struct str path, enum difference_form form,
                const struct value *old, const struct value *new, struct str gone,
                struct str come) {
    vec_add(&c->found, (struct key_difference){c->key, arena_str(c->arena, path), form, gone, come,
                                               old->place, new->place});
}

static struct str path_inside(struct comparison *c, struct str path, struct str name) {
    return arena_printf(c->arena, "%.*s.%.*s", STR_ARG(path), STR_ARG(name));
}

static bool is_long(const struct value *value) {
    struct str text = {0};
    if (is_nothing(value)) return false;
    switch (value->type) {
    case KEY_LINE:
    case KEY_TEXT:
    case KEY_LINK: text = load_str(value->field); break;
    case KEY_ANY:
        if (load_node(value->field)->kind == NODE_TEXT) text = load_node(value->field)->text;
        break;
    default: break;
    }
    return utf8_count(text) > DIFFERENCE_LONGEST || str_find_char(text, '\n', 0) < text.len;
}

static void compare_whole(struct comparison *c, struct str path, const struct value *old,
                          const struct value *new) {
    bool is_cut = is_long(old) || is_long(new);
    add(c, path, is_cut ? DIFFERENCE_LONG : DIFFERENCE_VALUE, old, new, written(c, old, SHOWN),
        written(c, new, SHOWN));
}

struct item {
    struct str exact;
    size_t index;
    bool paired; // the other side has it too
};

static int compare_items(const void *a, const void *b) {
    const struct item *x = a, *y = b;
    int order = str_compare(x->exact, y->exact);
    return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static int compare_indexes(const void *a, const void *b) {
    const struct item *x = a, *y = b;
    return (x->index > y->index) - (x->index < y->index);
}

static struct item *sorted_items(struct comparison *c, const struct value *list, size_t count) {
    struct item *items = ARENA_ARRAY(c->arena, struct item, count);
    for (size_t i = 0; i < count; i++) {
        struct value item = item_of(list, i);
        items[i] = (struct item){written(c, &item, EXACT), i, false};
    }
    if (count > 0) qsort(items, count, sizeof *items, compare_items);
    return items;
}

static void pair_items(struct item *old, size_t old_count, struct item *new, size_t new_count) {
    for (size_t i = 0, j = 0; i < old_count && j < new_count;) {
        int order = str_compare(old[i].exact, new[j].exact);
        if (order == 0) old[i].paired = new[j].paired = true;
        if (order <= 0) i++;
        if (order >= 0) j++;
    }
}

// The items that the other side lacks, in their order; absent if there are none.
static struct str unpaired(struct comparison *c, const struct value *list, struct item *items,
                           size_t count) {
    buf_clear(&c->text);
    if (count > 0) qsort(items, count, sizeof *items, compare_indexes);
    for (size_t i = 0; i < count; i++) {
        if (items[i].paired) continue;
        struct value item = item_of(list, i);
        if (c->text.len > 0) buf_add(&c->text, STR(", "));
        write_value(&c->text, &item, SHOWN);
    }
    return c->text.len > 0 ? arena_str(c->arena, buf_str(&c->text)) : (struct str){0};
}

static void compare_lists(struct comparison *c, struct str path, const struct value *old,
                          const struct value *new) {
    size_t old_count = count_of(old), new_count = count_of(new);
    struct item *olds = sorted_items(c, old, old_count);
    struct item *news = sorted_items(c, new, new_count);
    pair_items(olds, old_count, news, new_count);
    struct str gone = unpaired(c, old, olds, old_count), come = unpaired(c, new, news, new_count);
    if (str_given(gone) || str_given(come)) {
        add(c, path, DIFFERENCE_ITEMS, old, new, gone, come);
    } else if (old->type == KEY_LIST || old->type == KEY_ANY) {
        add(c, path, DIFFERENCE_ORDER, old, new, gone, come);
    }
}

static int compare_members(const void *a, const void *b) {
    const struct member *x = a, *y = b;
    return str_compare(x->key, y->key);
}

static struct member *sorted_members(struct comparison *c, const struct value *map, size_t count) {
    struct member *members = ARENA_ARRAY(c->arena, struct member, count);
    for (size_t i = 0; i < count; i++) members[i] = member_of(map, i);
    if (count > 0) qsort(members, count, sizeof *members, compare_members);
    return members;
}

static void compare_maps(struct comparison *c, struct str path, const struct value *old,
                         const struct value *new) {
    size_t old_count = count_of(old), new_count = count_of(new);
    const struct member *olds = sorted_members(c, old, old_count);
    const struct member *news = sorted_members(c, new, new_count);
    for (size_t i = 0, j = 0; i < old_count || j < new_count;) {
        int order = i == old_count ? 1 : -1;
        if (i < old_count && j < new_count) order = str_compare(olds[i].key, news[j].key);
        struct value gone = order <= 0 ? olds[i].value : nothing(old->place);
        struct value come = order >= 0 ? news[j].value : nothing(new->place);
        struct str key = order <= 0 ? olds[i].key : news[j].key;
        compare_values(c, path_inside(c, path, key), &gone, &come);
        if (order <= 0) i++;
        if (order >= 0) j++;
    }
}

static void compare_objects(struct comparison *c, struct str path, const struct value *old,
                            const struct value *new) {
    const struct schema *schema = old->schema;
    for (size_t i = 0; i < schema->count; i++) {
        const struct key *key = &schema->keys[i];
        struct value gone = value_of(schema, key, old->field);
        struct value come = value_of(schema, key, new->field);
        if (gone.place.source == NULL) gone.place = old->place;
        if (come.place.source == NULL) come.place = new->place;
        compare_values(c, path_inside(c, path, str_from(key->name)), &gone, &come);
    }
}

static bool both_are(const struct value *old, const struct value *new, enum node_kind kind) {
    return old->type == KEY_ANY && load_node(old->field)->kind == kind &&
           load_node(new->field)->kind == kind;
}

static bool is_equal(struct comparison *c, const struct value *old, const struct value *new) {
    struct arena_mark mark = arena_mark(c->arena);
    struct str a = written(c, old, EXACT), b = written(c, new, EXACT);
    bool equal = str_given(a) == str_given(b) && str_equal(a, b);
    arena_release(c->arena, mark);
    return equal;
}

static void compare_values(struct comparison *c, struct str path, const struct value *old,
                           const struct value *new) {
    if (is_equal(c, old, new)) return;
    const struct value *given = old->field != NULL ? old : new;
    bool is_texts = given->type == KEY_LINES || given->type == KEY_IDS;
    if (is_texts || given->type == KEY_LIST) {
        compare_lists(c, path, old, new);
    } else if (given->type == KEY_DICT) {
        compare_maps(c, path, old, new);
    } else if (is_nothing(old) || is_nothing(new)) {
        compare_whole(c, path, old, new);
    } else if (both_are(old, new, NODE_LIST)) {
        compare_lists(c, path, old, new);
    } else if (both_are(old, new, NODE_MAP)) {
        compare_maps(c, path, old, new);
    } else if (given->type == KEY_MAP) {
        compare_objects(c, path, old, new);
    } else {
        compare_whole(c, path, old, new);
    }
}

struct array schema_compare(struct arena *arena, const struct schema *schema, const void *old,
                            const void *new) {
    struct comparison c = {.arena = arena};
    for (size_t i = 0; i < schema->count; i++) {
        c.key = &schema->keys[i];
        struct value gone = value_of(schema, c.key, old), come = value_of(schema, c.key, new);
        compare_values(&c, str_from(c.key->name), &gone, &come);
    }
    struct array found = {ARENA_ARRAY(arena, struct key_difference, c.found.count), c.found.count};
    if (found.count > 0) memcpy(found.items, c.found.items, found.count * sizeof *c.found.items);
    vec_free(&c.found);
    buf_free(&c.text);
    return found;
}

const struct key *schema_key(const struct schema *schema, const char *name) {
    for (size_t i = 0; i < schema->count; i++) {
        if (strcmp(schema->keys[i].name, name) == 0) return &schema->keys[i];
    }
    return NULL;
}
