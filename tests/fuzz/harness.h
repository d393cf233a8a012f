// SPDX-License-Identifier: MIT
// What the fuzzing harnesses share. Each file fuzz_<name>.c is one: libFuzzer calls it for hours
// (script/fuzz), and replay.c calls it in every test for each file of corpus/<name>/.
#ifndef STATUSGEN_TESTS_FUZZ_HARNESS_H
#define STATUSGEN_TESTS_FUZZ_HARNESS_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/render.h"

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

// Messages never end a run early, and can be shown in every form.
static inline void session_show(struct session *session) {
    for (int format = FORMAT_TEXT; format <= FORMAT_GITHUB; format++) {
        const struct format_run run = {.format = (enum format)format, .version = STR("0")};
        struct buf text = {0};
        diag_format(&session->diag, &run, &text);
        for (size_t i = 0; i < text.len; i++) {
            unsigned char c = (unsigned char)text.data[i];
            PROMISE(c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7F));
        }
        buf_free(&text);
    }
}

#endif
