// SPDX-License-Identifier: MIT
#include "output/stamp.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "output/write.h"

static bool is_regular(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool stamp_touch(struct str path, bool no_fsync, struct diag *diag) {
    struct arena arena = {0};
    const char *name = arena_str(&arena, path).data;
    bool done;
    // What is missing is made by the writer, and what is no file is refused by it.
    if (!is_regular(name)) {
        done = write_file(path, STR(""), no_fsync, diag);
    } else if (!(done = utimensat(AT_FDCWD, name, NULL, 0) == 0)) {
        diag_report(diag, RULE_WRITE, NO_PLACE, "cannot write '%.*s': %s", STR_ARG(path),
                    strerror(errno));
    }
    arena_free(&arena);
    return done;
}
