// SPDX-License-Identifier: MIT
#include "yaml/node.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "yaml/scan.h"
#include "yaml/strict.h"

// The innermost list or mapping.
struct inside {
    yaml_mark_t opener;
    struct strict_around around;
};

struct reader {
    yaml_parser_t parser;
    struct arena *arena;
    const struct source *source;
    struct diag *diag;
    struct str text; // of the source, without its mark
    bool ascii;      // it has no other characters
    size_t at;       // offset behind the last event
    size_t index;    // the same in characters, if there are others
    int depth;
    size_t values;   // texts, lists and mappings so far
    struct inside inside;
    bool failed; // reading cannot go on
    // What the open lists and mappings hold so far, the innermost's last.
    VEC(const struct node *) items;
    VEC(struct pair) pairs;
};

static const struct node *read_node(struct reader *reader, const yaml_event_t *event);

// libyaml's marks count lines and columns, in characters, from 0.
static struct place mark_place(const struct reader *reader, yaml_mark_t mark, size_t width) {
    return (struct place){reader->source, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1,
                          (uint32_t)width};
}

static struct place event_place(const struct reader *reader, const yaml_event_t *event) {
    yaml_mark_t start = event->start_mark, end = event->end_mark;
    size_t width = start.line == end.line ? end.column - start.column : 1;
    return mark_place(reader, start, width);
}

// Beyond this many characters libyaml takes no text for a key, and speaks of something else.
enum { LONGEST_SIMPLE_KEY = 1024 };

static bool is_long_key(const yaml_parser_t *parser) {
    yaml_mark_t at = parser->problem_mark, from = parser->context_mark;
    if (strstr(parser->problem, "mapping values are not allowed") != NULL) {
        return at.column > LONGEST_SIMPLE_KEY;
    }
    return strstr(parser->problem, "could not find expected ':'") != NULL &&
           at.line == from.line && at.index - from.index > LONGEST_SIMPLE_KEY;
}

static void report_long_key(struct reader *reader, struct place place) {
    diag_report(reader->diag, RULE_LIMIT, place, "a key is longer than %d bytes", YAML_MAX_KEY);
    reader->failed = true;
}

static void report_syntax(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    reader->failed = true;
    if (parser->problem == NULL) {
        // Out of memory is the one failure for which libyaml has no words.
        diag_report(reader->diag, RULE_READ, place_file(reader->source), "out of memory");
        return;
    }
    if (is_long_key(parser)) {
        report_long_key(reader, mark_place(reader, parser->problem_mark, 1));
        return;
    }
    // For an unclosed quote or bracket the problem is the end of the file; the context is its opener.
    size_t end = utf8_count(utf8_skip_mark(reader->source->text));
    bool at_end = parser->problem_mark.index >= end ||
                  strstr(parser->problem, "end of stream") != NULL ||
                  strstr(parser->problem, "document indicator") != NULL;
    bool opener = at_end && parser->context != NULL;
    yaml_mark_t mark = opener ? parser->context_mark : parser->problem_mark;
    // Where an item was expected, the context is the end of the file too.
    if (opener && mark.index >= end) mark = reader->inside.opener;
    struct place place = mark_place(reader, mark, 1);
    diag_report(reader->diag, RULE_YAML_SYNTAX, place, "%s%s%s", parser->problem,
                parser->context != NULL ? " " : "", parser->context != NULL ? parser->context : "");
    if (parser->context != NULL && !opener) {
        diag_note(reader->diag, mark_place(reader, parser->context_mark, 1), "it began here");
    }
}

static void refuse(struct reader *reader, struct place place, const char *what, const char *hint) {
    diag_report(reader->diag, RULE_YAML_DIALECT, place, "%s are not part of this dialect of YAML",
                what);
    diag_note(reader->diag, place, "%s", hint);
    reader->failed = true;
}

