// SPDX-License-Identifier: MIT
#include "output/write.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "output/leftovers.h"
#include "output/temporary.h"

// One output on its way.
struct job {
    struct write_part *part;
    const struct plan_file *file;
    struct compared *old;
    enum write_state state;
    struct temporary *new_file; // NULL if there is none: the file is to go, or to stay as it is
    struct temporary *old_file; // another name of the file that is replaced or removed; or NULL
    bool renamed;
};

struct writer {
    struct write_part *parts;
    size_t part_count;
    struct diag *diag;
    struct arena arena;
    struct job *jobs; // part by part
    size_t count;
};

// Reports that a job failed, with errno as the reason. Always false.
static bool job_failed(struct writer *writer, const struct job *job) {
    const char *reason = strerror(errno);
    struct str path = plan_path(job->part->plan, job->file, &writer->arena);
    diag_report(writer->diag, RULE_WRITE, NO_PLACE, "cannot write '%.*s': %s", STR_ARG(path),
                reason);
    return false;
}

// ---- 1. Refusals ----

static enum write_state state_of(const struct job *job) {
    enum file_state state = job->old->state;
    struct write_options options = job->part->options;
    if (options.remove) {
        bool ours = state == FILE_DIFFERENT && !compared_by_link(job->old, job->file->path);
        return ours ? WRITE_REMOVED : WRITE_UNCHANGED;
    }
    bool same = state == FILE_SAME || (state == FILE_SAME_BUT_CRLF && !options.strict_eol);
    if (same) return WRITE_UNCHANGED;
    if (state == FILE_MISSING) return WRITE_CREATED;
    return state == FILE_SPECIAL ? WRITE_THROUGH : WRITE_REPLACED;
}

