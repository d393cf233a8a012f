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
    for (size_t i = 0; i < list->count; i++) {
        const struct replacement *one = &ARRAY_AT(*list, struct replacement, i);
        if (longest != NULL && one->find.len <= longest->find.len) continue;
        if (one->find.len > 0 && str_starts(text, one->find)) longest = one;
    }
    return longest;
}

// A file cannot hold most control characters, so one is written U+000D there.
static struct str read_control(struct str find) {
    static const char controls[] = "\r\v\f\b\a\x1B\x7F";
    for (size_t i = 0; i + 1 < sizeof controls; i++) {
        char name[sizeof "U+000D"];
        snprintf(name, sizeof name, "U+%04X", (unsigned)controls[i]);
        if (str_equal(find, str_from(name))) return (struct str){controls + i, 1};
    }
    return find;
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

// Writes what the text at `*at` begins with, and moves `*at` behind it.
static void escape_next(const struct escaper *escaper, struct str text, size_t *at,
                        struct buf *out) {
    size_t end = *at;
    while (end < text.len && escaper->plain[(unsigned char)text.data[end]]) end++;
    if (end > *at) {
        buf_add(out, str_slice(text, *at, end - *at));
        *at = end;
        return;
    }
    struct str rest = str_slice(text, *at, text.len);
    const struct replacement *replacement = find_replacement(&escaper->replace, rest);
    if (replacement != NULL) {
        buf_add(out, replacement->put);
        *at += replacement->find.len;
        return;
    }
    size_t start = *at;
    int32_t c = utf8_next(text, at);
    struct str bytes = str_slice(text, start, *at - start);
    if (stands_for_itself(escaper, c)) {
        buf_add(out, bytes);
    } else {
        add_numeric(escaper, c, bytes, out);
    }
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

static void part_at(size_t seam, struct buf *out) {
    buf_add_char(out, ' ');
    memmove(out->data + seam + 1, out->data + seam, out->len - seam - 1);
    out->data[seam] = ' ';
}

// With "*/" as "* /" and "/*" as "/ *", the pieces of "/*/" would make a "*/" again. Comments, which
// are not read back, get a blank there.
static void escape_into(const struct escaper *escaper, struct str text, struct buf *out) {
    const size_t start = out->len;
    for (size_t at = 0; at < text.len;) {
        size_t seam = out->len;
        escape_next(escaper, text, &at, out);
        if (escaper->wrap == NUMBER_ABSENT) continue;
        struct str line = str_slice(buf_str(out), start, out->len);
        if (is_made_at(escaper, line, seam - start)) part_at(seam, out);
    }
}

// The ends of a line are looked at after the rest is escaped: what is there now is what counts.
static void guard_ends(const struct escaper *escaper, size_t start, struct arena *arena,
                       struct buf *out) {
    struct str line = str_slice(buf_str(out), start, out->len);
    for (size_t i = 0; i < escaper->line_end.count; i++) {
        const struct replacement *one = &ARRAY_AT(escaper->line_end, struct replacement, i);
        if (!str_ends(line, one->find)) continue;
        out->len -= one->find.len;
        buf_add(out, one->put);
        break;
    }
    line = arena_str(arena, str_slice(buf_str(out), start, out->len));
    const struct replacement *first = find_replacement(&escaper->line_start, line);
    if (first == NULL) return;
    out->len = start;
    buf_add(out, first->put);
    buf_add(out, str_slice(line, first->find.len, line.len));
}

void escape_text(const struct escaper *escaper, struct str text, struct buf *out) {
    buf_add(out, escaper->open);
    size_t start = out->len;
    escape_into(escaper, text, out);
    if (escaper->line_start.count > 0 || escaper->line_end.count > 0) {
        struct arena scratch = {0};
        guard_ends(escaper, start, &scratch, out);
        arena_free(&scratch);
    }
    buf_add(out, escaper->close);
}

// Takes the next line of at most `width` characters off the text of one paragraph.
static struct str take_line(struct str *rest, size_t width, struct arena *arena) {
    struct buf line = {0};
    struct str word, left = *rest;
    size_t columns = 0;
    while (str_split(&left, ' ', &word)) {
        size_t more = utf8_count(word) + (columns > 0 ? 1 : 0);
        if (columns > 0 && columns + more > width) break;
        if (word.len > 0) {
            if (columns > 0) buf_add_char(&line, ' ');
            buf_add(&line, word);
            columns += more;
        }
        *rest = left;
    }
    struct str taken = arena_str(arena, buf_str(&line));
    buf_free(&line);
    return taken;
}

static struct str blanks_for_tabs(struct str text, struct arena *arena) {
    char *copy = arena_alloc(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        copy[i] = c == '\t' || c == '\r' ? ' ' : c;
    }
    return (struct str){copy, text.len};
}

struct array escape_lines(const struct escaper *escaper, struct str text, struct arena *arena) {
    VEC(struct str) lines = {0};
    struct buf out = {0};
    struct str paragraphs = blanks_for_tabs(text, arena), paragraph;
    while (str_split(&paragraphs, '\n', &paragraph)) {
        paragraph = str_trim(paragraph);
        do {
            struct str line = take_line(&paragraph, (size_t)escaper->wrap, arena);
            buf_clear(&out);
            buf_add(&out, escaper->open);
            escape_into(escaper, line, &out);
            guard_ends(escaper, escaper->open.len, arena, &out);
            buf_add(&out, escaper->close);
            vec_add(&lines, arena_str(arena, buf_str(&out)));
        } while (paragraph.len > 0);
    }
    struct array array = {ARENA_ARRAY(arena, struct str, lines.count), lines.count};
    for (size_t i = 0; i < lines.count; i++) ARRAY_AT(array, struct str, i) = lines.items[i];
    vec_free(&lines);
    buf_free(&out);
    return array;
}