// Goes on to a mark, unless it is behind.
static size_t advance(struct reader *reader, yaml_mark_t mark) {
    if (reader->ascii && mark.index > reader->at) {
        reader->at = mark.index < reader->text.len ? mark.index : reader->text.len;
    }
    for (; reader->index < mark.index && !reader->ascii; reader->index++) {
        if (reader->at < reader->text.len) utf8_next(reader->text, &reader->at);
    }
    return reader->at;
}

// Inside brackets libyaml takes a key with its value for a mapping.
static bool lacks_braces(const struct reader *reader, const yaml_event_t *event, size_t from) {
    return event->type == YAML_MAPPING_START_EVENT &&
           event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE &&
           reader->text.data[from] != '{';
}

static struct strict_fault check_scalar(const struct reader *reader, const yaml_event_t *event,
                                        size_t from, size_t to) {
    switch (event->data.scalar.style) {
    case YAML_PLAIN_SCALAR_STYLE:
        return strict_plain(reader->text, from, to, reader->inside.around);
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE: return strict_block(reader->text, from, to);
    default: return strict_quoted(reader->text, from, to, reader->inside.around);
    }
}

// Do all parsers read alike how the event is written, and what stands before it?
static void check_strict(struct reader *reader, const yaml_event_t *event) {
    size_t before = reader->at;
    size_t from = advance(reader, event->start_mark), to = advance(reader, event->end_mark);
    struct strict_fault fault = strict_between(reader->text, before, from, reader->inside.around);
    if (fault.what == NULL && lacks_braces(reader, event, from)) {
        fault = (struct strict_fault){"mappings without braces inside brackets",
                                      "put braces around the key and its value", from};
    }
    if (fault.what == NULL && event->type == YAML_SCALAR_EVENT) {
        fault = check_scalar(reader, event, from, to);
    }
    if (fault.what == NULL) return;
    size_t mark = (size_t)(reader->text.data - reader->source->text.data);
    refuse(reader, place_at(reader->source, mark + fault.at, 1), fault.what, fault.hint);
}

static bool next_event(struct reader *reader, yaml_event_t *event) {
    if (reader->failed) return false;
    if (!yaml_parser_parse(&reader->parser, event)) {
        report_syntax(reader);
        return false;
    }
    check_strict(reader, event);
    if (reader->failed) yaml_event_delete(event);
    return !reader->failed;
}

static bool refuse_decoration(struct reader *reader, const yaml_event_t *event,
                              const yaml_char_t *anchor, const yaml_char_t *tag) {
    if (anchor == NULL && tag == NULL) return false;
    struct place place = mark_place(reader, event->start_mark, 1);
    if (anchor != NULL) refuse(reader, place, "anchors", "write the value out where it is used");
    if (tag != NULL) refuse(reader, place, "tags", "leave the tag out: values are texts as written");
    return true;
}

// Escapes can bring in what the scan of the bytes refused.
static void check_escapes(struct reader *reader, struct str text, const yaml_event_t *event) {
    for (size_t at = 0; (at = utf8_skip_plain(text, at)) < text.len;) {
        int32_t c = utf8_next(text, &at);
        if (!utf8_is_control(c) && !utf8_is_noncharacter(c)) continue;
        struct place place = event_place(reader, event);
        diag_report(reader->diag, RULE_ENCODING, place, "the text holds U+%04X by an escape",
                    (unsigned)c);
        diag_note(reader->diag, place, "no control character but newline and tab can be in a text");
        reader->failed = true;
        return;
    }
}

// A text that stands in the source as it is needs no copy. libyaml counts characters, so where
// others than ASCII come before it, it is not found, and copied.
static struct str keep_text(struct reader *reader, const yaml_event_t *event) {
    struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    struct str written = str_slice(reader->text, event->start_mark.index + !plain, text.len);
    return str_equal(written, text) ? written : arena_str(reader->arena, text);
}

