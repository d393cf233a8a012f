// SPDX-License-Identifier: MIT
// Answers of rows: one a line as text, or one object a line as JSON.
#ifndef STATUSGEN_COMMAND_ANSWER_H
#define STATUSGEN_COMMAND_ANSWER_H

#include "command/session.h"

// A value of a row. One that is absent is left out.
struct column {
    const char *key; // of the JSON object
    struct str text;
    size_t from;        // text form: where it begins at the earliest; at least a blank is before it
    const char *before; // text form: stands in front of it, even if it is empty, and not the blank
    const char *after;  // text form: stands behind it
    bool number;        // JSON: without quotes
};

void answer_row(struct session *session, const struct column *columns, size_t count);

#define ANSWER_ROW(session, ...)                              \
    answer_row((session), (const struct column[]){__VA_ARGS__}, \
               sizeof((const struct column[]){__VA_ARGS__}) / sizeof(struct column))

// Is the answer to be JSON?
bool answer_is_json(const struct session *session);

// For answers of another make than rows: begins and ends an object of their own on a line.
void answer_open(struct session *session);
void answer_close(struct session *session);

// The member `key` for a place: {"file": ..., "line": ..., "column": ...}; none for no place.
void answer_place(struct session *session, const char *key, struct place place);

#endif
