// SPDX-License-Identifier: MIT
#include "../lang/world.h"

#include "view/facts.h"

#define REGISTRY "statusgen: 1\nregistry: {id: plain, title: Plain}\n"
#define CLASSES                                         \
    "classes:\n"                                        \
    "  - {id: low, first: 1, last: 9, title: Low}\n"    \
    "  - {id: mid, first: 10, last: 19, title: Mid}\n"  \
    "  - {id: high, first: 20, last: 29, title: High}\n"
#define VENDORS                                       \
    "vendors:\n"                                      \
    "  - {id: house, title: House, registered: true}\n" \
    "  - {id: guest, title: Guest}\n"                 \
    "vendor: house\ncodes:\n"
#define ONE(name, fact)                                                                     \
    FILE_OF(name, REGISTRY VENDORS "  - {code: 1, vendor: guest, id: one, " fact "}\n")

const struct embedded_file embedded_files[] = {
    ONE("cacheable.yaml", "cacheable: never"),
    FILE_OF("classes.yaml",
            REGISTRY CLASSES VENDORS
            // all of low never cached; without content all but one
            "  - {code: 1, id: one, cacheable: never, content: none}\n"
            "  - {code: 2, id: two, cacheable: never, content: none}\n"
            "  - {code: 3, id: three, cacheable: never, content: allowed}\n"
            // a vendor's meaning does not count, neither for mid nor against it
            "  - {code: 3, vendor: guest, id: not_counted, cacheable: heuristic}\n"
            "  - {code: 10, id: ten, content: none, cacheable: never}\n"
            "  - {code: 11, id: eleven, content: none}\n"
            "  - {code: 12, vendor: guest, id: twelve, content: allowed, redirect: {method: get}}\n"
            // nothing registered in high
            "  - {code: 20, vendor: guest, id: twenty, cacheable: never, content: none}\n"
            // outside every class
            "  - {code: 30, id: thirty, outside_range: true, cacheable: never, content: none,\n"
            "     redirect: {method: keep}}\n"
            "  - {code: 31, id: other, outside_range: true, cacheable: heuristic}\n"),
    ONE("content.yaml", "content: allowed"),
    ONE("date.yaml", "extended: 2024-01-02"),
    FILE_OF("empty.yaml", REGISTRY CLASSES "codes: []\n"),
    ONE("headers.yaml", "headers: [{field: X}]"),
    ONE("log.yaml", "wire: log-only"),
    ONE("plain.yaml", "wire: sent, redirect: {}, headers: []"),
    ONE("redirect.yaml", "redirect: {method: keep}"),
    ONE("retry.yaml", "retry: {when: later}"),
};
const size_t embedded_file_count = COUNT(embedded_files);

static struct facts make(struct world *world, const char *file) {
    const struct registry *registry = registry_of_file(world, file);
    const struct tables tables = tables_make(&world->arena, registry);
    return facts_make(&world->arena, registry, &tables.registered);
}

static void add_word(struct buf *out, bool truth, const char *word) {
    if (truth) buf_printf(out, " %s", word);
}

// What any entry states is known, be it a vendor's only.
static void what_is_stated_is_known(void **state) {
    static const struct {
        const char *file, *expected;
    } cases[] = {
        {"cacheable.yaml", " cacheable"}, {"content.yaml", " content"},
        {"date.yaml", " dates"},          {"headers.yaml", " headers levels"},
        {"log.yaml", " wire"},            {"plain.yaml", ""},
        {"redirect.yaml", " redirect"},   {"retry.yaml", " retry levels"},
        {"empty.yaml", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct facts facts = make(*state, cases[i].file);
        struct buf got = {0};
        add_word(&got, facts.cacheable, "cacheable");
        add_word(&got, facts.content, "content");
        add_word(&got, facts.wire, "wire");
        add_word(&got, facts.headers, "headers");
        add_word(&got, facts.retry, "retry");
        add_word(&got, facts.redirect, "redirect");
        add_word(&got, facts.dates, "dates");
        add_word(&got, facts.levels, "levels");
        assert_case(cases[i].file, &got, cases[i].expected);
    }
}

static void add_list(struct buf *out, const char *name, const struct entry_list *list) {
    buf_printf(out, "%s:", name);
    for (size_t i = 0; i < list->count; i++) buf_printf(out, " %d", (int)list->items[i]->code);
    buf_add_char(out, '\n');
}

static void registered_entries_are_listed_where_their_class_is_silent(void **state) {
    const struct facts facts = make(*state, "classes.yaml");
    struct buf got = {0};
    add_list(&got, "heuristic", &facts.heuristic);
    add_list(&got, "never", &facts.never_cacheable);
    add_list(&got, "no content", &facts.content_none);
    add_list(&got, "redirects", &facts.redirects);
    assert_case("lists", &got, "heuristic: 31\n"
                               "never: 10 30\n"
                               "no content: 1 2 30\n"
                               "redirects: 30\n");
}

static void a_class_is_as_all_of_its_registered_entries_are(void **state) {
    const struct facts facts = make(*state, "classes.yaml");
    struct buf got = {0};
    for (size_t i = 0; i < 3; i++) {
        buf_printf(&got, "%d%d ", facts.classes[i].never_cacheable, facts.classes[i].content_none);
    }
    assert_case("classes", &got, "10 01 00 ");
}

static void a_class_without_entries_says_nothing(void **state) {
    const struct facts facts = make(*state, "empty.yaml");
    for (size_t i = 0; i < 3; i++) {
        assert_false(facts.classes[i].never_cacheable);
        assert_false(facts.classes[i].content_none);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(what_is_stated_is_known),
        IN_A_WORLD(registered_entries_are_listed_where_their_class_is_silent),
        IN_A_WORLD(a_class_is_as_all_of_its_registered_entries_are),
        IN_A_WORLD(a_class_without_entries_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
