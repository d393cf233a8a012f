// SPDX-License-Identifier: MIT
#include "output/folders.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output/leftovers.h"
#include "output/temporary.h"

enum { MAX_LINKS = 16 };

void folders_begin(struct folders *folders, struct str root, bool links_anywhere) {
    *folders = (struct folders){.links_anywhere = links_anywhere};
    folders->root = root.len > 0 ? arena_str(&folders->arena, root).data : ".";
}

void folders_close(struct folders *folders) {
    for (size_t i = 0; i < folders->items.count; i++) close(folders->items.items[i]->descriptor);
    vec_free(&folders->items);
    arena_free(&folders->arena);
    *folders = (struct folders){0};
}

static struct folder *add_folder(struct folders *folders, struct str path, int descriptor) {
    struct folder *folder = ARENA_NEW(&folders->arena, struct folder);
    *folder = (struct folder){.path = path, .descriptor = descriptor};
    vec_add(&folders->items, folder);
    return folder;
}

static struct folder *known_folder(const struct folders *folders, struct str path) {
    for (size_t i = 0; i < folders->items.count; i++) {
        struct folder *folder = folders->items.items[i];
        if (str_given(folder->path) && str_equal(folder->path, path)) return folder;
    }
    return NULL;
}

// Opens a folder. A link is refused with ENOTDIR if `extra` has O_NOFOLLOW.
static int open_folder(int parent, const char *name, int extra) {
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | extra);
}

// ---- Making folders ----

static bool make_folder(struct folders *folders, struct folder *parent, const char *name) {
    struct leftover *made = ARENA_NEW(&folders->arena, struct leftover);
    *made = (struct leftover){.folder = parent->descriptor, .name = name, .flags = AT_REMOVEDIR};
    sigset_t before;
    signals_hold(&before);
    bool done = mkdirat(parent->descriptor, name, 0777) == 0;
    int reason = errno;
    if (done) leftovers_add(made);
    signals_release(&before);
    if (done) parent->changed = true;
    errno = reason;
    return done || reason == EEXIST; // another run may have been faster
}

// The folder `name` of `parent`, made if it is missing and `make` says so. NULL with errno set if
// there is none, ENOENT if it is missing.
static struct folder *enter(struct folders *folders, struct folder *parent, struct str name,
                            struct str path, int extra, bool make) {
    const char *copy = arena_str(&folders->arena, name).data;
    int descriptor = open_folder(parent->descriptor, copy, extra);
    if (descriptor < 0 && errno == ENOENT && make) {
        if (!make_folder(folders, parent, copy)) return NULL;
        descriptor = open_folder(parent->descriptor, copy, extra);
    }
    if (descriptor < 0) return NULL;
    struct folder *entered = add_folder(folders, path, descriptor);
    if (str_given(path)) entered->parent = parent;
    entered->name = copy;
    return entered;
}

// The output folder with all folders on the way to it, made where they are missing.
static struct folder *make_root(struct folders *folders) {
    struct str rest = str_from(folders->root), name;
    int start = open_folder(AT_FDCWD, str_starts(rest, STR("/")) ? "/" : ".", 0);
    if (start < 0) return NULL;
    struct folder *at = add_folder(folders, (struct str){0}, start);
    while (str_split(&rest, '/', &name) && at != NULL) {
        if (name.len > 0) at = enter(folders, at, name, (struct str){0}, 0, true);
    }
    if (at != NULL) at->path = STR("");
    return at;
}

// NULL with errno set if it cannot be opened.
static struct folder *open_root(struct folders *folders, bool make) {
    struct folder *known = known_folder(folders, STR(""));
    if (known != NULL) return known;
    int descriptor = open_folder(AT_FDCWD, folders->root, 0);
    if (descriptor >= 0) return add_folder(folders, STR(""), descriptor);
    return errno == ENOENT && make ? make_root(folders) : NULL;
}

// Opens the folder that a path lies in. NULL with errno set if that fails; then `*stuck` is the
// part of the path up to the folder that could not be entered.
static struct folder *open_folders(struct folders *folders, struct str path, bool make,
                                   struct str *stuck) {
    *stuck = STR("");
    struct folder *at = open_root(folders, make);
    for (size_t start = 0; at != NULL;) {
        size_t end = str_find_char(path, '/', start);
        if (end == path.len) return at;
        *stuck = str_slice(path, 0, end);
        struct folder *next = known_folder(folders, *stuck);
        at = next != NULL ? next
                          : enter(folders, at, str_slice(path, start, end - start), *stuck,
                                  O_NOFOLLOW, make);
        start = end + 1;
    }
    return NULL;
}

// ---- Links ----

// What follows the last '/', with a NUL behind it.
static const char *file_name(struct folders *folders, struct str path) {
    size_t name = path.len;
    while (name > 0 && path.data[name - 1] != '/') name--;
    return arena_str(&folders->arena, str_slice(path, name, path.len)).data;
}

static bool is_link(int folder, const char *name) {
    struct stat status;
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
}

// "root/path" with a NUL behind it.
static const char *below_root(struct folders *folders, struct str path) {
    return arena_printf(&folders->arena, "%s/%.*s", folders->root, STR_ARG(path)).data;
}

// The absolute path without links, in the arena. Absent with errno set if there is none.
static struct str real_path(struct folders *folders, const char *path) {
    char *real = realpath(path, NULL);
    if (real == NULL) return (struct str){0};
    struct str copy = arena_str(&folders->arena, str_from(real));
    free(real);
    return copy;
}

// What is left of `path` below `root`, both absolute; absent if it is not below.
static struct str path_inside(struct str root, struct str path) {
    if (str_equal(root, path)) return STR("");
    size_t skip = str_equal(root, STR("/")) ? 1 : root.len + 1;
    bool inside = str_starts(path, root) && path.data[skip - 1] == '/';
    return inside ? str_slice(path, skip, path.len) : (struct str){0};
}

