// SPDX-License-Identifier: MIT
// Everything a run reads: files, standard input, and the files embedded in the program.
//
// Each input is read whole, once, within the limits, and kept until the run ends: places in
// messages point into it, and the depfile lists it.
#ifndef STATUSGEN_INPUT_INPUT_H
#define STATUSGEN_INPUT_INPUT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/vec.h"
#include "diag/diag.h"

// A file that the build put into the program; see cmake/embed.cmake.
struct embedded_file {
    const char *path; // relative to the project: "spec/http-status.yaml"
    const unsigned char *data;
    size_t size;
};
extern const struct embedded_file embedded_files[]; // sorted by path
extern const size_t embedded_file_count;

// What the paths of embedded files begin with in messages and in struct source.
#define INPUT_BUILTIN "builtin:"

struct inputs {
    struct arena arena;
    VEC(const struct source *) sources; // in the order of reading, embedded ones too
    VEC(char *) texts;                  // theirs, but for the embedded ones
    size_t max_one;                     // bytes of one input; 0 is the default of 16 MiB
    size_t total;                       // bytes read so far (the embedded not counted): at most
                                        // 64 MiB, or `max_one` if that is more
};

void inputs_free(struct inputs *inputs);

// Reads a file; "-" is standard input, "builtin:..." an embedded file. The same path is read once.
// NULL if that fails, which is reported at `wanted` (where the path was named; NO_PLACE if the user
// did). A pipe or another special file is read if the user named it, else refused.
const struct source *input_read(struct inputs *inputs, struct str path, struct place wanted,
                                struct diag *diag);

// As input_read, but NULL without a message if there is no such file.
const struct source *input_try(struct inputs *inputs, struct str path, struct place wanted,
                               struct diag *diag);

// The embedded file, or NULL. The path is without "builtin:".
const struct embedded_file *embedded_find(struct str path);

// Path of `name` relative to the folder of `base` ("a/b.yaml", "c/d.yaml" -> "a/c/d.yaml");
// allocated in the arena.
struct str input_beside(struct arena *arena, struct str base, struct str name);

#endif
