// SPDX-License-Identifier: MIT
#include "output/stamp.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"

bool stamp_touch(struct str path, struct diag *diag) {
    struct arena arena = {0};
    bool done = utimensat(AT_FDCWD, arena_str(&arena, path).data, NULL, 0) == 0;
    if (!done) {
        diag_report(diag, RULE_WRITE, NO_PLACE, "cannot write '%.*s': %s", STR_ARG(path),
                    strerror(errno));
    }
    arena_free(&arena);
    return done;
}
