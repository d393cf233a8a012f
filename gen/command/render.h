// SPDX-License-Identifier: MIT
// Specification and languages -> plan: everything that a run would write.
//
// Each file is compared with the disk as soon as it is rendered, where the folder is known by then,
// so that only those that differ stay in memory.
#ifndef STATUSGEN_COMMAND_RENDER_H
#define STATUSGEN_COMMAND_RENDER_H

#include "command/task.h"
#include "output/compare.h"
#include "output/plan.h"

struct outputs {
    struct plan plan;
    struct comparison comparison; // of the plan's first files; compare_end() does the others
    bool compare, keep_old;       // compare, and keep old texts for a diff: to be set before
    bool hash;                    // hash each output for a lock file: to be set before
    bool placed;                  // it is known where the plan's files belong
};

void outputs_free(struct outputs *outputs);

// Renders all outputs of a task and adds them; without `outputs` it renders only to find faults.
// False if anything was reported.
bool render_task(struct session *session, const struct task *task, struct outputs *outputs);

// Reads what the command line or the project names (at least one language is needed) and renders
// all, into the folder or file that is named there. False if anything was reported.
bool render_all(struct session *session, struct outputs *outputs);

// Does the plan go to standard output?
bool render_to_stdout(const struct session *session);

#endif
