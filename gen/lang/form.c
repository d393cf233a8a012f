// SPDX-License-Identifier: MIT
#include "lang/form.h"

#include "spec/words.h"

// The renderer's environment.
struct form_env {
    const struct form_input *input;
    struct arena *scratch;
};

static struct value get_words(void *env, const void *object, const struct field *field) {
    const struct form_env *form = env;
    const struct str *id = object;
    enum casing casing = *(const enum casing *)field->data;
    struct str text = words_join(form->scratch, *id, casing, &form->input->registry->acronyms);
    return value_string(VALUE_IDENT, text);
}

static const enum casing casings[CASING_COUNT] = {
    CASING_SNAKE, CASING_SCREAMING, CASING_KEBAB,      CASING_FLAT,
    CASING_PASCAL, CASING_CAMEL,    CASING_INITIALISM,
};

static const struct shape *words_shape(struct arena *arena) {
    struct field *fields = ARENA_ARRAY(arena, struct field, CASING_COUNT);
    for (size_t i = 0; i < CASING_COUNT; i++) {
        fields[i] = (struct field){
            .name = casing_name(casings[i]),
            .type = {.kind = VALUE_IDENT},
            .summary = casing_summary(casings[i]),
            .get = get_words,
            .data = &casings[i],
        };
    }
    struct shape *shape = ARENA_NEW(arena, struct shape);
    *shape = (struct shape){STR("words"), fields, CASING_COUNT};
    return shape;
}

static struct value words_value(const struct field *field, const struct str *id) {
    return str_given(*id) ? value_map(field->type.shape, id) : value_absent();
}

static struct value get_id(void *env, const void *object, const struct field *field) {
    (void)env;
    return words_value(field, &((const struct form_input *)object)->id);
}

static struct value get_vendor(void *env, const void *object, const struct field *field) {
    (void)env;
    return words_value(field, &((const struct form_input *)object)->vendor);
}

static struct value get_class(void *env, const void *object, const struct field *field) {
    (void)env;
    return words_value(field, &((const struct form_input *)object)->class);
}

static struct value get_module(void *env, const void *object, const struct field *field) {
    (void)env;
    return words_value(field, &((const struct form_input *)object)->registry->module);
}

static struct value get_registry(void *env, const void *object, const struct field *field) {
    (void)env;
    return words_value(field, &((const struct form_input *)object)->registry->id);
}

static struct value get_registered(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_bool(((const struct form_input *)object)->registered);
}

static struct value get_name(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_IDENT, ((const struct form_input *)object)->name);
}

static struct value get_options(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, ((const struct form_input *)object)->options);
}

const struct shape *form_shape(struct arena *arena, const struct language *language) {
    static const struct shape no_views = {STR_INIT("text"), NULL, 0};
    const struct shape *words = words_shape(arena);
    struct type words_type = {.kind = VALUE_MAP, .shape = words};
    struct type options_type = {VALUE_MAP, options_shape(arena, language, &no_views), NULL};
    const struct field fields[] = {
        {STR("id"), words_type, STR("words of the id"), get_id, NULL},
        {STR("vendor"), words_type, STR("words of the vendor's id"), get_vendor, NULL},
        {STR("class"), words_type, STR("words of the class's id"), get_class, NULL},
        {STR("module"), words_type, STR("words of the registry's module"), get_module, NULL},
        {STR("registry"), words_type, STR("words of the registry's id"), get_registry, NULL},
        {STR("registered"), {.kind = VALUE_BOOL}, STR("is the vendor a registered one?"),
         get_registered, NULL},
        {STR("name"), {.kind = VALUE_IDENT}, STR("the identifier, in 'usage'"), get_name, NULL},
        {STR("option"), options_type, STR("the language's options"), get_options, NULL},
    };
    enum { COUNT = sizeof fields / sizeof fields[0] };
    struct field *copy = ARENA_ARRAY(arena, struct field, COUNT);
    for (size_t i = 0; i < COUNT; i++) copy[i] = fields[i];
    struct shape *shape = ARENA_NEW(arena, struct shape);
    *shape = (struct shape){STR("form"), copy, COUNT};
    return shape;
}

static bool is_part(const struct source *source, struct str text) {
    uintptr_t start = (uintptr_t)source->text.data, at = (uintptr_t)text.data;
    return at >= start && at - start <= source->text.len &&
           text.len <= source->text.len - (at - start);
}

// For a form that its file writes otherwise, with escapes: places count from its first character.
static const struct source *own_source(struct arena *arena, const struct source *file,
                                       struct str what, struct str text) {
    struct source *source = ARENA_NEW(arena, struct source);
    source->path = ARENA_JOIN(arena, file->path, STR(" ("), what, STR(")"));
    source->text = text;
    return source;
}

struct form form_compile(struct arena *arena, const struct shape *shape, const struct node *node,
                         struct str what, struct str text, struct diag *diag) {
    if (!str_given(text)) return (struct form){NULL, NULL};
    const struct source *source = node->place.source;
    if (!is_part(source, text)) source = own_source(arena, source, what, text);
    struct type root = {.kind = VALUE_MAP, .shape = shape};
    return (struct form){
        .template =
            template_compile_part(arena, source, text, root, TEMPLATE_STRICT, NULL, diag),
        .shape = shape,
    };
}

void form_write(struct form form, const struct form_input *input, struct arena *scratch,
                struct buf *out, struct diag *diag) {
    if (form.template == NULL) return;
    struct arena_mark mark = arena_mark(scratch);
    struct form_env env = {input, scratch};
    template_render(form.template, value_map(form.shape, input), &env, scratch, 0, out, diag);
    arena_release(scratch, mark);
}

struct str form_make(struct form form, const struct form_input *input, struct arena *arena,
                     struct diag *diag) {
    struct buf out = {0};
    form_write(form, input, arena, &out, diag);
    struct str made = arena_str(arena, buf_str(&out));
    buf_free(&out);
    return made;
}
