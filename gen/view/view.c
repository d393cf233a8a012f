// SPDX-License-Identifier: MIT
#include "view/view.h"

#include "view/internal.h"

static void bind_classes(struct view *view, struct binding *binding) {
    const struct registry *registry = binding->registry;
    binding->classes = ARENA_ARRAY(view->arena, struct class_view, registry->classes.count);
    for (size_t i = 0; i < registry->classes.count; i++) {
        binding->classes[i].class = &ARRAY_AT(registry->classes, struct class, i);
        binding->classes[i].binding = binding;
    }
    // Entries are sorted by number and classes do not overlap: each class is one run.
    for (size_t i = 0; i < registry->entries.count; i++) {
        const struct class *class = ARRAY_AT(registry->entries, struct entry, i).class;
        if (class == NULL) continue;
        struct class_view *run = &binding->classes[class->index];
        if (run->count++ == 0) run->first = i;
    }
}

static void bind_vendors(struct view *view, struct binding *binding) {
    size_t count = binding->registry->vendors.count;
    binding->vendors = ARENA_ARRAY(view->arena, struct vendor_view, count);
    binding->namespaces = ARENA_ARRAY(view->arena, const struct vendor_view *, count);
    for (size_t i = 0; i < count; i++) {
        const struct vendor *vendor = &ARRAY_AT(binding->registry->vendors, struct vendor, i);
        binding->vendors[i] = (struct vendor_view){vendor, binding};
        if (vendor->registered || binding->tables.vendors[i].count == 0) continue;
        binding->namespaces[binding->namespace_count++] = &binding->vendors[i];
    }
}

static void bind(struct view *view, const struct subject *subject, size_t index, struct diag *diag) {
    const struct registry *registry = &subject->spec->registries[index];
    struct binding *binding = &view->bindings[index];
    binding->view = view;
    binding->registry = registry;
    binding->tables = subject->tables[index];
    binding->facts = subject->facts[index];
    binding->layout = &subject->layouts[index];
    bind_classes(view, binding);
    bind_vendors(view, binding);
    binding->options = options_make(view->arena, view->language, registry, view->request.settings, diag);
    if (binding->options == NULL) return;
    binding->names = names_make(view->arena, binding->options, registry, diag);
}

struct subject view_subject(struct arena *arena, const struct spec *spec) {
    struct tables *tables = ARENA_ARRAY(arena, struct tables, spec->count);
    struct facts *facts = ARENA_ARRAY(arena, struct facts, spec->count);
    struct layout *layouts = ARENA_ARRAY(arena, struct layout, spec->count);
    for (size_t i = 0; i < spec->count; i++) {
        tables[i] = tables_make(arena, &spec->registries[i]);
        facts[i] = facts_make(arena, &spec->registries[i], &tables[i].registered);
        layouts[i].arena = arena;
        layouts[i].vendor_phrases =
            ARENA_ARRAY(arena, const struct text_table *, spec->registries[i].vendors.count);
    }
    return (struct subject){spec, tables, facts, layouts};
}

struct view *view_make(struct arena *arena, struct arena *scratch, const struct subject *subject,
                       const struct language *language, struct request request,
                       struct diag *diag) {
    const struct spec *spec = subject->spec;
    size_t errors = diag_errors(diag);
    struct view *view = ARENA_NEW(arena, struct view);
    view->arena = arena;
    view->scratch = scratch;
    view->spec = spec;
    view->language = language;
    view->request = request;
    view->bindings = ARENA_ARRAY(arena, struct binding, spec->count);
    settings_check(language, request.settings, diag);
    if (diag_errors(diag) > errors) return NULL; // names made from them would all be wrong too
    for (size_t i = 0; i < spec->count; i++) bind(view, subject, i, diag);
    view_make_shapes(view);
    view_make_extra(view, diag);
    return diag_errors(diag) == errors ? view : NULL;
}

struct type view_type(const struct view *view) {
    return (struct type){.kind = VALUE_MAP, .shape = &view->shapes[SHAPE_ROOT]};
}

struct value view_root(struct view *view, const struct registry *registry) {
    struct root *root = ARENA_NEW(view->arena, struct root);
    root->view = view;
    root->binding = registry != NULL ? view_binding(view, registry) : &view->bindings[0];
    return value_map(&view->shapes[SHAPE_ROOT], root);
}

const struct options *view_options(const struct view *view, const struct registry *registry) {
    return view_binding(view, registry)->options;
}

const struct names *view_names(const struct view *view, const struct registry *registry) {
    return view_binding(view, registry)->names;
}
