// SPDX-License-Identifier: MIT
// What the tests of languages and views share: languages read from a text, specifications from
// files that the test embeds under names such as "plain.yaml".
#ifndef STATUSGEN_TESTS_LANG_WORLD_H
#define STATUSGEN_TESTS_LANG_WORLD_H

#include "../findings.h"

#include "lang/language.h"
#include "lang/names.h"
#include "lang/settings.h"
#include "spec/load.h"

// An entry of a test's `embedded_files`, which have to be sorted by path.
// clang-format off
#define FILE_OF(path, text) {path, (const unsigned char *)(text), sizeof(text) - 1}
// clang-format on

// The keys that every lang.yaml needs.
#define LANGUAGE "statusgen: 1\ntitle: Test\noutputs: [{path: out.txt, template: main}]\n"

struct world {
    struct arena arena;
    struct inputs inputs;
    struct diag diag;
};

static inline int world_set_up(void **state) {
    static struct world world;
    world = (struct world){0};
    *state = &world;
    return 0;
}

static inline int world_tear_down(void **state) {
    struct world *world = *state;
    arena_free(&world->arena);
    inputs_free(&world->inputs);
    diag_free(&world->diag);
    return 0;
}

// A test that gets a world of its own.
#define IN_A_WORLD(test) cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

// Findings of the language stand in "main".
static inline const struct language *try_language(struct world *world, const char *text) {
    struct source *source = ARENA_NEW(&world->arena, struct source);
    *source = (struct source){STR("main"), str_from(text)};
    return language_read(&world->arena, STR("test"), source, &world->diag);
}

// Fails with the messages, if there are any.
static inline void assert_no_findings(const struct world *world, const char *what) {
    struct buf got = {0};
    add_texts(&got, &world->diag);
    assert_case(what, &got, "");
}

static inline const struct language *language_of(struct world *world, const char *text) {
    const struct language *language = try_language(world, text);
    assert_no_findings(world, "the language");
    assert_non_null(language);
    return language;
}

static inline const struct spec *spec_of(struct world *world, const char *name) {
    struct str path = arena_printf(&world->arena, INPUT_BUILTIN "%s", name);
    const struct spec *spec =
        spec_load(&world->arena, &world->inputs, (struct paths){&path, 1}, &world->diag);
    assert_no_findings(world, name);
    assert_non_null(spec);
    return spec;
}

static inline const struct registry *registry_of_file(struct world *world, const char *name) {
    return &spec_of(world, name)->registries[0];
}

static inline const struct entry *entry_at(const struct registry *registry, size_t index) {
    assert_true(index < registry->entries.count);
    return &ARRAY_AT(registry->entries, struct entry, index);
}

static inline void assert_text(struct str got, const char *expected) {
    struct buf text = {0};
    buf_add(&text, got);
    assert_case("the text", &text, expected);
}

static inline void assert_findings(const struct world *world, const char *expected) {
    struct buf got = {0};
    add_findings(&got, &world->diag);
    assert_case("the findings", &got, expected);
}

static inline void assert_messages_are(const struct world *world, const char *expected) {
    struct buf got = {0};
    add_texts(&got, &world->diag);
    assert_case("the messages", &got, expected);
}

#endif
