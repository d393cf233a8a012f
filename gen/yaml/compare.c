// SPDX-License-Identifier: MIT
#include "yaml/compare.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "diag/text.h"
#include "yaml/datum.h"

struct comparison {
    struct arena *arena;
    VEC(struct key_difference) found;
    const struct key *key; // the one that is being compared
    struct buf text;       // for short use
};

// How a value is written: for readers, or so that equal texts mean equal values.
enum writing { SHOWN, EXACT };

// --- Writing ---

static void write_value(struct buf *out, const struct datum *value, enum writing writing);

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

static void write_items(struct buf *out, const struct datum *list, enum writing writing) {
    buf_add_char(out, '[');
    size_t count = datum_count(list);
    for (size_t i = 0; i < count; i++) {
        struct datum item = datum_item(list, i);
        if (i > 0) buf_add(out, STR(", "));
        write_value(out, &item, writing);
    }
    buf_add_char(out, ']');
}

static void write_member(struct buf *out, struct str key, const struct datum *value, bool *first,
                         enum writing writing) {
    if (!*first) buf_add(out, STR(", "));
    *first = false;
    write_text(out, key, false, writing);
    buf_add(out, STR(": "));
    write_value(out, value, writing);
}

static void write_members(struct buf *out, const struct datum *map, enum writing writing) {
    bool first = true;
    buf_add_char(out, '{');
    if (map->type == KEY_MAP) {
        for (size_t i = 0; i < map->schema->count; i++) {
            const struct key *key = &map->schema->keys[i];
            struct datum value = datum_of(map->schema, key, map->field);
            if (datum_is_nothing(&value)) continue;
            write_member(out, str_from(key->name), &value, &first, writing);
        }
    } else {
        size_t count = datum_count(map);
        for (size_t i = 0; i < count; i++) {
            struct datum_member member = datum_member(map, i);
            write_member(out, member.key, &member.value, &first, writing);
        }
    }
    buf_add_char(out, '}');
}

static void write_node(struct buf *out, const struct datum *value, enum writing writing) {
    const struct node *node = datum_node(value);
    switch (node->kind) {
    case NODE_TEXT: write_text(out, node->text, true, writing); break;
    case NODE_LIST: write_items(out, value, writing); break;
    case NODE_MAP: write_members(out, value, writing); break;
    }
}

static void write_value(struct buf *out, const struct datum *value, enum writing writing) {
    if (datum_is_nothing(value)) return;
    switch (value->type) {
    case KEY_LINE:
    case KEY_TEXT: write_text(out, datum_str(value), true, writing); break;
    case KEY_ID:
    case KEY_DATE:
    case KEY_LINK: write_text(out, datum_str(value), false, writing); break;
    case KEY_NUMBER: buf_printf(out, "%" PRId64, datum_number(value)); break;
    case KEY_BOOL: buf_add(out, datum_bool(value) ? STR("true") : STR("false")); break;
    case KEY_CHOICE: buf_add(out, choice_name(value->choices, datum_choice(value))); break;
    case KEY_LINES:
    case KEY_WORDS:
    case KEY_IDS:
    case KEY_LIST: write_items(out, value, writing); break;
    case KEY_MAP:
    case KEY_DICT: write_members(out, value, writing); break;
    case KEY_ANY: write_node(out, value, writing); break;
    }
}

// Absent if there is nothing to write.
static struct str written(struct comparison *c, const struct datum *value, enum writing writing) {
    if (datum_is_nothing(value)) return (struct str){0};
    buf_clear(&c->text);
    write_value(&c->text, value, writing);
    return arena_str(c->arena, buf_str(&c->text));
}

// --- Comparing ---

static void compare_values(struct comparison *c, struct str path, const struct datum *old,
                           const struct datum *new);

static void add(struct comparison *c, struct str path, enum difference_form form,
                const struct datum *old, const struct datum *new, struct str gone,
                struct str come) {
    vec_add(&c->found, (struct key_difference){c->key, arena_str(c->arena, path), form, gone, come,
                                               old->place, new->place});
}

static struct str path_inside(struct comparison *c, struct str path, struct str name) {
    return arena_printf(c->arena, "%.*s.%.*s", STR_ARG(path), STR_ARG(name));
}

static bool is_long(const struct datum *value) {
    struct str text = {0};
    if (datum_is_nothing(value)) return false;
    switch (value->type) {
    case KEY_LINE:
    case KEY_TEXT:
    case KEY_LINK: text = datum_str(value); break;
    case KEY_ANY:
        if (datum_node(value)->kind == NODE_TEXT) text = datum_node(value)->text;
        break;
    default: break;
    }
    return utf8_count(text) > DIFFERENCE_LONGEST || str_find_char(text, '\n', 0) < text.len;
}

