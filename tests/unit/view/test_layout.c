// SPDX-License-Identifier: MIT
#include "../lang/world.h"

#include <stdlib.h>

#include "view/layout.h"

#define REGISTRY "statusgen: 1\nregistry: {id: plain, title: Plain, module: plain"

const struct embedded_file embedded_files[] = {
    FILE_OF("bare.yaml", REGISTRY ", line: {}}\ncodes: [{code: 7, id: seven}]\n"),
    FILE_OF("crlf.yaml", REGISTRY ", line: {start: P/1, end: crlf}}\n"
                                  "codes: [{code: 7, id: seven}, {code: 8, id: eight, phrase: It Is}]\n"),
    FILE_OF("lf.yaml", REGISTRY ", line: {end: lf}}\ncodes: [{code: 7, id: seven, phrase: Yes}]\n"),
};
const size_t embedded_file_count = COUNT(embedded_files);

static uint64_t next_random(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

static struct str blob_of(struct arena *arena, const struct packed *packed, bool terminated) {
    struct buf out = {0};
    if (terminated) buf_add_char(&out, '\0');
    for (size_t i = 0; i < packed->blob_count; i++) {
        buf_add(&out, packed->blob[i].text);
        if (terminated) buf_add_char(&out, '\0');
    }
    struct str blob = arena_str(arena, buf_str(&out));
    buf_free(&out);
    return blob;
}

// --- Texts ---

// What the tables alone say of a number, read in each of the ways that languages may choose.
static struct str read_text(const struct text_table *table, struct str terminated, struct str tight,
                            int64_t number) {
    size_t place = ranges_place(&table->ranges, number);
    if (place == RANGES_NONE || table->index.values[place] == 0) {
        if (place != RANGES_NONE) {
            assert_int_equal(table->offsets.values[place], 0);
            assert_int_equal(table->spans.values[place], 0);
            assert_int_equal(table->lengths.values[place], 0);
        }
        return (struct str){0};
    }
    struct str text = table->tight.pieces[table->index.values[place] - 1].text;
    uint64_t span = table->spans.values[place];
    struct str by_span = str_slice(tight, (size_t)(span >> table->length_bits),
                                   (size_t)(span & ((1U << table->length_bits) - 1)));
    assert_true(str_equal(by_span, text));
    assert_true(str_equal(str_from(terminated.data + table->offsets.values[place]), text));
    assert_int_equal(table->lengths.values[place], text.len);
    return text;
}

static void every_number_has_its_text(void **state) {
    struct world *world = *state;
    uint64_t seed = 9;
    for (int round = 0; round < 60; round++) {
        size_t count = next_random(&seed) % 200, given = 0;
        int64_t *numbers = ARENA_ARRAY(&world->arena, int64_t, count), number = 0;
        struct str *texts = ARENA_ARRAY(&world->arena, struct str, count);
        uint64_t widest = 1 + next_random(&seed) % 500;
        for (size_t i = 0; i < count; i++) {
            numbers[i] = number += 1 + (int64_t)(next_random(&seed) % widest);
            if (next_random(&seed) % 8 == 0) continue; // it has no text
            texts[i] = arena_printf(&world->arena, "Text %u", (unsigned)(next_random(&seed) % 150));
            given++;
        }
        struct text_table table = text_table_make(&world->arena, numbers, texts, count);
        assert_true(table.tight.count <= given);
        struct str terminated = blob_of(&world->arena, &table.terminated, true);
        struct str tight = blob_of(&world->arena, &table.tight, false);
        size_t next = 0;
        for (int64_t n = -1; n <= number + 1; n++) {
            bool known = next < count && numbers[next] == n;
            struct str text = read_text(&table, terminated, tight, n);
            if (known && str_given(texts[next])) {
                assert_true(str_equal(text, texts[next]));
            } else {
                assert_false(str_given(text));
            }
            next += known;
        }
    }
}

static void texts_stand_in_the_order_of_numbers(void **state) {
    struct world *world = *state;
    static const int64_t numbers[] = {1, 2, 3, 4, 5};
    static const struct str texts[] = {STR_INIT("zero"), STR_INIT("b"), {0}, STR_INIT("zero"),
                                       STR_INIT("a")};
    struct text_table table = text_table_make(&world->arena, numbers, texts, COUNT(numbers));
    static const uint64_t index[] = {1, 2, 0, 1, 3};
    assert_int_equal(table.index.count, COUNT(index));
    assert_memory_equal(table.index.values, index, sizeof index);
    assert_text(table.tight.pieces[1].text, "b");
    assert_int_equal(table.index.largest, 3);
    assert_int_equal(table.length_bits, 3);
}

static void numbers_know_their_places(void **state) {
    struct world *world = *state;
    static const struct number numbers[] = {{10, 0, 1}, {12, 1, 3}, {100000, 4, 1}};
    struct number_table table = number_table_make(&world->arena, numbers, COUNT(numbers));
    static const uint64_t cells[] = {1, 0, 2, 3}, firsts[] = {0, 0, 1, 4, 5};
    assert_int_equal(table.ranges.count, 2);
    assert_int_equal(table.cells.count, COUNT(cells));
    assert_memory_equal(table.cells.values, cells, sizeof cells);
    assert_int_equal(table.firsts.count, COUNT(firsts));
    assert_memory_equal(table.firsts.values, firsts, sizeof firsts);
    struct number_table none = number_table_make(&world->arena, NULL, 0);
    assert_int_equal(none.firsts.count, 2);
}

// --- Lines ---

static void assert_lines(struct world *world, const char *file, const char *wanted) {
    const struct registry *registry = registry_of_file(world, file);
    struct tables tables = tables_make(&world->arena, registry);
    struct text_table lines = lines_make(&world->arena, &registry->line, &tables.registered);
    struct buf got = {0};
    for (size_t i = 0; i < lines.tight.count; i++) {
        buf_printf(&got, "[%.*s]", STR_ARG(lines.tight.pieces[i].text));
    }
    assert_case(file, &got, wanted);
}

static void a_line_is_what_the_registry_says(void **state) {
    assert_lines(*state, "bare.yaml", "[7 ]");
    assert_lines(*state, "lf.yaml", "[7 Yes\n]");
    assert_lines(*state, "crlf.yaml", "[P/1 7 \r\n][P/1 8 It Is\r\n]");
}

// --- Names ---

// The number of a name by the tables alone, or -1.
static int64_t read_code(const struct name_table *table, struct str blob, struct str name) {
    if (name.len == 0) return -1;
    size_t slot = hash_slot(&table->hash, name);
    uint64_t span = table->spans.values[slot], length = table->lengths.values[slot];
    assert_int_equal(span & ((UINT64_C(1) << table->length_bits) - 1), length);
    assert_int_equal(span >> table->length_bits, table->offsets.values[slot]);
    assert_int_equal(table->index.values[slot] == 0, length == 0);
    if (length != name.len) return -1;
    struct str known = str_slice(blob, (size_t)table->offsets.values[slot], (size_t)length);
    assert_true(str_equal(known, table->names.pieces[table->index.values[slot] - 1].text));
    return str_equal(known, name) ? (int64_t)table->codes.values[slot] : -1;
}

static int compare_lookups(const void *a, const void *b) {
    return str_compare(((const struct lookup *)a)->text, ((const struct lookup *)b)->text);
}

static bool is_name(const struct lookup *lookups, size_t count, struct str text) {
    const struct lookup key = {.text = text};
    return bsearch(&key, lookups, count, sizeof *lookups, compare_lookups) != NULL;
}

static size_t make_lookups(struct arena *arena, struct lookup *lookups, size_t count,
                           uint64_t *seed) {
    static const char *const words[] = {"not", "found", "too", "large", "request", "header",
                                        "quota", "x", "e", "connection"};
    for (size_t i = 0; i < count; i++) {
        struct entry *entry = ARENA_NEW(arena, struct entry);
        entry->code = (int64_t)(next_random(seed) % 100000);
        lookups[i].entry = entry;
        lookups[i].text = arena_printf(arena, "%s_%s_%u", words[next_random(seed) % COUNT(words)],
                                       words[next_random(seed) % COUNT(words)],
                                       (unsigned)(next_random(seed) % 100000));
    }
    if (count > 0) qsort(lookups, count, sizeof *lookups, compare_lookups);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool again = kept > 0 && str_equal(lookups[i].text, lookups[kept - 1].text);
        if (!again) lookups[kept++] = lookups[i];
    }
    return kept;
}

