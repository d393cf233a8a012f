// SPDX-License-Identifier: MIT
// The fields of the look-up tables: what templates print of view/layout.h.
#include <inttypes.h>

#include "view/table.h"

enum { ROW_LENGTH = 16 };

static struct view *view_of(void *env) {
    return env;
}

static const void *inner(const void *object, const struct field *field) {
    return (const char *)object + ((const struct declaration *)field->data)->offset;
}

// --- Getters ---

static struct value get_inner(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_map(field->type.shape, inner(object, field));
}

static struct value get_size(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_int((int64_t)*(const size_t *)inner(object, field));
}

static struct value get_bits(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_int((int64_t)*(const unsigned *)inner(object, field));
}

static struct value get_number(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_int(*(const int64_t *)inner(object, field));
}

static struct value get_bool(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_bool(*(const bool *)inner(object, field));
}

static struct value get_text(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_string(VALUE_TEXT, *(const struct str *)inner(object, field));
}

static struct value get_ranges(void *env, const void *object, const struct field *field) {
    const struct ranges *ranges = inner(object, field);
    return view_list(env, field->type.item->shape, ranges->items, ranges->count,
                     sizeof *ranges->items);
}

static struct value get_few_ranges(void *env, const void *object, const struct field *field) {
    (void)env;
    return value_bool(((const struct ranges *)inner(object, field))->count <= RANGES_FEW);
}

// --- Ranges and cells ---

static struct value get_range_count(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    const struct number_range *range = object;
    return value_int(range->last - range->first + 1);
}

static const struct declaration range_rows[] = {
    MEMBER("first", VALUE_INT, SHAPE_NONE, get_number, number_range, first, "its first number"),
    MEMBER("last", VALUE_INT, SHAPE_NONE, get_number, number_range, last, "its last number"),
    MEMBER("base", VALUE_INT, SHAPE_NONE, get_size, number_range, base,
           "the place of the first number's cell"),
    ROW("count", VALUE_INT, SHAPE_NONE, get_range_count, "how many numbers it has"),
};
const struct table layout_range = TABLE_OF("range", range_rows);

struct value cell_type(struct view *view, uint64_t largest) {
    struct str size = arena_printf(view->scratch, "u%u", cell_bits(largest));
    return value_string(VALUE_LIT, language_integer(view->language, size));
}

static struct value get_cell_bits(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_int((int64_t)cell_bits(((const struct cells *)object)->largest));
}

static struct value get_cell_type(void *env, const void *object, const struct field *field) {
    (void)field;
    return cell_type(env, ((const struct cells *)object)->largest);
}

static struct value get_largest(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_int((int64_t)((const struct cells *)object)->largest);
}

static struct value get_rows(void *env, const void *object, const struct field *field) {
    const struct cells *cells = object;
    size_t count = (cells->count + ROW_LENGTH - 1) / ROW_LENGTH;
    struct cells *rows = ARENA_ARRAY(view_of(env)->scratch, struct cells, count);
    for (size_t i = 0; i < count; i++) {
        size_t rest = cells->count - i * ROW_LENGTH;
        rows[i].values = cells->values + i * ROW_LENGTH;
        rows[i].count = rest < ROW_LENGTH ? rest : ROW_LENGTH;
    }
    return view_list(env, field->type.item->shape, rows, count, sizeof *rows);
}

static struct value get_values(void *env, const void *object, const struct field *field) {
    (void)field;
    const struct cells *cells = object;
    return view_numbers(env, cells->values, cells->count);
}

static const struct declaration cells_rows[] = {
    MEMBER("count", VALUE_INT, SHAPE_NONE, get_size, cells, count, "how many there are"),
    ROW("largest", VALUE_INT, SHAPE_NONE, get_largest, "the largest value"),
    ROW("bits", VALUE_INT, SHAPE_NONE, get_cell_bits,
        "size of the smallest unsigned integer that holds them: 8, 16, 32 or 64"),
    ROW("type", VALUE_LIT, SHAPE_NONE, get_cell_type, "the language's integer of that size"),
    ROW("rows", VALUE_LIST, SHAPE_ROW, get_rows, "the values, in rows of at most 16"),
};
const struct table layout_cells = TABLE_OF("cells", cells_rows);

