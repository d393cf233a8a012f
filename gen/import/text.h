// SPDX-License-Identifier: MIT
// Small steps that both forms of a registry file share.
#ifndef STATUSGEN_IMPORT_TEXT_H
#define STATUSGEN_IMPORT_TEXT_H

#include "base/arena.h"

// The text with each run of blanks, tabs and line ends as one blank and none at its ends; a copy
// in the arena.
struct str text_on_one_line(struct arena *arena, struct str text);

#endif
