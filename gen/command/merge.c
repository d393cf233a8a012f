// SPDX-License-Identifier: MIT
#include "base/json.h"
#include "command/answer.h"
#include "command/commands.h"
#include "spec/format.h"
#include "yaml/make.h"
#include "yaml/print.h"

static const struct pair *file_pair(const struct registry *registry, size_t file, const char *key) {
    return node_find(ARRAY_AT(registry->files, const struct node *, file), str_from(key));
}

// A list of one key in all files. Everything but the entries is in the order of the files.
static void add_list(struct session *session, const struct registry *registry,
                     const struct key *key) {
    bool titled = false;
    for (size_t f = 0; f < registry->files.count; f++) {
        const struct pair *pair = file_pair(registry, f, key->name);
        if (pair == NULL) continue;
        if (!titled) buf_printf(&session->out, "\n%s:\n", key->name);
        titled = true;
        for (size_t i = 0; i < pair->value->item_count; i++) {
            yaml_print_item(&session->out, key->schema, pair->value->items[i], 2);
        }
    }
}

// What the entry's file says of the vendor of its entries.
static const struct pair *vendor_pair(const struct registry *registry, const struct entry *entry) {
    for (size_t f = 0; f < registry->files.count; f++) {
        const struct node *file = ARRAY_AT(registry->files, const struct node *, f);
        if (file->place.source != entry->node->place.source) continue;
        return file_pair(registry, f, "vendor");
    }
    return NULL;
}

// With the vendor that it has of its file, since all are in one file now.
static const struct node *with_vendor(struct session *session, const struct registry *registry,
                                      const struct entry *entry) {
    const struct node *node = entry->node;
    if (node_find(node, STR("vendor")) != NULL) return node;
    const struct pair *given = vendor_pair(registry, entry);
    struct pair *pairs = ARENA_ARRAY(&session->arena, struct pair, node->pair_count + 1);
    struct place place = given != NULL ? given->value->place : entry->vendor->node->place;
    const struct node *vendor = node_make_text(&session->arena, entry->vendor->id, place);
    size_t count = 0;
    for (size_t i = 0; i < node->pair_count; i++) {
        pairs[count++] = node->pairs[i];
        if (!str_equal(node->pairs[i].key, STR("id"))) continue;
        pairs[count++] = (struct pair){STR("vendor"), place, vendor};
    }
    return node_make_map(&session->arena, pairs, count, node->place);
}

static void add_entries(struct session *session, const struct registry *registry,
                        const struct key *key) {
    for (size_t i = 0; i < registry->entries.count; i++) {
        const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
        buf_add(&session->out, i == 0 ? STR("\ncodes:\n") : STR("\n"));
        yaml_print_item(&session->out, key->schema, with_vendor(session, registry, entry), 2);
    }
}

static bool is_key(const struct key *key, const char *name) {
    return str_equal(str_from(key->name), str_from(name));
}

// --- As JSON: an object for each value ---

static void add_value(struct session *session, const struct registry *registry, struct str path,
                      const struct node *node) {
    answer_open(session);
    json_text_member(&session->out, "registry", registry->id);
    json_text_member(&session->out, "path", path);
    json_text_member(&session->out, "value", node->text);
    answer_place(session, "origin", node->place);
    answer_close(session);
}

// Nodes are as deep as YAML_MAX_DEPTH at most.
static void add_values(struct session *session, const struct registry *registry, struct str path,
                       const struct node *node) {
    struct arena *arena = &session->arena;
    if (node->kind == NODE_TEXT) add_value(session, registry, path, node);
    for (size_t i = 0; node->kind == NODE_LIST && i < node->item_count; i++) {
        struct str item = arena_printf(arena, "%.*s.%zu", STR_ARG(path), i);
        add_values(session, registry, item, node->items[i]);
    }
    for (size_t i = 0; node->kind == NODE_MAP && i < node->pair_count; i++) {
        const struct pair *pair = &node->pairs[i];
        struct str item = arena_printf(arena, "%.*s.%.*s", STR_ARG(path), STR_ARG(pair->key));
        add_values(session, registry, item, pair->value);
    }
}

static void add_entry_values(struct session *session, const struct registry *registry) {
    for (size_t i = 0; i < registry->entries.count; i++) {
        const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
        struct str path = arena_printf(&session->arena, "codes.%.*s.%.*s",
                                       STR_ARG(entry->vendor->id), STR_ARG(entry->id));
        add_values(session, registry, path, entry->node);
    }
}

static void add_list_values(struct session *session, const struct registry *registry,
                            const struct key *key) {
    size_t count = 0;
    for (size_t f = 0; f < registry->files.count; f++) {
        const struct pair *pair = file_pair(registry, f, key->name);
        for (size_t i = 0; pair != NULL && i < pair->value->item_count; i++) {
            struct str path = arena_printf(&session->arena, "%s.%zu", key->name, count++);
            add_values(session, registry, path, pair->value->items[i]);
        }
    }
}

static void add_registry_values(struct session *session, const struct registry *registry) {
    for (size_t i = 0; i < spec_file_schema.count; i++) {
        const struct key *key = &spec_file_schema.keys[i];
        const struct pair *pair = file_pair(registry, 0, key->name);
        if (is_key(key, "codes")) {
            add_entry_values(session, registry);
        } else if (key->type == KEY_LIST) {
            add_list_values(session, registry, key);
        } else if (pair != NULL && !is_key(key, "include")) {
            add_values(session, registry, pair->key, pair->value);
        }
    }
}

// --- As a specification ---

// The keys of a file in the order in which they are declared.
static void add_registry(struct session *session, const struct registry *registry) {
    for (size_t i = 0; i < spec_file_schema.count; i++) {
        const struct key *key = &spec_file_schema.keys[i];
        const struct pair *pair = file_pair(registry, 0, key->name);
        if (is_key(key, "codes")) {
            add_entries(session, registry, key);
        } else if (key->type == KEY_LIST) {
            add_list(session, registry, key);
        } else if (pair != NULL && !is_key(key, "include")) {
            yaml_print_pair(&session->out, &spec_file_schema, pair, 0);
        }
    }
}

int command_merge(struct session *session) {
    const struct spec *spec = session_spec(session);
    const struct registry *registry = spec != NULL ? session_registry(session, spec) : NULL;
    if (registry == NULL) return EXIT_FAILED;
    if (answer_is_json(session)) {
        add_registry_values(session, registry);
    } else {
        add_registry(session, registry);
    }
    return EXIT_DONE;
}
