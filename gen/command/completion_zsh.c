// SPDX-License-Identifier: MIT
// The script for zsh, by its own _arguments.
#include "command/commands.h"
#include "command/completion.h"

static const char head[] =
    "#compdef statusgen\n"
    "# Completion of statusgen for zsh; printed by 'statusgen completion zsh'.\n"
    "\n"
    "# _statusgen_list WHAT COLUMN [JOINT]: a column of a list.\n"
    "_statusgen_list() {\n"
    "  local line expl\n"
    "  local -a values fields suffix\n"
    "  for line in ${(f)\"$(_call_program $1 ${(q)program} list $1 2>/dev/null)\"}; do\n"
    "    fields=(${=line})\n"
    "    values+=($fields[$2])\n"
    "  done\n"
    "  [[ $3 == , ]] && compset -P '*,'\n"
    "  [[ -n $3 ]] && suffix=(-qS $3)\n"
    "  _wanted $1 expl $1 compadd $suffix -a values\n"
    "}\n"
    "\n"
    "_statusgen_commands() {\n"
    "  local -a names=(\n";

static void add_description(struct buf *out, const char *text) {
    completion_add_quoted(out, text, "[]:\\", "\\");
}

// A single quote cannot stand between single quotes: it is written '\''.
static void add_protected(struct buf *out, struct str quoted) {
    for (size_t i = 0; i < quoted.len; i++) {
        bool inner = quoted.data[i] == '\'' && i > 0 && i + 1 < quoted.len;
        if (inner) buf_add(out, STR("'\\'"));
        buf_add_char(out, quoted.data[i]);
    }
}

static void add_action(struct buf *out, struct completion completion) {
    switch (completion.kind) {
    case COMPLETE_NOTHING: buf_add_char(out, ' '); break;
    case COMPLETE_FILES: buf_add(out, STR("_files")); break;
    case COMPLETE_FOLDERS: buf_add(out, STR("_files -/")); break;
    case COMPLETE_WORDS:
        buf_add_char(out, '(');
        completion_add_words(out, completion.words, " ");
        buf_add_char(out, ')');
        break;
    case COMPLETE_COMMANDS: buf_add(out, STR("_statusgen_commands")); break;
    case COMPLETE_LIST: // the blank in front keeps _arguments from adding words of its own
        buf_printf(out, " _statusgen_list %s %d", completion.list, completion.column);
        if (completion.joint != '\0') buf_printf(out, " %c", completion.joint);
        break;
    }
}

static void add_names(struct buf *out, const struct option_row *row) {
    const char *joint = row->argument == NULL ? "" : option_needs_value(row) ? "=" : "=-";
    if (row->letter == '\0') {
        buf_printf(out, "'*--%s%s", row->name, joint);
    } else {
        buf_printf(out, "'*'{-%c%s,--%s%s}'", row->letter, row->argument != NULL ? "+" : "",
                   row->name, joint);
    }
}

static void add_option(struct buf *out, const struct option_row *row) {
    struct buf quoted = {0}, text = {0};
    add_description(&quoted, row->help);
    add_protected(&text, buf_str(&quoted));
    buf_add(out, STR("      "));
    add_names(out, row);
    buf_add_char(out, '[');
    buf_add(out, str_slice(buf_str(&text), 1, text.len - 2));
    buf_add_char(out, ']');
    if (row->argument != NULL) {
        buf_printf(out, "%s%s:", option_needs_value(row) ? ":" : "::", row->argument);
        add_action(out, completion_of_option(row));
    }
    buf_add(out, STR("'\n"));
    buf_free(&quoted);
    buf_free(&text);
}

static void add_name(struct buf *out, const struct command *command) {
    struct buf quoted = {0}, text = {0};
    add_description(&quoted, command->summary);
    add_protected(&text, buf_str(&quoted));
    buf_printf(out, "    '%s:", command->name);
    buf_add(out, str_slice(buf_str(&text), 1, text.len));
    buf_add_char(out, '\n');
    buf_free(&quoted);
    buf_free(&text);
}

static void add_command(struct buf *out, const struct command *command) {
    struct completion completion = completion_of_command(command);
    buf_printf(out, "    %s) arguments=(\n", command->name);
    completion_each_option(command->mark, out, add_option);
    if (command == &commands[0]) buf_add(out, STR("      '1:command or SPEC:_statusgen_first'\n"));
    if (completion.kind != COMPLETE_NOTHING && completion.kind != COMPLETE_FILES) {
        buf_printf(out, "      '1:%s:", command->arguments);
        add_action(out, completion);
        buf_add(out, STR("'\n"));
    }
    buf_add(out, STR("      '*:SPEC:_files'\n    ) ;;\n"));
}

void completion_zsh(struct buf *out) {
    buf_add(out, str_from(head));
    for (size_t i = 0; i < command_count; i++) add_name(out, &commands[i]);
    buf_add(out, STR("  )\n"
                     "  _describe -t commands command names\n"
                     "}\n"
                     "\n"
                     "_statusgen_first() {\n"
                     "  [[ $named == yes ]] || _statusgen_commands\n"
                     "  _files\n"
                     "}\n"
                     "\n"
                     "_statusgen() {\n"
                     "  local program=$words[1] command=generate named=''\n"
                     "  local -a arguments\n"
                     "  if (( CURRENT > 2 )); then\n"
                     "    case $words[2] in\n"
                     "      "));
    completion_add_commands(out, "|");
    buf_add(out, STR(") command=$words[2] named=yes; shift words; (( CURRENT-- )) ;;\n"
                     "    esac\n"
                     "  fi\n"
                     "  case $command in\n"));
    for (size_t i = 0; i < command_count; i++) add_command(out, &commands[i]);
    buf_add(out, STR("  esac\n"
                     "  _arguments -s -S : $arguments\n"
                     "}\n"
                     "\n"
                     "# Loaded by compinit as the function itself, or read by a shell that runs.\n"
                     "if [[ $funcstack[1] == _statusgen ]]; then\n"
                     "  _statusgen \"$@\"\n"
                     "else\n"
                     "  compdef _statusgen statusgen\n"
                     "fi\n"));
}
