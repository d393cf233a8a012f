// SPDX-License-Identifier: MIT
// Diagnostics: collected while the program works, shown together at its end.
//
// Nothing here stops a run. A stage reports all it finds, and its caller asks diag_errors()
// whether the next stage makes sense.
#ifndef STATUSGEN_DIAG_DIAG_H
#define STATUSGEN_DIAG_DIAG_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/vec.h"
#include "diag/place.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

#define RULE(symbol, id, severity, summary) RULE_##symbol,
enum rule {
#include "diag/rules.def"
    RULE_COUNT
};
#undef RULE

struct rule_info {
    const char *id;
    enum severity severity;
    const char *summary;
};

// The table of all rules, in the order of rules.def.
const struct rule_info *rule_info(enum rule rule);

struct note {
    struct place place;
    struct str text;
};

struct message {
    enum rule rule;
    enum severity severity;
    struct place place;
    struct str text;
    VEC(struct note) notes;
};

// A diag of zero bytes is empty and ready, with the default limit off; see `max_errors`.
struct diag {
    struct arena arena;
    VEC(struct message) messages;
    size_t errors;
    size_t warnings;
    size_t max_errors; // messages beyond it are counted, not kept; 0 is no limit
};

void diag_free(struct diag *diag);

// Reports one finding. The text is one sentence without a final period, names in single quotes.
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
void diag_report(struct diag *diag, enum rule rule, struct place place, const char *format, ...);

// Adds a note to the last finding: what to do, or another place that matters.
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void diag_note(struct diag *diag, struct place place, const char *format, ...);

// The note "did you mean 'X'?", if there is an X.
void diag_suggest(struct diag *diag, struct place place, struct str best);

static inline size_t diag_errors(const struct diag *diag) {
    return diag->errors;
}

#endif
