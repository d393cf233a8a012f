// SPDX-License-Identifier: MIT
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
    size_t steps;
    size_t partials; // depth of partials
    size_t sections; // depth of sections
    bool failed;
    size_t depth; // frames in use
    struct frame frames[TEMPLATE_MAX_SECTIONS + 1];
};

static void render_list(struct renderer *r, const struct node *node);

static void fail(struct renderer *r, struct place place, const char *what, size_t most) {
    if (!r->failed) diag_report(r->diag, RULE_TEMPLATE_LIMIT, place, "%s %zu", what, most);
    r->failed = true;
}

static void fail_at(struct renderer *r, const struct node *node, const char *what, size_t most) {
    fail(r, template_place(node->source, node->text), what, most);
}

static void count_step(struct renderer *r) {
    if (++r->steps <= r->most) return;
    fail(r, place_file(r->template->source), "rendering takes more steps than", r->most);
}

// Gives back what getters have taken since the mark; mostly nothing.
static void release(struct renderer *r, struct arena_mark mark) {
    if (r->scratch->used == mark.used && r->scratch->chunk == mark.chunk) return;
    arena_release(r->scratch, mark);
}

// Output

static void put(struct renderer *r, struct str text) {
    if (text.len > r->most - (r->out->len - r->start)) {
        fail(r, place_file(r->template->source), "the output has more bytes than", r->most);
        return;
    }
    buf_add(r->out, text);
}

// Takes back the blanks at the end of what is written.
static void cut_blanks(struct renderer *r) {
    const char *data = r->out->data;
    size_t len = r->out->len;
    while (len > r->start && (data[len - 1] == ' ' || data[len - 1] == '\t')) len--;
    r->out->len = len;
}

// A literal's own lines are clean already, except that its first may end what tags have written.
static void put_literal(struct renderer *r, struct str text) {
    if (r->strict && text.data[0] == '\n') cut_blanks(r);
    put(r, text);
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
static const void *object_for(struct renderer *r, const struct value *value, struct str *text,
                              const struct field *field) {
    if (value->kind != VALUE_TEXT) return object_of(value);
    if (field->type.kind == VALUE_LIST) text = ARENA_NEW(r->scratch, struct str);
    *text = value->text;
    return text;
}

static void follow(struct renderer *r, const struct node *node, struct value *value) {
    const struct path *path = &node->path;
    const struct frame *frame = &r->frames[path->level];
    if (path->count == 0) {
        *value = frame->value;
        return;
    }
    struct str text;
    const void *object = frame->object;
    value->kind = VALUE_ABSENT;
    for (size_t i = 0; object != NULL; i++) {
        const struct field *field = path->fields[i];
        *value = field->get(r->env, object, field);
        check(r, node, value, &field->type);
        if (i + 1 == path->count) return;
        object = object_for(r, value, &text, path->fields[i + 1]);
        value->kind = VALUE_ABSENT;
    }
}

// What is known of a round without a look at its item.
static bool find_in_round(const struct frame *frame, enum path_end end, struct value *value) {
    if (end == PATH_FIRST) *value = value_bool(frame->index == 0);
    if (end == PATH_LAST) *value = value_bool(frame->index + 1 == frame->count);
    if (end == PATH_INDEX) *value = value_int((int64_t)frame->index);
    return end == PATH_FIRST || end == PATH_LAST || end == PATH_INDEX;
}

static void find_strict(struct renderer *r, const struct node *node, struct value *value) {
    enum path_end end = node->path.end;
    if (end != PATH_VALUE && find_in_round(&r->frames[node->path.level], end, value)) return;
    follow(r, node, value);
    if (end == PATH_VALUE) return;
    size_t count = value->kind == VALUE_LIST ? value->list.count : 0;
    *value = end == PATH_ANY ? value_bool(count > 0) : value_int((int64_t)count);
}

static const struct field *field_of(struct value value, struct str name) {
    return value.kind == VALUE_MAP ? shape_find(value.map.shape, name) : NULL;
}

static void find_lenient(struct renderer *r, const struct node *node, struct value *value) {
    const struct path *path = &node->path;
    *value = r->frames[r->depth - 1].value;
    if (path->count == 0) return;
    for (size_t level = r->depth; level > 0; level--) {
        *value = r->frames[level - 1].value;
        if (field_of(*value, path->words[0]) != NULL) break;
    }
    for (size_t i = 0; i < path->count; i++) {
        const struct field *field = field_of(*value, path->words[i]);
        if (field == NULL) {
            *value = value_absent();
            return;
        }
        *value = field->get(r->env, value->map.object, field);
    }
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
    for (size_t i = 0; i < list->count && !r->failed; i++) {
        struct arena_mark mark = arena_mark(r->scratch);
        count_step(r);
        frame->index = i;
        frame->value = list->at(r->env, list, i);
        if (r->strict) check(r, node, &frame->value, node->path.type.item);
        frame->object = object_of(&frame->value);
        render_list(r, node->first);
        release(r, mark);
    }
    r->depth--;
}

static void render_inside(struct renderer *r, const struct node *node, const struct value *value) {
    if (r->sections == TEMPLATE_MAX_SECTIONS) {
        fail_at(r, node, "sections are nested deeper than", TEMPLATE_MAX_SECTIONS);
        return;
    }
    r->sections++;
    if (node->kind == NODE_INVERTED || value->kind == VALUE_BOOL) {
        render_list(r, node->first);
    } else if (value->kind == VALUE_LIST) {
        render_rounds(r, node, &value->list);
    } else {
        set_value(&r->frames[r->depth++], value);
        render_list(r, node->first);
        r->depth--;
    }
    r->sections--;
}

static void render_tag(struct renderer *r, const struct node *node) {
    struct arena_mark mark = arena_mark(r->scratch);
    struct value value;
    if (r->strict) {
        find_strict(r, node, &value);
    } else {
        find_lenient(r, node, &value);
    }
    if (node->kind == NODE_PRINT || node->kind == NODE_RAW) {
        render_value(r, node, &value);
    } else if (is_true(&value) == (node->kind == NODE_SECTION) && !r->failed) {
        render_inside(r, node, &value);
    }
    release(r, mark);
}

static void render_partial(struct renderer *r, const struct node *node) {
    if (r->partials == TEMPLATE_MAX_PARTIALS || node->partial == NULL) {
        fail_at(r, node, "partials are nested deeper than", TEMPLATE_MAX_PARTIALS);
        return;
    }
    r->partials++;
    render_list(r, node->partial->first);
    r->partials--;
}

static void render_list(struct renderer *r, const struct node *node) {
    for (; node != NULL && !r->failed; node = node->next) {
        count_step(r);
        switch (node->kind) {
        case NODE_LITERAL:
            put_literal(r, node->text);
            break;
        case NODE_PRINT:
        case NODE_RAW:
        case NODE_SECTION:
        case NODE_INVERTED:
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
    r.depth = 1;
    set_value(&r.frames[0], &root);
    if (r.strict && !conforms(&root, &template->root)) {
        diag_report(diag, RULE_WRONG_TYPE, place_file(template->source),
                    "the values are not of the type that the template was compiled for");
        return false;
    }
    render_list(&r, template->first);
    if (r.strict) cut_blanks(&r);
    return !r.failed;
}
