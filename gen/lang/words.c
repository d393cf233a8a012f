// SPDX-License-Identifier: MIT
#include "lang/words.h"

enum word_case { LOWER, UPPER, TITLE };

struct style {
    struct str name;
    struct str summary;
    char separator; // NUL for none
    enum word_case first, others;
    bool acronyms;
};

static const struct style styles[CASING_COUNT] = {
    [CASING_SNAKE] = {STR_INIT("snake"), STR_INIT("words_like_this"), '_', LOWER, LOWER, false},
    [CASING_SCREAMING] =
        {STR_INIT("screaming"), STR_INIT("WORDS_LIKE_THIS"), '_', UPPER, UPPER, false},
    [CASING_KEBAB] = {STR_INIT("kebab"), STR_INIT("words-like-this"), '-', LOWER, LOWER, false},
    [CASING_FLAT] = {STR_INIT("flat"), STR_INIT("wordslikethis"), '\0', LOWER, LOWER, false},
    [CASING_PASCAL] = {STR_INIT("pascal"), STR_INIT("WordsLikeThis"), '\0', TITLE, TITLE, false},
    [CASING_CAMEL] = {STR_INIT("camel"), STR_INIT("wordsLikeThis"), '\0', LOWER, TITLE, false},
    [CASING_INITIALISM] = {STR_INIT("initialism"),
                           STR_INIT("WordsLikeThis, with the registry's acronyms upper-case"), '\0',
                           TITLE, TITLE, true},
};

struct str casing_name(enum casing casing) {
    return styles[casing].name;
}

struct str casing_summary(enum casing casing) {
    return styles[casing].summary;
}

static bool same_word(struct str word, struct str acronym) {
    if (word.len != acronym.len) return false;
    for (size_t i = 0; i < word.len; i++) {
        if (char_to_upper(word.data[i]) != char_to_upper(acronym.data[i])) return false;
    }
    return true;
}

static bool is_acronym(struct str word, const struct array *acronyms) {
    for (size_t i = 0; i < acronyms->count; i++) {
        if (same_word(word, ARRAY_AT(*acronyms, struct str, i))) return true;
    }
    return false;
}

static char *put_word(char *out, struct str word, enum word_case form) {
    for (size_t i = 0; i < word.len; i++) {
        bool upper = form == UPPER || (form == TITLE && i == 0);
        *out++ = upper ? char_to_upper(word.data[i]) : char_to_lower(word.data[i]);
    }
    return out;
}

struct str words_join(struct arena *arena, struct str id, enum casing casing,
                      const struct array *acronyms) {
    const struct style *style = &styles[casing];
    // No style makes the text longer: a separator takes the place of one '_'.
    char *text = arena_alloc(arena, id.len + 1), *out = text;
    struct str rest = id, word;
    while (str_split(&rest, '_', &word)) {
        enum word_case form = out == text ? style->first : style->others;
        if (style->acronyms && is_acronym(word, acronyms)) form = UPPER;
        if (out > text && style->separator != '\0') *out++ = style->separator;
        out = put_word(out, word, form);
    }
    return (struct str){text, (size_t)(out - text)};
}
