// SPDX-License-Identifier: MIT
// Choosing entries: 'vendor=acme,other class=4xx,5xx state!=obsolete'.
//
// An expression is terms with blanks between, and an entry is kept if it meets all of them. A term
// is a key, '=' or '!=', and values with commas between: the entry has one of them, or none.
#ifndef STATUSGEN_SPEC_SELECT_H
#define STATUSGEN_SPEC_SELECT_H

#include "base/arena.h"
#include "diag/diag.h"
#include "spec/model.h"

// A specification with the entries of `spec` that the expression keeps; it shares all else, and a
// registry of which nothing is kept is left out. What is wrong with the expression is reported at
// `place`, so is one that names what does not exist or keeps nothing; then NULL.
struct spec *spec_select(struct arena *arena, const struct spec *spec, struct str expression,
                         struct place place, struct diag *diag);

#endif
