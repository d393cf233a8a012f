// SPDX-License-Identifier: MIT
// What must hold in a model beyond the form of its files.
#ifndef STATUSGEN_SPEC_CHECK_H
#define STATUSGEN_SPEC_CHECK_H

#include "base/arena.h"
#include "diag/diag.h"
#include "spec/model.h"

// Reports every fault of a registry whose entries are sorted by (code, vendor, id). If it is not
// `complete`, since parts of it could not be read, ids that refer to nothing are not reported: they
// may refer to what is missing. The arena is for working memory.
void registry_check(struct arena *arena, const struct registry *registry, bool complete,
                    struct diag *diag);

// Reports what does not fit between registries: their ids and modules must differ.
void spec_check(const struct spec *spec, struct diag *diag);

#endif
