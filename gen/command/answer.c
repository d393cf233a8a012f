// SPDX-License-Identifier: MIT
#include "command/answer.h"

#include "base/json.h"

static void add_column(struct buf *out, size_t start, const struct column *column) {
    size_t used = out->len - start;
    if (column->before != NULL) {
        buf_add(out, str_from(column->before));
    } else if (used > 0) {
        buf_fill(out, ' ', used < column->from ? column->from - used : 1);
    }
    buf_add(out, column->text);
    if (column->after != NULL) buf_add(out, str_from(column->after));
}

static void add_line(struct buf *out, const struct column *columns, size_t count) {
    size_t start = out->len;
    for (size_t i = 0; i < count; i++) {
        bool shown = columns[i].text.len > 0 || columns[i].before != NULL;
        if (shown) add_column(out, start, &columns[i]);
    }
    buf_add_char(out, '\n');
}

static void add_members(struct buf *out, const struct column *columns, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (columns[i].number) {
            json_key(out, str_from(columns[i].key));
            buf_add(out, columns[i].text);
        } else {
            json_text_member(out, columns[i].key, columns[i].text);
        }
    }
}

void answer_row(struct session *session, const struct column *columns, size_t count) {
    if (!answer_is_json(session)) {
        add_line(&session->out, columns, count);
        return;
    }
    answer_open(session);
    add_members(&session->out, columns, count);
    answer_close(session);
}

bool answer_is_json(const struct session *session) {
    return session->cli.format == FORMAT_JSON;
}

void answer_open(struct session *session) {
    json_open(&session->out, '{');
}

void answer_close(struct session *session) {
    json_close(&session->out, '}');
    buf_add_char(&session->out, '\n');
}

void answer_place(struct session *session, const char *key, struct place place) {
    if (place.source == NULL) return;
    json_key(&session->out, str_from(key));
    json_open(&session->out, '{');
    diag_json_place(place, &session->out);
    json_close(&session->out, '}');
}
