// SPDX-License-Identifier: MIT
#include "template/set.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void template_set_free(struct template_set *set) {
    vec_free(&set->folders);
}

bool template_set_add(struct template_set *set, struct str folder, struct place wanted) {
    while (folder.len > 1 && str_ends(folder, STR("/"))) folder.len--;
    struct str copy = arena_str(&set->inputs->arena, folder);
    errno = EINVAL;
    DIR *listing = memchr(copy.data, '\0', copy.len) == NULL ? opendir(copy.data) : NULL;
    if (listing == NULL) {
        diag_report(set->diag, RULE_READ, wanted, "cannot read the template folder '%.*s': %s",
                    STR_ARG(folder), strerror(errno));
        return false;
    }
    closedir(listing);
    vec_add(&set->folders, copy);
    return true;
}

// Paths

static bool is_path_char(char c) {
    return char_is_alnum(c) || c == '_' || c == '.' || c == '-';
}

static bool is_path_word(struct str word) {
    if (str_equal(word, STR(".")) || str_equal(word, STR(".."))) return false;
    for (size_t i = 0; i < word.len; i++) {
        if (!is_path_char(word.data[i])) return false;
    }
    return word.len > 0;
}

bool template_set_is_path(struct str path) {
    struct str rest = path, word;
    while (str_split(&rest, '/', &word)) {
        if (!is_path_word(word)) return false;
    }
    return path.len > 0 && !str_ends(path, STR("/"));
}

// Reading

// As input_try, but what is there and cannot be read is an empty source, and reported only once.
static const struct source *read_one(struct template_set *set, struct str path) {
    size_t before = diag_errors(set->diag);
    const struct source *source = input_try(set->inputs, path, NO_PLACE, set->diag);
    if (source != NULL || diag_errors(set->diag) == before) return source;
    struct source *empty = ARENA_NEW(&set->inputs->arena, struct source);
    *empty = (struct source){path, STR("")};
    vec_add(&set->inputs->sources, empty);
    return empty;
}

const struct source *template_set_read(struct template_set *set, struct str path) {
    if (!template_set_is_path(path)) return NULL;
    struct arena *arena = &set->inputs->arena;
    for (size_t i = 0; i < set->folders.count; i++) {
        struct str file =
            arena_printf(arena, "%.*s/%.*s", STR_ARG(set->folders.items[i]), STR_ARG(path));
        const struct source *source = read_one(set, file);
        if (source != NULL) return source;
    }
    return read_one(set,
                    arena_printf(arena, INPUT_BUILTIN TEMPLATE_SET_BUILTIN "%.*s", STR_ARG(path)));
}

static const struct source *read_partial(struct template_set *set, struct str folder,
                                         struct str name) {
    return template_set_read(set, arena_printf(&set->inputs->arena, "%.*s/%.*s" TEMPLATE_SET_SUFFIX,
                                               STR_ARG(folder), STR_ARG(name)));
}

static const struct source *load(void *context, struct str name) {
    const struct template_set_language *language = context;
    if (!template_set_is_path(name)) return NULL;
    const struct source *source = read_partial(language->set, language->name, name);
    if (source != NULL) return source;
    return read_partial(language->set, STR(TEMPLATE_SET_COMMON), name);
}

// Listing

// Names of one kind, as they are found in the folders.
struct found {
    struct arena *arena;
    struct diag *diag;
    struct str folder; // of the file system; absent while embedded files are listed
    VEC(struct str) names;
};

// Looks at one name in a folder, or at the rest of an embedded file's path.
typedef void look_fn(struct found *found, struct str name);

static bool is_missing(int error) {
    return error == ENOENT || error == ENOTDIR;
}

