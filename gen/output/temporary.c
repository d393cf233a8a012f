// SPDX-License-Identifier: MIT
#include "output/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "output/descriptor.h"

enum { MAX_TRIES = 100 };

// Only to miss other runs' names; O_EXCL and linkat see to it that a name is never taken twice.
static uint64_t random_number(void) {
    uint64_t number = 0;
    if (getrandom(&number, sizeof number, GRND_NONBLOCK) == (ssize_t)sizeof number) return number;
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec << 30 ^ (uint64_t)now.tv_nsec;
}

static void choose_name(struct temporary *temporary, int folder) {
    *temporary = (struct temporary){.leftover = {.folder = folder, .name = temporary->name}};
    snprintf(temporary->name, sizeof temporary->name, ".statusgen-%ld-%016" PRIx64 ".tmp",
             (long)getpid(), random_number());
}

// The system call that brings a name into being.
struct making {
    int (*make)(const struct making *making, int folder, const char *name);
    int descriptor;       // of link_unnamed
    const char *existing; // of link_existing
};

// Makes a file with a name that nobody has, and lists it. The result of the call, negative with
// errno set on failure.
static int take_name(struct temporary *temporary, int folder, const struct making *making) {
    int result = -1;
    for (int tries = 0; tries < MAX_TRIES; tries++) {
        choose_name(temporary, folder);
        sigset_t before;
        signals_hold(&before);
        result = making->make(making, folder, temporary->name);
        int reason = errno;
        if (result >= 0) {
            leftovers_add(&temporary->leftover);
            temporary->listed = true;
        }
        signals_release(&before);
        errno = reason;
        if (result >= 0 || reason != EEXIST) break;
    }
    return result;
}

static int create_named(const struct making *making, int folder, const char *name) {
    (void)making;
    return openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
}

// /proc is the way that needs no privilege.
static int link_unnamed(const struct making *making, int folder, const char *name) {
    char path[40];
    snprintf(path, sizeof path, "/proc/self/fd/%d", making->descriptor);
    return linkat(AT_FDCWD, path, folder, name, AT_SYMLINK_FOLLOW);
}

static int link_existing(const struct making *making, int folder, const char *name) {
    return linkat(folder, making->existing, folder, name, 0);
}

static bool fill(int descriptor, struct str bytes, const mode_t *mode, bool sync) {
    if (mode != NULL && fchmod(descriptor, *mode) != 0) return false;
    return descriptor_write(descriptor, bytes) && (!sync || fsync(descriptor) == 0);
}

// A file that has no name before it is complete: a run that is killed leaves nothing.
static bool write_unnamed(struct temporary *temporary, int folder, struct str bytes,
                          const mode_t *mode, bool sync) {
#ifdef O_TMPFILE
    int descriptor = openat(folder, ".", O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
    if (descriptor < 0) return false;
    struct making making = {.make = link_unnamed, .descriptor = descriptor};
    bool done = fill(descriptor, bytes, mode, sync) && take_name(temporary, folder, &making) >= 0;
    return descriptor_close(descriptor) && done;
#else
    (void)temporary, (void)folder, (void)bytes, (void)mode, (void)sync;
    return false;
#endif
}

static bool write_named(struct temporary *temporary, int folder, struct str bytes,
                        const mode_t *mode, bool sync) {
    struct making making = {.make = create_named};
    int descriptor = take_name(temporary, folder, &making);
    if (descriptor < 0) return false;
    bool done = fill(descriptor, bytes, mode, sync);
    int reason = errno;
    bool closed = descriptor_close(descriptor);
    if (closed && done) return true;
    if (!done) errno = reason;
    return false;
}

bool temporary_write(struct temporary *temporary, int folder, struct str bytes, const mode_t *mode,
                     bool sync) {
    *temporary = (struct temporary){0};
    if (write_unnamed(temporary, folder, bytes, mode, sync)) return true;
    if (temporary->listed) return false; // it has its name: only the close failed
    // Why the first way failed does not matter: many file systems lack some part of it, and what
    // is wrong for good is wrong the second time too.
    return write_named(temporary, folder, bytes, mode, sync);
}

bool temporary_keep(struct temporary *temporary, int folder, const char *name) {
    struct making making = {.make = link_existing, .existing = name};
    return take_name(temporary, folder, &making) >= 0;
}

bool temporary_rename(struct temporary *temporary, const char *name) {
    struct leftover *leftover = &temporary->leftover;
    if (renameat(leftover->folder, leftover->name, leftover->folder, name) != 0) return false;
    leftover->gone = true;
    return true;
}
