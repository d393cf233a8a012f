// SPDX-License-Identifier: MIT
#include "files.h"

#include "spec/check.h"

// Two vendors, of which the first is registered: codes begin in line 4.
#define VENDORS TOP "vendors: [{id: v, title: V, registered: true}, {id: w, title: W}]\n"

static void ranges(void **state) {
    (void)state;
#define RANGED(first, last, code)                                                                \
    "statusgen: 1\nregistry: {id: r, title: R, module: m, range: {first: " first ", last: " last \
    "}}\ncodes: [{code: " code ", id: a}]\n"
    static const struct spec_case cases[] = {
        {"below", RANGED("100", "599", "99"), NULL, "3:16 outside-range"},
        {"first", RANGED("100", "599", "100"), NULL, ""},
        {"last", RANGED("100", "599", "599"), NULL, ""},
        {"above", RANGED("100", "599", "600"), NULL, "3:16 outside-range"},
        {"above, allowed", RANGED("100", "599", "600, outside_range: true"), NULL, ""},
        {"above, not allowed", RANGED("100", "599", "600, outside_range: false"), NULL,
         "3:16 outside-range"},
        {"of one", RANGED("5", "5", "5"), NULL, ""},
        {"upside down", RANGED("6", "5", "5, outside_range: true"), NULL, "2:47 outside-range"},
        {"without an end",
         "statusgen: 1\nregistry: {id: r, title: R, module: m, range: {first: 1}}\n", NULL,
         "2:47 missing-key"},
        {"as far as a plain integer", TOP "codes: [{code: 2147483647, id: a}]\n", NULL, ""},
        {"farther", TOP "codes: [{code: 2147483648, id: a}]\n", NULL, "3:16 bad-value"},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(RANGED("100", "599", "600"), NULL,
                "600 lies outside the registry's range, 100 to 599\n"
                "- 'outside_range: true' allows it for this entry\n");
}

static void classes(void **state) {
    (void)state;
#define CLASSES TOP "classes:\n"
    static const struct spec_case cases[] = {
        {"side by side",
         CLASSES "  - {id: a, first: 1, last: 5, title: A}\n"
                 "  - {id: b, first: 6, last: 9, title: B}\n",
         NULL, ""},
        {"in any order",
         CLASSES "  - {id: a, first: 6, last: 9, title: A}\n"
                 "  - {id: b, first: 1, last: 5, title: B}\n",
         NULL, ""},
        {"overlap by one",
         CLASSES "  - {id: a, first: 1, last: 5, title: A}\n"
                 "  - {id: b, first: 5, last: 9, title: B}\n",
         NULL, "5:20 class-overlap < 4:29"},
        {"overlap, in any order",
         CLASSES "  - {id: a, first: 5, last: 9, title: A}\n"
                 "  - {id: b, first: 1, last: 5, title: B}\n",
         NULL, "4:20 class-overlap < 5:29"},
        {"the same numbers",
         CLASSES "  - {id: b, first: 1, last: 5, title: B}\n"
                 "  - {id: a, first: 1, last: 5, title: A}\n",
         NULL, "5:20 class-overlap < 4:29"},
        {"both inside a third",
         CLASSES "  - {id: a, first: 1, last: 9, title: A}\n"
                 "  - {id: b, first: 2, last: 3, title: B}\n"
                 "  - {id: c, first: 5, last: 6, title: C}\n",
         NULL, "5:20 class-overlap < 4:29\n6:20 class-overlap < 4:29"},
        {"upside down", CLASSES "  - {id: a, first: 5, last: 4, title: A}\n", NULL,
         "4:29 outside-range"},
        {"of one", CLASSES "  - {id: a, first: 5, last: 5, title: A}\n", NULL, ""},
        {"the same id",
         CLASSES "  - {id: a, first: 1, last: 5, title: A}\n"
                 "  - {id: a, first: 6, last: 9, title: B}\n",
         NULL, "5:10 duplicate-id < 4:10"},
        {"a code in none",
         CLASSES "  - {id: a, first: 1, last: 5, title: A}\ncodes:\n"
                 "  - {code: 6, id: x}\n",
         NULL, "6:12 outside-range"},
        {"a code in none, allowed",
         CLASSES "  - {id: a, first: 1, last: 5, title: A}\ncodes:\n"
                 "  - {code: 6, id: x, outside_range: true}\n",
         NULL, ""},
        {"incomplete", CLASSES "  - {id: a}\n", NULL,
         "4:5 missing-key\n4:5 missing-key\n4:5 missing-key"},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(cases[2].text, NULL,
                "class 'b' begins at 5, inside class 'a'\n- that ends here, at 5\n");
    assert_said(cases[9].text, NULL,
                "6 lies in no class\n- 'outside_range: true' allows it for this entry\n");
    assert_said(cases[6].text, NULL, "class 'a' ends before it begins\n");
}

static void ids_of_vendors_and_editions(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"vendors", TOP "vendors: [{id: v, title: V}, {id: w, title: W}, {id: v, title: X}]\n",
         NULL, "3:54 duplicate-id < 3:16"},
        {"vendors of two files",
         TOP "include: part\nvendors:\n  - {id: w, title: W}\n  - {id: v, title: V}\n",
         "statusgen: 1\nvendors: [{id: v, title: V}]\n", "part:2:16 duplicate-id < 6:10"},
        {"editions", TOP "editions: [{id: e, title: E}, {id: e, title: F}]\n", NULL,
         "3:36 duplicate-id < 3:17"},
        {"a vendor and an edition",
         TOP "editions: [{id: a, title: E}]\nvendors: [{id: a, title: F}]\n", NULL, ""},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(cases[0].text, NULL, "vendor 'v' is there twice\n- first defined here\n");
}

static void ids_of_entries(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"of one vendor", TOP "codes:\n  - {code: 1, id: a}\n  - {code: 2, id: a}\n", NULL,
         "5:19 duplicate-id < 4:19"},
        {"on one line", TOP "codes: [{code: 2, id: a}, {code: 1, id: a}]\n", NULL,
         "3:41 duplicate-id < 3:23"},
        {"three times",
         TOP "codes:\n  - {code: 3, id: a}\n  - {code: 1, id: a}\n"
             "  - {code: 2, id: a}\n",
         NULL, "5:19 duplicate-id < 4:19\n6:19 duplicate-id < 4:19"},
        {"of two vendors",
         VENDORS "codes:\n  - {code: 1, id: a, vendor: v}\n"
                 "  - {code: 1, id: a, vendor: w}\n",
         NULL, ""},
        {"former and present",
         TOP "codes:\n  - {code: 1, id: a, formerly: [{id: b}]}\n"
             "  - {code: 2, id: b}\n",
         NULL, "5:19 duplicate-id < 4:38"},
        {"former and former",
         TOP "codes:\n  - {code: 1, id: a, formerly: [{id: c}]}\n"
             "  - {code: 2, id: b, formerly: [{id: c}]}\n",
         NULL, "5:38 duplicate-id < 4:38"},
        {"former twice in one entry",
         TOP "codes:\n  - code: 1\n    id: a\n"
             "    formerly: [{id: b}, {id: b}]\n",
         NULL, "6:30 duplicate-id < 6:21"},
        {"former of another vendor",
         VENDORS "codes:\n  - {code: 1, id: a, vendor: v, formerly: [{id: b}]}\n"
                 "  - {code: 2, id: b, vendor: w}\n",
         NULL, ""},
        {"its own, with other phrases",
         TOP "codes:\n  - code: 1\n    id: a\n    phrase: New\n"
             "    formerly: [{id: a, phrase: Old}, {phrase: Older}]\n",
         NULL, ""},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(cases[0].text, NULL, "the id 'a' is there twice\n- first defined here\n");
}

