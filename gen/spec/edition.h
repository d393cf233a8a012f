// SPDX-License-Identifier: MIT
// The names of an earlier edition: which of an entry's names was current then.
#ifndef STATUSGEN_SPEC_EDITION_H
#define STATUSGEN_SPEC_EDITION_H

#include "base/arena.h"
#include "diag/diag.h"
#include "spec/model.h"

// Makes the ids and phrases that were current in the edition those of the entries. The names that
// came later stay as former names with `later` set. A registry that does not declare the edition
// keeps its names; if none declares it, that is reported.
//
// The name of an edition is the oldest former one whose own edition is that or a later one, else
// today's: an edition is the last in which a name was current.
void spec_use_edition(struct arena *arena, struct spec *spec, struct str edition,
                      struct diag *diag);

#endif
