// SPDX-License-Identifier: MIT
// Every name that a template can use, with its type and meaning: the tables behind compiling a
// template, rendering it and listing the fields.
#include <string.h>

#include "spec/peers.h"
#include "spec/words.h"
#include "view/table.h"

#define CHOICE(label, of, owner, member, list, text)                                   \
    {                                                                                  \
        .name = STR_INIT(label), .kind = VALUE_MAP, .shape = of, .get = get_choice,    \
        .offset = offsetof(struct owner, member), .words = list, .summary = STR_INIT(text) \
    }

static const struct declaration *row_of(const struct field *field) {
    return field->data;
}

static const void *member(const void *object, const struct field *field) {
    return (const char *)object + row_of(field)->offset;
}

// --- Getters that read a member of the model ---

static struct value get_text(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_string(VALUE_TEXT, *(const struct str *)member(object, field));
}

static struct value get_number(void *env, const void *object, const struct field *field) {
    (void)env;
    int64_t number = *(const int64_t *)member(object, field);
    return number == NUMBER_ABSENT ? value_absent() : value_int(number);
}

static struct value get_bool(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_bool(*(const bool *)member(object, field));
}

static struct value get_size(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_int((int64_t)*(const size_t *)member(object, field));
}

static struct value get_texts(void *env, const void *object, const struct field *field) {
    return view_strings(env, VALUE_TEXT, *(const struct array *)member(object, field));
}

// A choice's object is the choice itself.
static struct value get_choice(void *env, const void *object, const struct field *field) {
    (void)env;
    const int *choice = member(object, field);
    return *choice == 0 ? value_absent() : value_map(field->type.shape, choice);
}

static struct value get_word(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_string(VALUE_TEXT, choice_name(row_of(field)->words, *(const int *)object));
}

// Of a choice's fields: is this the word? The row's offset is its number.
static struct value get_is_word(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_bool((size_t)*(const int *)object == row_of(field)->offset);
}

// A struct that lies in the object, given if it was read from a node, its first member.
static struct value get_struct(void *env, const void *object, const struct field *field) {
    (void)env;
    const void *inner = member(object, field);
    const struct node *node = NULL;
    memcpy(&node, inner, sizeof node);
    return node == NULL ? value_absent() : value_map(field->type.shape, inner);
}

static struct value get_array(struct view *view, const void *object, const struct field *field,
                              size_t stride) {
    const struct array *array = member(object, field);
    return view_list(view, field->type.item->shape, array->items, array->count, stride);
}

static struct value get_references(void *env, const void *object, const struct field *field) {
    return get_array(env, object, field, sizeof(struct reference));
}

static struct value get_headers(void *env, const void *object, const struct field *field) {
    return get_array(env, object, field, sizeof(struct header));
}

static struct value get_also(void *env, const void *object, const struct field *field) {
    return get_array(env, object, field, sizeof(struct peer_names));
}

static struct value get_sources(void *env, const void *object, const struct field *field) {
    return get_array(env, object, field, sizeof(struct fact_source));
}

static struct value get_peers(void *env, const void *object, const struct field *field) {
    const struct binding *binding = object;
    return get_array(env, binding->registry, field, sizeof(struct peer));
}

static struct value get_editions(void *env, const void *object, const struct field *field) {
    const struct binding *binding = object;
    return get_array(env, binding->registry, field, sizeof(struct edition));
}

// --- Choices ---

#define WORD(of, list)                                                                   \
    {                                                                                    \
        .name = STR_INIT("word"), .kind = VALUE_TEXT, .shape = of, .get = get_word,      \
        .words = list, .summary = STR_INIT("the word as the specification writes it")    \
    }
#define IS(label, number)                                                 \
    {                                                                     \
        .name = STR_INIT(label), .kind = VALUE_BOOL, .get = get_is_word,  \
        .offset = number, .summary = STR_INIT("is it " label "?")         \
    }

static const struct declaration state_rows[] = {
    WORD(SHAPE_TEXT, state_words),
    IS("permanent", STATE_PERMANENT),
    IS("temporary", STATE_TEMPORARY),
    IS("unused", STATE_UNUSED),
    IS("obsolete", STATE_OBSOLETE),
    IS("deprecated", STATE_DEPRECATED),
    IS("unregistered", STATE_UNREGISTERED),
};
static const struct declaration wire_rows[] = {
    WORD(SHAPE_TEXT, wire_words),        IS("sent", WIRE_SENT),
    IS("log_only", WIRE_LOG_ONLY),       IS("rewritten", WIRE_REWRITTEN),
    IS("header_value", WIRE_HEADER_VALUE),
};
static const struct declaration cacheable_rows[] = {
    WORD(SHAPE_TEXT, cacheable_words),
    IS("heuristic", CACHEABLE_HEURISTIC),
    IS("explicit", CACHEABLE_EXPLICIT),
    IS("never", CACHEABLE_NEVER),
};
static const struct declaration content_rows[] = {
    WORD(SHAPE_TEXT, content_words),
    IS("allowed", CONTENT_ALLOWED),
    IS("none", CONTENT_NONE),
};
static const struct declaration level_rows[] = {
    WORD(SHAPE_TEXT, level_words), IS("must", 1),       IS("should", 2), IS("may", 3),
    IS("must_not", 4),             IS("should_not", 5), IS("usual", 6),
};
static const struct declaration method_rows[] = {
    WORD(SHAPE_TEXT, method_words),
    IS("keep", 1),
    IS("may_change", 2),
    IS("get", 3),
};

static const struct declaration line_end_rows[] = {
    WORD(SHAPE_TEXT, line_end_words),
    IS("none", LINE_END_NONE),
    IS("lf", LINE_END_LF),
    IS("crlf", LINE_END_CRLF),
};

