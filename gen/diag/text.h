// SPDX-License-Identifier: MIT
// Diagnostics as text, in the form of GCC, which editors and build logs understand.
#ifndef STATUSGEN_DIAG_TEXT_H
#define STATUSGEN_DIAG_TEXT_H

#include "base/buf.h"
#include "diag/diag.h"

// Appends every message with its source line, caret and notes; with ANSI colours if `colour`.
void diag_print(const struct diag *diag, bool colour, struct buf *out);

// Appends `text` fit for a terminal: what is unsafe to show becomes <U+XXXX> or <byte XX>, and
// at most `most` characters are shown, then "...". Returns the characters appended.
size_t text_show(struct buf *out, struct str text, size_t most);

// Appends the character that starts at `*at` like that, moves on, and returns the columns it took.
size_t text_show_character(struct buf *out, struct str text, size_t *at);

// The same for a whole answer of the program: nothing is cut, line ends and tabs stay.
void text_show_lines(struct buf *out, struct str text);

#endif
