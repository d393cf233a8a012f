// SPDX-License-Identifier: MIT
#include "command/session.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "output/plan.h"
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

static struct paths named_paths(struct session *session) {
    const struct cli *cli = &session->cli;
    size_t count = 0, first = cli->command != NULL ? cli->command->operands : 0;
    struct str *paths =
        ARENA_ARRAY(&session->arena, struct str, cli->specs.count + cli->arguments.count);
    for (size_t i = 0; i < cli->specs.count; i++) paths[count++] = cli->specs.items[i];
    for (size_t i = first; i < cli->arguments.count; i++) paths[count++] = cli->arguments.items[i];
    return (struct paths){paths, count};
}

// --- The project ---

// A project is looked for only if the command line says neither what to read nor what to write: a
// command that says it means the same in every folder.
static bool looks_for_project(const struct session *session) {
    const struct cli *cli = &session->cli;
    return cli->specs.count == 0 && cli->arguments.count <= cli->command->operands &&
           cli->languages.count == 0 && !str_given(cli->output);
}

static void put_first(struct texts *list, const struct array *texts) {
    struct texts all = {0};
    for (size_t i = 0; i < texts->count; i++) vec_add(&all, ARRAY_AT(*texts, struct str, i));
    for (size_t i = 0; i < list->count; i++) vec_add(&all, list->items[i]);
    vec_free(list);
    *list = all;
}

static void put_last(struct texts *list, const struct array *texts) {
    for (size_t i = 0; i < texts->count; i++) vec_add(list, ARRAY_AT(*texts, struct str, i));
}

// What the command line says goes before what the project says.
static void take_project(struct session *session, const struct project *project) {
    struct cli *cli = &session->cli;
    bool spec_named = cli->specs.count > 0 || cli->arguments.count > cli->command->operands;
    if (!spec_named) put_last(&cli->specs, &project->spec);
    put_first(&cli->overlays, &project->overlays);
    put_last(&cli->template_folders, &project->templates);
    if (!str_given(cli->select)) {
        cli->select = project->select;
        session->select_place = project_place(project, "select");
    }
    if (!str_given(cli->names)) cli->names = project->names;
    if (!str_given(cli->license)) cli->license = project->license;
    if (cli->aliases == 0) cli->aliases = project->aliases;
    if (cli->banner.count == 0) put_last(&cli->banner, &project->banner);
}

bool session_use_project(struct session *session) {
    const struct cli *cli = &session->cli;
    struct str path = cli->config;
    if ((cli->command->mark & TAKES_PROJECT) == 0) return true;
    if (!str_given(path) && looks_for_project(session)) path = project_find(&session->arena);
    if (!str_given(path)) return true;
    session->project = project_read(&session->arena, &session->inputs, path, &session->diag);
    if (session->project == NULL) return false;
    struct str license = session->project->license;
    if (str_given(license) && !text_is_license(license)) {
        diag_report(&session->diag, RULE_BAD_VALUE, project_place(session->project, "license"),
                    "'%.*s' is no SPDX licence expression", STR_ARG(license));
        return false;
    }
    take_project(session, session->project);
    return true;
}

bool session_has_outputs(const struct session *session) {
    return session->project != NULL && session->project->outputs.count > 0;
}

bool session_is_bundled(const struct session *session) {
    return session->cli.specs.count == 0 && session->cli.arguments.count == 0;
}

struct paths session_overlays(const struct session *session) {
    return (struct paths){session->cli.overlays.items, session->cli.overlays.count};
}

