// SPDX-License-Identifier: MIT
#include <string.h>

#include "template/parse.h"
#include "template/program.h"

// A context while it is open.
struct frame {
    struct value value;
    const void *object; // of the value: what fields and views are asked of
    size_t index; // of the round, if it is one
    size_t count; // of the list's items
};

struct renderer {
    const struct template *template;
    void *env;
    struct arena *scratch;
    struct buf *out;
    struct diag *diag;
    bool strict;
    size_t start; // what stands before it in `out` is not ours
    size_t most;  // bytes of what is rendered, and steps
    size_t room;  // of `out`, as far as it may be used
    size_t steps;
    size_t partials; // depth of partials
    size_t sections; // depth of sections
    bool failed;
    size_t depth; // frames in use
    struct frame frames[TEMPLATE_MAX_SECTIONS + 1];
};

static void render_block(struct renderer *r, const struct block *block);

static void fail(struct renderer *r, struct place place, const char *what, size_t most) {
    if (!r->failed) diag_report(r->diag, RULE_TEMPLATE_LIMIT, place, "%s %zu", what, most);
    r->failed = true;
}

static void fail_at(struct renderer *r, const struct node *node, const char *what, size_t most) {
    fail(r, template_place(node->source, node->text), what, most);
}

// False if rendering ends here.
static bool count_steps(struct renderer *r, size_t count) {
    if (r->failed) return false;
    r->steps += count;
    if (r->steps <= r->most) return true;
    fail(r, place_file(r->template->source), "rendering takes more steps than", r->most);
    return false;
}

// Gives back what getters have taken since the mark; mostly nothing.
static void release(struct renderer *r, struct arena_mark mark) {
    if (r->scratch->used == mark.used && r->scratch->chunk == mark.chunk) return;
    arena_release(r->scratch, mark);
}

// Output

static void note_room(struct renderer *r) {
    size_t most = r->start + r->most;
    r->room = r->out->room < most ? r->out->room : most;
}

static void check_output_size(struct renderer *r, size_t size) {
    if (size <= r->most) return;
    fail(r, place_file(r->template->source), "the output has more bytes than", r->most);
}

static bool make_room(struct renderer *r, size_t more) {
    check_output_size(r, r->out->len - r->start + more);
    if (r->failed) return false;
    buf_reserve(r->out, more);
    note_room(r);
    return true;
}

static inline void put(struct renderer *r, struct str text) {
    struct buf *out = r->out;
    if (text.len > r->room - out->len && !make_room(r, text.len)) return;
    memcpy(out->data + out->len, text.data, text.len);
    out->len += text.len;
}

// Takes back the blanks at the end of what is written.
static void cut_blanks(struct renderer *r) {
    const char *data = r->out->data;
    size_t len = r->out->len;
    while (len > r->start && (data[len - 1] == ' ' || data[len - 1] == '\t')) len--;
    r->out->len = len;
}

// A literal's own lines are clean already, except that its first may end what tags have written.
static inline void put_literal(struct renderer *r, const struct node *node) {
    if (node->ends_line && r->strict) cut_blanks(r);
    put(r, node->text);
}

// A value of several lines may have blanks at the end of each.
static void put_lines(struct renderer *r, struct str text) {
    size_t end = str_find_char(text, '\n', 0);
    while (end < text.len) {
        put(r, str_slice(text, 0, end));
        cut_blanks(r);
        put(r, STR("\n"));
        text = str_slice(text, end + 1, text.len);
        end = str_find_char(text, '\n', 0);
    }
    put(r, text);
}

static void put_html(struct renderer *r, struct str text) {
    size_t done = 0;
    for (size_t i = 0; i < text.len; i++) {
        struct str entity;
        switch (text.data[i]) {
        case '&':
            entity = STR("&amp;");
            break;
        case '"':
            entity = STR("&quot;");
            break;
        case '<':
            entity = STR("&lt;");
            break;
        case '>':
            entity = STR("&gt;");
            break;
        default:
            continue;
        }
        put(r, str_slice(text, done, i - done));
        put(r, entity);
        done = i + 1;
    }
    put(r, str_slice(text, done, text.len));
}

static void put_int(struct renderer *r, int64_t number) {
    char digits[STR_DIGITS];
    put(r, str_digits(number, digits));
}

// Values

// Whether a value is what its type promised: fields were bound by the type, so nothing else would
// be safe.
static inline bool conforms(const struct value *value, const struct type *type) {
    if (value->kind == VALUE_ABSENT) return true;
    if (value->kind != type->kind) return false;
    return value->kind != VALUE_MAP || value->map.shape == type->shape;
}

