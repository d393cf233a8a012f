// SPDX-License-Identifier: MIT
// Any bytes as a specification: lint and all outputs of every language. What is accepted comes back
// from the JSON output as it is in the model.
#include "harness.h"

#include "base/utf8.h"
#include "lint/lint.h"
#include "yaml/datum.h"

// --- What the JSON output says, and the model ---

static void compare_value(const struct node *read, const struct datum *wanted);

static void compare_text(const struct node *read, struct str wanted) {
    PROMISE(read->kind == NODE_TEXT && str_equal(read->text, wanted));
}

static void compare_number(const struct node *read, int64_t wanted) {
    char digits[STR_DIGITS];
    compare_text(read, str_digits(wanted, digits));
}

static void compare_items(const struct node *read, const struct datum *wanted) {
    PROMISE(read->kind == NODE_LIST && read->item_count == datum_count(wanted));
    for (size_t i = 0; i < read->item_count; i++) {
        struct datum item = datum_item(wanted, i);
        compare_value(read->items[i], &item);
    }
}

static void compare_members(const struct node *read, const struct datum *wanted) {
    PROMISE(read->kind == NODE_MAP && read->pair_count == datum_count(wanted));
    for (size_t i = 0; i < read->pair_count; i++) {
        struct datum_member member = datum_member(wanted, i);
        PROMISE(str_equal(read->pairs[i].key, member.key));
        compare_value(read->pairs[i].value, &member.value);
    }
}

// The key of JSON: "wire_code" is "wireCode" there, and what a key lists has its plural.
static struct str json_name(struct arena *arena, const struct key *key) {
    if (str_equal(str_from(key->name), STR("reference"))) return STR("references");
    char *name = arena_alloc(arena, strlen(key->name) + 1);
    size_t len = 0;
    for (const char *c = key->name; *c != '\0'; c++) {
        bool upper = c[0] == '_' && c[1] != '\0';
        if (upper) c++;
        name[len++] = upper ? (char)(*c - 'a' + 'A') : *c;
    }
    return (struct str){name, len};
}

static bool is_silent(const struct datum *value) {
    return datum_is_nothing(value) || (value->type == KEY_BOOL && !datum_bool(value));
}

static size_t known_extra(const struct node *read, const struct str *names) {
    size_t count = 0;
    for (; str_given(*names); names++) count += node_find(read, *names) != NULL;
    return count;
}

// Every key that says something is there, nothing else is but `others`, which are looked at elsewhere.
static void compare_object(const struct node *read, const struct schema *schema, const void *object,
                           const struct str *others) {
    struct arena arena = {0};
    PROMISE(read->kind == NODE_MAP);
    size_t seen = 0;
    for (size_t i = 0; i < schema->count; i++) {
        struct datum value = datum_of(schema, &schema->keys[i], object);
        const struct pair *pair = node_find(read, json_name(&arena, &schema->keys[i]));
        bool hidden = str_equal(str_from(schema->keys[i].name), STR("allow"));
        PROMISE(pair != NULL || is_silent(&value) || hidden);
        if (pair != NULL) compare_value(pair->value, &value);
        seen += pair != NULL;
    }
    PROMISE(seen + known_extra(read, others) == read->pair_count);
    arena_free(&arena);
}

// A reference has the link and the label that are made of the rest.
static void compare_reference(const struct node *read, const struct schema *schema,
                              const struct reference *reference) {
    static const struct str others[] = {STR_INIT("label"), {0}};
    struct arena arena = {0};
    struct reference whole = *reference;
    whole.url = reference_url(reference, &arena);
    const struct pair *label = node_find(read, others[0]);
    PROMISE(label != NULL);
    compare_text(label->value, reference_label(reference, &arena));
    compare_object(read, schema, &whole, others);
    arena_free(&arena);
}

static void compare_map(const struct node *read, const struct datum *wanted) {
    static const struct str none[] = {{0}};
    if (str_equal(str_from(wanted->schema->name), STR("a reference"))) {
        compare_reference(read, wanted->schema, wanted->field);
    } else {
        compare_object(read, wanted->schema, wanted->field, none);
    }
}

static void compare_node(const struct node *read, const struct datum *wanted) {
    switch (datum_node(wanted)->kind) {
    case NODE_TEXT: compare_text(read, datum_node(wanted)->text); break;
    case NODE_LIST: compare_items(read, wanted); break;
    case NODE_MAP: compare_members(read, wanted); break;
    }
}

