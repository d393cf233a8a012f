// SPDX-License-Identifier: MIT
#include <inttypes.h>

#include "base/suggest.h"
#include "command/commands.h"
#include "command/render.h"
#include "view/view.h"

static void add_columns(struct buf *out, struct str first, size_t width, struct str second) {
    size_t start = out->len;
    buf_add(out, first);
    if (second.len > 0) {
        size_t used = out->len - start;
        buf_fill(out, ' ', used < width ? width - used : 1);
        buf_add(out, second);
    }
    buf_add_char(out, '\n');
}

static void list_codes(struct session *session) {
    const struct spec *spec = session_spec(session, 1);
    for (size_t r = 0; spec != NULL && r < spec->count; r++) {
        const struct registry *registry = &spec->registries[r];
        for (size_t i = 0; i < registry->entries.count; i++) {
            const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
            buf_printf(&session->out, "%.*s %" PRId64 " %.*s %.*s", STR_ARG(registry->id),
                       entry->code, STR_ARG(entry->vendor->id), STR_ARG(entry->id));
            if (str_given(entry->phrase)) buf_printf(&session->out, " %.*s", STR_ARG(entry->phrase));
            buf_add_char(&session->out, '\n');
        }
    }
}

static void list_vendors(struct session *session) {
    const struct spec *spec = session_spec(session, 1);
    for (size_t r = 0; spec != NULL && r < spec->count; r++) {
        const struct registry *registry = &spec->registries[r];
        for (size_t i = 0; i < registry->vendors.count; i++) {
            const struct vendor *vendor = &ARRAY_AT(registry->vendors, struct vendor, i);
            struct str id = arena_printf(&session->arena, "%.*s %.*s", STR_ARG(registry->id),
                                         STR_ARG(vendor->id));
            add_columns(&session->out, id, 24, vendor->title);
        }
    }
}

static void list_editions(struct session *session) {
    const struct spec *spec = session_spec(session, 1);
    for (size_t r = 0; spec != NULL && r < spec->count; r++) {
        const struct array *editions = &spec->registries[r].editions;
        for (size_t i = 0; i < editions->count; i++) {
            const struct edition *edition = &ARRAY_AT(*editions, struct edition, i);
            struct str id = arena_printf(&session->arena, "%.*s %.*s",
                                         STR_ARG(spec->registries[r].id), STR_ARG(edition->id));
            add_columns(&session->out, id, 24, edition->title);
        }
    }
}

static void list_registries(struct session *session) {
    const struct spec *spec = session_spec(session, 1);
    for (size_t r = 0; spec != NULL && r < spec->count; r++) {
        add_columns(&session->out, spec->registries[r].id, 16, spec->registries[r].title);
    }
}

static void list_languages(struct session *session) {
    if (!session_templates(session)) return;
    size_t count = 0;
    const struct language **languages = session_languages(session, &count);
    for (size_t i = 0; languages != NULL && i < count; i++) {
        add_columns(&session->out, languages[i]->id, 16, languages[i]->title);
    }
}

static void list_templates(struct session *session) {
    if (!session_templates(session)) return;
    size_t count = 0;
    const struct language **languages = session_languages(session, &count);
    for (size_t i = 0; languages != NULL && i < count; i++) {
        for (size_t o = 0; o < languages[i]->outputs.count; o++) {
            const struct output *output = &ARRAY_AT(languages[i]->outputs, struct output, o);
            buf_printf(&session->out, "%.*s/%.*s" TEMPLATE_SET_SUFFIX "\n",
                       STR_ARG(languages[i]->id), STR_ARG(output->template));
        }
    }
}

static void list_options(struct session *session) {
    if (!session_templates(session)) return;
    size_t count = 0;
    const struct language **languages = session_languages(session, &count);
    for (size_t i = 0; languages != NULL && i < count; i++) {
        for (size_t o = 0; o < languages[i]->options.count; o++) {
            const struct option *option = &ARRAY_AT(languages[i]->options, struct option, o);
            struct str name = arena_printf(&session->arena, "%.*s.%.*s", STR_ARG(languages[i]->id),
                                           STR_ARG(option->name));
            struct str help = arena_printf(&session->arena, "%.*s (default: %.*s)",
                                           STR_ARG(option->summary), STR_ARG(option->fallback));
            add_columns(&session->out, name, 24, help);
        }
    }
}

static void list_rules(struct session *session) {
    static const char *const severities[] = {"note", "warning", "error"};
    for (int i = 0; i < RULE_COUNT; i++) {
        const struct rule_info *rule = rule_info((enum rule)i);
        struct str name = arena_printf(&session->arena, "%-21s %s", rule->id,
                                       severities[rule->severity]);
        add_columns(&session->out, name, 30, str_from(rule->summary));
    }
}

