// SPDX-License-Identifier: MIT
#include "world.h"

static void finds_fields_by_whole_name(void **state) {
    (void)state;
    assert_ptr_equal(shape_find(&entry_shape, STR("name")), &entry_fields[1]);
    assert_null(shape_find(&entry_shape, STR("nam")));
    assert_null(shape_find(&entry_shape, STR("names")));
    assert_null(shape_find(&entry_shape, STR("")));
}

static void assert_described(struct type type, const char *word, const char *of) {
    struct str got_word, got_of;
    type_describe(type, &got_word, &got_of);
    assert_true(str_equal(got_word, str_from(word)));
    assert_int_equal(str_given(got_of), of != NULL);
    if (of != NULL) assert_true(str_equal(got_of, str_from(of)));
}

static void describes_types(void **state) {
    (void)state;
    const struct type list_of_entries = {.kind = VALUE_LIST, .item = &entry_type};
    const struct type list_of_lits = {.kind = VALUE_LIST, .item = &lit_type};
    const struct type list_of_lists = {.kind = VALUE_LIST, .item = &list_of_lits};
    assert_described(entry_type, "map", "entry");
    assert_described(list_of_entries, "list", "entry");
    assert_described(list_of_lits, "list", "lit");
    assert_described(list_of_lists, "list", "list");
    assert_described(entry_fields[2].type, "text", NULL);
    assert_described(entry_fields[0].type, "int", NULL);
    assert_described((struct type){.kind = VALUE_BOOL}, "bool", NULL);
    assert_described((struct type){.kind = VALUE_IDENT}, "ident", NULL);
    assert_described((struct type){.kind = VALUE_ABSENT}, "nothing", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_fields_by_whole_name),
        cmocka_unit_test(describes_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
