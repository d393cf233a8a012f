// SPDX-License-Identifier: MIT
#include "lang/form.h"

#include "spec/words.h"

// The renderer's environment.
struct form_env {
    const struct form_input *input;
    struct arena *scratch;
};

struct words {
    struct str id;
};

static struct value get_words(void *env, const void *object, const struct field *field) {
    const struct form_env *form = env;
    const struct words *words = object;
    enum casing casing = *(const enum casing *)field->data;
    struct str text =
        words_join(form->scratch, words->id, casing, &form->input->registry->acronyms);
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

static struct value words_value(const struct form_env *form, const struct field *field,
                                struct str id) {
    if (!str_given(id)) return value_absent();
    struct words *words = ARENA_NEW(form->scratch, struct words);
    words->id = id;
    return value_map(field->type.shape, words);
}

static struct value get_id(void *env, const void *object, const struct field *field) {
    const struct form_input *input = object;
    return words_value(env, field, input->id);
}

static struct value get_vendor(void *env, const void *object, const struct field *field) {
    const struct form_input *input = object;
    return words_value(env, field, input->vendor);
}

static struct value get_class(void *env, const void *object, const struct field *field) {
    const struct form_input *input = object;
    return words_value(env, field, input->class);
}

static struct value get_module(void *env, const void *object, const struct field *field) {
    const struct form_input *input = object;
    return words_value(env, field, input->registry->module);
}

static struct value get_registry(void *env, const void *object, const struct field *field) {
    const struct form_input *input = object;
    return words_value(env, field, input->registry->id);
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

static const struct shape *form_shape(struct arena *arena, const struct language *language) {
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

struct form form_compile(struct arena *arena, const struct language *language,
                         const struct node *node, struct str what, struct str text,
                         struct diag *diag) {
    if (!str_given(text)) return (struct form){NULL, NULL};
    // A source of its own: places in the form count from its first character.
    struct source *source = ARENA_NEW(arena, struct source);
    source->path = arena_printf(arena, "%.*s (%.*s)", STR_ARG(node->place.source->path), STR_ARG(what));
    source->text = text;
    struct type root = {.kind = VALUE_MAP, .shape = form_shape(arena, language)};
    return (struct form){
        .template = template_compile(arena, source, root, TEMPLATE_STRICT, NULL, diag),
        .shape = root.shape,
    };
}

struct str form_make(struct form form, const struct form_input *input, struct arena *arena,
                     struct diag *diag) {
    if (form.template == NULL) return STR("");
    struct arena scratch = {0};
    struct buf out = {0};
    struct form_env env = {input, &scratch};
    template_render(form.template, value_map(form.shape, input), &env, &scratch, &out, diag);
    struct str made = arena_str(arena, buf_str(&out));
    buf_free(&out);
    arena_free(&scratch);
    return made;
}
