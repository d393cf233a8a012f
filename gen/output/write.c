// SPDX-License-Identifier: MIT
#include "output/write.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/compare.h"
#include "output/descriptor.h"
#include "output/leftovers.h"
#include "output/temporary.h"

// One output on its way.
struct job {
    const struct plan_file *file;
    struct compared *old;
    enum write_state state;
    struct temporary *new_file; // NULL if nothing is to be renamed
    struct temporary *old_file; // a second name of the file to be replaced
    bool renamed;
};

struct writer {
    const struct plan *plan;
    struct write_options options;
    struct diag *diag;
    struct arena arena;
    struct comparison *comparison;
    struct job *jobs;
    size_t count;
};

// Reports that a job failed, with errno as the reason. Always false.
static bool job_failed(struct writer *writer, const struct job *job) {
    const char *reason = strerror(errno);
    struct str path = plan_path(writer->plan, job->file, &writer->arena);
    diag_report(writer->diag, RULE_WRITE, NO_PLACE, "cannot write '%.*s': %s", STR_ARG(path),
                reason);
    return false;
}

// ---- 1. Refusals ----

static enum write_state state_of(enum file_state state, bool strict_eol) {
    if (state == FILE_SAME || (state == FILE_SAME_BUT_CRLF && !strict_eol)) return WRITE_UNCHANGED;
    if (state == FILE_MISSING) return WRITE_CREATED;
    return state == FILE_SPECIAL ? WRITE_THROUGH : WRITE_REPLACED;
}

static void refuse(struct writer *writer, const struct job *job) {
    enum file_state state = job->old->state;
    struct str path = plan_path(writer->plan, job->file, &writer->arena);
    if (state == FILE_NO_MARKER && !writer->options.force) {
        diag_report(writer->diag, RULE_OUTPUT_MARKER, NO_PLACE,
                    "'%.*s' exists and was not written by this program", STR_ARG(path));
        diag_note(writer->diag, NO_PLACE, "--force overwrites it");
    }
    bool leads_out = state == FILE_LINK_OUT;
    if (leads_out || state == FILE_LINK_NOWHERE || state == FILE_FOLDER) {
        diag_report(writer->diag, leads_out ? RULE_OUTPUT_PATH : RULE_WRITE, NO_PLACE,
                    "cannot write '%.*s': it is %s", STR_ARG(path), file_state_text(state));
    }
}

// By way of links two paths can be one file, which no run could ever make right.
static void refuse_shared(struct writer *writer, const struct job *job) {
    struct str path = job->old->spot.path;
    if (str_equal(path, job->file->path)) return;
    for (size_t i = 0; i < writer->count; i++) {
        const struct job *other = &writer->jobs[i];
        if (other == job || !str_equal(other->old->spot.path, path)) continue;
        diag_report(writer->diag, RULE_OUTPUT_PATH, NO_PLACE,
                    "the outputs '%.*s' and '%.*s' are one file by a link",
                    STR_ARG(job->file->path), STR_ARG(other->file->path));
        return;
    }
}

static bool examine(struct writer *writer) {
    size_t errors = diag_errors(writer->diag);
    writer->count = writer->plan->files.count;
    writer->jobs = ARENA_ARRAY(&writer->arena, struct job, writer->count);
    for (size_t i = 0; i < writer->count; i++) {
        struct job *job = &writer->jobs[i];
        job->file = &writer->plan->files.items[i];
        job->old = &writer->comparison->files.items[i];
        job->state = state_of(job->old->state, writer->options.strict_eol);
    }
    for (size_t i = 0; i < writer->count; i++) {
        refuse(writer, &writer->jobs[i]);
        refuse_shared(writer, &writer->jobs[i]);
    }
    return diag_errors(writer->diag) == errors;
}

// ---- 2. Temporaries ----

static bool prepare(struct writer *writer, struct job *job) {
    if (!folders_make(&writer->comparison->folders, &job->old->spot)) return false;
    job->new_file = ARENA_NEW(&writer->arena, struct temporary);
    job->old_file = ARENA_NEW(&writer->arena, struct temporary);
    const mode_t *mode = job->state == WRITE_REPLACED ? &job->old->mode : NULL;
    return temporary_write(job->new_file, job->old->spot.folder->descriptor, job->file->bytes, mode,
                           !writer->options.no_fsync);
}

static bool prepare_all(struct writer *writer) {
    for (size_t i = 0; i < writer->count; i++) {
        struct job *job = &writer->jobs[i];
        if (job->state != WRITE_CREATED && job->state != WRITE_REPLACED) continue;
        if (!prepare(writer, job)) return job_failed(writer, job);
    }
    return true;
}

// ---- 3. Devices ----

static int open_special(const struct job *job, bool links_anywhere) {
    const struct spot *spot = &job->old->spot;
    struct stat status;
    int follow = links_anywhere ? 0 : AT_SYMLINK_NOFOLLOW;
    if (fstatat(spot->folder->descriptor, spot->name, &status, follow) != 0) return -1;
    // To open a file by a name in /dev or /proc a second time would begin at its start again.
    if (is_standard_output(&status)) return fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    return openat(spot->folder->descriptor, spot->name,
                  O_WRONLY | O_NOCTTY | O_CLOEXEC | (links_anywhere ? 0 : O_NOFOLLOW));
}

static bool write_special(const struct job *job, bool links_anywhere) {
    int descriptor = open_special(job, links_anywhere);
    if (descriptor < 0) return false;
    bool done = descriptor_write(descriptor, job->file->bytes);
    int reason = errno;
    bool closed = descriptor_close(descriptor);
    if (!done) errno = reason;
    return done && closed;
}

