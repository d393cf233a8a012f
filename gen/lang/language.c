// SPDX-License-Identifier: MIT
#include "lang/language.h"

enum { FORMAT_VERSION = 1 };

static const char *const each_words[] = {"registry", "specification", NULL};
const char *const option_type_words[] = {"name", "flag", "text", NULL};
const char *const name_of_words[] = {"entry", "class", "vendor", "registry", NULL};

static const struct key output_keys[] = {
    SCHEMA_REQUIRED("path", KEY_LINE, output, path, "a form that gives the path of the file"),
    SCHEMA_REQUIRED("template", KEY_LINE, output, template, "the template, without '.mustache'"),
    SCHEMA_CHOICE("each", output, each, each_words, "what the file is made once for"),
};
static const struct schema output_schema = SCHEMA_OF("an output", output, output_keys);

static const struct key option_keys[] = {
    SCHEMA_REQUIRED("summary", KEY_LINE, option, summary, "one line of help"),
    SCHEMA_CHOICE("type", option, type, option_type_words, "what values it takes"),
    SCHEMA_FIELD("default", KEY_LINE, option, fallback, "a form that gives the default"),
    SCHEMA_FIELD("needs", KEY_ID, option, needs, "a flag before it, without which this flag is false"),
};
static const struct schema option_schema = {
    .name = "an option",
    .size = sizeof(struct option),
    .keys = option_keys,
    .count = sizeof option_keys / sizeof option_keys[0],
    .node_offset = offsetof(struct option, node),
    .key_offset = offsetof(struct option, name),
};

static const struct key name_keys[] = {
    SCHEMA_REQUIRED("summary", KEY_LINE, name_rule, summary, "what is named so"),
    SCHEMA_CHOICE("of", name_rule, of, name_of_words, "what has such a name"),
    SCHEMA_REQUIRED("form", KEY_LINE, name_rule, form, "a form over words and options"),
    SCHEMA_FIELD("scope", KEY_LINE, name_rule, scope, "a form; within it names must differ"),
    SCHEMA_FIELD("usage", KEY_LINE, name_rule, usage, "a form: how users of the file write {{name}}"),
};
static const struct schema name_schema = {
    .name = "a name",
    .size = sizeof(struct name_rule),
    .keys = name_keys,
    .count = sizeof name_keys / sizeof name_keys[0],
    .node_offset = offsetof(struct name_rule, node),
    .key_offset = offsetof(struct name_rule, name),
};

static const struct key helper_keys[] = {
    SCHEMA_REQUIRED("name", KEY_LINE, helper, name, "a form that gives one or more names"),
    SCHEMA_FIELD("scope", KEY_LINE, helper, scope, "a form"),
};
static const struct schema helper_schema = SCHEMA_OF("a helper", helper, helper_keys);

static const struct key integer_value =
    SCHEMA_FIELD("integers", KEY_LINE, integer_type, name, "name of the type");
static const struct schema integer_schema = {
    .name = "an integer type",
    .size = sizeof(struct integer_type),
    .node_offset = offsetof(struct integer_type, node),
    .key_offset = offsetof(struct integer_type, cell),
    .value = &integer_value,
};

static const struct key language_keys[] = {
    SCHEMA_NUMBER("statusgen", language, version, 999, true, "version of the format: 1"),
    SCHEMA_REQUIRED("title", KEY_LINE, language, title, "the language's name"),
    SCHEMA_FIELD("peer", KEY_ID, language, peer,
                 "the peer of the registry whose identifiers its constants have too"),
    SCHEMA_NESTED("outputs", KEY_LIST, language, outputs, output_schema, "the files it makes"),
    SCHEMA_NESTED("options", KEY_DICT, language, options, option_schema, "what users may set"),
    SCHEMA_NESTED("names", KEY_DICT, language, names, name_schema, "how names are made"),
    SCHEMA_NESTED("helpers", KEY_LIST, language, helpers, helper_schema,
                  "names that the templates declare themselves"),
    SCHEMA_FIELD("reserved", KEY_WORDS, language, reserved, "words that cannot be names"),
    SCHEMA_FIELD("reserved_suffix", KEY_LINE, language, reserved_suffix,
                 "what makes a reserved word legal; without it such a name is an error"),
    SCHEMA_NESTED("views", KEY_DICT, language, views, escaper_schema,
                  "the ways in which a text can be printed"),
    SCHEMA_NESTED("integers", KEY_DICT, language, integers, integer_schema,
                  "the type for each size of table cell"),
    SCHEMA_NUMBER("max_line", language, max_line, 100000, false,
                  "the longest line that an output may have"),
};
const struct schema language_schema =
    SCHEMA_OF("a language", language, language_keys);

