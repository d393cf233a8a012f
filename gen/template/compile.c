// SPDX-License-Identifier: MIT
#include <string.h>

#include "base/suggest.h"
#include "base/vec.h"
#include "template/parse.h"
#include "template/program.h"
#include "template/resolve.h"

enum {
    MAX_NODES = 512 * 1024, // of one compiled template; one source of the largest size stays below
    MAX_VARIANTS = 4096,    // partials compiled for one template
};

// A partial as it was read: once, however often it is used.
struct parsed {
    struct str name;
    const struct source *source; // NULL: there is none
    struct syntax *root;         // NULL: it was not understood, which was reported
    struct parsed *next;
};

// What a partial was compiled for.
struct use {
    const struct parsed *of;
    struct str indent;
    const struct level *levels;
    size_t count;
    bool done;
    struct block *block;
};

// The template or partial that is being compiled.
struct unit {
    const struct source *source;
    struct str indent;         // what each of its lines begins with
    const struct syntax *call; // the tag that includes it; NULL for the template itself
    const struct unit *caller;
};

struct compiler {
    struct arena *arena;
    struct diag *diag;
    enum template_mode mode;
    const struct template_loader *loader;
    struct parsed *parsed;
    VEC(struct use) uses;
    struct scope scope; // strict
    const struct unit *unit;
    size_t partials; // depth of partials
    size_t sections; // depth of sections
    size_t nodes;
    size_t bytes;             // of all literals
    struct buf literal;       // what will be the next one
    struct block *block;      // what the next node belongs to
    const struct node **tail; // where it goes
    struct node *last;        // the one before it
    size_t most;              // the number of errors at which to stop
    bool stopped;
};

static void compile_block(struct compiler *c, const struct syntax *syntax, struct block *block);

static bool is_strict(const struct compiler *c) {
    return c->mode == TEMPLATE_STRICT;
}

static struct place place_of(const struct compiler *c, struct str slice) {
    return template_place(c->unit->source, slice);
}

// Messages

// After a message in a partial: which use of it is meant.
static void note_call(const struct compiler *c) {
    if (c->unit->call == NULL) return;
    diag_note(c->diag, template_place(c->unit->caller->source, c->unit->call->text),
              "in this use of partial '%.*s'", STR_ARG(c->unit->call->text));
}

// To be called after each report.
static void reported(struct compiler *c, struct syntax *tag) {
    tag->reported = true;
    note_call(c);
    if (diag_errors(c->diag) >= c->most) c->stopped = true;
}

// A bound is exceeded: what comes after it would only exceed it again.
static void stop_at(struct compiler *c, struct str slice, const char *what, size_t most) {
    if (c->stopped) return;
    diag_report(c->diag, RULE_TEMPLATE_LIMIT, place_of(c, slice), "%s %zu", what, most);
    note_call(c);
    c->stopped = true;
}

// Nodes

static struct node *link_node(struct compiler *c, enum node_kind kind, struct str text) {
    struct node *node = ARENA_NEW(c->arena, struct node);
    *node = (struct node){.kind = kind, .text = text, .source = c->unit->source};
    *c->tail = node;
    c->tail = &node->next;
    c->last = node;
    c->block->count++;
    c->nodes++;
    return node;
}

static void flush_literal(struct compiler *c) {
    if (c->literal.len == 0) return;
    c->bytes += c->literal.len;
    struct str text = arena_str(c->arena, buf_str(&c->literal));
    link_node(c, NODE_LITERAL, text)->ends_line = text.data[0] == '\n';
    buf_clear(&c->literal);
}

static struct node *add_node(struct compiler *c, enum node_kind kind, const struct syntax *tag) {
    flush_literal(c);
    if (c->nodes >= MAX_NODES) {
        stop_at(c, tag->text, "a template with its partials has more tags than", MAX_NODES);
    }
    return link_node(c, kind, tag->text);
}

// Texts

static void cut_blanks(struct buf *buf) {
    while (buf->len > 0 && (buf->data[buf->len - 1] == ' ' || buf->data[buf->len - 1] == '\t')) {
        buf->len--;
    }
}

// One line of a text, with its end if it has one. Strict outputs have no CR and no blanks at the
// end of a line; those before the first end are left to the renderer, as a tag may stand between.
static void add_line(struct compiler *c, struct str line) {
    bool ends = str_ends(line, STR("\n"));
    if (!is_strict(c) || !ends) {
        buf_add(&c->literal, line);
        return;
    }
    line.len -= str_ends(line, STR("\r\n")) ? 2 : 1;
    buf_add(&c->literal, line);
    cut_blanks(&c->literal);
    buf_add_char(&c->literal, '\n');
}

