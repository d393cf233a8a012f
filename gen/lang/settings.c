// SPDX-License-Identifier: MIT
#include "lang/settings.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "lang/form.h"

// NULL if the value fits the option, else what it should be.
static const char *why_illegal(const struct language *language, const struct option *option,
                               struct str value) {
    switch (option->type) {
    case OPTION_NAME:
        if (value.len == 0) return NULL;
        if (!text_is_identifier(value)) return "it takes letters, digits and '_', no digit first";
        if (language_reserves(language, value)) return "it is a reserved word of the language";
        return NULL;
    case OPTION_FLAG:
        if (str_equal(value, STR("true")) || str_equal(value, STR("false"))) return NULL;
        return "it takes true or false";
    default:
        if (utf8_find_unsafe(value) == value.len) return NULL;
        return "it takes one line without control characters";
    }
}

static void check_value(const struct language *language, const struct option *option,
                        struct str value, struct place place, struct diag *diag) {
    const char *why = why_illegal(language, option, value);
    if (why == NULL) return;
    diag_report(diag, RULE_OPTION, place, "'%.*s' is no value for the option '%.*s.%.*s': %s",
                STR_ARG(value), STR_ARG(language->id), STR_ARG(option->name), why);
}

static const struct setting *find_setting(const struct language *language, struct settings settings,
                                          struct str name) {
    // The last one wins, as on every command line.
    for (size_t i = settings.count; i > 0; i--) {
        const struct setting *setting = &settings.items[i - 1];
        if (str_equal(setting->language, language->id) && str_equal(setting->name, name)) {
            return setting;
        }
    }
    return NULL;
}

static struct str default_value(struct arena *arena, const struct shape *shape,
                                const struct registry *registry, const struct option *option,
                                struct diag *diag) {
    struct str what = ARENA_JOIN(arena, STR("options."), option->name);
    struct form form = form_compile(arena, shape, option->node, what, option->fallback, diag);
    struct form_input input = {.registry = registry};
    return form_make(form, &input, arena, diag);
}

// Flags that need one which is false are false, whatever was set. Those needed stand before them.
static void drop_unmet(const struct language *language, struct str *values) {
    for (size_t i = 0; i < language->options.count; i++) {
        const struct option *option = &ARRAY_AT(language->options, struct option, i);
        if (!str_given(option->needs)) continue;
        const struct option *needed = language_option(language, option->needs);
        size_t index = (size_t)(needed - (const struct option *)language->options.items);
        if (str_equal(values[index], STR("false"))) values[i] = STR("false");
    }
}

const struct options *options_make(struct arena *arena, const struct language *language,
                                   const struct registry *registry, struct settings settings,
                                   struct diag *diag) {
    // Defaults are made from the registry alone: an option cannot depend on another.
    static const struct language no_options = {0};
    const struct shape *shape = form_shape(arena, &no_options);
    size_t errors = diag_errors(diag);
    struct str *values = ARENA_ARRAY(arena, struct str, language->options.count);
    for (size_t i = 0; i < language->options.count; i++) {
        const struct option *option = &ARRAY_AT(language->options, struct option, i);
        const struct setting *setting = find_setting(language, settings, option->name);
        values[i] = setting != NULL
                        ? setting->value
                        : default_value(arena, shape, registry, option, diag);
        if (setting == NULL) check_value(language, option, values[i], option->node->place, diag);
    }
    drop_unmet(language, values);
    struct options *options = ARENA_NEW(arena, struct options);
    *options = (struct options){language, values};
    return diag_errors(diag) == errors ? options : NULL;
}

void settings_check(const struct language *language, struct settings settings, struct diag *diag) {
    for (size_t i = 0; i < settings.count; i++) {
        const struct setting *setting = &settings.items[i];
        if (!str_equal(setting->language, language->id)) continue;
        const struct option *option = language_option(language, setting->name);
        if (option != NULL) {
            check_value(language, option, setting->value, setting->place, diag);
            continue;
        }
        diag_report(diag, RULE_OPTION, setting->place, "'%.*s' has no option '%.*s'",
                    STR_ARG(language->id), STR_ARG(setting->name));
        struct suggestion near = suggest_start(setting->name);
        for (size_t o = 0; o < language->options.count; o++) {
            suggest_try(&near, ARRAY_AT(language->options, struct option, o).name);
        }
        diag_suggest(diag, setting->place, near.best);
    }
}
