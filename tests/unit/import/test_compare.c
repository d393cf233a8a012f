// SPDX-License-Identifier: MIT
#include "world.h"

#include "import/compare.h"

// One entry or row is put in each; the rest is the same on both sides.
#define SPEC(entries)                                                                     \
    "statusgen: 1\nregistry: {id: r, title: R}\nvendors:\n"                               \
    "  - {id: free, title: F}\n  - {id: reg, title: R, registered: true}\nvendor: reg\n" \
    "codes:\n  - {code: 1, id: first, phrase: First}\n" entries
#define FILE_OF(rows) "Value,Description,Reference\n1,First,\n" rows

static const struct {
    const char *entries, *rows, *differences;
} cases[] = {
    {SPEC(""), FILE_OF(""), ""},
    {SPEC(""), FILE_OF("2,B,\n"), "2: new: B\n"},
    {SPEC(""), FILE_OF("2,B (OBSOLETED),\"[RFC1, Section 2][A book]\"\n"),
     "2: new: B; obsolete; RFC 1, section 2; A book\n"},
    {SPEC(""), FILE_OF("2,(Unused),\n"), "2: new: (no phrase); unused\n"},
    {SPEC(""), FILE_OF("2-9,Unassigned,\n"), ""},
    {SPEC("  - {code: 2, id: b, phrase: B}\n"), FILE_OF(""), "2: removed: B (not in the file)\n"},
    {SPEC("  - {code: 2, id: b}\n"), FILE_OF("2-9,Unassigned,\n"), "2: removed: b (unassigned)\n"},
    {SPEC("  - {code: 0, id: b}\n  - {code: 4, id: c}\n  - {code: 9, id: d}\n"),
     FILE_OF("2,X,\n3-8,Unassigned,\n"),
     "0: removed: b (not in the file)\n2: new: X\n4: removed: c (unassigned)\n"
     "9: removed: d (not in the file)\n"},
    // What others use is theirs, and what says that it is unregistered was never there.
    {SPEC("  - {code: 2, id: b, vendor: free}\n  - {code: 3, id: c, state: unregistered}\n"),
     FILE_OF(""), ""},
    {SPEC("  - {code: 2, id: b, phrase: B, vendor: free}\n"), FILE_OF("2,B,\n"), "2: new: B\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, state: unregistered}\n"), FILE_OF("2,B,\n"),
     "2: state changed: unregistered -> permanent\n"},
    // Phrases are compared to the letter, and a file without one takes none away.
    {SPEC("  - {code: 2, id: b, phrase: B}\n"), FILE_OF("2,b,\n"), "2: renamed: B -> b\n"},
    {SPEC("  - {code: 2, id: b}\n"), FILE_OF("2,B,\n"), "2: renamed: (no phrase) -> B\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, state: unused}\n"), FILE_OF("2,(Unused),\n"), ""},
    {SPEC("  - {code: 2, id: b, phrase: B}\n"), FILE_OF("2,(Unused),\n"),
     "2: state changed: permanent -> unused\n"},
    // A registry need not say that something is deprecated.
    {SPEC("  - {code: 2, id: b, phrase: B, state: deprecated}\n"), FILE_OF("2,B,\n"), ""},
    {SPEC("  - {code: 2, id: b, phrase: B}\n"), FILE_OF("2,B (DEPRECATED),\n"),
     "2: state changed: permanent -> deprecated\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, state: deprecated}\n"), FILE_OF("2,B (OBSOLETED),\n"),
     "2: state changed: deprecated -> obsolete\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, state: obsolete}\n"), FILE_OF("2,B,\n"),
     "2: state changed: obsolete -> permanent\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, state: obsolete}\n"), FILE_OF("2,B (WHATEVER),\n"), ""},
    // Dates count while they are those of the same state.
    {SPEC("  - {code: 2, id: b, phrase: B, state: temporary, registered: 2024-01-01, "
          "expires: 2025-01-01}\n"),
     FILE_OF("2,\"B (TEMPORARY - registered 2024-01-01, expires 2025-01-01)\",\n"), ""},
    {SPEC("  - {code: 2, id: b, phrase: B, state: temporary, registered: 2024-01-01, "
          "extended: 2024-06-01, expires: 2025-01-01}\n"),
     FILE_OF("2,\"B (TEMPORARY - registered 2024-01-02, expires 2026-01-01)\",\n"),
     "2: annotation changed: registered 2024-01-01 -> 2024-01-02, extended 2024-06-01 -> none, "
     "expires 2025-01-01 -> 2026-01-01\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, state: temporary, expires: 2025-01-01}\n"),
     FILE_OF("2,B,\n"), "2: state changed: temporary -> permanent\n"},
    {SPEC("  - {code: 2, id: b, phrase: B}\n"), FILE_OF("2,B (TEMPORARY - expires 2025-01-01),\n"),
     "2: state changed: permanent -> temporary, expires 2025-01-01\n"},
    // References: ours may say more, and other documents are titled at will.
    {SPEC("  - {code: 2, id: b, phrase: B, reference: [{rfc: 1, section: \"2\"}, {rfc: 9}]}\n"),
     FILE_OF("2,B,[RFC1][A book]\n"), ""},
    {SPEC("  - {code: 2, id: b, phrase: B, reference: [{rfc: 1, section: \"2\"}]}\n"),
     FILE_OF("2,B,\"[RFC1, Section 3]\"\n"),
     "2: reference changed: RFC 1, section 2 -> RFC 1, section 3\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, reference: [{rfc: 1}]}\n"),
     FILE_OF("2,B,\"[RFC1, Section 3]\"\n"), "2: reference changed: RFC 1 -> RFC 1, section 3\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, reference: [{rfc: 1}]}\n"), FILE_OF("2,B,[RFC1][RFC2]\n"),
     "2: reference changed: RFC 1 -> RFC 1; RFC 2\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, reference: [{rfc: 1}, {rfc: 2}]}\n"),
     FILE_OF("2,B,[RFC2]\n"), "2: reference changed: RFC 1; RFC 2 -> RFC 2\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, reference: [{draft: draft-a-01}]}\n"),
     FILE_OF("2,B,[draft-a-02]\n"), "2: reference changed: draft-a-01 -> draft-a-02\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, reference: [{rfc: 1}]}\n"), FILE_OF("2,B,\n"),
     "2: reference changed: RFC 1 -> none\n"},
    {SPEC("  - {code: 2, id: b, phrase: B}\n"), FILE_OF("2,B,[RFC1]\n"),
     "2: reference changed: none -> RFC 1\n"},
    {SPEC("  - {code: 2, id: b, phrase: B, reference: [{title: T, url: \"https://a.example\"}]}\n"),
     FILE_OF("2,B,[Another title]\n"), ""},
    // Several of one number.
    {SPEC("  - {code: 2, id: b, phrase: B, state: unused, reference: [{rfc: 1}]}\n"),
     FILE_OF("2,C,[RFC2]\n"),
     "2: renamed: B -> C\n2: state changed: unused -> permanent\n2: reference changed: RFC 1 -> RFC 2\n"},
};

static void differences_have_their_kinds(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world;
        struct buf out = {0};
        load(&world, cases[i].entries, NULL);
        assert_non_null(world.spec);
        struct registry_file file = registry_file_read(
            &world.arena, source_of(&world, str_from(cases[i].rows)), &world.diag);
        assert_int_equal(diag_errors(&world.diag), 0);
        struct array differences =
            registry_differences(&world.arena, &world.spec->registries[0], &file);
        for (size_t d = 0; d < differences.count; d++) {
            buf_add(&out, difference_line(&world.arena,
                                          &ARRAY_AT(differences, struct difference, d)));
            buf_add_char(&out, '\n');
        }
        assert_case(cases[i].rows, &out, cases[i].differences);
        end(&world);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(differences_have_their_kinds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
