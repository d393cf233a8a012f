// SPDX-License-Identifier: MIT
#include "base/suggest.h"
#include "command/commands.h"

int command_help(struct session *session) {
    if (session->cli.arguments.count == 0) {
        cli_help(NULL, session_some_languages(session), &session->out);
        return EXIT_DONE;
    }
    struct str name = session->cli.arguments.items[0];
    struct suggestion near = suggest_start(name);
    for (size_t i = 0; i < command_count; i++) {
        suggest_try(&near, str_from(commands[i].name));
        if (!str_equal(str_from(commands[i].name), name)) continue;
        cli_help(&commands[i], STR(""), &session->out);
        return EXIT_DONE;
    }
    diag_report(&session->diag, RULE_USAGE, NO_PLACE, "there is no command '%.*s'", STR_ARG(name));
    diag_suggest(&session->diag, NO_PLACE, near.best);
    return EXIT_FAILED;
}