static const struct declaration row_rows[] = {
    { .name = STR_INIT("values"), .kind = VALUE_LIST, .item = VALUE_INT, .get = get_values,
      .summary = STR_INIT("the values of the row") },
};
const struct table layout_row = TABLE_OF("row", row_rows);

// --- Blobs ---

static struct value get_piece_length(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_int((int64_t)((const struct piece *)object)->text.len);
}

static const struct declaration piece_rows[] = {
    MEMBER("text", VALUE_TEXT, SHAPE_TEXT, get_text, piece, text, "the text"),
    MEMBER("offset", VALUE_INT, SHAPE_NONE, get_size, piece, offset, "where it begins in the blob"),
    ROW("length", VALUE_INT, SHAPE_NONE, get_piece_length, "its bytes, without a NUL behind it"),
};
const struct table layout_piece = TABLE_OF("piece", piece_rows);

static struct value get_blob_pieces(void *env, const void *object, const struct field *field) {
    const struct packed *packed = object;
    return view_list(env, field->type.item->shape, packed->blob, packed->blob_count,
                     sizeof *packed->blob);
}

static const struct declaration blob_rows[] = {
    MEMBER("size", VALUE_INT, SHAPE_NONE, get_size, packed, size, "its bytes, with all NULs"),
    ROW("pieces", VALUE_LIST, SHAPE_PIECE, get_blob_pieces,
        "what stands in it, one behind the other; other texts are the end of one of them"),
};
const struct table layout_blob = TABLE_OF("blob", blob_rows);

// --- From a number ---

static const struct declaration number_table_rows[] = {
    MEMBER("ranges", VALUE_LIST, SHAPE_RANGE, get_ranges, number_table, ranges,
           "the numbers that have a cell"),
    MEMBER("few_ranges", VALUE_BOOL, SHAPE_NONE, get_few_ranges, number_table, ranges,
           "are they so few that comparing with each is faster than a search?"),
    MEMBER("cells", VALUE_MAP, SHAPE_CELLS, get_inner, number_table, cells,
           "1 + the place in registry.numbers; 0 is none"),
    MEMBER("firsts", VALUE_MAP, SHAPE_CELLS, get_inner, number_table, firsts,
           "for each value of a cell: where its meanings begin in registry.entries; the next is the end"),
};
const struct table layout_number_table = TABLE_OF("number_table", number_table_rows);

static struct value get_pieces(void *env, const void *object, const struct field *field) {
    const struct packed *packed = inner(object, field);
    return view_list(env, field->type.item->shape, packed->pieces, packed->count,
                     sizeof *packed->pieces);
}

static const struct declaration text_table_rows[] = {
    MEMBER("ranges", VALUE_LIST, SHAPE_RANGE, get_ranges, text_table, ranges,
           "the numbers that have a cell"),
    MEMBER("few_ranges", VALUE_BOOL, SHAPE_NONE, get_few_ranges, text_table, ranges,
           "are they so few that comparing with each is faster than a search?"),
    MEMBER("pieces", VALUE_LIST, SHAPE_PIECE, get_pieces, text_table, tight,
           "the distinct texts, in the order of the numbers"),
    MEMBER("index", VALUE_MAP, SHAPE_CELLS, get_inner, text_table, index,
           "1 + the place in pieces; 0 is none"),
    MEMBER("blob", VALUE_MAP, SHAPE_BLOB, get_inner, text_table, terminated,
           "the texts, each with a NUL behind it, and a NUL in front"),
    MEMBER("offsets", VALUE_MAP, SHAPE_CELLS, get_inner, text_table, offsets,
           "where the text begins in blob; 0 is none"),
    MEMBER("tight", VALUE_MAP, SHAPE_BLOB, get_inner, text_table, tight, "the texts without NULs"),
    MEMBER("spans", VALUE_MAP, SHAPE_CELLS, get_inner, text_table, spans,
           "where the text begins in tight, shifted left by length_bits, and its length; 0 is none"),
    MEMBER("length_bits", VALUE_INT, SHAPE_NONE, get_bits, text_table, length_bits,
           "bits of the length in a span"),
    MEMBER("lengths", VALUE_MAP, SHAPE_CELLS, get_inner, text_table, lengths, "bytes of the text"),
    MEMBER("longest", VALUE_INT, SHAPE_NONE, get_size, text_table, tight.longest,
           "bytes of the longest text"),
};
const struct table layout_text_table = TABLE_OF("text_table", text_table_rows);

