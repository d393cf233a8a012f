// SPDX-License-Identifier: MIT
// The command line: one table of commands and options, which parsing and help both read.
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

// The command line as it was understood. Texts point into argv.
struct cli {
    const struct command *command;
    bool help, version;
    VEC(struct str) arguments; // specifications, or what the command takes
    VEC(struct str) specs;     // given by --spec
    VEC(struct str) overlays;
    VEC(struct str) languages;
    VEC(struct str) template_folders;
    VEC(struct setting) settings;
    struct str output; // absent: the current folder
    struct str select; // absent: all entries
    struct str names; // an edition; absent: today's names
    enum aliases aliases;
    struct str license, depfile, depfile_target, stamp;
    struct str registry; // of import and merge
    struct str write;
    size_t max_input; // bytes; 0: the default
    size_t max_errors;
    struct str today; // absent: what depends on the date is not looked at
    unsigned char rules[RULE_COUNT]; // enum rule_setting
    bool force, no_fsync, dry_run, diff, breaking, check, strict_eol, quiet, verbose, werror;
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
    int (*run)(struct session *session);
};

// The commands in the order of the help; the first is the default.
extern const struct command commands[];
extern const size_t command_count;

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
    TAKES_OUTPUT = TAKES_GENERATE | TAKES_CHECK,
    TAKES_LANGUAGE = TAKES_OUTPUT | TAKES_LINT | TAKES_LIST | TAKES_EXPLAIN,
    TAKES_ANY = 511,
    TAKES_FORMAT = TAKES_ANY & ~(TAKES_OTHER | TAKES_MERGE),
};

// Understands the arguments; every fault is reported as RULE_USAGE, and the answer is false.
bool cli_parse(struct cli *cli, int argc, char *const *argv, struct diag *diag);
void cli_free(struct cli *cli);

// Does standard output carry a file that the command makes, so that nothing else may go there?
bool cli_prints_file(const struct cli *cli);

// The help of the program, or of one command. `some_languages` is a list for the examples, with a
// NUL behind it: no language's name is known here.
void cli_help(const struct command *command, struct str some_languages, struct buf *out);

#endif
