// SPDX-License-Identifier: MIT
// Where something stands in an input.
#ifndef STATUSGEN_DIAG_PLACE_H
#define STATUSGEN_DIAG_PLACE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

// An input as it was read. Lives as long as any place in it.
struct source {
    struct str path; // as the user gave it: relative stays relative
    struct str text;
};

// A stretch of one line. Lines and columns count from 1; columns count characters, a tab is
// one, a byte order mark none.
struct place {
    const struct source *source; // NULL: nowhere in a file, such as the command line
    uint32_t line;               // 0: the file as a whole
    uint32_t column;
    uint32_t width;              // characters to underline; 0 counts as 1
};

#define NO_PLACE ((struct place){0})

static inline struct place place_file(const struct source *source) {
    return (struct place){source, 0, 0, 0};
}

// The place of a byte offset: walks the text, so it is for errors, not for every node.
struct place place_at(const struct source *source, size_t offset, uint32_t width);

// How messages call it: "<stdin>" for standard input.
struct str source_name(const struct source *source);

// The same character of the same file?
static inline bool place_equal(struct place a, struct place b) {
    return a.source == b.source && a.line == b.line && a.column == b.column;
}

// Order of two places in files, the same in every run: by path, line and column. <0, 0, >0.
int place_compare(struct place a, struct place b);

// Where a character of a long line begins. One line may be the whole of a large source, so that it
// has marks at a distance from each other.
struct line_mark {
    uint32_t line;
    size_t offset; // in the line
};

// Where the lines of a source begin, for many look-ups in it.
struct line_index {
    const struct source *source;
    const size_t *starts; // behind a byte order mark
    size_t count;
    const struct line_mark *marks; // by line and offset
    size_t mark_count;
};

struct line_index line_index_of(struct arena *arena, const struct source *source);

// The text of a line, without its end. Absent if there is no such line.
struct str line_index_at(const struct line_index *index, uint32_t line);

// Where a column of a line begins, as an offset in the line's text; the line's length if it has no
// such column. Does not walk the line.
size_t line_index_column(const struct line_index *index, uint32_t line, uint32_t column);

#endif
