// SPDX-License-Identifier: MIT
// What a run is to render: a language each, of the command line or of the project file.
#ifndef STATUSGEN_COMMAND_TASK_H
#define STATUSGEN_COMMAND_TASK_H

#include "command/session.h"

// One language of one specification, with its options.
struct task {
    const struct language *language;
    const struct subject *subject;
    struct request request;
    struct str path; // a folder, or one file, in the plan's folder; absent: the plan's folder
    struct place place; // where the project names it
};

struct tasks {
    struct task *items;
    size_t count;
};

// What kinds of runs there are: if no language is named, some write nothing and say so, and others
// look at every language.
enum tasks_default { TASKS_NAMED, TASKS_EVERY_LANGUAGE };

// Reads templates, languages and specifications. False if anything is wrong, which is reported.
bool tasks_make(struct session *session, enum tasks_default otherwise, struct tasks *tasks);

#endif
