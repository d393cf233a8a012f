// SPDX-License-Identifier: MIT
#include "yaml/print.h"

#include "base/utf8.h"
#include "diag/text.h"
#include "yaml/compare.h"

enum { STEP = 2 }; // blanks of indent

// --- Texts ---

// Words that some reader of YAML takes for something else than a text.
static bool is_special_word(struct str text) {
    static const struct str words[] = {
        STR_INIT("y"),  STR_INIT("n"),   STR_INIT("yes"),  STR_INIT("no"),   STR_INIT("on"),
        STR_INIT("off"), STR_INIT("true"), STR_INIT("false"), STR_INIT("null")};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (str_equal_letters(text, words[i])) return true;
    }
    return false;
}

static bool is_plain(struct str text) {
    if (text.len == 0 || !char_is_alpha(text.data[0]) || is_special_word(text)) return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        bool harmless = char_is_alnum(c) || c == ' ' || c == '-' || c == '.' || c == '_';
        if (!harmless) return false;
    }
    return text.data[text.len - 1] != ' ';
}

static void print_character(struct buf *out, struct str character, int32_t c) {
    if (c == '"' || c == '\\') {
        buf_printf(out, "\\%c", (char)c);
    } else if (c == '\n') {
        buf_add(out, STR("\\n"));
    } else if (c == '\t') {
        buf_add(out, STR("\\t"));
    } else if (!utf8_is_unsafe(c)) {
        buf_add(out, character);
    } else {
        buf_printf(out, c <= 0xFFFF ? "\\u%04X" : "\\U%08X", (unsigned)c);
    }
}

static void print_quoted(struct buf *out, struct str text) {
    buf_add_char(out, '"');
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        int32_t c = utf8_next(text, &at);
        print_character(out, str_slice(text, start, at - start), c);
    }
    buf_add_char(out, '"');
}

void yaml_print_text(struct buf *out, struct str text) {
    if (is_plain(text)) {
        buf_add(out, text);
    } else {
        print_quoted(out, text);
    }
}

// --- Origins ---

static void print_origin(struct buf *out, struct place place) {
    if (place.source != NULL) {
        bool standard_input = str_equal(place.source->path, STR("-"));
        buf_add(out, STR(" # "));
        text_show(out, standard_input ? STR("<stdin>") : place.source->path, SIZE_MAX);
        buf_printf(out, ":%u", place.line);
    }
    buf_add_char(out, '\n');
}

static size_t count_of(const struct node *node) {
    return node->kind == NODE_LIST ? node->item_count : node->pair_count;
}

static const struct node *child(const struct node *node, size_t index) {
    return node->kind == NODE_LIST ? node->items[index] : node->pairs[index].value;
}

// A text, or what is empty: it has an origin of its own.
static bool is_leaf(const struct node *node) {
    return node->kind == NODE_TEXT || count_of(node) == 0;
}

static struct place first_place(const struct node *node) {
    while (!is_leaf(node)) node = child(node, 0);
    return node->place;
}

// Do all leaves come from that line? Reading bounded the depth, so it bounds this recursion.
static bool is_of_line(const struct node *node, struct place place) {
    if (is_leaf(node)) {
        return node->place.source == place.source && node->place.line == place.line;
    }
    for (size_t i = 0; i < count_of(node); i++) {
        if (!is_of_line(child(node, i), place)) return false;
    }
    return true;
}

static bool is_flow(const struct node *node) {
    return is_of_line(node, first_place(node));
}

// --- Values ---

// What a node stands for.
struct form {
    enum key_type type;          // of its texts; of a mapping KEY_MAP, KEY_DICT or KEY_ANY
    const struct schema *schema; // of a mapping, or of the items of a list
};

static struct form key_form(const struct key *key) {
    return (struct form){key->type, key->schema};
}

static struct form item_form(struct form list) {
    if (list.type == KEY_LIST) list.type = KEY_MAP;
    return list;
}

