// SPDX-License-Identifier: MIT
#include "diag/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/suggest.h"

#define RULE(symbol, id, severity, summary) {id, SEVERITY_##severity, summary},
static const struct rule_info rules[RULE_COUNT] = {
#include "diag/rules.def"
};
#undef RULE

const char *severity_name(enum severity severity) {
    static const char *const names[] = {"note", "warning", "error"};
    return names[severity];
}

const struct rule_info *rule_info(enum rule rule) {
    return &rules[rule];
}

bool rule_find(struct str id, enum rule *rule) {
    for (int i = 0; i < RULE_COUNT; i++) {
        if (!str_equal(str_from(rules[i].id), id)) continue;
        *rule = (enum rule)i;
        return true;
    }
    return false;
}

bool rule_is_optional(enum rule rule) {
    return rules[rule].severity == SEVERITY_WARNING;
}

struct str rule_suggest(struct str id) {
    struct suggestion near = suggest_start(id);
    for (int i = 0; i < RULE_COUNT; i++) {
        if (rule_is_optional((enum rule)i)) suggest_try(&near, str_from(rules[i].id));
    }
    return near.best;
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
    if (diag->settings[rule] == RULE_AS_ERROR) severity = SEVERITY_ERROR;
    bool silent = diag->settings[rule] == RULE_SILENT;
    bool warning = severity == SEVERITY_WARNING;
    if (severity == SEVERITY_ERROR) diag->errors++;
    if (warning && !silent) diag->warnings++;
    diag->muted = silent || is_full(diag) || (warning && diag->errors_only);
    if (diag->muted) return;
    va_list args;
    va_start(args, format);
    struct str text = format_text(diag, format, args);
    va_end(args);
    struct message message = {.rule = rule, .severity = severity, .place = place, .text = text};
    vec_add(&diag->messages, message);
}

void diag_note(struct diag *diag, struct place place, const char *format, ...) {
    if (diag->muted || diag->messages.count == 0) return;
    va_list args;
    va_start(args, format);
    struct note note = {place, format_text(diag, format, args)};
    va_end(args);
    struct message *last = &diag->messages.items[diag->messages.count - 1];
    vec_add(&last->notes, note);
}

bool diag_may_suggest(const struct diag *diag) {
    enum { MOST_SEARCHES = 100 };
    return !diag->muted && diag->messages.count <= MOST_SEARCHES;
}

void diag_suggest(struct diag *diag, struct place place, struct str best) {
    if (str_given(best)) diag_note(diag, place, "did you mean '%.*s'?", STR_ARG(best));
}

bool diag_unseen(const struct diag *diag, struct buf *out) {
    if (!is_full(diag)) return false;
    size_t more = diag->errors - diag->max_errors;
    buf_printf(out, "%zu more %s not shown", more, more == 1 ? "error is" : "errors are");
    return true;
}

static int compare_messages(const void *a, const void *b) {
    const struct message *x = a, *y = b;
    bool nowhere_x = x->place.source == NULL, nowhere_y = y->place.source == NULL;
    if (nowhere_x || nowhere_y) return nowhere_y - nowhere_x;
    int order = place_compare(x->place, y->place);
    if (order == 0) order = (x->rule > y->rule) - (x->rule < y->rule);
    return order != 0 ? order : str_compare(x->text, y->text);
}

void diag_sort(struct diag *diag, size_t first) {
    if (diag->messages.count < first + 2) return;
    qsort(diag->messages.items + first, diag->messages.count - first, sizeof(struct message),
          compare_messages);
}
