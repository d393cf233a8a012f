// SPDX-License-Identifier: MIT
#include "../findings.h"

#include <stdlib.h>

#include "view/hash.h"


static uint64_t next_random(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

// Every name has a slot of its own, also in other spellings, and all other slots are empty.
static struct hash assert_perfect(struct arena *arena, const struct str *names, size_t count) {
    struct hash hash = hash_make(arena, names, count);
    size_t used = 0;
    for (size_t s = 0; s < hash.slot_count; s++) used += hash.slots[s] != HASH_EMPTY;
    assert_int_equal(used, count);
    for (size_t i = 0; i < count; i++) {
        size_t slot = hash_slot(&hash, names[i]);
        if (hash.slots[slot] != i) fail_msg("%.*s has no slot", STR_ARG(names[i]));
        char spelled[128];
        assert_true(names[i].len < sizeof spelled);
        for (size_t c = 0; c < names[i].len; c++) {
            char was = names[i].data[c];
            if (was >= 'a' && was <= 'z' && c % 2 == 0) was = (char)(was - 'a' + 'A');
            if (was == '_') was = c % 3 == 0 ? ' ' : '-';
            spelled[c] = was;
        }
        assert_int_equal(hash_slot(&hash, (struct str){spelled, names[i].len}), slot);
    }
    assert_true(hash.slot_count <= count + count / 16 + 1);
    return hash;
}

static int compare_texts(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

// Names of up to `longest` bytes of a small alphabet, sorted, none twice.
static size_t make_names(struct arena *arena, struct str *names, size_t count, size_t longest,
                         uint64_t *seed) {
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    for (size_t i = 0; i < count; i++) {
        size_t length = 1 + next_random(seed) % longest;
        char *name = arena_alloc(arena, length);
        for (size_t c = 0; c < length; c++) name[c] = alphabet[next_random(seed) % 37];
        names[i] = (struct str){name, length};
    }
    qsort(names, count, sizeof *names, compare_texts);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || !str_equal(names[i], names[kept - 1])) names[kept++] = names[i];
    }
    return kept;
}

static void random_names_have_slots(void **state) {
    (void)state;
    static const size_t counts[] = {0, 1, 2, 3, 7, 63, 64, 65, 128, 300, 1000, 5000};
    uint64_t seed = 11;
    for (size_t i = 0; i < COUNT(counts); i++) {
        for (size_t longest = 1; longest < 60; longest = longest * 2 + 1) {
            struct arena arena = {0};
            struct str *names = ARENA_ARRAY(&arena, struct str, counts[i]);
            assert_perfect(&arena, names, make_names(&arena, names, counts[i], longest, &seed));
            arena_free(&arena);
        }
    }
}

static void a_hundred_thousand_names_have_slots(void **state) {
    (void)state;
    enum { NAMES = 100000 };
    struct arena arena = {0};
    struct str *names = ARENA_ARRAY(&arena, struct str, NAMES);
    uint64_t seed = 5;
    assert_perfect(&arena, names, make_names(&arena, names, NAMES, 40, &seed));
    arena_free(&arena);
}

// Numbered names differ in few bits, and in the worst places.
static void names_alike_have_slots(void **state) {
    (void)state;
    static const struct {
        const char *before, *after;
        int digits;
    } forms[] = {{"", "", 1},          {"e", "", 6},
                 {"an_error_of_", "", 1}, {"error_", "_of_the_long_list_of_errors", 1},
                 {"quota_", "_x", 6},  {"a_very_long_name_with_", "_in_the_middle_of_many_words", 7}};
    for (size_t f = 0; f < COUNT(forms); f++) {
        struct arena arena = {0};
        enum { NAMES = 20000 };
        struct str *names = ARENA_ARRAY(&arena, struct str, NAMES);
        for (size_t i = 0; i < NAMES; i++) {
            names[i] = arena_printf(&arena, "%s%0*zu%s", forms[f].before, forms[f].digits, i,
                                    forms[f].after);
        }
        assert_perfect(&arena, names, NAMES);
        arena_free(&arena);
    }
}

static void all_bytes_count_only_where_they_must(void **state) {
    (void)state;
    struct arena arena = {0};
    const struct str apart[] = {STR_INIT("request_entity_too_large"),
                                STR_INIT("request_header_too_large")};
    assert_false(assert_perfect(&arena, apart, COUNT(apart)).whole);
    const struct str alike[] = {STR_INIT("the_first_error_of_this_company_of_ours_and_theirs"),
                                STR_INIT("the_first_alarm_of_this_company_of_ours_and_theirs")};
    assert_true(assert_perfect(&arena, alike, COUNT(alike)).whole);
    arena_free(&arena);
}

// The tables of all languages hold these values: they change only together with their templates.
static void the_hash_is_what_the_documentation_says(void **state) {
    (void)state;
    struct arena arena = {0};
    const struct str names[] = {STR_INIT("ok"), STR_INIT("not_found"),
                                STR_INIT("proxy_authentication_required")};
    struct hash hash = assert_perfect(&arena, names, COUNT(names));
    assert_int_equal(hash.bucket_count, 2);
    assert_int_equal(hash.bucket_shift, 31);
    assert_int_equal(hash.slot_count, 4);
    assert_true(hash.multiplier == UINT64_C(0xE220A8397B1DCDAF));
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_names_have_slots),
        cmocka_unit_test(a_hundred_thousand_names_have_slots),
        cmocka_unit_test(names_alike_have_slots),
        cmocka_unit_test(all_bytes_count_only_where_they_must),
        cmocka_unit_test(the_hash_is_what_the_documentation_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