static void numbers(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"of one vendor", TOP "codes:\n  - {code: 1, id: a}\n  - {code: 1, id: b}\n", NULL,
         "5:12 duplicate-number < 4:12"},
        {"three times", TOP "codes: [{code: 1, id: a}, {code: 1, id: b}, {code: 1, id: c}]\n", NULL,
         "3:34 duplicate-number < 3:16\n3:52 duplicate-number < 3:34"},
        {"registered, and a vendor's",
         VENDORS "codes:\n  - {code: 1, id: a, vendor: v}\n"
                 "  - {code: 1, id: b, vendor: w}\n",
         NULL, ""},
        {"registered, and twice a vendor's",
         VENDORS "codes:\n  - {code: 1, id: a, vendor: v}\n"
                 "  - {code: 1, id: b, vendor: w}\n"
                 "  - {code: 1, id: c, vendor: w}\n",
         NULL, "7:12 duplicate-number < 6:12"},
        {"of two vendors",
         TOP "vendors: [{id: v, title: V}, {id: w, title: W}]\ncodes:\n"
             "  - {code: 1, id: a, vendor: v}\n  - {code: 1, id: a, vendor: w}\n",
         NULL, ""},
        {"of two vendors, and one again",
         TOP "vendors: [{id: v, title: V}, {id: w, title: W}]\ncodes:\n"
             "  - {code: 1, id: a, vendor: v}\n  - {code: 1, id: a, vendor: w}\n"
             "  - {code: 1, id: b, vendor: v}\n",
         NULL, "7:12 duplicate-number < 5:12"},
        {"of two registered vendors",
         TOP "vendors: [{id: v, title: V, registered: true}, {id: w, title: W, registered: true}]\n"
             "codes:\n  - {code: 1, id: a, vendor: v}\n  - {code: 1, id: a, vendor: w}\n",
         NULL, "6:12 duplicate-number < 5:12"},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(cases[0].text, NULL, "1 is defined twice by one vendor\n- first defined here\n");
    assert_said(cases[6].text, NULL,
                "1 is defined twice among the registered codes\n- first defined here\n");
}

