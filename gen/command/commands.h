// SPDX-License-Identifier: MIT
// The commands: each runs with its command line understood, and returns the exit status. Messages
// go to session->diag, the answer to session->out; main() prints both.
#ifndef STATUSGEN_COMMAND_COMMANDS_H
#define STATUSGEN_COMMAND_COMMANDS_H

#include "command/session.h"

int command_generate(struct session *session);
int command_check(struct session *session);
int command_lint(struct session *session);
int command_list(struct session *session);
int command_explain(struct session *session);
int command_merge(struct session *session);
int command_diff(struct session *session);
int command_import(struct session *session);
int command_init(struct session *session);
int command_schema(struct session *session);
int command_completion(struct session *session);
int command_help(struct session *session);

// What 'list' and 'completion' take; NULL behind the last.
extern const char *const list_words[];
extern const char *const completion_words[];
extern const char *const schema_words[];

// "1.0.0".
struct str program_version(void);

// "statusgen 1.0.0", the licence and the date of the bundled specification.
void version_text(struct session *session, struct buf *out);

#endif
