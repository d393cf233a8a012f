// SPDX-License-Identifier: MIT
// What the groups of rules share: one registry on its way through all of them.
#ifndef STATUSGEN_LINT_INTERNAL_H
#define STATUSGEN_LINT_INTERNAL_H

#include "lint/lint.h"

struct lint {
    struct arena *arena;
    struct diag *diag;
    const struct registry *registry;
    struct lint_options options;
    bool **accepted; // by entry and item of its 'allow': it accepted a finding; NULL if it has none
};

// Does the entry accept findings of that rule? To be asked only if there is one to report.
bool lint_allows(struct lint *lint, enum rule rule, const struct entry *entry);

// Is it in a file that an overlay changes? What such a file declares or allows for nothing is seen
// when it is read alone: the overlay may have taken its use away.
bool lint_is_overlaid(const struct lint *lint, struct place place);

static inline const struct entry *lint_entry(const struct lint *lint, size_t index) {
    return &ARRAY_AT(lint->registry->entries, struct entry, index);
}

// The first entry with that number, the registered one if there is one; NULL if there is none.
const struct entry *lint_find_number(const struct lint *lint, int64_t code);

// For comparing names: letters and digits in lower case, and what is not ASCII, nothing else.
struct str lint_fold(struct arena *arena, struct str text);

// The groups of rules, each for the whole registry.
void lint_phrases(struct lint *lint);
void lint_names(struct lint *lint);
void lint_references(struct lint *lint);
void lint_facts(struct lint *lint);
void lint_declarations(struct lint *lint);
void lint_texts(struct lint *lint);
void lint_overlays(struct lint *lint);

#endif
