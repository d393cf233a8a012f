// SPDX-License-Identifier: MIT
#include "lang/escape.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"

static const char *const unit_words[] = {"byte", "utf16", "scalar", NULL};
static const char *const base_words[] = {"octal", "hex", NULL};
static const char *const raw_words[] = {"ascii", "unicode", NULL};

static const struct key numeric_keys[] = {
    SCHEMA_CHOICE("unit", numeric, unit, unit_words, "what one escape stands for"),
    SCHEMA_CHOICE("base", numeric, base, base_words, "octal or hex"),
    SCHEMA_NUMBER("digits", numeric, digits, 8, true, "the least number of digits"),
    SCHEMA_FIELD("open", KEY_LINE, numeric, open, "what stands before the digits"),
    SCHEMA_FIELD("close", KEY_LINE, numeric, close, "what stands behind the digits"),
};
static const struct schema numeric_schema = SCHEMA_OF("an escape", numeric, numeric_keys);

static const struct key replacement_value =
    SCHEMA_FIELD("replace", KEY_LINE, replacement, put, "what is written instead");
static const struct schema replacement_schema = {
    .name = "a replacement",
    .size = sizeof(struct replacement),
    .node_offset = offsetof(struct replacement, node),
    .key_offset = offsetof(struct replacement, find),
    .value = &replacement_value,
};

static const struct key escaper_keys[] = {
    SCHEMA_REQUIRED("summary", KEY_LINE, escaper, summary, "what the view is for"),
    SCHEMA_FIELD("open", KEY_LINE, escaper, open, "what stands before the text"),
    SCHEMA_FIELD("close", KEY_LINE, escaper, close, "what stands behind it"),
    SCHEMA_CHOICE("raw", escaper, raw, raw_words, "which characters stand for themselves"),
    SCHEMA_NESTED("replace", KEY_DICT, escaper, replace, replacement_schema,
                  "sequences that are replaced, the longest first"),
    SCHEMA_NESTED("line_start", KEY_DICT, escaper, line_start, replacement_schema,
                  "sequences that are replaced at the start of a line"),
    SCHEMA_NESTED("line_end", KEY_DICT, escaper, line_end, replacement_schema,
                  "sequences that are replaced at the end of a line"),
    SCHEMA_NESTED("other", KEY_MAP, escaper, other, numeric_schema,
                  "how a character that may not stand for itself is written"),
    SCHEMA_NESTED("wide", KEY_MAP, escaper, wide, numeric_schema, "the same above U+FFFF"),
    SCHEMA_NUMBER("wrap", escaper, wrap, 1000, false, "makes lines of at most so many characters"),
};
const struct schema escaper_schema = {
    .name = "a view",
    .size = sizeof(struct escaper),
    .keys = escaper_keys,
    .count = sizeof escaper_keys / sizeof escaper_keys[0],
    .node_offset = offsetof(struct escaper, node),
    .key_offset = offsetof(struct escaper, name),
};

static void add_number(const struct numeric *form, uint32_t number, struct buf *out) {
    buf_add(out, form->open);
    int digits = (int)form->digits;
    if (form->base == BASE_OCTAL) {
        buf_printf(out, "%0*o", digits, (unsigned)number);
    } else {
        buf_printf(out, "%0*X", digits, (unsigned)number);
    }
    buf_add(out, form->close);
}

static void add_utf16(const struct numeric *form, int32_t c, struct buf *out) {
    if (c > 0xFFFF) {
        add_number(form, 0xD800U + ((uint32_t)(c - 0x10000) >> 10), out);
        add_number(form, 0xDC00U + ((uint32_t)(c - 0x10000) & 0x3FFU), out);
    } else {
        add_number(form, (uint32_t)c, out);
    }
}

// Malformed bytes cannot come from a specification; should one come, it shows as U+FFFD, or as
// itself where bytes are written.
static void add_numeric(const struct escaper *escaper, int32_t c, struct str bytes,
                        struct buf *out) {
    const struct numeric *form = &escaper->other;
    if (c > 0xFFFF && escaper->wide.node != NULL) form = &escaper->wide;
    if (form->unit == UNIT_BYTE) {
        for (size_t i = 0; i < bytes.len; i++) add_number(form, (unsigned char)bytes.data[i], out);
        return;
    }
    if (c == UTF8_BAD) c = 0xFFFD;
    if (form->unit == UNIT_UTF16) {
        add_utf16(form, c, out);
    } else {
        add_number(form, (uint32_t)c, out);
    }
}

static bool stands_for_itself(const struct escaper *escaper, int32_t c) {
    if (c >= 0x20 && c < 0x7F) return true;
    return escaper->raw == RAW_UNICODE && c > 0x7F && !utf8_is_unsafe(c);
}

