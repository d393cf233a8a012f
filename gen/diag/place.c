// SPDX-License-Identifier: MIT
#include "diag/place.h"

#include "base/utf8.h"

struct place place_at(const struct source *source, size_t offset, uint32_t width) {
    struct str before = utf8_skip_mark(str_slice(source->text, 0, offset));
    uint32_t line = 1;
    size_t start = 0;
    for (;;) {
        size_t end = str_find_char(before, '\n', start);
        if (end == before.len) break;
        line++;
        start = end + 1;
    }
    size_t column = utf8_count(str_slice(before, start, before.len)) + 1;
    return (struct place){source, line, (uint32_t)column, width};
}

struct str source_name(const struct source *source) {
    return str_equal(source->path, STR("-")) ? STR("<stdin>") : source->path;
}

int place_compare(struct place a, struct place b) {
    if (a.source != b.source) return str_compare(a.source->path, b.source->path);
    if (a.line != b.line) return a.line < b.line ? -1 : 1;
    return (a.column > b.column) - (a.column < b.column);
}

enum { MARK_DISTANCE = 1024 }; // in characters

static struct str whole_line(const struct line_index *index, size_t line) {
    struct str text = utf8_skip_mark(index->source->text);
    size_t end = line < index->count ? index->starts[line] - 1 : text.len;
    return str_slice(text, index->starts[line - 1], end - index->starts[line - 1]);
}

// Counts the marks of all lines; puts them where `marks` points to, unless that is NULL.
static size_t set_marks(const struct line_index *index, struct line_mark *marks) {
    size_t count = 0;
    for (size_t line = 1; line <= index->count; line++) {
        struct str text = whole_line(index, line);
        if (text.len <= MARK_DISTANCE) continue;
        size_t at = 0;
        for (size_t column = 0; at < text.len; column++) {
            if (column > 0 && column % MARK_DISTANCE == 0) {
                if (marks != NULL) marks[count] = (struct line_mark){(uint32_t)line, at};
                count++;
            }
            utf8_next(text, &at);
        }
    }
    return count;
}

struct line_index line_index_of(struct arena *arena, const struct source *source) {
    struct str text = utf8_skip_mark(source->text);
    size_t count = 1, line = 0;
    for (size_t i = 0; i < text.len; i++) count += text.data[i] == '\n';
    size_t *starts = ARENA_ARRAY(arena, size_t, count);
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\n') starts[++line] = i + 1;
    }
    struct line_index index = {.source = source, .starts = starts, .count = count};
    index.mark_count = set_marks(&index, NULL);
    struct line_mark *marks = ARENA_ARRAY(arena, struct line_mark, index.mark_count);
    set_marks(&index, marks);
    index.marks = marks;
    return index;
}

struct str line_index_at(const struct line_index *index, uint32_t line) {
    if (line == 0 || line > index->count) return (struct str){0};
    struct str found = whole_line(index, line);
    if (str_ends(found, STR("\r"))) found.len--;
    return found;
}

// The number of marks before the first of the line.
static size_t first_mark(const struct line_index *index, uint32_t line) {
    size_t low = 0, high = index->mark_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (index->marks[middle].line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

size_t line_index_column(const struct line_index *index, uint32_t line, uint32_t column) {
    struct str text = line_index_at(index, line);
    size_t left = column > 0 ? column - 1 : 0, at = 0;
    size_t mark = first_mark(index, line) + left / MARK_DISTANCE; // of the line, counted from 1
    if (left >= MARK_DISTANCE && mark <= index->mark_count && index->marks[mark - 1].line == line) {
        at = index->marks[mark - 1].offset;
        left %= MARK_DISTANCE;
    }
    while (left-- > 0 && at < text.len) utf8_next(text, &at);
    return at < text.len ? at : text.len;
}
