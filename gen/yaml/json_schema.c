// SPDX-License-Identifier: MIT
#include "yaml/json_schema.h"

#include "base/json.h"

static const struct str id_pattern = STR_INIT("^[a-z][a-z0-9]*(_[a-z0-9]+)*$");
static const struct str line_pattern = STR_INIT("^[^\\t\\n\\u2028\\u2029]*$");
static const struct str date_pattern = STR_INIT("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
static const struct str link_pattern = STR_INIT("^https?://[!#-&(-;=?-\\[\\]_a-z~]*$");

static void add_type(struct buf *out, const char *type) {
    json_text_member(out, "type", str_from(type));
}

// The definition's name: "a header field" is called header-field.
static void add_definition_name(struct buf *out, const struct schema *schema) {
    struct str name = str_from(schema->name);
    size_t blank = str_find_char(name, ' ', 0);
    struct str article = str_slice(name, 0, blank);
    if (str_equal(article, STR("a")) || str_equal(article, STR("an"))) {
        name = str_slice(name, blank + 1, name.len);
    }
    for (size_t i = 0; i < name.len; i++) {
        buf_add_char(out, char_is_alnum(name.data[i]) ? name.data[i] : '-');
    }
}

static void add_reference(struct buf *out, const struct schema *schema) {
    struct buf text = {0};
    buf_add(&text, STR("#/definitions/"));
    add_definition_name(&text, schema);
    json_text_member(out, "$ref", buf_str(&text));
    buf_free(&text);
}

// Draft 07 ignores what stands beside a reference, so it is wrapped where something does.
static void add_wrapped_reference(struct buf *out, const struct schema *schema) {
    json_key(out, STR("allOf"));
    json_open(out, '[');
    json_open(out, '{');
    add_reference(out, schema);
    json_close(out, '}');
    json_close(out, ']');
}

static void add_text_rules(struct buf *out, const struct key *key) {
    switch (key->type) {
    case KEY_ID:
    case KEY_IDS: json_text_member(out, "pattern", id_pattern); break;
    case KEY_DATE: json_text_member(out, "pattern", date_pattern); break;
    case KEY_LINK: json_text_member(out, "pattern", link_pattern); break;
    case KEY_TEXT: break;
    default: json_text_member(out, "pattern", line_pattern); break;
    }
    if (key_most_bytes(key) > 0) json_number_member(out, "maxLength", (int64_t)key_most_bytes(key));
}

static void add_most_items(struct buf *out, const char *member, const struct key *key) {
    json_number_member(out, member, (int64_t)key_most_items(key));
}

static void add_texts(struct buf *out, const struct key *key) {
    json_key(out, STR("type"));
    json_open(out, '[');
    json_text(out, STR("string"));
    json_text(out, STR("array"));
    json_close(out, ']');
    add_text_rules(out, key);
    add_most_items(out, "maxItems", key);
    json_key(out, STR("items"));
    json_open(out, '{');
    add_type(out, "string");
    add_text_rules(out, key);
    json_close(out, '}');
}

static void add_choices(struct buf *out, const char *const *choices) {
    json_key(out, STR("enum"));
    json_open(out, '[');
    for (size_t i = 0; choices[i] != NULL; i++) json_text(out, str_from(choices[i]));
    json_close(out, ']');
}

static void add_value(struct buf *out, const struct key *key);

static void add_dict(struct buf *out, const struct key *key) {
    const struct schema *schema = key->schema;
    add_type(out, "object");
    add_most_items(out, "maxProperties", key);
    json_key(out, STR("additionalProperties"));
    json_open(out, '{');
    if (schema->value != NULL) {
        add_value(out, schema->value);
    } else {
        add_reference(out, schema);
    }
    json_close(out, '}');
}

// One patch, or a list of them; of the file's own subject its id alone will do.
static void add_patches(struct buf *out, const struct key *key) {
    const struct schema *schema = key->schema;
    json_key(out, STR("anyOf"));
    json_open(out, '[');
    json_open(out, '{');
    add_type(out, "string");
    add_text_rules(out, &(const struct key){.type = KEY_ID});
    json_close(out, '}');
    json_open(out, '{');
    add_reference(out, schema);
    json_close(out, '}');
    json_open(out, '{');
    add_type(out, "array");
    add_most_items(out, "maxItems", key);
    json_key(out, STR("items"));
    json_open(out, '{');
    add_reference(out, schema);
    json_close(out, '}');
    json_close(out, '}');
    json_close(out, ']');
}

// The members that say what a value of the key is.
static void add_value(struct buf *out, const struct key *key) {
    if (key->summary != NULL) json_text_member(out, "description", str_from(key->summary));
    switch (key->type) {
    case KEY_LINE:
    case KEY_TEXT:
    case KEY_ID:
    case KEY_DATE:
    case KEY_LINK:
        add_type(out, "string");
        add_text_rules(out, key);
        break;
    case KEY_NUMBER:
        add_type(out, "integer");
        json_number_member(out, "minimum", 0);
        json_number_member(out, "maximum", key->most);
        break;
    case KEY_BOOL: add_type(out, "boolean"); break;
    case KEY_CHOICE: add_choices(out, key->choices); break;
    case KEY_LINES:
    case KEY_WORDS:
    case KEY_IDS: add_texts(out, key); break;
    case KEY_MAP: add_wrapped_reference(out, key->schema); break;
    case KEY_LIST:
        add_type(out, "array");
        add_most_items(out, "maxItems", key);
        json_key(out, STR("items"));
        json_open(out, '{');
        add_reference(out, key->schema);
        json_close(out, '}');
        break;
    case KEY_DICT: add_dict(out, key); break;
    case KEY_ANY:
        if (key->schema != NULL) add_patches(out, key);
        break;
    }
}

static bool has_required(const struct schema *schema) {
    for (size_t i = 0; i < schema->count; i++) {
        if (schema->keys[i].required) return true;
    }
    return false;
}

static void add_required(struct buf *out, const struct schema *schema) {
    if (!has_required(schema)) return; // an empty list is legal in later drafts only
    json_key(out, STR("required"));
    json_open(out, '[');
    for (size_t i = 0; i < schema->count; i++) {
        if (schema->keys[i].required) json_text(out, str_from(schema->keys[i].name));
    }
    json_close(out, ']');
}

static bool is_list(const struct key *key) {
    return key->type == KEY_LIST || key->type == KEY_LINES || key->type == KEY_WORDS ||
           key->type == KEY_IDS;
}

static void add_property(struct buf *out, const char *sign, const struct key *key) {
    struct buf name = {0};
    buf_printf(&name, "%s%s", sign, key->name);
    json_key(out, buf_str(&name));
    buf_free(&name);
    json_open(out, '{');
    add_value(out, key);
    json_close(out, '}');
}

static void add_mapping(struct buf *out, const struct schema *schema, bool patch) {
    static const struct key override = {
        .name = "override", .type = KEY_BOOL, .summary = "true: it may change or reuse a number"};
    add_type(out, "object");
    json_key(out, STR("additionalProperties"));
    json_bool(out, false);
    if (!patch) add_required(out, schema);
    json_key(out, STR("properties"));
    json_open(out, '{');
    for (size_t i = 0; i < schema->count; i++) {
        add_property(out, "", &schema->keys[i]);
        if (patch && is_list(&schema->keys[i])) add_property(out, "+", &schema->keys[i]);
    }
    if (patch) add_property(out, "", &override);
    json_close(out, '}');
}

static void add_definitions(struct buf *out, const struct schema *root, bool patches) {
    enum { MOST = 256 };
    const struct schema *schemas[MOST];
    size_t count = schema_walk(root, schemas, MOST);
    json_key(out, STR("definitions"));
    json_open(out, '{');
    for (size_t i = 1; i < count; i++) {
        struct buf name = {0};
        add_definition_name(&name, schemas[i]);
        json_key(out, buf_str(&name));
        buf_free(&name);
        json_open(out, '{');
        add_mapping(out, schemas[i], patches);
        json_close(out, '}');
    }
    json_close(out, '}');
}

void json_schema(const struct schema *root, struct str title, bool patches, struct buf *out) {
    struct buf compact = {0};
    json_open(&compact, '{');
    json_text_member(&compact, "$schema", STR("http://json-schema.org/draft-07/schema#"));
    json_text_member(&compact, "title", title);
    add_mapping(&compact, root, false);
    add_definitions(&compact, root, patches);
    json_close(&compact, '}');
    json_indent(buf_str(&compact), out);
    buf_free(&compact);
}
