// SPDX-License-Identifier: MIT
// Writes a plan to the disk: all of it or nothing.
//
// 1. Compare every file with the disk and refuse what must not be overwritten. 2. Write those that
// differ to temporaries in their folders. 3. Write to devices and the like. 4. Rename the
// temporaries, one after the other, keeping the old files until the last is done. A failure up to
// here leaves everything as it was. A kill or power loss in step 4 leaves each file old or new,
// and whole. Unchanged files are not touched.
#ifndef STATUSGEN_OUTPUT_WRITE_H
#define STATUSGEN_OUTPUT_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "output/plan.h"

struct write_options {
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
};

struct write_result {
    enum write_state *states; // in the order of the plan, in the caller's arena
    size_t written;
    size_t unchanged;
};

struct comparison;

// Writes a plan that plan_check() accepted and that was compared with the disk, without a report.
// Failures are reported, as RULE_WRITE, RULE_READ,
// RULE_OUTPUT_PATH or RULE_OUTPUT_MARKER, and the answer is false.
bool write_compared(const struct plan *plan, struct comparison *comparison,
                    struct write_options options, struct arena *arena,
                    struct write_result *result, struct diag *diag);

// The same with a comparison of its own.
bool write_plan(const struct plan *plan, struct write_options options, struct arena *arena,
                struct write_result *result, struct diag *diag);

// Writes one file whose path the user named, whatever is in it now, marker or not.
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
