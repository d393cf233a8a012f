// SPDX-License-Identifier: MIT
// Forms: one-line templates in lang.yaml that make names, paths and defaults from words.
//
//   {{option.prefix}}{{^registered}}{{vendor.screaming}}_{{/registered}}{{id.screaming}}
#ifndef STATUSGEN_LANG_FORM_H
#define STATUSGEN_LANG_FORM_H

#include "lang/options.h"
#include "template/template.h"

// What a form is made for. Ids that do not apply are absent and print nothing.
struct form_input {
    const struct registry *registry;
    const struct options *options; // may be NULL
    struct str id, vendor, class;
    struct str name; // an identifier that is made already; for `usage` only
    bool registered;
};

struct form {
    const struct template *template; // NULL: an absent form, which makes ""
    const struct shape *shape;       // what it was compiled against
};

// What the forms of a language can see.
const struct shape *form_shape(struct arena *arena, const struct language *language);

// Compiles a form over such a shape. `node` is where it stands, for messages; `what` says what it
// is for: "names.constant". Faults are reported; the form is then an absent one.
struct form form_compile(struct arena *arena, const struct shape *shape, const struct node *node,
                         struct str what, struct str text, struct diag *diag);

// Appends what the form makes. What `scratch` is used for is given back.
void form_write(struct form form, const struct form_input *input, struct arena *scratch,
                struct buf *out, struct diag *diag);

// What the form makes, in the arena.
struct str form_make(struct form form, const struct form_input *input, struct arena *arena,
                     struct diag *diag);

#endif
