// SPDX-License-Identifier: MIT
#include "yaml/schema.h"

#include <inttypes.h>
#include <string.h>

#include "base/suggest.h"
#include "base/vec.h"

enum { MAX_LINE = 4096, MAX_TEXT = 16 * 1024 };

// One value on its way into a field.
struct reading {
    struct arena *arena;
    struct diag *diag;
    const struct key *key;
    const struct node *node;
};

static void read_value(struct reading r, void *field);

static void report_type(struct reading r, const char *expected) {
    diag_report(r.diag, RULE_WRONG_TYPE, r.node->place, "'%s' must be %s, not %s", r.key->name,
                expected, node_kind_name(r.node->kind));
}

static bool is_kind(struct reading r, enum node_kind kind) {
    if (r.node->kind == kind) return true;
    report_type(r, node_kind_name(kind));
    return false;
}

static void report_value(struct reading r, const char *why) {
    diag_report(r.diag, RULE_BAD_VALUE, r.node->place, "'%.*s' is no value for '%s': %s",
                STR_ARG(r.node->text), r.key->name, why);
}

static bool within(struct reading r) {
    size_t most = key_most_bytes(r.key);
    if (r.node->text.len <= most) return true;
    diag_report(r.diag, RULE_LIMIT, r.node->place, "'%s' is longer than %zu bytes", r.key->name,
                most);
    return false;
}

// How many of the items are taken: all, but for a list that is too long, which is reported.
static size_t count_within(struct reading r) {
    bool list = r.node->kind == NODE_LIST;
    size_t count = list ? r.node->item_count : r.node->pair_count, most = key_most_items(r.key);
    if (count <= most) return count;
    struct place place = list ? r.node->items[most]->place : r.node->pairs[most].key_place;
    diag_report(r.diag, RULE_LIMIT, place, "'%s' has more than %zu %s", r.key->name, most,
                list ? "items" : "keys");
    return most;
}

bool text_is_id(struct str text) {
    if (text.len == 0 || text.len > SCHEMA_MAX_ID || !char_is_lower(text.data[0])) return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if (c == '_') {
            bool between = i + 1 < text.len && text.data[i + 1] != '_';
            if (!between) return false;
        } else if (!char_is_lower(c) && !char_is_digit(c)) {
            return false;
        }
    }
    return true;
}

static int two_digits(struct str text, size_t at) {
    return (text.data[at] - '0') * 10 + text.data[at + 1] - '0';
}

static int days_of_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

bool text_is_date(struct str text) {
    static const char form[] = "dddd-dd-dd";
    if (text.len != sizeof form - 1) return false;
    for (size_t i = 0; i < text.len; i++) {
        if (form[i] == 'd' ? !char_is_digit(text.data[i]) : text.data[i] != form[i]) return false;
    }
    int year = two_digits(text, 0) * 100 + two_digits(text, 2);
    int month = two_digits(text, 5), day = two_digits(text, 8);
    return month >= 1 && month <= 12 && day >= 1 && day <= days_of_month(year, month);
}

static bool is_never_in_links(unsigned char c) {
    switch (c) {
    case '"': case '\'': case '<': case '>': case '\\':
    case '^': case '`': case '{': case '|': case '}': return true;
    default: return false;
    }
}

bool text_is_link(struct str text) {
    if (!str_starts(text, STR("http://")) && !str_starts(text, STR("https://"))) return false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c <= ' ' || c >= 0x7F || is_never_in_links(c)) return false;
    }
    return true;
}

// U+2028 and U+2029 end a line too; the other line ends are controls, which no text can hold.
static bool is_line(struct str text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c > '\n' && c < 0xE2) continue; // nearly all of every text
        if (c == '\n' || c == '\t') return false;
        struct str rest = str_slice(text, i, 3);
        if (str_equal(rest, STR("\xE2\x80\xA8")) || str_equal(rest, STR("\xE2\x80\xA9"))) {
            return false;
        }
    }
    return true;
}