static void compile_text(struct compiler *c, struct str text) {
    size_t at = 0;
    do {
        struct str line = str_slice(text, at, str_find_char(text, '\n', at) + 1 - at);
        if (template_line_begins(c->unit->source, line.data)) {
            buf_add(&c->literal, c->unit->indent);
        }
        add_line(c, line);
        at += line.len;
        if (c->bytes + c->literal.len > TEMPLATE_MAX_OUTPUT) {
            stop_at(c, line, "the texts of a template with its partials are larger than",
                    TEMPLATE_MAX_OUTPUT);
        }
    } while (at < text.len && !c->stopped);
}

// Tags

// Appends what to write for each view of a text; `name` is the text's, or empty for `{{.}}`.
static void list_views(struct buf *out, const struct shape *views, struct str name) {
    for (size_t i = 0; i < views->count; i++) {
        const struct field *view = &views->fields[i];
        const char *point = name.len > 0 ? "." : "";
        const char *mark = view->type.kind == VALUE_LIST ? "#" : "";
        buf_printf(out, "%s{{%s%.*s%s%.*s}}", i > 0 ? ", " : "", mark, STR_ARG(name), point,
                   STR_ARG(view->name));
    }
}

static void note_views(const struct compiler *c, struct place place, const struct shape *views,
                       struct str name) {
    if (views == NULL || views->count == 0) return;
    struct buf list = {0};
    list_views(&list, views, str_equal(name, STR(".")) ? STR("") : name);
    diag_note(c->diag, place, "say as what: %.*s", STR_ARG(buf_str(&list)));
    buf_free(&list);
}

static bool is_printable(enum value_kind kind) {
    return kind == VALUE_INT || kind == VALUE_IDENT || kind == VALUE_LIT;
}

static void report_unprintable(struct compiler *c, struct syntax *tag, struct type type) {
    struct str kind, of, name = tag->text;
    type_describe(type, &kind, &of);
    struct place place = place_of(c, name);
    diag_report(c->diag, RULE_TEMPLATE_RAW, place, "'%.*s' is a %.*s, which cannot be printed",
                STR_ARG(name), STR_ARG(kind));
    if (type.kind == VALUE_TEXT) {
        note_views(c, place, type.shape, name);
    } else {
        diag_note(c->diag, place, "it is for sections: {{#%.*s}}...{{/%.*s}}", STR_ARG(name),
                  STR_ARG(name));
    }
    reported(c, tag);
}

// Binds the name of a tag. False if that was reported.
static bool bind(struct compiler *c, struct syntax *tag, struct path *path) {
    if (!is_strict(c)) {
        resolve_words(tag->text, c->arena, path);
        return true;
    }
    struct diag *diag = tag->reported ? NULL : c->diag;
    if (resolve_name(&c->scope, c->unit->source, tag->text, c->arena, diag, path)) return true;
    if (diag != NULL) reported(c, tag);
    return false;
}

static void compile_print(struct compiler *c, struct syntax *tag) {
    struct path path;
    if (!bind(c, tag, &path)) return;
    struct type type = resolve_type(&path);
    if (is_strict(c) && !is_printable(type.kind)) {
        if (!tag->reported) report_unprintable(c, tag, type);
        return;
    }
    add_node(c, NODE_PRINT, tag)->path = path;
}

static void compile_raw(struct compiler *c, struct syntax *tag) {
    if (!is_strict(c)) {
        struct path path;
        resolve_words(tag->text, c->arena, &path);
        add_node(c, NODE_RAW, tag)->path = path;
    } else if (!tag->reported) {
        struct place place = place_of(c, tag->tag);
        diag_report(c->diag, RULE_TEMPLATE_RAW, place, "nothing can be printed raw");
        diag_note(c->diag, place, "values are printed as what they are: {{%.*s}}",
                  STR_ARG(tag->text));
        reported(c, tag);
    }
}

// The context that a section over the type opens; none for a bool.
static bool push_level(struct scope *scope, struct type type) {
    if (type.kind == VALUE_BOOL || type.kind == VALUE_ABSENT) return false;
    bool round = type.kind == VALUE_LIST;
    scope->levels[scope->count++] = (struct level){round ? *type.item : type, round};
    return true;
}

