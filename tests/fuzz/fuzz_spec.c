// SPDX-License-Identifier: MIT
// Any bytes as a specification: lint and all outputs of every language. What is accepted comes back
// from the JSON output as it is in the model.
#include "harness.h"

#include "base/utf8.h"
#include "lint/lint.h"
#include "yaml/node.h"

static struct str text_of(const struct node *map, const char *key) {
    const struct pair *pair = node_find(map, str_from(key));
    if (pair == NULL) return (struct str){0};
    PROMISE(pair->value->kind == NODE_TEXT);
    return pair->value->text;
}

static void compare_text(const struct node *map, const char *key, struct str wanted) {
    struct str text = text_of(map, key);
    PROMISE(str_given(text) == str_given(wanted));
    PROMISE(!str_given(text) || str_equal(text, wanted));
}

static void compare_entry(const struct node *read, const struct entry *entry) {
    struct arena arena = {0};
    PROMISE(read->kind == NODE_MAP);
    compare_text(read, "id", entry->id);
    compare_text(read, "code", arena_printf(&arena, "%lld", (long long)entry->code));
    compare_text(read, "phrase", entry->phrase);
    compare_text(read, "summary", entry->summary);
    compare_text(read, "description", entry->description);
    compare_text(read, "vendor", entry->vendor->id);
    arena_free(&arena);
}

static const struct node *list_of(const struct node *map, const char *key) {
    const struct pair *pair = node_find(map, str_from(key));
    PROMISE(pair != NULL && pair->value->kind == NODE_LIST);
    return pair->value;
}

// JSON is YAML, so the reader of specifications reads it: but for characters above U+FFFF, which
// are two escapes in JSON and one in YAML.
static void compare_json(struct str json, const struct spec *spec) {
    static const struct str pairs[] = {STR_INIT("\\uD8"), STR_INIT("\\uD9"), STR_INIT("\\uDA"),
                                       STR_INIT("\\uDB")};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (str_find(json, pairs[i], 0) < json.len) return;
    }
    struct source source = {STR("json"), json};
    struct diag diag = {0};
    struct arena arena = {0};
    const struct node *root = yaml_parse(&arena, &source, &diag);
    PROMISE(root != NULL && root->kind == NODE_MAP);
    const struct node *registries = list_of(root, "registries");
    PROMISE(registries->item_count == spec->count);
    const struct node *entries = list_of(registries->items[0], "entries");
    const struct registry *registry = &spec->registries[0];
    PROMISE(entries->item_count == registry->entries.count);
    for (size_t i = 0; i < registry->entries.count; i++) {
        compare_entry(entries->items[i], &ARRAY_AT(registry->entries, struct entry, i));
    }
    arena_free(&arena);
    diag_free(&diag);
}

// No output holds what could hide or break something.
static void check_bytes(struct str bytes) {
    struct str rest = bytes, line;
    while (str_split(&rest, '\n', &line)) {
        for (size_t at = 0; at < line.len;) {
            int32_t c = utf8_next(line, &at);
            PROMISE(c == '\t' || !utf8_is_unsafe(c));
        }
        PROMISE(!str_ends(line, STR(" ")) && !str_ends(line, STR("\r")));
    }
    PROMISE(bytes.len > 0 && bytes.data[bytes.len - 1] == '\n');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    // One language beside JSON at a time, by turns: that is faster than all.
    static const char *const languages[] = {"json,c", "json,go", "json,rust"};
    const char *const words[] = {"statusgen", "generate", "-l", languages[size % 3], "-o", "out/",
                                 "main", NULL};
    struct session session = {0};
    session_put(&session, "main", (struct str){(const char *)data, size});
    session_say(&session, words);
    struct outputs outputs = {0};
    if (render_all(&session, &outputs)) {
        const struct spec *spec = session.whole;
        for (size_t i = 0; i < outputs.plan.files.count; i++) {
            const struct plan_file *file = &outputs.plan.files.items[i];
            check_bytes(file->bytes);
            bool json = str_ends(file->path, STR(".json")) && !str_ends(file->path, STR(".schema.json"));
            if (json) compare_json(file->bytes, spec);
        }
        lint_spec(&session.arena, spec, (struct lint_options){STR("2025-09-15")}, &session.diag);
    }
    session_show(&session, size);
    outputs_free(&outputs);
    session_free(&session);
    return 0;
}
