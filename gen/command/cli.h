// SPDX-License-Identifier: MIT
// The command line: one table of commands and options, which parsing, help, the manual and the
// completions all read.
#ifndef STATUSGEN_COMMAND_CLI_H
#define STATUSGEN_COMMAND_CLI_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/vec.h"
#include "diag/colour.h"
#include "diag/diag.h"
#include "diag/format.h"
#include "lang/settings.h"
#include "view/view.h"

// What a process ends with; see docs/messages.md.
enum exit_status { EXIT_DONE = 0, EXIT_NO = 1, EXIT_FAILED = 2 };

// A list that vec_add() takes.
struct texts {
    struct str *items;
    size_t count, room;
};

// The command line as it was understood. Texts point into argv.
struct cli {
    const struct command *command;
    bool help, version;
    struct texts arguments; // specifications, or what the command takes
    struct texts specs;     // given by --spec
    struct texts overlays;
    struct texts languages;
    struct texts template_folders;
    VEC(struct setting) settings;
    struct texts banner; // each as TEXT or @FILE
    struct str output; // absent: the current folder
    struct str select; // absent: all entries
    struct str names; // an edition; absent: today's names
    int aliases; // 1 + enum aliases; 0: not said
    struct str config; // a project file; absent: the nearest
    struct str license; // absent: the default
    struct str depfile, depfile_target, stamp;
    struct str registry; // of import and merge
    struct str write;
    size_t max_input; // bytes; 0: the default
    size_t max_errors;
    struct str today; // absent: what depends on the date is not looked at
    unsigned char rules[RULE_COUNT]; // enum rule_setting
    bool force, prune, no_fsync, dry_run, diff, breaking, check, strict_eol, quiet, verbose, werror;
    enum colour colour;
    enum format format;
};

struct session;

// A command of the program: a row of the table in commands.c.
struct command {
    const char *name;
    const char *arguments; // as help shows them: "CODE|NAME [SPEC]..."
    const char *summary;   // for the list of commands; lines after the first are indented
    unsigned mark;         // which options it takes: a bit of enum takes
    size_t operands;       // how many of its arguments are no SPEC
    int (*run)(struct session *session);
};

// The commands in the order of the help; the first is the default.
extern const struct command commands[];
extern const size_t command_count;

// An option: a row of the tables in cli.c.
struct option_row {
    int id;               // enum option_id
    char letter;          // NUL: it has no short form
    const char *name;     // without the dashes
    const char *argument; // NULL: it takes none; in brackets: it may take one, behind '='
    unsigned takers;      // enum takes
    const char *help;     // lines after the first are indented
};

struct option_group {
    const char *title;
    const struct option_row *rows;
    size_t count;
};

// The options in the order of the help.
extern const struct option_group option_groups[];
extern const size_t option_group_count;

// Must a value follow? One that may follow stands in the same word, behind '='.
bool option_needs_value(const struct option_row *row);

// The values that it takes, if it takes no others: NULL behind the last. Else NULL.
const char *const *option_words(const struct option_row *row);

// Which commands take an option: or of the marks.
enum takes {
    TAKES_GENERATE = 1,
    TAKES_CHECK = 2,
    TAKES_LINT = 4,
    TAKES_LIST = 8,
    TAKES_EXPLAIN = 16,
    TAKES_DIFF = 32,
    TAKES_IMPORT = 64,
    TAKES_OTHER = 128,
    TAKES_MERGE = 256,
    TAKES_INIT = 512,
    TAKES_OUTPUT = TAKES_GENERATE | TAKES_CHECK,
    TAKES_PROJECT = TAKES_OUTPUT | TAKES_LINT | TAKES_LIST | TAKES_EXPLAIN | TAKES_IMPORT | TAKES_MERGE,
    TAKES_LANGUAGE = TAKES_OUTPUT | TAKES_LINT | TAKES_LIST | TAKES_EXPLAIN,
    TAKES_ANY = 1023,
    TAKES_SPEC = TAKES_ANY & ~(TAKES_OTHER | TAKES_INIT),
    TAKES_FORMAT = TAKES_SPEC,
};

// Understands the arguments; every fault is reported as RULE_USAGE, and the answer is false.
bool cli_parse(struct cli *cli, int argc, char *const *argv, struct diag *diag);
void cli_free(struct cli *cli);

// Can the text stand where outputs name their licence: is it of the form of an SPDX expression?
bool text_is_license(struct str text);

// Does standard output carry a file that the command makes, so that nothing else may go there?
bool cli_prints_file(const struct cli *cli);

// The help of the program, or of one command. `some_languages` is a list for the examples, with a
// NUL behind it: no language's name is known here.
void cli_help(const struct command *command, struct str some_languages, struct buf *out);

#endif
