// SPDX-License-Identifier: MIT
#include "world.h"

#include "import/xml.h"

#define RECORD(inside) "<registry><record>" inside "</record></registry>"
#define VALUES "<value>1</value><description>A</description>"

static const struct {
    const char *what, *text, *rows, *findings;
} cases[] = {
    {"a record", RECORD("<value>404</value><description>Not Found</description>"),
     "1:19 [404] 1:37 [Not Found]\n", ""},
    {"the innermost registry, with all that a registry may hold",
     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?xml-stylesheet href=\"x\"?>\n"
     "<registry xmlns=\"urn:x\" id=\"a\"><title>T</title><xref type=\"rfc\" data=\"rfc9\"/>\n"
     "<registry><range><value>5</value></range><note><record>no</record></note>\n"
     "<record date=\"2020-01-01\">\n <value>1</value>\n <description>A</description>\n"
     "</record><footnote>f</footnote></registry><people><person/></people></registry>\n",
     "6:2 [1] 7:2 [A]\n", ""},
    {"references in all their ways",
     RECORD(VALUES "<xref type=\"rfc\" data=\"rfc1\"/><xref type=\"rfc\" data=\"rfc2\">RFC2, Section 3</xref>"
                   "<xref type=\"rfc\" data=\"rfc4\" section=\"5\">Something</xref>"
                   "<xref type=\"draft\" data=\"draft-a-00\">A draft</xref>"
                   "<xref type=\"uri\" data=\"https://a.example/\">A page</xref>"
                   "<xref type=\"uri\" data=\"https://b.example/\"/>"
                   "<xref type=\"person\" data=\"Jane\"/><xref type=\"text\">Text</xref><xref/>"),
     "1:19 [1] 1:35 [A] (rfc1) (RFC2, Section 3) (rfc4, Section 5) (draft-a-00)"
     " (A page https://a.example/) (https://b.example/ https://b.example/) (Jane) (Text)\n", ""},
    {"blanks and line ends", RECORD("<value>\n 1\t</value><description>\r\n A \n  B</description>"),
     "1:19 [1] 2:12 [A B]\n", ""},
    {"escapes and sections of characters",
     RECORD("<value>1</value><description>&lt;A&#38;&#x42;<![CDATA[<C>]]></description>"),
     "1:19 [1] 1:35 [<A&B<C>]\n", ""},
    {"elements and comments inside of a text",
     RECORD("<value>1</value><description>A<br/> <b>b<value>2</value></b><!-- c --></description>"),
     "1:19 [1] 1:35 [A b2]\n", ""},
    {"nothing said of a record", RECORD(""), "1:11 [] 1:11 []\n", ""},
    {"a byte order mark", "\xEF\xBB\xBF" RECORD(VALUES), "1:19 [1] 1:35 [A]\n", ""},
    {"a value twice", RECORD(VALUES "<value>2</value>"), "1:63 [2] 1:35 [A]\n",
     "1:63 import-syntax"},
    {"a document type", "<!DOCTYPE registry>" RECORD(VALUES), "", "1:19 import-syntax"},
    {"an entity", "<!DOCTYPE registry [<!ENTITY e \"1\">]>" RECORD("<value>&e;</value>"), "",
     "1:20 import-syntax"},
    {"an unknown entity", RECORD("<value>&e;</value>"), "", "1:26 import-syntax"},
    {"another document", "<records><record/></records>", "", "1:1 import-syntax"},
    {"two registries", "<registry><registry>" "<record>" VALUES "</record></registry>\n"
                       "<registry><record>" VALUES "</record></registry></registry>",
     "1:29 [1] 1:45 [A]\n", "2:11 import-syntax"},
    {"a registry goes on behind another one",
     "<registry><record>" VALUES "</record><registry/><record>" VALUES "</record></registry>",
     "1:19 [1] 1:35 [A]\n1:91 [1] 1:107 [A]\n", ""},
    {"not well-formed", "<registry><record>\n</registry>", "", "2:3 import-syntax"},
    {"cut short", "<registry><record>" VALUES "</record>", "1:19 [1] 1:35 [A]\n",
     "1:72 import-syntax"},
    {"not UTF-8", RECORD("<value>\xFF</value>"), "", "1:26 import-syntax"},
};

static void reads_records(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world = {0};
        struct rows rows = {0};
        struct buf out = {0};
        xml_read(&world.arena, source_of(&world, str_from(cases[i].text)), &rows, &world.diag);
        add_rows(&out, &rows);
        assert_case(cases[i].what, &out, cases[i].rows);
        vec_free(&rows.list);
        assert_world_found(&world, cases[i].what, cases[i].findings);
    }
}

static void depth_and_records_are_limited(void **state) {
    (void)state;
    struct world world = {0};
    struct rows rows = {0};
    struct buf text = {0};
    for (int i = 0; i < 100000; i++) buf_add(&text, STR("<registry>"));
    xml_read(&world.arena, source_of(&world, buf_str(&text)), &rows, &world.diag);
    assert_world_found(&world, "depth", "1:641 limit");
    buf_clear(&text);
    world = (struct world){0};
    buf_add(&text, STR("<registry>\n"));
    for (int i = 0; i < ROWS_MOST + 2; i++) buf_add(&text, STR("<record/>\n"));
    xml_read(&world.arena, source_of(&world, buf_str(&text)), &rows, &world.diag);
    assert_int_equal(rows.list.count, ROWS_MOST);
    vec_free(&rows.list);
    assert_world_found(&world, "records", "100002:1 limit");
    buf_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_records),
        cmocka_unit_test(depth_and_records_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
