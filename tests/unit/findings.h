// SPDX-License-Identifier: MIT
// What the tests of reading share: findings as short texts that a table of cases can hold.
#ifndef STATUSGEN_TESTS_FINDINGS_H
#define STATUSGEN_TESTS_FINDINGS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "diag/diag.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

// "line:column", with the path in front unless it is "main"; "main" for that file as a whole, and
// "-" for no file.
static inline void add_place(struct buf *out, struct place place) {
    if (place.source == NULL) {
        buf_add_char(out, '-');
        return;
    }
    bool main = str_equal(place.source->path, STR("main"));
    if (!main || place.line == 0) buf_add(out, place.source->path);
    if (place.line == 0) return;
    buf_printf(out, "%s%u:%u", main ? "" : ":", place.line, place.column);
}

// "place rule", and "< place" for each note that points elsewhere: "3:5 duplicate-key < 2:5".
// One finding a line; nothing if there is none.
static inline void add_findings(struct buf *out, const struct diag *diag) {
    for (size_t i = 0; i < diag->messages.count; i++) {
        const struct message *message = &diag->messages.items[i];
        if (i > 0) buf_add_char(out, '\n');
        add_place(out, message->place);
        buf_printf(out, " %s", rule_info(message->rule)->id);
        for (size_t n = 0; n < message->notes.count; n++) {
            struct place place = message->notes.items[n].place;
            if (place.source == NULL || place_compare(place, message->place) == 0) continue;
            buf_add(out, STR(" < "));
            add_place(out, place);
        }
    }
}

// The texts of all messages, a line each, and of all notes, with "- " in front.
static inline void add_texts(struct buf *out, const struct diag *diag) {
    for (size_t i = 0; i < diag->messages.count; i++) {
        const struct message *message = &diag->messages.items[i];
        buf_printf(out, "%.*s\n", STR_ARG(message->text));
        for (size_t n = 0; n < message->notes.count; n++) {
            buf_printf(out, "- %.*s\n", STR_ARG(message->notes.items[n].text));
        }
    }
}

// Fails with the name of the case; empties the buffer.
static inline void assert_case(const char *what, struct buf *got, const char *expected) {
    if (strcmp(buf_cstr(got), expected) != 0) {
        fail_msg("%s\n--- expected\n%s\n--- got\n%s\n---", what, expected, buf_cstr(got));
    }
    buf_free(got);
}

#endif
