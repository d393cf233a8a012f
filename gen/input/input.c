// SPDX-License-Identifier: MIT
#include "input/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"

enum { MAX_ONE = 16 * 1024 * 1024, MAX_TOTAL = 64 * 1024 * 1024 };

void inputs_free(struct inputs *inputs) {
    for (size_t i = 0; i < inputs->texts.count; i++) mem_free(inputs->texts.items[i]);
    vec_free(&inputs->texts);
    vec_free(&inputs->sources);
    arena_free(&inputs->arena);
    *inputs = (struct inputs){0};
}

const struct embedded_file *embedded_find(struct str path) {
    size_t low = 0, high = embedded_file_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(path, str_from(embedded_files[middle].path));
        if (order == 0) return &embedded_files[middle];
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

struct str input_beside(struct arena *arena, struct str base, struct str name) {
    size_t slash = base.len;
    while (slash > 0 && base.data[slash - 1] != '/') slash--;
    if (slash == 0 && str_starts(base, STR(INPUT_BUILTIN))) slash = strlen(INPUT_BUILTIN);
    return ARENA_JOIN(arena, str_slice(base, 0, slash), name);
}

static const struct source *add_source(struct inputs *inputs, struct str path, struct str text) {
    struct source *source = ARENA_NEW(&inputs->arena, struct source);
    *source = (struct source){arena_str(&inputs->arena, path), text};
    vec_add(&inputs->sources, source);
    return source;
}

static const struct source *find_source(const struct inputs *inputs, struct str path) {
    for (size_t i = 0; i < inputs->sources.count; i++) {
        if (str_equal(inputs->sources.items[i]->path, path)) return inputs->sources.items[i];
    }
    return NULL;
}

// What else than an errno can be wrong with a file.
enum { NOT_REGULAR = -1 };

static const char *fault_text(int fault) {
    return fault == NOT_REGULAR ? "it is no regular file" : strerror(fault);
}

// Reads to the end, but never more than one byte beyond `most`. 0, or what is wrong.
static int read_open_file(int file, bool may_be_special, size_t most, struct buf *out) {
    struct stat status;
    if (fstat(file, &status) != 0) return errno;
    bool special = !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
    if (special && !may_be_special) return NOT_REGULAR;
    return descriptor_read(file, most + 1, out) ? 0 : errno;
}

static int open_and_read(const char *path, bool may_be_special, size_t most, struct buf *out) {
    if (strcmp(path, "-") == 0) return read_open_file(STDIN_FILENO, true, most, out);
    // A FIFO that nobody writes to must not hold us up: O_NONBLOCK. It is empty.
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file < 0) return errno;
    int fault = read_open_file(file, may_be_special, most, out);
    close(file);
    return fault;
}

// Keeps what was read, without the room that it left over.
static struct str keep_text(struct inputs *inputs, struct buf *read) {
    struct str text = {mem_resize(read->data, read->len, 1), read->len};
    *read = (struct buf){0};
    vec_add(&inputs->texts, (char *)text.data);
    return text;
}

static const struct source *read_file(struct inputs *inputs, struct str path, struct place wanted,
                                      bool must_exist, struct diag *diag) {
    size_t most = inputs->max_one > 0 ? inputs->max_one : MAX_ONE;
    size_t most_total = most > MAX_TOTAL ? most : MAX_TOTAL;
    struct str copy = arena_str(&inputs->arena, path); // has the NUL that open() needs
    if (memchr(path.data, '\0', path.len) != NULL) {
        diag_report(diag, RULE_READ, wanted, "a file name holds a NUL character");
        return NULL;
    }
    struct buf text = {0};
    const struct source *source = NULL;
    // Only the user may name a pipe, such as the shell's "<(...)": no other file may, and no name
    // that the program looks for by itself.
    bool by_user = must_exist && wanted.source == NULL;
    int fault = open_and_read(copy.data, by_user, most, &text);
    if (fault != 0) {
        bool missing = fault == ENOENT || fault == ENOTDIR;
        if (must_exist || !missing) {
            diag_report(diag, RULE_READ, wanted, "cannot read '%.*s': %s", STR_ARG(path),
                        fault_text(fault));
        }
    } else if (text.len > most) {
        diag_report(diag, RULE_LIMIT, wanted, "'%.*s' is larger than %zu bytes", STR_ARG(path), most);
        diag_note(diag, wanted, "--max-input=SIZE raises the limit");
    } else if (text.len > most_total - inputs->total) {
        diag_report(diag, RULE_LIMIT, wanted, "all inputs together are larger than %zu bytes",
                    most_total);
    } else {
        inputs->total += text.len;
        source = add_source(inputs, path, keep_text(inputs, &text));
    }
    buf_free(&text);
    return source;
}

static const struct source *read_embedded(struct inputs *inputs, struct str path) {
    const struct embedded_file *file =
        embedded_find(str_slice(path, strlen(INPUT_BUILTIN), path.len));
    if (file == NULL) return NULL;
    return add_source(inputs, path, (struct str){(const char *)file->data, file->size});
}

static const struct source *read_input(struct inputs *inputs, struct str path, struct place wanted,
                                       bool must_exist, struct diag *diag) {
    const struct source *known = find_source(inputs, path);
    if (known != NULL) return known;
    if (!str_starts(path, STR(INPUT_BUILTIN))) {
        return read_file(inputs, path, wanted, must_exist, diag);
    }
    const struct source *source = read_embedded(inputs, path);
    if (source == NULL && must_exist) {
        diag_report(diag, RULE_READ, wanted, "there is no file '%.*s' in the program",
                    STR_ARG(path));
    }
    return source;
}

const struct source *input_read(struct inputs *inputs, struct str path, struct place wanted,
                                struct diag *diag) {
    return read_input(inputs, path, wanted, true, diag);
}

const struct source *input_try(struct inputs *inputs, struct str path, struct place wanted,
                               struct diag *diag) {
    return read_input(inputs, path, wanted, false, diag);
}