// --- From a name ---

struct slot {
    bool used;
    struct str text;
    int64_t code;
    size_t offset, length;
};

static const struct declaration slot_rows[] = {
    MEMBER("used", VALUE_BOOL, SHAPE_NONE, get_bool, slot, used, "does it hold a name?"),
    MEMBER("text", VALUE_TEXT, SHAPE_TEXT, get_text, slot, text, "the name, in snake case"),
    MEMBER("code", VALUE_INT, SHAPE_NONE, get_number, slot, code, "its number; 0 if it is empty"),
    MEMBER("offset", VALUE_INT, SHAPE_NONE, get_size, slot, offset, "where the name is in the blob"),
    MEMBER("length", VALUE_INT, SHAPE_NONE, get_size, slot, length, "its bytes; 0 if it is empty"),
};
const struct table layout_slot = TABLE_OF("slot", slot_rows);

static struct value get_slots(void *env, const void *object, const struct field *field) {
    const struct name_table *table = object;
    size_t count = table->hash.slot_count;
    struct slot *slots = ARENA_ARRAY(view_of(env)->scratch, struct slot, count);
    for (size_t i = 0; i < count; i++) {
        size_t name = table->hash.slots[i];
        if (name == HASH_EMPTY) continue;
        const struct piece *piece = &table->names.pieces[name];
        slots[i] = (struct slot){true, piece->text, (int64_t)table->codes.values[i], piece->offset,
                                 piece->text.len};
    }
    return view_list(env, field->type.item->shape, slots, count, sizeof *slots);
}

static struct value get_multiplier(void *env, const void *object, const struct field *field) {
    (void)field;
    uint64_t multiplier = ((const struct name_table *)object)->hash.multiplier;
    return value_string(VALUE_LIT,
                        arena_printf(view_of(env)->scratch, "0x%016" PRIX64, multiplier));
}

static struct value get_multiplier_high(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_int((int64_t)(((const struct name_table *)object)->hash.multiplier >> 32));
}

static struct value get_multiplier_low(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_int((int64_t)(((const struct name_table *)object)->hash.multiplier & UINT32_MAX));
}

static const struct declaration name_table_rows[] = {
    ROW("multiplier", VALUE_LIT, SHAPE_NONE, get_multiplier, "of the hash: 64 bits, hexadecimal"),
    ROW("multiplier_high", VALUE_INT, SHAPE_NONE, get_multiplier_high, "its upper 32 bits"),
    ROW("multiplier_low", VALUE_INT, SHAPE_NONE, get_multiplier_low, "its lower 32 bits"),
    MEMBER("whole", VALUE_BOOL, SHAPE_NONE, get_bool, name_table, hash.whole,
           "does the hash take in all bytes, or the first, the middle and the last eight?"),
    MEMBER("bucket_shift", VALUE_INT, SHAPE_NONE, get_bits, name_table, hash.bucket_shift,
           "by which the key's upper 32 bits are shifted right to give the bucket"),
    MEMBER("slot_count", VALUE_INT, SHAPE_NONE, get_size, name_table, hash.slot_count,
           "how many slots there are"),
    MEMBER("displacements", VALUE_MAP, SHAPE_CELLS, get_inner, name_table, displacements,
           "one for each bucket"),
    ROW("slots", VALUE_LIST, SHAPE_SLOT, get_slots, "the slots one by one"),
    MEMBER("index", VALUE_MAP, SHAPE_CELLS, get_inner, name_table, index,
           "of each slot: 1 + the place of the name in registry.lookups; 0 is none"),
    MEMBER("offsets", VALUE_MAP, SHAPE_CELLS, get_inner, name_table, offsets,
           "of each slot: where the name begins in the blob"),
    MEMBER("lengths", VALUE_MAP, SHAPE_CELLS, get_inner, name_table, lengths,
           "of each slot: bytes of the name; 0 if it is empty"),
    MEMBER("spans", VALUE_MAP, SHAPE_CELLS, get_inner, name_table, spans,
           "of each slot: the offset shifted left by length_bits, and the length"),
    MEMBER("length_bits", VALUE_INT, SHAPE_NONE, get_bits, name_table, length_bits,
           "bits of the length in a span"),
    MEMBER("codes", VALUE_MAP, SHAPE_CELLS, get_inner, name_table, codes,
           "of each slot: the number"),
    MEMBER("blob", VALUE_MAP, SHAPE_BLOB, get_inner, name_table, names, "the names, without NULs"),
    MEMBER("shortest", VALUE_INT, SHAPE_NONE, get_size, name_table, shortest,
           "bytes of the shortest name"),
    MEMBER("longest", VALUE_INT, SHAPE_NONE, get_size, name_table, names.longest,
           "bytes of the longest name"),
};
const struct table layout_name_table = TABLE_OF("name_table", name_table_rows);