static void refuse(struct writer *writer, const struct job *job) {
    enum file_state state = job->old->state;
    if (job->part->options.remove) return;
    struct str path = plan_path(job->part->plan, job->file, &writer->arena);
    if (state == FILE_NO_MARKER && !job->part->options.force) {
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
    if (!compared_by_link(job->old, job->file->path)) return;
    for (size_t i = 0; i < writer->count; i++) {
        const struct job *other = &writer->jobs[i];
        bool apart = other == job || other->part != job->part;
        if (apart || !str_equal(other->old->spot.path, path)) continue;
        diag_report(writer->diag, RULE_OUTPUT_PATH, NO_PLACE,
                    "the outputs '%.*s' and '%.*s' are one file by a link",
                    STR_ARG(job->file->path), STR_ARG(other->file->path));
        return;
    }
}

static void add_jobs(struct writer *writer, struct write_part *part) {
    for (size_t i = 0; i < part->plan->files.count; i++) {
        struct job *job = &writer->jobs[writer->count++];
        job->part = part;
        job->file = &part->plan->files.items[i];
        job->old = &part->comparison->files.items[i];
        job->state = state_of(job);
    }
}

static bool examine(struct writer *writer) {
    size_t errors = diag_errors(writer->diag), count = 0;
    for (size_t i = 0; i < writer->part_count; i++) count += writer->parts[i].plan->files.count;
    writer->jobs = ARENA_ARRAY(&writer->arena, struct job, count);
    for (size_t i = 0; i < writer->part_count; i++) add_jobs(writer, &writer->parts[i]);
    for (size_t i = 0; i < writer->count; i++) {
        refuse(writer, &writer->jobs[i]);
        refuse_shared(writer, &writer->jobs[i]);
    }
    return diag_errors(writer->diag) == errors;
}

// ---- 2. Temporaries ----

// All memory that the renaming needs is taken here.
static bool prepare(struct writer *writer, struct job *job) {
    struct write_part *part = job->part;
    job->old_file = ARENA_NEW(&writer->arena, struct temporary);
    if (job->state == WRITE_REMOVED) return true;
    if (!folders_make(&part->comparison->folders, &job->old->spot)) return false;
    job->new_file = ARENA_NEW(&writer->arena, struct temporary);
    const mode_t *mode = job->state == WRITE_REPLACED ? &job->old->mode : NULL;
    return temporary_write(job->new_file, job->old->spot.folder->descriptor, job->file->bytes, mode,
                           !part->options.no_fsync);
}

static bool prepare_all(struct writer *writer) {
    for (size_t i = 0; i < writer->count; i++) {
        struct job *job = &writer->jobs[i];
        bool idle = job->part->options.dry_run || job->state == WRITE_UNCHANGED;
        if (idle || job->state == WRITE_THROUGH) continue;
        if (!prepare(writer, job)) return job_failed(writer, job);
    }
    return true;
}

// ---- 3. Devices ----

// What the user named may be behind a link, and is waited for, as a FIFO without a reader. What
// merely lies in an output folder must not hold us up: O_NONBLOCK.
static int open_special(const struct job *job, bool named) {
    const struct spot *spot = &job->old->spot;
    struct stat status;
    int follow = named ? 0 : AT_SYMLINK_NOFOLLOW;
    if (fstatat(spot->folder->descriptor, spot->name, &status, follow) != 0) return -1;
    // To open a file by a name in /dev or /proc a second time would begin at its start again.
    if (is_standard_output(&status)) return fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    return openat(spot->folder->descriptor, spot->name,
                  O_WRONLY | O_NOCTTY | O_CLOEXEC | (named ? 0 : O_NOFOLLOW | O_NONBLOCK));
}

static bool write_special(const struct job *job, bool named) {
    int descriptor = open_special(job, named);
    if (descriptor < 0) return false;
    bool done = descriptor_write(descriptor, job->file->bytes);
    int reason = errno;
    bool closed = descriptor_close(descriptor);
    if (!done) errno = reason;
    return done && closed;
}

static bool write_all_special(struct writer *writer) {
    for (size_t i = 0; i < writer->count; i++) {
        const struct job *job = &writer->jobs[i];
        if (job->state != WRITE_THROUGH || job->part->options.dry_run) continue;
        if (!write_special(job, job->part->plan->one_file)) return job_failed(writer, job);
    }
    return true;
}

// ---- 4. Renaming ----

// Gives a file that is to go another name for now. That is in the output folder if it can be: the
// file's own may be one that no later run looks into.
static bool set_aside(struct job *job) {
    const struct spot *spot = &job->old->spot;
    int root = folders_root(&job->part->comparison->folders), own = spot->folder->descriptor;
    if (temporary_set_aside(job->old_file, root, own, spot->name)) return true;
    if (errno == EXDEV && temporary_set_aside(job->old_file, own, own, spot->name)) return true;
    return errno == ENOENT; // another run was faster
}

// Keeps the old file under a second name where the file system can do that, and renames.
static bool rename_new(struct job *job) {
    const struct spot *spot = &job->old->spot;
    temporary_keep(job->old_file, spot->folder->descriptor, spot->name);
    return temporary_rename(job->new_file, spot->folder->descriptor, spot->name);
}

static bool replace(struct job *job) {
    if (!(job->state == WRITE_REMOVED ? set_aside(job) : rename_new(job))) return false;
    job->renamed = true;
    job->old->spot.folder->changed = true;
    return true;
}

// Undoes a renaming. A file whose old version could not be kept stays new, and whole.
static bool put_back(struct job *job) {
    struct spot *spot = &job->old->spot;
    int folder = spot->folder->descriptor;
    if (job->old_file->listed) {
        if (temporary_rename(job->old_file, folder, spot->name)) return true;
        return temporary_rename(job->old_file, folder, spot->name); // see leftover_remove()
    }
    struct leftover created = {.folder = folder, .name = spot->name};
    return job->state != WRITE_CREATED || leftover_remove(&created);
}

static void put_all_back(struct writer *writer) {
    for (size_t i = writer->count; i-- > 0;) {
        struct job *job = &writer->jobs[i];
        if (!job->renamed || put_back(job)) continue;
        job_failed(writer, job);
        if (!job->old_file->listed) continue;
        diag_note(writer->diag, NO_PLACE,
                  "the file's old version is '%s' beside it, until the next run",
                  job->old_file->name);
        job->old_file->leftover.gone = true; // the only copy: it must stay
    }
}

static bool sync_folders(struct write_part *part) {
    return part->options.no_fsync || folders_sync(&part->comparison->folders);
}

// False with errno set on failure; `*failed` is the job it failed at.
static bool replace_all(struct writer *writer, const struct job **failed) {
    for (size_t i = 0; i < writer->count; i++) {
        struct job *job = &writer->jobs[i];
        bool last = i + 1 == writer->count || job[1].part != job->part;
        *failed = job;
        if (job->old_file != NULL && !replace(job)) return false;
        if (last && !sync_folders(job->part)) return false;
    }
    return true;
}

static bool remove_old_files(struct writer *writer) {
    bool done = true;
    for (size_t i = 0; i < writer->count; i++) {
        struct job *job = &writer->jobs[i];
        if (job->old_file == NULL || !job->old_file->listed) continue;
        if (leftover_remove(&job->old_file->leftover)) continue;
        diag_report(writer->diag, RULE_WRITE, NO_PLACE, "cannot remove the temporary file '%s': %s",
                    job->old_file->name, strerror(errno));
        done = false;
    }
    return done;
}

// An empty folder is nobody's output: that one stays is no failure.
static void remove_empty_folders(const struct writer *writer) {
    for (size_t i = 0; i < writer->count; i++) {
        const struct job *job = &writer->jobs[i];
        bool removed = job->state == WRITE_REMOVED && job->renamed;
        if (removed) folders_remove_empty(job->old->spot.folder);
    }
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
    if (done) remove_empty_folders(writer);
    leftovers_forget();
    signals_release(&before);
    return removed;
}

// ---- The whole ----

static void count_results(const struct writer *writer, struct arena *arena) {
    for (size_t i = 0; i < writer->part_count; i++) {
        struct write_part *part = &writer->parts[i];
        part->result.states = ARENA_ARRAY(arena, enum write_state, part->plan->files.count);
    }
    for (size_t i = 0; i < writer->count; i++) {
        const struct job *job = &writer->jobs[i];
        struct write_result *result = &job->part->result;
        result->states[result->written + result->unchanged] = job->state;
        if (job->state == WRITE_UNCHANGED) {
            result->unchanged++;
        } else {
            result->written++;
        }
    }
}

// Runs that were killed may have left temporaries, though nothing else of theirs needs mending.
static void sweep(struct writer *writer) {
    for (size_t i = 0; i < writer->part_count; i++) {
        if (writer->parts[i].options.dry_run) continue;
        folders_sweep(&writer->parts[i].comparison->folders);
    }
}

bool write_parts(struct write_part *parts, size_t count, struct arena *arena, struct diag *diag) {
    struct writer writer = {.parts = parts, .part_count = count, .diag = diag};
    bool done = examine(&writer);
    if (done) {
        sweep(&writer);
        done = prepare_all(&writer) && write_all_special(&writer) && commit(&writer);
        if (!done) leftovers_discard();
        leftovers_forget();
    }
    if (done) count_results(&writer, arena);
    arena_free(&writer.arena);
    return done;
}

bool write_plan(const struct plan *plan, struct write_options options, struct arena *arena,
                struct write_result *result, struct diag *diag) {
    struct comparison comparison = {0};
    struct write_part part = {.plan = plan, .comparison = &comparison, .options = options};
    bool done = compare_plan(&comparison, plan, false, diag) && write_parts(&part, 1, arena, diag);
    *result = part.result;
    comparison_free(&comparison);
    return done;
}

bool named_file_begin(struct named_file *file, struct str path, struct str bytes, bool no_fsync,
                      struct write_part *part, struct diag *diag) {
    *file = (struct named_file){0};
    plan_add(&file->plan, (struct plan_file){.bytes = bytes});
    plan_one_file(&file->plan, path);
    *part = (struct write_part){
        .plan = &file->plan,
        .comparison = &file->comparison,
        .options = {.force = true, .no_fsync = no_fsync, .strict_eol = true},
    };
    return plan_check(&file->plan, diag) && compare_plan(&file->comparison, &file->plan, false, diag);
}

void named_file_free(struct named_file *file) {
    comparison_free(&file->comparison);
    plan_free(&file->plan);
}

bool write_file(struct str path, struct str bytes, bool no_fsync, struct diag *diag) {
    struct named_file file;
    struct write_part part;
    struct arena arena = {0};
    bool done = named_file_begin(&file, path, bytes, no_fsync, &part, diag) &&
                write_parts(&part, 1, &arena, diag);
    arena_free(&arena);
    named_file_free(&file);
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
