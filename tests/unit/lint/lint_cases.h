// SPDX-License-Identifier: MIT
// What the tests of lint share: specifications in memory, and what is found in them.
#ifndef STATUSGEN_TESTS_LINT_LINT_CASES_H
#define STATUSGEN_TESTS_LINT_LINT_CASES_H

#include "../spec/files.h"

#include "lint/lint.h"

// Two vendors, of which the first is registered: codes begin in line 4.
#define VENDORS TOP "vendors: [{id: v, title: V, registered: true}, {id: w, title: W}]\n"

struct lint_case {
    const char *what, *text, *findings;
};

static inline void assert_lint_on(const char *today, const struct lint_case *each) {
    struct world world;
    struct buf out = {0};
    load(&world, each->text, NULL);
    if (world.spec != NULL) {
        lint_spec(&world.arena, world.spec, (struct lint_options){str_from(today)}, &world.diag);
    }
    add_findings(&out, &world.diag);
    assert_case(each->what, &out, each->findings);
    end(&world);
}

static inline void assert_all_linted(const struct lint_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) assert_lint_on(NULL, &cases[i]);
}

static inline void assert_lint_says(const char *text, const char *texts) {
    struct world world;
    struct buf out = {0};
    load(&world, text, NULL);
    assert_non_null(world.spec);
    lint_spec(&world.arena, world.spec, (struct lint_options){{0}}, &world.diag);
    add_texts(&out, &world.diag);
    assert_case(text, &out, texts);
    end(&world);
}

#endif
