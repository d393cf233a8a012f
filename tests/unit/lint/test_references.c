// SPDX-License-Identifier: MIT
#include "lint_cases.h"

static void obsolete_documents(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"in force",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 40}]}\n  - {code: 2, id: b}\n",
         ""},
        {"not known",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 15}]}\n  - {code: 2, id: b}\n",
         ""},
        {"no RFC",
         TOP
         "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
         "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
         "40}\ncodes:\n  - {code: 1, id: a, reference: [{title: RFC 10}]}\n  - {code: 2, id: b}\n",
         ""},
        {"replaced",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 10}]}\n  - {code: 2, id: b}\n",
         "9:40 obsolete-reference"},
        {"not the first",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 40}, {rfc: 10}]}\n  - {code: 2, "
             "id: b}\n",
         ""},
        {"of what is obsolete",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 10}], state: obsolete}\n  - "
             "{code: 2, id: b}\n",
         ""},
        {"of what is deprecated",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 10}], state: deprecated}\n  - "
             "{code: 2, id: b}\n",
         ""},
        {"of what is unused",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 10}], state: unused}\n  - {code: "
             "2, id: b}\n",
         "9:40 obsolete-reference"},
        {"allowed",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 10}], allow: "
             "obsolete-reference}\n  - {code: 2, id: b}\n",
         ""},
    };
    assert_all_linted(cases, COUNT(cases));
    assert_lint_says(TOP "documents: [{rfc: 1, obsoleted_by: 2}, {rfc: 2, obsoleted_by: 3}]\n"
                         "codes: [{code: 1, id: a, reference: [{rfc: 1}]}]\n",
                     "RFC 1, which defines 'a', was replaced by RFC 2\n"
                     "- RFC 3 is in force now\n");
    assert_lint_says(TOP "documents: [{rfc: 1, obsoleted_by: 2}]\n"
                         "codes: [{code: 1, id: a, reference: [{rfc: 1}]}]\n",
                     "RFC 1, which defines 'a', was replaced by RFC 2\n");
}

static void sections(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"right",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 30, section: \"1\"}]}\n  - "
             "{code: 2, id: b}\n",
         ""},
        {"right, the other one",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 30, section: \"10\"}]}\n  - "
             "{code: 2, id: b}\n",
         ""},
        {"of another number",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 30, section: \"2\"}]}\n  - "
             "{code: 2, id: b}\n",
         "9:53 wrong-reference"},
        {"of none",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 30, section: \"100\"}]}\n  - "
             "{code: 2, id: b}\n",
         "9:53 wrong-reference"},
        {"before all",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 30, section: \"0\"}]}\n  - "
             "{code: 2, id: b}\n",
         "9:53 wrong-reference"},
        {"after all",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 30, section: Z}]}\n  - {code: 2, "
             "id: b}\n",
         "9:53 wrong-reference"},
        {"of another document",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 30, section: \"3\"}]}\n  - "
             "{code: 2, id: b}\n",
         "9:53 wrong-reference"},
        {"absent",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 30}]}\n  - {code: 2, id: b}\n",
         "9:34 wrong-reference"},
        {"of a document whose sections are not known",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 40, section: \"9\"}]}\n  - "
             "{code: 2, id: b}\n",
         ""},
        {"not of the first reference",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 30, section: \"1\"}, {rfc: 30, "
             "section: \"2\"}]}\n  - {code: 2, id: b}\n",
         ""},
        {"allowed",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 30, section: \"2\"}], allow: "
             "wrong-reference}\n  - {code: 2, id: b}\n",
         ""},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void sources(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"none where there is none", TOP "codes:\n  - {code: 1, id: a}\n  - {code: 2, id: b}\n",
         ""},
        {"none where half have one",
         TOP "codes:\n  - {code: 1, id: a}\n  - {code: 2, id: b, reference: [{rfc: 1}]}\n", ""},
        {"none where most have one",
         TOP "codes:\n  - {code: 1, id: a}\n  - {code: 2, id: b, reference: [{rfc: 1}]}\n  - "
             "{code: 3, id: c, reference: [{rfc: 1}]}\n",
         "4:5 missing-source"},
        {"of a fact", TOP "codes:\n  - {code: 1, id: a, cacheable: never}\n",
         "4:33 missing-source"},
        {"of a fact, by the reference",
         TOP "codes:\n  - {code: 1, id: a, cacheable: never, reference: [{rfc: 1}]}\n", ""},
        {"of a fact, by its source",
         TOP "codes:\n  - {code: 1, id: a, cacheable: never, sources: {cacheable: {rfc: 1}}}\n",
         ""},
        {"of another fact only",
         TOP "codes:\n  - {code: 1, id: a, content: none, cacheable: never, sources: {cacheable: "
             "{rfc: 1}}}\n",
         "4:31 missing-source"},
        {"of each kind of fact",
         TOP
         "codes:\n  - {code: 1, id: a, wire: sent}\n  - {code: 2, id: b, retry: {level: may}}\n  - "
         "{code: 3, id: c, redirect: {method: keep}}\n  - {code: 4, id: d, senders: X}\n",
         "4:28 missing-source\n5:29 missing-source\n6:32 missing-source\n7:31 missing-source"},
        {"of a header field",
         TOP "codes:\n  - {code: 1, id: a, headers: [{field: X, source: {rfc: 1}}, {field: Y}]}\n",
         "4:31 missing-source"},
        {"of all header fields",
         TOP "codes:\n  - {code: 1, id: a, headers: [{field: X, source: {rfc: 1}}]}\n", ""},
        {"of names and states",
         TOP "codes:\n  - {code: 1, id: a, state: obsolete, formerly: [{id: b}]}\n", ""},
        {"allowed", TOP "codes:\n  - {code: 1, id: a, cacheable: never, allow: missing-source}\n",
         ""},
    };
    assert_all_linted(cases, COUNT(cases));
}

static void numbers_that_documents_define(void **state) {
    (void)state;
    static const struct lint_case cases[] = {
        {"there",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 1, id: a, reference: [{rfc: 40}]}\n  - {code: 2, id: b}\n",
         ""},
        {"missing",
         TOP "documents:\n  - {rfc: 30, sections: {\"1\": 1, \"2\": 2, \"10\": 1}}\n  - {rfc: 10, "
             "obsoleted_by: 20}\n  - {rfc: 20, obsoleted_by: 30, sections: {\"3\": 3}}\n  - {rfc: "
             "40}\ncodes:\n  - {code: 9, id: a, reference: [{rfc: 40}]}\n  - {code: 2, id: b}\n",
         "4:31 missing-entry\n4:48 missing-entry"},
        {"there, but not registered",
         VENDORS
         "documents: [{rfc: 1, sections: {\"1\": 1}}]\ncodes:\n  - {code: 1, id: a, vendor: w}\n",
         "3:16 unused-vendor\n4:38 missing-entry"},
        {"of a document that was replaced",
         TOP "documents: [{rfc: 1, obsoleted_by: 2, sections: {\"1\": 7}}]\ncodes:\n  - {code: 1, "
             "id: a}\n",
         ""},
    };
    assert_all_linted(cases, COUNT(cases));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(obsolete_documents),
        cmocka_unit_test(sections),
        cmocka_unit_test(sources),
        cmocka_unit_test(numbers_that_documents_define),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
