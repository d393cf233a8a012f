// SPDX-License-Identifier: MIT
// argv -> command -> exit status.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "command/commands.h"
#include "diag/text.h"
#include "output/descriptor.h"
#include "output/write.h"

static void out_of_memory(void) {
    static const char message[] = "statusgen: error: out of memory\n";
    write_discard_temporaries();
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    _exit(EXIT_FAILED);
}

static bool is_set(const char *variable) {
    const char *value = getenv(variable);
    return value != NULL && value[0] != '\0';
}

static bool wants_colour(enum colour colour, int descriptor) {
    if (colour != COLOUR_AUTO) return colour == COLOUR_ALWAYS;
    if (is_set("NO_COLOR")) return false;
    if (is_set("FORCE_COLOR") || is_set("CLICOLOR_FORCE")) return true;
    const char *terminal = getenv("TERM");
    if (terminal != NULL && strcmp(terminal, "dumb") == 0) return false;
    return isatty(descriptor) == 1;
}

// The answer goes to standard output, fit for a terminal: it may quote texts of a specification.
static bool print_answer(struct str answer) {
    struct buf text = {0};
    text_show_lines(&text, answer);
    bool done = text.len == 0 || descriptor_write(STDOUT_FILENO, buf_str(&text));
    buf_free(&text);
    return done;
}

static bool print_messages(const struct session *session, int descriptor) {
    struct buf text = {0};
    diag_print(&session->diag, wants_colour(session->cli.colour, descriptor), &text);
    bool done = text.len == 0 || descriptor_write(descriptor, buf_str(&text));
    buf_free(&text);
    return done;
}

// Then the messages go to standard error, unless they are the answer. An answer that cannot be
// delivered is a failure, whatever it was.
static int deliver(struct session *session, int status) {
    bool findings = session->findings_are_answer && diag_errors(&session->diag) == 0;
    bool done = print_answer(buf_str(&session->out));
    if (done && findings) {
        done = print_messages(session, STDOUT_FILENO);
        if (done) return status;
    }
    if (!done) {
        diag_report(&session->diag, RULE_WRITE, NO_PLACE, "cannot write to standard output: %s",
                    strerror(errno));
        status = EXIT_FAILED;
    }
    print_messages(session, STDERR_FILENO);
    return status;
}

static int run(struct session *session) {
    if (!cli_parse(&session->cli, session->argc, session->argv, &session->diag)) {
        diag_note(&session->diag, NO_PLACE, "'statusgen --help' shows what can be said");
        return EXIT_FAILED;
    }
    session->inputs.max_one = session->cli.max_input;
    session->diag.max_errors = session->cli.max_errors;
    session->diag.errors_only = session->cli.quiet;
    memcpy(session->diag.settings, session->cli.rules, sizeof session->cli.rules);
    if (session->cli.help) {
        cli_help(session->cli.command, session_some_languages(session), &session->out);
        return EXIT_DONE;
    }
    if (session->cli.version) {
        version_text(session, &session->out);
        return diag_errors(&session->diag) > 0 ? EXIT_FAILED : EXIT_DONE;
    }
    return session->cli.command->run(session);
}

static void free_session(struct session *session) {
    buf_free(&session->out);
    template_set_free(&session->templates);
    inputs_free(&session->inputs);
    diag_free(&session->diag);
    cli_free(&session->cli);
    arena_free(&session->arena);
}

int main(int argc, char **argv) {
    mem_on_failure(out_of_memory);
    if (!write_prepare_process()) return EXIT_FAILED;
    struct session session = {.argc = argc, .argv = argv};
    session.templates.inputs = &session.inputs;
    session.templates.diag = &session.diag;
    int status = deliver(&session, run(&session));
    free_session(&session);
    return status;
}
