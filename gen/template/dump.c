// SPDX-License-Identifier: MIT
#include "template/dump.h"

#include "base/json.h"
#include "base/utf8.h"
#include "base/vec.h"

#define NO_HOME SIZE_MAX

// A field of a map, or an item of one that is a list.
struct spot {
    size_t home; // index of the map
    size_t field;
    size_t item;
};

// A map, and the spot where it is written.
struct home {
    struct map map;
    struct spot spot;
    size_t depth;
    struct value *values; // of its fields
};

struct dump {
    void *env;
    struct arena *arena;
    struct buf *out;
    VEC(struct home) homes; // in the order of their distance from the root, which is the first
    size_t *slots;          // of a hash table: 1 + index of a home; 0 is empty
    size_t slot_count;      // a power of two, more than twice the number of homes
};

// --- Finding all maps ---

// Numbers of places in memory: they find a map again, and decide nothing else.
static size_t hash_of(const struct map *map) {
    uintptr_t mixed = (uintptr_t)map->object * 31 + (uintptr_t)map->shape;
    uint64_t hash = (uint64_t)mixed * 0x9E3779B97F4A7C15U;
    return (size_t)(hash >> 32);
}

// The slot that has the map, else the empty one where it belongs.
static size_t *slot_of(const struct dump *dump, const struct map *map) {
    size_t mask = dump->slot_count - 1;
    for (size_t at = hash_of(map) & mask;; at = (at + 1) & mask) {
        size_t *slot = &dump->slots[at];
        if (*slot == 0) return slot;
        const struct map *known = &dump->homes.items[*slot - 1].map;
        if (known->object == map->object && known->shape == map->shape) return slot;
    }
}

static void make_room(struct dump *dump) {
    if (dump->homes.count * 2 < dump->slot_count) return;
    dump->slot_count = dump->slot_count == 0 ? 64 : dump->slot_count * 2;
    dump->slots = ARENA_ARRAY(dump->arena, size_t, dump->slot_count);
    for (size_t i = 0; i < dump->homes.count; i++) {
        *slot_of(dump, &dump->homes.items[i].map) = i + 1;
    }
}

// Adds a map that is not there yet to the empty slot where it belongs.
static void add_home(struct dump *dump, size_t *slot, struct map map, struct spot spot,
                     size_t depth) {
    *slot = dump->homes.count + 1;
    struct value *values = ARENA_ARRAY(dump->arena, struct value, map.shape->count);
    for (size_t i = 0; i < map.shape->count; i++) {
        const struct field *field = &map.shape->fields[i];
        values[i] = field->get(dump->env, map.object, field);
    }
    vec_add(&dump->homes, (struct home){map, spot, depth, values});
}

static void add_map(struct dump *dump, struct map map, struct spot spot, size_t depth) {
    if (depth > DUMP_MAX_DEPTH) return;
    make_room(dump);
    size_t *slot = slot_of(dump, &map);
    if (*slot == 0) add_home(dump, slot, map, spot, depth);
}

static void add_maps_in(struct dump *dump, const struct value *value, struct spot spot,
                        size_t depth) {
    if (value->kind == VALUE_MAP) {
        add_map(dump, value->map, spot, depth);
    } else if (value->kind == VALUE_LIST) {
        for (; spot.item < value->list.count; spot.item++) {
            struct value item = value->list.at(dump->env, &value->list, spot.item);
            if (item.kind == VALUE_MAP) add_map(dump, item.map, spot, depth);
        }
    }
}

static void add_all(struct dump *dump, struct map root) {
    make_room(dump);
    add_home(dump, slot_of(dump, &root), root, (struct spot){NO_HOME, 0, 0}, 0);
    for (size_t i = 0; i < dump->homes.count; i++) {
        const struct home home = dump->homes.items[i]; // the list moves while it grows
        for (size_t f = 0; f < home.map.shape->count; f++) {
            add_maps_in(dump, &home.values[f], (struct spot){i, f, 0}, home.depth + 1);
        }
    }
}

// Index of the map's home; NO_HOME if it is too deep.
static size_t home_of(const struct dump *dump, const struct map *map) {
    size_t slot = *slot_of(dump, map);
    return slot == 0 ? NO_HOME : slot - 1;
}

static bool lives_at(const struct dump *dump, size_t home, struct spot spot) {
    const struct spot *own = &dump->homes.items[home].spot;
    return own->home == spot.home && own->field == spot.field && own->item == spot.item;
}

// --- Paths ---

static void add_path(const struct dump *dump, struct spot spot, char separator, struct buf *out) {
    if (spot.home == NO_HOME) return;
    const struct home *home = &dump->homes.items[spot.home];
    add_path(dump, home->spot, separator, out);
    if (home->spot.home != NO_HOME || separator == '/') buf_add_char(out, separator);
    buf_add(out, home->map.shape->fields[spot.field].name);
    if (home->values[spot.field].kind != VALUE_LIST) return;
    buf_add_char(out, separator);
    buf_add_int(out, (int64_t)spot.item);
}

// --- JSON ---

static void add_object(struct dump *dump, size_t index);

