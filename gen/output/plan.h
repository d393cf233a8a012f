// SPDX-License-Identifier: MIT
// The plan: every file that a run would write, whole, in memory. What the disk is known to have
// already need not be kept.
//
// Left of it nothing opens an output; right of it nothing knows where the bytes come from.
#ifndef STATUSGEN_OUTPUT_PLAN_H
#define STATUSGEN_OUTPUT_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "diag/diag.h"

enum {
    PLAN_MAX_FILE = 64 * 1024 * 1024, // bytes of one output, unless the plan allows more
    PLAN_MAX_FILES = 4,               // all outputs together may be as large as so many
};

// One output. All texts belong to the caller and outlive the plan, but for what `owned` holds.
struct plan_file {
    struct str path;   // relative to the plan's folder, '/' between its parts
    struct str bytes;
    struct str marker; // what tells an older version as ours; absent: the usual marker (compare.h)
    struct buf owned;  // the bytes, if the plan is to free them
    size_t dropped;    // number of bytes that plan_drop() gave up
    struct str hash;   // of the bytes, for the caller's own use
    struct place place; // where the path is written, if it is
};

// A plan of zero bytes is empty and ready; its folder is the current one.
struct plan {
    struct str folder; // as the user gave it: any path; empty is the current folder
    bool one_file;     // the user named the file itself: any name goes, a link may lead anywhere
    size_t max_file;   // bytes of one output; 0 stands for PLAN_MAX_FILE
    VEC(struct plan_file) files;
};

void plan_free(struct plan *plan);

void plan_add(struct plan *plan, struct plan_file file);

// Makes the plan the owner of a file's bytes, which are those of the buffer.
void plan_own(struct plan_file *file, struct buf *bytes);

// Gives up the bytes of a file that the disk is known to have.
void plan_drop(struct plan_file *file);

// Takes all files but the first out of the plan.
void plan_keep_first(struct plan *plan);

// Makes the first file the only one, at a path that the user gave: "-o codes.h", a depfile, a stamp.
void plan_one_file(struct plan *plan, struct str path);

// The path of a file as messages show it: with the plan's folder in front.
struct str plan_path(const struct plan *plan, const struct plan_file *file, struct arena *arena);

// A name in a folder, which may be "".
struct str join_paths(struct arena *arena, struct str folder, struct str name);

// What is wrong with the path of a file; NULL if nothing is.
const char *plan_path_fault(const struct plan *plan, const struct plan_file *file);

// Whether every path stays inside the folder and is a name on every system, no two of them meet
// (ASCII letter case ignored, as some systems do), and the sizes are within the limits. All
// findings are reported as RULE_OUTPUT_PATH and RULE_OUTPUT_LIMIT.
bool plan_check(const struct plan *plan, struct diag *diag);

// Writes the bytes of all files to a descriptor, one after the other, without comparing or
// marking anything: for standard output. A failure is reported as RULE_WRITE.
bool plan_print(const struct plan *plan, int descriptor, struct diag *diag);

#endif