static void former_names(void **state) {
    (void)state;
#define FORMERLY(former)                                                                           \
    TOP "editions: [{id: rfc2616, title: E}]\ncodes: [{code: 1, id: a, formerly: [{" former "}]}]" \
                                                                                            "\n"
    static const struct spec_case cases[] = {
        {"id", FORMERLY("id: b"), NULL, ""},
        {"phrase", FORMERLY("phrase: B"), NULL, ""},
        {"all", FORMERLY("id: b, phrase: B, edition: rfc2616"), NULL, ""},
        {"nothing", FORMERLY(""), NULL, "4:37 missing-key"},
        {"today's id", FORMERLY("id: a"), NULL, "4:37 missing-key"},
        {"an edition alone", FORMERLY("edition: rfc2616"), NULL, "4:37 missing-key"},
        {"an unknown edition", FORMERLY("id: b, edition: rfc2661"), NULL, "4:54 unknown-id"},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(FORMERLY("id: b, edition: rfc2661"), NULL,
                "there is no edition 'rfc2661'\n- did you mean 'rfc2616'?\n");
}

static void wires(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"sent", TOP "codes: [{code: 1, id: a, wire: sent}]\n", NULL, ""},
        {"rewritten", TOP "codes: [{code: 1, id: a, wire: rewritten, wire_code: 2}]\n", NULL, ""},
        {"rewritten to what?", TOP "codes: [{code: 1, id: a, wire: rewritten}]\n", NULL,
         "3:32 missing-key"},
        {"sent as another", TOP "codes: [{code: 1, id: a, wire: sent, wire_code: 2}]\n", NULL,
         "3:49 bad-value"},
        {"another by default", TOP "codes: [{code: 1, id: a, wire_code: 2}]\n", NULL,
         "3:37 bad-value"},
        {"unknown", TOP "codes: [{code: 1, id: a, wire: send}]\n", NULL, "3:32 bad-value"},
    };
    assert_all_loaded(cases, COUNT(cases));
}

