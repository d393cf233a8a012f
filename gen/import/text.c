// SPDX-License-Identifier: MIT
#include "import/text.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str text_on_one_line(struct arena *arena, struct str text) {
    text = str_trim(text);
    char *out = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool blank = is_blank(text.data[i]);
        if (blank && is_blank(text.data[i + 1])) continue; // trimmed: a blank is never the last
        out[len++] = blank ? ' ' : text.data[i];
    }
    return (struct str){out, len};
}