// Calls `look` for the names in a folder of the file system, in no order. A folder that is not
// there has none.
static void list_folder(struct found *found, struct str folder, look_fn *look) {
    DIR *listing = opendir(folder.data);
    found->folder = folder;
    while (listing != NULL) {
        errno = 0; // which alone tells the end from a failure
        const struct dirent *entry = readdir(listing);
        if (entry == NULL) break;
        look(found, str_from(entry->d_name));
    }
    if (errno != 0 && !is_missing(errno)) {
        diag_report(found->diag, RULE_READ, NO_PLACE, "cannot read the template folder '%.*s': %s",
                    STR_ARG(folder), strerror(errno));
    }
    if (listing != NULL) closedir(listing);
}

static void list_embedded(struct found *found, struct str folder, look_fn *look) {
    found->folder = (struct str){0};
    for (size_t i = 0; i < embedded_file_count; i++) {
        struct str path = str_from(embedded_files[i].path);
        if (str_starts(path, folder)) look(found, str_slice(path, folder.len, path.len));
    }
}

static int compare_names(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

// Sorts what was found and keeps one of each in the arena.
static struct template_set_names finish(struct found *found) {
    struct str *items = ARENA_ARRAY(found->arena, struct str, found->names.count);
    size_t count = 0;
    if (found->names.count > 0) {
        qsort(found->names.items, found->names.count, sizeof(struct str), compare_names);
    }
    for (size_t i = 0; i < found->names.count; i++) {
        struct str name = found->names.items[i];
        if (count == 0 || !str_equal(items[count - 1], name)) items[count++] = name;
    }
    vec_free(&found->names);
    return (struct template_set_names){items, count};
}

static void look_for_partial(struct found *found, struct str file) {
    const struct str suffix = STR(TEMPLATE_SET_SUFFIX);
    if (!str_ends(file, suffix)) return;
    struct str name = str_slice(file, 0, file.len - suffix.len);
    if (template_set_is_path(name)) vec_add(&found->names, arena_str(found->arena, name));
}

static void list_partials(const struct template_set *set, struct found *found, struct str folder) {
    for (size_t i = 0; i < set->folders.count; i++) {
        list_folder(found,
                    arena_printf(found->arena, "%.*s/%.*s", STR_ARG(set->folders.items[i]),
                                 STR_ARG(folder)),
                    look_for_partial);
    }
    list_embedded(found, arena_printf(found->arena, TEMPLATE_SET_BUILTIN "%.*s/", STR_ARG(folder)),
                  look_for_partial);
}

static void names(void *context, void (*each)(void *data, struct str name), void *data) {
    const struct template_set_language *language = context;
    struct found found = {.arena = &language->set->inputs->arena, .diag = language->set->diag};
    list_partials(language->set, &found, language->name);
    list_partials(language->set, &found, STR(TEMPLATE_SET_COMMON));
    struct template_set_names partials = finish(&found);
    for (size_t i = 0; i < partials.count; i++) each(data, partials.items[i]);
}

struct template_loader template_set_loader(struct template_set_language *language) {
    return (struct template_loader){load, names, language};
}

static void look_for_language(struct found *found, struct str name) {
    if (!template_set_is_path(name)) return;
    struct str file = arena_printf(found->arena, "%.*s/%.*s/" TEMPLATE_SET_LANGUAGE_FILE,
                                   STR_ARG(found->folder), STR_ARG(name));
    // What cannot be told is taken for there: who reads it finds out why.
    bool there = access(file.data, F_OK) == 0 || !is_missing(errno);
    if (there) vec_add(&found->names, arena_str(found->arena, name));
}

static void look_for_embedded_language(struct found *found, struct str path) {
    size_t slash = str_find_char(path, '/', 0);
    if (str_equal(str_slice(path, slash, path.len), STR("/" TEMPLATE_SET_LANGUAGE_FILE))) {
        vec_add(&found->names, str_slice(path, 0, slash));
    }
}

struct template_set_names template_set_languages(const struct template_set *set,
                                                 struct arena *arena) {
    struct found found = {.arena = arena, .diag = set->diag};
    for (size_t i = 0; i < set->folders.count; i++) {
        list_folder(&found, set->folders.items[i], look_for_language);
    }
    list_embedded(&found, STR(TEMPLATE_SET_BUILTIN), look_for_embedded_language);
    return finish(&found);
}
