// SPDX-License-Identifier: MIT
// A struct with a key of every type, and how to read one.
#ifndef STATUSGEN_TESTS_YAML_THING_H
#define STATUSGEN_TESTS_YAML_THING_H

#include "../findings.h"
#include "yaml/schema.h"

struct part {
    const struct node *node;
    struct str name;
    int64_t number;
};

struct named {
    const struct node *node;
    struct str name;
    struct array texts;
};

struct thing {
    const struct node *node;
    struct str line, text, id, link;
    int64_t number;
    bool truth;
    int choice;
    struct array lines, ids, list, dict;
    struct part part;
    const struct node *any;
};

static const char *const words[] = {"red", "green", NULL};

static const struct key part_keys[] = {
    SCHEMA_FIELD("name", KEY_LINE, part, name, NULL),
    SCHEMA_NUMBER("number", part, number, 99, false, NULL),
};
static const struct schema part_schema = SCHEMA_OF("a part", part, part_keys);

static const struct key texts_key = SCHEMA_FIELD("dict", KEY_LINES, named, texts, NULL);
static const struct schema named_schema = {
    .name = "named texts",
    .size = sizeof(struct named),
    .node_offset = offsetof(struct named, node),
    .key_offset = offsetof(struct named, name),
    .value = &texts_key,
};

static const struct key thing_keys[] = {
    SCHEMA_FIELD("line", KEY_LINE, thing, line, NULL),
    SCHEMA_FIELD("text", KEY_TEXT, thing, text, NULL),
    SCHEMA_FIELD("id", KEY_ID, thing, id, NULL),
    SCHEMA_FIELD("link", KEY_LINK, thing, link, NULL),
    SCHEMA_NUMBER("number", thing, number, 99, false, NULL),
    SCHEMA_FIELD("truth", KEY_BOOL, thing, truth, NULL),
    SCHEMA_CHOICE("choice", thing, choice, words, NULL),
    SCHEMA_FIELD("lines", KEY_LINES, thing, lines, NULL),
    SCHEMA_FIELD("ids", KEY_IDS, thing, ids, NULL),
    SCHEMA_NESTED("list", KEY_LIST, thing, list, part_schema, NULL),
    SCHEMA_NESTED("dict", KEY_DICT, thing, dict, named_schema, NULL),
    SCHEMA_NESTED("part", KEY_MAP, thing, part, part_schema, NULL),
    SCHEMA_FIELD("any", KEY_ANY, thing, any, NULL),
};
static const struct schema thing_schema = SCHEMA_OF("a thing", thing, thing_keys);

struct world {
    struct arena arena;
    struct diag diag;
};

static inline const struct thing *read_thing(struct world *world, const char *text) {
    struct source *source = ARENA_NEW(&world->arena, struct source);
    *source = (struct source){STR("main"), str_from(text)};
    const struct node *node = yaml_parse(&world->arena, source, &world->diag);
    struct thing *thing = ARENA_NEW(&world->arena, struct thing);
    if (node != NULL) schema_read(&world->arena, &thing_schema, node, thing, &world->diag);
    struct buf out = {0};
    add_findings(&out, &world->diag);
    assert_case(text, &out, "");
    return thing;
}

#endif
