// SPDX-License-Identifier: MIT
// Messages as workflow commands of GitHub Actions: ::error file=F,line=L,col=C,title=RULE::MESSAGE
#include "diag/format.h"
#include "diag/text.h"

static const struct str in_messages = STR_INIT("%\r\n"), in_properties = STR_INIT("%\r\n:,");

// What the runner would read as part of the command becomes %XX, other unsafe characters visible.
static void add_escaped(struct buf *out, struct str text, struct str escaped) {
    for (size_t at = 0; at < text.len;) {
        char c = text.data[at];
        if (str_find_char(escaped, c, 0) < escaped.len) {
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
            at++;
        } else {
            text_show_character(out, text, &at);
        }
    }
}

static void add_places(struct buf *out, struct place place) {
    if (place.source == NULL) return;
    buf_add(out, STR("file="));
    add_escaped(out, source_name(place.source), in_properties);
    if (place.line > 0) buf_printf(out, ",line=%u,col=%u", place.line, place.column);
    buf_add_char(out, ',');
}

// There is one place in a command: that of a note elsewhere stands in the text.
static void add_note(struct buf *out, struct place beside, const struct note *note) {
    struct place place = note->place;
    buf_add(out, STR("%0A"));
    if (place.source != NULL && !place_equal(place, beside)) {
        add_escaped(out, source_name(place.source), in_messages);
        if (place.line > 0) buf_printf(out, ":%u:%u", place.line, place.column);
        buf_add(out, STR(": "));
    }
    buf_add(out, STR("note: "));
    add_escaped(out, note->text, in_messages);
}

static void add_message(struct buf *out, const struct message *message) {
    buf_printf(out, "::%s ", severity_name(message->severity));
    add_places(out, message->place);
    buf_printf(out, "title=%s::", rule_info(message->rule)->id);
    add_escaped(out, message->text, in_messages);
    for (size_t i = 0; i < message->notes.count; i++) {
        add_note(out, message->place, &message->notes.items[i]);
    }
    buf_add_char(out, '\n');
}

// GitHub shows the first ten of a kind only, and stops reading a step's at some number.
void diag_github(const struct diag *diag, struct buf *out) {
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--) {
        for (size_t i = 0; i < diag->messages.count; i++) {
            const struct message *message = &diag->messages.items[i];
            if (message->severity == (enum severity)severity) add_message(out, message);
        }
    }
    struct buf unseen = {0};
    if (diag_unseen(diag, &unseen)) {
        buf_add(out, STR("::notice::"));
        buf_add(out, buf_str(&unseen));
        buf_add_char(out, '\n');
    }
    buf_free(&unseen);
}
