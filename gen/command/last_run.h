// SPDX-License-Identifier: MIT
// What the last run of a project left, as its lock file says: which files were edited since, and
// which this run does not write any more.
#ifndef STATUSGEN_COMMAND_LAST_RUN_H
#define STATUSGEN_COMMAND_LAST_RUN_H

#include "command/render.h"
#include "output/write.h"
#include "project/lock.h"

// A file of the last run that this one does not write, and that is still there with our marker.
struct leftover {
    struct str path;
    bool edited; // it is not what that run wrote
};

// Of zero bytes: there was none.
struct last_run {
    struct lock lock;
    struct str folder; // the project's
    struct plan gone;     // what the lock has and the plan has not, by path only
    struct comparison comparison;
    struct leftover *leftovers;
    size_t leftover_count;
};

// Does the run keep a lock file? Only one that writes a project's outputs where the project says.
bool last_run_is_kept(const struct session *session);

// Reads the lock file and finds the leftovers. False if anything is wrong, which is reported. To be
// freed in either case.
bool last_run_read(struct last_run *last, struct session *session, const struct outputs *outputs);
void last_run_free(struct last_run *last);

// Was a file, which differs from the plan, changed since the last run wrote it? Its old text is to
// have been kept.
bool last_run_is_edited(const struct last_run *last, struct session *session,
                        const struct plan_file *file, const struct compared *compared);

// Whether all leftovers may be removed: those that were edited only with --force, which is reported.
bool last_run_may_prune(const struct last_run *last, struct session *session);

// The leftovers as a part of what is written: to be removed.
struct write_part last_run_prune(struct last_run *last, const struct session *session);

// Adds the text of the lock file that this run leaves; leftovers that it does not prune stay in it.
void last_run_render(const struct last_run *last, struct session *session,
                     const struct outputs *outputs, struct buf *out);

// The path of the lock file.
struct str last_run_path(struct session *session);

#endif
