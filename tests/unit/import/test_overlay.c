// SPDX-License-Identifier: MIT
#include "world.h"

#include "import/overlay.h"

static void ids_are_the_words_of_phrases(void **state) {
    (void)state;
    static const struct {
        const char *phrase, *id;
    } cases[] = {
        {"Not Found", "not_found"},
        {"HTTP Version Not Supported", "http_version_not_supported"},
        {"Multi-Status", "multi_status"},
        {"I'm a Teapot", "im_a_teapot"},
        {"I\xE2\x80\x99m a Teapot", "im_a_teapot"},
        {" A - /(B)! ", "a_b"},
        {"Version 2", "version_2"},
        {"2 Versions", "code_7"},
        {"\xC3\x9C" "bel", "code_7"},
        {"...", "code_7"},
        {NULL, "code_7"},
        // As many whole words as 64 bytes hold.
        {"aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff ggg", // 63
         "aaaaaaaaa_bbbbbbbbb_ccccccccc_ddddddddd_eeeeeeeee_fffffffff_ggg"},
        {"aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff ggggg", // 65
         "aaaaaaaaa_bbbbbbbbb_ccccccccc_ddddddddd_eeeeeeeee_fffffffff"},
        {"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg", "code_7"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world = {0};
        struct buf out = {0};
        struct str id = phrase_id(&world.arena, str_from(cases[i].phrase), 7);
        buf_add(&out, id);
        assert_true(text_is_id(id));
        assert_case(cases[i].id, &out, cases[i].id);
        end(&world);
    }
}

static struct str overlay_of(struct world *world, const char *rows) {
    struct registry_file file =
        registry_file_read(&world->arena, source_of(world, str_from(rows)), &world->diag);
    assert_int_equal(diag_errors(&world->diag), 0);
    const struct registry *registry = &world->spec->registries[0];
    struct array differences = registry_differences(&world->arena, registry, &file);
    struct buf out = {0};
    overlay_add(&out, &world->arena, registry, &differences);
    struct str text = arena_str(&world->arena, buf_str(&out));
    buf_free(&out);
    return text;
}

#define TOP_LINES "statusgen: 1\nregistry: {id: r, title: R, range: {first: 0, last: 99}}\n"
#define ROWS "Value,Description,Reference\n"

// An overlay of new entries is of the form of any file with codes, so it can be included: then the
// specification says what the file says, whatever the texts are.
static void what_is_added_closes_the_difference(void **state) {
    (void)state;
    static const char rows[] = ROWS
        "1,One,\n2,One,[RFC1]\n3,\"He said: \"\"No\"\" \\ # 'x'\",\"[RFC2, Section 3.10]\"\n"
        "4,Yes,[draft-a-01]\n5,\"{a: b}\",[- A book]\n6,(Unused),\n7,* &x !y %z @w `v`,[~]\n"
        "8,\"T (TEMPORARY - registered 2024-01-01, extension registered 2024-06-01, "
        "expires 2025-01-01)\",\n9,O (OBSOLETED),[https://a.example/]\n10,\xC3\x9C\xE2\x82\xAC,\n"
        "11,1.10,\n12,Null,\n13,One,\n200,Outside,\n14,old name,\n";
    struct world world;
    load(&world, TOP_LINES "vendor: v\ncodes:\n  - {code: 1, id: one, phrase: One, "
                           "formerly: [{id: old_name}]}\n", NULL);
    assert_non_null(world.spec);
    struct str overlay = overlay_of(&world, rows);
    struct world after;
    load(&after, TOP_LINES "vendor: v\ninclude: [part]\n"
                           "codes: [{code: 1, id: one, phrase: One, formerly: [{id: old_name}]}]\n",
         overlay.data);
    struct buf out = {0};
    add_texts(&out, &after.diag);
    assert_case(overlay.data, &out, "");
    assert_non_null(after.spec);
    assert_int_equal(after.spec->registries[0].entries.count, 15);
    struct str rest = overlay_of(&after, rows);
    assert_true(str_find(rest, STR("codes:"), 0) == rest.len);
    end(&after);
    end(&world);
}

// The id with a number behind it can be what another phrase gives.
static void numbered_ids_are_unique_too(void **state) {
    (void)state;
    struct world world;
    load(&world, TOP_LINES "vendor: v\ncodes: [{code: 1, id: first, phrase: First}]\n", NULL);
    assert_non_null(world.spec);
    struct str text = overlay_of(&world, ROWS "7,One,\n8,One,\n9,One 7,\n10,One 8 8,\n");
    static const char *const ids[] = {"id: one_7_7\n", "id: one_8\n", "id: one_7\n", "id: one_8_8\n"};
    for (size_t i = 0; i < COUNT(ids); i++) {
        assert_true(str_find(text, str_from(ids[i]), 0) < text.len);
    }
    end(&world);
}

static void patches_and_removals_name_what_is_there(void **state) {
    (void)state;
    struct world world;
    load(&world, TOP_LINES
         "vendors:\n  - {id: x, title: X}\n  - {id: v, title: V, registered: true}\n"
         "  - {id: w, title: W, registered: true}\ncodes:\n"
         "  - {code: 1, vendor: v, id: one, phrase: One, formerly: [{id: uno, phrase: Uno}]}\n"
         "  - {code: 2, vendor: w, id: two, phrase: Two, reference: [{rfc: 1, section: \"1\"}, "
         "{rfc: 1, section: \"2\"}, {rfc: 5}, {draft: draft-b-00}, {title: T}]}\n"
         "  - {code: 3, vendor: w, id: three, phrase: Three}\n"
         "  - {code: 4, vendor: v, id: four, state: temporary, expires: 2025-01-01, "
         "registered: 2024-01-01}\n"
         "  - {code: 5, vendor: x, id: five}\n", NULL);
    struct str overlay = overlay_of(&world, ROWS "1,Eins,\n2,Two,[RFC1][RFC2]\n4,(OBSOLETED),\n");
    struct buf out = {0};
    buf_add(&out, overlay);
    assert_case("the overlay", &out,
                "# What a registry file says otherwise than the registry 'r', as an overlay.\n"
                "# Made by 'statusgen import'. Read each entry before you apply it.\n"
                "statusgen: 1\nvendor: v\ncodes:\n"
                "  # 1: renamed: One -> Eins\n"
                "  - id: one\n    phrase: Eins\n    formerly:\n      - {phrase: One}\n"
                "      - {id: uno, phrase: Uno}\n\n"
                "  # 2: reference changed: RFC 1, section 1; RFC 1, section 2; RFC 5; draft-b-00"
                " -> RFC 1; RFC 2\n"
                "  - id: two\n    vendor: w\n    reference:\n"
                "      - {rfc: 1, section: \"1\"}\n      - {rfc: 1, section: \"2\"}\n"
                "      - {rfc: 2}\n      - {rfc: 5}\n      - {title: T}\n\n"
                "  # 4: state changed: temporary -> obsolete\n"
                "  - id: four\n    state: obsolete\n"
                "    # 'expires: 2025-01-01' holds no longer: take it out of the entry itself\n"
                "remove:\n  # 3: removed: Three (not in the file)\n  - {vendor: w, id: three}\n");
    end(&world);
}

// Then nobody is the owner of what is new, and only what has one is named with it.
static void a_registry_may_have_no_registered_vendor(void **state) {
    (void)state;
    struct world world;
    load(&world, TOP_LINES "vendors: [{id: x, title: X}]\ncodes: [{code: 1, vendor: x, id: one}]\n",
         NULL);
    struct buf out = {0};
    buf_add(&out, overlay_of(&world, ROWS "2,Two,\n"));
    assert_case("the overlay", &out,
                "# What a registry file says otherwise than the registry 'r', as an overlay.\n"
                "# Made by 'statusgen import'. Read each entry before you apply it.\n"
                "statusgen: 1\ncodes:\n"
                "  # 2: new: Two\n"
                "  - code: 2\n    id: two\n    phrase: Two\n");
    end(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_the_words_of_phrases),
        cmocka_unit_test(what_is_added_closes_the_difference),
        cmocka_unit_test(numbered_ids_are_unique_too),
        cmocka_unit_test(patches_and_removals_name_what_is_there),
        cmocka_unit_test(a_registry_may_have_no_registered_vendor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
