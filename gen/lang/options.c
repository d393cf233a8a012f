// SPDX-License-Identifier: MIT
#include "lang/options.h"

bool text_is_identifier(struct str text) {
    if (text.len == 0 || char_is_digit(text.data[0])) return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!char_is_alnum(text.data[i]) && text.data[i] != '_') return false;
    }
    return true;
}

static struct value get_option(void *env, const void *object, const struct field *field) {
    (void)env;
    const struct options *options = object;
    const struct option *option = field->data;
    size_t index = (size_t)(option - (const struct option *)options->language->options.items);
    struct str value = options->values[index];
    if (option->type == OPTION_FLAG) return value_bool(str_equal(value, STR("true")));
    return value_string(option->type == OPTION_NAME ? VALUE_IDENT : VALUE_TEXT, value);
}

const struct shape *options_shape(struct arena *arena, const struct language *language,
                                  const struct shape *text_views) {
    static const enum value_kind kinds[] = {
        [OPTION_NAME] = VALUE_IDENT, [OPTION_FLAG] = VALUE_BOOL, [OPTION_TEXT] = VALUE_TEXT};
    size_t count = language->options.count;
    struct field *fields = ARENA_ARRAY(arena, struct field, count);
    for (size_t i = 0; i < count; i++) {
        const struct option *option = &ARRAY_AT(language->options, struct option, i);
        fields[i] = (struct field){
            .name = option->name,
            .type = {.kind = kinds[option->type],
                     .shape = option->type == OPTION_TEXT ? text_views : NULL},
            .summary = option->summary,
            .get = get_option,
            .data = option,
        };
    }
    struct shape *shape = ARENA_NEW(arena, struct shape);
    *shape = (struct shape){STR("options"), fields, count};
    return shape;
}