static void check_version(const struct language *language, struct diag *diag) {
    if (language->version == FORMAT_VERSION || language->version == NUMBER_ABSENT) return;
    diag_report(diag, RULE_BAD_VERSION, node_place(language->node, "statusgen"),
                "this is version %d of the format, not %d", FORMAT_VERSION, (int)language->version);
}

// A view without a rule for the characters that it may not print would drop them.
static void check_views(const struct language *language, struct diag *diag) {
    for (size_t i = 0; i < language->views.count; i++) {
        struct escaper *view = &ARRAY_AT(language->views, struct escaper, i);
        escaper_prepare(view);
        if (view->node == NULL || view->node->kind != NODE_MAP) continue; // reported
        if (!text_is_id(view->name)) {
            diag_report(diag, RULE_LANGUAGE, view->node->place, "'%.*s' cannot be the name of a view",
                        STR_ARG(view->name));
        }
        if (view->other.node != NULL && view->other.unit != 0 && view->other.base != 0) continue;
        diag_report(diag, RULE_LANGUAGE, view->node->place,
                    "the view '%.*s' needs 'other' with its unit and base", STR_ARG(view->name));
    }
}

static void check_ids(const struct language *language, struct diag *diag) {
    for (size_t i = 0; i < language->options.count; i++) {
        const struct option *option = &ARRAY_AT(language->options, struct option, i);
        if (text_is_id(option->name)) continue;
        diag_report(diag, RULE_LANGUAGE, option->node->place, "'%.*s' cannot be the name of an option",
                    STR_ARG(option->name));
    }
    for (size_t i = 0; i < language->names.count; i++) {
        struct name_rule *rule = &ARRAY_AT(language->names, struct name_rule, i);
        if (rule->of == 0) rule->of = NAME_OF_ENTRY;
        if (text_is_id(rule->name)) continue;
        diag_report(diag, RULE_LANGUAGE, rule->node->place, "'%.*s' cannot be the name of a name rule",
                    STR_ARG(rule->name));
    }
}

static void check_outputs(const struct language *language, struct diag *diag) {
    if (language->outputs.count == 0) {
        diag_report(diag, RULE_LANGUAGE, language->node->place, "the language makes no outputs");
    }
    for (size_t i = 0; i < language->outputs.count; i++) {
        struct output *output = &ARRAY_AT(language->outputs, struct output, i);
        if (output->each == 0) output->each = EACH_REGISTRY;
    }
}

static void set_option_types(const struct language *language) {
    for (size_t i = 0; i < language->options.count; i++) {
        struct option *option = &ARRAY_AT(language->options, struct option, i);
        if (option->type == 0) option->type = OPTION_NAME;
        if (!str_given(option->fallback)) {
            option->fallback = option->type == OPTION_FLAG ? STR("false") : STR("");
        }
    }
}

// The flag that another needs stands before it, so that no two can need each other.
static void check_needs(const struct language *language, struct diag *diag) {
    for (size_t i = 0; i < language->options.count; i++) {
        const struct option *option = &ARRAY_AT(language->options, struct option, i);
        if (!str_given(option->needs)) continue;
        const struct option *needed = language_option(language, option->needs);
        bool before = needed != NULL && needed < option;
        if (before && needed->type == OPTION_FLAG && option->type == OPTION_FLAG) continue;
        diag_report(diag, RULE_LANGUAGE, node_place(option->node, "needs"),
                    "'needs' is for flags, and names a flag that stands before");
    }
}

const struct language *language_read(struct arena *arena, struct str id,
                                     const struct source *source, struct diag *diag) {
    size_t errors = diag_errors(diag);
    const struct node *node = yaml_parse(arena, source, diag);
    if (node == NULL) return NULL;
    struct language *language = ARENA_NEW(arena, struct language);
    schema_read(arena, &language_schema, node, language, diag);
    language->id = arena_str(arena, id);
    check_version(language, diag);
    if (diag_errors(diag) == errors) {
        check_views(language, diag);
        check_ids(language, diag);
        check_outputs(language, diag);
        set_option_types(language);
        check_needs(language, diag);
    }
    return diag_errors(diag) == errors ? language : NULL;
}

const struct option *language_option(const struct language *language, struct str name) {
    for (size_t i = 0; i < language->options.count; i++) {
        const struct option *option = &ARRAY_AT(language->options, struct option, i);
        if (str_equal(option->name, name)) return option;
    }
    return NULL;
}

struct str language_integer(const struct language *language, struct str cell) {
    for (size_t i = 0; i < language->integers.count; i++) {
        const struct integer_type *type = &ARRAY_AT(language->integers, struct integer_type, i);
        if (str_equal(type->cell, cell)) return type->name;
    }
    return (struct str){0};
}

bool language_reserves(const struct language *language, struct str word) {
    for (size_t i = 0; i < language->reserved.count; i++) {
        if (str_equal(ARRAY_AT(language->reserved, struct str, i), word)) return true;
    }
    return false;
}
