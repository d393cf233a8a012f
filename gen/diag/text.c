// SPDX-License-Identifier: MIT
#include "diag/text.h"

#include "base/utf8.h"

enum { LONGEST_MESSAGE = 400, QUOTED_COLUMNS = 80, LEAD = 20 };

static const char *const BOLD = "\033[1m", *const RED = "\033[1;31m", *const YELLOW = "\033[1;33m",
                         *const CYAN = "\033[1;36m", *const GREEN = "\033[1;32m",
                         *const PLAIN = "\033[0m";

static void paint(struct buf *out, bool colour, const char *code) {
    if (colour) buf_add(out, str_from(code));
}

size_t text_show_character(struct buf *out, struct str text, size_t *at) {
    size_t start = *at;
    int32_t c = utf8_next(text, at);
    size_t before = out->len;
    if (c == '\t') {
        buf_add_char(out, ' ');
    } else if (c == UTF8_BAD) {
        buf_printf(out, "<byte %02X>", (unsigned)(unsigned char)text.data[start]);
    } else if (utf8_is_unsafe(c)) {
        buf_printf(out, "<U+%04X>", (unsigned)c);
    } else {
        buf_add(out, str_slice(text, start, *at - start));
        return 1;
    }
    return out->len - before;
}

size_t text_show(struct buf *out, struct str text, size_t most) {
    size_t columns = 0;
    for (size_t at = 0; at < text.len;) {
        if (columns >= most) {
            buf_add(out, STR("..."));
            return columns + 3;
        }
        columns += text_show_character(out, text, &at);
    }
    return columns;
}

void text_show_lines(struct buf *out, struct str text) {
    for (size_t at = 0; at < text.len;) {
        char c = text.data[at];
        if (c == '\n' || c == '\t') {
            buf_add_char(out, c);
            at++;
        } else {
            text_show_character(out, text, &at);
        }
    }
}

static void show_place(struct buf *out, struct place place) {
    if (place.source == NULL) {
        buf_add(out, STR("statusgen: "));
        return;
    }
    text_show(out, source_name(place.source), LONGEST_MESSAGE);
    if (place.line > 0) buf_printf(out, ":%u:%u", place.line, place.column);
    buf_add(out, STR(": "));
}

// Columns that a part of a line takes when it is shown.
static size_t shown_columns(struct str part) {
    struct buf scratch = {0};
    size_t columns = 0, at = 0;
    while (at < part.len) columns += text_show_character(&scratch, part, &at);
    buf_free(&scratch);
    return columns;
}

// The column at which the window into a line starts: with the line, or LEAD columns before a place
// that would be near its end or beyond. A character takes a column or more, so what is farther
// before the place than that need not be looked at.
static uint32_t find_window(const struct line_index *index, struct place place) {
    struct str line = line_index_at(index, place.line);
    size_t end = line_index_column(index, place.line, place.column);
    bool far = place.column > QUOTED_COLUMNS - LEAD + 1;
    if (!far && shown_columns(str_slice(line, 0, end)) <= QUOTED_COLUMNS - LEAD) return 1;
    uint32_t first = place.column > LEAD ? place.column - LEAD : 1;
    size_t at = line_index_column(index, place.line, first);
    size_t before = shown_columns(str_slice(line, at, end - at));
    struct buf scratch = {0};
    for (; before > LEAD; first++) before -= text_show_character(&scratch, line, &at);
    buf_free(&scratch);
    return first;
}

// The lines of every source that was quoted: many findings in a large file stay cheap.
struct quoted {
    struct arena arena;
    VEC(struct line_index) sources;
};

static const struct line_index *find_index(struct quoted *quoted, const struct source *source) {
    for (size_t i = 0; i < quoted->sources.count; i++) {
        if (quoted->sources.items[i].source == source) return &quoted->sources.items[i];
    }
    vec_add(&quoted->sources, line_index_of(&quoted->arena, source));
    return &quoted->sources.items[quoted->sources.count - 1];
}

// The source line with a caret under the place. A long line is cut to a window that holds the
// place; the window starts a little before it.
static void quote(struct buf *out, struct quoted *quoted, struct place place, bool colour) {
    if (place.source == NULL || place.line == 0) return;
    const struct line_index *index = find_index(quoted, place.source);
    struct str line = line_index_at(index, place.line);
    if (!str_given(line)) return;
    uint32_t first = find_window(index, place);
    size_t at = line_index_column(index, place.line, first), margin = out->len;

    buf_printf(out, "%5u", place.line);
    margin = out->len - margin;
    buf_add(out, STR(" | "));
    size_t shown = 0;
    if (first > 1) {
        buf_add(out, STR("..."));
        shown = 3;
    }
    size_t caret = shown, marked = 0;
    uint32_t width = place.width > 0 ? place.width : 1;
    for (uint32_t column = first; at < line.len && shown < QUOTED_COLUMNS; column++) {
        size_t columns = text_show_character(out, line, &at);
        if (column < place.column) caret += columns;
        if (column >= place.column && column < place.column + width) marked += columns;
        shown += columns;
    }
    if (at < line.len) buf_add(out, STR("..."));
    buf_add_char(out, '\n');
    buf_fill(out, ' ', margin);
    buf_add(out, STR(" | "));
    buf_fill(out, ' ', caret);
    paint(out, colour, GREEN);
    buf_add_char(out, '^');
    buf_fill(out, '~', marked > 1 ? marked - 1 : 0);
    paint(out, colour, PLAIN);
    buf_add_char(out, '\n');
}

static void show_line(struct buf *out, bool colour, struct place place, enum severity severity,
                      struct str text, const char *rule) {
    const char *const paints[] = {CYAN, YELLOW, RED};
    paint(out, colour, BOLD);
    show_place(out, place);
    paint(out, colour, paints[severity]);
    buf_printf(out, "%s: ", severity_name(severity));
    paint(out, colour, PLAIN);
    text_show(out, text, LONGEST_MESSAGE);
    if (rule != NULL) buf_printf(out, " [%s]", rule);
    buf_add_char(out, '\n');
}

void diag_print(const struct diag *diag, bool colour, struct buf *out) {
    struct quoted quoted = {0};
    for (size_t i = 0; i < diag->messages.count; i++) {
        const struct message *message = &diag->messages.items[i];
        show_line(out, colour, message->place, message->severity, message->text,
                  rule_info(message->rule)->id);
        quote(out, &quoted, message->place, colour);
        for (size_t n = 0; n < message->notes.count; n++) {
            const struct note *note = &message->notes.items[n];
            show_line(out, colour, note->place, SEVERITY_NOTE, note->text, NULL);
            if (place_equal(note->place, message->place)) continue;
            quote(out, &quoted, note->place, colour);
        }
    }
    vec_free(&quoted.sources);
    arena_free(&quoted.arena);
    struct buf unseen = {0};
    if (diag_unseen(diag, &unseen)) {
        buf_add(out, STR("statusgen: note: "));
        buf_add(out, buf_str(&unseen));
        buf_add_char(out, '\n');
    }
    buf_free(&unseen);
}
