// SPDX-License-Identifier: MIT
// The stamp: an empty file whose time says when a run last succeeded.
#ifndef STATUSGEN_OUTPUT_STAMP_H
#define STATUSGEN_OUTPUT_STAMP_H

#include <stdbool.h>

#include "base/str.h"
#include "diag/diag.h"

// Gives a file that is there the present time, and leaves its bytes alone. A failure is reported as
// RULE_WRITE.
bool stamp_touch(struct str path, struct diag *diag);

#endif
