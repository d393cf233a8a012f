// SPDX-License-Identifier: MIT
// Specification files -> model.
#ifndef STATUSGEN_SPEC_LOAD_H
#define STATUSGEN_SPEC_LOAD_H

#include "base/vec.h"
#include "input/input.h"
#include "spec/model.h"

// Paths as for input_read().
struct paths {
    const struct str *items;
    size_t count;
};

// Reads each specification and what it includes, and checks all of it. Everything that is wrong is
// reported, of all files; NULL if anything was. The model lives in the arena.
struct spec *spec_load(struct arena *arena, struct inputs *inputs, struct paths paths,
                       struct diag *diag);

// The same with overlays on them, applied in their order; see docs/overlays.md.
struct spec *spec_load_overlaid(struct arena *arena, struct inputs *inputs, struct paths paths,
                                struct paths overlays, struct diag *diag);

#endif
