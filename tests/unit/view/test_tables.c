// SPDX-License-Identifier: MIT
#include "../lang/world.h"

#include "view/tables.h"

#define REGISTRY "statusgen: 1\nregistry: {id: plain, title: Plain, module: plain}\n"
#define VENDORS                                          \
    "vendors:\n"                                         \
    "  - {id: nginx, title: Nginx}\n"                    \
    "  - {id: iana, title: Iana, registered: true}\n"    \
    "  - {id: apache, title: Apache}\n"

const struct embedded_file embedded_files[] = {
    FILE_OF("empty.yaml", REGISTRY "codes: []\n"),
    FILE_OF("names.yaml",
            REGISTRY VENDORS "codes:\n"
                             "  - {code: 9, vendor: iana, id: gone, formerly: [{id: lost}]}\n"
                             "  - {code: 8, vendor: iana, id: nginx_late}\n"
                             "  - {code: 7, vendor: nginx, id: late, formerly: [{id: slow}]}\n"
                             "  - {code: 6, vendor: apache, id: late}\n"
                             "  - {code: 5, vendor: apache, id: lost}\n"
                             "  - {code: 4, vendor: nginx, id: here, formerly: [{phrase: Here}]}\n"
                             "  - {code: 3, vendor: apache, id: other, formerly: [{id: here}]}\n"),
    FILE_OF("names_of_peers.yaml",
            REGISTRY VENDORS
            "peers: [{id: a, title: A, style: pascal}, {id: b, title: B, style: pascal}]\n"
            "codes:\n"
            "  - {code: 9, vendor: iana, id: now, formerly: [{id: then}], also: {a: [Then, LaterOn]}}\n"
            "  - {code: 8, vendor: iana, id: two, also: {a: Now, b: LATER_ON}}\n"
            "  - {code: 7, vendor: nginx, id: three, also: {b: [LaterOn, HTTPThree, Late]}}\n"
            "  - {code: 6, vendor: apache, id: four, formerly: [{id: late}]}\n"),
    FILE_OF("numbers.yaml", REGISTRY VENDORS "codes:\n"
                                             "  - {code: 2147483647, vendor: iana, id: most}\n"
                                             "  - {code: 7, vendor: apache, id: seven}\n"
                                             "  - {code: 0, vendor: nginx, id: nothing}\n"
                                             "  - {code: 7, vendor: nginx, id: seven}\n"
                                             "  - {code: 7, vendor: iana, id: seven}\n"
                                             "  - {code: 8, vendor: nginx, id: eight}\n"),
};
const size_t embedded_file_count = COUNT(embedded_files);

static struct tables make(struct world *world, const char *file) {
    return tables_make(&world->arena, registry_of_file(world, file));
}

static void add_entry(struct buf *out, const struct entry *entry) {
    buf_printf(out, " %.*s.%.*s", STR_ARG(entry->vendor->id), STR_ARG(entry->id));
}

static void numbers_are_runs_of_entries(void **state) {
    struct world *world = *state;
    const struct registry *registry = registry_of_file(world, "numbers.yaml");
    struct tables tables = tables_make(&world->arena, registry);
    struct buf got = {0};
    for (size_t i = 0; i < tables.number_count; i++) {
        const struct number *number = &tables.numbers[i];
        buf_printf(&got, "%d:", (int)number->code);
        for (size_t n = 0; n < number->count; n++) {
            add_entry(&got, entry_at(registry, number->first + n));
        }
        buf_add_char(&got, '\n');
    }
    // The registered one first, then by precedence.
    assert_case("numbers", &got, "0: nginx.nothing\n"
                                 "7: iana.seven nginx.seven apache.seven\n"
                                 "8: nginx.eight\n"
                                 "2147483647: iana.most\n");
}

static void add_list(struct buf *out, const struct entry_list *list) {
    for (size_t i = 0; i < list->count; i++) add_entry(out, list->items[i]);
    buf_add_char(out, '\n');
}

static void entries_are_listed_by_owner(void **state) {
    struct tables tables = make(*state, "numbers.yaml");
    struct buf got = {0};
    add_list(&got, &tables.registered);
    for (size_t i = 0; i < 3; i++) add_list(&got, &tables.vendors[i]);
    assert_case("lists", &got, " iana.seven iana.most\n"
                               " nginx.nothing nginx.seven nginx.eight\n"
                               " iana.seven iana.most\n"
                               " apache.seven\n");
}

static void a_name_means_the_entry_of_the_best_rank(void **state) {
    struct tables tables = make(*state, "names.yaml");
    struct buf got = {0};
    for (size_t i = 0; i < tables.lookup_count; i++) {
        const struct lookup *lookup = &tables.lookups[i];
        buf_printf(&got, "%.*s %d\n", STR_ARG(lookup->text), (int)lookup->entry->code);
    }
    assert_case("look-ups", &got, "apache_here 3\n"
                                  "apache_late 6\n"
                                  "apache_lost 5\n"
                                  "apache_other 3\n"
                                  "gone 9\n"
                                  "here 4\n" // a present bare name before a former one
                                  "late 7\n" // the vendor that takes precedence
                                  "lost 9\n" // a registered former name before a bare one
                                  "nginx_here 4\n"
                                  "nginx_late 8\n" // a registered name before a qualified one
                                  "nginx_slow 7\n"
                                  "other 3\n"
                                  "slow 7\n");
}

// What a peer calls an entry is found as it is written and by its words; it never takes a name from
// another entry.
static void a_name_of_a_peer_comes_last(void **state) {
    struct tables tables = make(*state, "names_of_peers.yaml");
    struct buf got = {0};
    for (size_t i = 0; i < tables.lookup_count; i++) {
        const struct lookup *lookup = &tables.lookups[i];
        buf_printf(&got, "%.*s %d\n", STR_ARG(lookup->text), (int)lookup->entry->code);
    }
    assert_case("look-ups", &got, "apache_four 6\n"
                                  "apache_late 6\n"
                                  "four 6\n"
                                  "http_three 7\n" // without its vendor only
                                  "httpthree 7\n"  // as it is written, letter case aside
                                  "late 6\n"       // a bare former name before a peer's
                                  "later_on 8\n"   // a registered entry before a vendor's
                                  "lateron 9\n"
                                  "nginx_three 7\n"
                                  "now 9\n" // a present name before a peer's
                                  "then 9\n"
                                  "three 7\n"
                                  "two 8\n");
}

static void an_empty_registry_has_empty_tables(void **state) {
    struct tables tables = make(*state, "empty.yaml");
    assert_int_equal(tables.number_count, 0);
    assert_int_equal(tables.lookup_count, 0);
    assert_int_equal(tables.registered.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(numbers_are_runs_of_entries),
        IN_A_WORLD(entries_are_listed_by_owner),
        IN_A_WORLD(a_name_means_the_entry_of_the_best_rank),
        IN_A_WORLD(a_name_of_a_peer_comes_last),
        IN_A_WORLD(an_empty_registry_has_empty_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
