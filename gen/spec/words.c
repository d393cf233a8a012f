// SPDX-License-Identifier: MIT
#include "spec/words.h"

enum word_case { LOWER, UPPER, TITLE };

struct style {
    struct str summary;
    char separator; // NUL for none
    enum word_case first, others;
    bool acronyms;
};

const char *const casing_words[] = {
    [CASING_SNAKE] = "snake",           [CASING_SCREAMING] = "screaming",
    [CASING_KEBAB] = "kebab",           [CASING_FLAT] = "flat",
    [CASING_PASCAL] = "pascal",         [CASING_CAMEL] = "camel",
    [CASING_INITIALISM] = "initialism", [CASING_COUNT] = NULL,
};

static const struct style styles[CASING_COUNT] = {
    [CASING_SNAKE] = {STR_INIT("words_like_this"), '_', LOWER, LOWER, false},
    [CASING_SCREAMING] = {STR_INIT("WORDS_LIKE_THIS"), '_', UPPER, UPPER, false},
    [CASING_KEBAB] = {STR_INIT("words-like-this"), '-', LOWER, LOWER, false},
    [CASING_FLAT] = {STR_INIT("wordslikethis"), '\0', LOWER, LOWER, false},
    [CASING_PASCAL] = {STR_INIT("WordsLikeThis"), '\0', TITLE, TITLE, false},
    [CASING_CAMEL] = {STR_INIT("wordsLikeThis"), '\0', LOWER, TITLE, false},
    [CASING_INITIALISM] = {STR_INIT("WordsLikeThis, with the registry's acronyms upper-case"), '\0',
                           TITLE, TITLE, true},
};

struct str casing_name(enum casing casing) {
    return str_from(casing_words[casing]);
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
    size_t upper = form == UPPER ? word.len : form == TITLE && word.len > 0 ? 1 : 0, i = 0;
    for (; i < upper; i++) *out++ = char_to_upper(word.data[i]);
    for (; i < word.len; i++) *out++ = char_to_lower(word.data[i]);
    return out;
}

struct str words_join(struct arena *arena, struct str id, enum casing casing,
                      const struct array *acronyms) {
    const struct style *style = &styles[casing];
    // No style makes the text longer: a separator takes the place of one '_'.
    char *text = arena_alloc(arena, id.len + 1), *out = text;
    for (size_t at = 0, end = 0; at < id.len; at = end + 1) {
        for (end = at; end < id.len && id.data[end] != '_';) end++;
        struct str word = {id.data + at, end - at};
        enum word_case form = out == text ? style->first : style->others;
        if (style->acronyms && is_acronym(word, acronyms)) form = UPPER;
        if (out > text && style->separator != '\0') *out++ = style->separator;
        out = put_word(out, word, form);
    }
    return (struct str){text, (size_t)(out - text)};
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

// A word begins where a capital follows something else ("tooLarge"), and with the last of several
// capitals if small letters follow it ("URIToo").
static bool begins_word(struct str text, size_t i) {
    if (i == 0 || !is_upper(text.data[i]) || !char_is_alnum(text.data[i - 1])) return false;
    if (!is_upper(text.data[i - 1])) return true;
    return i + 1 < text.len && char_is_alpha(text.data[i + 1]) && !is_upper(text.data[i + 1]);
}

struct str words_split(struct arena *arena, struct str text) {
    // At most one '_' in front of each character.
    char *id = arena_alloc(arena, 2 * text.len + 1), *out = id;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if (begins_word(text, i)) *out++ = '_';
        *out++ = c == ' ' || c == '-' ? '_' : char_to_lower(c);
    }
    return (struct str){id, (size_t)(out - id)};
}

struct str words_fold(struct arena *arena, struct str text) {
    char *copy = arena_alloc(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        char c = char_to_lower(text.data[i]);
        copy[i] = c == '-' || c == ' ' ? '_' : c;
    }
    return (struct str){copy, text.len};
}