// Replaces the link at the front of the spot's path by what it leads to, if that is inside; else
// says so by the spot's kind. False with errno set if that cannot be told.
static bool resolve_link(struct folders *folders, struct str link, struct spot *spot) {
    struct str root = real_path(folders, folders->root), real = {0};
    // Only after a success: another look-up would change errno, even if it succeeds.
    if (str_given(root)) real = real_path(folders, below_root(folders, link));
    if (!str_given(real)) {
        spot->kind = SPOT_LINK_NOWHERE;
        return errno == ENOENT || errno == ELOOP || errno == ENOTDIR;
    }
    struct str inside = path_inside(root, real);
    struct str rest = str_slice(spot->path, link.len + 1, spot->path.len);
    if (!str_given(inside)) {
        spot->kind = SPOT_LINK_OUT;
    } else if (inside.len == 0 || rest.len == 0) {
        spot->path = inside.len == 0 ? rest : inside;
        spot->kind = spot->path.len == 0 ? SPOT_FOLDER : SPOT_MISSING;
    } else {
        spot->path = arena_printf(&folders->arena, "%.*s/%.*s", STR_ARG(inside), STR_ARG(rest));
    }
    return true;
}

static enum spot_kind kind_of(const struct stat *status) {
    if (S_ISREG(status->st_mode)) return SPOT_FILE;
    return S_ISDIR(status->st_mode) ? SPOT_FOLDER : SPOT_SPECIAL;
}

bool is_standard_output(const struct stat *file) {
    struct stat output;
    return fstat(STDOUT_FILENO, &output) == 0 && output.st_dev == file->st_dev &&
           output.st_ino == file->st_ino;
}

// A file that the user named: a link is followed, wherever it leads.
static bool follow_link(struct folders *folders, struct spot *spot) {
    struct stat status;
    if (fstatat(spot->folder->descriptor, spot->name, &status, 0) != 0) {
        spot->kind = SPOT_LINK_NOWHERE;
        return errno == ENOENT || errno == ELOOP || errno == ENOTDIR;
    }
    spot->kind = is_standard_output(&status) ? SPOT_SPECIAL : kind_of(&status);
    if (spot->kind != SPOT_FILE) return true;
    struct str real = real_path(folders, below_root(folders, spot->path));
    if (!str_given(real)) return false;
    spot->name = file_name(folders, real);
    struct str folder = str_slice(real, 0, real.len - strlen(spot->name));
    int descriptor = open_folder(AT_FDCWD, arena_str(&folders->arena, folder).data, 0);
    if (descriptor < 0) return false;
    spot->folder = add_folder(folders, (struct str){0}, descriptor);
    return true;
}

// ---- Spots ----

// Looks at the path as it stands. If a link is in the way, `*link` is the path up to it.
static bool look(struct folders *folders, struct spot *spot, struct str *link) {
    *link = (struct str){0};
    spot->kind = SPOT_MISSING;
    struct str stuck;
    spot->folder = open_folders(folders, spot->path, false, &stuck);
    if (spot->folder == NULL) {
        if (errno == ENOENT) return true;
        int reason = errno;
        const char *folder = below_root(folders, stuck);
        if (stuck.len > 0 && is_link(AT_FDCWD, folder)) *link = stuck;
        errno = reason;
        return str_given(*link);
    }
    spot->name = file_name(folders, spot->path);
    struct stat status;
    if (fstatat(spot->folder->descriptor, spot->name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno == ENOENT;
    }
    if (S_ISLNK(status.st_mode)) *link = spot->path;
    spot->kind = kind_of(&status);
    bool ours = folders->links_anywhere && spot->kind == SPOT_FILE && is_standard_output(&status);
    if (ours) spot->kind = SPOT_SPECIAL;
    return true;
}

bool folders_find(struct folders *folders, struct str path, struct spot *spot) {
    *spot = (struct spot){.path = path};
    for (int links = 0; links < MAX_LINKS; links++) {
        struct str link;
        if (!look(folders, spot, &link)) return false;
        if (!str_given(link)) return true;
        if (folders->links_anywhere && spot->folder != NULL) return follow_link(folders, spot);
        spot->kind = SPOT_MISSING;
        if (!resolve_link(folders, link, spot)) return false;
        if (spot->kind != SPOT_MISSING) return true;
    }
    errno = ELOOP;
    return false;
}

int folders_root(const struct folders *folders) {
    const struct folder *root = known_folder(folders, STR(""));
    return root != NULL ? root->descriptor : -1;
}

bool folders_make(struct folders *folders, struct spot *spot) {
    if (spot->folder != NULL) return true;
    struct str stuck;
    spot->folder = open_folders(folders, spot->path, true, &stuck);
    if (spot->folder == NULL) return false;
    spot->name = file_name(folders, spot->path);
    return true;
}

void folders_remove_empty(const struct folder *folder) {
    while (folder->parent != NULL &&
           unlinkat(folder->parent->descriptor, folder->name, AT_REMOVEDIR) == 0) {
        folder = folder->parent;
    }
}

void folders_sweep(const struct folders *folders) {
    for (size_t i = 0; i < folders->items.count; i++) {
        temporaries_sweep(folders->items.items[i]->descriptor);
    }
}

bool folders_sync(struct folders *folders) {
    for (size_t i = 0; i < folders->items.count; i++) {
        struct folder *folder = folders->items.items[i];
        // Some file systems know no fsync of a folder: there is nothing more that we can do.
        if (folder->changed && fsync(folder->descriptor) != 0 && errno != EINVAL) return false;
        folder->changed = false;
    }
    return true;
}
