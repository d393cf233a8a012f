// SPDX-License-Identifier: MIT
// What overlays say in vain, as the merging of them noted it.
#include "lint/internal.h"

static void report(struct lint *lint, const struct overlaid *overlaid) {
    switch (overlaid->kind) {
    case OVERLAID_NOTHING:
        diag_report(lint->diag, RULE_OVERLAY_NO_EFFECT, overlaid->place, "this changes nothing");
        return;
    case OVERLAID_SAME:
        diag_report(lint->diag, RULE_OVERLAY_NO_EFFECT, overlaid->place,
                    "this changes nothing: it is so already");
        diag_note(lint->diag, overlaid->other, "it is said here");
        return;
    case OVERLAID_REPLACED:
        diag_report(lint->diag, RULE_OVERLAY_SHADOWED, overlaid->place,
                    "a later overlay says otherwise");
        diag_note(lint->diag, overlaid->other, "it is replaced here");
        return;
    case OVERLAID_REMOVED:
        diag_report(lint->diag, RULE_OVERLAY_SHADOWED, overlaid->place,
                    "a later overlay removes the entry");
        diag_note(lint->diag, overlaid->other, "it is removed here");
        return;
    }
}

void lint_overlays(struct lint *lint) {
    for (size_t i = 0; i < lint->registry->overlaid.count; i++) {
        report(lint, &ARRAY_AT(lint->registry->overlaid, struct overlaid, i));
    }
}