static const struct declaration casing_rows[] = {
    WORD(SHAPE_TEXT, casing_words),
};

// --- References ---

static struct value get_reference_label(void *env, const void *object, const struct field *field) {
    (void)field;
    return value_string(VALUE_TEXT, reference_label(object, ((struct view *)env)->scratch));
}

static struct value get_reference_url(void *env, const void *object, const struct field *field) {
    (void)field;
    return value_string(VALUE_TEXT, reference_url(object, ((struct view *)env)->scratch));
}

static const struct declaration reference_rows[] = {
    ROW("label", VALUE_TEXT, SHAPE_TEXT, get_reference_label, "\"RFC 9110, section 15.5.14\""),
    ROW("url", VALUE_TEXT, SHAPE_TEXT, get_reference_url, "a link to it, made for RFCs and drafts"),
    MEMBER("rfc", VALUE_INT, SHAPE_NONE, get_number, reference, rfc, "number of the RFC"),
    MEMBER("section", VALUE_TEXT, SHAPE_TEXT, get_text, reference, section, "section in it"),
    MEMBER("draft", VALUE_TEXT, SHAPE_TEXT, get_text, reference, draft, "name of the draft"),
    MEMBER("title", VALUE_TEXT, SHAPE_TEXT, get_text, reference, title, "title of another document"),
};

static struct value get_source_reference(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, member(object, field));
}

static const struct declaration source_rows[] = {
    MEMBER("fact", VALUE_TEXT, SHAPE_TEXT, get_text, fact_source, fact, "key of the fact"),
    MEMBER("reference", VALUE_MAP, SHAPE_REFERENCE, get_source_reference, fact_source, reference,
           "what supports it"),
};

// --- Small facts of an entry ---

static const struct declaration header_rows[] = {
    MEMBER("field", VALUE_TEXT, SHAPE_TEXT, get_text, header, field, "name of the header field"),
    CHOICE("level", SHAPE_LEVEL, header, level, level_words, "how strongly it is asked for"),
    MEMBER("when", VALUE_TEXT, SHAPE_TEXT, get_text, header, when, "the condition"),
    MEMBER("source", VALUE_MAP, SHAPE_REFERENCE, get_struct, header, source, "what says so"),
};
static const struct declaration advice_rows[] = {
    CHOICE("level", SHAPE_LEVEL, advice, level, level_words, "how strongly it is put"),
    MEMBER("when", VALUE_TEXT, SHAPE_TEXT, get_text, advice, when, "the condition"),
};
static const struct declaration redirect_rows[] = {
    CHOICE("method", SHAPE_METHOD, redirect, method, method_words, "method of the new request"),
};
static const struct declaration also_rows[] = {
    MEMBER("peer", VALUE_TEXT, SHAPE_TEXT, get_text, peer_names, peer, "id of the other library"),
    STRINGS("names", VALUE_TEXT, get_texts, peer_names, names, "the identifiers there"),
};
static const struct declaration line_rows[] = {
    MEMBER("start", VALUE_TEXT, SHAPE_TEXT, get_text, line_format, start,
           "what stands before the number, without the blank"),
    CHOICE("end", SHAPE_LINE_END, line_format, end, line_end_words, "what ends the line"),
};
static const struct declaration peer_rows[] = {
    MEMBER("id", VALUE_TEXT, SHAPE_TEXT, get_text, peer, id, "words in snake case"),
    MEMBER("title", VALUE_TEXT, SHAPE_TEXT, get_text, peer, title, "its name"),
    MEMBER("version", VALUE_TEXT, SHAPE_TEXT, get_text, peer, version,
           "the version that the identifiers are of"),
    MEMBER("url", VALUE_TEXT, SHAPE_TEXT, get_text, peer, url, "where its identifiers are"),
    MEMBER("prefix", VALUE_TEXT, SHAPE_TEXT, get_text, peer, prefix,
           "what users write in front of each identifier"),
    CHOICE("style", SHAPE_CASING, peer, style, casing_words, "how its identifiers are made of ids"),
    STRINGS("has", VALUE_TEXT, get_texts, peer, has, "entries of vendors that it has"),
    STRINGS("lacks", VALUE_TEXT, get_texts, peer, lacks, "registered entries that it lacks"),
};
static const struct declaration edition_rows[] = {
    MEMBER("id", VALUE_TEXT, SHAPE_TEXT, get_text, edition, id, "id of the edition"),
    MEMBER("title", VALUE_TEXT, SHAPE_TEXT, get_text, edition, title, "its name"),
    MEMBER("year", VALUE_INT, SHAPE_NONE, get_number, edition, year, "the year it came out"),
};

// --- Former names ---

static const struct former *former_of(const void *object) {
    return ((const struct former_view *)object)->former;
}

static struct value get_former_id(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_TEXT, former_of(object)->id);
}

static struct value get_former_phrase(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_TEXT, former_of(object)->phrase);
}

static struct value get_former_edition(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, former_of(object)->in);
}

static struct value get_renamed(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    const struct former_view *former = object;
    return value_bool(former->former->alias);
}

static struct value get_deprecated(void *env, const void *object, const struct field *field) {
    (void)field;
    const struct view *view = env;
    return value_bool(view->request.aliases == ALIASES_DEPRECATED && !former_of(object)->later);
}

static struct value get_is_later(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_bool(former_of(object)->later);
}

static struct value get_former_entry(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, ((const struct former_view *)object)->entry);
}

static struct value get_self(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, object);
}

// --- Peers of an entry ---

struct peer_view {
    const struct peer *peer;
    const struct entry *entry;
};

static struct value get_peer(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, ((const struct peer_view *)object)->peer);
}

