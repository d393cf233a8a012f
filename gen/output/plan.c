// SPDX-License-Identifier: MIT
#include "output/plan.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/descriptor.h"

void plan_drop(struct plan_file *file) {
    file->dropped += file->bytes.len;
    file->bytes = (struct str){0};
    buf_free(&file->owned);
}

void plan_keep_first(struct plan *plan) {
    while (plan->files.count > 1) plan_drop(&plan->files.items[--plan->files.count]);
}

void plan_free(struct plan *plan) {
    for (size_t i = 0; i < plan->files.count; i++) plan_drop(&plan->files.items[i]);
    vec_free(&plan->files);
    *plan = (struct plan){0};
}

void plan_add(struct plan *plan, struct plan_file file) {
    vec_add(&plan->files, file);
}

void plan_own(struct plan_file *file, struct buf *bytes) {
    file->owned = *bytes;
    *bytes = (struct buf){0};
}

void plan_one_file(struct plan *plan, struct str path) {
    size_t name = path.len;
    while (name > 0 && path.data[name - 1] != '/') name--;
    // "/x" is in "/", but "a/x" in "a".
    plan->folder = str_slice(path, 0, name > 1 ? name - 1 : name);
    plan->one_file = true;
    plan_keep_first(plan);
    plan->files.items[0].path = str_slice(path, name, path.len);
}

struct str join_paths(struct arena *arena, struct str folder, struct str name) {
    bool apart = folder.len > 0 && !str_ends(folder, STR("/"));
    return arena_printf(arena, "%.*s%s%.*s", STR_ARG(folder), apart ? "/" : "", STR_ARG(name));
}

struct str plan_path(const struct plan *plan, const struct plan_file *file, struct arena *arena) {
    struct str folder = plan->folder;
    if (folder.len == 0 || str_equal(folder, STR("."))) return arena_str(arena, file->path);
    const char *between = str_ends(folder, STR("/")) ? "" : "/";
    return arena_printf(arena, "%.*s%s%.*s", STR_ARG(folder), between, STR_ARG(file->path));
}

// ---- Paths ----

// A name that Windows takes for a device, whatever extension follows.
static bool is_device_name(struct str name) {
    static const struct str devices[] = {STR_INIT("con"), STR_INIT("nul"),    STR_INIT("aux"),
                                         STR_INIT("prn"), STR_INIT("conin$"), STR_INIT("conout$")};
    struct str base = str_trim(str_slice(name, 0, str_find_char(name, '.', 0)));
    char folded[8] = "";
    if (base.len >= sizeof folded) return false;
    for (size_t i = 0; i < base.len; i++) folded[i] = char_to_lower(base.data[i]);
    struct str low = {folded, base.len};
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
        if (str_equal(low, devices[i])) return true;
    }
    bool port = str_starts(low, STR("com")) || str_starts(low, STR("lpt"));
    return port && low.len == 4 && low.data[3] >= '1' && low.data[3] <= '9';
}

// Printable ASCII, and no character that some system gives a meaning of its own.
static bool is_legal_char(char c) {
    return c >= ' ' && c <= '~' && strchr("\\<>:\"|?*", c) == NULL;
}

// What is wrong with one part of a path; NULL if nothing is.
static const char *part_fault(struct str part) {
    if (part.len == 0) return "has an empty part";
    if (str_equal(part, STR(".")) || str_equal(part, STR(".."))) return "has a part '.' or '..'";
    for (size_t i = 0; i < part.len; i++) {
        if (!is_legal_char(part.data[i])) return "has a character that is not legal everywhere";
    }
    char last = part.data[part.len - 1];
    if (last == '.' || last == ' ') return "has a part that ends in a period or blank";
    if (is_device_name(part)) return "has a part that is a device on some systems";
    return NULL;
}

static const char *path_fault(struct str path) {
    if (path.len == 0) return "is empty";
    if (path.data[0] == '/') return "is absolute";
    if (path.data[path.len - 1] == '/') return "ends in '/'";
    struct str part;
    while (str_split(&path, '/', &part)) {
        const char *fault = part_fault(part);
        if (fault != NULL) return fault;
    }
    return NULL;
}

// A name that the user chose needs only to be one.
static const char *name_fault(struct str name) {
    if (name.len == 0) return "names no file";
    if (str_equal(name, STR(".")) || str_equal(name, STR(".."))) return "names a folder";
    if (memchr(name.data, '\0', name.len) != NULL) return "holds a NUL character";
    return NULL;
}

