// SPDX-License-Identifier: MIT
#include "base/json.h"

#include "base/utf8.h"

static void separate(struct buf *out) {
    if (out->len == 0) return;
    char last = out->data[out->len - 1];
    if (str_find_char(STR("{[:\n"), last, 0) == 4) buf_add_char(out, ',');
}

void json_open(struct buf *out, char bracket) {
    separate(out);
    buf_add_char(out, bracket);
}

void json_close(struct buf *out, char bracket) {
    buf_add_char(out, bracket);
}

static void add_unit(struct buf *out, uint32_t unit) {
    buf_printf(out, "\\u%04x", (unsigned)unit);
}

static void add_character(struct buf *out, int32_t c) {
    if (c == '"' || c == '\\') {
        buf_add_char(out, '\\');
        buf_add_char(out, (char)c);
    } else if (c >= ' ' && c < 0x7F) {
        buf_add_char(out, (char)c);
    } else if (c == '\n') {
        buf_add(out, STR("\\n"));
    } else if (c == '\t') {
        buf_add(out, STR("\\t"));
    } else if (c > 0xFFFF) {
        uint32_t above = (uint32_t)c - 0x10000;
        add_unit(out, 0xD800 + (above >> 10));
        add_unit(out, 0xDC00 + (above & 0x3FF));
    } else {
        add_unit(out, c == UTF8_BAD ? 0xFFFD : (uint32_t)c);
    }
}

void json_text(struct buf *out, struct str text) {
    separate(out);
    buf_add_char(out, '"');
    for (size_t at = 0; at < text.len;) add_character(out, utf8_next(text, &at));
    buf_add_char(out, '"');
}

void json_key(struct buf *out, struct str key) {
    json_text(out, key);
    buf_add_char(out, ':');
}

void json_number(struct buf *out, int64_t number) {
    separate(out);
    buf_add_int(out, number);
}

void json_bool(struct buf *out, bool truth) {
    separate(out);
    buf_add(out, truth ? STR("true") : STR("false"));
}

void json_null(struct buf *out) {
    separate(out);
    buf_add(out, STR("null"));
}

// A line end, with the blanks of the level behind it.
static void new_line(struct buf *out, size_t level) {
    buf_add_char(out, '\n');
    buf_fill(out, ' ', 2 * level);
}

// The text that begins at `*at` with its quotes, as it is.
static void copy_text(struct str compact, size_t *at, struct buf *out) {
    size_t start = (*at)++;
    while (*at < compact.len && compact.data[*at] != '"') *at += compact.data[*at] == '\\' ? 2 : 1;
    buf_add(out, str_slice(compact, start, *at - start + 1));
}

void json_indent(struct str compact, struct buf *out) {
    size_t level = 0;
    for (size_t at = 0; at < compact.len; at++) {
        char c = compact.data[at];
        char last = at > 0 ? compact.data[at - 1] : '\0';
        if (c == '"') {
            copy_text(compact, &at, out);
            continue;
        }
        bool closes = c == '}' || c == ']', empty = closes && (last == '{' || last == '[');
        if (closes && level > 0) level--;
        if (closes && !empty) new_line(out, level);
        buf_add_char(out, c);
        if (c == ':') buf_add_char(out, ' ');
        if (c == '{' || c == '[') level++;
        bool opens = (c == '{' || c == '[') && at + 1 < compact.len && compact.data[at + 1] != '}' &&
                     compact.data[at + 1] != ']';
        if (opens || c == ',') new_line(out, level);
    }
    buf_add_char(out, '\n');
}

void json_text_member(struct buf *out, const char *key, struct str text) {
    if (!str_given(text)) return;
    json_key(out, str_from(key));
    json_text(out, text);
}

void json_number_member(struct buf *out, const char *key, int64_t number) {
    json_key(out, str_from(key));
    json_number(out, number);
}

void json_flag_member(struct buf *out, const char *key, bool truth) {
    if (!truth) return;
    json_key(out, str_from(key));
    json_bool(out, truth);
}
