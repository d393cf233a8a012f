// SPDX-License-Identifier: MIT
#include "command/commands.h"

const struct command commands[] = {
    {"generate", "", "write the output files (only those that would change)", TAKES_GENERATE, 0,
     command_generate},
    {"check", "",
     "write nothing; report files that are missing or out of\ndate.  Exit 1 if any are", TAKES_CHECK, 0,
     command_check},
    {"lint", "",
     "validate specifications, languages and templates, and\nfind what is probably a mistake", TAKES_LINT, 0,
     command_lint},
    {"list", "WHAT",
     "codes | vendors | registries | editions | languages |\n"
     "templates | fields | values | options | rules | inputs |\n"
     "outputs, one a line",
     TAKES_LIST, 1, command_list},
    {"explain", "CODE|NAME",
     "everything known of a code: each vendor's meaning, names\n"
     "past and present, references, name in each language",
     TAKES_EXPLAIN, 1, command_explain},
    {"merge", "",
     "print the effective specification after all overlays,\n"
     "each value with the file and line it comes from",
     TAKES_MERGE, 0, command_merge},
    {"diff", "OLD NEW", "what changed between two specifications.  Exit 1 if anything", TAKES_DIFF, 2,
     command_diff},
    {"import", "FILE",
     "read a registry file (CSV or XML), offline, and print what\n"
     "it says otherwise than the specification.  Exit 1 if\nthere is anything",
     TAKES_IMPORT, 1, command_import},
    {"init", "",
     "write a starting statusgen.yaml, an overlay and a check\nfor continuous integration",
     TAKES_INIT, 0, command_init},
    {"schema", "[KIND]",
     "print the JSON Schema of files for editors: specification\n(default) | overlay | project | language",
     TAKES_OTHER, 1, command_schema},
    {"completion", "SHELL", "print the completion script for bash, zsh or fish", TAKES_OTHER, 1,
     command_completion},
    {"help", "[COMMAND]", "show help", TAKES_OTHER, 1, command_help},
};
const size_t command_count = sizeof commands / sizeof commands[0];
