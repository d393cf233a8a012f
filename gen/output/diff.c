// SPDX-License-Identifier: MIT
// The edits are found by the greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and
// Its Variations" (1986). It gives the shortest list of edits, in time that grows with the size
// times the number of edits. So it is done in rounds of at most MAX_EDITS: a round that has not
// reached the end by then takes the way that got furthest, and the next one begins there. Texts
// with few edits get the shortest diff, all others a good one, and the time is linear.
#include "output/diff.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "diag/text.h"

enum { MAX_EDITS = 256, CONTEXT = 3 };

// ---- Lines ----

struct line {
    struct str text; // with its line end, which the last line may lack
    uint32_t hash;   // so that most unequal lines are told apart by one number
};

struct lines {
    struct line *items;
    size_t count;
    bool *edited; // in the old text: removed; in the new text: added
};

// FNV-1a.
static uint32_t hash_text(struct str text) {
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < text.len; i++) hash = (hash ^ (unsigned char)text.data[i]) * 16777619U;
    return hash;
}

static size_t count_lines(struct str text) {
    size_t count = 0;
    struct str line;
    while (str_split(&text, '\n', &line)) count++;
    return count;
}

static struct lines split_lines(struct str text, struct arena *arena) {
    struct lines lines = {.count = 0};
    size_t count = count_lines(text);
    lines.items = ARENA_ARRAY(arena, struct line, count);
    lines.edited = ARENA_ARRAY(arena, bool, count);
    for (size_t start = 0; start < text.len;) {
        size_t end = str_find_char(text, '\n', start) + 1;
        struct str line = str_slice(text, start, end - start);
        lines.items[lines.count++] = (struct line){line, hash_text(line)};
        start = end;
    }
    return lines;
}

static bool same_line(const struct line *a, const struct line *b) {
    return a->hash == b->hash && str_equal(a->text, b->text);
}

// ---- Edits ----

// The part of both texts that is still to be compared, and what one round found out about it.
// A point (x, y) is reached when x old lines and y new lines are behind us. reach[row(edits) + i]
// is the largest x reached by that many edits on the diagonal x - y = 2 i - edits, or NOWHERE.
struct round {
    const struct line *old_lines, *new_lines;
    int32_t old_count, new_count;
    int32_t *reach;
};

enum { NOWHERE = -1, REACH_ROOM = (MAX_EDITS + 1) * (MAX_EDITS + 2) / 2 };

static int32_t row(int32_t edits) {
    return edits * (edits + 1) / 2;
}

// Where one more edit leads to on diagonal i: by adding a line from i of the row before, which
// leaves x as it is, or by removing one from i - 1. The further one, else NOWHERE.
static int32_t step(const struct round *round, int32_t edits, int32_t i, bool *removed) {
    const int32_t *before = round->reach + row(edits - 1);
    int32_t by_adding = i < edits ? before[i] : NOWHERE;
    int32_t by_removing = i > 0 ? before[i - 1] : NOWHERE;
    if (by_adding != NOWHERE && by_adding - (2 * i - edits) > round->new_count) by_adding = NOWHERE;
    if (by_removing != NOWHERE) {
        by_removing = by_removing < round->old_count ? by_removing + 1 : NOWHERE;
    }
    *removed = by_removing > by_adding;
    return *removed ? by_removing : by_adding;
}

// Goes on along a diagonal as long as the lines are equal.
static int32_t slide(const struct round *round, int32_t x, int32_t diagonal) {
    if (x == NOWHERE) return NOWHERE;
    while (x < round->old_count && x - diagonal < round->new_count &&
           same_line(&round->old_lines[x], &round->new_lines[x - diagonal])) {
        x++;
    }
    return x;
}

// Fills the row of so many edits. The index in it that reached the end of both texts, else -1.
static int32_t fill_row(struct round *round, int32_t edits) {
    for (int32_t i = 0; i <= edits; i++) {
        bool removed;
        int32_t diagonal = 2 * i - edits;
        int32_t x = edits == 0 ? 0 : step(round, edits, i, &removed);
        x = slide(round, x, diagonal);
        round->reach[row(edits) + i] = x;
        if (x == round->old_count && x - diagonal == round->new_count) return i;
    }
    return -1;
}

// The index in the row whose point has the most lines behind it.
static int32_t furthest(const struct round *round, int32_t edits) {
    int32_t best = -1, best_lines = -1;
    for (int32_t i = 0; i <= edits; i++) {
        int32_t x = round->reach[row(edits) + i];
        int32_t passed = 2 * x - (2 * i - edits);
        if (x != NOWHERE && passed > best_lines) {
            best = i;
            best_lines = passed;
        }
    }
    return best;
}

// Walks back from a point and marks the edits that led to it.
static void mark_edits(const struct round *round, int32_t edits, int32_t i, bool *removed_lines,
                       bool *added_lines) {
    for (; edits > 0; edits--) {
        bool removed;
        int32_t x = step(round, edits, i, &removed);
        if (removed) {
            removed_lines[x - 1] = true;
            i--;
        } else {
            added_lines[x - (2 * i - edits) - 1] = true;
        }
    }
}