static bool same_path(const struct path *a, const struct path *b) {
    if (a->level != b->level || a->end != b->end || a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++) {
        if (a->fields[i] != b->fields[i]) return false;
    }
    return true;
}

// The node of a section; an inverted one that is right behind its twin shares that one's.
static struct node *section_node(struct compiler *c, const struct syntax *tag,
                                 const struct path *path) {
    struct node *last = c->literal.len == 0 ? c->last : NULL;
    bool twin = is_strict(c) && tag->kind == SYNTAX_INVERTED && last != NULL &&
                last->kind == NODE_SECTION && last->otherwise.first == NULL &&
                same_path(&last->path, path);
    if (twin) return last;
    struct node *node = add_node(c, NODE_SECTION, tag);
    node->path = *path;
    return node;
}

static void compile_section(struct compiler *c, struct syntax *tag) {
    struct path path;
    if (c->sections == TEMPLATE_MAX_SECTIONS) {
        stop_at(c, tag->text, "sections are nested deeper than", TEMPLATE_MAX_SECTIONS);
        return;
    }
    // Without its type nothing can be said of what is inside.
    if (!bind(c, tag, &path)) return;
    bool inverted = tag->kind == SYNTAX_INVERTED;
    struct node *node = section_node(c, tag, &path);
    bool pushed = is_strict(c) && !inverted && push_level(&c->scope, resolve_type(&path));
    c->sections++;
    compile_block(c, tag, inverted ? &node->otherwise : &node->block);
    c->sections--;
    if (pushed) c->scope.count--;
}

// Partials

static void suggest_partial(void *data, struct str name) {
    suggest_try(data, name);
}

static void report_missing(struct compiler *c, struct syntax *tag) {
    struct place place = place_of(c, tag->text);
    diag_report(c->diag, RULE_TEMPLATE_PARTIAL, place, "there is no partial '%.*s'",
                STR_ARG(tag->text));
    if (c->loader != NULL && c->loader->names != NULL) {
        struct suggestion suggestion = suggest_start(tag->text);
        c->loader->names(c->loader->context, suggest_partial, &suggestion);
        diag_suggest(c->diag, place, suggestion.best);
    }
    reported(c, tag);
}

static const struct parsed *load_partial(struct compiler *c, struct str name) {
    for (struct parsed *known = c->parsed; known != NULL; known = known->next) {
        if (str_equal(known->name, name)) return known;
    }
    struct parsed *parsed = ARENA_NEW(c->arena, struct parsed);
    *parsed = (struct parsed){.name = name, .next = c->parsed};
    c->parsed = parsed;
    if (c->loader != NULL) parsed->source = c->loader->load(c->loader->context, name);
    if (parsed->source != NULL) parsed->root = template_parse(c->arena, parsed->source, parsed->source->text, c->diag);
    if (diag_errors(c->diag) >= c->most) c->stopped = true;
    return parsed;
}

static bool same_type(struct type a, struct type b) {
    return a.kind == b.kind && a.shape == b.shape && a.item == b.item;
}

static bool same_levels(const struct use *use, const struct scope *scope) {
    if (use->count != scope->count) return false;
    for (size_t i = 0; i < use->count; i++) {
        if (use->levels[i].round != scope->levels[i].round) return false;
        if (!same_type(use->levels[i].type, scope->levels[i].type)) return false;
    }
    return true;
}

// A variant that can be used again. One that is still being compiled cannot, when strict: with
// the same contexts it would include itself for ever.
static const struct block *find_variant(const struct compiler *c, const struct parsed *of,
                                          struct str indent) {
    for (size_t i = 0; i < c->uses.count; i++) {
        const struct use *use = &c->uses.items[i];
        if (use->of != of || !str_equal(use->indent, indent)) continue;
        if ((use->done || !is_strict(c)) && same_levels(use, &c->scope)) return use->block;
    }
    return NULL;
}

static struct use new_use(struct compiler *c, const struct parsed *of, struct str indent) {
    struct level *levels = ARENA_ARRAY(c->arena, struct level, c->scope.count);
    memcpy(levels, c->scope.levels, c->scope.count * sizeof *levels);
    return (struct use){.of = of,
                        .indent = indent,
                        .levels = levels,
                        .count = c->scope.count,
                        .block = ARENA_NEW(c->arena, struct block)};
}

