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

struct line_index line_index_of(struct arena *arena, const struct source *source) {
    struct str text = utf8_skip_mark(source->text);
    size_t count = 1, line = 0;
    for (size_t i = 0; i < text.len; i++) count += text.data[i] == '\n';
    size_t *starts = ARENA_ARRAY(arena, size_t, count);
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\n') starts[++line] = i + 1;
    }
    return (struct line_index){source, starts, count};
}

struct str line_index_at(const struct line_index *index, uint32_t line) {
    if (line == 0 || line > index->count) return (struct str){0};
    struct str text = utf8_skip_mark(index->source->text);
    size_t start = index->starts[line - 1];
    struct str found = str_slice(text, start, str_find_char(text, '\n', start) - start);
    if (str_ends(found, STR("\r"))) found.len--;
    return found;
}
