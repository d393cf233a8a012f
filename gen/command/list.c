// SPDX-License-Identifier: MIT
#include <inttypes.h>

#include "base/suggest.h"
#include "command/answer.h"
#include "command/commands.h"
#include "command/render.h"
#include "template/dump.h"
#include "view/view.h"

static void list_codes(struct session *session) {
    const struct spec *spec = session_spec(session);
    for (size_t r = 0; spec != NULL && r < spec->count; r++) {
        const struct registry *registry = &spec->registries[r];
        for (size_t i = 0; i < registry->entries.count; i++) {
            const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
            struct str code = arena_printf(&session->arena, "%" PRId64, entry->code);
            ANSWER_ROW(session, {"registry", .text = registry->id},
                       {"code", .text = code, .number = true},
                       {"vendor", .text = entry->vendor->id}, {"id", .text = entry->id},
                       {"phrase", .text = entry->phrase});
        }
    }
}

static void list_vendors(struct session *session) {
    const struct spec *spec = session_spec(session);
    for (size_t r = 0; spec != NULL && r < spec->count; r++) {
        const struct registry *registry = &spec->registries[r];
        for (size_t i = 0; i < registry->vendors.count; i++) {
            const struct vendor *vendor = &ARRAY_AT(registry->vendors, struct vendor, i);
            ANSWER_ROW(session, {"registry", .text = registry->id}, {"id", .text = vendor->id},
                       {"title", .text = vendor->title, .from = 24});
        }
    }
}

static void list_editions(struct session *session) {
    const struct spec *spec = session_spec(session);
    for (size_t r = 0; spec != NULL && r < spec->count; r++) {
        const struct array *editions = &spec->registries[r].editions;
        for (size_t i = 0; i < editions->count; i++) {
            const struct edition *edition = &ARRAY_AT(*editions, struct edition, i);
            ANSWER_ROW(session, {"registry", .text = spec->registries[r].id},
                       {"id", .text = edition->id},
                       {"title", .text = edition->title, .from = 24});
        }
    }
}

static void list_registries(struct session *session) {
    const struct spec *spec = session_spec(session);
    for (size_t r = 0; spec != NULL && r < spec->count; r++) {
        ANSWER_ROW(session, {"id", .text = spec->registries[r].id},
                   {"title", .text = spec->registries[r].title, .from = 16});
    }
}

static void list_languages(struct session *session) {
    if (!session_templates(session)) return;
    size_t count = 0;
    const struct language **languages = session_languages(session, &count);
    for (size_t i = 0; languages != NULL && i < count; i++) {
        ANSWER_ROW(session, {"id", .text = languages[i]->id},
                   {"title", .text = languages[i]->title, .from = 16});
    }
}

static void list_templates(struct session *session) {
    if (!session_templates(session)) return;
    size_t count = 0;
    const struct language **languages = session_languages(session, &count);
    for (size_t i = 0; languages != NULL && i < count; i++) {
        for (size_t o = 0; o < languages[i]->outputs.count; o++) {
            const struct output *output = &ARRAY_AT(languages[i]->outputs, struct output, o);
            ANSWER_ROW(session, {"language", .text = languages[i]->id},
                       {"template", .text = output->template, .before = "/",
                        .after = TEMPLATE_SET_SUFFIX});
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
            struct str type = choice_name(option_type_words, option->type);
            ANSWER_ROW(session, {"language", .text = languages[i]->id},
                       {"name", .text = option->name, .before = "."},
                       {"summary", .text = option->summary, .from = 24},
                       {"type", .text = type, .before = " ("},
                       {"needs", .text = option->needs,
                        .before = str_given(option->needs) ? ", needs: " : NULL},
                       {"default", .text = option->fallback, .before = ", default: ",
                        .after = ")"});
        }
    }
}

static void list_rules(struct session *session) {
    for (int i = 0; i < RULE_COUNT; i++) {
        const struct rule_info *rule = rule_info((enum rule)i);
        ANSWER_ROW(session, {"id", .text = str_from(rule->id)},
                   {"severity", .text = str_from(severity_name(rule->severity)), .from = 22},
                   {"summary", .text = str_from(rule->summary), .from = 30});
    }
}

// Which templates are read shows only when they are compiled: partials name further ones.
static bool read_inputs(struct session *session) {
    bool languages = session->cli.languages.count > 0 || session_has_outputs(session);
    if (!languages) return session_templates(session) && session_spec(session) != NULL;
    struct tasks tasks;
    bool done = tasks_make(session, TASKS_NAMED, &tasks);
    for (size_t i = 0; done && i < tasks.count; i++) {
        done = render_task(session, &tasks.items[i], NULL);
    }
    return done;
}

