// SPDX-License-Identifier: MIT
#include "command/commands.h"
#include "command/render.h"
#include "lint/lint.h"

// Everything is read and rendered as for 'generate', in every language unless some are named, so
// that a name that collides in one language is found before it is asked for. What is legal and yet
// probably a mistake is looked for too.
int command_lint(struct session *session) {
    size_t errors = diag_errors(&session->diag), count = 0;
    if (!session_templates(session)) return EXIT_FAILED;
    const struct language **languages = session_languages(session, &count);
    const struct spec *spec = session_spec(session, 0);
    session->findings_are_answer = true;
    if (spec != NULL) {
        lint_spec(&session->arena, spec, (struct lint_options){session->cli.today}, &session->diag);
    }
    if (spec != NULL && languages != NULL) {
        struct subject subject = view_subject(&session->arena, spec);
        for (size_t i = 0; i < count; i++) render_language(session, &subject, languages[i], NULL);
    }
    if (diag_errors(&session->diag) > errors) return EXIT_FAILED;
    return session->diag.warnings > 0 ? EXIT_NO : EXIT_DONE;
}
