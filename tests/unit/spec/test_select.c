// SPDX-License-Identifier: MIT
#include "../lang/world.h"

#include "spec/select.h"

const struct embedded_file embedded_files[] = {
    FILE_OF("codes.yaml",
            "statusgen: 1\n"
            "registry: {id: status, title: Status, module: status}\n"
            "classes:\n"
            "  - {id: good, first: 200, last: 299, title: Good}\n"
            "  - {id: bad, first: 400, last: 499, title: Bad}\n"
            "vendors:\n"
            "  - {id: iana, title: IANA, registered: true}\n"
            "  - {id: acme, title: Acme}\n"
            "  - {id: other, title: Other}\n"
            "codes:\n"
            "  - {code: 200, vendor: iana, id: ok, tags: [basic]}\n"
            "  - {code: 201, vendor: iana, id: created, state: obsolete}\n"
            "  - {code: 404, vendor: iana, id: not_found, tags: [basic, web]}\n"
            "  - {code: 404, vendor: acme, id: lost}\n"
            "  - {code: 4040, vendor: acme, id: far, outside_range: true}\n"),
    FILE_OF("notes.yaml",
            "statusgen: 1\n"
            "registry: {id: notes, title: Notes, module: notes}\n"
            "codes: [{code: 110, id: stale}]\n"),
};
const size_t embedded_file_count = COUNT(embedded_files);

static const struct spec *both(struct world *world) {
    struct str paths[] = {STR(INPUT_BUILTIN "codes.yaml"), STR(INPUT_BUILTIN "notes.yaml")};
    const struct spec *spec =
        spec_load(&world->arena, &world->inputs, (struct paths){paths, 2}, &world->diag);
    assert_no_findings(world, "the specification");
    return spec;
}

// "registry: vendor.id ..." of each registry that is left.
static void assert_selects(struct world *world, const char *expression, const char *wanted) {
    struct spec *spec = spec_select(&world->arena, both(world), str_from(expression), NO_PLACE,
                                    &world->diag);
    assert_no_findings(world, expression);
    struct buf got = {0};
    for (size_t r = 0; r < spec->count; r++) {
        const struct registry *registry = &spec->registries[r];
        buf_printf(&got, "%s%.*s:", r > 0 ? "; " : "", STR_ARG(registry->id));
        for (size_t i = 0; i < registry->entries.count; i++) {
            const struct entry *entry = entry_at(registry, i);
            assert_ptr_equal(entry->registry, registry);
            buf_printf(&got, " %.*s.%.*s", STR_ARG(entry->vendor->id), STR_ARG(entry->id));
        }
    }
    assert_case(expression, &got, wanted);
}

static void terms_choose_entries(void **state) {
    static const struct {
        const char *expression, *wanted;
    } cases[] = {
        {"vendor=acme", "status: acme.lost acme.far"},
        {"vendor=iana,acme code=404", "status: iana.not_found acme.lost"},
        {"class=good", "status: iana.ok iana.created"},
        {"class=2xx,bad", "status: iana.ok iana.created iana.not_found acme.lost"},
        {"class!=good", "status: iana.not_found acme.lost acme.far; notes: notes.stale"},
        {"code=200-201", "status: iana.ok iana.created"},
        {"code=4xx,4xxx", "status: iana.not_found acme.lost acme.far"},
        {"code=20x,110", "status: iana.ok iana.created; notes: notes.stale"},
        {"state!=obsolete registry=status vendor=iana", "status: iana.ok iana.not_found"},
        {"state=unregistered", "status: acme.lost acme.far"},
        {"tag=web", "status: iana.not_found"},
        {"  tag!=basic   vendor=iana ", "status: iana.created"},
        {"id=lost,ok", "status: iana.ok acme.lost"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_selects(*state, cases[i].expression, cases[i].wanted);
    }
}

static void what_cannot_be_meant_is_reported(void **state) {
    struct world *world = *state;
    static const struct {
        const char *expression, *wanted;
    } cases[] = {
        {"", "nothing is selected by ''\n"},
        {"vendor", "a selection is terms like vendor=a,b or state!=obsolete, not 'vendor'\n"},
        {"vendor=", "a selection is terms like vendor=a,b or state!=obsolete, not 'vendor='\n"},
        {"vendr=acme", "entries cannot be selected by 'vendr'\n- did you mean 'vendor'?\n"
                       "- they can by vendor, class, code, state, tag, id and registry\n"},
        {"vendor=acm", "there is no vendor 'acm'\n- did you mean 'acme'?\n"},
        {"tag=wab", "there is no tag 'wab'\n- did you mean 'web'?\n"},
        {"class=god", "there is no class 'god'\n- did you mean 'good'?\n"},
        {"code=many", "numbers are selected as in 404, 400-499 or 4xx, not by 'many'\n"},
        {"code=499-400", "numbers are selected as in 404, 400-499 or 4xx, not by '499-400'\n"},
        {"code=4xxxxxxxxxxxxxxxxxxxx",
         "numbers are selected as in 404, 400-499 or 4xx, not by '4xxxxxxxxxxxxxxxxxxxx'\n"},
        {"vendor=other", "no entry meets all terms of 'vendor=other'\n"},
        {"class=good class=bad", "no entry meets all terms of 'class=good class=bad'\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct spec *spec = both(world);
        struct str expression = str_from(cases[i].expression);
        assert_null(spec_select(&world->arena, spec, expression, NO_PLACE, &world->diag));
        struct buf got = {0};
        add_texts(&got, &world->diag);
        assert_case(cases[i].expression, &got, cases[i].wanted);
        diag_free(&world->diag);
        world->diag = (struct diag){0};
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(terms_choose_entries),
        IN_A_WORLD(what_cannot_be_meant_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
