// SPDX-License-Identifier: MIT
// Any text as an identifier: its words make an id or are refused, and every style makes an
// identifier of an id.
#include "harness.h"

#include "spec/words.h"

static void try_styles(struct arena *arena, struct str id) {
    struct str acronym = STR_INIT("HTTP");
    const struct array none = {0}, acronyms = {&acronym, 1};
    for (int style = 0; style < CASING_COUNT; style++) {
        for (int with = 0; with < 2; with++) {
            struct str name = words_join(arena, id, (enum casing)style, with ? &acronyms : &none);
            PROMISE(name.len > 0);
            for (size_t i = 0; i < name.len; i++) {
                PROMISE(char_is_alnum(name.data[i]) || name.data[i] == '_' || name.data[i] == '-');
            }
        }
    }
    PROMISE(str_equal(words_join(arena, id, CASING_SNAKE, &none), id));
    struct str screaming = words_join(arena, id, CASING_SCREAMING, &none);
    PROMISE(str_equal(words_fold(arena, screaming), id));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct str text = {(const char *)data, size};
    if (size > 256) return 0;
    if (text_is_id(text)) try_styles(&arena, text);
    struct str split = words_split(&arena, text);
    if (text_is_id(split)) {
        try_styles(&arena, split);
        PROMISE(str_equal(words_split(&arena, split), split));
    }
    words_fold(&arena, text);
    arena_free(&arena);
    return 0;
}
