// SPDX-License-Identifier: MIT
// YAML as a tree of located nodes. The only module that knows libyaml.
//
// The dialect is the part of YAML that every parser reads alike (see docs/spec-format.md): one
// document, no anchors, aliases, tags, directives or nulls, no key twice. Scalars are texts.
#ifndef STATUSGEN_YAML_NODE_H
#define STATUSGEN_YAML_NODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "diag/diag.h"

enum { YAML_MAX_DEPTH = 64, YAML_MAX_KEY = 64, YAML_MAX_VALUES = 1000000 };

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node;

struct pair {
    struct str key;
    struct place key_place;
    const struct node *value;
};

struct node {
    enum node_kind kind;
    bool plain; // TEXT: written without quotes and not as a block
    struct place place;
    union {
        struct str text;
        struct {
            const struct node *const *items;
            size_t item_count;
        };
        struct {
            const struct pair *pairs;
            size_t pair_count;
        };
    };
};

// Reads a source into nodes of the arena, whose texts and places point into the source. NULL if
// anything was wrong, which is reported.
const struct node *yaml_parse(struct arena *arena, const struct source *source, struct diag *diag);

// The pair of a map with that key, or NULL.
const struct pair *node_find(const struct node *map, struct str key);

// For messages: the place of the value of a key, else of the map itself.
struct place node_place(const struct node *map, const char *key);

// The same of one item of a list; of the value itself if it is no list.
struct place node_item_place(const struct node *map, const char *key, size_t index);

// "a text", "a list", "a mapping".
const char *node_kind_name(enum node_kind kind);

#endif