static void list_inputs(struct session *session) {
    if (!read_inputs(session)) return;
    for (size_t i = 0; i < session->inputs.sources.count; i++) {
        ANSWER_ROW(session, {"file", .text = session->inputs.sources.items[i]->path});
    }
}

static void list_outputs(struct session *session) {
    struct outputs outputs = {0};
    const struct plan *plan = &outputs.plan;
    if (render_all(session, &outputs)) {
        for (size_t i = 0; i < plan->files.count; i++) {
            struct str path = plan_path(plan, &plan->files.items[i], &session->arena);
            ANSWER_ROW(session, {"file", .text = path});
        }
    }
    outputs_free(&outputs);
}

// --- Fields ---

static struct str type_text(struct session *session, struct type type) {
    struct str word = STR(""), of = STR("");
    type_describe(type, &word, &of);
    if (of.len == 0) return word;
    return arena_printf(&session->arena, "%.*s of %.*s", STR_ARG(word), STR_ARG(of));
}

static void list_shapes(struct session *session, struct type root) {
    enum { MOST = 256 };
    const struct shape *shapes[MOST];
    size_t count = shape_walk(root, shapes, MOST);
    for (size_t s = 0; s < count; s++) {
        for (size_t i = 0; i < shapes[s]->count; i++) {
            const struct field *field = &shapes[s]->fields[i];
            ANSWER_ROW(session, {"of", .text = shapes[s]->name},
                       {"name", .text = field->name, .before = "."},
                       {"type", .text = type_text(session, field->type), .from = 29},
                       {"summary", .text = field->summary, .from = 50});
        }
    }
}

// The view of the one language that is named. NULL if it cannot be made, which is reported.
static struct view *make_view(struct session *session, const char *what) {
    if (session->cli.languages.count != 1) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE, "%s are those of one language", what);
        diag_note(&session->diag, NO_PLACE, "name it, as in 'statusgen list %s -l LANGUAGE'", what);
        return NULL;
    }
    if (!session_templates(session)) return NULL;
    size_t count = 0;
    const struct language **languages = session_languages(session, &count);
    const struct spec *spec = session_spec(session);
    if (languages == NULL || spec == NULL) return NULL;
    struct subject subject = view_subject(&session->arena, spec);
    return view_make(&session->arena, &session->arena, &subject, languages[0],
                     session_request(session), &session->diag);
}

static void list_fields(struct session *session) {
    const struct view *view = make_view(session, "fields");
    if (view != NULL) list_shapes(session, view_type(view));
}

// What a template for the first registry sees.
static void list_values(struct session *session) {
    struct view *view = make_view(session, "values");
    if (view == NULL) return;
    value_dump(view_root(view, NULL), view, answer_is_json(session) ? DUMP_JSON : DUMP_LINES,
               &session->arena, &session->out);
}

#define LISTS(X)                                                                              \
    X(codes) X(vendors) X(registries) X(editions) X(languages) X(templates) X(fields) X(values) X(options) \
    X(rules) X(inputs) X(outputs)

#define LIST_WORD(name) #name,
#define LIST_FUNCTION(name) list_##name,

const char *const list_words[] = {LISTS(LIST_WORD) NULL};
static void (*const lists[])(struct session *session) = {LISTS(LIST_FUNCTION)};
enum { LIST_COUNT = sizeof lists / sizeof lists[0] };

static void report_unknown(struct session *session, struct str what) {
    diag_report(&session->diag, RULE_USAGE, NO_PLACE, "there is no list of '%.*s'", STR_ARG(what));
    struct suggestion near = suggest_start(what);
    for (size_t i = 0; i < LIST_COUNT; i++) suggest_try(&near, str_from(list_words[i]));
    diag_suggest(&session->diag, NO_PLACE, near.best);
    diag_note(&session->diag, NO_PLACE, "'statusgen help list' shows what can be listed");
}

int command_list(struct session *session) {
    size_t errors = diag_errors(&session->diag);
    struct str what = session->cli.arguments.count > 0 ? session->cli.arguments.items[0] : STR("");
    bool found = false;
    for (size_t i = 0; i < LIST_COUNT && !found; i++) {
        found = str_equal(what, str_from(list_words[i]));
        if (found) lists[i](session);
    }
    if (!found) report_unknown(session, what);
    return diag_errors(&session->diag) > errors ? EXIT_FAILED : EXIT_DONE;
}
