// SPDX-License-Identifier: MIT
// Messages as JSON Lines.
#include "base/json.h"
#include "diag/format.h"

void diag_json_place(struct place place, struct buf *out) {
    if (place.source == NULL) return;
    json_text_member(out, "file", source_name(place.source));
    if (place.line == 0) return;
    json_number_member(out, "line", place.line);
    json_number_member(out, "column", place.column);
}

static void add_notes(struct buf *out, const struct message *message) {
    json_key(out, STR("notes"));
    json_open(out, '[');
    for (size_t i = 0; i < message->notes.count; i++) {
        json_open(out, '{');
        diag_json_place(message->notes.items[i].place, out);
        json_text_member(out, "message", message->notes.items[i].text);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void add_message(struct buf *out, const struct message *message) {
    json_open(out, '{');
    diag_json_place(message->place, out);
    json_text_member(out, "severity", str_from(severity_name(message->severity)));
    json_text_member(out, "rule", str_from(rule_info(message->rule)->id));
    json_text_member(out, "message", message->text);
    add_notes(out, message);
    json_close(out, '}');
    buf_add_char(out, '\n');
}

void diag_json(const struct diag *diag, struct buf *out) {
    for (size_t i = 0; i < diag->messages.count; i++) add_message(out, &diag->messages.items[i]);
    struct buf unseen = {0};
    if (diag_unseen(diag, &unseen)) {
        json_open(out, '{');
        json_text_member(out, "severity", str_from(severity_name(SEVERITY_NOTE)));
        json_text_member(out, "message", buf_str(&unseen));
        json_close(out, '}');
        buf_add_char(out, '\n');
    }
    buf_free(&unseen);
}
