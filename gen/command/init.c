// SPDX-License-Identifier: MIT
#include "command/commands.h"
#include "output/write.h"
#include "spec/format.h"
#include "yaml/json_schema.h"

#define START "start/"
#define SCHEMA_FILE "codes/overlay.schema.json"

// The starting files lie in the program; the project file ends with the list that is added here.
static struct str start_text(struct session *session, const struct embedded_file *file,
                             struct str name) {
    struct str text = {(const char *)file->data, file->size};
    if (!str_equal(name, STR(PROJECT_FILE))) return text;
    struct buf all = {0};
    buf_add(&all, text);
    for (size_t i = 0; i < session->cli.languages.count; i++) {
        struct str language = session->cli.languages.items[i];
        buf_printf(&all, "  - {language: %.*s, path: gen/%.*s/}\n", STR_ARG(language),
                   STR_ARG(language));
    }
    text = arena_str(&session->arena, buf_str(&all));
    buf_free(&all);
    return text;
}

// By which editors complete and check the overlay: its first line names it.
static struct str schema_text(struct session *session) {
    struct buf text = {0};
    json_schema(&overlay_file_schema, STR("Overlay of statusgen"), true, &text);
    struct str schema = arena_str(&session->arena, buf_str(&text));
    buf_free(&text);
    return schema;
}

static void plan_start(struct session *session, struct plan *plan) {
    if (str_given(session->cli.output)) plan->folder = session->cli.output;
    for (size_t i = 0; i < embedded_file_count; i++) {
        struct str path = str_from(embedded_files[i].path);
        if (!str_starts(path, STR(START))) continue;
        struct str name = str_slice(path, STR(START).len, path.len);
        struct str text = start_text(session, &embedded_files[i], name);
        plan_add(plan, (struct plan_file){.path = name, .bytes = text});
    }
    plan_add(plan, (struct plan_file){.path = STR(SCHEMA_FILE), .bytes = schema_text(session)});
}

static bool write_start(struct session *session, struct plan *plan) {
    const struct write_options options = {
        .force = session->cli.force,
        .no_fsync = session->cli.no_fsync,
        .dry_run = session->cli.dry_run,
    };
    struct write_result result = {0};
    if (!plan_check(plan, &session->diag)) return false;
    if (!write_plan(plan, options, &session->arena, &result, &session->diag)) return false;
    for (size_t i = 0; i < plan->files.count; i++) {
        struct str path = plan_path(plan, &plan->files.items[i], &session->arena);
        bool kept = result.states[i] == WRITE_UNCHANGED;
        if (session->cli.quiet) continue;
        buf_printf(&session->out, "%.*s%s\n", STR_ARG(path),
                   kept ? ": unchanged" : session->cli.dry_run ? ": would be written" : ": written");
    }
    return true;
}

int command_init(struct session *session) {
    size_t count = 0;
    if (session->cli.languages.count == 0) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE, "no language is named");
        diag_note(&session->diag, NO_PLACE, "say what the project is to write, as in 'statusgen init -l %.*s'",
                  STR_ARG(session_some_languages(session)));
        return EXIT_FAILED;
    }
    if (session_languages(session, &count) == NULL) return EXIT_FAILED;
    struct plan plan = {0};
    plan_start(session, &plan);
    bool done = write_start(session, &plan);
    plan_free(&plan);
    return done ? EXIT_DONE : EXIT_FAILED;
}
