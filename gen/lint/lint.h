// SPDX-License-Identifier: MIT
// Lint: what is legal in a specification, and yet is probably a mistake.
//
// Every finding is a warning of a rule that can be silenced, or be accepted by 'allow' in the entry
// where it is. docs/rules.md says of each rule what it finds and why.
#ifndef STATUSGEN_LINT_LINT_H
#define STATUSGEN_LINT_LINT_H

#include "base/arena.h"
#include "diag/diag.h"
#include "spec/model.h"

struct lint_options {
    struct str today; // as 2025-09-15; absent: nothing is said of what expires
};

// Reports what is found in a specification that was loaded, in the order of places. The arena is
// for working memory.
void lint_spec(struct arena *arena, const struct spec *spec, struct lint_options options,
               struct diag *diag);

#endif
