// SPDX-License-Identifier: MIT
#include "diag/diag.h"

#include <stdarg.h>
#include <stdio.h>

#define RULE(symbol, id, severity, summary) {id, SEVERITY_##severity, summary},
static const struct rule_info rules[RULE_COUNT] = {
#include "diag/rules.def"
};
#undef RULE

const struct rule_info *rule_info(enum rule rule) {
    return &rules[rule];
}

void diag_free(struct diag *diag) {
    for (size_t i = 0; i < diag->messages.count; i++) vec_free(&diag->messages.items[i].notes);
    vec_free(&diag->messages);
    arena_free(&diag->arena);
    *diag = (struct diag){0};
}

static struct str format_text(struct diag *diag, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    struct str text = STR("");
    if (length > 0) {
        char *room = arena_alloc(&diag->arena, (size_t)length + 1);
        vsnprintf(room, (size_t)length + 1, format, again);
        text = (struct str){room, (size_t)length};
    }
    va_end(again);
    return text;
}

// Errors beyond the limit are only counted; so are the warnings and notes that come after it.
static bool is_full(const struct diag *diag) {
    return diag->max_errors > 0 && diag->errors > diag->max_errors;
}

void diag_report(struct diag *diag, enum rule rule, struct place place, const char *format, ...) {
    enum severity severity = rules[rule].severity;
    if (severity == SEVERITY_ERROR) diag->errors++;
    if (severity == SEVERITY_WARNING) diag->warnings++;
    if (is_full(diag)) return;
    va_list args;
    va_start(args, format);
    struct str text = format_text(diag, format, args);
    va_end(args);
    struct message message = {.rule = rule, .severity = severity, .place = place, .text = text};
    vec_add(&diag->messages, message);
}

void diag_note(struct diag *diag, struct place place, const char *format, ...) {
    if (is_full(diag) || diag->messages.count == 0) return;
    va_list args;
    va_start(args, format);
    struct note note = {place, format_text(diag, format, args)};
    va_end(args);
    struct message *last = &diag->messages.items[diag->messages.count - 1];
    vec_add(&last->notes, note);
}

void diag_suggest(struct diag *diag, struct place place, struct str best) {
    if (str_given(best)) diag_note(diag, place, "did you mean '%.*s'?", STR_ARG(best));
}
