// SPDX-License-Identifier: MIT
// Mustache (core specification v1.4) over typed values.
//
// A template is compiled against the type of what it will be given: every name is looked up then,
// and what does not exist, does not nest or would print a raw text is a message with its place.
// Rendering a compiled template cannot fail but by a bound.
#ifndef STATUSGEN_TEMPLATE_TEMPLATE_H
#define STATUSGEN_TEMPLATE_TEMPLATE_H

#include "base/arena.h"
#include "base/buf.h"
#include "diag/diag.h"
#include "template/value.h"

enum {
    TEMPLATE_MAX_PARTIALS = 32,             // partials in partials
    TEMPLATE_MAX_SECTIONS = 64,             // sections in sections
    TEMPLATE_MAX_SIZE = 1024 * 1024,        // bytes of one template file
    TEMPLATE_MAX_OUTPUT = 64 * 1024 * 1024, // bytes of one rendered text; tags, texts and rounds too
};

// Where partials come from.
struct template_loader {
    // The source of a template or partial, or NULL if there is none of that name (which it does
    // not report). An unreadable file is reported by the loader and is an empty source.
    const struct source *(*load)(void *context, struct str name);
    // Calls `each` with every name there is, for did-you-mean. May be NULL.
    void (*names)(void *context, void (*each)(void *data, struct str name), void *data);
    void *context;
};

enum template_mode {
    TEMPLATE_STRICT,  // typed: all checks, no escaping, since nothing unsafe can be printed
    TEMPLATE_LENIENT, // the official specification's: names are looked up while rendering in the
                      // shapes of the actual values, unknown ones are empty, texts are escaped for
                      // HTML, {{{x}}} and {{&x}} are raw
};

struct template;

// Compiles `source` for values of type `root` (a MAP; ignored when lenient) in `arena`. NULL if
// anything was reported.
const struct template *template_compile(struct arena *arena, const struct source *source,
                                        struct type root, enum template_mode mode,
                                        const struct template_loader *loader, struct diag *diag);

// The same for a part of a source: `text` is a slice of it, and messages point to it there.
const struct template *template_compile_part(struct arena *arena, const struct source *source,
                                             struct str text, struct type root,
                                             enum template_mode mode,
                                             const struct template_loader *loader,
                                             struct diag *diag);

// Renders into `out`, behind what is there. `env` is handed to the getters. When strict, blanks and
// tabs at the end of each line are stripped, and the line ends of the template are LF. `scratch` is
// where getters allocate: what one tag or one round of a section took is released after it. `most`
// is the largest number of bytes, and of tags, texts and rounds that make them; 0 stands for
// TEMPLATE_MAX_OUTPUT. False if a bound was exceeded or a getter gave what its type does not say,
// which is reported.
bool template_render(const struct template *template, struct value root, void *env,
                     struct arena *scratch, size_t most, struct buf *out, struct diag *diag);

#endif