static void temporary_entries_expire(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"when?", TOP "codes: [{code: 1, id: a, state: temporary}]\n", NULL, "3:33 missing-key"},
        {"then", TOP "codes: [{code: 1, id: a, state: temporary, expires: 2026-11-13}]\n", NULL,
         ""},
        {"not a temporary one", TOP "codes: [{code: 1, id: a, state: obsolete}]\n", NULL, ""},
    };
    assert_all_loaded(cases, COUNT(cases));
}

static void related_entries(void **state) {
    (void)state;
#define RELATED(names)                                                         \
    VENDORS "codes:\n  - {code: 1, id: here, vendor: v, related: " names "}\n" \
            "  - {code: 2, id: no_response, vendor: w}\n"
    static const struct spec_case cases[] = {
        {"registered", RELATED("here"), NULL, ""},
        {"a vendor's", RELATED("[w.no_response]"), NULL, ""},
        {"registered, by its vendor", RELATED("v.here"), NULL, ""},
        {"a vendor's without its name", RELATED("no_response"), NULL, "5:45 unknown-id"},
        {"of the wrong vendor", RELATED("v.no_response"), NULL, "5:45 unknown-id"},
        {"of no vendor", RELATED("x.here"), NULL, "5:45 unknown-id"},
        {"a vendor alone", RELATED("w."), NULL, "5:45 unknown-id"},
        {"several", RELATED("[here, gone, lost]"), NULL, "5:52 unknown-id\n5:58 unknown-id"},
        {"a former one", RELATED("there, formerly: [{id: there}]"), NULL, "5:45 unknown-id"},
        {"of the second registered vendor",
         TOP "vendors: [{id: v, title: V, registered: true}, {id: w, title: W, registered: true}]\n"
             "codes:\n  - {code: 1, id: a, vendor: v, related: b}\n"
             "  - {code: 2, id: b, vendor: w, related: [a, v.a]}\n",
         NULL, ""},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(RELATED("hree"), NULL, "there is no entry 'hree'\n- did you mean 'here'?\n");
}

static void peers(void **state) {
    (void)state;
#define PEERS(more, also)                                                                   \
    VENDORS "peers: [{id: go, title: G, style: pascal" more "}, {id: rust, title: R, style: " \
            "screaming}]\ncodes:\n  - {code: 1, id: here, vendor: v" also "}\n"              \
            "  - {code: 2, id: there, vendor: w}\n"
    static const struct spec_case cases[] = {
        {"with entries", PEERS(", has: [w.there], lacks: here", ""), NULL, ""},
        {"with names", PEERS("", ", also: {go: HereWeAre, rust: [A_2B, C]}"), NULL, ""},
        {"lacks nothing that is", PEERS(", lacks: [here, gone]", ""), NULL, "4:57 unknown-id"},
        {"has nothing that is", PEERS(", has: there", ""), NULL, "4:48 unknown-id"},
        {"undeclared", PEERS("", ", also: {python: A}"), NULL, "6:43 unknown-id"},
        {"no identifier", PEERS("", ", also: {go: 'A B'}"), NULL, "6:47 bad-value"},
        {"several, one of them none", PEERS("", ", also: {go: [A, 'A/', _b]}"), NULL,
         "6:47 bad-value\n6:47 bad-value"},
        {"of an entry that it lacks", PEERS(", lacks: here", ", also: {go: A}"), NULL,
         "6:47 bad-value < 4:50"},
        {"without a style", TOP "peers: [{id: go, title: G}]\n", NULL, "3:9 missing-key"},
        {"of no style", TOP "peers: [{id: go, title: G, style: loud}]\n", NULL, "3:35 bad-value"},
        {"twice",
         TOP "peers: [{id: a, title: A, style: flat}, {id: b, title: B, style: flat},\n"
             "  {id: a, title: C, style: flat}]\n",
         NULL, "4:8 duplicate-id < 3:14"},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(PEERS("", ", also: {og: A}"), NULL,
                "there is no peer 'og'\n- the top file declares them by 'peers'\n"
                "- did you mean 'go'?\n");
}

static void references(void **state) {
    (void)state;
#define REFERENCE(reference) TOP "codes: [{code: 1, id: a, reference: [{" reference "}]}]\n"
    static const struct spec_case cases[] = {
        {"RFC", REFERENCE("rfc: 9110, section: '15.1'"), NULL, ""},
        {"draft", REFERENCE("draft: draft-x-01"), NULL, ""},
        {"no draft's name", REFERENCE("draft: a/b"), NULL, "3:46 bad-value"},
        {"title", REFERENCE("title: T, url: 'https://t.example'"), NULL, ""},
        {"none", REFERENCE("section: '1'"), NULL, "3:38 bad-value"},
        {"two", REFERENCE("rfc: 9110, title: T"), NULL, "3:38 bad-value"},
        {"the greatest RFC", REFERENCE("rfc: 99999"), NULL, ""},
        {"a greater RFC", REFERENCE("rfc: 100000"), NULL, "3:44 bad-value"},
        {"a link of another kind", REFERENCE("title: T, url: 'file:///x'"), NULL, "3:54 bad-value"},
        {"of a header field",
         TOP "codes: [{code: 1, id: a, headers: [{field: F, source: {rfc: 1, draft: d}}]}]\n", NULL,
         "3:55 bad-value"},
        {"of a fact",
         TOP "codes: [{code: 1, id: a, wire: sent, sources: {wire: {url: 'http://x'}}}]\n", NULL,
         "3:54 bad-value"},
        {"of a header field without any", TOP "codes: [{code: 1, id: a, headers: [{field: F}]}]\n",
         NULL, ""},
    };
    assert_all_loaded(cases, COUNT(cases));
}

static void documents(void **state) {
    (void)state;
#define DOCUMENTS TOP "documents:\n"
    static const struct spec_case cases[] = {
        {"in any order", DOCUMENTS "  - {rfc: 2, obsoleted_by: 3}\n  - {rfc: 1, obsoleted_by: 2}\n",
         NULL, ""},
        {"with sections", DOCUMENTS "  - {rfc: 1, sections: {\"1.1\": 4, B.2: 4}}\n", NULL, ""},
        {"a section of no number", DOCUMENTS "  - {rfc: 1, sections: {\"1.1\": four}}\n", NULL,
         "4:32 bad-value"},
        {"twice", DOCUMENTS "  - {rfc: 2}\n  - {rfc: 1}\n  - {rfc: 2}\n", NULL,
         "6:11 duplicate-id < 4:11"},
        {"replaced by an older one", DOCUMENTS "  - {rfc: 2, obsoleted_by: 1}\n", NULL,
         "4:28 bad-value"},
        {"replaced by itself", DOCUMENTS "  - {rfc: 2, obsoleted_by: 2}\n", NULL, "4:28 bad-value"},
        {"without a number", DOCUMENTS "  - {obsoleted_by: 2}\n  - {sections: {}}\n", NULL,
         "4:5 missing-key\n5:5 missing-key"},
    };
    assert_all_loaded(cases, COUNT(cases));
}

static void allowed_rules(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"one", TOP "codes: [{code: 1, id: a, allow: phrase-form}]\n", NULL, ""},
        {"several", TOP "codes: [{code: 1, id: a, allow: [phrase-form, unused-allow]}]\n", NULL, ""},
        {"unknown", TOP "codes: [{code: 1, id: a, allow: [phrase-form, phrase_form]}]\n", NULL,
         "3:47 unknown-id"},
        {"an error", TOP "codes: [{code: 1, id: a, allow: [unknown-key]}]\n", NULL,
         "3:34 bad-value"},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(TOP "codes: [{code: 1, id: a, allow: [unknown-kez, phrase-from]}]\n", NULL,
                "there is no rule 'unknown-kez'\n"
                "- 'statusgen list rules' shows all\n"
                "there is no rule 'phrase-from'\n"
                "- did you mean 'phrase-form'?\n"
                "- 'statusgen list rules' shows all\n");
}

static void sources_of_facts(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"given", TOP "codes: [{code: 1, id: a, wire: sent, sources: {wire: {rfc: 1}}}]\n", NULL,
         ""},
        {"not given", TOP "codes: [{code: 1, id: a, sources: {wire: {rfc: 1}}}]\n", NULL,
         "3:42 unknown-id"},
        {"no key at all", TOP "codes: [{code: 1, id: a, sources: {wier: {rfc: 1}}}]\n", NULL,
         "3:42 unknown-id"},
    };
    assert_all_loaded(cases, COUNT(cases));
}

