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
    case WRITE_REMOVED: break; // no output is
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

static void name_pruned(struct session *session, const struct last_run *last) {
    for (size_t i = 0; i < last->leftover_count && session->cli.prune; i++) {
        struct str path = join_paths(&session->arena, last->folder, last->leftovers[i].path);
        struct str state = session->cli.dry_run ? STR("would be removed") : STR("removed");
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

static bool render_depfile(struct session *session, const struct plan *plan, struct buf *out) {
    size_t input_count = session->inputs.sources.count, target_count = 0;
    struct str *inputs = ARENA_ARRAY(&session->arena, struct str, input_count);
    for (size_t i = 0; i < input_count; i++) inputs[i] = session->inputs.sources.items[i]->path;
    struct str *targets = depfile_targets(session, plan, &target_count);
    const struct depfile depfile = {targets, target_count, inputs, input_count};
    return depfile_render(out, &depfile, &session->diag);
}

// A file that accompanies the outputs, and is written with them or not at all.
struct companion {
    struct buf text;
    struct named_file file;
};

// All that a run writes, in the order in which it gets its names: the lock file speaks of what is
// there before.
struct writing {
    struct write_part parts[5];
    size_t count;
    struct companion lock, depfile, stamp;
    bool has_stamp; // already: it only needs to be touched
};

static bool add_companion(struct session *session, struct writing *writing,
                          struct companion *companion, struct str path) {
    return named_file_begin(&companion->file, path, buf_str(&companion->text),
                            session->cli.no_fsync, &writing->parts[writing->count++],
                            &session->diag);
}

static bool add_stamp(struct session *session, struct writing *writing) {
    struct companion *stamp = &writing->stamp;
    if (!add_companion(session, writing, stamp, session->cli.stamp)) return false;
    writing->has_stamp = stamp->file.comparison.files.items[0].spot.kind == SPOT_FILE;
    if (writing->has_stamp) writing->count--;
    return true;
}

static bool add_companions(struct session *session, struct writing *writing,
                           const struct outputs *outputs, const struct last_run *last) {
    struct companion *lock = &writing->lock, *depfile = &writing->depfile;
    const struct cli *cli = &session->cli;
    if (last_run_is_kept(session)) {
        last_run_render(last, session, outputs, &lock->text);
        if (!add_companion(session, writing, lock, last_run_path(session))) return false;
    }
    if (str_given(cli->depfile)) {
        if (!render_depfile(session, &outputs->plan, &depfile->text)) return false;
        if (!add_companion(session, writing, depfile, cli->depfile)) return false;
    }
    return !str_given(cli->stamp) || add_stamp(session, writing);
}

static bool write_all(struct session *session, struct writing *writing, struct outputs *outputs,
                      struct last_run *last) {
    writing->parts[writing->count++] = (struct write_part){
        .plan = &outputs->plan,
        .comparison = &outputs->comparison,
        .options = {.force = session->cli.force,
                    .no_fsync = session->cli.no_fsync,
                    .strict_eol = session->cli.strict_eol,
                    .dry_run = session->cli.dry_run},
    };
    if (session->cli.prune) {
        if (!last_run_may_prune(last, session)) return false;
        writing->parts[writing->count++] = last_run_prune(last, session);
    }
    if (!session->cli.dry_run && !add_companions(session, writing, outputs, last)) return false;
    return write_parts(writing->parts, writing->count, &session->arena, &session->diag);
}

static void free_companion(struct companion *companion) {
    named_file_free(&companion->file);
    buf_free(&companion->text);
}

static void write_outputs(struct session *session, struct outputs *outputs, struct last_run *last) {
    struct writing writing = {0};
    bool done = write_all(session, &writing, outputs, last);
    bool answers = session->cli.format == FORMAT_TEXT || session->cli.format == FORMAT_JSON;
    if (done && answers && (session->cli.verbose || session->cli.dry_run)) {
        name_files(session, &outputs->plan, &writing.parts[0].result);
        name_pruned(session, last);
    }
    free_companion(&writing.lock);
    free_companion(&writing.depfile);
    free_companion(&writing.stamp);
    if (done && writing.has_stamp) stamp_touch(session->cli.stamp, &session->diag);
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
