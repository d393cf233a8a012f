// SPDX-License-Identifier: MIT
// argv -> command -> exit status.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/mem.h"
#include "command/commands.h"
#include "diag/colour.h"
#include "diag/format.h"
#include "diag/text.h"
#include "output/write.h"

static void out_of_memory(void) {
    static const char message[] = "statusgen: error: out of memory\n";
    write_discard_temporaries();
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    _exit(EXIT_FAILED);
}

static bool wants_colour(enum colour colour, int descriptor) {
    const struct colour_environment environment = {
        .no_color = getenv("NO_COLOR"),
        .force_color = getenv("FORCE_COLOR"),
        .clicolor_force = getenv("CLICOLOR_FORCE"),
        .term = getenv("TERM"),
        .terminal = isatty(descriptor) == 1,
    };
    return colour_wanted(colour, &environment);
}

// The answer goes to standard output, fit for a terminal: it may quote texts of a specification.
static bool print_answer(struct str answer) {
    struct buf text = {0};
    text_show_lines(&text, answer);
    bool done = text.len == 0 || descriptor_write(STDOUT_FILENO, buf_str(&text));
    buf_free(&text);
    return done;
}

static bool print_messages(const struct session *session, int descriptor, int status) {
    const struct format_run this_run = {
        .format = session->cli.format,
        .colour = wants_colour(session->cli.colour, descriptor),
        .version = program_version(),
        .status = status,
        .done = status != EXIT_FAILED,
    };
    struct buf text = {0};
    diag_format(&session->diag, &this_run, &text);
    bool done = text.len == 0 || descriptor_write(descriptor, buf_str(&text));
    buf_free(&text);
    return done;
}

// Are the messages the answer, or part of it? In a form for machines one document holds all that is
// said, unless standard output has a file to carry.
static bool are_messages_answer(const struct session *session) {
    if (session->cli.format != FORMAT_TEXT) return !cli_prints_file(&session->cli);
    return session->findings_are_answer && diag_errors(&session->diag) == 0;
}

// Messages that are not the answer go to standard error. An answer that cannot be delivered is a
// failure, whatever it was.
static int deliver(struct session *session, int status) {
    bool answer = are_messages_answer(session);
    bool done = print_answer(buf_str(&session->out));
    if (done && answer) {
        done = print_messages(session, STDOUT_FILENO, status);
        if (done) return status;
    }
    if (!done) {
        diag_report(&session->diag, RULE_WRITE, NO_PLACE, "cannot write to standard output: %s",
                    strerror(errno));
        status = EXIT_FAILED;
    }
    print_messages(session, STDERR_FILENO, status);
    return status;
}

static int run(struct session *session) {
    if (!cli_parse(&session->cli, session->argc, session->argv, &session->diag)) {
        diag_note(&session->diag, NO_PLACE, "'statusgen --help' shows what can be said");
        return EXIT_FAILED;
    }
    session->inputs.max_one = session->cli.max_input;
    session->aside.max_one = session->cli.max_input;
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
    if (!session_use_project(session)) return EXIT_FAILED;
    return session->cli.command->run(session);
}

int main(int argc, char **argv) {
    mem_on_failure(out_of_memory);
    if (!write_prepare_process()) return EXIT_FAILED;
    struct session session = {.argc = argc, .argv = argv};
    session.templates.inputs = &session.inputs;
    session.templates.diag = &session.diag;
    int status = deliver(&session, run(&session));
    session_free(&session);
    return status;
}
