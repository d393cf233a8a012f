// SPDX-License-Identifier: MIT
// What the tests of templates share: a small world of typed values, partials, and messages as text.
#ifndef STATUSGEN_TESTS_TEMPLATE_WORLD_H
#define STATUSGEN_TESTS_TEMPLATE_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "template/template.h"

// Messages

static inline void show_place(struct buf *out, struct place place) {
    if (place.line > 0) {
        buf_printf(out, "%.*s:%u:%u+%u", STR_ARG(place.source->path), place.line, place.column,
                   place.width);
    } else if (place.source != NULL) {
        buf_printf(out, "%.*s", STR_ARG(place.source->path));
    }
}

// A line for each message, "file:line:column+width rule: text", and for each note of it, which
// starts with "- " and has no rule.
static inline void assert_messages(const struct diag *diag, const char *expected) {
    struct buf out = {0};
    for (size_t i = 0; i < diag->messages.count; i++) {
        const struct message *message = &diag->messages.items[i];
        show_place(&out, message->place);
        buf_printf(&out, " %s: %.*s\n", rule_info(message->rule)->id, STR_ARG(message->text));
        for (size_t n = 0; n < message->notes.count; n++) {
            buf_add(&out, STR("- "));
            show_place(&out, message->notes.items[n].place);
            buf_printf(&out, ": %.*s\n", STR_ARG(message->notes.items[n].text));
        }
    }
    assert_string_equal(buf_cstr(&out), expected);
    buf_free(&out);
}

// The world: a catalogue with two entries

// clang-format off
#define FIELD(name, getter, ...) {STR_INIT(name), {__VA_ARGS__}, STR_INIT(""), getter, NULL}
// clang-format on

struct alias {
    const char *id, *phrase;
};

struct entry {
    int64_t code;
    const char *name, *phrase; // phrase may be absent
    bool old;
    const struct alias *aliases;
    size_t alias_count;
};

struct catalogue {
    const char *title;
    const struct entry *entries;
    size_t count;
};

static inline struct value item_of(const struct list *list, size_t size, const struct shape *shape,
                                   size_t index) {
    return value_map(shape, (const char *)list->items + index * size);
}

// Views of a text. `lines` is lazy: it refers to the text it is given.
static inline struct value get_lit(void *env, const void *object, const struct field *field) {
    (void)field;
    return value_string(VALUE_LIT,
                        arena_printf(env, "\"%.*s\"", STR_ARG(*(const struct str *)object)));
}
static inline struct value line_at(void *env, const struct list *list, size_t index) {
    (void)env;
    struct str rest = *(const struct str *)list->items, line = {0};
    for (size_t i = 0; i <= index; i++) str_split(&rest, ' ', &line);
    return value_string(VALUE_LIT, line);
}
static inline struct value get_lines(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    struct str rest = *(const struct str *)object, line;
    size_t count = 0;
    while (str_split(&rest, ' ', &line)) count++;
    return (struct value){.kind = VALUE_LIST, .list = {object, count, line_at}};
}

static const struct type lit_type = {.kind = VALUE_LIT};
static const struct field view_fields[] = {
    FIELD("lit", get_lit, .kind = VALUE_LIT),
    FIELD("doc", get_lines, .kind = VALUE_LIST, .item = &lit_type),
};
static const struct shape views = {STR_INIT("text"), view_fields, 2};

static inline struct value get_alias_id(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_IDENT, str_from(((const struct alias *)object)->id));
}
static inline struct value get_alias_phrase(void *env, const void *object,
                                            const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_TEXT, str_from(((const struct alias *)object)->phrase));
}
static const struct field alias_fields[] = {
    FIELD("id", get_alias_id, .kind = VALUE_IDENT),
    FIELD("phrase", get_alias_phrase, .kind = VALUE_TEXT, .shape = &views),
};
static const struct shape alias_shape = {STR_INIT("alias"), alias_fields, 2};
static const struct type alias_type = {.kind = VALUE_MAP, .shape = &alias_shape};

static inline struct value get_code(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_int(((const struct entry *)object)->code);
}
static inline struct value get_name(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_IDENT, str_from(((const struct entry *)object)->name));
}
static inline struct value get_phrase(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_TEXT, str_from(((const struct entry *)object)->phrase));
}
static inline struct value get_old(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_bool(((const struct entry *)object)->old);
}
static inline struct value alias_at(void *env, const struct list *list, size_t index) {
    (void)env;
    return item_of(list, sizeof(struct alias), &alias_shape, index);
}
static inline struct value get_formerly(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    const struct entry *entry = object;
    return (struct value){.kind = VALUE_LIST,
                          .list = {entry->aliases, entry->alias_count, alias_at}};
}
static inline struct value get_latest(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_map(&alias_shape, ((const struct entry *)object)->aliases);
}
// Gives what its type does not say.
static inline struct value get_liar(void *env, const void *object, const struct field *field) {
    (void)env, (void)object, (void)field;
    return value_string(VALUE_TEXT, STR("*/ code"));
}
static inline struct value get_impostor(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_map(&views, object);
}

