// SPDX-License-Identifier: MIT
#include "output/drift.h"

#include "output/diff.h"

void drift_diff(struct buf *out, const struct plan_file *file, const struct compared *compared,
                struct str path) {
    if (compared->state == FILE_MISSING) {
        diff_unified(out, STR("/dev/null"), path, STR(""), file->bytes);
    } else if (compared->state == FILE_DIFFERENT || compared->state == FILE_NO_MARKER) {
        if (str_given(compared->old)) diff_unified(out, path, path, compared->old, file->bytes);
    }
}
