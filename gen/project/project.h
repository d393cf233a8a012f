// SPDX-License-Identifier: MIT
// The project file, statusgen.yaml: what a run is to read and write, so that a command needs no
// arguments. See docs/project-file.md.
#ifndef STATUSGEN_PROJECT_PROJECT_H
#define STATUSGEN_PROJECT_PROJECT_H

#include "input/input.h"
#include "yaml/schema.h"

#define PROJECT_FILE "statusgen.yaml"

enum { PROJECT_VERSION = 1 };

// An option of the output's language.
struct project_option {
    const struct node *node; // of the value
    struct str name, value;
};

struct project_output {
    const struct node *node;
    struct str language;
    struct str path;      // a folder, or one file, inside the project's folder; absent: that itself
    struct str registry;  // id of the only one to write; absent: all
    struct str select;    // of the entries that the project selects; absent: all of them
    struct array options; // of struct project_option
};

struct project {
    const struct node *node;
    const struct source *source;
    struct str folder; // of the file, without a '/' at its end; "" is the current one
    int64_t version;
    struct array spec, overlays, templates; // of struct str: paths from the current folder
    struct str select, names, license;
    int aliases;          // 1 + enum aliases; 0 is not said
    struct array banner;  // of struct str
    struct array outputs; // of struct project_output
};

// The keys of the file.
extern const struct schema project_schema;

// The words for `aliases`, in the order of enum aliases.
extern const char *const project_aliases[];

// Reads a project file and makes its paths relative to the current folder. NULL if anything is
// wrong, which is reported.
const struct project *project_read(struct arena *arena, struct inputs *inputs, struct str path,
                                   struct diag *diag);

// The nearest statusgen.yaml in the current folder or one above it, in the arena: "../statusgen.yaml".
// Absent if there is none.
struct str project_find(struct arena *arena);

// The place of a key's value in the file, for messages.
struct place project_place(const struct project *project, const char *key);

// A path that is meant relative to the project's folder, relative to the current one.
struct str project_path(struct arena *arena, const struct project *project, struct str path);

#endif
