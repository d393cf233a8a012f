// SPDX-License-Identifier: MIT
#include "diag/format.h"

#include "diag/text.h"

void diag_format(const struct diag *diag, const struct format_run *run, struct buf *out) {
    switch (run->format) {
    case FORMAT_TEXT: diag_print(diag, run->colour, out); break;
    case FORMAT_JSON: diag_json(diag, out); break;
    case FORMAT_SARIF: diag_sarif(diag, run, out); break;
    case FORMAT_GITHUB: diag_github(diag, out); break;
    }
}
