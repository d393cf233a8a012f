// SPDX-License-Identifier: MIT
// The shapes of a view: the tables of fields, and what the language itself declares, its names and
// the views of a text.
#include "view/table.h"

// --- Names ---

static size_t rule_index(const struct language *language, const struct field *field) {
    return (size_t)((const struct name_rule *)field->data -
                    (const struct name_rule *)language->names.items);
}

static struct value get_entry_name(void *env, const void *object, const struct field *field) {
    const struct entry *entry = object;
    const struct binding *binding = view_binding(env, entry->registry);
    size_t rule = rule_index(binding->options->language, field);
    return value_string(VALUE_IDENT, names_entry(binding->names, rule, entry));
}

static struct value get_former_name(void *env, const void *object, const struct field *field) {
    const struct former_view *former = object;
    const struct binding *binding = view_binding(env, former->entry->registry);
    size_t rule = rule_index(binding->options->language, field);
    return value_string(VALUE_IDENT,
                        names_former(binding->names, rule, former->entry, former->index));
}

static struct value get_alternative_name(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_IDENT, ((const struct alternative *)object)->name);
}

static struct value get_class_name(void *env, const void *object, const struct field *field) {
    (void)env;
    const struct class_view *class = object;
    size_t rule = rule_index(class->binding->options->language, field);
    return value_string(VALUE_IDENT, names_class(class->binding->names, rule, class->class));
}

static struct value get_vendor_name(void *env, const void *object, const struct field *field) {
    (void)env;
    const struct vendor_view *vendor = object;
    size_t rule = rule_index(vendor->binding->options->language, field);
    return value_string(VALUE_IDENT, names_vendor(vendor->binding->names, rule, vendor->vendor));
}

static struct value get_registry_name(void *env, const void *object, const struct field *field) {
    (void)env;
    const struct binding *binding = object;
    size_t rule = rule_index(binding->options->language, field);
    return value_string(VALUE_IDENT, names_registry(binding->names, rule));
}

static void make_names(struct view *view, enum shape_id id, struct str shape, enum name_of of,
                       struct value (*get)(void *, const void *, const struct field *)) {
    const struct array *rules = &view->language->names;
    struct field *fields = ARENA_ARRAY(view->arena, struct field, rules->count);
    size_t count = 0;
    for (size_t i = 0; i < rules->count; i++) {
        const struct name_rule *rule = &ARRAY_AT(*rules, struct name_rule, i);
        if (rule->of != (int)of) continue;
        fields[count++] = (struct field){rule->name, {.kind = VALUE_IDENT}, rule->summary, get, rule};
    }
    view->shapes[id] = (struct shape){shape, fields, count};
}

// Of what a peer calls an entry, only what users write is made: by the first rule for entries.
static void keep_first_rule(struct view *view, enum shape_id id) {
    if (view->shapes[id].count > 1) view->shapes[id].count = 1;
}

// --- Views of a text ---

static struct value get_escaped(void *env, const void *object, const struct field *field) {
    struct view *view = env;
    const struct str *text = object;
    return value_string(VALUE_LIT, escape_text(field->data, *text, view->scratch));
}

static struct value get_lines(void *env, const void *object, const struct field *field) {
    struct view *view = env;
    const struct str *text = object;
    return view_strings(view, VALUE_LIT, escape_lines(field->data, *text, view->scratch));
}

static void make_text_views(struct view *view) {
    const struct array *views = &view->language->views;
    struct type *line = ARENA_NEW(view->arena, struct type);
    line->kind = VALUE_LIT;
    struct field *fields = ARENA_ARRAY(view->arena, struct field, views->count);
    for (size_t i = 0; i < views->count; i++) {
        const struct escaper *escaper = &ARRAY_AT(*views, struct escaper, i);
        bool lines = escaper->wrap != NUMBER_ABSENT;
        fields[i] = (struct field){
            .name = escaper->name,
            .type = {.kind = lines ? VALUE_LIST : VALUE_LIT, .item = lines ? line : NULL},
            .summary = escaper->summary,
            .get = lines ? get_lines : get_escaped,
            .data = escaper,
        };
    }
    view->shapes[SHAPE_TEXT] = (struct shape){STR("text"), fields, views->count};
}

// --- Tables ---

static struct type row_type(struct view *view, const struct declaration *row) {
    struct type type = {.kind = row->kind};
    const struct shape *text = &view->shapes[SHAPE_TEXT];
    if (row->kind == VALUE_TEXT) type.shape = text;
    if (row->kind == VALUE_MAP) type.shape = &view->shapes[row->shape];
    if (row->kind == VALUE_LIST) {
        struct type *item = ARENA_NEW(view->arena, struct type);
        if (row->shape != SHAPE_NONE) {
            *item = (struct type){.kind = VALUE_MAP, .shape = &view->shapes[row->shape]};
        } else {
            *item = (struct type){.kind = row->item, .shape = row->item == VALUE_TEXT ? text : NULL};
        }
        type.item = item;
    }
    return type;
}

static void make_shape(struct view *view, enum shape_id id) {
    const struct table *table = view_tables[id];
    struct field *fields = ARENA_ARRAY(view->arena, struct field, table->count);
    for (size_t i = 0; i < table->count; i++) {
        const struct declaration *row = &table->rows[i];
        fields[i] = (struct field){row->name, row_type(view, row), row->summary, row->get, row};
    }
    view->shapes[id] = (struct shape){str_from(table->name), fields, table->count};
}

void view_make_shapes(struct view *view) {
    make_text_views(view);
    for (int id = 0; id < SHAPE_COUNT; id++) {
        if (view_tables[id] != NULL) make_shape(view, (enum shape_id)id);
    }
    make_names(view, SHAPE_ENTRY_NAME, STR("entry_name"), NAME_OF_ENTRY, get_entry_name);
    make_names(view, SHAPE_FORMER_NAME, STR("former_name"), NAME_OF_ENTRY, get_former_name);
    make_names(view, SHAPE_ALTERNATIVE_NAME, STR("alternative_name"), NAME_OF_ENTRY,
               get_alternative_name);
    keep_first_rule(view, SHAPE_ALTERNATIVE_NAME);
    make_names(view, SHAPE_CLASS_NAME, STR("class_name"), NAME_OF_CLASS, get_class_name);
    make_names(view, SHAPE_VENDOR_NAME, STR("vendor_name"), NAME_OF_VENDOR, get_vendor_name);
    make_names(view, SHAPE_REGISTRY_NAME, STR("registry_name"), NAME_OF_REGISTRY,
               get_registry_name);
    view->shapes[SHAPE_OPTION] =
        *options_shape(view->arena, view->language, &view->shapes[SHAPE_TEXT]);
}