static void find_edits(struct lines *old_lines, struct lines *new_lines, struct arena *arena) {
    int32_t *reach = ARENA_ARRAY(arena, int32_t, REACH_ROOM);
    size_t x = 0, y = 0;
    while (x < old_lines->count || y < new_lines->count) {
        struct round round = {old_lines->items + x, new_lines->items + y,
                              (int32_t)(old_lines->count - x), (int32_t)(new_lines->count - y),
                              reach};
        int32_t edits = 0, end = fill_row(&round, 0);
        while (end < 0 && edits < MAX_EDITS) end = fill_row(&round, ++edits);
        if (end < 0) end = furthest(&round, edits);
        mark_edits(&round, edits, end, old_lines->edited + x, new_lines->edited + y);
        int32_t passed = reach[row(edits) + end];
        x += (size_t)passed;
        y += (size_t)(passed - (2 * end - edits));
    }
}

// ---- Hunks ----

// Lines first to end - 1 of each text.
struct hunk {
    size_t old_first, old_end, new_first, new_end;
};

struct differ {
    struct buf *out;
    struct lines old_lines, new_lines;
};

static bool is_edit(const struct differ *differ, size_t x, size_t y) {
    return (x < differ->old_lines.count && differ->old_lines.edited[x]) ||
           (y < differ->new_lines.count && differ->new_lines.edited[y]);
}

// Where the edited lines from `at` on end.
static size_t skip_edited(const struct lines *lines, size_t at) {
    while (at < lines->count && lines->edited[at]) at++;
    return at;
}

// The next hunk at or after the hunk's end; false if there is none. Changes that have no more
// than twice the context between them share one.
static bool next_hunk(const struct differ *differ, struct hunk *hunk) {
    size_t x = hunk->old_end, y = hunk->new_end, equal = 0;
    bool found = false;
    while (x < differ->old_lines.count || y < differ->new_lines.count) {
        if (is_edit(differ, x, y)) {
            size_t before = equal < CONTEXT ? equal : CONTEXT;
            if (!found) *hunk = (struct hunk){.old_first = x - before, .new_first = y - before};
            found = true;
            equal = 0;
            hunk->old_end = x = skip_edited(&differ->old_lines, x);
            hunk->new_end = y = skip_edited(&differ->new_lines, y);
        } else if (found && equal == (size_t)2 * CONTEXT) {
            break;
        } else {
            x++, y++, equal++;
        }
    }
    size_t after = equal < CONTEXT ? equal : CONTEXT;
    hunk->old_end += found ? after : 0;
    hunk->new_end += found ? after : 0;
    return found;
}

// A range of lines: "first,count", where an empty one has the line before it as its first.
static void add_range(struct buf *out, char sign, size_t first, size_t end) {
    size_t count = end - first;
    buf_printf(out, " %c%zu", sign, count == 0 ? first : first + 1);
    if (count != 1) buf_printf(out, ",%zu", count);
}

static void add_shown(struct buf *out, struct str text) {
    for (;;) {
        size_t tab = str_find_char(text, '\t', 0);
        text_show(out, str_slice(text, 0, tab), SIZE_MAX);
        if (tab == text.len) return;
        buf_add_char(out, '\t');
        text = str_slice(text, tab + 1, text.len);
    }
}

static void add_line(struct buf *out, char sign, struct str text) {
    bool ended = str_ends(text, STR("\n"));
    if (ended) text.len--;
    buf_add_char(out, sign);
    add_shown(out, text);
    buf_add_char(out, '\n');
    if (!ended) buf_add(out, STR("\\ No newline at end of file\n"));
}

static void add_hunk(const struct differ *differ, const struct hunk *hunk) {
    struct buf *out = differ->out;
    buf_add(out, STR("@@"));
    add_range(out, '-', hunk->old_first, hunk->old_end);
    add_range(out, '+', hunk->new_first, hunk->new_end);
    buf_add(out, STR(" @@\n"));
    size_t x = hunk->old_first, y = hunk->new_first;
    while (x < hunk->old_end || y < hunk->new_end) {
        bool edit = is_edit(differ, x, y);
        for (; x < hunk->old_end && differ->old_lines.edited[x]; x++) {
            add_line(out, '-', differ->old_lines.items[x].text);
        }
        for (; y < hunk->new_end && differ->new_lines.edited[y]; y++) {
            add_line(out, '+', differ->new_lines.items[y].text);
        }
        if (edit) continue;
        add_line(out, ' ', differ->old_lines.items[x].text);
        x++, y++;
    }
}

static void add_name(struct buf *out, struct str sign, struct str name) {
    buf_add(out, sign);
    text_show(out, name, SIZE_MAX);
    buf_add_char(out, '\n');
}

void diff_unified(struct buf *out, struct str old_name, struct str new_name, struct str old_text,
                  struct str new_text) {
    if (str_equal(old_text, new_text)) return;
    add_name(out, STR("--- "), old_name);
    add_name(out, STR("+++ "), new_name);
    if (count_lines(old_text) > DIFF_MAX_LINES || count_lines(new_text) > DIFF_MAX_LINES) {
        buf_add(out, STR("The files differ; they have too many lines to compare.\n"));
        return;
    }
    struct arena arena = {0};
    struct differ differ = {out, split_lines(old_text, &arena), split_lines(new_text, &arena)};
    find_edits(&differ.old_lines, &differ.new_lines, &arena);
    struct hunk hunk = {0};
    while (next_hunk(&differ, &hunk)) add_hunk(&differ, &hunk);
    arena_free(&arena);
}
