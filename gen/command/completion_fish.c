// SPDX-License-Identifier: MIT
// The script for fish 3.2 and later.
#include "command/commands.h"
#include "command/completion.h"

static const char head[] =
    "# Completion of statusgen for fish; printed by 'statusgen completion fish'.\n"
    "\n"
    "# __statusgen_list WHAT COLUMN: a column of a list.\n"
    "function __statusgen_list\n"
    "    set -l program (commandline -opc)[1]\n"
    "    $program list $argv[1] 2>/dev/null | string replace -ra ' +' ' ' | string split -n -f $argv[2] ' '\n"
    "end\n"
    "\n"
    "# __statusgen_command NAME...: is the line's command one of these?\n"
    "function __statusgen_command\n"
    "    set -l words (commandline -opc)\n"
    "    set -l command generate\n"
    "    if contains -- \"$words[2]\" ";

static void add_quoted(struct buf *out, const char *text) {
    completion_add_quoted(out, text, "'\\", "\\");
}

static void add_offer(struct buf *out, struct completion completion) {
    switch (completion.kind) {
    case COMPLETE_NOTHING:
    case COMPLETE_FILES: break;
    case COMPLETE_FOLDERS: buf_add(out, STR(" -a '(__fish_complete_directories)'")); break;
    case COMPLETE_WORDS:
        buf_add(out, STR(" -a '"));
        completion_add_words(out, completion.words, " ");
        buf_add_char(out, '\'');
        break;
    case COMPLETE_COMMANDS:
        buf_add(out, STR(" -a '"));
        completion_add_commands(out, " ");
        buf_add_char(out, '\'');
        break;
    case COMPLETE_LIST:
        if (completion.joint == ',') {
            buf_printf(out, " -a '(__fish_complete_list , \"__statusgen_list %s %d\")'",
                       completion.list, completion.column);
        } else {
            buf_printf(out, " -a '(__statusgen_list %s %d)%s'", completion.list, completion.column,
                       completion.joint == '=' ? "=" : "");
        }
        break;
    }
}

static void add_takers(struct buf *out, unsigned takers) {
    if ((takers & TAKES_ANY) == TAKES_ANY) return;
    buf_add(out, STR(" -n '__statusgen_command"));
    for (size_t i = 0; i < command_count; i++) {
        if ((commands[i].mark & takers) != 0) buf_printf(out, " %s", commands[i].name);
    }
    buf_add_char(out, '\'');
}

static void add_option(struct buf *out, const struct option_row *row) {
    buf_add(out, STR("complete -c statusgen"));
    add_takers(out, row->takers);
    if (row->letter != '\0') buf_printf(out, " -s %c", row->letter);
    buf_printf(out, " -l %s", row->name);
    if (row->argument != NULL) {
        struct completion completion = completion_of_option(row);
        if (option_needs_value(row)) {
            buf_add(out, completion.kind == COMPLETE_FILES ? STR(" -r -F") : STR(" -x"));
        }
        add_offer(out, completion);
    }
    buf_add(out, STR(" -d "));
    add_quoted(out, row->help);
    buf_add_char(out, '\n');
}

static void add_command(struct buf *out, const struct command *command) {
    buf_printf(out, "complete -c statusgen -n __statusgen_first -a %s -d ", command->name);
    add_quoted(out, command->summary);
    buf_add_char(out, '\n');
}

static void add_arguments_of(struct buf *out, const struct command *command) {
    struct completion completion = completion_of_command(command);
    if (completion.kind == COMPLETE_FILES || completion.kind == COMPLETE_NOTHING) return;
    buf_printf(out, "complete -c statusgen -n 'not __statusgen_first; and __statusgen_command %s'",
               command->name);
    add_offer(out, completion);
    buf_add_char(out, '\n');
}

void completion_fish(struct buf *out) {
    buf_add(out, str_from(head));
    completion_add_commands(out, " ");
    buf_add(out, STR("\n"
                     "        set command $words[2]\n"
                     "    end\n"
                     "    contains -- $command $argv\n"
                     "end\n"
                     "\n"
                     "function __statusgen_first\n"
                     "    test (count (commandline -opc)) -eq 1\n"
                     "end\n"
                     "\n"));
    for (size_t i = 0; i < command_count; i++) add_command(out, &commands[i]);
    for (size_t i = 0; i < command_count; i++) add_arguments_of(out, &commands[i]);
    completion_each_option(TAKES_ANY, out, add_option);
}
