// SPDX-License-Identifier: MIT
// What the tests of specifications share: files in memory, and the model made of them.
#ifndef STATUSGEN_TESTS_SPEC_FILES_H
#define STATUSGEN_TESTS_SPEC_FILES_H

#include "../findings.h"

#include "spec/load.h"

// The two lines that most of the specifications here begin with: codes begin in line 3.
#define TOP "statusgen: 1\nregistry: {id: r, title: R, module: mod}\n"

struct world {
    struct arena arena;
    struct inputs inputs;
    struct diag diag;
    const struct spec *spec; // NULL if it was refused
};

// Puts a file where reading it finds it.
static inline void add_file(struct world *world, const char *path, const char *text) {
    struct source *source = ARENA_NEW(&world->arena, struct source);
    *source = (struct source){str_from(path), str_from(text)};
    vec_add(&world->inputs.sources, source);
}

// Loads the specifications of those paths; the list ends with NULL.
static inline void load_paths(struct world *world, const char *const *paths) {
    struct str items[8];
    size_t count = 0;
    for (; paths[count] != NULL; count++) items[count] = str_from(paths[count]);
    world->spec =
        spec_load(&world->arena, &world->inputs, (struct paths){items, count}, &world->diag);
    // All or nothing.
    assert_int_equal(world->spec != NULL, diag_errors(&world->diag) == 0);
}

// Loads one specification: "main" with that text, and another file "part" if there is a text.
static inline void load(struct world *world, const char *text, const char *part) {
    *world = (struct world){0};
    add_file(world, "main", text);
    if (part != NULL) add_file(world, "part", part);
    load_paths(world, (const char *const[]){"main", NULL});
}

static inline void end(struct world *world) {
    inputs_free(&world->inputs);
    diag_free(&world->diag);
    arena_free(&world->arena);
}

struct spec_case {
    const char *what, *text, *part, *findings; // `findings` is "" if it is accepted
};

static inline void assert_all_loaded(const struct spec_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct world world;
        struct buf out = {0};
        load(&world, cases[i].text, cases[i].part);
        add_findings(&out, &world.diag);
        assert_case(cases[i].what, &out, cases[i].findings);
        end(&world);
    }
}

static inline void assert_said(const char *text, const char *part, const char *texts) {
    struct world world;
    struct buf out = {0};
    load(&world, text, part);
    add_texts(&out, &world.diag);
    assert_case(text, &out, texts);
    end(&world);
}

static inline void assert_str(struct str text, const char *expected) {
    if (!str_given(text) || !str_equal(text, str_from(expected))) {
        fail_msg("'%.*s' is not '%s'", STR_ARG(text), expected);
    }
}

#endif