static void report_type(const struct renderer *r, const struct node *node, struct value value,
                        struct type type) {
    struct place place = template_place(node->source, node->text);
    struct str given, declared, of;
    type_describe((struct type){.kind = value.kind}, &given, &of);
    type_describe(type, &declared, &of);
    if (value.kind == type.kind) {
        diag_report(r->diag, RULE_WRONG_TYPE, place, "a getter gave another map than of '%.*s'",
                    STR_ARG(of));
    } else {
        diag_report(r->diag, RULE_WRONG_TYPE, place,
                    "a getter gave '%.*s' where '%.*s' is declared", STR_ARG(given),
                    STR_ARG(declared));
    }
}

// Reports a value that is not what its type promised, and makes nothing of it.
static void refuse(struct renderer *r, const struct node *node, struct value *value,
                   struct type type) {
    if (!r->failed) report_type(r, node, *value, type);
    r->failed = true;
    *value = value_absent();
}

static inline void check(struct renderer *r, const struct node *node, struct value *value,
                         const struct type *type) {
    if (!conforms(value, type)) refuse(r, node, value, *type);
}

// What fields and views are asked of; NULL for what has none.
static const void *object_of(const struct value *value) {
    if (value->kind == VALUE_MAP) return value->map.object;
    return value->kind == VALUE_TEXT ? &value->text : NULL;
}

// A list of views may refer to its text, which must outlive the call then.
static const void *object_for(struct renderer *r, const struct value *value,
                              const struct field *field) {
    if (value->kind != VALUE_TEXT || field->type.kind != VALUE_LIST) return object_of(value);
    struct str *text = ARENA_NEW(r->scratch, struct str);
    *text = value->text;
    return text;
}

// The object that the last field of a path is asked of; NULL if there is none. `inner` holds it.
static const void *find_object(struct renderer *r, const struct node *node, struct value *inner) {
    const struct path *path = &node->path;
    const void *object = r->frames[path->level].object;
    for (size_t i = 0; i + 1 < path->count && object != NULL; i++) {
        const struct field *field = path->fields[i];
        *inner = field->get(r->env, object, field);
        check(r, node, inner, &field->type);
        object = object_for(r, inner, path->fields[i + 1]);
    }
    return object;
}

static struct value follow(struct renderer *r, const struct node *node) {
    const struct path *path = &node->path;
    if (path->last == NULL) return r->frames[path->level].value;
    struct value inner, value = value_absent();
    const void *object = find_object(r, node, &inner);
    if (object == NULL) return value;
    value = path->last->get(r->env, object, path->last);
    check(r, node, &value, &path->last->type);
    return value;
}

// What a name beginning with '@' means.
static struct value find_special(struct renderer *r, const struct node *node) {
    const struct frame *frame = &r->frames[node->path.level];
    enum path_end end = node->path.end;
    if (end == PATH_FIRST) return value_bool(frame->index == 0);
    if (end == PATH_LAST) return value_bool(frame->index + 1 == frame->count);
    if (end == PATH_INDEX) return value_int((int64_t)frame->index);
    struct value value = follow(r, node);
    size_t count = value.kind == VALUE_LIST ? value.list.count : 0;
    return end == PATH_ANY ? value_bool(count > 0) : value_int((int64_t)count);
}

static const struct field *field_of(struct value value, struct str name) {
    return value.kind == VALUE_MAP ? shape_find(value.map.shape, name) : NULL;
}

static struct value find_lenient(struct renderer *r, const struct node *node) {
    const struct path *path = &node->path;
    struct value value = r->frames[r->depth - 1].value;
    if (path->count == 0) return value;
    for (size_t level = r->depth; level > 0; level--) {
        value = r->frames[level - 1].value;
        if (field_of(value, path->words[0]) != NULL) break;
    }
    for (size_t i = 0; i < path->count; i++) {
        const struct field *field = field_of(value, path->words[i]);
        if (field == NULL) return value_absent();
        value = field->get(r->env, value.map.object, field);
    }
    return value;
}

// Tags

static void render_value(struct renderer *r, const struct node *node, const struct value *value) {
    switch (value->kind) {
    case VALUE_INT:
        put_int(r, value->number);
        break;
    case VALUE_IDENT:
        put(r, value->text);
        break;
    case VALUE_LIT:
        if (r->strict) {
            put_lines(r, value->text);
        } else {
            put(r, value->text);
        }
        break;
    case VALUE_TEXT: // only when lenient: strict templates that print one do not compile
        if (node->kind == NODE_RAW) {
            put(r, value->text);
        } else {
            put_html(r, value->text);
        }
        break;
    case VALUE_ABSENT:
    case VALUE_BOOL:
    case VALUE_LIST:
    case VALUE_MAP:
        break;
    }
}

static bool is_true(const struct value *value) {
    switch (value->kind) {
    case VALUE_BOOL:
        return value->truth;
    case VALUE_IDENT:
    case VALUE_LIT:
    case VALUE_TEXT:
        return value->text.len > 0;
    case VALUE_LIST:
        return value->list.count > 0;
    case VALUE_INT:
    case VALUE_MAP:
        return true;
    case VALUE_ABSENT:
        break;
    }
    return false;
}

