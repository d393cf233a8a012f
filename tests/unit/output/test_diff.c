// SPDX-License-Identifier: MIT
#include "sandbox.h"

#include <time.h>

#include "base/buf.h"
#include "output/diff.h"

static void check(const char *old_text, const char *new_text, const char *expected) {
    struct buf out = {0};
    diff_unified(&out, STR("a/x"), STR("b/x"), str_from(old_text), str_from(new_text));
    assert_string_equal(buf_cstr(&out), expected);
    buf_free(&out);
}

#define HEAD "--- a/x\n+++ b/x\n"

static void test_equal_texts(void **state) {
    (void)state;
    check("", "", "");
    check("a\nb\n", "a\nb\n", "");
}

static void test_one_change_with_context(void **state) {
    (void)state;
    check("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
          HEAD "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

static void test_missing_and_empty_files(void **state) {
    (void)state;
    check("", "a\nb\n", HEAD "@@ -0,0 +1,2 @@\n+a\n+b\n");
    check("a\n", "", HEAD "@@ -1 +0,0 @@\n-a\n");
    check("a\n", "a\nb\n", HEAD "@@ -1 +1,2 @@\n a\n+b\n");
}

static void test_changes_far_apart_are_two_hunks(void **state) {
    (void)state;
    check("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
          HEAD "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
    check("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
          HEAD "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

static void test_last_line_without_an_end(void **state) {
    (void)state;
    check("a", "a\n", HEAD "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
    check("b\na", "c\na", HEAD "@@ -1,2 +1,2 @@\n-b\n+c\n a\n\\ No newline at end of file\n");
}

static void test_unsafe_bytes_are_shown(void **state) {
    (void)state;
    check("\x1b[31m\r\n\xff\xe2\x80\xae\n", "\ta\tb\n",
          HEAD "@@ -1,2 +1 @@\n-<U+001B>[31m<U+000D>\n-<byte FF><U+202E>\n+\ta\tb\n");
    struct buf out = {0};
    diff_unified(&out, STR("a\n+++ b"), STR("b"), STR("x"), STR("y"));
    assert_true(str_starts(buf_str(&out), STR("--- a<U+000A>+++ b\n+++ b\n")));
    buf_free(&out);
}

// FNV-1a gives both lines one hash.
static void test_lines_of_one_hash_are_told_apart(void **state) {
    (void)state;
    check("costarring\n", "liquid\n", HEAD "@@ -1 +1 @@\n-costarring\n+liquid\n");
    check("declinate\n", "macallums\n", HEAD "@@ -1 +1 @@\n-declinate\n+macallums\n");
}

// ---- Any two texts: the diff applied to the old one gives the new one ----

static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void random_text(struct buf *text, uint32_t *seed, uint32_t lines, uint32_t kinds) {
    buf_clear(text);
    for (uint32_t i = 0; i < lines; i++) buf_printf(text, "line %u\n", next_random(seed) % kinds);
    if (text->len > 0 && next_random(seed) % 4 == 0) text->len--; // no end of the last line
}

// A copy with some lines left out, added or changed. Returns how many lines a diff of it needs at
// most.
static size_t random_edit(struct buf *text, struct str old, uint32_t *seed, uint32_t rarity) {
    static const size_t costs[] = {1, 1, 2};
    size_t cost = 0;
    buf_clear(text);
    struct str line;
    while (str_split(&old, '\n', &line)) {
        uint32_t choice = next_random(seed) % rarity;
        cost += choice <= 2 ? costs[choice] : 0;
        if (choice == 0) continue;
        if (choice == 1) buf_printf(text, "new %u\n", next_random(seed) % 9);
        buf_add(text, line);
        if (choice == 2) buf_add(text, STR(" changed"));
        buf_add_char(text, '\n');
    }
    return cost;
}

static void take_line(struct str *text, struct str *line) {
    size_t end = str_find_char(*text, '\n', 0);
    *line = str_slice(*text, 0, end < text->len ? end + 1 : end);
    *text = str_slice(*text, line->len, text->len);
}

static size_t take_number(struct str *text) {
    size_t number = 0;
    while (text->len > 0 && char_is_digit(text->data[0])) {
        number = number * 10 + (size_t)(text->data[0] - '0');
        *text = str_slice(*text, 1, text->len);
    }
    return number;
}

// "@@ -first,count ...": the number of old lines that stand before the hunk.
static size_t lines_before(struct str header) {
    header = str_slice(header, 4, header.len);
    size_t first = take_number(&header);
    bool empty = str_starts(header, STR(",0 "));
    return empty ? first : first - 1;
}

// A strict patch(1). Fails the test if the context or a removed line is not what the old text has.
static void apply(struct buf *out, struct str old, struct str diff) {
    struct str line, old_line;
    size_t passed = 0;
    if (diff.len > 0) {
        take_line(&diff, &line);
        take_line(&diff, &line);
    }
    while (diff.len > 0) {
        take_line(&diff, &line);
        if (line.data[0] == '@') {
            for (size_t before = lines_before(line); passed < before; passed++) {
                take_line(&old, &old_line);
                buf_add(out, old_line);
            }
            continue;
        }
        char sign = line.data[0];
        line = str_slice(line, 1, line.len);
        if (str_starts(diff, STR("\\"))) {
            line.len--;
            struct str ignored;
            take_line(&diff, &ignored);
        }
        if (sign != '+') {
            take_line(&old, &old_line);
            passed++;
            assert_true(str_equal(line, old_line));
        }
        if (sign != '-') buf_add(out, line);
    }
    buf_add(out, old);
}

// Returns the number of changed lines.
static size_t check_applies(struct str old_text, struct str new_text) {
    struct buf diff = {0}, applied = {0};
    diff_unified(&diff, STR("old"), STR("new"), old_text, new_text);
    apply(&applied, old_text, buf_str(&diff));
    assert_true(str_equal(buf_str(&applied), new_text));
    size_t changes = 0;
    struct str rest = buf_str(&diff), line;
    while (str_split(&rest, '\n', &line)) {
        changes += str_starts(line, STR("+")) || str_starts(line, STR("-"));
    }
    buf_free(&diff);
    buf_free(&applied);
    return changes > 2 ? changes - 2 : 0;
}

static void test_random_pairs(void **state) {
    (void)state;
    uint32_t seed = 20260101;
    struct buf old_text = {0}, new_text = {0};
    for (int i = 0; i < 3000; i++) {
        uint32_t kinds = 1 + next_random(&seed) % 12;
        random_text(&old_text, &seed, next_random(&seed) % 40, kinds);
        random_text(&new_text, &seed, next_random(&seed) % 40, kinds);
        check_applies(buf_str(&old_text), buf_str(&new_text));
    }
    buf_free(&old_text);
    buf_free(&new_text);
}

static void test_random_edits(void **state) {
    (void)state;
    uint32_t seed = 77;
    struct buf old_text = {0}, new_text = {0};
    for (int i = 0; i < 300; i++) {
        random_text(&old_text, &seed, 1 + next_random(&seed) % 200, 50);
        random_edit(&new_text, buf_str(&old_text), &seed, 3 + next_random(&seed) % 40);
        check_applies(buf_str(&old_text), buf_str(&new_text));
    }
    buf_free(&old_text);
    buf_free(&new_text);
}

// More edits than one round takes: the diff need not be the shortest, but nearly so.
static void test_many_edits(void **state) {
    (void)state;
    uint32_t seed = 5;
    struct buf old_text = {0}, new_text = {0};
    random_text(&old_text, &seed, 3000, 100000);
    size_t edits = random_edit(&new_text, buf_str(&old_text), &seed, 5);
    size_t changes = check_applies(buf_str(&old_text), buf_str(&new_text));
    assert_true(changes <= edits + edits / 10);
    random_text(&new_text, &seed, 3000, 100000);
    check_applies(buf_str(&old_text), buf_str(&new_text));
    buf_free(&old_text);
    buf_free(&new_text);
}

// Length of the longest common subsequence, the slow and sure way.
static size_t common_lines(struct str a, struct str b) {
    struct str a_lines[32], b_lines[32];
    size_t table[33][33] = {{0}}, m = 0, n = 0;
    while (str_split(&a, '\n', &a_lines[m])) m++;
    while (str_split(&b, '\n', &b_lines[n])) n++;
    for (size_t i = 1; i <= m; i++) {
        for (size_t j = 1; j <= n; j++) {
            size_t skip = table[i - 1][j] > table[i][j - 1] ? table[i - 1][j] : table[i][j - 1];
            bool same = str_equal(a_lines[i - 1], b_lines[j - 1]);
            table[i][j] = same ? table[i - 1][j - 1] + 1 : skip;
        }
    }
    return m + n - 2 * table[m][n];
}

static void test_diff_is_the_shortest(void **state) {
    (void)state;
    uint32_t seed = 9;
    struct buf old_text = {0}, new_text = {0};
    for (int i = 0; i < 1000; i++) {
        uint32_t kinds = 1 + next_random(&seed) % 6;
        buf_clear(&old_text);
        buf_clear(&new_text);
        for (uint32_t k = next_random(&seed) % 30; k > 0; k--) {
            buf_printf(&old_text, "%u\n", next_random(&seed) % kinds);
        }
        for (uint32_t k = next_random(&seed) % 30; k > 0; k--) {
            buf_printf(&new_text, "%u\n", next_random(&seed) % kinds);
        }
        struct str a = buf_str(&old_text), b = buf_str(&new_text);
        assert_int_equal(check_applies(a, b), common_lines(a, b));
    }
    buf_free(&old_text);
    buf_free(&new_text);
}

// Two texts that have nothing in common: time must not be quadratic. Without the bound this takes
// minutes.
static void test_large_and_different(void **state) {
    (void)state;
    struct buf old_text = {0}, new_text = {0};
    for (int i = 0; i < 60000; i++) {
        buf_printf(&old_text, "old %d\n", i);
        buf_printf(&new_text, "new %d\n", i);
    }
    clock_t start = clock();
    assert_int_equal(check_applies(buf_str(&old_text), buf_str(&new_text)), 120000);
    assert_true(clock() - start < (clock_t)20 * CLOCKS_PER_SEC);
    buf_free(&old_text);
    buf_free(&new_text);
}

static void test_too_many_lines(void **state) {
    (void)state;
    struct buf text = {0}, out = {0};
    buf_fill(&text, '\n', DIFF_MAX_LINES + 1);
    diff_unified(&out, STR("old"), STR("new"), buf_str(&text), STR("one\n"));
    assert_string_equal(buf_cstr(&out),
                        "--- old\n+++ new\n"
                        "The files differ; they have too many lines to compare.\n");
    buf_free(&out);
    diff_unified(&out, STR("old"), STR("new"), STR("one\n"), buf_str(&text));
    assert_non_null(strstr(buf_cstr(&out), "too many lines"));
    buf_free(&out);
    buf_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal_texts),
        cmocka_unit_test(test_one_change_with_context),
        cmocka_unit_test(test_missing_and_empty_files),
        cmocka_unit_test(test_changes_far_apart_are_two_hunks),
        cmocka_unit_test(test_last_line_without_an_end),
        cmocka_unit_test(test_unsafe_bytes_are_shown),
        cmocka_unit_test(test_lines_of_one_hash_are_told_apart),
        cmocka_unit_test(test_random_pairs),
        cmocka_unit_test(test_random_edits),
        cmocka_unit_test(test_many_edits),
        cmocka_unit_test(test_diff_is_the_shortest),
        cmocka_unit_test(test_large_and_different),
        cmocka_unit_test(test_too_many_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
