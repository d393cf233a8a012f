// SPDX-License-Identifier: MIT
// The lock file, .statusgen.lock: which files a project's last run left, and what was in them. It
// tells a file that was edited by hand from one that is out of date, and finds those left over.
#ifndef STATUSGEN_PROJECT_LOCK_H
#define STATUSGEN_PROJECT_LOCK_H

#include "base/buf.h"
#include "input/input.h"
#include "yaml/schema.h"

#define LOCK_FILE ".statusgen.lock"

struct lock_entry {
    const struct node *node;
    struct str path; // relative to the project's folder
    struct str hash; // of lock_hash()
};

// A lock of zero bytes is empty: that of a project that was never written.
struct lock {
    const struct node *node;
    int64_t version;
    struct array files; // of struct lock_entry
};

// Reads a lock file; one that is not there is an empty lock. False if it cannot be read or is
// damaged, which is reported.
bool lock_read(struct arena *arena, struct inputs *inputs, struct str path, struct lock *lock,
               struct diag *diag);

// The entry of a path, or NULL.
const struct lock_entry *lock_find(const struct lock *lock, struct str path);

// Adds the text of a lock file. The entries are to be sorted by path.
void lock_render(struct buf *out, const struct lock_entry *files, size_t count);

// 64 bits of FNV-1a, in hexadecimal, of the bytes with each CR LF taken for LF: a checkout may have
// changed line ends. It finds accidents, not attacks.
struct str lock_hash(struct arena *arena, struct str bytes);

#endif
