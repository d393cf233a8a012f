// SPDX-License-Identifier: MIT
#include "command/session.h"

#include "base/suggest.h"
#include "spec/edition.h"
#include "spec/select.h"

#define BUNDLED "spec/"

// A bundled specification is a file directly in the embedded folder; what it includes lies deeper.
static struct paths bundled_paths(struct session *session) {
    struct str *paths = ARENA_ARRAY(&session->arena, struct str, embedded_file_count);
    size_t count = 0;
    for (size_t i = 0; i < embedded_file_count; i++) {
        struct str path = str_from(embedded_files[i].path);
        if (!str_starts(path, STR(BUNDLED)) || !str_ends(path, STR(".yaml"))) continue;
        size_t folder = STR(BUNDLED).len;
        if (str_find_char(path, '/', folder) < path.len) continue;
        paths[count++] = arena_printf(&session->arena, INPUT_BUILTIN "%.*s", STR_ARG(path));
    }
    return (struct paths){paths, count};
}

static struct paths named_paths(struct session *session, size_t first) {
    const struct cli *cli = &session->cli;
    size_t count = 0;
    struct str *paths =
        ARENA_ARRAY(&session->arena, struct str, cli->specs.count + cli->arguments.count);
    for (size_t i = 0; i < cli->specs.count; i++) paths[count++] = cli->specs.items[i];
    for (size_t i = first; i < cli->arguments.count; i++) paths[count++] = cli->arguments.items[i];
    return (struct paths){paths, count};
}

bool session_is_bundled(const struct session *session) {
    return session->cli.specs.count == 0 && session->cli.arguments.count == 0;
}

struct paths session_overlays(const struct session *session) {
    return (struct paths){session->cli.overlays.items, session->cli.overlays.count};
}

const struct spec *session_spec(struct session *session, size_t first) {
    struct paths paths = named_paths(session, first);
    if (paths.count == 0) paths = bundled_paths(session);
    size_t errors = diag_errors(&session->diag);
    struct spec *spec = spec_load_overlaid(&session->arena, &session->inputs, paths,
                                           session_overlays(session), &session->diag);
    if (spec != NULL && str_given(session->cli.names)) {
        spec_use_edition(&session->arena, spec, session->cli.names, &session->diag);
    }
    if (spec != NULL && str_given(session->cli.select)) {
        spec = spec_select(&session->arena, spec, session->cli.select, NO_PLACE, &session->diag);
    }
    return diag_errors(&session->diag) == errors ? spec : NULL;
}

const struct registry *session_registry(struct session *session, const struct spec *spec) {
    struct str id = session->cli.registry;
    if (!str_given(id)) return &spec->registries[0];
    struct suggestion near = suggest_start(id);
    for (size_t i = 0; i < spec->count; i++) {
        if (str_equal(spec->registries[i].id, id)) return &spec->registries[i];
        suggest_try(&near, spec->registries[i].id);
    }
    diag_report(&session->diag, RULE_USAGE, NO_PLACE, "there is no registry '%.*s'", STR_ARG(id));
    diag_suggest(&session->diag, NO_PLACE, near.best);
    diag_note(&session->diag, NO_PLACE, "'statusgen list registries' shows all");
    return NULL;
}

struct request session_request(const struct session *session) {
    const struct cli *cli = &session->cli;
    return (struct request){
        .settings = {cli->settings.items, cli->settings.count},
        .license = cli->license,
        .aliases = cli->aliases,
    };
}

bool session_templates(struct session *session) {
    bool done = true;
    for (size_t i = 0; i < session->cli.template_folders.count; i++) {
        struct str folder = session->cli.template_folders.items[i];
        done = template_set_add(&session->templates, folder, NO_PLACE) && done;
    }
    return done;
}

struct template_set_names session_language_names(struct session *session) {
    return template_set_languages(&session->templates, &session->arena);
}

struct str session_some_languages(struct session *session) {
    enum { FEW = 3 };
    struct template_set_names names = session_language_names(session);
    struct buf list = {0};
    for (size_t i = 0; i < names.count && i < FEW; i++) {
        if (i > 0) buf_add_char(&list, ',');
        buf_add(&list, names.items[i]);
    }
    struct str text = arena_str(&session->arena, buf_str(&list));
    buf_free(&list);
    return text;
}

static void report_unknown(struct session *session, struct str id) {
    diag_report(&session->diag, RULE_USAGE, NO_PLACE, "there is no language '%.*s'", STR_ARG(id));
    struct template_set_names names = session_language_names(session);
    struct suggestion near = suggest_start(id);
    for (size_t i = 0; i < names.count; i++) suggest_try(&near, names.items[i]);
    diag_suggest(&session->diag, NO_PLACE, near.best);
    diag_note(&session->diag, NO_PLACE, "'statusgen list languages' shows all");
}

const struct language *session_language(struct session *session, struct str id) {
    struct str path =
        arena_printf(&session->arena, "%.*s/" TEMPLATE_SET_LANGUAGE_FILE, STR_ARG(id));
    const struct source *source =
        template_set_is_path(path) ? template_set_read(&session->templates, path) : NULL;
    if (source == NULL) {
        report_unknown(session, id);
        return NULL;
    }
    return language_read(&session->arena, id, source, &session->diag);
}

static bool is_among(struct template_set_names names, struct str name) {
    for (size_t i = 0; i < names.count; i++) {
        if (str_equal(names.items[i], name)) return true;
    }
    return false;
}

// A setting of a language that is not used would be ignored without a word.
static bool check_setting_languages(struct session *session, struct template_set_names used) {
    bool done = true;
    for (size_t i = 0; i < session->cli.settings.count; i++) {
        const struct setting *setting = &session->cli.settings.items[i];
        if (is_among(used, setting->language)) continue;
        diag_report(&session->diag, RULE_OPTION, NO_PLACE,
                    "'%.*s.%.*s' is set, but the language '%.*s' is not used",
                    STR_ARG(setting->language), STR_ARG(setting->name), STR_ARG(setting->language));
        done = false;
    }
    return done;
}

const struct language **session_languages(struct session *session, size_t *count) {
    struct template_set_names names = {session->cli.languages.items, session->cli.languages.count};
    if (names.count == 0) names = session_language_names(session);
    const struct language **languages =
        ARENA_ARRAY(&session->arena, const struct language *, names.count);
    *count = names.count;
    bool done = check_setting_languages(session, names);
    for (size_t i = 0; i < names.count; i++) {
        languages[i] = session_language(session, names.items[i]);
        done = done && languages[i] != NULL;
    }
    return done ? languages : NULL;
}
