// SPDX-License-Identifier: MIT
#include "view/layout.h"

#include <inttypes.h>
#include <stdlib.h>

static uint64_t *new_cells(struct arena *arena, size_t count) {
    return ARENA_ARRAY(arena, uint64_t, count);
}

static struct cells make_cells(const uint64_t *values, size_t count) {
    struct cells cells = {values, count, 0};
    for (size_t i = 0; i < count; i++) {
        if (values[i] > cells.largest) cells.largest = values[i];
    }
    return cells;
}

unsigned cell_bits(uint64_t largest) {
    if (largest <= UINT8_MAX) return 8;
    if (largest <= UINT16_MAX) return 16;
    return largest <= UINT32_MAX ? 32 : 64;
}

static unsigned bits_for(size_t length) {
    unsigned bits = 1;
    while (length >> bits > 0) bits++;
    return bits;
}

static uint64_t span_of(const struct piece *piece, unsigned length_bits) {
    return (uint64_t)piece->offset << length_bits | piece->text.len;
}

// --- Numbers ---

struct number_table number_table_make(struct arena *arena, const struct number *numbers,
                                      size_t count) {
    int64_t *codes = ARENA_ARRAY(arena, int64_t, count);
    for (size_t i = 0; i < count; i++) codes[i] = numbers[i].code;
    struct number_table table = {.ranges = ranges_make(arena, codes, count)};
    uint64_t *cells = new_cells(arena, table.ranges.cells), *firsts = new_cells(arena, count + 2);
    for (size_t i = 0; i < count; i++) {
        cells[ranges_place(&table.ranges, codes[i])] = i + 1;
        firsts[i + 1] = numbers[i].first;
        firsts[i + 2] = numbers[i].first + numbers[i].count;
    }
    table.cells = make_cells(cells, table.ranges.cells);
    table.firsts = make_cells(firsts, count + 2);
    return table;
}

// --- Texts ---

struct use {
    struct str text;
    size_t number; // index of the number that has it
};

static int compare_uses(const void *a, const void *b) {
    const struct use *x = a, *y = b;
    int order = str_compare(x->text, y->text);
    return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

// Gives each number the index of its text among the distinct ones, which stand in `distinct` in the
// order of their first use. Returns how many there are.
static size_t share_texts(const struct use *uses, size_t count, size_t *index_of,
                          struct str *distinct) {
    struct arena scratch = {0};
    struct use *sorted = ARENA_ARRAY(&scratch, struct use, count);
    size_t *first = ARENA_ARRAY(&scratch, size_t, count); // of the numbers with the same text
    for (size_t i = 0; i < count; i++) sorted[i] = uses[i];
    if (count > 0) qsort(sorted, count, sizeof *sorted, compare_uses);
    for (size_t i = 0; i < count; i++) {
        bool again = i > 0 && str_equal(sorted[i].text, sorted[i - 1].text);
        first[sorted[i].number] = again ? first[sorted[i - 1].number] : sorted[i].number;
    }
    size_t distinct_count = 0;
    for (size_t i = 0; i < count; i++) {
        bool again = first[i] != i;
        index_of[i] = again ? index_of[first[i]] : distinct_count;
        if (!again) distinct[distinct_count++] = uses[i].text;
    }
    arena_free(&scratch);
    return distinct_count;
}

struct text_table text_table_make(struct arena *arena, const int64_t *numbers,
                                  const struct str *texts, size_t count) {
    struct arena scratch = {0};
    struct use *uses = ARENA_ARRAY(&scratch, struct use, count);
    int64_t *used = ARENA_ARRAY(&scratch, int64_t, count);
    size_t use_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (!str_given(texts[i])) continue;
        used[use_count] = numbers[i];
        uses[use_count] = (struct use){texts[i], use_count};
        use_count++;
    }
    struct text_table table = {.ranges = ranges_make(arena, used, use_count)};
    struct str *distinct = ARENA_ARRAY(&scratch, struct str, use_count);
    size_t *index_of = ARENA_ARRAY(&scratch, size_t, use_count);
    size_t text_count = share_texts(uses, use_count, index_of, distinct);
    table.terminated = packed_make(arena, distinct, text_count, true);
    table.tight = packed_make(arena, distinct, text_count, false);
    table.length_bits = bits_for(table.tight.longest);

    size_t cells = table.ranges.cells;
    uint64_t *index = new_cells(arena, cells), *offsets = new_cells(arena, cells);
    uint64_t *spans = new_cells(arena, cells), *lengths = new_cells(arena, cells);
    for (size_t i = 0; i < use_count; i++) {
        size_t place = ranges_place(&table.ranges, used[i]);
        const struct piece *piece = &table.tight.pieces[index_of[i]];
        index[place] = index_of[i] + 1;
        offsets[place] = table.terminated.pieces[index_of[i]].offset;
        spans[place] = span_of(piece, table.length_bits);
        lengths[place] = piece->text.len;
    }
    table.index = make_cells(index, cells);
    table.offsets = make_cells(offsets, cells);
    table.spans = make_cells(spans, cells);
    table.lengths = make_cells(lengths, cells);
    arena_free(&scratch);
    return table;
}