static struct value get_peer_names(void *env, const void *object, const struct field *field) {
    (void)field;
    struct view *view = env;
    const struct peer_view *pair = object;
    struct array names = peer_identifiers(view->scratch, pair->peer, pair->entry);
    return view_strings(view, VALUE_TEXT, names);
}

static const struct declaration peer_names_rows[] = {
    ROW("peer", VALUE_MAP, SHAPE_PEER, get_peer, "the other library"),
    { .name = STR_INIT("names"), .kind = VALUE_LIST, .item = VALUE_TEXT, .get = get_peer_names,
      .summary = STR_INIT("the identifiers there, without the prefix; none if it lacks the code") },
};

static struct value get_alternative_text(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_TEXT, ((const struct alternative *)object)->text);
}

static struct value get_alternative_entry(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, ((const struct alternative *)object)->entry);
}

static struct value get_alternative_peer(void *env, const void *object, const struct field *field) {
    const struct view *view = env;
    const struct registry *registry = ((const struct alternative *)object)->entry->registry;
    return value_map(field->type.shape, registry_peer(registry, view->language->peer));
}

static const struct declaration alternative_rows[] = {
    ROW("name", VALUE_MAP, SHAPE_ALTERNATIVE_NAME, get_self, "its identifiers in this language"),
    ROW("text", VALUE_TEXT, SHAPE_TEXT, get_alternative_text, "as the peer spells it"),
    ROW("peer", VALUE_MAP, SHAPE_PEER, get_alternative_peer, "the other library"),
    ROW("entry", VALUE_MAP, SHAPE_ENTRY, get_alternative_entry, "the entry that it means"),
};

static const struct declaration former_rows[] = {
    ROW("name", VALUE_MAP, SHAPE_FORMER_NAME, get_self, "its identifiers"),
    ROW("id", VALUE_TEXT, SHAPE_TEXT, get_former_id, "the id at that time"),
    ROW("phrase", VALUE_TEXT, SHAPE_TEXT, get_former_phrase, "the phrase, if it differed"),
    ROW("edition", VALUE_MAP, SHAPE_EDITION, get_former_edition, "the edition that had it"),
    ROW("renamed", VALUE_BOOL, SHAPE_NONE, get_renamed, "is the id another than the entry's and those of newer names?"),
    ROW("deprecated", VALUE_BOOL, SHAPE_NONE, get_deprecated,
        "should its use be warned of? Not if it is later than the names of the run's edition"),
    ROW("later", VALUE_BOOL, SHAPE_NONE, get_is_later, "is it newer than the entry's name?"),
    ROW("entry", VALUE_MAP, SHAPE_ENTRY, get_former_entry, "the entry that had it"),
};

// --- Entries ---

static struct value get_vendor(void *env, const void *object, const struct field *field) {
    const struct entry *entry = object;
    const struct binding *binding = view_binding(env, entry->registry);
    return value_map(field->type.shape, &binding->vendors[entry->vendor->index]);
}

static struct value get_class(void *env, const void *object, const struct field *field) {
    const struct entry *entry = object;
    const struct binding *binding = view_binding(env, entry->registry);
    if (entry->class == NULL) return value_absent();
    return value_map(field->type.shape, &binding->classes[entry->class->index]);
}

static struct value get_registered(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_bool(((const struct entry *)object)->vendor->registered);
}

static struct value get_entry_index(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    const struct entry *entry = object;
    return value_int(entry - (const struct entry *)entry->registry->entries.items);
}

enum formers { FORMERLY, LATER, ALIASES };

static bool is_listed(const struct former *former, enum formers which) {
    if (which == ALIASES) return former->alias;
    return former->later == (which == LATER);
}

static struct value list_formers(struct view *view, const struct entry *entry,
                                 const struct field *field, enum formers which) {
    size_t count = 0;
    struct former_view *list =
        ARENA_ARRAY(view->scratch, struct former_view, entry->formerly.count);
    for (size_t i = 0; i < entry->formerly.count; i++) {
        const struct former *former = &ARRAY_AT(entry->formerly, struct former, i);
        if (!is_listed(former, which)) continue;
        list[count++] = (struct former_view){entry, former, i};
    }
    return view_list(view, field->type.item->shape, list, count, sizeof *list);
}

static struct value get_formerly(void *env, const void *object, const struct field *field) {
    return list_formers(env, object, field, FORMERLY);
}

static struct value get_later(void *env, const void *object, const struct field *field) {
    return list_formers(env, object, field, LATER);
}

static struct value get_aliases(void *env, const void *object, const struct field *field) {
    struct view *view = env;
    if (view->request.aliases == ALIASES_NONE) return value_absent();
    return list_formers(view, object, field, ALIASES);
}

static struct value get_alternatives(void *env, const void *object, const struct field *field) {
    const struct entry *entry = object;
    const struct names *names = view_binding(env, entry->registry)->names;
    struct alternatives run = names_alternatives(names, entry);
    return view_list(env, field->type.item->shape, run.items, run.count, sizeof *run.items);
}

static struct value get_entry_peers(void *env, const void *object, const struct field *field) {
    struct view *view = env;
    const struct entry *entry = object;
    const struct array *peers = &entry->registry->peers;
    struct peer_view *list = ARENA_ARRAY(view->scratch, struct peer_view, peers->count);
    for (size_t i = 0; i < peers->count; i++) {
        list[i] = (struct peer_view){&ARRAY_AT(*peers, struct peer, i), entry};
    }
    return view_list(view, field->type.item->shape, list, peers->count, sizeof *list);
}

static struct value get_extra(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, ((const struct entry *)object)->extra);
}

static struct value get_free(void *env, const void *object, const struct field *field) {
    const struct node *extra = ((const struct entry *)object)->extra;
    if (extra == NULL) return value_absent();
    return view_list(env, field->type.item->shape, extra->pairs, extra->pair_count,
                     sizeof(struct pair));
}

