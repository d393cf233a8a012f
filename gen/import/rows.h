// SPDX-License-Identifier: MIT
// The rows of a registry file as they are written, whichever its form is: what a reader gives and
// what records are made from.
#ifndef STATUSGEN_IMPORT_ROWS_H
#define STATUSGEN_IMPORT_ROWS_H

#include "base/vec.h"
#include "diag/place.h"
#include "yaml/schema.h"

enum { ROWS_MOST = 100000 };

// A text and where it begins. Runs of blanks and line ends are one blank, none at its ends.
struct cell {
    struct place place;
    struct str text;
};

// "RFC9110, Section 15.2.1", without the brackets around it, and the link if the form has one.
struct citation {
    struct cell label;
    struct str url;
};

struct row {
    struct cell value, description;
    struct array citations; // of struct citation
};

// Rows of zero bytes are empty and ready.
struct rows {
    VEC(struct row) list;
};

#endif
