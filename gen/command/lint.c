// SPDX-License-Identifier: MIT
#include "command/commands.h"
#include "command/render.h"
#include "lint/lint.h"

// Everything is read and rendered as for 'generate', in every language unless some are named, so
// that a name that collides in one language is found before it is asked for. What is legal and yet
// probably a mistake is looked for too.
int command_lint(struct session *session) {
    size_t errors = diag_errors(&session->diag);
    struct tasks tasks;
    bool ready = tasks_make(session, TASKS_EVERY_LANGUAGE, &tasks);
    session->findings_are_answer = true;
    if (session->whole != NULL) {
        const struct lint_options options = {session->cli.today};
        lint_spec(&session->arena, session->whole, options, &session->diag);
    }
    for (size_t i = 0; ready && i < tasks.count; i++) render_task(session, &tasks.items[i], NULL);
    if (diag_errors(&session->diag) > errors) return EXIT_FAILED;
    return session->diag.warnings > 0 ? EXIT_NO : EXIT_DONE;
}