static bool write_all_special(struct writer *writer) {
    for (size_t i = 0; i < writer->count; i++) {
        struct job *job = &writer->jobs[i];
        if (job->state != WRITE_THROUGH) continue;
        if (!write_special(job, writer->plan->one_file)) return job_failed(writer, job);
    }
    return true;
}

// ---- 4. Renaming ----

// Keeps the old file under a second name where the file system can do that, and renames.
static bool replace(struct job *job) {
    struct spot *spot = &job->old->spot;
    temporary_keep(job->old_file, spot->folder->descriptor, spot->name);
    if (!temporary_rename(job->new_file, spot->name)) return false;
    job->renamed = true;
    spot->folder->changed = true;
    return true;
}

// Undoes a renaming. A file whose old version could not be kept stays new, and whole.
static bool put_back(struct job *job) {
    struct spot *spot = &job->old->spot;
    if (job->old_file->listed) {
        return temporary_rename(job->old_file, spot->name) ||
               temporary_rename(job->old_file, spot->name); // see leftover_remove()
    }
    struct leftover created = {.folder = spot->folder->descriptor, .name = spot->name};
    return job->state != WRITE_CREATED || leftover_remove(&created);
}

static void put_all_back(struct writer *writer) {
    for (size_t i = writer->count; i-- > 0;) {
        struct job *job = &writer->jobs[i];
        if (!job->renamed || put_back(job)) continue;
        job_failed(writer, job);
        if (!job->old_file->listed) continue;
        diag_note(writer->diag, NO_PLACE, "the file's old version is '%s' beside it",
                  job->old_file->name);
        job->old_file->leftover.gone = true; // the only copy: it must stay
    }
}

// False with errno set on failure; `*failed` is the job it failed at.
static bool replace_all(struct writer *writer, const struct job **failed) {
    for (size_t i = 0; i < writer->count; i++) {
        struct job *job = &writer->jobs[i];
        if (job->new_file == NULL) continue;
        *failed = job;
        if (!replace(job)) return false;
    }
    return writer->options.no_fsync || folders_sync(&writer->comparison->folders);
}

static bool remove_old_files(struct writer *writer) {
    bool done = true;
    for (size_t i = 0; i < writer->count; i++) {
        struct job *job = &writer->jobs[i];
        if (job->new_file == NULL || !job->old_file->listed) continue;
        if (leftover_remove(&job->old_file->leftover)) continue;
        diag_report(writer->diag, RULE_WRITE, NO_PLACE, "cannot remove the temporary file '%s': %s",
                    job->old_file->name, strerror(errno));
        done = false;
    }
    return done;
}

// Signals wait: to die halfway would leave some files old and some new.
static bool commit(struct writer *writer) {
    const struct job *failed = NULL;
    sigset_t before;
    signals_hold(&before);
    bool done = replace_all(writer, &failed);
    int reason = errno;
    if (!done) {
        put_all_back(writer);
        leftovers_discard();
        errno = reason;
        job_failed(writer, failed); // only now: reporting needs memory, and may be the end
    }
    bool removed = done && remove_old_files(writer);
    leftovers_forget();
    signals_release(&before);
    return removed;
}

// ---- The whole ----

static void count_result(const struct writer *writer, struct arena *arena,
                         struct write_result *result) {
    result->states = ARENA_ARRAY(arena, enum write_state, writer->count);
    for (size_t i = 0; i < writer->count; i++) {
        result->states[i] = writer->jobs[i].state;
        if (writer->jobs[i].state == WRITE_UNCHANGED) {
            result->unchanged++;
        } else {
            result->written++;
        }
    }
}

bool write_compared(const struct plan *plan, struct comparison *comparison,
                    struct write_options options, struct arena *arena,
                    struct write_result *result, struct diag *diag) {
    struct writer writer = {
        .plan = plan, .options = options, .diag = diag, .comparison = comparison};
    *result = (struct write_result){0};
    bool done = examine(&writer);
    if (done && !options.dry_run) {
        done = prepare_all(&writer) && write_all_special(&writer) && commit(&writer);
        if (!done) leftovers_discard();
        leftovers_forget();
    }
    if (done) count_result(&writer, arena, result);
    arena_free(&writer.arena);
    return done;
}

bool write_plan(const struct plan *plan, struct write_options options, struct arena *arena,
                struct write_result *result, struct diag *diag) {
    struct comparison comparison = {0};
    *result = (struct write_result){0};
    bool done = compare_plan(&comparison, plan, false, diag) &&
                write_compared(plan, &comparison, options, arena, result, diag);
    comparison_free(&comparison);
    return done;
}

bool write_file(struct str path, struct str bytes, bool no_fsync, struct diag *diag) {
    struct plan plan = {0};
    struct arena arena = {0};
    struct write_result ignored;
    struct write_options options = {.force = true, .no_fsync = no_fsync, .strict_eol = true};
    plan_add(&plan, (struct plan_file){.bytes = bytes});
    plan_one_file(&plan, path);
    bool done = plan_check(&plan, diag) && write_plan(&plan, options, &arena, &ignored, diag);
    arena_free(&arena);
    plan_free(&plan);
    return done;
}

// ---- The process ----

static bool open_standard_descriptors(void) {
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
        if (fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
        // The wrong way round, so that reading or writing is an error and never silently lost.
        // The lowest free number is this one: those below are open.
        int flags = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        if (open("/dev/null", flags) != descriptor) return false;
    }
    return true;
}

bool write_prepare_process(void) {
    if (!open_standard_descriptors()) return false;
    struct sigaction ignore = {.sa_flags = 0};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
    leftovers_catch_signals();
    return true;
}

void write_discard_temporaries(void) {
    leftovers_discard();
}