// What could not be read is reported once, and nothing is concluded from it.
static void half_read_parts_give_no_further_findings(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"range",
         "statusgen: 1\nregistry: {id: r, title: R, module: m, range: {first: x, last: 5}}\n"
         "codes: [{code: 9, id: a}]\n",
         NULL, "2:55 bad-value"},
        {"class",
         CLASSES "  - {id: a, first: 1, last: x, title: A}\n"
                 "  - {id: b, first: x, last: 9, title: B}\n",
         NULL, "4:29 bad-value\n5:20 bad-value"},
        {"ids of vendors", TOP "vendors: [{id: A, title: V}, {id: B, title: W}]\n", NULL,
         "3:16 bad-value\n3:35 bad-value"},
        {"vendor of a file",
         TOP "vendors: [{id: v, title: V}, {id: w, title: W}]\nvendor: X\n"
             "codes: [{code: 1, id: a}]\n",
         NULL, "4:9 bad-value"},
        {"ids of entries", TOP "codes: [{code: 1, id: A}, {code: 2, id: B}]\n", NULL,
         "3:23 bad-value\n3:41 bad-value"},
        {"numbers", TOP "codes: [{code: x, id: a}, {code: y, id: b}]\n", NULL,
         "3:16 bad-value\n3:34 bad-value"},
        {"related, which may be the one",
         TOP "codes: [{code: x, id: a}, {code: 1, id: b, related: a}]\n", NULL, "3:16 bad-value"},
        {"edition, which may be the one",
         TOP "editions: [{id: E, title: E}]\n"
             "codes: [{code: 1, id: a, formerly: [{id: b, edition: e}]}]\n",
         NULL, "3:17 bad-value"},
        {"number of another code", TOP "codes: [{code: 1, id: a, wire: rewritten, wire_code: x}]\n",
         NULL, "3:54 bad-value"},
        {"reference", TOP "codes: [{code: 1, id: a, reference: [{rfc: x}, y]}]\n", NULL,
         "3:44 bad-value\n3:48 wrong-type"},
    };
    assert_all_loaded(cases, COUNT(cases));
}

