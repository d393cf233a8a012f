// SPDX-License-Identifier: MIT
// Any text through every view of every language: a literal reads back as the same bytes, and nothing
// that could hide, nor the end of what it stands in, comes out.
#include "harness.h"

#include "base/utf8.h"
#include "lang/escape.h"

static void check_line(const struct escaper *view, struct str line) {
    PROMISE(utf8_find_unsafe(line) == line.len);
    for (size_t i = 0; i < view->replace.count; i++) {
        const struct replacement *one = &ARRAY_AT(view->replace, struct replacement, i);
        bool again = str_find(one->put, one->find, 0) < one->put.len;
        bool inside = str_given(view->open) || str_given(view->close); // which may hold it
        PROMISE(again || inside || str_find(line, one->find, 0) == line.len);
    }
}

// --- What a language's own lexer would read ---

struct literal {
    struct str text; // between the quotes
    size_t at;
    struct buf bytes; // read so far
};

static uint32_t digits_at(struct literal *in, unsigned base, size_t count) {
    static const char digits[] = "0123456789ABCDEF";
    uint32_t number = 0;
    for (; count > 0; count--) {
        PROMISE(in->at < in->text.len);
        const char *digit = memchr(digits, in->text.data[in->at++], base);
        PROMISE(digit != NULL);
        number = number * base + (uint32_t)(digit - digits);
    }
    return number;
}

static void add_scalar(struct literal *in, uint32_t c) {
    PROMISE(c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF));
    utf8_add(&in->bytes, (int32_t)c);
}

static bool read_simple(struct literal *in, char c, const char *others) {
    const char *escapes = "\"\\nt", *bytes = "\"\\\n\t";
    const char *found = strchr(escapes, c), *other = strchr(others, c);
    if (c == '\0' || (found == NULL && other == NULL)) return false;
    char byte = found != NULL ? bytes[found - escapes] : c == 'r' ? '\r' : c;
    buf_add_char(&in->bytes, byte);
    return true;
}

static void read_c(struct literal *in, char c) {
    if (read_simple(in, c, "?")) return;
    in->at--;
    uint32_t byte = digits_at(in, 8, 3);
    PROMISE(byte <= 0xFF);
    buf_add_char(&in->bytes, (char)byte);
}

static void read_go(struct literal *in, char c) {
    if (read_simple(in, c, "r")) return;
    PROMISE(c == 'u' || c == 'U');
    add_scalar(in, digits_at(in, 16, c == 'u' ? 4 : 8));
}

static void read_json(struct literal *in, char c) {
    if (read_simple(in, c, "/")) return;
    PROMISE(c == 'u');
    uint32_t unit = digits_at(in, 16, 4);
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        PROMISE(str_starts(str_slice(in->text, in->at, in->text.len), STR("\\u")));
        in->at += 2;
        uint32_t low = digits_at(in, 16, 4);
        PROMISE(low >= 0xDC00 && low <= 0xDFFF);
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    add_scalar(in, unit);
}

static void read_rust(struct literal *in, char c) {
    if (read_simple(in, c, "")) return;
    PROMISE(c == 'u' && in->at < in->text.len && in->text.data[in->at] == '{');
    size_t end = str_find_char(in->text, '}', in->at);
    PROMISE(end < in->text.len && end - ++in->at <= 6);
    add_scalar(in, digits_at(in, 16, end - in->at));
    in->at++;
}

static const struct lexer {
    struct str language;
    void (*read_escape)(struct literal *in, char c); // c is behind the backslash
    bool keeps_bytes;                                // of malformed UTF-8 too
} lexers[] = {
    {STR_INIT("c"), read_c, true},
    {STR_INIT("go"), read_go, false},
    {STR_INIT("json"), read_json, false},
    {STR_INIT("rust"), read_rust, false},
};

static const struct lexer *lexer_of(struct str language) {
    for (size_t i = 0; i < sizeof lexers / sizeof *lexers; i++) {
        if (str_equal(lexers[i].language, language)) return &lexers[i];
    }
    fprintf(stderr, "no lexer for the literals of %.*s\n", STR_ARG(language));
    abort();
}

// Malformed bytes, which no specification has, become U+FFFD where a language has characters.
static void add_characters(struct buf *out, struct str text) {
    for (size_t at = 0; at < text.len;) utf8_add(out, utf8_next(text, &at));
}

// The bytes that stand for themselves or are escaped between two quotes, which nothing ends early.
static struct buf read_literal(const struct lexer *lexer, struct str inside) {
    struct literal in = {.text = inside};
    while (in.at < in.text.len) {
        char c = in.text.data[in.at++];
        PROMISE(c != '"' && c != '\n' && c != '\r');
        if (c == '\\') {
            PROMISE(in.at < in.text.len);
            c = in.text.data[in.at++];
            lexer->read_escape(&in, c);
        } else {
            buf_add_char(&in.bytes, c);
        }
    }
    return in.bytes;
}