static struct str read_string(struct reading r) {
    const struct str none = {0};
    if (!is_kind(r, NODE_TEXT)) return none;
    struct str text = r.node->text;
    switch (r.key->type) {
    case KEY_ID:
    case KEY_IDS:
        if (text_is_id(text)) return text;
        report_value(r, "an id is words of a-z and 0-9 joined by '_', at most 64 bytes");
        return none;
    case KEY_DATE:
        if (text_is_date(text)) return text;
        report_value(r, "a date is written as in 2025-09-15");
        return none;
    case KEY_LINK:
        if (text_is_link(text)) return within(r) ? text : none;
        report_value(r, "a link begins with http:// or https:// and has no blanks or quotes");
        return none;
    case KEY_TEXT: return within(r) ? text : none;
    default:
        if (is_line(text)) return within(r) ? text : none;
        diag_report(r.diag, RULE_BAD_VALUE, r.node->place, "'%s' must be one line, without tabs",
                    r.key->name);
        return none;
    }
}

static int64_t read_number(struct reading r) {
    uint64_t number = 0;
    if (!is_kind(r, NODE_TEXT)) return NUMBER_ABSENT;
    if (!r.node->plain) {
        diag_report(r.diag, RULE_WRONG_TYPE, r.node->place, "'%s' must be a number, not a quoted text",
                    r.key->name);
        return NUMBER_ABSENT;
    }
    if (str_to_uint(r.node->text, (uint64_t)r.key->most, &number)) return (int64_t)number;
    diag_report(r.diag, RULE_BAD_VALUE, r.node->place,
                "'%.*s' is no value for '%s': it takes a number from 0 to %" PRId64
                " in plain decimal digits",
                STR_ARG(r.node->text), r.key->name, r.key->most);
    return NUMBER_ABSENT;
}

static bool read_bool(struct reading r) {
    if (!is_kind(r, NODE_TEXT)) return false;
    if (str_equal(r.node->text, STR("true"))) return true;
    if (!str_equal(r.node->text, STR("false"))) report_value(r, "it takes true or false");
    return false;
}

// Is the text that word of a table?
static bool is_name(const char *name, struct str text) {
    return text.len > 0 && name[0] == text.data[0] &&
           strncmp(name, text.data, text.len) == 0 && name[text.len] == '\0';
}

static int read_choice(struct reading r) {
    if (!is_kind(r, NODE_TEXT)) return 0;
    for (int i = 0; r.key->choices[i] != NULL; i++) {
        if (is_name(r.key->choices[i], r.node->text)) return i + 1;
    }
    report_value(r, "it is none of the words it takes");
    struct suggestion near = suggest_start(r.node->text);
    for (int i = 0; r.key->choices[i] != NULL; i++) suggest_try(&near, str_from(r.key->choices[i]));
    if (str_given(near.best)) {
        diag_suggest(r.diag, r.node->place, near.best);
    } else {
        for (int i = 0; r.key->choices[i] != NULL; i++) {
            diag_note(r.diag, r.node->place, "it takes '%s'", r.key->choices[i]);
        }
    }
    return 0;
}

static struct array read_strings(struct reading r) {
    bool single = r.node->kind == NODE_TEXT;
    if (!single && r.node->kind != NODE_LIST) {
        report_type(r, "a text or a list of texts");
        return (struct array){0};
    }
    size_t count = single ? 1 : count_within(r);
    struct array array = {ARENA_ARRAY(r.arena, struct str, count), 0};
    const struct node *list = r.node;
    for (size_t i = 0; i < count; i++) {
        r.node = single ? list : list->items[i];
        struct str text = read_string(r);
        if (str_given(text)) ARRAY_AT(array, struct str, array.count++) = text;
    }
    return array;
}

// The next word of a text; false if none is left.
static bool take_word(struct str *rest, struct str *word) {
    *rest = str_trim(*rest);
    size_t end = 0;
    while (end < rest->len && rest->data[end] != ' ') end++;
    *word = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->len);
    return word->len > 0;
}

static size_t count_words(struct array texts) {
    size_t count = 0;
    for (size_t i = 0; i < texts.count; i++) {
        struct str rest = ARRAY_AT(texts, struct str, i), word;
        while (take_word(&rest, &word)) count++;
    }
    return count;
}

