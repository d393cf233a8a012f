// SPDX-License-Identifier: MIT
// The folders that templates come from: the user's, in order, lie over the built-in one file by
// file.
//
// A path in a set is `<language>/<file>`. It is found in the first folder that has it. Everything
// that is read is an input of the run.
#ifndef STATUSGEN_TEMPLATE_SET_H
#define STATUSGEN_TEMPLATE_SET_H

#include "base/vec.h"
#include "input/input.h"
#include "template/template.h"

// The built-in folder, and the one that holds the partials that languages share.
#define TEMPLATE_SET_BUILTIN "templates/"
#define TEMPLATE_SET_COMMON "common"
// What makes a folder a language.
#define TEMPLATE_SET_LANGUAGE_FILE "lang.yaml"
// What the files of partials end with.
#define TEMPLATE_SET_SUFFIX ".mustache"

// `struct template_set set = {.inputs = inputs, .diag = diag};` has the built-in folder only.
struct template_set {
    struct inputs *inputs;
    struct diag *diag;
    VEC(struct str) folders; // the user's, searched from the first; the built-in one comes last
};

// Frees the list, not what was read.
void template_set_free(struct template_set *set);

// Adds a folder behind those that are there. `wanted` is where the user named it. False if it
// cannot be listed, which is reported.
bool template_set_add(struct template_set *set, struct str folder, struct place wanted);

// The file of that path (`<language>/<file>`) from the first folder that has it, or NULL if there
// is none. A file that is there but cannot be read is reported and is an empty source.
const struct source *template_set_read(struct template_set *set, struct str path);

// Whether a path or the name of a partial stays inside the folders: words of A-Z a-z 0-9 _ . -
// with / between them, none of which is empty, "." or "..".
bool template_set_is_path(struct str path);

// One language's view of a set.
struct template_set_language {
    struct template_set *set;
    struct str name;
};

// Loads partials: `x` is `<language>/x.mustache`, else `common/x.mustache`. `language` must live
// as long as the loader.
struct template_loader template_set_loader(struct template_set_language *language);

struct template_set_names {
    const struct str *items;
    size_t count;
};

// The languages there are in any folder, sorted, each once; allocated in `arena`.
struct template_set_names template_set_languages(const struct template_set *set,
                                                 struct arena *arena);

#endif
