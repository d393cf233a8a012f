// SPDX-License-Identifier: MIT
#include "yaml/scan.h"

#include "base/utf8.h"

static const int32_t BYTE_ORDER_MARK = 0xFEFF;

struct scan {
    const struct source *source;
    struct diag *diag;
    bool clean;
};

static struct place fault_at(struct scan *scan, size_t offset) {
    scan->clean = false;
    return place_at(scan->source, offset, 1);
}

// UTF-16 and UTF-32 show themselves by their marks or by the zero bytes of ASCII letters.
static bool refuse_wide_encoding(const struct scan *scan) {
    struct str text = scan->source->text;
    bool marked = str_starts(text, STR("\xFF\xFE")) || str_starts(text, STR("\xFE\xFF"));
    bool zeros = text.len >= 2 && (text.data[0] == '\0') != (text.data[1] == '\0');
    bool widest = text.len >= 4 && str_starts(text, STR("\0\0")) && // UTF-32, big end first
                  (text.data[2] != '\0' || text.data[3] != '\0');
    if (!marked && !zeros && !widest) return false;
    struct place place = place_file(scan->source);
    diag_report(scan->diag, RULE_ENCODING, place, "the file is in UTF-16 or UTF-32");
    diag_note(scan->diag, place, "save it as UTF-8");
    return true;
}

static const char *why_refused(int32_t c) {
    if (c == 0x85 || c == 0x2028 || c == 0x2029) return "is a line end to some programs only";
    if (c == BYTE_ORDER_MARK) return "is a byte order mark inside the text";
    if (utf8_is_noncharacter(c)) return "is not a character";
    if (utf8_is_control(c)) return "is a control character";
    return NULL;
}

static void check_character(struct scan *scan, int32_t c, size_t offset) {
    if (c == UTF8_BAD) {
        diag_report(scan->diag, RULE_ENCODING, fault_at(scan, offset), "malformed UTF-8 (byte %02X)",
                    (unsigned)(unsigned char)scan->source->text.data[offset]);
        return;
    }
    const char *why = why_refused(c);
    if (why != NULL) {
        struct place place = fault_at(scan, offset);
        diag_report(scan->diag, RULE_ENCODING, place, "U+%04X %s", (unsigned)c, why);
        diag_note(scan->diag, place, "in a text, write it as an escape between double quotes");
    }
    if (utf8_is_bidi(c)) {
        struct place place = fault_at(scan, offset);
        diag_report(scan->diag, RULE_ENCODING, place, "U+%04X changes the order in which text is shown",
                    (unsigned)c);
        diag_note(scan->diag, place, "in a text, write it as an escape between double quotes");
    }
}

static void check_carriage_return(struct scan *scan, size_t offset) {
    struct str text = scan->source->text;
    if (offset + 1 < text.len && text.data[offset + 1] == '\n') return;
    diag_report(scan->diag, RULE_ENCODING, fault_at(scan, offset),
                "a carriage return without a line feed is a line end to some programs only");
}

// Blanks and comments are no content.
static bool has_content(struct str line) {
    line = str_trim(line);
    return line.len > 0 && line.data[0] != '#';
}

// Directives are legal before the first content only; libyaml is quadratic in %TAG lines. Offset of
// the first line that is one, the length of the text if there is none.
static size_t find_directive(struct str text) {
    struct str rest = utf8_skip_mark(text), line;
    while (str_split(&rest, '\n', &line)) {
        if (line.len > 0 && line.data[0] == '%') return (size_t)(line.data - text.data);
        if (has_content(line)) break;
    }
    return text.len;
}

// The same of a line that begins with a tab.
static size_t find_tab(struct str text) {
    size_t start = text.len - utf8_skip_mark(text).len;
    size_t at = str_find_char(text, '\t', start);
    while (at < text.len && at > start && text.data[at - 1] != '\n') {
        at = str_find_char(text, '\t', at + 1);
    }
    return at;
}

static void refuse_line(struct scan *scan, size_t offset) {
    struct place place = fault_at(scan, offset);
    bool tab = scan->source->text.data[offset] == '\t';
    diag_report(scan->diag, RULE_YAML_DIALECT, place,
                tab ? "a line begins with a tab"
                    : "directives are not part of this dialect of YAML");
    diag_note(scan->diag, place, tab ? "indent with blanks" : "leave the line out");
}

bool yaml_scan(const struct source *source, struct diag *diag) {
    struct scan scan = {.source = source, .diag = diag, .clean = true};
    if (refuse_wide_encoding(&scan)) return false;
    size_t directive = find_directive(source->text), tab = find_tab(source->text);
    size_t refused = directive < tab ? directive : tab;
    struct str text = str_slice(source->text, 0, refused);
    size_t at = text.len - utf8_skip_mark(text).len;
    while (scan.clean && (at = utf8_skip_plain(text, at)) < text.len) {
        size_t offset = at;
        int32_t c = utf8_next(text, &at);
        if (c == '\r') {
            check_carriage_return(&scan, offset);
        } else {
            check_character(&scan, c, offset);
        }
    }
    if (scan.clean && refused < source->text.len) refuse_line(&scan, refused);
    return scan.clean;
}
