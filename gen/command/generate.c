// SPDX-License-Identifier: MIT
#include <unistd.h>

#include "command/answer.h"
#include "command/commands.h"
#include "command/last_run.h"
#include "command/render.h"
#include "output/depfile.h"
#include "output/drift.h"
#include "output/stamp.h"
#include "output/write.h"

static const char *state_word(enum write_state state, bool dry_run) {
    switch (state) {
    case WRITE_UNCHANGED: return "unchanged";
    case WRITE_CREATED: return dry_run ? "would be written" : "written";
    case WRITE_REPLACED: return dry_run ? "would be updated" : "updated";
    case WRITE_THROUGH: return dry_run ? "would be written" : "written";
    }
    return "";
}

static void name_files(struct session *session, const struct plan *plan,
                       const struct write_result *result) {
    bool dry_run = session->cli.dry_run;
    for (size_t i = 0; i < plan->files.count; i++) {
        bool unchanged = result->states[i] == WRITE_UNCHANGED;
        if (unchanged && !session->cli.verbose) continue;
        struct str path = plan_path(plan, &plan->files.items[i], &session->arena);
        struct str state = str_from(state_word(result->states[i], dry_run));
        ANSWER_ROW(session, {"file", .text = path}, {"state", .text = state, .before = ": "});
    }
}

static void name_leftovers(struct session *session, const struct last_run *last) {
    for (size_t i = 0; i < last->leftover_count; i++) {
        const struct leftover *leftover = &last->leftovers[i];
        bool would = session->cli.dry_run && session->cli.prune;
        if (!leftover->removed && !would) continue;
        struct str path = join_paths(&session->arena, last->folder, leftover->path);
        struct str state = would ? STR("would be removed") : STR("removed");
        ANSWER_ROW(session, {"file", .text = path}, {"state", .text = state, .before = ": "});
    }
}

static void add_diff(struct session *session, const struct plan_file *file,
                     const struct compared *compared, struct str path) {
    if (!answer_is_json(session)) {
        drift_diff(&session->out, file, compared, path);
        return;
    }
    struct buf diff = {0};
    drift_diff(&diff, file, compared, path);
    if (diff.len > 0) ANSWER_ROW(session, {"file", .text = path}, {"diff", .text = buf_str(&diff)});
    buf_free(&diff);
}

static void add_diffs(struct session *session, const struct outputs *outputs) {
    for (size_t i = 0; i < outputs->plan.files.count; i++) {
        const struct plan_file *file = &outputs->plan.files.items[i];
        struct str path = plan_path(&outputs->plan, file, &session->arena);
        add_diff(session, file, &outputs->comparison.files.items[i], path);
    }
}

static struct str *depfile_targets(struct session *session, const struct plan *plan, size_t *count) {
    struct str *targets = ARENA_ARRAY(&session->arena, struct str, plan->files.count + 1);
    struct str only = session->cli.depfile_target;
    if (!str_given(only)) only = session->cli.stamp;
    *count = str_given(only) ? 1 : plan->files.count;
    targets[0] = only;
    if (str_given(only)) return targets;
    for (size_t i = 0; i < plan->files.count; i++) {
        targets[i] = plan_path(plan, &plan->files.items[i], &session->arena);
    }
    return targets;
}

static void write_depfile(struct session *session, const struct plan *plan) {
    if (!str_given(session->cli.depfile)) return;
    size_t input_count = session->inputs.sources.count, target_count = 0;
    struct str *inputs = ARENA_ARRAY(&session->arena, struct str, input_count);
    for (size_t i = 0; i < input_count; i++) inputs[i] = session->inputs.sources.items[i]->path;
    struct str *targets = depfile_targets(session, plan, &target_count);
    const struct depfile depfile = {targets, target_count, inputs, input_count};
    struct buf text = {0};
    if (depfile_render(&text, &depfile, &session->diag)) {
        write_file(session->cli.depfile, buf_str(&text), session->cli.no_fsync, &session->diag);
    }
    buf_free(&text);
}

static void write_outputs(struct session *session, struct outputs *outputs, struct last_run *last) {
    const struct plan *plan = &outputs->plan;
    const struct write_options options = {
        .force = session->cli.force,
        .no_fsync = session->cli.no_fsync,
        .strict_eol = session->cli.strict_eol,
        .dry_run = session->cli.dry_run,
    };
    struct write_result result = {0};
    if (!write_compared(plan, &outputs->comparison, options, &session->arena, &result,
                        &session->diag)) {
        return;
    }
    bool prune = session->cli.prune && !session->cli.dry_run;
    bool pruned = !prune || last_run_prune(last, session);
    bool answers = session->cli.format == FORMAT_TEXT || session->cli.format == FORMAT_JSON;
    if (answers && (session->cli.verbose || session->cli.dry_run)) {
        name_files(session, plan, &result);
        name_leftovers(session, last);
    }
    if (session->cli.dry_run) return;
    if (!last_run_write(last, session, outputs) || !pruned) return;
    write_depfile(session, plan);
    if (str_given(session->cli.stamp)) {
        stamp_touch(session->cli.stamp, session->cli.no_fsync, &session->diag);
    }
}

int command_generate(struct session *session) {
    size_t errors = diag_errors(&session->diag);
    bool diffs = session->cli.dry_run && session->cli.diff;
    struct outputs outputs = {
        .compare = true, .keep_old = diffs, .hash = last_run_is_kept(session)};
    struct last_run last = {0};
    if (session->cli.prune && !outputs.hash) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE,
                    "only a project without --language and --output can be pruned: its lock file "
                    "says what was written");
        return EXIT_FAILED;
    }
    if (render_all(session, &outputs)) {
        if (render_to_stdout(session)) {
            plan_print(&outputs.plan, STDOUT_FILENO, &session->diag);
        } else if (compare_end(&outputs.comparison, &outputs.plan, &session->diag) &&
                   last_run_read(&last, session, &outputs)) {
            if (diffs) add_diffs(session, &outputs);
            write_outputs(session, &outputs, &last);
        }
    }
    last_run_free(&last);
    outputs_free(&outputs);
    return diag_errors(&session->diag) > errors ? EXIT_FAILED : EXIT_DONE;
}
