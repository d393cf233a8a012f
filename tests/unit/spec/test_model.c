// SPDX-License-Identifier: MIT
#include "files.h"

// A reference with what is given; a text that is NULL is absent.
static struct reference refer(int64_t rfc, const char *section, const char *draft,
                              const char *title, const char *url) {
    return (struct reference){
        .rfc = rfc,
        .section = str_from(section),
        .draft = str_from(draft),
        .title = str_from(title),
        .url = str_from(url),
    };
}

static void references_have_labels_and_links(void **state) {
    (void)state;
    enum { NO = NUMBER_ABSENT };
#define RFC9110 "https://www.rfc-editor.org/rfc/rfc9110.html"
#define DRAFT "https://datatracker.ietf.org/doc/html/draft-x-01"
    static const struct {
        int64_t rfc;
        const char *section, *draft, *title, *url;
        const char *label, *link; // NULL: absent
    } cases[] = {
        {9110, NULL, NULL, NULL, NULL, "RFC 9110", RFC9110},
        {9110, "15.5.14", NULL, NULL, NULL, "RFC 9110, section 15.5.14",
         RFC9110 "#section-15.5.14"},
        {9110, "B.3", NULL, NULL, NULL, "RFC 9110, section B.3", RFC9110 "#appendix-B.3"},
        {9110, "4 and 5", NULL, NULL, NULL, "RFC 9110, section 4 and 5", RFC9110},
        {9110, "4'\"<", NULL, NULL, NULL, "RFC 9110, section 4'\"<", RFC9110},
        {9110, "", NULL, NULL, NULL, "RFC 9110, section ", RFC9110},
        {9110, "1", NULL, NULL, "http://x/", "RFC 9110, section 1", "http://x/"},
        {NO, NULL, "draft-x-01", NULL, NULL, "draft-x-01", DRAFT},
        {NO, "2", "draft-x-01", NULL, NULL, "draft-x-01, section 2", DRAFT "#section-2"},
        {NO, NULL, NULL, "A book", NULL, "A book", NULL},
        {NO, "7", NULL, "A book", NULL, "A book, section 7", NULL},
        {NO, NULL, NULL, "A book", "http://b/", "A book", "http://b/"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct reference reference =
            refer(cases[i].rfc, cases[i].section, cases[i].draft, cases[i].title, cases[i].url);
        assert_str(reference_label(&reference, &arena), cases[i].label);
        struct str link = reference_url(&reference, &arena);
        if (cases[i].link == NULL) {
            assert_false(str_given(link));
        } else {
            assert_str(link, cases[i].link);
        }
    }
    arena_free(&arena);
}

static void states_have_words(void **state) {
    (void)state;
    struct entry entry = {0};
    assert_false(str_given(entry_state(&entry)));
    entry.state = STATE_TEMPORARY;
    assert_str(entry_state(&entry), "temporary");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_have_labels_and_links),
        cmocka_unit_test(states_have_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
