// SPDX-License-Identifier: MIT
// Differences -> an overlay: a file that makes a specification say what the registry file says.
#ifndef STATUSGEN_IMPORT_OVERLAY_H
#define STATUSGEN_IMPORT_OVERLAY_H

#include "base/buf.h"
#include "import/compare.h"

// Appends the overlay. Entries that are there are patched by vendor and id, so a renamed one keeps
// its id and all that is known of it; new ones belong to the registry's first registered vendor.
void overlay_add(struct buf *out, struct arena *arena, const struct registry *registry,
                 const struct array *differences);

// The id of a new entry: its phrase in lower-case words, apostrophes dropped, joined by '_'. One
// that the phrase does not give is made of the number: "code_499".
struct str phrase_id(struct arena *arena, struct str phrase, int64_t code);

#endif
