// SPDX-License-Identifier: MIT
// Unified diffs, as `diff -u` and `patch` know them, in time linear in the size of the texts.
#ifndef STATUSGEN_OUTPUT_DIFF_H
#define STATUSGEN_OUTPUT_DIFF_H

#include "base/buf.h"
#include "base/str.h"

// Lines that one text may have; the diff of longer ones is the sentence that they differ.
enum { DIFF_MAX_LINES = 4 * 1024 * 1024 };

// Appends the diff that turns `old_text` into `new_text`, three lines of context around each
// change; nothing if they are equal. The names stand in the head: "a/codes.h", or "/dev/null" for
// a file that is missing. It is fit for a terminal: what is unsafe to show becomes <U+XXXX> or
// <byte XX>, as text_show() does, but tabs stay.
void diff_unified(struct buf *out, struct str old_name, struct str new_name, struct str old_text,
                  struct str new_text);

#endif