// --- What a registry and a vendor have ---

static struct number_table *make_index(struct arena *arena, const struct tables *tables) {
    struct number_table *table = ARENA_NEW(arena, struct number_table);
    *table = number_table_make(arena, tables->numbers, tables->number_count);
    return table;
}

struct value layout_index(void *env, const void *object, const struct field *field) {
    (void)env;
    const struct binding *binding = object;
    struct layout *layout = binding->layout;
    if (layout->index == NULL) layout->index = make_index(layout->arena, &binding->tables);
    return value_map(field->type.shape, layout->index);
}

static struct text_table *keep(struct arena *arena, struct text_table table) {
    struct text_table *kept = ARENA_NEW(arena, struct text_table);
    *kept = table;
    return kept;
}

struct value layout_phrases(void *env, const void *object, const struct field *field) {
    (void)env;
    const struct binding *binding = object;
    struct layout *layout = binding->layout;
    struct arena *arena = layout->arena;
    if (layout->phrases == NULL) {
        layout->phrases = keep(arena, phrases_make(arena, &binding->tables.registered));
    }
    return value_map(field->type.shape, layout->phrases);
}

static const struct text_table *lines_of(const struct binding *binding) {
    const struct line_format *format = &binding->registry->line;
    if (format->node == NULL) return NULL;
    struct layout *layout = binding->layout;
    struct arena *arena = layout->arena;
    if (layout->lines == NULL) {
        layout->lines = keep(arena, lines_make(arena, format, &binding->tables.registered));
    }
    return layout->lines;
}

struct value layout_lines(void *env, const void *object, const struct field *field) {
    (void)env;
    const struct text_table *lines = lines_of(object);
    return lines != NULL ? value_map(field->type.shape, lines) : value_absent();
}

struct value layout_line_of(const struct binding *binding, int64_t code) {
    const struct text_table *lines = lines_of(binding);
    if (lines == NULL) return value_absent();
    size_t place = ranges_place(&lines->ranges, code);
    uint64_t cell = place != RANGES_NONE ? lines->index.values[place] : 0;
    if (cell == 0) return value_absent();
    return value_string(VALUE_TEXT, lines->tight.pieces[cell - 1].text);
}

struct value layout_vendor_phrases(void *env, const void *object, const struct field *field) {
    (void)env;
    const struct vendor_view *vendor = object;
    const struct binding *binding = vendor->binding;
    struct arena *arena = binding->layout->arena;
    size_t index = vendor->vendor->index;
    const struct text_table **table = &binding->layout->vendor_phrases[index];
    if (*table == NULL) *table = keep(arena, phrases_make(arena, &binding->tables.vendors[index]));
    return value_map(field->type.shape, *table);
}

struct value layout_names(void *env, const void *object, const struct field *field) {
    (void)env;
    const struct binding *binding = object;
    struct layout *layout = binding->layout;
    struct arena *arena = layout->arena;
    if (layout->names == NULL) {
        struct name_table *table = ARENA_NEW(arena, struct name_table);
        *table = name_table_make(arena, binding->tables.lookups, binding->tables.lookup_count);
        layout->names = table;
    }
    return value_map(field->type.shape, layout->names);
}