// The longest replacement whose `find` the text starts with.
static const struct replacement *find_replacement(const struct array *list, struct str text) {
    const struct replacement *longest = NULL;
    for (size_t i = 0; i < list->count && text.len > 0; i++) {
        const struct replacement *one = &ARRAY_AT(*list, struct replacement, i);
        if (one->find.len == 0 || one->find.data[0] != text.data[0]) continue;
        if (longest != NULL && one->find.len <= longest->find.len) continue;
        if (str_starts(text, one->find)) longest = one;
    }
    return longest;
}

// A file cannot hold most control characters, so one is written U+000D there.
static struct str read_control(struct str find) {
    static const char controls[] = "\r\v\f\b\a\x1B\x7F";
    bool named = str_starts(find, STR("U+00"));
    for (size_t i = 0; named && i + 1 < sizeof controls; i++) {
        char name[sizeof "U+000D"];
        snprintf(name, sizeof name, "U+%04X", (unsigned)controls[i]);
        if (str_equal(find, str_from(name))) return (struct str){controls + i, 1};
    }
    return find;
}

// The first replacement whose `find` the text ends with, or else one that only blanks follow, which an
// output loses at the ends of its lines. The text then ends with it.
static const struct replacement *find_at_end(const struct array *list, struct str *text) {
    for (;; text->len--) {
        for (size_t i = 0; i < list->count; i++) {
            const struct replacement *one = &ARRAY_AT(*list, struct replacement, i);
            if (str_ends(*text, one->find)) return one;
        }
        if (!str_ends(*text, STR(" "))) return NULL;
    }
}

void escaper_prepare(struct escaper *escaper) {
    for (int byte = 0x20; byte < 0x7F; byte++) escaper->plain[byte] = true;
    for (size_t i = 0; i < escaper->replace.count; i++) {
        struct replacement *replacement = &ARRAY_AT(escaper->replace, struct replacement, i);
        replacement->find = read_control(replacement->find);
        struct str find = replacement->find;
        if (find.len > 0) escaper->plain[(unsigned char)find.data[0]] = false;
    }
}

// Offset of the first byte at or after `at` that has to be looked at.
static size_t skip_plain(const struct escaper *escaper, struct str text, size_t at) {
    const unsigned char *data = (const unsigned char *)text.data;
    const bool *plain = escaper->plain;
    while (text.len - at >= 8 &&
           (plain[data[at]] & plain[data[at + 1]] & plain[data[at + 2]] & plain[data[at + 3]] &
            plain[data[at + 4]] & plain[data[at + 5]] & plain[data[at + 6]] & plain[data[at + 7]])) {
        at += 8;
    }
    while (at < text.len && plain[data[at]]) at++;
    return at;
}

// Writes what the text at `*at` begins with, and moves `*at` behind it.
static void escape_next(const struct escaper *escaper, struct str text, size_t *at,
                        struct buf *out) {
    size_t start = *at, end = skip_plain(escaper, text, start);
    if (end > start) {
        buf_add(out, str_slice(text, start, end - start));
        *at = end;
        return;
    }
    struct str rest = str_slice(text, start, text.len);
    const struct replacement *replacement = find_replacement(&escaper->replace, rest);
    if (replacement != NULL) {
        buf_add(out, replacement->put);
        *at += replacement->find.len;
        return;
    }
    int32_t c = utf8_next(text, at);
    struct str bytes = str_slice(text, start, *at - start);
    if (stands_for_itself(escaper, c)) {
        buf_add(out, bytes);
    } else {
        add_numeric(escaper, c, bytes, out);
    }
}

// Puts a text in the place of `count` bytes at `at`.
static void splice(struct buf *out, size_t at, size_t count, struct str put) {
    size_t behind = out->len - at - count;
    char *hole = buf_reserve(out, put.len) - out->len + at;
    memmove(hole + put.len, hole + count, behind);
    if (put.len > 0) memcpy(hole, put.data, put.len);
    out->len = at + put.len + behind;
}

// Does a sequence that is to be replaced lie across the seam of two pieces, at `seam`?
static bool is_made_at(const struct escaper *escaper, struct str line, size_t seam) {
    for (size_t i = 0; i < escaper->replace.count; i++) {
        struct str find = ARRAY_AT(escaper->replace, struct replacement, i).find;
        for (size_t before = 1; before < find.len && before <= seam; before++) {
            if (str_starts(str_slice(line, seam - before, line.len), find)) return true;
        }
    }
    return false;
}

// With "*/" as "* /" and "/*" as "/ *", the pieces of "/*/" would make a "*/" again. What stands
// without quotes is a comment, which is not read back: it gets a blank there.
static void escape_into(const struct escaper *escaper, struct str text, struct buf *out) {
    const size_t start = out->len;
    bool quoted = escaper->open.len > 0 || escaper->close.len > 0;
    for (size_t at = 0; at < text.len;) {
        size_t seam = out->len;
        escape_next(escaper, text, &at, out);
        if (quoted) continue;
        struct str line = str_slice(buf_str(out), start, out->len);
        if (is_made_at(escaper, line, seam - start)) splice(out, seam, 0, STR(" "));
    }
}