const struct spec *session_spec(struct session *session) {
    struct paths paths = named_paths(session);
    if (paths.count == 0) paths = bundled_paths(session);
    size_t errors = diag_errors(&session->diag);
    struct spec *spec = spec_load_overlaid(&session->arena, &session->inputs, paths,
                                           session_overlays(session), &session->diag);
    if (spec != NULL && str_given(session->cli.names)) {
        spec_use_edition(&session->arena, spec, session->cli.names, &session->diag);
    }
    session->whole = spec;
    if (spec != NULL && str_given(session->cli.select)) {
        spec = spec_select(&session->arena, spec, session->cli.select,
                           session->select_place, &session->diag);
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

// `text` is a slice of the source, which is NULL for the command line.
static void report_unsafe(struct session *session, const struct source *source, struct str text) {
    size_t end = 0;
    int32_t c = utf8_next(text, &end);
    struct place place = NO_PLACE;
    if (source != NULL) place = place_at(source, (size_t)(text.data - source->text.data), 1);
    if (c == UTF8_BAD) {
        diag_report(&session->diag, RULE_ENCODING, place, "byte %02X is not UTF-8",
                    (unsigned)(unsigned char)text.data[0]);
    } else {
        diag_report(&session->diag, RULE_ENCODING, place, "a banner cannot hold U+%04X",
                    (unsigned)c);
    }
}

static void add_banner(struct session *session, const struct source *source, struct str text) {
    struct str rest = utf8_skip_mark(text), line;
    while (str_split(&rest, '\n', &line)) {
        if (str_ends(line, STR("\r"))) line.len--;
        size_t fault = utf8_find_unsafe(line);
        if (fault == line.len) {
            vec_add(&session->banner, line);
        } else {
            report_unsafe(session, source, str_slice(line, fault, line.len));
        }
    }
}

bool session_banner(struct session *session) {
    size_t errors = diag_errors(&session->diag);
    for (size_t i = 0; i < session->cli.banner.count; i++) {
        struct str text = session->cli.banner.items[i];
        if (!str_starts(text, STR("@"))) {
            add_banner(session, NULL, text);
            continue;
        }
        const struct source *source = input_read(
            &session->inputs, str_slice(text, 1, text.len), NO_PLACE, &session->diag);
        if (source != NULL) add_banner(session, source, source->text);
    }
    return diag_errors(&session->diag) == errors;
}

struct request session_request(const struct session *session) {
    const struct cli *cli = &session->cli;
    return (struct request){
        .settings = {cli->settings.items, cli->settings.count},
        .license = str_given(cli->license) ? cli->license : STR("CC0-1.0"),
        .aliases = cli->aliases == 0 ? ALIASES_DEPRECATED : (enum aliases)(cli->aliases - 1),
        .banner = {session->banner.items, session->banner.count},
    };
}

size_t session_max_output(const struct session *session) {
    enum { OUTPUT_FOR_INPUT = 4 };
    const size_t largest = SIZE_MAX / OUTPUT_FOR_INPUT / PLAN_MAX_FILES;
    size_t input = session->cli.max_input < largest ? session->cli.max_input : largest;
    size_t output = OUTPUT_FOR_INPUT * input;
    return output > PLAN_MAX_FILE ? output : PLAN_MAX_FILE;
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

static bool is_among(struct template_set_names names, struct str name) {
    for (size_t i = 0; i < names.count; i++) {
        if (str_equal(names.items[i], name)) return true;
    }
    return false;
}

static void report_unknown(struct session *session, struct str id, struct place place) {
    enum rule rule = place.source != NULL ? RULE_UNKNOWN_ID : RULE_USAGE;
    diag_report(&session->diag, rule, place, "there is no language '%.*s'", STR_ARG(id));
    struct template_set_names names = session_language_names(session);
    struct suggestion near = suggest_start(id);
    for (size_t i = 0; i < names.count; i++) suggest_try(&near, names.items[i]);
    diag_suggest(&session->diag, place, near.best);
    diag_note(&session->diag, place, "'statusgen list languages' shows all");
}

const struct language *session_language(struct session *session, struct str id, struct place place) {
    for (size_t i = 0; i < session->languages.count; i++) {
        const struct known_language *known = &session->languages.items[i];
        if (str_equal(known->id, id)) return known->language;
    }
    struct str path =
        arena_printf(&session->arena, "%.*s/" TEMPLATE_SET_LANGUAGE_FILE, STR_ARG(id));
    size_t errors = diag_errors(&session->diag);
    const struct source *source =
        template_set_is_path(path) ? template_set_read(&session->templates, path) : NULL;
    if (source == NULL) {
        report_unknown(session, id, place);
        return NULL;
    }
    bool was_read = diag_errors(&session->diag) == errors;
    const struct language *language =
        was_read ? language_read(&session->arena, id, source, &session->diag) : NULL;
    struct known_language known = {arena_str(&session->arena, id), language};
    vec_add(&session->languages, known);
    return language;
}

// What the command line wants of the project's languages, or all of them; each once.
static struct template_set_names project_languages(struct session *session) {
    const struct array *outputs = &session->project->outputs;
    struct str *names = ARENA_ARRAY(&session->arena, struct str, outputs->count);
    size_t count = 0;
    for (size_t i = 0; i < outputs->count; i++) {
        struct str language = ARRAY_AT(*outputs, struct project_output, i).language;
        bool known = is_among((struct template_set_names){names, count}, language);
        if (!known) names[count++] = language;
    }
    return (struct template_set_names){names, count};
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

static const struct language **read_languages(struct session *session,
                                              struct template_set_names names, size_t *count) {
    const struct language **languages =
        ARENA_ARRAY(&session->arena, const struct language *, names.count);
    *count = names.count;
    bool done = check_setting_languages(session, names);
    for (size_t i = 0; i < names.count; i++) {
        languages[i] = session_language(session, names.items[i], NO_PLACE);
        done = done && languages[i] != NULL;
    }
    return done ? languages : NULL;
}

const struct language **session_languages(struct session *session, size_t *count) {
    struct template_set_names names = {session->cli.languages.items, session->cli.languages.count};
    if (names.count == 0) names = session_language_names(session);
    return read_languages(session, names, count);
}

const struct language **session_used_languages(struct session *session, size_t *count) {
    bool named = session->cli.languages.count > 0;
    if (named || !session_has_outputs(session)) return session_languages(session, count);
    return read_languages(session, project_languages(session), count);
}

bool session_check_languages(struct session *session) {
    struct template_set_names names = {session->cli.languages.items, session->cli.languages.count};
    if (names.count == 0) return check_setting_languages(session, project_languages(session));
    size_t count = 0;
    return session_languages(session, &count) != NULL;
}

void session_free(struct session *session) {
    buf_free(&session->out);
    vec_free(&session->languages);
    buf_free(&session->text);
    template_set_free(&session->templates);
    vec_free(&session->banner);
    inputs_free(&session->inputs);
    inputs_free(&session->aside);
    diag_free(&session->diag);
    cli_free(&session->cli);
    arena_free(&session->rendering);
    arena_free(&session->arena);
}
