// SPDX-License-Identifier: MIT
// What the fuzzing harnesses share. Each file fuzz_<name>.c is one: libFuzzer calls it for hours
// (script/fuzz), and replay.c calls it in every test for each file of corpus/<name>/.
#ifndef STATUSGEN_TESTS_FUZZ_HARNESS_H
#define STATUSGEN_TESTS_FUZZ_HARNESS_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/commands.h"
#include "command/render.h"
#include "spec/format.h"
#include "yaml/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// A promise that does not hold: the fuzzer keeps the input, the test fails.
#define PROMISE(condition)                                                       \
    do {                                                                         \
        if (!(condition)) {                                                      \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition); \
            abort();                                                             \
        }                                                                        \
    } while (0)

// A session whose inputs are in memory: what a path names was read before.
static inline void session_put(struct session *session, const char *path, struct str text) {
    struct source *source = ARENA_NEW(&session->inputs.arena, struct source);
    *source = (struct source){arena_str(&session->inputs.arena, str_from(path)),
                              arena_str(&session->inputs.arena, text)};
    vec_add(&session->inputs.sources, source);
}

// Understands a command line, whose words end with NULL.
static inline void session_say(struct session *session, const char *const *texts) {
    char *const *words = (char *const *)(uintptr_t)texts; // as of main(), which nobody writes to
    int count = 0;
    while (words[count] != NULL) count++;
    session->argc = count;
    session->argv = words;
    session->templates.inputs = &session->inputs;
    session->templates.diag = &session->diag;
    PROMISE(cli_parse(&session->cli, count, words, &session->diag));
}

static inline void show_as(const struct diag *diag, enum format format) {
    const struct format_run run = {.format = format, .version = STR("0")};
    struct buf text = {0};
    diag_format(diag, &run, &text);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.data[i];
        PROMISE(c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7F));
    }
    buf_free(&text);
}

// Messages never end a run early, and can be shown in every form. SARIF lists every rule, which
// takes longer than to read the input: the other forms are for one size in so many.
static inline void session_show(const struct session *session, size_t size) {
    enum { SIZES = 16 };
    int last = size % SIZES == 0 ? FORMAT_GITHUB : FORMAT_TEXT;
    for (int format = FORMAT_TEXT; format <= last; format++) {
        show_as(&session->diag, (enum format)format);
    }
}

// What a registry says, as text: two that say the same have the same.
static inline void add_facts(struct buf *out, const struct registry *registry) {
    struct arena arena = {0};
    struct array entries = {ARENA_ARRAY(&arena, struct entry, registry->entries.count),
                            registry->entries.count};
    for (size_t i = 0; i < entries.count; i++) {
        struct entry *entry = &ARRAY_AT(entries, struct entry, i);
        *entry = ARRAY_AT(registry->entries, struct entry, i);
        entry->vendor_id = entry->vendor->id; // which a file may say once for all
    }
    const struct spec_file file = {
        .node = registry->node,
        .version = SPEC_VERSION,
        .registry = *registry,
        .editions = registry->editions,
        .classes = registry->classes,
        .vendors = registry->vendors,
        .peers = registry->peers,
        .documents = registry->documents,
        .codes = entries,
    };
    schema_json_members(out, &spec_file_schema, &file);
    arena_free(&arena);
}

// Reads a specification of one registry, and an overlay if there is one, and prints what comes of
// it to `session->out`. False if anything is wrong with it.
static inline bool session_merge(struct session *session, struct str base, struct str overlay) {
    static const char *const with[] = {"statusgen", "merge", "-O", "over", "main", NULL};
    static const char *const without[] = {"statusgen", "merge", "main", NULL};
    session_put(session, "main", base);
    if (str_given(overlay)) session_put(session, "over", overlay);
    session_say(session, str_given(overlay) ? with : without);
    return command_merge(session) == EXIT_DONE;
}

// What a session printed is read as what it has.
static inline void check_merged(const struct session *session) {
    struct session again = {0};
    PROMISE(session_merge(&again, buf_str(&session->out), (struct str){0}));
    struct buf one = {0}, two = {0};
    add_facts(&one, &session->whole->registries[0]);
    add_facts(&two, &again.whole->registries[0]);
    PROMISE(str_equal(buf_str(&one), buf_str(&two)));
    buf_free(&one);
    buf_free(&two);
    session_free(&again);
}

#endif