static void compare_whole(struct comparison *c, struct str path, const struct datum *old,
                          const struct datum *new) {
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

static struct item *sorted_items(struct comparison *c, const struct datum *list, size_t count) {
    struct item *items = ARENA_ARRAY(c->arena, struct item, count);
    for (size_t i = 0; i < count; i++) {
        struct datum item = datum_item(list, i);
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
static struct str unpaired(struct comparison *c, const struct datum *list, struct item *items,
                           size_t count) {
    buf_clear(&c->text);
    if (count > 0) qsort(items, count, sizeof *items, compare_indexes);
    for (size_t i = 0; i < count; i++) {
        if (items[i].paired) continue;
        struct datum item = datum_item(list, i);
        if (c->text.len > 0) buf_add(&c->text, STR(", "));
        write_value(&c->text, &item, SHOWN);
    }
    return c->text.len > 0 ? arena_str(c->arena, buf_str(&c->text)) : (struct str){0};
}

static void compare_lists(struct comparison *c, struct str path, const struct datum *old,
                          const struct datum *new) {
    size_t old_count = datum_count(old), new_count = datum_count(new);
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
    const struct datum_member *x = a, *y = b;
    return str_compare(x->key, y->key);
}

static struct datum_member *sorted_members(struct comparison *c, const struct datum *map,
                                           size_t count) {
    struct datum_member *members = ARENA_ARRAY(c->arena, struct datum_member, count);
    for (size_t i = 0; i < count; i++) members[i] = datum_member(map, i);
    if (count > 0) qsort(members, count, sizeof *members, compare_members);
    return members;
}

static void compare_maps(struct comparison *c, struct str path, const struct datum *old,
                         const struct datum *new) {
    size_t old_count = datum_count(old), new_count = datum_count(new);
    const struct datum_member *olds = sorted_members(c, old, old_count);
    const struct datum_member *news = sorted_members(c, new, new_count);
    for (size_t i = 0, j = 0; i < old_count || j < new_count;) {
        int order = i == old_count ? 1 : -1;
        if (i < old_count && j < new_count) order = str_compare(olds[i].key, news[j].key);
        struct datum gone = order <= 0 ? olds[i].value : datum_nothing(old->place);
        struct datum come = order >= 0 ? news[j].value : datum_nothing(new->place);
        struct str key = order <= 0 ? olds[i].key : news[j].key;
        compare_values(c, path_inside(c, path, key), &gone, &come);
        if (order <= 0) i++;
        if (order >= 0) j++;
    }
}

static void compare_objects(struct comparison *c, struct str path, const struct datum *old,
                            const struct datum *new) {
    const struct schema *schema = old->schema;
    for (size_t i = 0; i < schema->count; i++) {
        const struct key *key = &schema->keys[i];
        struct datum gone = datum_of(schema, key, old->field);
        struct datum come = datum_of(schema, key, new->field);
        if (gone.place.source == NULL) gone.place = old->place;
        if (come.place.source == NULL) come.place = new->place;
        compare_values(c, path_inside(c, path, str_from(key->name)), &gone, &come);
    }
}

static bool both_are(const struct datum *old, const struct datum *new, enum node_kind kind) {
    return old->type == KEY_ANY && datum_node(old)->kind == kind &&
           datum_node(new)->kind == kind;
}

static bool is_equal(struct comparison *c, const struct datum *old, const struct datum *new) {
    struct arena_mark mark = arena_mark(c->arena);
    struct str a = written(c, old, EXACT), b = written(c, new, EXACT);
    bool equal = str_given(a) == str_given(b) && str_equal(a, b);
    arena_release(c->arena, mark);
    return equal;
}

static void compare_values(struct comparison *c, struct str path, const struct datum *old,
                           const struct datum *new) {
    if (is_equal(c, old, new)) return;
    const struct datum *given = old->field != NULL ? old : new;
    bool is_texts = given->type == KEY_LINES || given->type == KEY_WORDS ||
                    given->type == KEY_IDS;
    if (is_texts || given->type == KEY_LIST) {
        compare_lists(c, path, old, new);
    } else if (given->type == KEY_DICT) {
        compare_maps(c, path, old, new);
    } else if (datum_is_nothing(old) || datum_is_nothing(new)) {
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
        struct datum gone = datum_of(schema, c.key, old), come = datum_of(schema, c.key, new);
        compare_values(&c, str_from(c.key->name), &gone, &come);
    }
    struct array found = {ARENA_ARRAY(arena, struct key_difference, c.found.count), c.found.count};
    if (found.count > 0) memcpy(found.items, c.found.items, found.count * sizeof *c.found.items);
    vec_free(&c.found);
    buf_free(&c.text);
    return found;
}

const struct key *schema_key(const struct schema *schema, struct str name) {
    for (size_t i = 0; i < schema->count; i++) {
        if (str_equal(str_from(schema->keys[i].name), name)) return &schema->keys[i];
    }
    return NULL;
}
