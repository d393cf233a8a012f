// SPDX-License-Identifier: MIT
// Overlays onto the files of registries, as nodes: between reading them and understanding them.
//
// Every node keeps the place where it was written, so what is found wrong later points into the
// overlay that says it. docs/overlays.md has the rules.
#ifndef STATUSGEN_SPEC_MERGE_H
#define STATUSGEN_SPEC_MERGE_H

#include "base/vec.h"
#include "spec/format.h"

// A registry that was read without error, on its way through the overlays.
struct merged {
    VEC(const struct node *) roots; // of its files; the first declares the registry. Those of the
                                    // overlays, with what they add, are put behind
    VEC(struct overlaid) overlaid;
};

void merged_free(struct merged *merged);

// Applies the overlays in their order, each to the registry that it is for. A root that changed is
// replaced. What is wrong is reported and left out.
void merge_overlays(struct arena *arena, struct merged *registries, size_t count,
                    const struct overlay_file *overlays, size_t overlay_count, struct diag *diag);

#endif