// The text of a scalar, a value or a key. False if it is refused.
static bool read_text(struct reader *reader, const yaml_event_t *event, struct str *text) {
    if (refuse_decoration(reader, event, event->data.scalar.anchor, event->data.scalar.tag)) {
        return false;
    }
    *text = keep_text(reader, event);
    if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
        check_escapes(reader, *text, event);
    }
    return !reader->failed;
}

static const struct node *read_scalar(struct reader *reader, const yaml_event_t *event) {
    struct node *node = ARENA_NEW(reader->arena, struct node);
    node->kind = NODE_TEXT;
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->place = event_place(reader, event);
    return read_text(reader, event, &node->text) ? node : NULL;
}

// A value that was left out reads as null elsewhere, as an empty text here: it is refused.
static bool is_left_out(const struct node *value) {
    return value != NULL && value->kind == NODE_TEXT && value->plain && value->text.len == 0;
}

static bool enter(struct reader *reader, const yaml_event_t *event) {
    if (++reader->depth <= YAML_MAX_DEPTH) return true;
    diag_report(reader->diag, RULE_LIMIT, event_place(reader, event),
                "lists and mappings nest deeper than %d", YAML_MAX_DEPTH);
    reader->failed = true;
    return false;
}

// Gives what was around.
static struct inside go_inside(struct reader *reader, yaml_mark_t opener, bool flow) {
    struct inside outer = reader->inside;
    reader->inside.opener = opener;
    reader->inside.around.flow = flow;
    if (!flow) reader->inside.around.indent = (long)opener.column;
    return outer;
}

static void check_item(struct reader *reader, const struct node *item) {
    if (!is_left_out(item)) return;
    diag_report(reader->diag, RULE_YAML_DIALECT, item->place, "an item of the list has no value");
    diag_note(reader->diag, item->place, "an empty text is written \"\"");
}