// Data are as deep as YAML_MAX_DEPTH at most.
static void compare_value(const struct node *read, const struct datum *wanted) {
    switch (wanted->type) {
    case KEY_LINE:
    case KEY_TEXT:
    case KEY_ID:
    case KEY_DATE:
    case KEY_LINK: compare_text(read, datum_str(wanted)); break;
    case KEY_NUMBER: compare_number(read, datum_number(wanted)); break;
    case KEY_BOOL: compare_text(read, datum_bool(wanted) ? STR("true") : STR("false")); break;
    case KEY_CHOICE:
        compare_text(read, choice_name(wanted->choices, datum_choice(wanted)));
        break;
    case KEY_LINES:
    case KEY_WORDS:
    case KEY_IDS:
    case KEY_LIST: compare_items(read, wanted); break;
    case KEY_MAP: compare_map(read, wanted); break;
    case KEY_DICT: compare_members(read, wanted); break;
    case KEY_ANY: compare_node(read, wanted); break;
    }
}

static const struct schema *schema_of(const char *key) {
    size_t i = 0;
    while (!str_equal(str_from(spec_file_schema.keys[i].name), str_from(key))) i++;
    return spec_file_schema.keys[i].schema;
}

static const struct node *list_of(const struct node *map, const char *key) {
    const struct pair *pair = node_find(map, str_from(key));
    PROMISE(pair != NULL && pair->value->kind == NODE_LIST);
    return pair->value;
}

static void compare_list(const struct node *registry, const char *key, const struct array *wanted) {
    const struct datum list = {
        .type = KEY_LIST, .schema = schema_of(key), .field = wanted};
    compare_items(list_of(registry, key), &list);
}

static void compare_entry(const struct node *read, const struct entry *entry) {
    static const struct str others[] = {STR_INIT("class"), {0}};
    struct entry whole = *entry;
    whole.vendor_id = entry->vendor->id; // which a file may say once for all
    const struct pair *class = node_find(read, others[0]);
    PROMISE((class != NULL) == (entry->class != NULL));
    if (class != NULL) compare_text(class->value, entry->class->id);
    compare_object(read, schema_of("codes"), &whole, others);
}

static void compare_registry(const struct node *read, const struct registry *registry) {
    static const struct str others[] = {STR_INIT("editions"), STR_INIT("classes"), STR_INIT("vendors"),
                                        STR_INIT("peers"), STR_INIT("entries"), {0}};
    struct registry whole = *registry;
    if (whole.line.node != NULL && whole.line.end == 0) whole.line.end = LINE_END_NONE;
    compare_object(read, schema_of("registry"), &whole, others);
    compare_list(read, "editions", &registry->editions);
    compare_list(read, "classes", &registry->classes);
    compare_list(read, "vendors", &registry->vendors);
    compare_list(read, "peers", &registry->peers);
    const struct node *entries = list_of(read, "entries");
    PROMISE(entries->item_count == registry->entries.count);
    for (size_t i = 0; i < registry->entries.count; i++) {
        compare_entry(entries->items[i], &ARRAY_AT(registry->entries, struct entry, i));
    }
}

static uint32_t hex_at(struct str text, size_t at) {
    uint32_t number = 0;
    for (size_t i = at; i < at + 4; i++) {
        PROMISE(i < text.len);
        char c = text.data[i];
        PROMISE(char_is_alnum(c));
        number = number * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return number;
}

// JSON is YAML, so the reader of specifications reads it: but for characters above U+FFFF, which
// are two escapes in JSON and one in YAML.
static void add_as_yaml(struct buf *out, struct str json) {
    for (size_t at = 0; at < json.len;) {
        struct str rest = str_slice(json, at, json.len);
        if (str_starts(rest, STR("\\uD8")) || str_starts(rest, STR("\\uD9")) ||
            str_starts(rest, STR("\\uDA")) || str_starts(rest, STR("\\uDB"))) {
            uint32_t high = hex_at(json, at + 2), low = hex_at(json, at + 8);
            PROMISE(low >= 0xDC00 && low <= 0xDFFF);
            buf_printf(out, "\\U%08X", (unsigned)(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00));
            at += 12;
            continue;
        }
        size_t count = rest.data[0] == '\\' ? 2 : 1;
        buf_add(out, str_slice(rest, 0, count));
        at += count;
    }
}

static void compare_json(struct str json, const struct spec *spec) {
    struct buf yaml = {0};
    add_as_yaml(&yaml, json);
    struct source source = {STR("json"), buf_str(&yaml)};
    struct diag diag = {0};
    struct arena arena = {0};
    const struct node *root = yaml_parse(&arena, &source, &diag);
    PROMISE(root != NULL && root->kind == NODE_MAP);
    const struct node *registries = list_of(root, "registries");
    PROMISE(registries->item_count == spec->count);
    for (size_t i = 0; i < spec->count; i++) {
        compare_registry(registries->items[i], &spec->registries[i]);
    }
    arena_free(&arena);
    diag_free(&diag);
    buf_free(&yaml);
}

// --- Its bytes ---

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

// What is refused is for fuzz_reader: to read the languages takes longer than all else.
static bool is_accepted(struct str text) {
    struct session session = {0};
    bool accepted = session_merge(&session, text, (struct str){0});
    session_free(&session);
    return accepted;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!is_accepted((struct str){(const char *)data, size})) return 0;
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
