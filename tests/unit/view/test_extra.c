// SPDX-License-Identifier: MIT
// Free keys that cannot be fields. What good ones give is tested with the other fields.
#include "../lang/world.h"

#include "view/view.h"

#define REGISTRY "statusgen: 1\nregistry: {id: small, title: Small, module: small}\n"

const struct embedded_file embedded_files[] = {
    FILE_OF("kinds.yaml", REGISTRY "codes:\n"
                                   "  - {code: 1, id: a, x: {pager: team}}\n"
                                   "  - {code: 2, id: b, x: {pager: [one, two]}}\n"
                                   "  - {code: 3, id: c, x: {pager: other}}\n"),
    FILE_OF("names.yaml", REGISTRY "codes:\n"
                                   "  - {code: 1, id: a, x: {Pager: x, two-words: y, good: z}}\n"),
    FILE_OF("nested.yaml", REGISTRY "codes:\n"
                                    "  - {code: 1, id: a, x: {map: {a: b}, list: [[a]]}}\n"),
    FILE_OF("text.yaml", REGISTRY "codes: [{code: 1, id: a, x: pager}]\n"),
};
const size_t embedded_file_count = COUNT(embedded_files);

static void assert_refused(struct world *world, const char *file, const char *findings) {
    struct arena scratch = {0};
    struct subject subject = view_subject(&world->arena, spec_of(world, file));
    assert_null(view_make(&world->arena, &scratch, &subject, language_of(world, LANGUAGE),
                          (struct request){.license = STR("CC0-1.0")}, &world->diag));
    assert_findings(world, findings);
    arena_free(&scratch);
}

static void a_key_has_one_kind_of_value(void **state) {
    assert_refused(*state, "kinds.yaml",
                   "builtin:kinds.yaml:5:33 wrong-type < builtin:kinds.yaml:4:33");
}

static void a_key_is_words_in_snake_case(void **state) {
    assert_refused(*state, "names.yaml", "builtin:names.yaml:4:26 bad-value\n"
                                         "builtin:names.yaml:4:36 bad-value");
}

static void a_value_is_a_text_or_a_list_of_texts(void **state) {
    assert_refused(*state, "nested.yaml", "builtin:nested.yaml:4:31 wrong-type\n"
                                          "builtin:nested.yaml:4:45 wrong-type");
}

static void the_keys_stand_in_a_map(void **state) {
    assert_refused(*state, "text.yaml", "builtin:text.yaml:3:29 wrong-type");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(a_key_has_one_kind_of_value),
        IN_A_WORLD(a_key_is_words_in_snake_case),
        IN_A_WORLD(a_value_is_a_text_or_a_list_of_texts),
        IN_A_WORLD(the_keys_stand_in_a_map),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