static const struct declaration free_rows[] = {
    ROW("key", VALUE_TEXT, SHAPE_TEXT, extra_key, "the key"),
    ROW("text", VALUE_TEXT, SHAPE_TEXT, extra_value, "its value, if that is a text"),
    ROW("is_list", VALUE_BOOL, SHAPE_NONE, extra_is_list, "is its value a list?"),
    { .name = STR_INIT("texts"), .kind = VALUE_LIST, .item = VALUE_TEXT, .get = extra_values,
      .summary = STR_INIT("the items of its value, if that is a list") },
};

static const struct declaration entry_rows[] = {
    MEMBER("code", VALUE_INT, SHAPE_NONE, get_number, entry, code, "the number"),
    MEMBER("id", VALUE_TEXT, SHAPE_TEXT, get_text, entry, id, "words in snake case"),
    ROW("name", VALUE_MAP, SHAPE_ENTRY_NAME, get_self, "its identifiers"),
    MEMBER("phrase", VALUE_TEXT, SHAPE_TEXT, get_text, entry, phrase, "the phrase, if there is one"),
    MEMBER("summary", VALUE_TEXT, SHAPE_TEXT, get_text, entry, summary, "one line on its meaning"),
    MEMBER("description", VALUE_TEXT, SHAPE_TEXT, get_text, entry, description,
           "a paragraph on its meaning"),
    ROW("vendor", VALUE_MAP, SHAPE_VENDOR, get_vendor, "whose code it is"),
    ROW("class", VALUE_MAP, SHAPE_CLASS, get_class, "the class of its number, if there is one"),
    ROW("registered", VALUE_BOOL, SHAPE_NONE, get_registered, "is its vendor a registered one?"),
    ROW("index", VALUE_INT, SHAPE_NONE, get_entry_index, "its place in registry.entries, from 0"),
    CHOICE("state", SHAPE_STATE, entry, state, state_words, "its standing in the registry"),
    MEMBER("date_registered", VALUE_TEXT, SHAPE_TEXT, get_text, entry, registered,
           "date of the registration"),
    MEMBER("date_extended", VALUE_TEXT, SHAPE_TEXT, get_text, entry, extended,
           "date of its last extension"),
    MEMBER("date_expires", VALUE_TEXT, SHAPE_TEXT, get_text, entry, expires,
           "date on which a temporary registration ends"),
    MEMBER("references", VALUE_LIST, SHAPE_REFERENCE, get_references, entry, reference,
           "what defines it, the most authoritative first"),
    ROW("formerly", VALUE_LIST, SHAPE_FORMER, get_formerly, "every former name, oldest last"),
    ROW("later", VALUE_LIST, SHAPE_FORMER, get_later,
        "the names after that of the run's edition, newest first"),
    ROW("aliases", VALUE_LIST, SHAPE_FORMER, get_aliases,
        "the former and later names whose id differs, unless the run wants none"),
    ROW("alternatives", VALUE_LIST, SHAPE_ALTERNATIVE, get_alternatives,
        "identifiers of the language's peer that are none of its names"),
    MEMBER("also", VALUE_LIST, SHAPE_ALSO, get_also, entry, also,
           "its names in other libraries, where their style does not make them of the id"),
    ROW("peers", VALUE_LIST, SHAPE_PEER_NAMES, get_entry_peers,
        "all other libraries, with its names there"),
    CHOICE("cacheable", SHAPE_CACHEABLE, entry, cacheable, cacheable_words, "what a cache may do"),
    CHOICE("content", SHAPE_CONTENT, entry, content, content_words, "may the message have content?"),
    CHOICE("wire", SHAPE_WIRE, entry, wire, wire_words, "where it can be seen"),
    MEMBER("wire_code", VALUE_INT, SHAPE_NONE, get_number, entry, wire_code,
           "the number sent in its place"),
    MEMBER("headers", VALUE_LIST, SHAPE_HEADER, get_headers, entry, headers,
           "header fields that belong to it"),
    MEMBER("retry", VALUE_MAP, SHAPE_ADVICE, get_struct, entry, retry,
           "whether a client may repeat the request"),
    MEMBER("redirect", VALUE_MAP, SHAPE_REDIRECT, get_struct, entry, redirect,
           "how a client follows it"),
    STRINGS("senders", VALUE_TEXT, get_texts, entry, senders, "other products that send it"),
    STRINGS("related", VALUE_TEXT, get_texts, entry, related, "ids of entries to compare"),
    STRINGS("tags", VALUE_TEXT, get_texts, entry, tags, "words to select by"),
    MEMBER("sources", VALUE_LIST, SHAPE_SOURCE, get_sources, entry, sources,
           "what supports its facts"),
    MEMBER("outside_range", VALUE_BOOL, SHAPE_NONE, get_bool, entry, outside_range,
           "may its number lie outside the registry's range and classes?"),
    ROW("x", VALUE_MAP, SHAPE_EXTRA, get_extra, "its free keys"),
    ROW("free", VALUE_LIST, SHAPE_FREE, get_free, "its free keys one by one"),
};

// --- Classes and vendors ---

#define INNER(getter_name, owner, inner, read)                                                  \
    static struct value getter_name(void *env, const void *object, const struct field *field) { \
        (void)env;                                                                              \
        return read(((const struct owner *)object)->inner, field);                              \
    }

static struct value text_in(const void *object, const struct field *field) {
    return get_text(NULL, object, field);
}
static struct value number_in(const void *object, const struct field *field) {
    return get_number(NULL, object, field);
}
static struct value bool_in(const void *object, const struct field *field) {
    return get_bool(NULL, object, field);
}
static struct value size_in(const void *object, const struct field *field) {
    return get_size(NULL, object, field);
}

