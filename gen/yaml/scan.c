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
static bool refuse_wide_encoding(struct scan *scan) {
    struct str text = scan->source->text;
    bool marked = str_starts(text, STR("\xFF\xFE")) || str_starts(text, STR("\xFE\xFF"));
    bool zeros = text.len >= 2 && (text.data[0] == '\0') != (text.data[1] == '\0');
    bool widest = text.len >= 4 && str_starts(text, STR("\0\0")) && // UTF-32, big end first
                  (text.data[2] != '\0' || text.data[3] != '\0');
    if (!marked && !zeros && !widest) return false;
    struct place place = place_file(scan->source);
    scan->clean = false;
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
static bool has_content(struct str text, size_t offset) {
    while (offset < text.len && text.data[offset] == ' ') offset++;
    if (offset == text.len) return false;
    char first = text.data[offset];
    return first != '#' && first != '\n' && first != '\r';
}

// Directives are legal before the first content only; libyaml is quadratic in %TAG lines.
static void check_line_start(struct scan *scan, size_t offset, bool *content) {
    char first = scan->source->text.data[offset];
    if (first == '\t') {
        struct place place = fault_at(scan, offset);
        diag_report(scan->diag, RULE_YAML_DIALECT, place, "a line begins with a tab");
        diag_note(scan->diag, place, "indent with blanks");
    }
    if (first == '%' && !*content) {
        struct place place = fault_at(scan, offset);
        diag_report(scan->diag, RULE_YAML_DIALECT, place,
                    "directives are not part of this dialect of YAML");
        diag_note(scan->diag, place, "leave the line out");
    }
    if (has_content(scan->source->text, offset)) *content = true;
}

bool yaml_scan(const struct source *source, struct diag *diag) {
    struct scan scan = {.source = source, .diag = diag, .clean = true};
    struct str text = source->text;
    if (refuse_wide_encoding(&scan)) return false;
    bool line_start = true, content = false;
    for (size_t at = text.len - utf8_skip_mark(text).len; at < text.len && scan.clean;) {
        if (line_start) check_line_start(&scan, at, &content);
        size_t offset = at;
        int32_t c = utf8_next(text, &at);
        line_start = c == '\n';
        if (c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7F)) continue;
        if (c == '\r') {
            check_carriage_return(&scan, offset);
        } else {
            check_character(&scan, c, offset);
        }
    }
    return scan.clean;
}
