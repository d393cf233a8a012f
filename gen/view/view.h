// SPDX-License-Identifier: MIT
// The view: the model as the templates of one language see it.
//
// The shapes of a view are tables (fields.c) that say what every name means; `statusgen list
// fields` prints them. Values are computed when a tag asks for them, from the model, the language
// and the tables of each registry.
#ifndef STATUSGEN_VIEW_VIEW_H
#define STATUSGEN_VIEW_VIEW_H

#include "lang/names.h"
#include "lang/settings.h"
#include "spec/model.h"
#include "template/value.h"
#include "view/facts.h"
#include "view/layout.h"
#include "view/tables.h"

struct view;

// What becomes of names that an entry had, or has today if the names are those of an edition.
enum aliases {
    ALIASES_DEPRECATED, // former names are deprecated, later ones plain
    ALIASES_PLAIN,      // both are plain
    ALIASES_NONE,       // neither is there
};

// What a run asks of all languages alike.
struct request {
    struct settings settings; // of the languages' options
    struct str license;       // SPDX expression of the outputs
    struct array banner;      // of struct str: lines for the top of the outputs
    enum aliases aliases;
};

// A specification with what the views of all languages share: it is made once for a run.
struct subject {
    const struct spec *spec;
    const struct tables *tables; // of each registry
    const struct facts *facts;   // of each registry
    struct layout *layouts;      // of each registry
};

struct subject view_subject(struct arena *arena, const struct spec *spec);

// Makes the view of a specification in a language, in the arena. `scratch` is where getters
// allocate while a template is rendered. NULL if a name or an option is illegal, which is reported.
struct view *view_make(struct arena *arena, struct arena *scratch, const struct subject *subject,
                       const struct language *language, struct request request,
                       struct diag *diag);

// What a template is compiled against.
struct type view_type(const struct view *view);

// What it is rendered with: one registry, or NULL for the specification as a whole, whose names
// and options are those of its first registry. In the view's arena.
struct value view_root(struct view *view, const struct registry *registry);

// The options and the names of a registry in this language.
const struct options *view_options(const struct view *view, const struct registry *registry);
const struct names *view_names(const struct view *view, const struct registry *registry);

#endif