INNER(get_class_text, class_view, class, text_in)
INNER(get_class_number, class_view, class, number_in)
INNER(get_class_bool, class_view, class, bool_in)
INNER(get_class_index, class_view, class, size_in)
INNER(get_vendor_text, vendor_view, vendor, text_in)
INNER(get_vendor_bool, vendor_view, vendor, bool_in)
INNER(get_vendor_index, vendor_view, vendor, size_in)

static struct value get_class_entries(void *env, const void *object, const struct field *field) {
    const struct class_view *class = object;
    const struct entry *entries = class->binding->registry->entries.items;
    return view_list(env, field->type.item->shape, entries + class->first, class->count,
                     sizeof(struct entry));
}

static struct value get_class_fact(void *env, const void *object, const struct field *field) {
    const struct class_view *class = object;
    return get_bool(env, &class->binding->facts.classes[class->class->index], field);
}

static struct value list_entries(struct view *view, const struct field *field,
                                 const struct entry_list *list) {
    return view_pointers(view, field->type.item->shape, (const void *const *)list->items,
                         list->count);
}

static struct value get_vendor_entries(void *env, const void *object, const struct field *field) {
    const struct vendor_view *vendor = object;
    return list_entries(env, field, &vendor->binding->tables.vendors[vendor->vendor->index]);
}

// The registered entries of a class: a run of the registered list, found by its numbers.
static struct value get_class_registered(void *env, const void *object, const struct field *field) {
    const struct class_view *class = object;
    const struct entry_list *all = &class->binding->tables.registered;
    size_t first = 0, count = 0;
    while (first < all->count && all->items[first]->code < class->class->first) first++;
    while (first + count < all->count && all->items[first + count]->code <= class->class->last) {
        count++;
    }
    const struct entry_list run = {all->items + first, count};
    return list_entries(env, field, &run);
}

static const struct declaration class_rows[] = {
    MEMBER("id", VALUE_TEXT, SHAPE_TEXT, get_class_text, class, id, "words in snake case"),
    ROW("name", VALUE_MAP, SHAPE_CLASS_NAME, get_self, "its identifiers"),
    MEMBER("title", VALUE_TEXT, SHAPE_TEXT, get_class_text, class, title,
           "what an unknown number of the class is called"),
    MEMBER("summary", VALUE_TEXT, SHAPE_TEXT, get_class_text, class, summary,
           "one line on its meaning"),
    MEMBER("first", VALUE_INT, SHAPE_NONE, get_class_number, class, first, "the first number"),
    MEMBER("last", VALUE_INT, SHAPE_NONE, get_class_number, class, last, "the last number"),
    MEMBER("fallback", VALUE_INT, SHAPE_NONE, get_class_number, class, fallback,
           "the code as which an unknown one is treated"),
    MEMBER("error", VALUE_BOOL, SHAPE_NONE, get_class_bool, class, error, "are its codes errors?"),
    MEMBER("index", VALUE_INT, SHAPE_NONE, get_class_index, class, index, "its place, from 0"),
    MEMBER("never_cacheable", VALUE_BOOL, SHAPE_NONE, get_class_fact, class_facts, never_cacheable,
           "must nothing of it be stored? so if each of its registered entries says so"),
    MEMBER("content_none", VALUE_BOOL, SHAPE_NONE, get_class_fact, class_facts, content_none,
           "has nothing of it content? so if each of its registered entries says so"),
    ROW("entries", VALUE_LIST, SHAPE_ENTRY, get_class_entries, "its entries, of all vendors"),
    ROW("registered", VALUE_LIST, SHAPE_ENTRY, get_class_registered, "its registered entries"),
};

static const struct declaration vendor_rows[] = {
    MEMBER("id", VALUE_TEXT, SHAPE_TEXT, get_vendor_text, vendor, id, "words in snake case"),
    ROW("name", VALUE_MAP, SHAPE_VENDOR_NAME, get_self, "its identifiers"),
    MEMBER("title", VALUE_TEXT, SHAPE_TEXT, get_vendor_text, vendor, title, "its name"),
    MEMBER("url", VALUE_TEXT, SHAPE_TEXT, get_vendor_text, vendor, url,
           "where it documents its codes"),
    MEMBER("summary", VALUE_TEXT, SHAPE_TEXT, get_vendor_text, vendor, summary,
           "one line on who it is"),
    MEMBER("registered", VALUE_BOOL, SHAPE_NONE, get_vendor_bool, vendor, registered,
           "do its codes need no namespace?"),
    MEMBER("index", VALUE_INT, SHAPE_NONE, get_vendor_index, vendor, index,
           "its place, from 0: the smaller takes precedence"),
    ROW("entries", VALUE_LIST, SHAPE_ENTRY, get_vendor_entries, "its entries, by number"),
    ROW("phrases", VALUE_MAP, SHAPE_TEXT_TABLE, layout_vendor_phrases,
        "from a number of its entries to the phrase"),
};

// --- Numbers and look-ups ---

struct number_view {
    const struct number *number;
    const struct binding *binding;
};

static struct value get_number_code(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_int(((const struct number_view *)object)->number->code);
}

static struct value get_number_first(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_int((int64_t)((const struct number_view *)object)->number->first);
}

static struct value get_number_count(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_int((int64_t)((const struct number_view *)object)->number->count);
}

static struct value get_number_entries(void *env, const void *object, const struct field *field) {
    const struct number_view *view = object;
    const struct entry *entries = view->binding->registry->entries.items;
    return view_list(env, field->type.item->shape, entries + view->number->first,
                     view->number->count, sizeof(struct entry));
}