static void all_faults_of_an_entry_are_reported(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"many",
         TOP "classes: [{id: k, first: 5, last: 9, title: K}]\ncodes:\n"
             "  - code: 1\n    id: a\n    wire_code: 2\n    related: [b]\n"
             "    formerly: [{edition: e}]\n    reference: [{}]\n"
             "  - code: 5\n    id: a\n",
         NULL,
         "12:9 duplicate-id < 6:9\n5:11 outside-range\n9:16 missing-key\n9:26 unknown-id\n"
         "7:16 bad-value\n8:15 unknown-id\n10:17 bad-value"},
    };
    assert_all_loaded(cases, COUNT(cases));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges),
        cmocka_unit_test(classes),
        cmocka_unit_test(ids_of_vendors_and_editions),
        cmocka_unit_test(ids_of_entries),
        cmocka_unit_test(numbers),
        cmocka_unit_test(former_names),
        cmocka_unit_test(wires),
        cmocka_unit_test(temporary_entries_expire),
        cmocka_unit_test(related_entries),
        cmocka_unit_test(peers),
        cmocka_unit_test(references),
        cmocka_unit_test(documents),
        cmocka_unit_test(allowed_rules),
        cmocka_unit_test(sources_of_facts),
        cmocka_unit_test(half_read_parts_give_no_further_findings),
        cmocka_unit_test(all_faults_of_an_entry_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
