// SPDX-License-Identifier: MIT
// A registry file in CSV (RFC 4180): a row of column names, then the rows.
#ifndef STATUSGEN_IMPORT_CSV_H
#define STATUSGEN_IMPORT_CSV_H

#include "diag/diag.h"
#include "import/rows.h"

// Appends the rows of a source whose columns include Value, Description and Reference, in any
// order. What is wrong with its form is reported, as RULE_IMPORT_SYNTAX or RULE_LIMIT. The texts
// live in the arena.
void csv_read(struct arena *arena, const struct source *source, struct rows *rows,
              struct diag *diag);

#endif