static const struct block *compile_variant(struct compiler *c, const struct parsed *of,
                                           struct str indent, const struct syntax *tag) {
    if (c->uses.count == MAX_VARIANTS) {
        stop_at(c, tag->text, "partials are used in more ways than", MAX_VARIANTS);
        return NULL;
    }
    size_t number = c->uses.count;
    struct use use = new_use(c, of, indent);
    vec_add(&c->uses, use);
    struct unit unit = {of->source, indent, tag, c->unit};
    c->unit = &unit;
    c->partials++;
    compile_block(c, of->root, use.block);
    c->partials--;
    c->unit = unit.caller;
    c->uses.items[number].done = true;
    return use.block;
}

// Strict contexts are known, so this recursion never ends; otherwise the values may end it.
static void compile_too_deep(struct compiler *c, const struct syntax *tag) {
    if (is_strict(c)) {
        stop_at(c, tag->text, "partials are nested deeper than", TEMPLATE_MAX_PARTIALS);
    } else {
        add_node(c, NODE_PARTIAL, tag); // the renderer stops there
    }
}

static void compile_partial(struct compiler *c, struct syntax *tag) {
    if (c->partials == TEMPLATE_MAX_PARTIALS) {
        compile_too_deep(c, tag);
        return;
    }
    const struct parsed *parsed = load_partial(c, tag->text);
    if (parsed->source == NULL && is_strict(c) && !tag->reported) report_missing(c, tag);
    if (parsed->root == NULL) return;
    // A partial within a line is not indented; one alone on its line by all that is before it.
    struct str indent = STR("");
    if (tag->alone) {
        indent = arena_printf(c->arena, "%.*s%.*s", STR_ARG(c->unit->indent), STR_ARG(tag->indent));
    }
    struct node *node = add_node(c, NODE_PARTIAL, tag);
    node->partial = find_variant(c, parsed, indent);
    if (node->partial == NULL) node->partial = compile_variant(c, parsed, indent, tag);
}

// The whole

static void compile_one(struct compiler *c, struct syntax *syntax) {
    switch (syntax->kind) {
    case SYNTAX_TEXT:
        compile_text(c, syntax->text);
        break;
    case SYNTAX_PRINT:
        compile_print(c, syntax);
        break;
    case SYNTAX_RAW:
        compile_raw(c, syntax);
        break;
    case SYNTAX_SECTION:
    case SYNTAX_INVERTED:
        compile_section(c, syntax);
        break;
    case SYNTAX_PARTIAL:
        compile_partial(c, syntax);
        break;
    }
}

// Compiles what the section (or the root) holds.
static void compile_block(struct compiler *c, const struct syntax *syntax, struct block *block) {
    struct block *outer = c->block;
    const struct node **tail = c->tail;
    struct node *last = c->last;
    c->block = block;
    c->tail = &block->first;
    c->last = NULL;
    for (struct syntax *s = syntax->first; s != NULL && !c->stopped; s = s->next) compile_one(c, s);
    flush_literal(c);
    c->block = outer;
    c->tail = tail;
    c->last = last;
}

const struct template *template_compile(struct arena *arena, const struct source *source,
                                        struct type root, enum template_mode mode,
                                        const struct template_loader *loader, struct diag *diag) {
    return template_compile_part(arena, source, source->text, root, mode, loader, diag);
}

const struct template *template_compile_part(struct arena *arena, const struct source *source,
                                             struct str text, struct type root,
                                             enum template_mode mode,
                                             const struct template_loader *loader,
                                             struct diag *diag) {
    const size_t before = diag_errors(diag);
    struct template *template = ARENA_NEW(arena, struct template);
    *template = (struct template){.source = source, .mode = mode, .root = root};
    struct unit unit = {.source = source, .indent = STR("")};
    struct compiler c = {.arena = arena,
                         .diag = diag,
                         .mode = mode,
                         .loader = loader,
                         .unit = &unit,
                         .most = before + TEMPLATE_MAX_PROBLEMS};
    if (mode == TEMPLATE_STRICT) push_level(&c.scope, root);
    const struct syntax *syntax = template_parse(arena, source, text, diag);
    if (syntax != NULL) compile_block(&c, syntax, &template->block);
    if (diag_errors(diag) >= c.most) {
        diag_note(diag, place_file(source), "after %d problems nothing more is looked for",
                  TEMPLATE_MAX_PROBLEMS);
    }
    buf_free(&c.literal);
    vec_free(&c.uses);
    return diag_errors(diag) == before ? template : NULL;
}