static struct value get_number_entry(void *env, const void *object, const struct field *field) {
    (void)env;
    const struct number_view *view = object;
    const struct entry *entries = view->binding->registry->entries.items;
    return value_map(field->type.shape, entries + view->number->first);
}

static struct value get_number_line(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    const struct number_view *view = object;
    return layout_line_of(view->binding, view->number->code);
}

static const struct declaration number_rows[] = {
    ROW("code", VALUE_INT, SHAPE_NONE, get_number_code, "the number"),
    ROW("entry", VALUE_MAP, SHAPE_ENTRY, get_number_entry,
        "its first meaning: the registered one, else by precedence"),
    ROW("entries", VALUE_LIST, SHAPE_ENTRY, get_number_entries, "all its meanings"),
    ROW("first", VALUE_INT, SHAPE_NONE, get_number_first, "place of the first in registry.entries"),
    ROW("count", VALUE_INT, SHAPE_NONE, get_number_count, "how many meanings it has"),
    ROW("line", VALUE_TEXT, SHAPE_TEXT, get_number_line,
        "the line that sends it, if it is registered and the registry has lines"),
};

static struct value get_lookup_entry(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, ((const struct lookup *)object)->entry);
}

static const struct declaration lookup_rows[] = {
    MEMBER("text", VALUE_TEXT, SHAPE_TEXT, get_text, lookup, text, "the name, in snake case"),
    ROW("entry", VALUE_MAP, SHAPE_ENTRY, get_lookup_entry, "the entry that it means"),
};

// --- The registry ---

static const struct registry *registry_of(const void *object) {
    return ((const struct binding *)object)->registry;
}

static struct value get_registry_text(void *env, const void *object, const struct field *field) {
    return get_text(env, registry_of(object), field);
}

static struct value get_registry_number(void *env, const void *object, const struct field *field) {
    return get_number(env, registry_of(object), field);
}

static struct value get_registry_texts(void *env, const void *object, const struct field *field) {
    return get_texts(env, registry_of(object), field);
}

static struct value get_registry_struct(void *env, const void *object, const struct field *field) {
    return get_struct(env, registry_of(object), field);
}

static struct value get_entries(void *env, const void *object, const struct field *field) {
    return get_array(env, registry_of(object), field, sizeof(struct entry));
}

static struct value get_registered_entries(void *env, const void *object,
                                           const struct field *field) {
    return list_entries(env, field, &((const struct binding *)object)->tables.registered);
}

static struct value get_fact(void *env, const void *object, const struct field *field) {
    return get_bool(env, &((const struct binding *)object)->facts, field);
}

static struct value get_fact_entries(void *env, const void *object, const struct field *field) {
    return list_entries(env, field, member(&((const struct binding *)object)->facts, field));
}

static struct value get_classes(void *env, const void *object, const struct field *field) {
    const struct binding *binding = object;
    return view_list(env, field->type.item->shape, binding->classes,
                     binding->registry->classes.count, sizeof(struct class_view));
}

static struct value get_error_classes(void *env, const void *object, const struct field *field) {
    struct view *view = env;
    const struct binding *binding = object;
    size_t count = 0, all = binding->registry->classes.count;
    const struct class_view **list = ARENA_ARRAY(view->scratch, const struct class_view *, all);
    for (size_t i = 0; i < all; i++) {
        if (binding->classes[i].class->error) list[count++] = &binding->classes[i];
    }
    return view_pointers(view, field->type.item->shape, (const void *const *)list, count);
}

static struct value get_vendors(void *env, const void *object, const struct field *field) {
    const struct binding *binding = object;
    return view_list(env, field->type.item->shape, binding->vendors,
                     binding->registry->vendors.count, sizeof(struct vendor_view));
}

static struct value get_namespaces(void *env, const void *object, const struct field *field) {
    const struct binding *binding = object;
    return view_pointers(env, field->type.item->shape,
                         (const void *const *)binding->namespaces, binding->namespace_count);
}

static struct value get_numbers(void *env, const void *object, const struct field *field) {
    struct view *view = env;
    const struct binding *binding = object;
    size_t count = binding->tables.number_count;
    struct number_view *list = ARENA_ARRAY(view->scratch, struct number_view, count);
    for (size_t i = 0; i < count; i++) {
        list[i] = (struct number_view){&binding->tables.numbers[i], binding};
    }
    return view_list(view, field->type.item->shape, list, count, sizeof *list);
}

static struct value get_lookups(void *env, const void *object, const struct field *field) {
    const struct binding *binding = object;
    return view_list(env, field->type.item->shape, binding->tables.lookups,
                     binding->tables.lookup_count, sizeof(struct lookup));
}

static struct value get_code_type(void *env, const void *object, const struct field *field) {
    (void)field;
    const struct binding *binding = object;
    int64_t largest = UINT16_MAX; // any number of a small registry's kind is to fit, not only its own
    size_t count = binding->registry->entries.count;
    if (count > 0) {
        int64_t code = ARRAY_AT(binding->registry->entries, struct entry, count - 1).code;
        if (code > largest) largest = code;
    }
    count = binding->registry->classes.count;
    if (count > 0) {
        int64_t last = ARRAY_AT(binding->registry->classes, struct class, count - 1).last;
        if (last > largest) largest = last;
    }
    return cell_type(env, (uint64_t)largest);
}

static struct value get_index_type(void *env, const void *object, const struct field *field) {
    (void)field;
    const struct binding *binding = object;
    return cell_type(env, binding->registry->entries.count);
}

