// SPDX-License-Identifier: MIT
#include "files.h"

#include "spec/edition.h"

#define EDITIONS                                             \
    "statusgen: 1\n"                                         \
    "registry: {id: r, title: R, module: mod}\n"             \
    "editions: [{id: e1, title: 1}, {id: e2, title: 2}, {id: e3, title: 3}]\n"

// Appends "ID/PHRASE", and for each other name "+ID/PHRASE" if it is later, else "-ID/PHRASE"; with
// a '!' if it is an alias.
static void describe(const struct entry *entry, struct buf *out) {
    buf_printf(out, "%.*s/%.*s", STR_ARG(entry->id), STR_ARG(entry->phrase));
    for (size_t i = 0; i < entry->formerly.count; i++) {
        const struct former *former = &ARRAY_AT(entry->formerly, struct former, i);
        buf_printf(out, " %c%.*s/%.*s%s", former->later ? '+' : '-', STR_ARG(former->id),
                   STR_ARG(former->phrase), former->alias ? "!" : "");
    }
}

static void names_of_editions(void **state) {
    (void)state;
    static const struct {
        const char *formerly, *edition, *names;
    } cases[] = {
        {"[]", "e1", "now/Now"},
        {"[{id: old, phrase: Old, edition: e2}]", "e1", "old/Old +now/Now!"},
        {"[{id: old, phrase: Old, edition: e2}]", "e2", "old/Old +now/Now!"},
        {"[{id: old, phrase: Old, edition: e2}]", "e3", "now/Now -old/Old!"},
        // Only the id, or only the phrase, was another.
        {"[{id: old, edition: e1}]", "e1", "old/Now +now/Now!"},
        {"[{phrase: Old, edition: e1}]", "e1", "now/Old +now/Now"},
        // The oldest name that was still current then; what was between becomes later too.
        {"[{id: b, phrase: B, edition: e2}, {id: a, phrase: A, edition: e1}]", "e1",
         "a/A +now/Now! +b/B!"},
        {"[{id: b, phrase: B, edition: e2}, {id: a, phrase: A, edition: e1}]", "e2",
         "b/B +now/Now! -a/A!"},
        // A name that no edition had is never chosen.
        {"[{id: b, phrase: B}]", "e1", "now/Now -b/B!"},
        {"[{id: b, phrase: B, edition: e1}, {id: a, phrase: A}]", "e1", "b/B +now/Now! -a/A!"},
        // A name that came back is one alias only.
        {"[{id: b, phrase: B, edition: e2}, {id: now, phrase: First, edition: e1}]", "e2",
         "b/B +now/Now! -now/First"},
        {"[{id: b, phrase: B, edition: e2}, {id: now, phrase: First, edition: e1}]", "e1",
         "now/First +now/Now +b/B!"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world;
        struct buf text = {0}, got = {0};
        buf_printf(&text, EDITIONS "codes: [{code: 1, id: now, phrase: Now, formerly: %s}]\n",
                   cases[i].formerly);
        load(&world, buf_cstr(&text), NULL);
        assert_non_null(world.spec);
        struct spec copy = *world.spec;
        spec_use_edition(&world.arena, &copy, str_from(cases[i].edition), &world.diag);
        assert_int_equal(diag_errors(&world.diag), 0);
        describe(&ARRAY_AT(copy.registries[0].entries, struct entry, 0), &got);
        assert_string_equal(buf_cstr(&got), cases[i].names);
        end(&world);
        buf_free(&text);
        buf_free(&got);
    }
}

static void unknown_editions(void **state) {
    (void)state;
    struct world world;
    load(&world, EDITIONS "codes: []\n", NULL);
    struct spec copy = *world.spec;
    spec_use_edition(&world.arena, &copy, STR("e4"), &world.diag);
    assert_int_equal(diag_errors(&world.diag), 1);
    assert_str(world.diag.messages.items[0].text, "there is no edition 'e4'");
    end(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_editions),
        cmocka_unit_test(unknown_editions),
    };
    return cmocka_run_group_tests_name("spec/edition", tests, NULL, NULL);
}