static const struct node *read_list(struct reader *reader, const yaml_event_t *start) {
    if (refuse_decoration(reader, start, start->data.sequence_start.anchor,
                          start->data.sequence_start.tag) ||
        !enter(reader, start)) {
        return NULL;
    }
    struct inside outer = go_inside(
        reader, start->start_mark, start->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
    size_t first = reader->items.count;
    yaml_event_t event;
    while (next_event(reader, &event)) {
        bool end = event.type == YAML_SEQUENCE_END_EVENT;
        if (!end) {
            const struct node *item = read_node(reader, &event);
            check_item(reader, item);
            if (item != NULL) vec_add(&reader->items, item);
        }
        yaml_event_delete(&event);
        if (end) break;
    }
    reader->depth--;
    reader->inside = outer;
    struct node *node = ARENA_NEW(reader->arena, struct node);
    node->kind = NODE_LIST;
    node->place = mark_place(reader, start->start_mark, 1);
    node->item_count = reader->items.count - first;
    const struct node **items = ARENA_ARRAY(reader->arena, const struct node *, node->item_count);
    for (size_t i = 0; i < node->item_count; i++) items[i] = reader->items.items[first + i];
    node->items = items;
    reader->items.count = first;
    return node;
}

static bool read_key(struct reader *reader, const yaml_event_t *event, struct pair *pair) {
    pair->key_place = event_place(reader, event);
    if (event->type == YAML_ALIAS_EVENT) return read_node(reader, event) != NULL; // refused there
    if (event->type != YAML_SCALAR_EVENT) {
        refuse(reader, pair->key_place, "keys that are lists or mappings", "a key is a text");
        return false;
    }
    if (!read_text(reader, event, &pair->key)) return false;
    struct str key = pair->key;
    if (key.len > YAML_MAX_KEY) report_long_key(reader, pair->key_place);
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (plain && (key.len == 0 || str_equal(key, STR("<<")))) {
        refuse(reader, pair->key_place, key.len == 0 ? "empty keys" : "merge keys",
               "write the keys and values out");
    }
    return !reader->failed;
}

static void check_has_value(struct reader *reader, const struct pair *pair) {
    if (!is_left_out(pair->value)) return;
    diag_report(reader->diag, RULE_YAML_DIALECT, pair->key_place, "the key '%.*s' has no value",
                STR_ARG(pair->key));
    size_t colon = str_find_char(pair->key, ':', 0);
    if (colon < pair->key.len) {
        diag_note(reader->diag, pair->key_place, "a blank is missing after ':'");
    } else {
        diag_note(reader->diag, pair->key_place, "an empty text is written \"\"");
    }
}

static int compare_pairs(const void *a, const void *b) {
    const struct pair *const *x = a, *const *y = b;
    int order = str_compare((*x)->key, (*y)->key);
    if (order != 0) return order;
    return (*x > *y) - (*x < *y); // both point into one array
}

static void report_duplicate(struct reader *reader, const struct pair *first,
                             const struct pair *again) {
    diag_report(reader->diag, RULE_DUPLICATE_KEY, again->key_place, "the key '%.*s' is given twice",
                STR_ARG(again->key));
    diag_note(reader->diag, first->key_place, "first given here");
}

// A few keys are compared with each other, many are sorted at once.
enum { FEW_KEYS = 16 };

static bool may_have_duplicates(const struct pair *pairs, size_t count) {
    for (size_t i = 1; i < count && count <= FEW_KEYS; i++) {
        for (size_t j = 0; j < i; j++) {
            if (str_equal(pairs[i].key, pairs[j].key)) return true;
        }
    }
    return count > FEW_KEYS;
}

static void check_duplicates(struct reader *reader, const struct pair *pairs, size_t count) {
    if (!may_have_duplicates(pairs, count)) return;
    struct arena_mark mark = arena_mark(reader->arena);
    const struct pair **sorted = ARENA_ARRAY(reader->arena, const struct pair *, count);
    for (size_t i = 0; i < count; i++) sorted[i] = &pairs[i];
    qsort(sorted, count, sizeof *sorted, compare_pairs);
    const struct pair *first = sorted[0];
    for (size_t i = 1; i < count; i++) {
        if (str_equal(sorted[i]->key, first->key)) {
            report_duplicate(reader, first, sorted[i]);
        } else {
            first = sorted[i];
        }
    }
    arena_release(reader->arena, mark);
}

static bool read_pair(struct reader *reader, const yaml_event_t *key, struct pair *pair) {
    if (!read_key(reader, key, pair)) return false;
    yaml_event_t event;
    if (!next_event(reader, &event)) return false;
    pair->value = read_node(reader, &event);
    yaml_event_delete(&event);
    check_has_value(reader, pair);
    return pair->value != NULL;
}

static const struct node *read_map(struct reader *reader, const yaml_event_t *start) {
    if (refuse_decoration(reader, start, start->data.mapping_start.anchor,
                          start->data.mapping_start.tag) ||
        !enter(reader, start)) {
        return NULL;
    }
    struct inside outer = go_inside(
        reader, start->start_mark, start->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
    size_t first = reader->pairs.count;
    yaml_event_t event;
    while (next_event(reader, &event)) {
        bool end = event.type == YAML_MAPPING_END_EVENT;
        struct pair pair = {0};
        if (!end && read_pair(reader, &event, &pair)) vec_add(&reader->pairs, pair);
        yaml_event_delete(&event);
        if (end) break;
    }
    reader->depth--;
    reader->inside = outer;
    struct node *node = ARENA_NEW(reader->arena, struct node);
    node->kind = NODE_MAP;
    node->place = mark_place(reader, start->start_mark, 1);
    node->pair_count = reader->pairs.count - first;
    struct pair *pairs = ARENA_ARRAY(reader->arena, struct pair, node->pair_count);
    for (size_t i = 0; i < node->pair_count; i++) pairs[i] = reader->pairs.items[first + i];
    node->pairs = pairs;
    reader->pairs.count = first;
    check_duplicates(reader, pairs, node->pair_count);
    return node;
}

static bool count_value(struct reader *reader, const yaml_event_t *event) {
    if (reader->values++ < YAML_MAX_VALUES) return true;
    diag_report(reader->diag, RULE_LIMIT, event_place(reader, event),
                "the file has more than %d values", YAML_MAX_VALUES);
    reader->failed = true;
    return false;
}

static bool is_value(const yaml_event_t *event) {
    return event->type == YAML_SCALAR_EVENT || event->type == YAML_SEQUENCE_START_EVENT ||
           event->type == YAML_MAPPING_START_EVENT;
}

// Depth is bounded by enter(), so is this recursion.
static const struct node *read_node(struct reader *reader, const yaml_event_t *event) {
    if (reader->failed || (is_value(event) && !count_value(reader, event))) return NULL;
    switch (event->type) {
    case YAML_SCALAR_EVENT: return read_scalar(reader, event);
    case YAML_SEQUENCE_START_EVENT: return read_list(reader, event);
    case YAML_MAPPING_START_EVENT: return read_map(reader, event);
    case YAML_ALIAS_EVENT:
        refuse(reader, event_place(reader, event), "aliases", "write the value out again");
        return NULL;
    default: return NULL; // no other event can stand where a node is expected
    }
}

static const struct node *read_stream(struct reader *reader) {
    const struct node *root = NULL;
    int documents = 0;
    yaml_event_t event;
    bool end = false;
    while (!end && next_event(reader, &event)) {
        end = event.type == YAML_STREAM_END_EVENT;
        if (event.type == YAML_DOCUMENT_START_EVENT && ++documents > 1) {
            refuse(reader, event_place(reader, &event), "several documents",
                   "put each document into a file of its own");
        }
        const struct node *node = read_node(reader, &event);
        if (node != NULL) root = node;
        yaml_event_delete(&event);
    }
    if (documents == 0 && !reader->failed) {
        struct place place = place_file(reader->source);
        diag_report(reader->diag, RULE_YAML_SYNTAX, place, "the file holds no document");
        reader->failed = true;
    }
    if (is_left_out(root) && !reader->failed) {
        diag_report(reader->diag, RULE_YAML_DIALECT, root->place, "the document is empty");
    }
    return root;
}

const struct node *yaml_parse(struct arena *arena, const struct source *source, struct diag *diag) {
    if (!yaml_scan(source, diag)) return NULL;
    size_t errors = diag_errors(diag);
    struct reader reader = {.arena = arena, .source = source, .diag = diag};
    reader.text = utf8_skip_mark(source->text);
    reader.ascii = utf8_count(reader.text) == reader.text.len;
    reader.inside.around.indent = -1;
    if (!yaml_parser_initialize(&reader.parser)) {
        diag_report(diag, RULE_READ, place_file(source), "out of memory");
        return NULL;
    }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)reader.text.data,
                                 reader.text.len);
    const struct node *root = read_stream(&reader);
    yaml_parser_delete(&reader.parser);
    vec_free(&reader.items);
    vec_free(&reader.pairs);
    return diag_errors(diag) == errors ? root : NULL;
}

const struct pair *node_find(const struct node *map, struct str key) {
    if (map == NULL || map->kind != NODE_MAP) return NULL;
    for (size_t i = 0; i < map->pair_count; i++) {
        if (str_equal(map->pairs[i].key, key)) return &map->pairs[i];
    }
    return NULL;
}

struct place node_place(const struct node *map, const char *key) {
    if (map == NULL) return NO_PLACE;
    const struct pair *pair = node_find(map, str_from(key));
    return pair != NULL ? pair->value->place : map->place;
}

struct place node_item_place(const struct node *map, const char *key, size_t index) {
    const struct pair *pair = node_find(map, str_from(key));
    bool item = pair != NULL && pair->value->kind == NODE_LIST && index < pair->value->item_count;
    return item ? pair->value->items[index]->place : node_place(map, key);
}

const char *node_kind_name(enum node_kind kind) {
    static const char *const names[] = {"a text", "a list", "a mapping"};
    return names[kind];
}
