// SPDX-License-Identifier: MIT
// The look at an input's bytes before libyaml sees them: what no two parsers read alike, or what
// a reader of the file cannot see, is refused here with its exact place.
#ifndef STATUSGEN_YAML_SCAN_H
#define STATUSGEN_YAML_SCAN_H

#include <stdbool.h>

#include "diag/diag.h"

// True if the bytes may go to the parser. Otherwise the first fault is reported: a file in
// the wrong encoding would give thousands.
bool yaml_scan(const struct source *source, struct diag *diag);

#endif