// --- Names ---

struct name_table name_table_make(struct arena *arena, const struct lookup *lookups, size_t count) {
    struct arena scratch = {0};
    struct str *names = ARENA_ARRAY(&scratch, struct str, count);
    struct name_table table = {.shortest = count > 0 ? lookups[0].text.len : 0};
    for (size_t i = 0; i < count; i++) {
        names[i] = lookups[i].text;
        if (names[i].len < table.shortest) table.shortest = names[i].len;
    }
    table.hash = hash_make(arena, names, count);
    table.names = packed_make(arena, names, count, false);
    table.length_bits = bits_for(table.names.longest);

    size_t slots = table.hash.slot_count, buckets = table.hash.bucket_count;
    uint64_t *offsets = new_cells(arena, slots), *lengths = new_cells(arena, slots);
    uint64_t *spans = new_cells(arena, slots), *codes = new_cells(arena, slots);
    uint64_t *index = new_cells(arena, slots), *displacements = new_cells(arena, buckets);
    for (size_t s = 0; s < slots; s++) {
        size_t name = table.hash.slots[s];
        if (name == HASH_EMPTY) continue;
        index[s] = name + 1;
        offsets[s] = table.names.pieces[name].offset;
        lengths[s] = names[name].len;
        spans[s] = span_of(&table.names.pieces[name], table.length_bits);
        codes[s] = (uint64_t)lookups[name].entry->code;
    }
    for (size_t b = 0; b < buckets; b++) displacements[b] = table.hash.displacements[b];
    table.index = make_cells(index, slots);
    table.offsets = make_cells(offsets, slots);
    table.lengths = make_cells(lengths, slots);
    table.spans = make_cells(spans, slots);
    table.codes = make_cells(codes, slots);
    table.displacements = make_cells(displacements, buckets);
    arena_free(&scratch);
    return table;
}

// --- Of entries ---

static struct text_table make_of_entries(struct arena *arena, const struct entry_list *entries,
                                         const struct str *texts) {
    int64_t *numbers = ARENA_ARRAY(arena, int64_t, entries->count);
    for (size_t i = 0; i < entries->count; i++) numbers[i] = entries->items[i]->code;
    return text_table_make(arena, numbers, texts, entries->count);
}

struct text_table phrases_make(struct arena *arena, const struct entry_list *entries) {
    struct str *texts = ARENA_ARRAY(arena, struct str, entries->count);
    for (size_t i = 0; i < entries->count; i++) texts[i] = entries->items[i]->phrase;
    return make_of_entries(arena, entries, texts);
}

static struct str make_line(struct arena *arena, const struct line_format *format,
                            const struct entry *entry) {
    static const struct str ends[] = {
        [0] = STR_INIT(""),
        [LINE_END_NONE] = STR_INIT(""),
        [LINE_END_LF] = STR_INIT("\n"),
        [LINE_END_CRLF] = STR_INIT("\r\n"),
    };
    struct str end = ends[format->end];
    struct str phrase = str_given(entry->phrase) ? entry->phrase : STR("");
    bool started = str_given(format->start);
    return arena_printf(arena, "%.*s%s%" PRId64 " %.*s%.*s", (int)(started ? format->start.len : 0),
                        started ? format->start.data : "", started ? " " : "", entry->code,
                        STR_ARG(phrase), STR_ARG(end));
}

struct text_table lines_make(struct arena *arena, const struct line_format *format,
                             const struct entry_list *entries) {
    struct str *texts = ARENA_ARRAY(arena, struct str, entries->count);
    for (size_t i = 0; i < entries->count; i++) {
        texts[i] = make_line(arena, format, entries->items[i]);
    }
    return make_of_entries(arena, entries, texts);
}
