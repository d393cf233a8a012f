// SPDX-License-Identifier: MIT
#include "world.h"

#include "import/csv.h"

#define HEAD "Value,Description,Reference\n"

static const struct {
    const char *what, *text, *rows, *findings;
} cases[] = {
    {"a row", HEAD "404,Not Found,[RFC9110]\n", "2:1 [404] 2:5 [Not Found] (RFC9110)\n", ""},
    {"no line end at the end", HEAD "1,A,", "2:1 [1] 2:3 [A]\n", ""},
    {"line ends of CR LF", "Value,Description,Reference\r\n1,A,\r\n2,B,\r\n",
     "2:1 [1] 2:3 [A]\n3:1 [2] 3:3 [B]\n", ""},
    {"empty lines", "Value,Description,Reference\n\n1,A,\n\r\n\n", "3:1 [1] 3:3 [A]\n", ""},
    {"quotes, a comma and a line end in a field", HEAD "1,\"A, \"\"B\"\"\r\n  C\",\"\"\n2,B,\n",
     "2:1 [1] 2:3 [A, \"B\" C]\n4:1 [2] 4:3 [B]\n", ""},
    {"a line end that moves what follows", HEAD "\"1\n\",A,[x]\n", "2:1 [1] 3:3 [A] (x)\n", ""},
    {"columns count characters", HEAD "\"\xC3\xA4\xC3\xA4\",A,\n", "2:1 [\xC3\xA4\xC3\xA4] 2:6 [A]\n",
     ""},
    {"a byte order mark", "\xEF\xBB\xBFValue,Description,Reference\n1,A,\n", "2:1 [1] 2:3 [A]\n", ""},
    {"columns in another order", "x, REFERENCE ,description,y,value\n,[R],A,,1\n",
     "2:9 [1] 2:6 [A] (R)\n", ""},
    {"references", HEAD "1,A,\"[RFC1, Section 2] [b][] [c]\"\n",
     "2:1 [1] 2:3 [A] (RFC1, Section 2) (b) (c)\n", ""},
    {"a carriage return is a blank", HEAD "1,A\rB,\n", "2:1 [1] 2:3 [A B]\n", ""},
    {"nothing", "", "", "1:1 import-syntax"},
    {"no such column", "Value,Name,Reference\n1,A,\n", "", "1:1 import-syntax"},
    {"too few and too many fields", HEAD "1,A\n2,B,,\n3,C,\n", "4:1 [3] 4:3 [C]\n",
     "2:1 import-syntax\n3:1 import-syntax"},
    {"a quote in a field, said once", HEAD "1,A\"\"\"B,\n", "2:1 [1] 2:3 [A\"\"\"B]\n",
     "2:4 import-syntax"},
    {"a closed quote", HEAD "1,\"A\" B,\n2,C,\n", "2:1 [1] 2:3 [A]\n3:1 [2] 3:3 [C]\n",
     "2:6 import-syntax"},
    {"an open quote", HEAD "1,A,\"[R]\n2,B,\n", "2:1 [1] 2:3 [A] (R)\n",
     "2:5 import-syntax\n2:5 import-syntax"},
    {"no brackets", HEAD "1,A,R\n2,B,[R\n3,C,[R] and\n", "2:1 [1] 2:3 [A]\n3:1 [2] 3:3 [B]\n"
     "4:1 [3] 4:3 [C] (R)\n", "2:5 import-syntax\n3:5 import-syntax\n4:5 import-syntax"},
};

static void reads_what_rfc_4180_allows(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world = {0};
        struct rows rows = {0};
        struct buf out = {0};
        csv_read(&world.arena, source_of(&world, str_from(cases[i].text)), &rows, &world.diag);
        add_rows(&out, &rows);
        assert_case(cases[i].what, &out, cases[i].rows);
        vec_free(&rows.list);
        assert_world_found(&world, cases[i].what, cases[i].findings);
    }
}

static void a_nul_is_a_byte_like_others(void **state) {
    (void)state;
    struct world world = {0};
    struct rows rows = {0};
    csv_read(&world.arena, source_of(&world, STR(HEAD "1,A\0B,\n")), &rows, &world.diag);
    assert_int_equal(rows.list.count, 1);
    assert_int_equal(rows.list.items[0].description.text.len, 3);
    vec_free(&rows.list);
    assert_world_found(&world, "NUL", "");
}

// Reading goes on to the limit and no further.
static void rows_and_fields_are_limited(void **state) {
    (void)state;
    struct world world = {0};
    struct rows rows = {0};
    struct buf text = {0};
    buf_add(&text, STR(HEAD));
    for (int i = 0; i < ROWS_MOST + 2; i++) buf_printf(&text, "%d,A,\n", i);
    csv_read(&world.arena, source_of(&world, buf_str(&text)), &rows, &world.diag);
    assert_int_equal(rows.list.count, ROWS_MOST);
    vec_free(&rows.list);
    assert_world_found(&world, "rows", "100002:1 limit");
    buf_clear(&text);
    world = (struct world){0};
    buf_fill(&text, ',', 1000000);
    csv_read(&world.arena, source_of(&world, buf_str(&text)), &rows, &world.diag);
    assert_world_found(&world, "fields", "1:65 limit");
    buf_clear(&text);
    world = (struct world){0};
    buf_add(&text, STR(HEAD "1,A,[x]\n2,B,"));
    for (int i = 0; i < 65; i++) buf_add(&text, STR("[x]"));
    csv_read(&world.arena, source_of(&world, buf_str(&text)), &rows, &world.diag);
    vec_free(&rows.list);
    assert_world_found(&world, "references", "3:5 limit");
    buf_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_rfc_4180_allows),
        cmocka_unit_test(a_nul_is_a_byte_like_others),
        cmocka_unit_test(rows_and_fields_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
