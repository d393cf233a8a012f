// SPDX-License-Identifier: MIT
// Specification and languages -> plan: everything that a run would write, in memory.
#ifndef STATUSGEN_COMMAND_RENDER_H
#define STATUSGEN_COMMAND_RENDER_H

#include "command/session.h"
#include "output/plan.h"

// Renders all outputs of a language and adds them to the plan; without a plan it renders only to
// find faults. False if anything was reported.
bool render_language(struct session *session, const struct subject *subject,
                     const struct language *language, struct plan *plan);

// Reads the command line's specifications and languages (at least one is needed) and renders all,
// into the folder or file that the command line names. False if anything was reported.
bool render_all(struct session *session, struct plan *plan);

// Does the plan go to standard output?
bool render_to_stdout(const struct session *session);

#endif
