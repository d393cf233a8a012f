// SPDX-License-Identifier: MIT
#include "template/parse.h"

#include "base/utf8.h"
#include "template/template.h"

struct parser {
    struct arena *arena;
    const struct source *source;
    struct diag *diag;
    struct str text;
    struct str open, close; // the delimiters
    size_t at;              // everything before it is read
    struct syntax *section; // the innermost that is open; the root at last
    bool broken;            // going on makes no sense
};

// A tag as it is found, before its meaning is looked at.
struct tag {
    size_t start, end; // with the delimiters
    char sigil;        // '\0' if it has none
    struct str name;   // what is inside, trimmed
    bool alone;        // nothing but blanks stands beside it: its line vanishes
    size_t line, next; // where that line and the one after it begin; else `start` and `end`
};

struct place template_place(const struct source *source, struct str slice) {
    struct str line = str_slice(slice, 0, str_find_char(slice, '\n', 0));
    return place_at(source, (size_t)(slice.data - source->text.data), (uint32_t)utf8_count(line));
}

bool template_line_begins(const struct source *source, const char *at) {
    size_t offset = (size_t)(at - source->text.data);
    return offset == 0 || source->text.data[offset - 1] == '\n';
}

static struct place place_of(const struct parser *p, struct str slice) {
    return template_place(p->source, slice);
}

static struct str tag_text(const struct parser *p, const struct tag *tag) {
    return str_slice(p->text, tag->start, tag->end - tag->start);
}

// The first line of what may be a long stretch of a template, for messages.
static struct str shown(struct str text) {
    return str_trim(str_slice(text, 0, str_find_char(text, '\n', 0)));
}

// What can be read

static bool is_allowed(struct str text, size_t at, int32_t c) {
    if (c == '\n' || c == '\t') return true;
    if (c == '\r') return at + 1 < text.len && text.data[at + 1] == '\n';
    return !utf8_is_unsafe(c);
}

static bool check_characters(const struct parser *p) {
    for (size_t at = utf8_skip_plain(p->text, 0); at < p->text.len;
         at = utf8_skip_plain(p->text, at)) {
        size_t start = at;
        int32_t c = utf8_next(p->text, &at);
        if (is_allowed(p->text, start, c)) continue;
        struct place place = place_of(p, str_slice(p->text, start, at - start));
        if (c == UTF8_BAD) {
            diag_report(p->diag, RULE_ENCODING, place, "byte %02X is not UTF-8",
                        (unsigned)(unsigned char)p->text.data[start]);
        } else {
            diag_report(p->diag, RULE_ENCODING, place, "a template cannot hold U+%04X",
                        (unsigned)c);
        }
        return false;
    }
    return true;
}

static bool check_size(const struct parser *p) {
    if (p->text.len <= TEMPLATE_MAX_SIZE) return true;
    diag_report(p->diag, RULE_TEMPLATE_LIMIT, place_file(p->source),
                "a template cannot be larger than %d bytes", TEMPLATE_MAX_SIZE);
    return false;
}

// The tree

static struct syntax *add_node(struct parser *p, enum syntax_kind kind, struct str text) {
    struct syntax *node = ARENA_NEW(p->arena, struct syntax);
    *node = (struct syntax){.kind = kind, .text = text, .parent = p->section};
    if (p->section->last == NULL) {
        p->section->first = node;
    } else {
        p->section->last->next = node;
    }
    p->section->last = node;
    return node;
}

static struct syntax *add_tag(struct parser *p, enum syntax_kind kind, const struct tag *tag) {
    struct syntax *node = add_node(p, kind, tag->name);
    node->tag = tag_text(p, tag);
    return node;
}

// The text up to `end`, where a tag starts or the template ends. A line that begins with a tag and
// does not vanish begins with an empty text.
static void add_text(struct parser *p, size_t end, bool line_stays) {
    struct str text = str_slice(p->text, p->at, end - p->at);
    if (text.len > 0) add_node(p, SYNTAX_TEXT, text);
    if (line_stays && template_line_begins(p->source, text.data + text.len)) {
        add_node(p, SYNTAX_TEXT, str_slice(text, text.len, 0));
    }
    p->at = end;
}

// Tags

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool is_space(char c) {
    return is_blank(c) || c == '\n' || c == '\r';
}

static size_t skip_space(struct str text, size_t at) {
    while (at < text.len && is_space(text.data[at])) at++;
    return at;
}

static bool has_space(struct str text) {
    for (size_t i = 0; i < text.len; i++) {
        if (is_space(text.data[i])) return true;
    }
    return false;
}

static bool is_sigil(char c) {
    static const struct str sigils = STR_INIT("#^/>!=&{<$");
    return str_find_char(sigils, c, 0) < sigils.len;
}

