// SPDX-License-Identifier: MIT
// Diagnostics: collected while the program works, shown together at its end.
//
// Nothing here stops a run. A stage reports all it finds, and its caller asks diag_errors()
// whether the next stage makes sense.
#ifndef STATUSGEN_DIAG_DIAG_H
#define STATUSGEN_DIAG_DIAG_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "diag/place.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

// "note", "warning", "error".
const char *severity_name(enum severity severity);

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

// The rule with that id. False if there is none.
bool rule_find(struct str id, enum rule *rule);

// May findings of the rule be silenced? Only warnings may: an error is a reason not to go on.
bool rule_is_optional(enum rule rule);

// For "did you mean": the optional rule whose id is nearest, absent if none is near.
struct str rule_suggest(struct str id);

// What the user made of a rule.
enum rule_setting { RULE_AS_DECLARED, RULE_SILENT, RULE_AS_ERROR };

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

// A diag of zero bytes is empty and ready: no limit, every rule as it is declared.
struct diag {
    struct arena arena;
    VEC(struct message) messages;
    size_t errors;
    size_t warnings;
    size_t max_errors; // messages beyond it are counted, not kept; 0 is no limit
    bool errors_only;  // warnings are counted, not kept
    bool muted;        // the last finding was not kept, so its notes are not either
    unsigned char settings[RULE_COUNT]; // enum rule_setting of each rule
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

// Is it worth while to look for what the user may have meant by the last finding? Not if nobody would
// see it, nor after very many: a search may walk all that there is.
bool diag_may_suggest(const struct diag *diag);

// The note "did you mean 'X'?", if there is an X.
void diag_suggest(struct diag *diag, struct place place, struct str best);

// Puts the findings from number `first` on into the order of their places; those of one place into
// the order of the rules and texts.
void diag_sort(struct diag *diag, size_t first);

// Were there more errors than the limit? Then appends how many are not among the messages.
bool diag_unseen(const struct diag *diag, struct buf *out);

static inline size_t diag_errors(const struct diag *diag) {
    return diag->errors;
}

#endif
