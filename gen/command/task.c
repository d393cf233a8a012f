// SPDX-License-Identifier: MIT
#include "command/task.h"

#include "base/suggest.h"
#include "spec/select.h"

static bool languages_are_named(struct session *session) {
    if (session->cli.languages.count > 0) return true;
    diag_report(&session->diag, RULE_USAGE, NO_PLACE, "no language is named");
    diag_note(&session->diag, NO_PLACE, "say what to write, as in '-l %.*s'",
              STR_ARG(session_some_languages(session)));
    diag_note(&session->diag, NO_PLACE, "'statusgen list languages' shows all");
    diag_note(&session->diag, NO_PLACE, "or let a " PROJECT_FILE " say it; 'statusgen init' writes one");
    return false;
}

static const struct subject *new_subject(struct session *session, const struct spec *spec) {
    struct subject *subject = ARENA_NEW(&session->arena, struct subject);
    *subject = view_subject(&session->arena, spec);
    return subject;
}

// --- Of the command line ---

static bool make_named(struct session *session, enum tasks_default otherwise, struct tasks *tasks) {
    if (otherwise == TASKS_NAMED && !languages_are_named(session)) return false;
    if (!session_templates(session)) return false;
    const struct language **languages = session_languages(session, &tasks->count);
    const struct spec *spec = session_spec(session);
    if (languages == NULL || spec == NULL) return false;
    const struct subject *subject = new_subject(session, spec);
    tasks->items = ARENA_ARRAY(&session->arena, struct task, tasks->count);
    for (size_t i = 0; i < tasks->count; i++) {
        tasks->items[i] = (struct task){
            .language = languages[i], .subject = subject, .request = session_request(session)};
    }
    return true;
}

// --- Of the project ---

// The one registry of that id, as a specification of its own.
static const struct spec *only_registry(struct session *session, const struct spec *spec,
                                        const struct project_output *output) {
    struct str id = output->registry;
    struct suggestion near = suggest_start(id);
    for (size_t i = 0; i < spec->count; i++) {
        if (str_equal(spec->registries[i].id, id)) {
            struct str one = arena_printf(&session->arena, "registry=%.*s", STR_ARG(id));
            return spec_select(&session->arena, spec, one, output->node->place, &session->diag);
        }
        suggest_try(&near, spec->registries[i].id);
    }
    struct place place = node_place(output->node, "registry");
    diag_report(&session->diag, RULE_UNKNOWN_ID, place, "there is no registry '%.*s'", STR_ARG(id));
    diag_suggest(&session->diag, place, near.best);
    return NULL;
}

// What the output selects of the project's entries; `all` if it wants everything.
static const struct subject *subject_of(struct session *session, const struct subject *all,
                                        const struct project_output *output) {
    const struct spec *spec = all->spec;
    if (str_given(output->registry)) spec = only_registry(session, spec, output);
    if (spec != NULL && str_given(output->select)) {
        spec = spec_select(&session->arena, spec, output->select, node_place(output->node, "select"),
                           &session->diag);
    }
    if (spec == NULL) return NULL;
    return spec == all->spec ? all : new_subject(session, spec);
}

// The output's own options, and behind them, so that they win, those of the command line.
static struct settings settings_of(struct session *session, const struct project_output *output) {
    const struct cli *cli = &session->cli;
    size_t count = 0;
    struct setting *settings =
        ARENA_ARRAY(&session->arena, struct setting, output->options.count + cli->settings.count);
    for (size_t i = 0; i < output->options.count; i++) {
        const struct project_option *option = &ARRAY_AT(output->options, struct project_option, i);
        settings[count++] = (struct setting){output->language, option->name, option->value,
                                             option->node->place};
    }
    for (size_t i = 0; i < cli->settings.count; i++) settings[count++] = cli->settings.items[i];
    return (struct settings){settings, count};
}

static void add_task(struct session *session, struct tasks *tasks, const struct subject *all,
                     const struct project_output *output) {
    struct place place = node_place(output->node, "language");
    const struct language *language = session_language(session, output->language, place);
    const struct subject *subject = subject_of(session, all, output);
    if (language == NULL || subject == NULL) return;
    struct task *task = &tasks->items[tasks->count++];
    *task = (struct task){language, subject, session_request(session), output->path,
                          output->node->place};
    task->request.settings = settings_of(session, output);
}

static bool is_wanted(const struct session *session, const struct project_output *output) {
    const struct cli *cli = &session->cli;
    for (size_t i = 0; i < cli->languages.count; i++) {
        if (str_equal(cli->languages.items[i], output->language)) return true;
    }
    return cli->languages.count == 0;
}

static bool make_of_project(struct session *session, struct tasks *tasks) {
    const struct array *outputs = &session->project->outputs;
    size_t errors = diag_errors(&session->diag);
    if (!session_templates(session) || !session_check_languages(session)) return false;
    const struct spec *spec = session_spec(session);
    if (spec == NULL) return false;
    const struct subject *all = new_subject(session, spec);
    tasks->items = ARENA_ARRAY(&session->arena, struct task, outputs->count);
    for (size_t i = 0; i < outputs->count; i++) {
        const struct project_output *output = &ARRAY_AT(*outputs, struct project_output, i);
        if (is_wanted(session, output)) add_task(session, tasks, all, output);
    }
    if (tasks->count == 0 && diag_errors(&session->diag) == errors) {
        diag_report(&session->diag, RULE_USAGE, project_place(session->project, "outputs"),
                    "the project writes nothing in the languages that --language names");
    }
    return diag_errors(&session->diag) == errors;
}

bool tasks_make(struct session *session, enum tasks_default otherwise, struct tasks *tasks) {
    *tasks = (struct tasks){0};
    if (session_has_outputs(session)) return make_of_project(session, tasks);
    return make_named(session, otherwise, tasks);
}