static void set_value(struct frame *frame, const struct value *value) {
    frame->value = *value;
    frame->object = object_of(&frame->value);
}

static void render_rounds(struct renderer *r, const struct node *node, const struct list *list) {
    struct frame *frame = &r->frames[r->depth++];
    frame->count = list->count;
    for (size_t i = 0; i < list->count && count_steps(r, 1); i++) {
        struct arena_mark mark = arena_mark(r->scratch);
        frame->index = i;
        frame->value = list->at(r->env, list, i);
        if (r->strict) check(r, node, &frame->value, node->path.type.item);
        frame->object = object_of(&frame->value);
        render_block(r, &node->block);
        release(r, mark);
    }
    r->depth--;
}

static void render_inside(struct renderer *r, const struct node *node, const struct value *value,
                          const struct block *half) {
    if (r->sections == TEMPLATE_MAX_SECTIONS) {
        fail_at(r, node, "sections are nested deeper than", TEMPLATE_MAX_SECTIONS);
        return;
    }
    r->sections++;
    if (value->kind == VALUE_BOOL || half == &node->otherwise) {
        render_block(r, half);
    } else if (value->kind == VALUE_LIST) {
        render_rounds(r, node, &value->list);
    } else {
        set_value(&r->frames[r->depth++], value);
        render_block(r, &node->block);
        r->depth--;
    }
    r->sections--;
}

static inline void render_found(struct renderer *r, const struct node *node,
                                const struct value *value) {
    if (node->kind == NODE_PRINT || node->kind == NODE_RAW) {
        render_value(r, node, value);
    } else {
        const struct block *half = is_true(value) ? &node->block : &node->otherwise;
        if (half->first != NULL) render_inside(r, node, value, half);
    }
}

// A tag that does not simply name a field.
static void render_other(struct renderer *r, const struct node *node) {
    struct value value;
    if (!r->strict) {
        value = find_lenient(r, node);
    } else if (node->path.end != PATH_VALUE) {
        value = find_special(r, node);
    } else {
        value = follow(r, node);
    }
    render_found(r, node, &value);
}

static void render_field(struct renderer *r, const struct node *node) {
    const struct path *path = &node->path;
    const struct field *field = path->last;
    const void *object = r->frames[path->level].object;
    struct value inner;
    if (path->count > 1) object = find_object(r, node, &inner);
    if (object == NULL) {
        if (node->kind == NODE_SECTION) render_block(r, &node->otherwise);
        return;
    }
    struct value value = field->get(r->env, object, field);
    check(r, node, &value, &field->type);
    render_found(r, node, &value);
}

static void render_tag(struct renderer *r, const struct node *node) {
    struct arena_mark mark = arena_mark(r->scratch);
    if (node->path.last != NULL && node->path.end == PATH_VALUE) {
        render_field(r, node);
    } else {
        render_other(r, node);
    }
    release(r, mark);
}

static void render_partial(struct renderer *r, const struct node *node) {
    if (r->partials == TEMPLATE_MAX_PARTIALS || node->partial == NULL) {
        fail_at(r, node, "partials are nested deeper than", TEMPLATE_MAX_PARTIALS);
        return;
    }
    r->partials++;
    render_block(r, node->partial);
    r->partials--;
}

// Once it failed, no block and no round begins any more.
static void render_block(struct renderer *r, const struct block *block) {
    if (!count_steps(r, block->count)) return;
    for (const struct node *node = block->first; node != NULL; node = node->next) {
        switch (node->kind) {
        case NODE_LITERAL:
            put_literal(r, node);
            break;
        case NODE_PRINT:
        case NODE_RAW:
        case NODE_SECTION:
            render_tag(r, node);
            break;
        case NODE_PARTIAL:
            render_partial(r, node);
            break;
        }
    }
}

bool template_render(const struct template *template, struct value root, void *env,
                     struct arena *scratch, size_t most, struct buf *out, struct diag *diag) {
    struct renderer r; // its frames are set when they are opened
    r.template = template;
    r.env = env;
    r.scratch = scratch;
    r.out = out;
    r.diag = diag;
    r.strict = template->mode == TEMPLATE_STRICT;
    r.start = out->len;
    r.most = most > 0 ? most : TEMPLATE_MAX_OUTPUT;
    r.steps = r.partials = r.sections = 0;
    r.failed = false;
    buf_reserve(out, 1);
    note_room(&r);
    r.depth = 1;
    set_value(&r.frames[0], &root);
    if (r.strict && !conforms(&root, &template->root)) {
        diag_report(diag, RULE_WRONG_TYPE, place_file(template->source),
                    "the values are not of the type that the template was compiled for");
        return false;
    }
    render_block(&r, &template->block);
    if (r.strict) cut_blanks(&r);
    return !r.failed;
}
