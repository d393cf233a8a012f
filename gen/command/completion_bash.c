// SPDX-License-Identifier: MIT
// The script for bash 4 and later. It needs nothing of the package bash-completion.
#include "command/commands.h"
#include "command/completion.h"

static const char head[] =
    "# shellcheck shell=bash\n"
    "# Completion of statusgen for bash; printed by 'statusgen completion bash'.\n"
    "\n"
    "# _statusgen_list WHAT COLUMN: a column of a list, as words that can be offered.\n"
    "_statusgen_list() {\n"
    "    local -a fields\n"
    "    while read -r -a fields; do\n"
    "        words+=(\"${fields[$2 - 1]}\")\n"
    "    done < <(\"${COMP_WORDS[0]}\" list \"$1\" 2>/dev/null)\n"
    "}\n"
    "\n"
    "_statusgen() {\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} key=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    local command=generate before='' after='' word\n"
    "    local -a words=()\n"
    "    COMPREPLY=()\n"
    "    # bash takes '--option=value' for three words.\n"
    "    if [[ $cur == = ]]; then\n"
    "        key+='=' cur=''\n"
    "    elif [[ $key == = ]]; then\n"
    "        key=${COMP_WORDS[COMP_CWORD - 2]}=\n"
    "    fi\n"
    "    if ((COMP_CWORD > 1)); then\n"
    "        case ${COMP_WORDS[1]} in\n";

static const char tail[] =
    "    for word in \"${words[@]}\"; do\n"
    "        word=$before$word$after\n"
    "        [[ $word == \"$cur\"* ]] && COMPREPLY+=(\"$word\")\n"
    "    done\n"
    "    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then\n"
    "        compopt -o nospace 2>/dev/null\n"
    "    fi\n"
    "}\n"
    "\n"
    "# Where the function offers nothing, bash offers files.\n"
    "complete -o default -F _statusgen statusgen\n";

// The statements that put what can be said into `words`.
static void add_offer(struct buf *out, struct completion completion) {
    switch (completion.kind) {
    case COMPLETE_NOTHING: buf_add(out, STR("compopt +o default 2>/dev/null")); break;
    case COMPLETE_FILES: buf_add(out, STR("return")); break;
    case COMPLETE_FOLDERS:
        buf_add(out, STR("compopt +o default -o dirnames 2>/dev/null"));
        break;
    case COMPLETE_WORDS:
        buf_add(out, STR("words=("));
        completion_add_words(out, completion.words, " ");
        buf_add_char(out, ')');
        break;
    case COMPLETE_COMMANDS:
        buf_add(out, STR("words=("));
        completion_add_commands(out, " ");
        buf_add_char(out, ')');
        break;
    case COMPLETE_LIST:
        buf_printf(out, "_statusgen_list %s %d", completion.list, completion.column);
        if (completion.joint == ',') buf_add(out, STR("; [[ $cur == *,* ]] && before=${cur%,*},"));
        if (completion.joint == '=') buf_add(out, STR("; after=\"=\""));
        break;
    }
}

static void add_value(struct buf *out, const struct option_row *row) {
    if (row->argument == NULL) return;
    buf_add(out, STR("        "));
    if (option_needs_value(row)) {
        if (row->letter != '\0') buf_printf(out, "-%c | ", row->letter);
        buf_printf(out, "--%s | ", row->name);
    }
    buf_printf(out, "--%s=) ", row->name);
    add_offer(out, completion_of_option(row));
    buf_add(out, STR(" ;;\n"));
}

static void add_option(struct buf *out, const struct option_row *row) {
    if (row->letter != '\0') buf_printf(out, " -%c", row->letter);
    if (!option_needs_value(row)) buf_printf(out, " --%s", row->name);
    if (row->argument != NULL) buf_printf(out, " --%s=", row->name);
}

static void add_options_of(struct buf *out, const struct command *command) {
    buf_printf(out, "                %s) words=(", command->name);
    struct buf options = {0};
    completion_each_option(command->mark, &options, add_option);
    buf_add(out, str_slice(buf_str(&options), 1, options.len));
    buf_free(&options);
    buf_add(out, STR(") ;;\n"));
}

static void add_arguments_of(struct buf *out, const struct command *command) {
    if (command->arguments[0] == '\0') return;
    struct completion completion = completion_of_command(command);
    if (completion.kind == COMPLETE_FILES || completion.kind == COMPLETE_NOTHING) return;
    buf_printf(out, "                %s) ", command->name);
    add_offer(out, completion);
    buf_add(out, STR(" ;;\n"));
}

void completion_bash(struct buf *out) {
    buf_add(out, str_from(head));
    buf_add(out, STR("            "));
    completion_add_commands(out, " | ");
    buf_add(out, STR(") command=${COMP_WORDS[1]} ;;\n        esac\n    fi\n    case $key in\n"));
    completion_each_option(TAKES_ANY, out, add_value);
    buf_add(out, STR("        *)\n            case $cur in\n            -*) case $command in\n"));
    for (size_t i = 0; i < command_count; i++) add_options_of(out, &commands[i]);
    buf_add(out, STR("                esac ;;\n            *) case $command in\n"));
    for (size_t i = 0; i < command_count; i++) add_arguments_of(out, &commands[i]);
    buf_add(out, STR("                esac\n                ((COMP_CWORD > 1)) || words=("));
    completion_add_commands(out, " ");
    buf_add(out, STR(") ;;\n            esac ;;\n    esac\n"));
    buf_add(out, str_from(tail));
}