static const struct declaration registry_rows[] = {
    MEMBER("id", VALUE_TEXT, SHAPE_TEXT, get_registry_text, registry, id, "words in snake case"),
    ROW("name", VALUE_MAP, SHAPE_REGISTRY_NAME, get_self, "its identifiers"),
    MEMBER("title", VALUE_TEXT, SHAPE_TEXT, get_registry_text, registry, title, "its name"),
    MEMBER("module", VALUE_TEXT, SHAPE_TEXT, get_registry_text, registry, module,
           "words that files and namespaces are named by"),
    MEMBER("url", VALUE_TEXT, SHAPE_TEXT, get_registry_text, registry, url, "where it is"),
    MEMBER("updated", VALUE_TEXT, SHAPE_TEXT, get_registry_text, registry, updated,
           "date of the edition that this follows"),
    MEMBER("unknown", VALUE_TEXT, SHAPE_TEXT, get_registry_text, registry, unknown,
           "what a number outside every class is called"),
    MEMBER("first", VALUE_INT, SHAPE_NONE, get_registry_number, registry, range.first,
           "the first legal number"),
    MEMBER("last", VALUE_INT, SHAPE_NONE, get_registry_number, registry, range.last,
           "the last legal number"),
    STRINGS("acronyms", VALUE_TEXT, get_registry_texts, registry, acronyms,
            "words that stay upper-case"),
    MEMBER("line", VALUE_MAP, SHAPE_LINE, get_registry_struct, registry, line,
           "how a number is sent, if the registry says so"),
    MEMBER("editions", VALUE_LIST, SHAPE_EDITION, get_editions, registry, editions,
           "its editions, oldest first"),
    MEMBER("peers", VALUE_LIST, SHAPE_PEER, get_peers, registry, peers,
           "libraries with identifiers of their own for the codes"),
    ROW("classes", VALUE_LIST, SHAPE_CLASS, get_classes, "ranges of numbers that mean alike"),
    ROW("error_classes", VALUE_LIST, SHAPE_CLASS, get_error_classes, "the classes of errors"),
    ROW("vendors", VALUE_LIST, SHAPE_VENDOR, get_vendors, "all vendors, by precedence"),
    ROW("namespaces", VALUE_LIST, SHAPE_VENDOR, get_namespaces,
        "the vendors that are not registered and have entries"),
    MEMBER("entries", VALUE_LIST, SHAPE_ENTRY, get_entries, registry, entries,
           "all entries, by number, the registered first"),
    ROW("registered", VALUE_LIST, SHAPE_ENTRY, get_registered_entries,
        "the entries of registered vendors, by number"),
    ROW("numbers", VALUE_LIST, SHAPE_NUMBER, get_numbers, "every number with all its meanings"),
    ROW("lookups", VALUE_LIST, SHAPE_LOOKUP, get_lookups,
        "every name that a number can be asked for by, sorted bytewise"),
    ROW("index", VALUE_MAP, SHAPE_NUMBER_TABLE, layout_index,
        "from a number to its place in registry.numbers"),
    ROW("phrases", VALUE_MAP, SHAPE_TEXT_TABLE, layout_phrases,
        "from a registered number to its phrase"),
    ROW("lines", VALUE_MAP, SHAPE_TEXT_TABLE, layout_lines,
        "from a registered number to the line that sends it, if the registry has lines"),
    ROW("names", VALUE_MAP, SHAPE_NAME_TABLE, layout_names,
        "from a name of registry.lookups to its number"),
    MEMBER("has_cacheable", VALUE_BOOL, SHAPE_NONE, get_fact, facts, cacheable,
           "does any entry say what a cache may do?"),
    MEMBER("has_content", VALUE_BOOL, SHAPE_NONE, get_fact, facts, content,
           "does any say whether there may be content?"),
    MEMBER("has_wire", VALUE_BOOL, SHAPE_NONE, get_fact, facts, wire,
           "is any entry not simply sent?"),
    MEMBER("has_headers", VALUE_BOOL, SHAPE_NONE, get_fact, facts, headers,
           "has any entry header fields?"),
    MEMBER("has_retry", VALUE_BOOL, SHAPE_NONE, get_fact, facts, retry,
           "does any entry say whether to repeat the request?"),
    MEMBER("has_redirect", VALUE_BOOL, SHAPE_NONE, get_fact, facts, redirect,
           "does any entry say how to follow it?"),
    MEMBER("has_levels", VALUE_BOOL, SHAPE_NONE, get_fact, facts, levels,
           "has any header fields or says whether to repeat?"),
    MEMBER("has_dates", VALUE_BOOL, SHAPE_NONE, get_fact, facts, dates,
           "has any entry a date?"),
    MEMBER("heuristic", VALUE_LIST, SHAPE_ENTRY, get_fact_entries, facts, heuristic,
           "the registered entries whose freshness a cache may estimate"),
    MEMBER("never_cacheable", VALUE_LIST, SHAPE_ENTRY, get_fact_entries, facts, never_cacheable,
           "those that must not be stored, but for what a class says"),
    MEMBER("content_none", VALUE_LIST, SHAPE_ENTRY, get_fact_entries, facts, content_none,
           "those that have no content, but for what a class says"),
    MEMBER("redirects", VALUE_LIST, SHAPE_ENTRY, get_fact_entries, facts, redirects,
           "those that a client follows"),
    ROW("code_type", VALUE_LIT, SHAPE_NONE, get_code_type,
        "the language's type for a number: 16 bits, more if a number or a class needs it"),
    ROW("index_type", VALUE_LIT, SHAPE_NONE, get_index_type,
        "the language's smallest type for an index into registry.entries"),
};

// --- The root ---

