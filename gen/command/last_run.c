// SPDX-License-Identifier: MIT
#include "command/last_run.h"

#include <stdlib.h>

bool last_run_is_kept(const struct session *session) {
    return session_has_outputs(session) && !str_given(session->cli.output) &&
           session->cli.languages.count == 0;
}

struct str last_run_path(struct session *session) {
    return project_path(&session->arena, session->project, STR(LOCK_FILE));
}

static bool is_planned(const struct plan *plan, struct str path) {
    for (size_t i = 0; i < plan->files.count; i++) {
        if (str_equal(plan->files.items[i].path, path)) return true;
    }
    return false;
}

static void find_gone(struct last_run *last, const struct plan *plan) {
    last->gone.folder = last->folder;
    for (size_t i = 0; i < last->lock.files.count; i++) {
        const struct lock_entry *entry = &ARRAY_AT(last->lock.files, struct lock_entry, i);
        if (is_planned(plan, entry->path) || is_planned(&last->gone, entry->path)) continue;
        struct place place = node_place(entry->node, "path");
        plan_add(&last->gone, (struct plan_file){.path = entry->path, .bytes = STR(""), .place = place});
    }
}

static bool is_text_of_lock(const struct last_run *last, struct session *session, struct str path,
                            const struct compared *compared) {
    const struct lock_entry *entry = lock_find(&last->lock, path);
    if (entry == NULL || !str_given(compared->old)) return false;
    return str_equal(lock_hash(&session->arena, compared->old), entry->hash);
}

// What is there and has our marker: compared with an empty text it is out of date. What a link leads
// to is another file than the one that was written.
static void find_leftovers(struct last_run *last, struct session *session) {
    size_t count = last->gone.files.count;
    last->leftovers = ARENA_ARRAY(&session->arena, struct leftover, count);
    for (size_t i = 0; i < count; i++) {
        const struct compared *compared = &last->comparison.files.items[i];
        struct str path = last->gone.files.items[i].path;
        if (compared->state != FILE_DIFFERENT || compared_by_link(compared, path)) continue;
        bool edited = !is_text_of_lock(last, session, path, compared);
        last->leftovers[last->leftover_count++] = (struct leftover){path, edited};
    }
}

bool last_run_read(struct last_run *last, struct session *session, const struct outputs *outputs) {
    *last = (struct last_run){0};
    if (!last_run_is_kept(session)) return true;
    last->folder = session->project->folder;
    if (!lock_read(&session->arena, &session->aside, last_run_path(session), &last->lock,
                   &session->diag)) {
        return false;
    }
    find_gone(last, &outputs->plan);
    if (!plan_check(&last->gone, &session->diag)) return false; // nothing outside is ever touched
    if (!compare_plan(&last->comparison, &last->gone, true, &session->diag)) return false;
    find_leftovers(last, session);
    return true;
}

void last_run_free(struct last_run *last) {
    comparison_free(&last->comparison);
    plan_free(&last->gone);
}

bool last_run_is_edited(const struct last_run *last, struct session *session,
                        const struct plan_file *file, const struct compared *compared) {
    bool known = lock_find(&last->lock, file->path) != NULL && str_given(compared->old);
    return known && compared->state == FILE_DIFFERENT &&
           !is_text_of_lock(last, session, file->path, compared);
}

bool last_run_may_prune(const struct last_run *last, struct session *session) {
    size_t errors = diag_errors(&session->diag);
    for (size_t i = 0; i < last->leftover_count; i++) {
        const struct leftover *leftover = &last->leftovers[i];
        if (!leftover->edited || session->cli.force) continue;
        struct str path = join_paths(&session->arena, last->folder, leftover->path);
        diag_report(&session->diag, RULE_OUTPUT_MARKER, NO_PLACE,
                    "'%.*s' is left over, but was edited since it was written", STR_ARG(path));
        diag_note(&session->diag, NO_PLACE, "--force removes it");
    }
    return diag_errors(&session->diag) == errors;
}

struct write_part last_run_prune(struct last_run *last, const struct session *session) {
    return (struct write_part){
        .plan = &last->gone,
        .comparison = &last->comparison,
        .options = {.remove = true,
                    .no_fsync = session->cli.no_fsync,
                    .dry_run = session->cli.dry_run},
    };
}

static int compare_entries(const void *a, const void *b) {
    return str_compare(((const struct lock_entry *)a)->path, ((const struct lock_entry *)b)->path);
}

void last_run_render(const struct last_run *last, struct session *session,
                     const struct outputs *outputs, struct buf *out) {
    const struct plan *plan = &outputs->plan;
    size_t count = 0;
    struct lock_entry *entries = ARENA_ARRAY(&session->arena, struct lock_entry,
                                             plan->files.count + last->leftover_count);
    for (size_t i = 0; i < plan->files.count; i++) {
        const struct plan_file *file = &plan->files.items[i];
        entries[count++] = (struct lock_entry){.path = file->path, .hash = file->hash};
    }
    for (size_t i = 0; i < last->leftover_count && !session->cli.prune; i++) {
        entries[count++] = *lock_find(&last->lock, last->leftovers[i].path);
    }
    if (count > 0) qsort(entries, count, sizeof *entries, compare_entries);
    lock_render(out, entries, count);
}