static void list_inputs(struct session *session) {
    if (!session_templates(session) || session_spec(session, 1) == NULL) return;
    if (session->cli.languages.count > 0) {
        size_t count = 0;
        session_languages(session, &count);
    }
    for (size_t i = 0; i < session->inputs.sources.count; i++) {
        buf_add(&session->out, session->inputs.sources.items[i]->path);
        buf_add_char(&session->out, '\n');
    }
}

static void list_outputs(struct session *session) {
    // The rest of the command line reads as for 'generate', whose arguments are specifications.
    session->cli.arguments.items++;
    session->cli.arguments.count--;
    struct plan plan = {0};
    if (render_all(session, &plan)) {
        for (size_t i = 0; i < plan.files.count; i++) {
            buf_add(&session->out, plan_path(&plan, &plan.files.items[i], &session->arena));
            buf_add_char(&session->out, '\n');
        }
    }
    plan_free(&plan);
    session->cli.arguments.items--;
    session->cli.arguments.count++;
}

// --- Fields ---

static struct str type_text(struct session *session, struct type type) {
    struct str word = STR(""), of = STR("");
    type_describe(type, &word, &of);
    if (of.len == 0) return word;
    return arena_printf(&session->arena, "%.*s of %.*s", STR_ARG(word), STR_ARG(of));
}

static bool already(const struct shape *const *shapes, size_t count, const struct shape *shape) {
    for (size_t i = 0; i < count; i++) {
        if (shapes[i] == shape) return true;
    }
    return false;
}

static const struct shape *shape_of(struct type type) {
    while (type.kind == VALUE_LIST && type.item != NULL) type = *type.item;
    return type.shape;
}

// Every shape once, each after the first that leads to it.
static void list_shapes(struct session *session, struct type root) {
    enum { MOST = 64 };
    const struct shape *shapes[MOST] = {shape_of(root)};
    size_t count = 1;
    for (size_t s = 0; s < count; s++) {
        for (size_t i = 0; i < shapes[s]->count; i++) {
            const struct field *field = &shapes[s]->fields[i];
            struct str name = arena_printf(&session->arena, "%.*s.%.*s", STR_ARG(shapes[s]->name),
                                           STR_ARG(field->name));
            struct str type = type_text(session, field->type);
            name = arena_printf(&session->arena, "%-28.*s %.*s", STR_ARG(name), STR_ARG(type));
            add_columns(&session->out, name, 50, field->summary);
            const struct shape *inner = shape_of(field->type);
            if (inner != NULL && count < MOST && !already(shapes, count, inner)) {
                shapes[count++] = inner;
            }
        }
    }
}

static void list_fields(struct session *session) {
    if (session->cli.languages.count != 1) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE, "fields are those of one language");
        diag_note(&session->diag, NO_PLACE, "name it, as in 'statusgen list fields -l LANGUAGE'");
        return;
    }
    if (!session_templates(session)) return;
    size_t count = 0;
    const struct language **languages = session_languages(session, &count);
    const struct spec *spec = session_spec(session, 1);
    if (languages == NULL || spec == NULL) return;
    struct view *view = view_make(&session->arena, &session->arena, spec, languages[0],
                                  session_request(session), &session->diag);
    if (view != NULL) list_shapes(session, view_type(view));
}

static const struct {
    const char *name;
    void (*list)(struct session *session);
} lists[] = {
    {"codes", list_codes},         {"vendors", list_vendors},     {"registries", list_registries}, {"editions", list_editions},
    {"languages", list_languages}, {"templates", list_templates}, {"fields", list_fields},
    {"options", list_options},     {"rules", list_rules},         {"inputs", list_inputs},
    {"outputs", list_outputs},
};
enum { LIST_COUNT = sizeof lists / sizeof lists[0] };

static void report_unknown(struct session *session, struct str what) {
    diag_report(&session->diag, RULE_USAGE, NO_PLACE, "there is no list of '%.*s'", STR_ARG(what));
    struct suggestion near = suggest_start(what);
    for (size_t i = 0; i < LIST_COUNT; i++) suggest_try(&near, str_from(lists[i].name));
    diag_suggest(&session->diag, NO_PLACE, near.best);
    diag_note(&session->diag, NO_PLACE, "'statusgen help list' shows what can be listed");
}

int command_list(struct session *session) {
    size_t errors = diag_errors(&session->diag);
    struct str what = session->cli.arguments.count > 0 ? session->cli.arguments.items[0] : STR("");
    bool found = false;
    for (size_t i = 0; i < LIST_COUNT && !found; i++) {
        found = str_equal(what, str_from(lists[i].name));
        if (found) lists[i].list(session);
    }
    if (!found) report_unknown(session, what);
    return diag_errors(&session->diag) > errors ? EXIT_FAILED : EXIT_DONE;
}