// Finds the end of the tag whose inside starts at `inside`: `{` and `=` need their twin before the
// delimiter. False if there is none.
static bool find_end(const struct parser *p, struct tag *tag, size_t inside) {
    char twin = tag->sigil == '{' ? '}' : tag->sigil == '=' ? '=' : '\0';
    for (size_t at = inside;; at++) {
        size_t end = str_find(p->text, p->close, at);
        // With }}} at the end, the last two are the delimiter.
        while (twin == '}' && end < p->text.len && p->text.data[end] == '}' &&
               str_starts(str_slice(p->text, end + 1, p->text.len), p->close)) {
            end++;
        }
        if (end == p->text.len) return false;
        bool twinned = end > inside && p->text.data[end - 1] == twin;
        if (twin == '\0' || twinned) {
            size_t last = twin == '\0' ? end : end - 1;
            tag->name = str_trim(str_slice(p->text, inside, last - inside));
            tag->end = end + p->close.len;
            return true;
        }
        at = end;
    }
}

// Reads the tag that starts at `start`. False if it has no end, or another one opens before it
// ends; then it is reported and `tag->end` is where to go on.
static bool read_tag(struct parser *p, size_t start, struct tag *tag) {
    size_t inside = skip_space(p->text, start + p->open.len);
    *tag = (struct tag){.start = start};
    if (inside < p->text.len && is_sigil(p->text.data[inside])) tag->sigil = p->text.data[inside++];
    bool ended = find_end(p, tag, inside);
    if (ended && tag->sigil == '!') return true;
    struct str until = str_slice(p->text, 0, ended ? tag->end - p->close.len : p->text.len);
    size_t other = tag->sigil == '=' ? until.len : str_find(until, p->open, inside);
    if (ended && other == until.len) return true;
    tag->end = other;
    diag_report(p->diag, RULE_TEMPLATE_SYNTAX, place_of(p, str_slice(p->text, start, p->open.len)),
                "a tag is not closed by '%.*s'", STR_ARG(p->close));
    return false;
}

static bool prints(char sigil) {
    return sigil == '\0' || sigil == '&' || sigil == '{';
}

// Finds out whether the tag is alone on its line, as one that prints never is.
static void look_beside(const struct parser *p, struct tag *tag) {
    tag->line = tag->start;
    tag->next = tag->end;
    size_t before = tag->start, after = tag->end;
    while (before > 0 && is_blank(p->text.data[before - 1])) before--;
    if (prints(tag->sigil) || !template_line_begins(p->source, p->text.data + before)) return;
    while (after < p->text.len && is_blank(p->text.data[after])) after++;
    if (after < p->text.len && p->text.data[after] == '\r') after++;
    if (after < p->text.len && p->text.data[after] != '\n') return;
    tag->alone = true;
    tag->line = before;
    tag->next = after < p->text.len ? after + 1 : after;
}

// A name is "." or words with points between them.
static bool is_name(struct str name) {
    if (str_equal(name, STR("."))) return true;
    bool word = false;
    for (size_t i = 0; i < name.len; i++) {
        if (name.data[i] == '.' && !word) return false;
        word = name.data[i] != '.';
    }
    return word;
}

static bool check_name(struct parser *p, const struct tag *tag) {
    if (tag->name.len == 0) {
        diag_report(p->diag, RULE_TEMPLATE_SYNTAX, place_of(p, tag_text(p, tag)),
                    "a tag has no name in it");
        return false;
    }
    // The name of a partial is a path, which whoever loads it judges.
    if (!has_space(tag->name) && (tag->sigil == '>' || is_name(tag->name))) return true;
    diag_report(p->diag, RULE_TEMPLATE_SYNTAX, place_of(p, tag->name), "'%.*s' is not a name",
                STR_ARG(shown(tag->name)));
    return false;
}

static void open_section(struct parser *p, enum syntax_kind kind, const struct tag *tag) {
    p->section = add_tag(p, kind, tag);
}

static bool is_open(const struct parser *p, struct str name) {
    for (const struct syntax *s = p->section; s->parent != NULL; s = s->parent) {
        if (str_equal(s->text, name)) return true;
    }
    return false;
}

static void report_wrong_end(const struct parser *p, const struct tag *tag) {
    struct place place = place_of(p, tag->name);
    struct str open = p->section->text;
    if (p->section->parent == NULL) {
        diag_report(p->diag, RULE_TEMPLATE_NESTING, place, "no section '%.*s' is open here",
                    STR_ARG(tag->name));
    } else {
        diag_report(p->diag, RULE_TEMPLATE_NESTING, place, "section '%.*s' is closed by '%.*s'",
                    STR_ARG(open), STR_ARG(tag->name));
        diag_note(p->diag, place_of(p, open), "'%.*s' is opened here", STR_ARG(open));
    }
}

