// SPDX-License-Identifier: MIT
#include "import/citation.h"

enum { MOST_RFC = 99999 };

static bool starts_letters(struct str text, struct str prefix) {
    return text.len >= prefix.len && str_equal_letters(str_slice(text, 0, prefix.len), prefix);
}

// What stands behind the prefix, if the text begins with it.
static struct str behind(struct str text, struct str prefix) {
    return starts_letters(text, prefix) ? str_slice(text, prefix.len, text.len) : text;
}

// ", Section 15.2.1: Semantics" -> "15.2.1"; absent if nothing is said.
static struct str section_of(struct str text) {
    text = str_trim(behind(str_trim(text), STR(",")));
    text = str_trim(str_slice(text, 0, str_find_char(text, ':', 0)));
    text = behind(behind(text, STR("Sections ")), STR("Section "));
    text = str_trim(behind(text, STR("Appendix ")));
    return text.len > 0 ? text : (struct str){0};
}

static bool read_rfc(struct str text, struct reference *reference) {
    if (!starts_letters(text, STR("rfc"))) return false;
    text = str_trim(str_slice(text, 3, text.len));
    size_t digits = 0;
    while (digits < text.len && char_is_digit(text.data[digits])) digits++;
    uint64_t number = 0;
    if (!str_to_uint(str_slice(text, 0, digits), MOST_RFC, &number)) return false;
    struct str rest = str_slice(text, digits, text.len);
    if (rest.len > 0 && (char_is_alnum(rest.data[0]) || rest.data[0] == '-')) return false;
    reference->rfc = (int64_t)number;
    reference->section = section_of(rest);
    return true;
}

// Its name becomes part of a link, so it has the letters of one.
static bool is_draft(struct str text, struct str prefix) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if (!char_is_alnum(c) && c != '-' && c != '.') return false;
    }
    return text.len > prefix.len && starts_letters(text, prefix);
}

struct reference citation_reference(const struct citation *citation, struct arena *arena) {
    struct reference reference = {.rfc = NUMBER_ABSENT};
    struct str text = citation->label.text;
    if (read_rfc(text, &reference)) return reference;
    if (is_draft(text, STR("draft-"))) {
        reference.draft = text;
    } else if (is_draft(text, STR("RFC-"))) {
        // Approved but not yet published: the draft's name with another word in front.
        reference.draft = arena_printf(arena, "draft-%.*s", (int)(text.len - 4), text.data + 4);
    } else {
        reference.title = text;
        struct str url = str_given(citation->url) ? citation->url : text;
        if (text_is_link(url)) reference.url = url;
    }
    return reference;
}

bool reference_covers(const struct reference *file, const struct reference *ours) {
    if (file->rfc != NUMBER_ABSENT) {
        bool section = !str_given(file->section) || str_equal(file->section, ours->section);
        return ours->rfc == file->rfc && section;
    }
    return str_given(file->draft) && str_equal(file->draft, ours->draft);
}

bool reference_is_numbered(const struct reference *reference) {
    return reference->rfc != NUMBER_ABSENT || str_given(reference->draft);
}