static void add_reference(const struct dump *dump, size_t home) {
    struct buf path = {0};
    buf_add_char(&path, '#');
    add_path(dump, dump->homes.items[home].spot, '/', &path);
    json_open(dump->out, '{');
    json_text_member(dump->out, "$ref", buf_str(&path));
    json_close(dump->out, '}');
    buf_free(&path);
}

static void add_json(struct dump *dump, const struct value *value, struct spot spot) {
    size_t home = value->kind == VALUE_MAP ? home_of(dump, &value->map) : NO_HOME;
    switch (value->kind) {
    case VALUE_BOOL: json_bool(dump->out, value->truth); break;
    case VALUE_INT: json_number(dump->out, value->number); break;
    case VALUE_IDENT:
    case VALUE_LIT:
    case VALUE_TEXT: json_text(dump->out, value->text); break;
    case VALUE_MAP:
        if (home == NO_HOME) {
            json_null(dump->out);
        } else if (lives_at(dump, home, spot)) {
            add_object(dump, home);
        } else {
            add_reference(dump, home);
        }
        break;
    case VALUE_ABSENT:
    case VALUE_LIST: json_null(dump->out); break;
    }
}

static void add_field(struct dump *dump, const struct field *field, const struct value *value,
                      struct spot spot) {
    if (field->type.kind != VALUE_LIST) {
        add_json(dump, value, spot);
        return;
    }
    json_open(dump->out, '[');
    for (; value->kind == VALUE_LIST && spot.item < value->list.count; spot.item++) {
        struct value item = value->list.at(dump->env, &value->list, spot.item);
        add_json(dump, &item, spot);
    }
    json_close(dump->out, ']');
}

static void add_object(struct dump *dump, size_t index) {
    const struct home *home = &dump->homes.items[index];
    json_open(dump->out, '{');
    for (size_t f = 0; f < home->map.shape->count; f++) {
        const struct field *field = &home->map.shape->fields[f];
        json_key(dump->out, field->name);
        add_field(dump, field, &home->values[f], (struct spot){index, f, 0});
    }
    json_close(dump->out, '}');
}

// --- Lines ---

static void add_lines(struct dump *dump, size_t index);

static void add_quoted(struct buf *out, struct str text) {
    struct buf quoted = {0};
    json_text(&quoted, text);
    buf_add(out, buf_str(&quoted));
    buf_free(&quoted);
}

// A piece of code of one line; another is quoted, to be one.
static void add_code(struct buf *out, struct str text) {
    if (utf8_find_unsafe(text) == text.len) {
        buf_add(out, text);
    } else {
        add_quoted(out, text);
    }
}

// What stands behind the path; a text is in quotes, as it cannot be printed as it is.
static void add_plain(const struct dump *dump, const struct value *value) {
    struct buf *out = dump->out;
    size_t home = value->kind == VALUE_MAP ? home_of(dump, &value->map) : NO_HOME;
    switch (value->kind) {
    case VALUE_BOOL: buf_add(out, value->truth ? STR("true") : STR("false")); break;
    case VALUE_INT: buf_add_int(out, value->number); break;
    case VALUE_IDENT:
    case VALUE_LIT: add_code(out, value->text); break;
    case VALUE_TEXT: add_quoted(out, value->text); break;
    case VALUE_MAP:
        buf_add(out, STR("-> "));
        if (home == NO_HOME) {
            buf_add(out, STR("..."));
        } else {
            add_path(dump, dump->homes.items[home].spot, '.', out);
            if (home == 0) buf_add_char(out, '.');
        }
        break;
    case VALUE_ABSENT:
    case VALUE_LIST: break;
    }
}

static void add_line(struct dump *dump, const struct value *value, struct spot spot) {
    if (value->kind == VALUE_ABSENT) return;
    if (value->kind == VALUE_MAP) {
        size_t home = home_of(dump, &value->map);
        if (home != NO_HOME && lives_at(dump, home, spot)) {
            add_lines(dump, home);
            return;
        }
    }
    add_path(dump, spot, '.', dump->out);
    buf_add_char(dump->out, ' ');
    add_plain(dump, value);
    buf_add_char(dump->out, '\n');
}

static void add_lines(struct dump *dump, size_t index) {
    const struct home *home = &dump->homes.items[index];
    for (size_t f = 0; f < home->map.shape->count; f++) {
        const struct value *value = &home->values[f];
        struct spot spot = {index, f, 0};
        if (value->kind != VALUE_LIST) {
            add_line(dump, value, spot);
            continue;
        }
        for (; spot.item < value->list.count; spot.item++) {
            struct value item = value->list.at(dump->env, &value->list, spot.item);
            add_line(dump, &item, spot);
        }
    }
}

void value_dump(struct value root, void *env, enum dump_form form, struct arena *arena,
                struct buf *out) {
    struct dump dump = {.env = env, .arena = arena, .out = out};
    add_all(&dump, root.map);
    if (form == DUMP_JSON) {
        add_object(&dump, 0);
        buf_add_char(out, '\n');
    } else {
        add_lines(&dump, 0);
    }
    vec_free(&dump.homes);
}
