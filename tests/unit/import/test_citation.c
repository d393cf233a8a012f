// SPDX-License-Identifier: MIT
#include "world.h"

#include "import/citation.h"

// "rfc 9110 15.2.1", "draft NAME", "title TEXT URL"
static void add_reference(struct buf *out, const struct reference *reference) {
    if (reference->rfc != NUMBER_ABSENT) buf_printf(out, "rfc %d", (int)reference->rfc);
    if (str_given(reference->section)) buf_printf(out, " %.*s", STR_ARG(reference->section));
    if (str_given(reference->draft)) buf_printf(out, "draft %.*s", STR_ARG(reference->draft));
    if (str_given(reference->title)) buf_printf(out, "title %.*s", STR_ARG(reference->title));
    if (str_given(reference->url)) buf_printf(out, " at %.*s", STR_ARG(reference->url));
}

static struct reference read(struct world *world, const char *label, const char *url) {
    struct citation citation = {.label.text = str_from(label), .url = str_from(url)};
    return citation_reference(&citation, &world->arena);
}

static void labels_become_references(void **state) {
    (void)state;
    static const struct {
        const char *label, *url, *reference;
    } cases[] = {
        {"RFC9110", NULL, "rfc 9110"},
        {"rfc9110", NULL, "rfc 9110"},
        {"RFC9110, Section 15.2.1", NULL, "rfc 9110 15.2.1"},
        {"RFC 9110, section 15.2.1", NULL, "rfc 9110 15.2.1"},
        {"RFC9110 Section 15.2.1: HTTP Semantics", NULL, "rfc 9110 15.2.1"},
        {"RFC9110: HTTP Semantics", NULL, "rfc 9110"},
        {"RFC8470, Sections 5.2 and 5.3", NULL, "rfc 8470 5.2 and 5.3"},
        {"RFC9110, Appendix B.3", NULL, "rfc 9110 B.3"},
        {"RFC9110, Table 4", NULL, "rfc 9110 Table 4"},
        {"draft-ietf-a-b-05", NULL, "draft draft-ietf-a-b-05"},
        {"RFC-ietf-a-b-05", NULL, "draft draft-ietf-a-b-05"},
        {"draft-a/../b", NULL, "title draft-a/../b"},
        {"RFC", NULL, "title RFC"},
        {"RFC12x", NULL, "title RFC12x"},
        {"RFC0012", NULL, "title RFC0012"},
        {"RFC100000", NULL, "title RFC100000"},
        {"RFCs of note", NULL, "title RFCs of note"},
        {"Status change", "https://a.example/", "title Status change at https://a.example/"},
        {"https://a.example/", NULL, "title https://a.example/ at https://a.example/"},
        {"Status change", "javascript:alert(1)", "title Status change"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world = {0};
        struct buf out = {0};
        struct reference reference = read(&world, cases[i].label, cases[i].url);
        add_reference(&out, &reference);
        assert_case(cases[i].label, &out, cases[i].reference);
        assert_int_equal(reference_is_numbered(&reference), !str_given(reference.title));
        end(&world);
    }
}

static void a_reference_without_a_section_covers_all_of_it(void **state) {
    (void)state;
    static const struct {
        const char *file, *ours;
        bool covers;
    } cases[] = {
        {"RFC1", "RFC1", true},
        {"RFC1", "RFC1, Section 2", true},
        {"RFC1, Section 2", "RFC1, Section 2", true},
        {"RFC1, Section 2", "RFC1", false},
        {"RFC1, Section 2", "RFC1, Section 2.1", false},
        {"RFC1", "RFC2", false},
        {"RFC1", "draft-a-01", false},
        {"draft-a-01", "draft-a-01", true},
        {"draft-a-01", "draft-a-02", false},
        {"draft-a-01", "RFC1", false},
        {"A Book", "A Book", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world = {0};
        struct reference file = read(&world, cases[i].file, NULL);
        struct reference ours = read(&world, cases[i].ours, NULL);
        if (reference_covers(&file, &ours) != cases[i].covers) {
            fail_msg("%s covers %s?", cases[i].file, cases[i].ours);
        }
        end(&world);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_become_references),
        cmocka_unit_test(a_reference_without_a_section_covers_all_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
