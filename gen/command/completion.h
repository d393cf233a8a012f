// SPDX-License-Identifier: MIT
// Completion scripts, written from the tables of commands and options.
//
// What completes a value follows from what the help calls it: a FILE is a file in every option, and
// one that takes fixed words has them by option_words(). So a new option is completed by itself.
#ifndef STATUSGEN_COMMAND_COMPLETION_H
#define STATUSGEN_COMMAND_COMPLETION_H

#include "command/cli.h"

enum completion_kind {
    COMPLETE_NOTHING,
    COMPLETE_FILES,
    COMPLETE_FOLDERS,
    COMPLETE_WORDS,    // one of `words`
    COMPLETE_COMMANDS, // a command's name
    COMPLETE_LIST,     // a column of what 'statusgen list' prints when it is needed
};

struct completion {
    enum completion_kind kind;
    const char *const *words;
    const char *list; // LIST: which
    int column;       // LIST: from 1
    char joint;       // LIST: ',' if several can be joined by it, '=' if that has to follow; or NUL
};

// What completes the value of an option, or the first argument of a command.
struct completion completion_of_option(const struct option_row *row);
struct completion completion_of_command(const struct command *command);

// Calls `add` for each option that one of the commands in `takers` takes.
void completion_each_option(unsigned takers, struct buf *out,
                            void (*add)(struct buf *out, const struct option_row *row));

// The text in one line, between single quotes, each character of `special` behind `escape`.
void completion_add_quoted(struct buf *out, const char *text, const char *special,
                           const char *escape);

// The words with a separator between.
void completion_add_words(struct buf *out, const char *const *words, const char *separator);

// The names of all commands with a separator between.
void completion_add_commands(struct buf *out, const char *separator);

// The scripts.
void completion_bash(struct buf *out);
void completion_zsh(struct buf *out);
void completion_fish(struct buf *out);

#endif
