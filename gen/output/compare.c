// SPDX-License-Identifier: MIT
#include "output/compare.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/descriptor.h"

enum { COMPARE_STEP = 64 * 1024 };

const char *file_state_text(enum file_state state) {
    static const char *const texts[] = {
        [FILE_SAME] = "up to date",
        [FILE_SAME_BUT_CRLF] = "up to date but for its CRLF line ends",
        [FILE_MISSING] = "missing",
        [FILE_DIFFERENT] = "out of date",
        [FILE_EDITED] = "edited by hand",
        [FILE_LEFT_OVER] = "left over",
        [FILE_NO_MARKER] = "not written by this program",
        [FILE_SPECIAL] = "not a regular file",
        [FILE_FOLDER] = "a folder",
        [FILE_LINK_OUT] = "a link that leads out of the output folder",
        [FILE_LINK_NOWHERE] = "a link that leads nowhere",
    };
    return texts[state];
}

enum rule file_state_rule(enum file_state state) {
    static const enum rule rules[] = {
        [FILE_SAME_BUT_CRLF] = RULE_FILE_LINE_ENDS,
        [FILE_MISSING] = RULE_FILE_MISSING,
        [FILE_DIFFERENT] = RULE_FILE_OUT_OF_DATE,
        [FILE_EDITED] = RULE_FILE_EDITED,
        [FILE_LEFT_OVER] = RULE_FILE_LEFT_OVER,
        [FILE_NO_MARKER] = RULE_FILE_FOREIGN,
        [FILE_SPECIAL] = RULE_FILE_KIND,
        [FILE_FOLDER] = RULE_FILE_KIND,
        [FILE_LINK_OUT] = RULE_FILE_KIND,
        [FILE_LINK_NOWHERE] = RULE_FILE_KIND,
    };
    return rules[state];
}

bool compared_by_link(const struct compared *compared, struct str path) {
    return !str_equal(compared->spot.path, path);
}

// ---- Texts ----

static size_t count_lines(struct str text) {
    size_t lines = 0;
    for (size_t at = 0; (at = str_find_char(text, '\n', at)) < text.len; at++) lines++;
    return lines;
}

// Whether `old` is `text` with CR LF for each LF.
static bool equal_but_crlf(struct str old, struct str text) {
    if (old.len != text.len + count_lines(text)) return false;
    size_t at = 0; // stays inside: the lengths fit
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\n' && old.data[at++] != '\r') return false;
        if (old.data[at++] != text.data[i]) return false;
    }
    return true;
}

static bool has_marker(struct str text, struct str marker) {
    if (!str_given(marker)) marker = STR(COMPARE_MARKER);
    struct str head = str_slice(text, 0, COMPARE_HEAD);
    return str_find(head, marker, 0) < head.len;
}

// How an existing text stands to the planned one. Unless `whole`, it is only the head of a file
// that is sure to differ.
static enum file_state compare_text(struct str old, bool whole, const struct plan_file *file) {
    if (whole && equal_but_crlf(old, file->bytes)) return FILE_SAME_BUT_CRLF;
    return old.len == 0 || has_marker(old, file->marker) ? FILE_DIFFERENT : FILE_NO_MARKER;
}

// ---- Files ----

// Whether the file has these bytes, and no more: read in parts, as most files need no other look.
// False with errno set if it cannot be read.
static bool has_bytes(int descriptor, struct str planned, bool *same) {
    struct buf part = {0};
    size_t at = 0;
    bool done = true, more = true;
    for (*same = true; done && *same && more; at += part.len) {
        buf_clear(&part);
        done = descriptor_read(descriptor, COMPARE_STEP, &part);
        more = part.len == COMPARE_STEP;
        *same = done && str_equal(buf_str(&part), str_slice(planned, at, part.len));
    }
    *same = *same && at == planned.len;
    buf_free(&part);
    return done;
}

// How much of a file of `size` bytes that differs has to be read: all of it only if it can be the
// same but for line ends, or if somebody wants to see it; and one byte more, which shows a file that grows meanwhile.
static size_t bytes_needed(size_t size, struct str planned, bool keep) {
    bool can_be_same = size == planned.len + count_lines(planned);
    return keep || can_be_same ? size + 1 : COMPARE_HEAD;
}