// The ends of a line are looked at after the rest is escaped: what is there now is what counts.
static void guard_ends(const struct escaper *escaper, size_t start, struct buf *out) {
    struct str line = str_slice(buf_str(out), start, out->len);
    const struct replacement *last = find_at_end(&escaper->line_end, &line);
    if (last != NULL) {
        size_t at = start + line.len - last->find.len;
        splice(out, at, out->len - at, last->put);
    }
    line = str_slice(buf_str(out), start, out->len);
    const struct replacement *first = find_replacement(&escaper->line_start, line);
    if (first != NULL) splice(out, start, first->find.len, first->put);
}

static bool is_as_escaped(const struct escaper *escaper, struct str text) {
    return skip_plain(escaper, text, 0) == text.len &&
           find_replacement(&escaper->line_start, text) == NULL &&
           find_at_end(&escaper->line_end, &text) == NULL;
}

struct str escape_text(const struct escaper *escaper, struct str text, struct arena *arena) {
    bool bare = escaper->open.len == 0 && escaper->close.len == 0;
    if (is_as_escaped(escaper, text)) {
        return bare ? text : ARENA_JOIN(arena, escaper->open, text, escaper->close);
    }
    struct buf out = {0};
    buf_reserve(&out, 2 * text.len + 1);
    buf_add(&out, escaper->open);
    size_t start = out.len;
    escape_into(escaper, text, &out);
    guard_ends(escaper, start, &out);
    buf_add(&out, escaper->close);
    struct str escaped = arena_str(arena, buf_str(&out));
    buf_free(&out);
    return escaped;
}

// A block of known size, and no way out of it: compilers make vector instructions of this.
enum { BLANK_BLOCK = 32 };

static bool is_single_in_block(const char *data) {
    unsigned char odd = 0;
    for (size_t i = 0; i < BLANK_BLOCK; i++) {
        odd |= (data[i] == ' ') & (data[i + 1] == ' ');
        odd |= (data[i] == '\t') | (data[i] == '\r');
    }
    return odd == 0;
}

static bool is_single_at(struct str text, size_t at) {
    char c = text.data[at];
    bool last = at == 0 || at + 1 == text.len;
    return c != '\t' && c != '\r' && (c != ' ' || (!last && text.data[at + 1] != ' '));
}

// Whether blanks stand alone and between words, as nearly always.
static bool has_single_blanks(struct str text) {
    size_t at = 0;
    if (text.len > 0 && !is_single_at(text, 0)) return false;
    while (text.len - at > BLANK_BLOCK && is_single_in_block(text.data + at)) at += BLANK_BLOCK;
    while (at < text.len && is_single_at(text, at)) at++;
    return at == text.len;
}

// The text with single blanks between its words, and none at its ends.
static struct str single_blanks(struct str text, struct arena *arena) {
    if (has_single_blanks(text)) return text;
    char *copy = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool blank = text.data[i] == ' ' || text.data[i] == '\t' || text.data[i] == '\r';
        if (blank && (len == 0 || copy[len - 1] == ' ')) continue;
        copy[len++] = blank ? ' ' : text.data[i];
    }
    if (len > 0 && copy[len - 1] == ' ') len--;
    return (struct str){copy, len};
}

// Bytes of the first `count` characters, or of all if there are not so many.
static size_t length_of(struct str text, size_t count) {
    if (text.len <= count) return text.len;
    size_t at = utf8_skip_plain(str_slice(text, 0, count), 0); // one byte each
    for (count -= at; count > 0 && at < text.len; count--) utf8_next(text, &at);
    return at;
}

// Takes the next line of at most `width` characters off the text of one paragraph.
static struct str take_line(struct str *rest, size_t width) {
    size_t end = length_of(*rest, width);
    if (end < rest->len) {
        size_t fits = end;
        while (end > 0 && rest->data[end] != ' ') end--;
        if (end == 0) end = str_find_char(*rest, ' ', fits);
    }
    struct str line = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end + 1, rest->len);
    return line;
}

struct array escape_lines(const struct escaper *escaper, struct str text, struct arena *arena) {
    VEC(struct str) lines = {0};
    struct str paragraph;
    bool gap = false; // before the next line
    while (str_split(&text, '\n', &paragraph)) {
        paragraph = single_blanks(paragraph, arena);
        if (gap && paragraph.len > 0 && lines.count > 0) {
            vec_add(&lines, escape_text(escaper, STR(""), arena));
        }
        gap = paragraph.len == 0;
        while (paragraph.len > 0) {
            struct str line = take_line(&paragraph, (size_t)escaper->wrap);
            vec_add(&lines, escape_text(escaper, line, arena));
        }
    }
    struct array array = {ARENA_ARRAY(arena, struct str, lines.count), lines.count};
    for (size_t i = 0; i < lines.count; i++) ARRAY_AT(array, struct str, i) = lines.items[i];
    vec_free(&lines);
    return array;
}
