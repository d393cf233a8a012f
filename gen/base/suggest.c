// SPDX-License-Identifier: MIT
#include "base/suggest.h"

#include <string.h>

enum { LONGEST = 64 }; // longer names get no suggestion: the table below stays on the stack

static size_t smallest(size_t a, size_t b, size_t c) {
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

// Damerau's distance in the restricted form: three rows of the table are enough.
size_t edit_distance(struct str a, struct str b, size_t most) {
    if (a.len > LONGEST || b.len > LONGEST) return most + 1;
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.len; j++) above[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        row[0] = i;
        size_t row_best = i;
        for (size_t j = 1; j <= b.len; j++) {
            char x = char_to_lower(a.data[i - 1]), y = char_to_lower(b.data[j - 1]);
            row[j] = smallest(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y));
            bool swapped = i > 1 && j > 1 && x == char_to_lower(b.data[j - 2]) &&
                           char_to_lower(a.data[i - 2]) == y;
            if (swapped && before[j - 2] + 1 < row[j]) row[j] = before[j - 2] + 1;
            if (row[j] < row_best) row_best = row[j];
        }
        if (row_best > most) return most + 1;
        size_t *free_row = before;
        before = above;
        above = row;
        row = free_row;
    }
    return above[b.len] <= most ? above[b.len] : most + 1;
}

struct suggestion suggest_start(struct str wanted) {
    // About one typing mistake in three letters: more would suggest at random.
    size_t most = wanted.len < 3 ? 1 : wanted.len / 3;
    if (most > 4) most = 4;
    return (struct suggestion){wanted, {NULL, 0}, most + 1};
}

void suggest_try(struct suggestion *suggestion, struct str candidate) {
    if (suggestion->distance == 0) return;
    size_t distance = edit_distance(suggestion->wanted, candidate, suggestion->distance - 1);
    if (distance < suggestion->distance) {
        suggestion->distance = distance;
        suggestion->best = candidate;
    }
}