static void check_literal(const struct lexer *lexer, struct str escaped, struct str text) {
    PROMISE(escaped.len >= 2 && str_starts(escaped, STR("\"")) && str_ends(escaped, STR("\"")));
    struct buf bytes = read_literal(lexer, str_slice(escaped, 1, escaped.len - 2));
    struct buf characters = {0};
    add_characters(&characters, text);
    PROMISE(str_equal(buf_str(&bytes), lexer->keeps_bytes ? text : buf_str(&characters)));
    buf_free(&characters);
    buf_free(&bytes);
}

// --- What must not be in a comment ---

static const struct comment_rule {
    struct str language, view;
    const char *anywhere[6], *at_start[4], *at_end[2]; // NULL behind the last of each
    const char *marked; // characters that mean something without a backslash
    bool in_literal;    // of the language, between quotes that others write
} comment_rules[] = {
#define RULE(in, of) .language = STR_INIT(in), .view = STR_INIT(of)
    {RULE("c", "comment"), .anywhere = {"*/", "/*", "?\?/", "\n"}, .at_end = {"\\"}},
    {RULE("c", "doc"), .anywhere = {"*/", "/*", "?\?/", "\n"}, .at_end = {"\\"}},
    {RULE("go", "doc"), .anywhere = {"\n"}, .at_start = {"+build", "go:", "Deprecated:"}},
    {RULE("go", "line"), .anywhere = {"\n", "+build"}, .at_start = {"go:"}},
    {RULE("go", "note"), .anywhere = {"\n"}},
    {RULE("rust", "doc"), .anywhere = {"\n", "://"}, .at_start = {"#", ">", "-"},
     .marked = "`*_[]<|~"},
    {RULE("rust", "inline"), .anywhere = {"\n", "://"}, .marked = "`*_[]<|~"},
    {RULE("rust", "note"), .anywhere = {"\n"}, .marked = "`*_[]<~", .in_literal = true},
    {RULE("rust", "line"), .anywhere = {"\n"}},
    {RULE("rust", "link"), .anywhere = {"\n", "(", ")", "[", "]"}},
};

static const struct comment_rule *comment_rule_of(struct str language, struct str view) {
    for (size_t i = 0; i < sizeof comment_rules / sizeof *comment_rules; i++) {
        const struct comment_rule *rule = &comment_rules[i];
        if (str_equal(rule->language, language) && str_equal(rule->view, view)) return rule;
    }
    fprintf(stderr, "no rule for the view %.*s of %.*s\n", STR_ARG(view), STR_ARG(language));
    abort();
}

static void check_comment(const struct comment_rule *rule, struct str line) {
    for (size_t i = 0; i < 6 && rule->anywhere[i] != NULL; i++) {
        PROMISE(str_find(line, str_from(rule->anywhere[i]), 0) == line.len);
    }
    for (size_t i = 0; i < 4 && rule->at_start[i] != NULL; i++) {
        PROMISE(!str_starts(line, str_from(rule->at_start[i])));
    }
    for (size_t i = 0; i < 2 && rule->at_end[i] != NULL; i++) {
        PROMISE(!str_ends(line, str_from(rule->at_end[i])));
    }
    bool marked = false; // by a backslash
    for (size_t at = 0; rule->marked != NULL && at < line.len; at++) {
        PROMISE(marked || strchr(rule->marked, line.data[at]) == NULL);
        marked = line.data[at] == '\\' && !marked;
    }
}

static void check_words(const struct language *language, const struct escaper *view, struct str line) {
    const struct comment_rule *rule = comment_rule_of(language->id, view->name);
    check_line(view, line);
    if (rule->in_literal) {
        struct buf bytes = read_literal(lexer_of(language->id), line);
        check_comment(rule, buf_str(&bytes));
        buf_free(&bytes);
    } else {
        check_comment(rule, line);
    }
}

static void try_view(const struct language *language, const struct escaper *view, struct str text) {
    struct arena arena = {0};
    if (str_given(view->open)) {
        struct str escaped = escape_text(view, text, &arena);
        check_line(view, escaped);
        check_literal(lexer_of(language->id), escaped, text);
    } else if (view->wrap != NUMBER_ABSENT) {
        struct array lines = escape_lines(view, text, &arena);
        for (size_t i = 0; i < lines.count; i++) {
            check_words(language, view, ARRAY_AT(lines, struct str, i));
        }
    } else {
        check_words(language, view, escape_text(view, text, &arena));
    }
    arena_free(&arena);
}

// All there are, read once: reading them takes longer than a text through each.
static const struct language **all_languages(size_t *count) {
    static const char *const words[] = {"statusgen", "list", "languages", NULL};
    static struct session session;
    static const struct language **languages;
    static size_t found;
    if (languages == NULL) {
        session_say(&session, words);
        languages = session_languages(&session, &found);
    }
    *count = found;
    return languages;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    size_t count = 0;
    const struct language **languages = all_languages(&count);
    PROMISE(languages != NULL && count > 0);
    for (size_t i = 0; i < count; i++) {
        for (size_t v = 0; v < languages[i]->views.count; v++) {
            try_view(languages[i], &ARRAY_AT(languages[i]->views, struct escaper, v),
                     (struct str){(const char *)data, size});
        }
    }
    return 0;
}