static struct array read_words(struct reading r) {
    struct array texts = read_strings(r);
    struct array words = {ARENA_ARRAY(r.arena, struct str, count_words(texts)), 0};
    for (size_t i = 0; i < texts.count; i++) {
        struct str rest = ARRAY_AT(texts, struct str, i), word;
        while (take_word(&rest, &word)) ARRAY_AT(words, struct str, words.count++) = word;
    }
    return words;
}

static struct array read_list(struct reading r) {
    if (!is_kind(r, NODE_LIST)) return (struct array){0};
    size_t size = r.key->schema->size, count = count_within(r);
    struct array array = {arena_array(r.arena, count, size), count};
    for (size_t i = 0; i < count; i++) {
        schema_read(r.arena, r.key->schema, r.node->items[i], (char *)array.items + i * size, r.diag);
    }
    return array;
}

// What patches are in is a list, a mapping or a text.
static const struct node *read_any(struct reading r) {
    if (r.key->schema != NULL && r.node->kind == NODE_LIST) count_within(r);
    return r.node;
}

static void read_dict_item(struct reading r, const struct pair *pair, char *item) {
    const struct schema *schema = r.key->schema;
    memcpy(item + schema->key_offset, &pair->key, sizeof pair->key);
    if (schema->value != NULL) {
        memcpy(item + schema->node_offset, &pair->value, sizeof pair->value);
        read_value((struct reading){r.arena, r.diag, schema->value, pair->value},
                   item + schema->value->offset);
    } else {
        schema_read(r.arena, schema, pair->value, item, r.diag);
    }
}

static struct array read_dict(struct reading r) {
    if (!is_kind(r, NODE_MAP)) return (struct array){0};
    size_t size = r.key->schema->size, count = count_within(r);
    struct array array = {arena_array(r.arena, count, size), count};
    for (size_t i = 0; i < count; i++) {
        read_dict_item(r, &r.node->pairs[i], (char *)array.items + i * size);
    }
    return array;
}

// The fields are of the types that enum key_type names; memcpy keeps the compiler's aliasing rules.
#define STORE(type, value)                        \
    do {                                          \
        type stored = (value);                    \
        memcpy(field, &stored, sizeof stored);    \
    } while (0)

static void read_value(struct reading r, void *field) {
    switch (r.key->type) {
    case KEY_LINE:
    case KEY_TEXT:
    case KEY_ID:
    case KEY_DATE:
    case KEY_LINK: STORE(struct str, read_string(r)); break;
    case KEY_NUMBER: STORE(int64_t, read_number(r)); break;
    case KEY_BOOL: STORE(bool, read_bool(r)); break;
    case KEY_CHOICE: STORE(int, read_choice(r)); break;
    case KEY_LINES:
    case KEY_IDS: STORE(struct array, read_strings(r)); break;
    case KEY_WORDS: STORE(struct array, read_words(r)); break;
    case KEY_MAP: schema_read(r.arena, r.key->schema, r.node, field, r.diag); break;
    case KEY_LIST: STORE(struct array, read_list(r)); break;
    case KEY_DICT: STORE(struct array, read_dict(r)); break;
    case KEY_ANY: STORE(const struct node *, read_any(r)); break;
    }
}

// The index of the key, the count if there is none. Keys are mostly written in the order of the
// schema, so the search goes round from where the next one is likely.
static size_t find_key(const struct schema *schema, struct str name, size_t likely) {
    for (size_t i = likely; i < schema->count; i++) {
        if (is_name(schema->keys[i].name, name)) return i;
    }
    for (size_t i = 0; i < likely; i++) {
        if (is_name(schema->keys[i].name, name)) return i;
    }
    return schema->count;
}

static void report_unknown(const struct schema *schema, const struct pair *pair, struct diag *diag) {
    diag_report(diag, RULE_UNKNOWN_KEY, pair->key_place, "unknown key '%.*s' in %s",
                STR_ARG(pair->key), schema->name);
    struct suggestion near = suggest_start(pair->key);
    for (size_t i = 0; i < schema->count; i++) suggest_try(&near, str_from(schema->keys[i].name));
    diag_suggest(diag, pair->key_place, near.best);
}

