// SPDX-License-Identifier: MIT
#include "import/description.h"

#include "spec/model.h"

enum { MOST_BYTES = 4096, MOST_PHRASE = 256, MOST_REMARKS = 8 };

// How registries say it, by the first word of the remark.
static const struct {
    struct str word;
    int state;
} remarks[] = {
    {STR_INIT("unused"), STATE_UNUSED},         {STR_INIT("reserved"), STATE_UNUSED},
    {STR_INIT("obsoleted"), STATE_OBSOLETE},    {STR_INIT("obsolete"), STATE_OBSOLETE},
    {STR_INIT("deprecated"), STATE_DEPRECATED}, {STR_INIT("temporary"), STATE_TEMPORARY},
};

// Descriptions of numbers that nobody has been given (RFC 8126, section 6).
static const struct str unassigned[] = {
    STR_INIT("unassigned"), STR_INIT("private use"), STR_INIT("reserved for private use"),
    STR_INIT("experimental use")};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static struct str first_word(struct str text) {
    size_t end = 0;
    while (end < text.len && char_is_alpha(text.data[end])) end++;
    return str_slice(text, 0, end);
}

static int state_of(struct str word) {
    for (size_t i = 0; i < COUNT(remarks); i++) {
        if (str_equal_letters(remarks[i].word, word)) return remarks[i].state;
    }
    return 0;
}

// Takes the last "(...)" off the text, if it ends with one.
static bool take_remark(struct str *text, struct str *remark) {
    if (!str_ends(*text, STR(")"))) return false;
    size_t depth = 0, at = text->len;
    while (at > 0) {
        at--;
        if (text->data[at] == ')') depth++;
        if (text->data[at] == '(' && --depth == 0) break;
    }
    if (depth > 0) return false;
    *remark = str_trim(str_slice(*text, at + 1, text->len - at - 2));
    *text = str_trim(str_slice(*text, 0, at));
    return true;
}

// "extension registered 2025-09-15": the date goes where the words say.
static void read_date(struct str part, struct description *out, struct cell field,
                      struct diag *diag) {
    struct str *places[] = {&out->extended, &out->registered, &out->expires};
    static const struct str words[] = {STR_INIT("extension registered "), STR_INIT("registered "),
                                       STR_INIT("expires ")};
    for (size_t i = 0; i < COUNT(words); i++) {
        struct str start = str_slice(part, 0, words[i].len);
        if (!str_equal_letters(start, words[i])) continue;
        struct str date = str_trim(str_slice(part, words[i].len, part.len));
        if (text_is_date(date)) {
            *places[i] = date; // the last of several extensions counts
        } else {
            diag_report(diag, RULE_IMPORT_ROW, field.place, "'%.*s' is no date like 2025-09-15",
                        STR_ARG(date));
        }
        return;
    }
    diag_report(diag, RULE_IMPORT_REMARK, field.place, "the remark '%.*s' is not understood",
                STR_ARG(part));
}

// "TEMPORARY - registered 2024-11-13, expires 2026-11-13": what stands behind the word.
static void read_dates(struct str rest, struct description *out, struct cell field,
                       struct diag *diag) {
    size_t errors = diag_errors(diag);
    struct str part;
    while (rest.len > 0 && !char_is_alnum(rest.data[0])) rest = str_slice(rest, 1, rest.len);
    while (str_split(&rest, ',', &part)) read_date(str_trim(part), out, field, diag);
    if (str_given(out->expires) || diag_errors(diag) > errors) return;
    diag_report(diag, RULE_IMPORT_ROW, field.place,
                "a temporary registration without the date on which it expires");
}

static void read_remark(struct str remark, struct description *out, struct cell field,
                        struct diag *diag) {
    struct str word = first_word(remark);
    int state = state_of(word);
    if (state == 0) {
        out->state = 0;
        diag_report(diag, RULE_IMPORT_REMARK, field.place, "the remark '%.*s' is not understood",
                    STR_ARG(remark));
        diag_note(diag, field.place, "the state of this row is not compared");
        return;
    }
    if (out->state != 0) out->state = state;
    if (state == STATE_TEMPORARY) {
        read_dates(str_slice(remark, word.len, remark.len), out, field, diag);
    }
}

// Some registries have no parentheses around a remark that stands alone.
static void read_phrase(struct str phrase, struct description *out) {
    for (size_t i = 0; i < COUNT(unassigned); i++) {
        if (str_equal_letters(phrase, unassigned[i])) out->assigned = false;
    }
    if (state_of(phrase) == STATE_UNUSED) {
        out->state = STATE_UNUSED;
    } else if (phrase.len > 0) {
        out->phrase = phrase;
    }
}

struct description description_read(struct cell field, struct diag *diag) {
    struct description out = {.assigned = true, .state = STATE_PERMANENT};
    struct str text = field.text, found[MOST_REMARKS];
    if (text.len == 0) {
        diag_report(diag, RULE_IMPORT_ROW, field.place, "a row without a description");
        return out;
    }
    if (text.len > MOST_BYTES) {
        diag_report(diag, RULE_LIMIT, field.place, "the description is longer than %d bytes",
                    MOST_BYTES);
        return out;
    }
    size_t count = 0;
    while (count < MOST_REMARKS && take_remark(&text, &found[count])) count++;
    struct str rest = text, more;
    if (count == MOST_REMARKS && take_remark(&rest, &more)) {
        diag_report(diag, RULE_LIMIT, field.place, "the description has more than %d remarks",
                    MOST_REMARKS);
        return out;
    }
    read_phrase(text, &out);
    while (count > 0) read_remark(found[--count], &out, field, diag);
    if (out.phrase.len > MOST_PHRASE) {
        diag_report(diag, RULE_LIMIT, field.place, "the phrase is longer than %d bytes",
                    MOST_PHRASE);
    }
    return out;
}
