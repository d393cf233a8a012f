// SPDX-License-Identifier: MIT
#include "files.h"

#include "spec/peers.h"

#define CODES                                                                             \
    TOP "vendors: [{id: v, title: V, registered: true}, {id: w, title: W}]\n"             \
        "peers:\n"                                                                        \
        "  - {id: caps, title: C, style: screaming, lacks: [gone], has: [w.extra_one]}\n" \
        "  - {id: camels, title: D, style: initialism}\n"                                 \
        "vendor: v\n"                                                                     \
        "codes:\n"                                                                        \
        "  - {code: 1, id: not_found}\n"                                                  \
        "  - {code: 2, id: gone}\n"                                                       \
        "  - {code: 3, id: named, also: {caps: [ONE_NAME, ANOTHER]}}\n"                   \
        "  - {code: 4, vendor: w, id: extra_one}\n"                                       \
        "  - {code: 5, vendor: w, id: extra_two, also: {camels: Two}}\n"                  \
        "  - {code: 6, vendor: w, id: extra_three}\n"                                     \
        "  - {code: 7, vendor: w, id: gone}\n"

// Every identifier of a peer, with its number.
static void assert_identifiers(const char *id, const char *expected) {
    struct world world;
    struct buf got = {0};
    load(&world, CODES, NULL);
    assert_non_null(world.spec);
    const struct registry *registry = &world.spec->registries[0];
    const struct peer *peer = registry_peer(registry, str_from(id));
    assert_non_null(peer);
    for (size_t i = 0; i < registry->entries.count; i++) {
        const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
        struct array names = peer_identifiers(&world.arena, peer, entry);
        for (size_t n = 0; n < names.count; n++) {
            buf_printf(&got, "%d %.*s\n", (int)entry->code, STR_ARG(ARRAY_AT(names, struct str, n)));
        }
    }
    assert_case(id, &got, expected);
    end(&world);
}

static void a_peer_has_what_is_registered_in_its_style(void **state) {
    (void)state;
    // But what it lacks, and what is named; and of vendors' what it is said to have.
    assert_identifiers("caps", "1 NOT_FOUND\n3 ONE_NAME\n3 ANOTHER\n4 EXTRA_ONE\n");
    assert_identifiers("camels", "1 NotFound\n2 Gone\n3 Named\n5 Two\n");
}

static void there_may_be_no_such_peer(void **state) {
    (void)state;
    struct world world;
    load(&world, CODES, NULL);
    assert_null(registry_peer(&world.spec->registries[0], STR("cap")));
    assert_null(registry_peer(&world.spec->registries[0], STR("")));
    end(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_peer_has_what_is_registered_in_its_style),
        cmocka_unit_test(there_may_be_no_such_peer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
