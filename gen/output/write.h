// SPDX-License-Identifier: MIT
// Writes plans to the disk: all of them or nothing.
//
// 1. Compare every file with the disk and refuse what must not be overwritten. 2. Write those that
// differ to temporaries in their folders. 3. Write to devices and the like. 4. Rename the
// temporaries, one after the other, keeping the old files until the last is done. A failure up to
// here leaves everything as it was. A kill or power loss in step 4 leaves each file old or new,
// and whole; temporaries that such a run left are removed by the next one. Unchanged files are not
// touched.
#ifndef STATUSGEN_OUTPUT_WRITE_H
#define STATUSGEN_OUTPUT_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "output/compare.h"
#include "output/plan.h"

struct write_options {
    bool remove;     // remove the plan's files that are there, not by a link, and have the marker
    bool force;      // overwrite files that lack the marker
    bool no_fsync;   // do not force new files to the disk
    bool strict_eol; // a file that differs only by CRLF line ends is rewritten
    bool dry_run;    // find out what would be written, and refused, but write nothing
};

enum write_state {
    WRITE_UNCHANGED,
    WRITE_CREATED,
    WRITE_REPLACED,
    WRITE_THROUGH, // to a device, FIFO or our standard output
    WRITE_REMOVED,
};

struct write_result {
    enum write_state *states; // in the order of the plan, in the caller's arena
    size_t written;
    size_t unchanged;
};

// A plan that is written together with others.
struct write_part {
    const struct plan *plan;       // plan_check() accepted it
    struct comparison *comparison; // of that plan with the disk, without a report
    struct write_options options;
    struct write_result result;    // set if all was written; its array is in the caller's arena
};

// Writes all parts or nothing. The files of a part are on the disk, and their folders too, before
// those of the next part get their names. Failures are reported, as RULE_WRITE, RULE_READ,
// RULE_OUTPUT_PATH or RULE_OUTPUT_MARKER, and the answer is false.
bool write_parts(struct write_part *parts, size_t count, struct arena *arena, struct diag *diag);

// A file whose path the user named, whatever is in it now, marker or not, as a part.
struct named_file {
    struct plan plan;
    struct comparison comparison;
};

// Begins a file with these bytes, which the caller keeps. False if that is reported to be
// impossible. To be freed in either case.
bool named_file_begin(struct named_file *file, struct str path, struct str bytes, bool no_fsync,
                      struct write_part *part, struct diag *diag);
void named_file_free(struct named_file *file);

// Compares a plan that plan_check() accepted, and writes it alone.
bool write_plan(const struct plan *plan, struct write_options options, struct arena *arena,
                struct write_result *result, struct diag *diag);

// Writes a named file alone.
bool write_file(struct str path, struct str bytes, bool no_fsync, struct diag *diag);

// To be called once, before anything is opened. Opens the null device on the standard descriptors
// that are closed, in a way that any use of them fails, so that no output takes their numbers.
// Makes SIGPIPE and SIGXFSZ ordinary errors of write(), and has SIGINT, SIGTERM and SIGHUP remove
// the temporaries. False if there is no null device.
bool write_prepare_process(void);

// Removes all temporaries at once, for an end of the process out of turn. May be called at any
// time, from a signal handler too.
void write_discard_temporaries(void);

#endif