static const struct shape entry_shape;
static const struct type entry_type = {.kind = VALUE_MAP, .shape = &entry_shape};

static inline struct value entry_at(void *env, const struct list *list, size_t index) {
    (void)env;
    return item_of(list, sizeof(struct entry), &entry_shape, index);
}
// A list that leads back to entries.
static inline struct value get_same(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return (struct value){.kind = VALUE_LIST, .list = {object, 1, entry_at}};
}

static const struct field entry_fields[] = {
    FIELD("code", get_code, .kind = VALUE_INT),
    FIELD("name", get_name, .kind = VALUE_IDENT),
    FIELD("phrase", get_phrase, .kind = VALUE_TEXT, .shape = &views),
    FIELD("old", get_old, .kind = VALUE_BOOL),
    FIELD("formerly", get_formerly, .kind = VALUE_LIST, .item = &alias_type),
    FIELD("latest", get_latest, .kind = VALUE_MAP, .shape = &alias_shape),
    FIELD("same", get_same, .kind = VALUE_LIST, .item = &entry_type),
    FIELD("liar", get_liar, .kind = VALUE_LIT),
    FIELD("impostor", get_impostor, .kind = VALUE_MAP, .shape = &alias_shape),
};
static const struct shape entry_shape = {STR_INIT("entry"), entry_fields,
                                         sizeof entry_fields / sizeof entry_fields[0]};

static inline struct value get_title(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_TEXT, str_from(((const struct catalogue *)object)->title));
}
static inline struct value get_entries(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    const struct catalogue *catalogue = object;
    return (struct value){.kind = VALUE_LIST,
                          .list = {catalogue->entries, catalogue->count, entry_at}};
}
// A finished piece of code with blanks at the ends of its lines.
static inline struct value get_block(void *env, const void *object, const struct field *field) {
    (void)env, (void)object, (void)field;
    return value_string(VALUE_LIT, STR("one \t\ntwo\n"));
}
static inline struct value get_least(void *env, const void *object, const struct field *field) {
    (void)env, (void)object, (void)field;
    return value_int(INT64_MIN);
}
static inline struct value get_none(void *env, const void *object, const struct field *field) {
    (void)env, (void)object, (void)field;
    return value_absent();
}
static const struct field root_fields[] = {
    FIELD("title", get_title, .kind = VALUE_TEXT, .shape = &views),
    FIELD("name", get_none, .kind = VALUE_IDENT),
    FIELD("entries", get_entries, .kind = VALUE_LIST, .item = &entry_type),
    FIELD("block", get_block, .kind = VALUE_LIT),
    FIELD("least", get_least, .kind = VALUE_INT),
};
static const struct shape root_shape = {STR_INIT("catalogue"), root_fields,
                                        sizeof root_fields / sizeof root_fields[0]};
static const struct type root_type = {.kind = VALUE_MAP, .shape = &root_shape};

static const struct alias too_large[] = {{"payload_too_large", "Payload Too Large"},
                                         {"entity_too_large", "Entity Too Large"}};
static const struct entry two_entries[] = {
    {200, "OK", "Fine", false, NULL, 0},
    {413, "TOO_LARGE", NULL, true, too_large, 2},
};
static const struct catalogue world = {"All codes", two_entries, 2};

// Partials: pairs of name and text, the last is NULL. All are in `partials` of one test.

static inline const struct source *load_pair(void *context, struct str name) {
    static struct source sources[40];
    const char *const *pairs = context;
    for (size_t i = 0; pairs[2 * i] != NULL; i++) {
        if (!str_equal(str_from(pairs[2 * i]), name)) continue;
        sources[i] = (struct source){str_from(pairs[2 * i]), str_from(pairs[2 * i + 1])};
        return &sources[i];
    }
    return NULL;
}

static inline void name_pairs(void *context, void (*each)(void *data, struct str name),
                              void *data) {
    const char *const *pairs = context;
    for (size_t i = 0; pairs[2 * i] != NULL; i++) each(data, str_from(pairs[2 * i]));
}

// One template on its way.
struct job {
    struct arena arena;
    struct diag diag;
    struct source source;
    struct template_loader loader;
    struct buf out;
};

static inline struct job start_job(struct str text, const char **partials) {
    static const char *none[] = {NULL};
    return (struct job){.source = {STR("main"), text},
                        .loader = {load_pair, name_pairs, partials != NULL ? partials : none}};
}

static inline void end_job(struct job *job) {
    buf_free(&job->out);
    diag_free(&job->diag);
    arena_free(&job->arena);
}

#endif
