// SPDX-License-Identifier: MIT
// What the tests of registry files share: a file and a specification in memory.
#ifndef STATUSGEN_TESTS_IMPORT_WORLD_H
#define STATUSGEN_TESTS_IMPORT_WORLD_H

#include "../spec/files.h"

#include "import/registry_file.h"

static inline const struct source *source_of(struct world *world, struct str text) {
    struct source *source = ARENA_NEW(&world->arena, struct source);
    *source = (struct source){STR("main"), text};
    return source;
}

// Then the findings as short texts, and an end of this world.
static inline void assert_world_found(struct world *world, const char *what, const char *expected) {
    struct buf out = {0};
    add_findings(&out, &world->diag);
    assert_case(what, &out, expected);
    end(world);
}

static inline void add_place_of(struct buf *out, struct place place) {
    add_place(out, place);
    buf_add_char(out, ' ');
}

// "1:2 [404] 3:4 [Not Found] (RFC1 https://...)", a row a line, with the places of the texts.
static inline void add_rows(struct buf *out, const struct rows *rows) {
    for (size_t i = 0; i < rows->list.count; i++) {
        const struct row *row = &rows->list.items[i];
        add_place_of(out, row->value.place);
        buf_printf(out, "[%.*s] ", STR_ARG(row->value.text));
        add_place_of(out, row->description.place);
        buf_printf(out, "[%.*s]", STR_ARG(row->description.text));
        for (size_t c = 0; c < row->citations.count; c++) {
            const struct citation *citation = &ARRAY_AT(row->citations, struct citation, c);
            buf_printf(out, " (%.*s%s%.*s)", STR_ARG(citation->label.text),
                       str_given(citation->url) ? " " : "", STR_ARG(citation->url));
        }
        buf_add_char(out, '\n');
    }
}

#endif
