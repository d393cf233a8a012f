// SPDX-License-Identifier: MIT
// The depfile: which inputs the outputs were made from, in the form that Make and Ninja read.
#ifndef STATUSGEN_OUTPUT_DEPFILE_H
#define STATUSGEN_OUTPUT_DEPFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"
#include "diag/diag.h"

struct depfile {
    const struct str *targets;
    size_t target_count;
    const struct str *inputs; // as they were read; "-" and those in the program are left out
    size_t input_count;
};

// Appends one rule with all targets and inputs, then a rule without inputs for each input, so that
// a removed file does not stop Make. Paths are written as they were given, with blanks, '#' and
// '$' escaped. A path that no escape makes safe (a line end, ';' which begins a shell command) is
// reported as RULE_WRITE, and the answer is false.
bool depfile_render(struct buf *out, const struct depfile *depfile, struct diag *diag);

#endif