const char *plan_path_fault(const struct plan *plan, const struct plan_file *file) {
    return plan->one_file ? name_fault(file->path) : path_fault(file->path);
}

static void check_each_path(const struct plan *plan, struct diag *diag) {
    if (str_find_char(plan->folder, '\0', 0) < plan->folder.len) {
        diag_report(diag, RULE_OUTPUT_PATH, NO_PLACE, "the output folder holds a NUL character");
    }
    for (size_t i = 0; i < plan->files.count; i++) {
        const struct plan_file *file = &plan->files.items[i];
        const char *fault = plan_path_fault(plan, file);
        if (fault == NULL) continue;
        diag_report(diag, RULE_OUTPUT_PATH, file->place, "the output path '%.*s' %s",
                    STR_ARG(file->path), fault);
    }
}

// ---- Paths that meet ----

struct folded {
    struct str key;  // lower case; '/' became NUL, so that a folder sorts before all that is in it
    struct str path;
    struct place place;
};

static int compare_folded(const void *a, const void *b) {
    const struct folded *one = a, *other = b;
    int order = str_compare(one->key, other->key);
    return order != 0 ? order : str_compare(one->path, other->path);
}

static struct str fold(struct str path, struct arena *arena) {
    char *key = arena_alloc(arena, path.len + 1);
    for (size_t i = 0; i < path.len; i++) {
        key[i] = path.data[i] == '/' ? '\0' : char_to_lower(path.data[i]);
    }
    return (struct str){key, path.len};
}

static void report_meeting(struct folded a, struct folded b, struct diag *diag) {
    if (!str_starts(b.key, a.key)) return;
    if (b.key.len == a.key.len) {
        diag_report(diag, RULE_OUTPUT_PATH, a.place, "two outputs have one path, '%.*s'",
                    STR_ARG(a.path));
        if (str_equal(a.path, b.path)) return;
        diag_note(diag, b.place, "'%.*s' differs only in the case of letters, which not every "
                  "system tells apart", STR_ARG(b.path));
    } else if (b.key.data[a.key.len] == '\0') {
        diag_report(diag, RULE_OUTPUT_PATH, a.place,
                    "the output '%.*s' is also the folder of the output '%.*s'", STR_ARG(a.path),
                    STR_ARG(b.path));
    }
}

static void check_meetings(const struct plan *plan, struct diag *diag) {
    size_t count = plan->files.count;
    if (count < 2) return;
    struct arena arena = {0};
    struct folded *all = ARENA_ARRAY(&arena, struct folded, count);
    for (size_t i = 0; i < count; i++) {
        const struct plan_file *file = &plan->files.items[i];
        all[i] = (struct folded){fold(file->path, &arena), file->path, file->place};
    }
    qsort(all, count, sizeof all[0], compare_folded);
    for (size_t i = 1; i < count; i++) report_meeting(all[i - 1], all[i], diag);
    arena_free(&arena);
}

// ---- Sizes ----

static void check_sizes(const struct plan *plan, struct diag *diag) {
    size_t most = plan->max_file > 0 ? plan->max_file : PLAN_MAX_FILE;
    size_t left = most * PLAN_MAX_FILES;
    for (size_t i = 0; i < plan->files.count; i++) {
        const struct plan_file *file = &plan->files.items[i];
        size_t size = file->bytes.len + file->dropped;
        if (size > most) {
            diag_report(diag, RULE_OUTPUT_LIMIT, NO_PLACE,
                        "the output '%.*s' is larger than %zu bytes", STR_ARG(file->path), most);
        }
        if (size > left) {
            diag_report(diag, RULE_OUTPUT_LIMIT, NO_PLACE,
                        "all outputs together are larger than %zu bytes", most * PLAN_MAX_FILES);
            return;
        }
        left -= size;
    }
}

bool plan_check(const struct plan *plan, struct diag *diag) {
    size_t before = diag_errors(diag);
    check_each_path(plan, diag);
    check_meetings(plan, diag);
    check_sizes(plan, diag);
    return diag_errors(diag) == before;
}

bool plan_print(const struct plan *plan, int descriptor, struct diag *diag) {
    for (size_t i = 0; i < plan->files.count; i++) {
        if (descriptor_write(descriptor, plan->files.items[i].bytes)) continue;
        diag_report(diag, RULE_WRITE, NO_PLACE, "cannot write to standard output: %s",
                    strerror(errno));
        return false;
    }
    return true;
}
