// SPDX-License-Identifier: MIT
// What a file on the disk would have to change to be as planned.
#ifndef STATUSGEN_OUTPUT_DRIFT_H
#define STATUSGEN_OUTPUT_DRIFT_H

#include "base/buf.h"
#include "output/compare.h"

// Appends the unified diff from a compared file to what is planned, if it is missing or differs
// and its old text was kept. `path` is how messages call the file.
void drift_diff(struct buf *out, const struct plan_file *file, const struct compared *compared,
                struct str path);

#endif
