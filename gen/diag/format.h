// SPDX-License-Identifier: MIT
// The forms in which a run's messages can be written. docs/messages.md describes them for users.
#ifndef STATUSGEN_DIAG_FORMAT_H
#define STATUSGEN_DIAG_FORMAT_H

#include "base/buf.h"
#include "diag/diag.h"

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF, FORMAT_GITHUB };

// What messages are written with beside themselves.
struct format_run {
    enum format format;
    bool colour;         // TEXT: with ANSI colours
    struct str version;  // SARIF: of the program
    int status;          // SARIF: what the process ends with
    bool done;           // SARIF: the status is an answer, not a failure
};

// Appends every message in the form asked for.
void diag_format(const struct diag *diag, const struct format_run *run, struct buf *out);

// JSON: one object a line.
void diag_json(const struct diag *diag, struct buf *out);

// The members "file", "line" and "column" of a place, as far as it has them.
void diag_json_place(struct place place, struct buf *out);

// SARIF 2.1.0: one document, of a run without messages too.
void diag_sarif(const struct diag *diag, const struct format_run *run, struct buf *out);

// Workflow commands of GitHub Actions, errors first.
void diag_github(const struct diag *diag, struct buf *out);

#endif
