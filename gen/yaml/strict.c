// SPDX-License-Identifier: MIT
#include "yaml/strict.h"

static const struct strict_fault NO_FAULT = {0};

static struct strict_fault fault(size_t at, const char *what, const char *hint) {
    return (struct strict_fault){what, hint, at};
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

static size_t skip_blanks(struct str text, size_t at, size_t to) {
    while (at < to && text.data[at] == ' ') at++;
    return at;
}

// Offset of the line's end.
static size_t skip_line(struct str text, size_t at, size_t to) {
    while (at < to && text.data[at] != '\n') at++;
    return at;
}

// Inside brackets and quotes libyaml takes a line at any column; all others want it to be indented.
// Of the lines that begin behind `from`; the last goes on at `to`.
static struct strict_fault check_lines(struct str text, size_t from, size_t to,
                                       struct strict_around around) {
    for (size_t at = skip_line(text, from, to); at < to; at = skip_line(text, at, to)) {
        size_t start = ++at;
        at = skip_blanks(text, at, to);
        if (at == text.len || (at < to && is_line_end(text.data[at]))) continue;
        if ((long)(at - start) <= around.indent) {
            return fault(at, "lines indented no deeper than what they belong to",
                         "indent the line deeper");
        }
    }
    return NO_FAULT;
}

struct strict_fault strict_between(struct str text, size_t from, size_t to,
                                   struct strict_around around) {
    for (size_t at = from; at < to; at++) {
        switch (text.data[at]) {
        case '\t': return fault(at, "tabs between values", "write blanks");
        case '?': return fault(at, "keys behind '?'", "write 'key: value'");
        case '#':
            if (at > 0 && text.data[at - 1] != ' ' && text.data[at - 1] != '\n') {
                return fault(at, "comments without a blank in front", "put one before '#'");
            }
            at = skip_line(text, at, to) - 1;
            break;
        default: break;
        }
    }
    return around.flow ? check_lines(text, from, to, around) : NO_FAULT;
}

struct strict_fault strict_plain(struct str text, size_t from, size_t to,
                                 struct strict_around around) {
    static const char *const quote = "quote the text";
    struct str written = str_slice(text, from, to - from);
    if (str_starts(written, STR("---"))) {
        return fault(from, "unquoted texts that begin with '---'", quote);
    }
    size_t tab = str_find_char(written, '\t', 0);
    if (tab < written.len) return fault(from + tab, "tabs in unquoted texts", quote);
    if (!around.flow) return NO_FAULT;
    if (str_equal(written, STR("-"))) return fault(from, "texts '-' inside brackets", quote);
    size_t mark = str_find_char(written, '?', 0);
    if (mark < written.len) {
        return fault(from + mark, "unquoted texts with '?' inside brackets", quote);
    }
    return check_lines(text, from, to, around);
}

static bool is_escaped(struct str text, size_t at) {
    size_t backslashes = 0;
    while (at > backslashes && text.data[at - backslashes - 1] == '\\') backslashes++;
    return backslashes % 2 == 1;
}

static bool is_empty_line(struct str text, size_t at, size_t to) {
    at = skip_blanks(text, at, to);
    return at < to && is_line_end(text.data[at]);
}

struct strict_fault strict_quoted(struct str text, size_t from, size_t to,
                                  struct strict_around around) {
    for (size_t at = skip_line(text, from, to); at < to; at = skip_line(text, at + 1, to)) {
        size_t end = at - (text.data[at - 1] == '\r'); // the opening quote comes before
        if (text.data[end - 1] == ' ' || text.data[end - 1] == '\t') {
            return fault(end - 1, "quoted lines that end with a blank", "take the blank away");
        }
        if (text.data[from] == '"' && is_escaped(text, end) && is_empty_line(text, at + 1, to)) {
            return fault(end - 1, "escaped line ends before an empty line", "write \\n for the line");
        }
    }
    return check_lines(text, from, to, around);
}

static bool is_first_in_line(struct str text, size_t at) {
    while (at > 0 && text.data[at - 1] == ' ') at--;
    return at == 0 || text.data[at - 1] == '\n';
}

// Lines of blanks before the first line of the text may or may not say how deep it is indented.
static struct strict_fault check_first_lines(struct str text, size_t from, size_t to) {
    for (size_t at = from; at < to; at = skip_line(text, at, to) + 1) {
        size_t first = skip_blanks(text, at, to);
        if (first < to && !is_line_end(text.data[first])) return NO_FAULT;
        if (first > at) {
            return fault(at, "block texts that begin with a line of blanks", "leave it empty");
        }
    }
    return fault(from - 1, "block texts without a text", "an empty text is written \"\"");
}

// Lines that are indented deeper are not folded, and parsers differ in what that does to the empty
// lines around them.
static struct strict_fault check_folded(struct str text, size_t from, size_t to) {
    size_t indent = 0;
    for (size_t at = from; at < to; at = skip_line(text, at, to) + 1) {
        size_t first = skip_blanks(text, at, to);
        if (first == to || is_line_end(text.data[first])) continue;
        if (indent == 0) indent = first - at;
        if (first - at > indent || text.data[first] == '\t') {
            return fault(first, "lines indented deeper in a text behind '>'", "write '|' for '>'");
        }
    }
    return NO_FAULT;
}

// "|-" and the like, a digit before or behind the sign, drop the last line end.
static bool drops_line_end(struct str text, size_t from) {
    struct str header = str_slice(text, from + 1, 2);
    size_t sign = str_find_char(header, '-', 0);
    return sign == 0 || (sign == 1 && char_is_digit(header.data[0]));
}

// Some parsers give such a text a line end behind its last line.
static bool lacks_line_end(struct str text, size_t to) {
    return skip_blanks(text, to, text.len) == text.len && !str_ends(text, STR("\n"));
}

struct strict_fault strict_block(struct str text, size_t from, size_t to) {
    static const struct strict_around anywhere = {.indent = -1};
    size_t end = skip_line(text, from, to), first = end < to ? end + 1 : to;
    struct strict_fault found = strict_between(text, from, end, anywhere);
    if (found.what != NULL) return found;
    if (is_first_in_line(text, from)) {
        return fault(from, "'|' and '>' on a line of their own", "put it behind the key");
    }
    found = check_first_lines(text, first, to);
    if (found.what == NULL && text.data[from] == '>') found = check_folded(text, first, to);
    if (found.what != NULL) return found;
    if (drops_line_end(text, from) || !lacks_line_end(text, to)) return NO_FAULT;
    return fault(from, "block texts that end with the file but not with a line",
                 "end the last line of the file");
}