static void check_required(const struct schema *schema, const struct node *node, struct diag *diag) {
    for (size_t i = 0; i < schema->count; i++) {
        const struct key *key = &schema->keys[i];
        if (!key->required || node_find(node, str_from(key->name)) != NULL) continue;
        diag_report(diag, RULE_MISSING_KEY, node->place, "%s needs the key '%s'", schema->name,
                    key->name);
        if (key->summary != NULL) diag_note(diag, node->place, "%s: %s", key->name, key->summary);
    }
}

static void set_defaults(const struct schema *schema, char *object) {
    for (size_t i = 0; i < schema->count; i++) {
        const struct key *key = &schema->keys[i];
        char *field = object + key->offset;
        if (key->type == KEY_NUMBER) STORE(int64_t, NUMBER_ABSENT);
        if (key->type == KEY_MAP) set_defaults(key->schema, field);
    }
}

void schema_read(struct arena *arena, const struct schema *schema, const struct node *node,
                 void *object, struct diag *diag) {
    set_defaults(schema, object);
    memcpy((char *)object + schema->node_offset, &node, sizeof node);
    if (node->kind != NODE_MAP) {
        diag_report(diag, RULE_WRONG_TYPE, node->place, "%s must be a mapping, not %s", schema->name,
                    node_kind_name(node->kind));
        return;
    }
    size_t next = 0;
    for (size_t i = 0; i < node->pair_count; i++) {
        const struct pair *pair = &node->pairs[i];
        size_t found = find_key(schema, pair->key, next);
        if (found == schema->count) {
            report_unknown(schema, pair, diag);
            continue;
        }
        const struct key *key = &schema->keys[found];
        read_value((struct reading){arena, diag, key, pair->value}, (char *)object + key->offset);
        next = found + 1;
    }
    check_required(schema, node, diag);
}

static bool already(const struct schema *const *schemas, size_t count, const struct schema *schema) {
    for (size_t i = 0; i < count; i++) {
        if (schemas[i] == schema) return true;
    }
    return false;
}

// A mapping with free keys has a schema for how it is stored; what stands in its file are values.
static const struct schema *inner_schema(const struct key *key) {
    bool stored = key->type == KEY_DICT && key->schema->value != NULL;
    return stored ? key->schema->value->schema : key->schema;
}

size_t schema_walk(const struct schema *root, const struct schema **schemas, size_t most) {
    size_t count = 0;
    if (most > 0) schemas[count++] = root;
    for (size_t s = 0; s < count; s++) {
        for (size_t i = 0; i < schemas[s]->count; i++) {
            const struct schema *inner = inner_schema(&schemas[s]->keys[i]);
            if (inner != NULL && count < most && !already(schemas, count, inner)) {
                schemas[count++] = inner;
            }
        }
    }
    return count;
}

size_t key_most_bytes(const struct key *key) {
    switch (key->type) {
    case KEY_LINE:
    case KEY_LINES:
    case KEY_LINK: return key->most > 0 ? (size_t)key->most : MAX_LINE;
    case KEY_WORDS:
    case KEY_TEXT: return key->most > 0 ? (size_t)key->most : MAX_TEXT;
    case KEY_ID:
    case KEY_IDS: return SCHEMA_MAX_ID;
    default: return 0;
    }
}

size_t key_most_items(const struct key *key) {
    switch (key->type) {
    case KEY_LINES:
    case KEY_WORDS:
    case KEY_IDS:
    case KEY_LIST:
    case KEY_DICT: break;
    case KEY_ANY:
        if (key->schema == NULL) return 0;
        break;
    default: return 0;
    }
    return key->most_items > 0 ? key->most_items : SCHEMA_MAX_ITEMS;
}

struct str choice_name(const char *const *choices, int choice) {
    return choice > 0 ? str_from(choices[choice - 1]) : (struct str){0};
}
