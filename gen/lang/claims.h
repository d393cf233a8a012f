// SPDX-License-Identifier: MIT
// The names that one output declares, each in a scope: no two of them may be the same.
#ifndef STATUSGEN_LANG_CLAIMS_H
#define STATUSGEN_LANG_CLAIMS_H

#include "base/vec.h"
#include "lang/language.h"

// A name with what is needed to compare it and to speak of it.
struct claim {
    struct str scope, name;
    const struct node *node;      // what it was made from
    const char *key;              // the key of the id in it; NULL: the node is meant
    const struct name_rule *rule; // NULL for a helper of the templates
    bool alternative;             // what the language's peer calls an entry
};

struct claims {
    const struct language *language;
    struct diag *diag;
    VEC(struct claim) all; // in the order of making: the first is not the one to blame
};

void claims_free(struct claims *claims);

// Where what a claim was made from is written.
struct place claim_place(const struct claim *claim);

// Adds to a finding how the name came about.
void claims_note(const struct claims *claims, struct place place, const struct claim *claim);

// Reports every name that is there twice, with the places of both.
void claims_check(const struct claims *claims);

#endif
