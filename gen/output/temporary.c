// SPDX-License-Identifier: MIT
#include "output/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/descriptor.h"

enum { MAX_TRIES = 100 };

#define NAME_START ".statusgen-"
#define NAME_END ".tmp"
enum { NAME_RANDOM = 16 }; // hexadecimal digits

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
    snprintf(temporary->name, sizeof temporary->name, NAME_START "%ld-%016" PRIx64 NAME_END,
             (long)getpid(), random_number());
}

// The system call that brings a name into being.
struct making {
    int (*make)(const struct making *making, int folder, const char *name);
    int descriptor;       // of link_unnamed
    const char *existing; // of link_existing and rename_existing
    int from;             // the folder it is in
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
    return linkat(making->from, making->existing, folder, name, 0);
}

static int rename_existing(const struct making *making, int folder, const char *name) {
    return renameat(making->from, making->existing, folder, name);
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
    struct making making = {.make = link_existing, .existing = name, .from = folder};
    return take_name(temporary, folder, &making) >= 0;
}

bool temporary_set_aside(struct temporary *temporary, int folder, int from, const char *name) {
    struct making making = {.make = rename_existing, .existing = name, .from = from};
    return take_name(temporary, folder, &making) >= 0;
}

bool temporary_rename(struct temporary *temporary, int folder, const char *name) {
    struct leftover *leftover = &temporary->leftover;
    if (renameat(leftover->folder, leftover->name, folder, name) != 0) return false;
    leftover->gone = true;
    return true;
}

// ---- Of other runs ----

static bool is_process(uint64_t number) {
    return kill((pid_t)number, 0) == 0 || errno != ESRCH;
}

// Whether a file has the name of a temporary whose run is dead.
static bool is_stale(struct str name) {
    const struct str start = STR(NAME_START), end = STR(NAME_END);
    if (!str_starts(name, start) || !str_ends(name, end)) return false;
    struct str rest = str_slice(name, start.len, name.len - start.len - end.len), digits;
    uint64_t process;
    if (!str_split(&rest, '-', &digits) || rest.len != NAME_RANDOM) return false;
    return str_to_uint(digits, INT32_MAX, &process) && process > 0 && !is_process(process);
}

void temporaries_sweep(int folder) {
    int descriptor = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = descriptor >= 0 ? fdopendir(descriptor) : NULL;
    if (listing == NULL) {
        if (descriptor >= 0) close(descriptor);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(listing)) != NULL;) {
        if (is_stale(str_from(entry->d_name))) unlinkat(folder, entry->d_name, 0);
    }
    closedir(listing);
}