// A file name in a comment is cut down to characters that no tool gives a meaning to.
static struct str safe_base_name(struct arena *arena, struct str path) {
    if (str_equal(path, STR("-"))) return STR("stdin");
    size_t start = path.len;
    while (start > 0 && path.data[start - 1] != '/' && path.data[start - 1] != ':') start--;
    char *name = arena_alloc(arena, path.len - start + 1);
    for (size_t i = start; i < path.len; i++) {
        char c = path.data[i];
        bool plain = char_is_alnum(c) || c == '.' || c == '_' || c == '-';
        name[i - start] = plain ? c : '_';
    }
    return (struct str){name, path.len - start};
}

// "shop.yaml + own.yaml": the file that declares the registry, and the overlays on it.
static struct str source_names(struct arena *arena, const struct registry *registry) {
    struct buf names = {0};
    buf_add(&names, safe_base_name(arena, registry->source->path));
    const struct array *files = &registry->files;
    for (size_t i = files->count - registry->overlays; i < files->count; i++) {
        const struct node *overlay = ARRAY_AT(*files, const struct node *, i);
        buf_add(&names, STR(" + "));
        buf_add(&names, safe_base_name(arena, overlay->place.source->path));
    }
    struct str all = arena_str(arena, buf_str(&names));
    buf_free(&names);
    return all;
}

static struct value get_marker(void *env, const void *object, const struct field *field) {
    (void)field;
    struct view *view = env;
    const struct root *root = object;
    struct str names = source_names(view->scratch, root->binding->registry);
    return value_string(VALUE_LIT,
                        arena_printf(view->scratch,
                                     "Code generated by statusgen from %.*s. DO NOT EDIT.",
                                     STR_ARG(names)));
}

static struct value get_license(void *env, const void *object, const struct field *field) {
    (void)object, (void)field;
    return value_string(VALUE_LIT, ((const struct view *)env)->request.license);
}

static struct value get_banner(void *env, const void *object, const struct field *field) {
    (void)object, (void)field;
    struct view *view = env;
    return view_strings(view, VALUE_TEXT, view->request.banner);
}

static struct value get_registry(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, ((const struct root *)object)->binding);
}

static struct value get_registries(void *env, const void *object, const struct field *field) {
    (void)object;
    struct view *view = env;
    return view_list(view, field->type.item->shape, view->bindings, view->spec->count,
                     sizeof(struct binding));
}

static struct value get_option_values(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, ((const struct root *)object)->binding->options);
}

static const struct declaration root_rows[] = {
    ROW("marker", VALUE_LIT, SHAPE_NONE, get_marker, "the words that say the file is generated"),
    ROW("license", VALUE_LIT, SHAPE_NONE, get_license, "SPDX expression of the file's licence"),
    { .name = STR_INIT("banner"), .kind = VALUE_LIST, .item = VALUE_TEXT, .get = get_banner,
      .summary = STR_INIT("the user's lines for the top of the file") },
    ROW("registry", VALUE_MAP, SHAPE_REGISTRY, get_registry, "the registry that the file is for"),
    ROW("registries", VALUE_LIST, SHAPE_REGISTRY, get_registries, "all registries of the run"),
    ROW("option", VALUE_MAP, SHAPE_OPTION, get_option_values, "the language's options"),
};

#define TABLE(label, rows) &(const struct table)TABLE_OF(label, rows)

const struct table *const view_tables[SHAPE_COUNT] = {
    [SHAPE_ROOT] = TABLE("root", root_rows),
    [SHAPE_REGISTRY] = TABLE("registry", registry_rows),
    [SHAPE_CLASS] = TABLE("class", class_rows),
    [SHAPE_VENDOR] = TABLE("vendor", vendor_rows),
    [SHAPE_EDITION] = TABLE("edition", edition_rows),
    [SHAPE_ENTRY] = TABLE("entry", entry_rows),
    [SHAPE_FORMER] = TABLE("former", former_rows),
    [SHAPE_REFERENCE] = TABLE("reference", reference_rows),
    [SHAPE_HEADER] = TABLE("header", header_rows),
    [SHAPE_ADVICE] = TABLE("advice", advice_rows),
    [SHAPE_REDIRECT] = TABLE("redirect", redirect_rows),
    [SHAPE_PEER] = TABLE("peer", peer_rows),
    [SHAPE_PEER_NAMES] = TABLE("peer_names", peer_names_rows),
    [SHAPE_ALSO] = TABLE("also", also_rows),
    [SHAPE_ALTERNATIVE] = TABLE("alternative", alternative_rows),
    [SHAPE_CASING] = TABLE("casing", casing_rows),
    [SHAPE_SOURCE] = TABLE("source", source_rows),
    [SHAPE_NUMBER] = TABLE("number", number_rows),
    [SHAPE_LOOKUP] = TABLE("lookup", lookup_rows),
    [SHAPE_STATE] = TABLE("state", state_rows),
    [SHAPE_WIRE] = TABLE("wire", wire_rows),
    [SHAPE_CACHEABLE] = TABLE("cacheable", cacheable_rows),
    [SHAPE_CONTENT] = TABLE("content", content_rows),
    [SHAPE_LEVEL] = TABLE("level", level_rows),
    [SHAPE_METHOD] = TABLE("method", method_rows),
    [SHAPE_FREE] = TABLE("free", free_rows),
    [SHAPE_LINE] = TABLE("line", line_rows),
    [SHAPE_LINE_END] = TABLE("line_end", line_end_rows),
    [SHAPE_NUMBER_TABLE] = &layout_number_table,
    [SHAPE_TEXT_TABLE] = &layout_text_table,
    [SHAPE_NAME_TABLE] = &layout_name_table,
    [SHAPE_RANGE] = &layout_range,
    [SHAPE_CELLS] = &layout_cells,
    [SHAPE_ROW] = &layout_row,
    [SHAPE_BLOB] = &layout_blob,
    [SHAPE_PIECE] = &layout_piece,
    [SHAPE_SLOT] = &layout_slot,
};
