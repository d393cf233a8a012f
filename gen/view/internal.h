// SPDX-License-Identifier: MIT
// What the parts of the view share.
#ifndef STATUSGEN_VIEW_INTERNAL_H
#define STATUSGEN_VIEW_INTERNAL_H

#include "view/facts.h"
#include "view/layout.h"
#include "view/view.h"

// Every kind of thing that has fields.
enum shape_id {
    SHAPE_NONE,
    SHAPE_TEXT, // the views that the language declares
    SHAPE_ROOT,
    SHAPE_REGISTRY,
    SHAPE_CLASS,
    SHAPE_VENDOR,
    SHAPE_EDITION,
    SHAPE_ENTRY,
    SHAPE_FORMER,
    SHAPE_REFERENCE,
    SHAPE_HEADER,
    SHAPE_ADVICE,
    SHAPE_REDIRECT,
    SHAPE_PEER,
    SHAPE_PEER_NAMES, // a peer with the identifiers of an entry in it
    SHAPE_ALSO,
    SHAPE_ALTERNATIVE,
    SHAPE_SOURCE,
    SHAPE_NUMBER,
    SHAPE_LOOKUP,
    SHAPE_STATE,
    SHAPE_WIRE,
    SHAPE_CACHEABLE,
    SHAPE_CONTENT,
    SHAPE_LEVEL,
    SHAPE_METHOD,
    SHAPE_CASING,
    SHAPE_LINE,
    SHAPE_LINE_END,
    SHAPE_NUMBER_TABLE,
    SHAPE_TEXT_TABLE,
    SHAPE_NAME_TABLE,
    SHAPE_RANGE,
    SHAPE_CELLS,
    SHAPE_ROW,
    SHAPE_BLOB,
    SHAPE_PIECE,
    SHAPE_SLOT,
    SHAPE_OPTION, // the options that the language declares
    SHAPE_ENTRY_NAME, // the names that the language gives to each kind of thing
    SHAPE_FORMER_NAME,
    SHAPE_ALTERNATIVE_NAME,
    SHAPE_CLASS_NAME,
    SHAPE_VENDOR_NAME,
    SHAPE_REGISTRY_NAME,
    SHAPE_EXTRA, // the free keys that the specification uses
    SHAPE_FREE,  // one free key of an entry
    SHAPE_COUNT
};

// A registry with what the language makes of it. The objects of the shapes REGISTRY, VENDOR,
// CLASS, FORMER point to these.
struct binding;

struct class_view {
    const struct class *class;
    const struct binding *binding;
    size_t first, count; // its entries: a run of the registry's
};

struct vendor_view {
    const struct vendor *vendor;
    const struct binding *binding;
};

struct binding {
    const struct view *view;
    const struct registry *registry;
    const struct options *options;
    const struct names *names;
    struct tables tables;
    struct facts facts;
    struct layout *layout;
    struct class_view *classes;
    struct vendor_view *vendors;
    const struct vendor_view **namespaces; // vendors that are not registered and have entries
    size_t namespace_count;
};

struct former_view {
    const struct entry *entry;
    const struct former *former;
    size_t index;
};

// The object of the shape ROOT.
struct root {
    const struct view *view;
    const struct binding *binding;
};

struct view {
    struct arena *arena, *scratch;
    const struct spec *spec;
    const struct language *language;
    struct request request;
    struct binding *bindings; // one for each registry
    struct shape shapes[SHAPE_COUNT];
};

static inline const struct binding *view_binding(const struct view *view,
                                                 const struct registry *registry) {
    return &view->bindings[registry - view->spec->registries];
}

// shapes.c: fills view->shapes.
void view_make_shapes(struct view *view);

// extra.c: the shape of the free keys 'x' of all entries; reports what cannot be a field.
void view_make_extra(struct view *view, struct diag *diag);

// extra.c: the fields of one free key, whose object is its struct pair.
struct value extra_key(void *env, const void *object, const struct field *field);
struct value extra_value(void *env, const void *object, const struct field *field);
struct value extra_values(void *env, const void *object, const struct field *field);
struct value extra_is_list(void *env, const void *object, const struct field *field);

// A list whose items are maps of `shape`: structs in an array, or pointers to them.
struct value view_list(struct view *view, const struct shape *shape, const void *items,
                       size_t count, size_t stride);
struct value view_pointers(struct view *view, const struct shape *shape, const void *const *items,
                           size_t count);

// A list of numbers.
struct value view_numbers(struct view *view, const uint64_t *numbers, size_t count);

// A list of strings, each a value of `kind`.
struct value view_strings(struct view *view, enum value_kind kind, struct array strings);

#endif
