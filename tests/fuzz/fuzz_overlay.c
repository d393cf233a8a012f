// SPDX-License-Identifier: MIT
// Two texts with a line "---overlay" between them: a specification and an overlay on it. What the
// overlay makes of it can be printed, and is read back as the same.
#include "harness.h"

#define SEAM "\n---overlay\n"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct str text = {(const char *)data, size};
    size_t seam = str_find(text, STR(SEAM), 0);
    if (seam == text.len) return 0;
    struct str base = str_slice(text, 0, seam + 1);
    struct str overlay = str_slice(text, seam + STR(SEAM).len, text.len);
    struct session session = {0};
    if (session_merge(&session, base, overlay)) check_merged(&session);
    session_show(&session, size);
    session_free(&session);
    return 0;
}