static void close_section(struct parser *p, const struct tag *tag) {
    bool none = p->section->parent == NULL;
    if (none || !str_equal(p->section->text, tag->name)) {
        report_wrong_end(p, tag);
        // A name that nothing else waits for is a slip of the pen; else two sections cross, and
        // nobody knows which one is meant where.
        p->broken = is_open(p, tag->name);
    }
    if (!none) p->section = p->section->parent;
}

static bool is_delimiter(struct str word) {
    return word.len > 0 && !has_space(word) && str_find_char(word, '=', 0) == word.len;
}

static void set_delimiters(struct parser *p, const struct tag *tag) {
    size_t first = 0;
    while (first < tag->name.len && !is_space(tag->name.data[first])) first++;
    struct str open = str_slice(tag->name, 0, first);
    struct str close = str_trim(str_slice(tag->name, first, tag->name.len));
    if (!is_delimiter(open) || !is_delimiter(close)) {
        diag_report(p->diag, RULE_TEMPLATE_SYNTAX, place_of(p, tag_text(p, tag)),
                    "a change of delimiters needs two of them, as in {{=<%% %%>=}}");
        return;
    }
    p->open = open;
    p->close = close;
}

static void report_inheritance(struct parser *p, const struct tag *tag) {
    struct place place = place_of(p, tag_text(p, tag));
    diag_report(p->diag, RULE_TEMPLATE_SYNTAX, place, "there is no inheritance of templates");
    diag_note(p->diag, place, "use a partial: {{>name}}");
}

static void add_partial(struct parser *p, const struct tag *tag) {
    struct syntax *partial = add_tag(p, SYNTAX_PARTIAL, tag);
    partial->alone = tag->alone;
    partial->indent = str_slice(p->text, tag->line, tag->start - tag->line);
}

static void take_tag(struct parser *p, const struct tag *tag) {
    if (tag->sigil == '!') return;
    if (tag->sigil == '=') {
        set_delimiters(p, tag);
        return;
    }
    if (tag->sigil == '<' || tag->sigil == '$') {
        report_inheritance(p, tag);
        return;
    }
    if (!check_name(p, tag)) return;
    switch (tag->sigil) {
    case '#':
        open_section(p, SYNTAX_SECTION, tag);
        break;
    case '^':
        open_section(p, SYNTAX_INVERTED, tag);
        break;
    case '/':
        close_section(p, tag);
        break;
    case '>':
        add_partial(p, tag);
        break;
    case '&':
    case '{':
        add_tag(p, SYNTAX_RAW, tag);
        break;
    default:
        add_tag(p, SYNTAX_PRINT, tag);
        break;
    }
}

// Reads up to and with the next tag. False at the end.
static bool read_next(struct parser *p) {
    size_t start = str_find(p->text, p->open, p->at);
    if (start == p->text.len) return false;
    struct tag tag;
    if (!read_tag(p, start, &tag)) {
        p->broken = tag.end == p->text.len;
        p->at = tag.end;
        return !p->broken;
    }
    look_beside(p, &tag);
    add_text(p, tag.line, !tag.alone);
    take_tag(p, &tag);
    p->at = tag.next;
    return !p->broken;
}

static void report_open_sections(const struct parser *p, size_t most) {
    const struct syntax *s = p->section;
    for (; s->parent != NULL && diag_errors(p->diag) < most; s = s->parent) {
        diag_report(p->diag, RULE_TEMPLATE_NESTING, place_of(p, s->text),
                    "section '%.*s' is not closed", STR_ARG(s->text));
        diag_note(p->diag, place_of(p, s->text), "'%.*s' is opened here and needs a {{/%.*s}}",
                  STR_ARG(s->text), STR_ARG(s->text));
    }
}

struct syntax *template_parse(struct arena *arena, const struct source *source, struct str text,
                              struct diag *diag) {
    struct syntax *root = ARENA_NEW(arena, struct syntax);
    root->kind = SYNTAX_SECTION;
    struct parser p = {.arena = arena,
                       .source = source,
                       .diag = diag,
                       .text = text,
                       .open = STR("{{"),
                       .close = STR("}}"),
                       .section = root};
    if (!check_size(&p) || !check_characters(&p)) return NULL;
    const size_t most = diag_errors(diag) + TEMPLATE_MAX_PROBLEMS;
    while (read_next(&p)) {
        if (diag_errors(diag) >= most) return NULL;
    }
    if (p.broken) return NULL;
    add_text(&p, p.text.len, false);
    report_open_sections(&p, most);
    return root;
}
