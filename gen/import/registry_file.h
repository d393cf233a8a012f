// SPDX-License-Identifier: MIT
// A registry file, read and understood: which numbers it registers, and what it says of them.
#ifndef STATUSGEN_IMPORT_REGISTRY_FILE_H
#define STATUSGEN_IMPORT_REGISTRY_FILE_H

#include "import/description.h"
#include "spec/model.h"

// What the file says of a number, or of a run of numbers.
struct record {
    struct place place;
    int64_t first, last;
    struct description says;
    struct array references; // of struct reference, without nodes
};

struct registry_file {
    struct array records; // of struct record, by number; none overlap
};

// Reads a source in either form, which its first character tells. Every fault is reported: if there
// were errors, the file is not to be used.
struct registry_file registry_file_read(struct arena *arena, const struct source *source,
                                        struct diag *diag);

#endif
