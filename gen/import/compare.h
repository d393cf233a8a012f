// SPDX-License-Identifier: MIT
// What a registry file says otherwise than a specification: a pure function of both.
//
// Only the entries of registered vendors are compared; the numbers that others use are theirs.
#ifndef STATUSGEN_IMPORT_COMPARE_H
#define STATUSGEN_IMPORT_COMPARE_H

#include "import/registry_file.h"

enum difference_kind {
    DIFFERENCE_NEW,        // the file has it, we do not
    DIFFERENCE_REMOVED,    // the file does not have it, or says that nobody does
    DIFFERENCE_RENAMED,    // another phrase
    DIFFERENCE_STATE,      // another state
    DIFFERENCE_REFERENCE,  // another RFC, section or draft
    DIFFERENCE_ANNOTATION, // the same state with other dates
};

struct difference {
    enum difference_kind kind;
    int64_t code;
    const struct entry *entry;   // ours; NULL if it is new
    const struct record *record; // the file's; NULL if it does not have the number
    struct str text;             // from what to what
};

// Every difference, by number and kind: an array of struct difference in the arena.
struct array registry_differences(struct arena *arena, const struct registry *registry,
                                  const struct registry_file *file);

// "new", "removed", "renamed", "state changed", ...
const char *difference_kind_name(enum difference_kind kind);

// "413: renamed: Payload Too Large -> Content Too Large"
struct str difference_line(struct arena *arena, const struct difference *difference);

// The file's references in place of ours: those of ours that say the same stand for them, and what
// the registry never said of ours stays. An array of struct reference.
struct array merged_references(struct arena *arena, const struct entry *entry,
                               const struct record *record);

#endif