static bool compare_open_file(int descriptor, const struct plan_file *file, bool keep,
                              struct arena *arena, struct compared *compared) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) return false;
    if (!S_ISREG(status.st_mode)) {
        errno = EBUSY; // it was a regular file a moment ago
        return false;
    }
    compared->mode = status.st_mode & 0777;
    size_t size = (size_t)status.st_size;
    bool same = false;
    if (size == file->bytes.len && !has_bytes(descriptor, file->bytes, &same)) return false;
    compared->state = FILE_SAME;
    if (same) return true;
    if (lseek(descriptor, 0, SEEK_SET) < 0) return false;
    keep = keep && size <= PLAN_MAX_FILE;
    struct buf old = {0};
    bool done = descriptor_read(descriptor, bytes_needed(size, file->bytes, keep), &old);
    if (done) compared->state = compare_text(buf_str(&old), old.len == size, file);
    if (done && keep) compared->old = arena_str(arena, buf_str(&old));
    buf_free(&old);
    return done;
}

static bool compare_regular(const struct plan_file *file, bool keep, struct arena *arena,
                            struct compared *compared) {
    // A FIFO that took the file's place must not hold us up: O_NONBLOCK.
    int descriptor = openat(compared->spot.folder->descriptor, compared->spot.name,
                            O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0) {
        compared->state = FILE_MISSING;
        return errno == ENOENT;
    }
    bool done = compare_open_file(descriptor, file, keep, arena, compared);
    int reason = errno;
    close(descriptor);
    errno = reason;
    return done;
}

static bool compare_file(struct comparison *comparison, const struct plan_file *file, bool keep,
                         struct compared *compared) {
    static const enum file_state states[] = {
        [SPOT_MISSING] = FILE_MISSING,   [SPOT_SPECIAL] = FILE_SPECIAL,
        [SPOT_FOLDER] = FILE_FOLDER,     [SPOT_LINK_OUT] = FILE_LINK_OUT,
        [SPOT_FILE] = FILE_DIFFERENT,    [SPOT_LINK_NOWHERE] = FILE_LINK_NOWHERE,
    };
    if (!folders_find(&comparison->folders, file->path, &compared->spot)) return false;
    compared->state = states[compared->spot.kind];
    if (compared->spot.kind != SPOT_FILE) return true;
    return compare_regular(file, keep, &comparison->arena, compared);
}

void compare_begin(struct comparison *comparison, const struct plan *plan, bool keep_old) {
    *comparison = (struct comparison){.begun = true, .keep_old = keep_old};
    folders_begin(&comparison->folders, plan->folder, plan->one_file);
}

enum file_state compare_next(struct comparison *comparison, const struct plan_file *file) {
    struct compared compared = {0};
    errno = 0;
    if (!compare_file(comparison, file, comparison->keep_old, &compared)) {
        compared.state = FILE_DIFFERENT;
        compared.error = errno;
    }
    vec_add(&comparison->files, compared);
    return compared.state;
}

bool compare_end(struct comparison *comparison, const struct plan *plan, struct diag *diag) {
    bool done = true;
    for (size_t i = 0; i < plan->files.count; i++) {
        const struct plan_file *file = &plan->files.items[i];
        if (i == comparison->files.count) compare_next(comparison, file);
        int reason = comparison->files.items[i].error;
        if (reason == 0) continue;
        struct str path = plan_path(plan, file, &comparison->arena);
        diag_report(diag, RULE_READ, NO_PLACE, "cannot read '%.*s': %s", STR_ARG(path),
                    strerror(reason));
        done = false;
    }
    return done;
}

bool compare_plan(struct comparison *comparison, const struct plan *plan, bool keep_old,
                  struct diag *diag) {
    compare_begin(comparison, plan, keep_old);
    return compare_end(comparison, plan, diag);
}

void comparison_free(struct comparison *comparison) {
    folders_close(&comparison->folders);
    vec_free(&comparison->files);
    arena_free(&comparison->arena);
    *comparison = (struct comparison){0};
}
