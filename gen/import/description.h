// SPDX-License-Identifier: MIT
// The description of a row -> phrase, state and dates.
//
// Registries write the state behind the phrase, in parentheses: "Not Extended (OBSOLETED)". Here
// they are parted, so that no remark ever becomes part of a phrase.
#ifndef STATUSGEN_IMPORT_DESCRIPTION_H
#define STATUSGEN_IMPORT_DESCRIPTION_H

#include "diag/diag.h"
#include "import/rows.h"

struct description {
    struct str phrase; // absent if there is none
    bool assigned;     // false: the row says that nobody has the number
    int state;         // enum state; 0: a remark says something unknown, which was reported
    struct str registered, extended, expires; // absent if not said
};

// Every fault is reported at the field.
struct description description_read(struct cell field, struct diag *diag);

#endif
