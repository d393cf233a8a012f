// SPDX-License-Identifier: MIT
#include "command/completion.h"

#include <string.h>

#include "base/suggest.h"
#include "command/commands.h"

// By what the help calls a value or an argument.
static const struct {
    const char *argument;
    struct completion completion;
} arguments[] = {
    {"FILE", {.kind = COMPLETE_FILES}},
    {"PATH", {.kind = COMPLETE_FILES}},
    {"DIR", {.kind = COMPLETE_FOLDERS}},
    {"LIST", {.kind = COMPLETE_LIST, .list = "languages", .column = 1, .joint = ','}},
    {"LANG.KEY=VAL", {.kind = COMPLETE_LIST, .list = "options", .column = 1, .joint = '='}},
    {"EDITION", {.kind = COMPLETE_LIST, .list = "editions", .column = 2}},
    {"REGISTRY", {.kind = COMPLETE_LIST, .list = "registries", .column = 1}},
    {"RULE", {.kind = COMPLETE_LIST, .list = "rules", .column = 1}},
    {"[RULE]", {.kind = COMPLETE_LIST, .list = "rules", .column = 1}},
    {"CODE|NAME", {.kind = COMPLETE_LIST, .list = "codes", .column = 4}},
    {"WHAT", {.kind = COMPLETE_WORDS, .words = list_words}},
    {"KIND", {.kind = COMPLETE_WORDS, .words = schema_words}},
    {"SHELL", {.kind = COMPLETE_WORDS, .words = completion_words}},
    {"[COMMAND]", {.kind = COMPLETE_COMMANDS}},
};
enum { ARGUMENT_COUNT = sizeof arguments / sizeof arguments[0] };

static struct completion complete(const char *argument) {
    for (size_t i = 0; i < ARGUMENT_COUNT; i++) {
        if (strcmp(arguments[i].argument, argument) == 0) return arguments[i].completion;
    }
    return (struct completion){.kind = COMPLETE_NOTHING};
}

struct completion completion_of_option(const struct option_row *row) {
    const char *const *words = option_words(row);
    if (words != NULL) return (struct completion){.kind = COMPLETE_WORDS, .words = words};
    return complete(row->argument != NULL ? row->argument : "");
}

struct completion completion_of_command(const struct command *command) {
    return complete(command->arguments);
}

void completion_each_option(unsigned takers, struct buf *out,
                            void (*add)(struct buf *out, const struct option_row *row)) {
    for (size_t g = 0; g < option_group_count; g++) {
        for (size_t i = 0; i < option_groups[g].count; i++) {
            const struct option_row *row = &option_groups[g].rows[i];
            if ((row->takers & takers) != 0) add(out, row);
        }
    }
}

void completion_add_quoted(struct buf *out, const char *text, const char *special,
                           const char *escape) {
    buf_add_char(out, '\'');
    for (; *text != '\0'; text++) {
        if (strchr(special, *text) != NULL) buf_add(out, str_from(escape));
        buf_add_char(out, *text == '\n' ? ' ' : *text);
    }
    buf_add_char(out, '\'');
}

void completion_add_words(struct buf *out, const char *const *words, const char *separator) {
    for (size_t i = 0; words[i] != NULL; i++) {
        buf_printf(out, "%s%s", i > 0 ? separator : "", words[i]);
    }
}

void completion_add_commands(struct buf *out, const char *separator) {
    for (size_t i = 0; i < command_count; i++) {
        buf_printf(out, "%s%s", i > 0 ? separator : "", commands[i].name);
    }
}

// --- The command ---

const char *const completion_words[] = {"bash", "zsh", "fish", NULL};
static void (*const scripts[])(struct buf *out) = {completion_bash, completion_zsh, completion_fish};

int command_completion(struct session *session) {
    struct str shell = session->cli.arguments.count > 0 ? session->cli.arguments.items[0] : STR("");
    struct suggestion near = suggest_start(shell);
    for (size_t i = 0; completion_words[i] != NULL; i++) {
        struct str word = str_from(completion_words[i]);
        suggest_try(&near, word);
        if (!str_equal(word, shell)) continue;
        scripts[i](&session->out);
        return EXIT_DONE;
    }
    diag_report(&session->diag, RULE_USAGE, NO_PLACE, "there is no completion for the shell '%.*s'",
                STR_ARG(shell));
    diag_suggest(&session->diag, NO_PLACE, near.best);
    diag_note(&session->diag, NO_PLACE, "there is one for bash, zsh and fish");
    return EXIT_FAILED;
}