// Each name changed in one byte, shortened and lengthened.
static void assert_misses(struct arena *arena, const struct name_table *table, struct str blob,
                          const struct lookup *lookups, size_t count, struct str name) {
    struct arena_mark mark = arena_mark(arena);
    char *changed = arena_alloc(arena, name.len + 1);
    memcpy(changed, name.data, name.len);
    changed[name.len] = 'x';
    for (size_t length = name.len - 1; length <= name.len + 1; length += 2) {
        struct str text = {changed, length};
        if (!is_name(lookups, count, text)) assert_int_equal(read_code(table, blob, text), -1);
    }
    struct str text = {changed, name.len};
    for (size_t i = 0; i < name.len; i++) {
        changed[i] = (char)(name.data[i] ^ 1);
        if (!is_name(lookups, count, text)) assert_int_equal(read_code(table, blob, text), -1);
        changed[i] = name.data[i];
    }
    arena_release(arena, mark);
}

static void every_name_is_found_and_no_other(void **state) {
    struct world *world = *state;
    static const size_t counts[] = {0, 1, 2, 40, 300, 4000, 100000};
    uint64_t seed = 3;
    for (size_t i = 0; i < COUNT(counts); i++) {
        struct lookup *lookups = ARENA_ARRAY(&world->arena, struct lookup, counts[i]);
        size_t count = make_lookups(&world->arena, lookups, counts[i], &seed);
        struct name_table table = name_table_make(&world->arena, lookups, count);
        struct str blob = blob_of(&world->arena, &table.names, false);
        for (size_t n = 0; n < count; n++) {
            assert_int_equal(read_code(&table, blob, lookups[n].text), lookups[n].entry->code);
            if (n % 7 == 0) {
                assert_misses(&world->arena, &table, blob, lookups, count, lookups[n].text);
            }
        }
    }
}

static void a_cell_is_as_small_as_can_be(void **state) {
    (void)state;
    static const struct {
        uint64_t largest;
        unsigned bits;
    } cases[] = {{0, 8},      {255, 8},        {256, 16},       {65535, 16},
                 {65536, 32}, {UINT32_MAX, 32}, {UINT64_MAX, 64}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(cell_bits(cases[i].largest), cases[i].bits);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(every_number_has_its_text),
        IN_A_WORLD(texts_stand_in_the_order_of_numbers),
        IN_A_WORLD(numbers_know_their_places),
        IN_A_WORLD(a_line_is_what_the_registry_says),
        IN_A_WORLD(every_name_is_found_and_no_other),
        cmocka_unit_test(a_cell_is_as_small_as_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