static struct form pair_form(struct form map, struct str key) {
    const struct key *known = NULL;
    if (map.type == KEY_DICT) {
        known = map.schema->value;
        if (known == NULL) return (struct form){KEY_MAP, map.schema};
    }
    if (map.type == KEY_MAP) known = schema_key(map.schema, key);
    return known != NULL ? key_form(known) : (struct form){KEY_ANY, NULL};
}

// Prose is always quoted: beside the comment a reader would wonder where it ends.
static void print_scalar(struct buf *out, struct form form, struct str text) {
    switch (form.type) {
    case KEY_NUMBER:
    case KEY_BOOL: buf_add(out, text); break;
    case KEY_ID:
    case KEY_IDS:
    case KEY_CHOICE: yaml_print_text(out, text); break;
    default: print_quoted(out, text); break;
    }
}

// On one line. Reading bounded the depth, so it bounds this recursion.
static void print_flow(struct buf *out, struct form form, const struct node *node) {
    switch (node->kind) {
    case NODE_TEXT: print_scalar(out, form, node->text); break;
    case NODE_LIST:
        buf_add_char(out, '[');
        for (size_t i = 0; i < node->item_count; i++) {
            if (i > 0) buf_add(out, STR(", "));
            print_flow(out, item_form(form), node->items[i]);
        }
        buf_add_char(out, ']');
        break;
    case NODE_MAP:
        buf_add_char(out, '{');
        for (size_t i = 0; i < node->pair_count; i++) {
            const struct pair *pair = &node->pairs[i];
            if (i > 0) buf_add(out, STR(", "));
            yaml_print_text(out, pair->key);
            buf_add(out, STR(": "));
            print_flow(out, pair_form(form, pair->key), pair->value);
        }
        buf_add_char(out, '}');
        break;
    }
}

static void print_pair(struct buf *out, struct form map, const struct pair *pair, size_t indent);

// Behind "- ", so the first pair of a mapping stands on the line of its dash.
static void print_item(struct buf *out, struct form form, const struct node *node, size_t indent) {
    buf_add(out, STR("- "));
    if (is_flow(node)) {
        print_flow(out, form, node);
        print_origin(out, first_place(node));
        return;
    }
    for (size_t i = 0; i < count_of(node); i++) {
        if (i > 0) buf_fill(out, ' ', indent + STEP);
        if (node->kind == NODE_MAP) {
            print_pair(out, form, &node->pairs[i], indent + STEP);
        } else {
            print_item(out, item_form(form), node->items[i], indent + STEP);
        }
    }
}

// Begins at the column of the indent.
static void print_pair(struct buf *out, struct form map, const struct pair *pair, size_t indent) {
    struct form form = pair_form(map, pair->key);
    const struct node *value = pair->value;
    yaml_print_text(out, pair->key);
    buf_add_char(out, ':');
    if (is_flow(value)) {
        buf_add_char(out, ' ');
        print_flow(out, form, value);
        print_origin(out, first_place(value));
        return;
    }
    buf_add_char(out, '\n');
    for (size_t i = 0; value->kind == NODE_LIST && i < value->item_count; i++) {
        buf_fill(out, ' ', indent + STEP);
        print_item(out, item_form(form), value->items[i], indent + STEP);
    }
    for (size_t i = 0; value->kind == NODE_MAP && i < value->pair_count; i++) {
        buf_fill(out, ' ', indent + STEP);
        print_pair(out, form, &value->pairs[i], indent + STEP);
    }
}

void yaml_print_pair(struct buf *out, const struct schema *schema, const struct pair *pair,
                     size_t indent) {
    buf_fill(out, ' ', indent);
    print_pair(out, (struct form){KEY_MAP, schema}, pair, indent);
}

void yaml_print_item(struct buf *out, const struct schema *schema, const struct node *map,
                     size_t indent) {
    buf_fill(out, ' ', indent);
    print_item(out, (struct form){KEY_MAP, schema}, map, indent);
}
