// SPDX-License-Identifier: MIT
#include "files.h"

static void versions(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"this one", TOP, NULL, ""},
        {"none", "registry: {id: r, title: R, module: mod}\n", NULL, "1:1 missing-key"},
        {"older", "statusgen: 0\nregistry: {id: r, title: R, module: m}\n", NULL,
         "1:12 bad-version"},
        {"newer", "statusgen: 2\nregistry: {id: r, title: R, module: m}\n", NULL,
         "1:12 bad-version"},
        {"no number", "statusgen: x\nregistry: {id: r, title: R, module: m}\n", NULL,
         "1:12 bad-value"},
        {"quoted", "statusgen: '1'\nregistry: {id: r, title: R, module: m}\n", NULL,
         "1:12 wrong-type"},
        {"of an included file", TOP "include: part\n", "statusgen: 2\n", "part:1:12 bad-version"},
        {"none of an included file", TOP "include: part\n", "codes: []\n", "part:1:1 missing-key"},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said("statusgen: 2\nregistry: {id: r, title: R, module: m}\n", NULL,
                "this is version 1 of the format, not 2\n- a newer statusgen may read the file\n");
    assert_said("statusgen: 0\nregistry: {id: r, title: R, module: m}\n", NULL,
                "this is version 1 of the format, not 0\n- write 'statusgen: 1'\n");
}

static void registries(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"none", "statusgen: 1\ncodes: []\n", NULL, "1:1 missing-key"},
        {"empty", "statusgen: 1\nregistry: {}\n", NULL, "2:11 missing-key\n2:11 missing-key"},
        {"not a mapping", "statusgen: 1\nregistry: r\n", NULL, "2:11 wrong-type"},
        {"not a specification", "[a]\n", NULL, "1:1 wrong-type"},
        {"not YAML", "a: [\n", NULL, "1:4 yaml-syntax"},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(
        "statusgen: 1\ncodes: []\n", NULL,
        "a specification needs the key 'registry'\n"
        "- a file of codes alone is read by 'include' from the file that has the registry, or is an "
        "overlay on it\n");
}

static void includes(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"one", TOP "include: part\n", "statusgen: 1\ncodes: [{code: 1, id: a}]\n", ""},
        {"a list", TOP "include: [part]\n", "statusgen: 1\n", ""},
        {"twice", TOP "include: [part, part]\n", "statusgen: 1\n", "3:17 include"},
        {"missing", TOP "include: [part, none]\n", "statusgen: 1\n", "3:17 read"},
        {"above", TOP "include: ../part\n", NULL, "3:10 include"},
        {"above, hidden", TOP "include: [part, a/../../part]\n", "statusgen: 1\n", "3:17 include"},
        {"absolute", TOP "include: /part\n", NULL, "3:10 include"},
        {"here", TOP "include: ./part\n", NULL, "3:10 include"},
        {"empty part", TOP "include: a//part\n", NULL, "3:10 include"},
        {"empty", TOP "include: ''\n", NULL, "3:10 include"},
        {"backslash", TOP "include: a\\part\n", NULL, "3:10 include"},
        {"standard input", TOP "include: '-'\n", NULL, "3:10 include"},
        {"in the program", TOP "include: builtin:spec/http-status.yaml\n", NULL, "3:10 include"},
        {"itself", TOP "include: main\n", NULL, "2:11 include < 3:10"},
        {"another registry", TOP "include: part\n", TOP, "part:2:11 include < 3:10"},
        {"includes", TOP "include: part\n", "statusgen: 1\ninclude: more\n",
         "part:2:10 include < 3:10"},
        {"not YAML", TOP "include: part\n", "statusgen: 1\na: *b\n", "part:2:4 yaml-dialect"},
        {"no text", TOP "include: {a: b}\n", NULL, "3:10 wrong-type"},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(TOP "include: [../a, part, part]\n", "statusgen: 1\n",
                "'../a' is not a path inside the folder of this file\n"
                "'part' is included twice\n");
}

static void includes_lie_beside_their_file(void **state) {
    (void)state;
    struct world world = {0};
    add_file(&world, "a/b/main", TOP "include: c/part\n");
    add_file(&world, "a/b/c/part", "statusgen: 1\ncodes: [{code: 1, id: x}]\n");
    load_paths(&world, (const char *const[]){"a/b/main", NULL});
    assert_non_null(world.spec);
    const struct registry *registry = &world.spec->registries[0];
    assert_str(registry->source->path, "a/b/main");
    assert_int_equal(registry->entries.count, 1);
    assert_str(ARRAY_AT(registry->entries, struct entry, 0).node->place.source->path, "a/b/c/part");
    end(&world);
}

static void vendors(void **state) {
    (void)state;
    static const struct spec_case cases[] = {
        {"none", TOP "codes: [{code: 1, id: a}]\n", NULL, ""},
        {"the file's", TOP "vendor: v\ncodes: [{code: 1, id: a}]\n", NULL, ""},
        {"the only one", TOP "vendors: [{id: v, title: V}]\ncodes: [{code: 1, id: a}]\n", NULL, ""},
        {"of two, by the file",
         TOP "vendors: [{id: v, title: V}, {id: w, title: W}]\nvendor: w\n"
             "codes: [{code: 1, id: a}]\n",
         NULL, ""},
        {"of two, by the entry",
         TOP "vendors: [{id: v, title: V}, {id: w, title: W}]\n"
             "codes: [{code: 1, id: a, vendor: w}]\n",
         NULL, ""},
        {"of two, by nobody",
         TOP "vendors: [{id: v, title: V}, {id: w, title: W}]\n"
             "codes: [{code: 1, id: a}]\n",
         NULL, "4:9 missing-key < 1:1"},
        {"unknown to the file",
         TOP "vendors: [{id: nginx, title: N}]\nvendor: ngnix\n"
             "codes: [{code: 1, id: a}, {code: 2, id: b}]\n",
         NULL, "4:9 unknown-id"},
        {"unknown to the entry",
         TOP "vendors: [{id: nginx, title: N}]\n"
             "codes: [{code: 1, id: a, vendor: x}, {code: 2, id: b, vendor: y}]\n",
         NULL, "4:34 unknown-id\n4:63 unknown-id"},
        {"unknown to an included file, which has no vendors to choose from",
         TOP "vendor: v\ninclude: part\n", "statusgen: 1\nvendor: w\ncodes: [{code: 1, id: a}]\n",
         "part:2:9 unknown-id"},
    };
    assert_all_loaded(cases, COUNT(cases));
    assert_said(TOP "vendors: [{id: nginx, title: N}]\nvendor: ngnix\ncodes: [{code: 1, id: a}]\n",
                NULL, "there is no vendor 'ngnix'\n- did you mean 'nginx'?\n");
    assert_said(TOP "vendors: [{id: v, title: V}, {id: w, title: W}]\ncodes: [{code: 1, id: a}]\n",
                NULL,
                "an entry needs a vendor\n"
                "- name it by 'vendor:' in the entry or once for the file\n");
}

static void an_only_vendor_is_made_up(void **state) {
    (void)state;
    struct world world;
    load(&world, TOP "codes: [{code: 1, id: a}]\n", NULL);
    const struct vendor *vendor =
        ARRAY_AT(world.spec->registries[0].entries, struct entry, 0).vendor;
    assert_str(vendor->id, "mod"); // from the registry
    assert_str(vendor->title, "R");
    assert_true(vendor->registered);
    assert_int_equal(vendor->index, 0);
    end(&world);
    load(&world, TOP "vendor: v\ncodes: [{code: 1, id: a}]\n", NULL);
    vendor = ARRAY_AT(world.spec->registries[0].entries, struct entry, 0).vendor;
    assert_str(vendor->id, "v");
    assert_str(vendor->title, "v");
    assert_true(vendor->registered);
    end(&world);
}

static void what_is_not_said_has_defaults(void **state) {
    (void)state;
    struct world world;
    load(&world,
         TOP "vendors: [{id: v, title: V, registered: true}, {id: w, title: W}]\n"
             "codes: [{code: 5, id: a, vendor: v}, {code: 5, id: b, vendor: w}]\n",
         NULL);
    const struct registry *registry = &world.spec->registries[0];
    assert_int_equal(registry->range.first, 0);
    assert_int_equal(registry->range.last, SPEC_MAX_CODE);
    assert_str(registry->unknown, "Unknown");
    const struct entry *first = &ARRAY_AT(registry->entries, struct entry, 0), *second = first + 1;
    assert_int_equal(first->state, STATE_PERMANENT);
    assert_int_equal(second->state, STATE_UNREGISTERED);
    assert_str(entry_state(second), "unregistered");
    assert_int_equal(first->wire, WIRE_SENT);
    assert_int_equal(first->wire_code, NUMBER_ABSENT);
    assert_int_equal(first->cacheable, 0);
    assert_false(str_given(first->phrase));
    assert_null(first->class);
    assert_null(first->extra);
    assert_ptr_equal(first->registry, registry);
    end(&world);
}

static void a_module_is_called_like_its_registry(void **state) {
    (void)state;
    struct world world;
    load(&world, "statusgen: 1\nregistry: {id: r, title: R}\n", NULL);
    assert_str(world.spec->registries[0].module, "r");
    end(&world);
}

static void what_is_said_stays(void **state) {
    (void)state;
    struct world world;
    load(&world,
         "statusgen: 1\n"
         "registry: {id: r, title: R, module: m, unknown: What, range: {first: 1, last: 9}}\n"
         "codes: [{code: 1, id: a, state: unused, wire: log-only, x: {y: z}}]\n",
         NULL);
    const struct registry *registry = &world.spec->registries[0];
    const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, 0);
    assert_str(registry->unknown, "What");
    assert_int_equal(registry->range.last, 9);
    assert_int_equal(entry->state, STATE_UNUSED);
    assert_int_equal(entry->wire, WIRE_LOG_ONLY);
    assert_int_equal(entry->extra->kind, NODE_MAP);
    end(&world);
}

static void former_names_find_their_edition(void **state) {
    (void)state;
    struct world world;
    load(&world,
         TOP "editions: [{id: e1, title: E1}, {id: e2, title: E2}]\n"
             "codes: [{code: 1, id: a, formerly: [{phrase: Old, edition: e2}, {id: b}]}]\n",
         NULL);
    const struct registry *registry = &world.spec->registries[0];
    const struct array *formerly = &ARRAY_AT(registry->entries, struct entry, 0).formerly;
    const struct former *old = &ARRAY_AT(*formerly, struct former, 0);
    assert_str(old->id, "a"); // only the phrase differed
    assert_ptr_equal(old->in, &ARRAY_AT(registry->editions, struct edition, 1));
    assert_null(ARRAY_AT(*formerly, struct former, 1).in);
    end(&world);
}

static void entries_are_sorted(void **state) {
    (void)state;
    struct world world;
    load(&world,
         TOP
         "vendors: [{id: z, title: Z}, {id: reg, title: R, registered: true}, {id: a, title: A}]\n"
         "include: part\n"
         "codes:\n"
         "  - {code: 9, id: nine, vendor: reg}\n"
         "  - {code: 5, id: five, vendor: a}\n"
         "  - {code: 5, id: five, vendor: z}\n",
         "statusgen: 1\nvendor: reg\ncodes: [{code: 5, id: five}, {code: 10, id: ten},\n"
         "  {code: 1, id: one}]\n");
    // By number, then registered first, then by precedence.
    static const char *const order[] = {"1 reg one", "5 reg five", "5 z five",
                                        "5 a five",  "9 reg nine", "10 reg ten"};
    const struct array *entries = &world.spec->registries[0].entries;
    assert_int_equal(entries->count, COUNT(order));
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &ARRAY_AT(*entries, struct entry, i);
        struct buf out = {0};
        buf_printf(&out, "%d %.*s %.*s", (int)entry->code, STR_ARG(entry->vendor->id),
                   STR_ARG(entry->id));
        assert_case("order", &out, order[i]);
    }
    end(&world);
}

static void classes_are_sorted_and_found(void **state) {
    (void)state;
    struct world world;
    load(&world,
         TOP
         "classes: [{id: b, first: 5, last: 9, title: B}, {id: a, first: 1, last: 3, title: A}]\n"
         "codes: [{code: 5, id: x}, {code: 3, id: y}]\n",
         NULL);
    const struct registry *registry = &world.spec->registries[0];
    const struct class *a = &ARRAY_AT(registry->classes, struct class, 0), *b = a + 1;
    assert_str(a->id, "a");
    assert_int_equal(a->index, 0);
    assert_int_equal(b->index, 1);
    assert_ptr_equal(ARRAY_AT(registry->entries, struct entry, 0).class, a);
    assert_ptr_equal(ARRAY_AT(registry->entries, struct entry, 1).class, b);
    static const struct {
        int64_t code;
        int class; // 0 is none
    } cases[] = {{0, 0}, {1, 1}, {3, 1}, {4, 0}, {5, 2}, {9, 2}, {10, 0}, {SPEC_MAX_CODE, 0}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct class *expected = cases[i].class == 0 ? NULL : cases[i].class == 1 ? a : b;
        assert_ptr_equal(registry_class(registry, cases[i].code), expected);
    }
    end(&world);
}

static void files_add_up(void **state) {
    (void)state;
    struct world world = {0};
    add_file(&world, "main", TOP "include: [p1, p2]\nvendors: [{id: v, title: V}]\n");
    add_file(&world, "p1",
             "statusgen: 1\nvendors: [{id: w, title: W}]\nvendor: w\n"
             "codes: [{code: 2, id: b}]\n");
    add_file(&world, "p2",
             "statusgen: 1\nvendor: v\ncodes: [{code: 1, id: a}, {code: 3, id: c}]\n");
    load_paths(&world, (const char *const[]){"main", NULL});
    assert_non_null(world.spec);
    assert_int_equal(world.spec->registries[0].entries.count, 3);
    assert_int_equal(world.spec->registries[0].vendors.count, 2);
    assert_int_equal(registry_vendor(&world.spec->registries[0], STR("w"))->index, 1);
    assert_null(registry_vendor(&world.spec->registries[0], STR("x")));
    end(&world);
}

// One run tells of every file, of every registry.
static void all_faults_are_reported(void **state) {
    (void)state;
    struct world world = {0};
    struct buf out = {0};
    add_file(&world, "main", TOP "include: [p1, p2, p3]\ncodes: [{code: x, id: A}]\nnone: 1\n");
    add_file(&world, "p1", "statusgen: 1\ncodes: [{id: b}]\n");
    add_file(&world, "p2", "a: &b c\n");
    add_file(&world, "other",
             "statusgen: 1\nregistry: {id: o, title: O, module: o}\n"
             "codes: [{code: 1, id: a}, {code: 1, id: b}]\n");
    load_paths(&world, (const char *const[]){"main", "other", "gone", NULL});
    add_findings(&out, &world.diag);
    assert_case("all", &out,
                "4:16 bad-value\n4:23 bad-value\n5:1 unknown-key\n"
                "p1:2:9 missing-key\n"
                "p2:1:4 yaml-dialect\n"
                "3:19 read\n"
                "- read\n"
                "other:3:34 duplicate-number < other:3:16");
    end(&world);
}

static void registries_are_apart(void **state) {
    (void)state;
    static const struct {
        const char *second, *findings;
    } cases[] = {
        {"id: s, title: S, module: other", ""},
        {"id: r, title: S, module: other", "second:2:16 duplicate-id < 2:16"},
        {"id: s, title: S, module: mod", "second:2:37 duplicate-id < 2:37"},
        {"id: r, title: S, module: mod", "second:2:16 duplicate-id < 2:16"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world = {0};
        struct buf text = {0}, out = {0};
        buf_printf(&text, "statusgen: 1\nregistry: {%s}\ncodes: [{code: 1, id: a}]\n",
                   cases[i].second);
        add_file(&world, "main", TOP "codes: [{code: 1, id: a}]\n");
        add_file(&world, "second", buf_cstr(&text));
        load_paths(&world, (const char *const[]){"main", "second", NULL});
        add_findings(&out, &world.diag);
        assert_case(cases[i].second, &out, cases[i].findings);
        if (cases[i].findings[0] == '\0') assert_int_equal(world.spec->count, 2);
        buf_free(&text);
        end(&world);
    }
}

static void the_same_file_twice_is_one_registry_too_many(void **state) {
    (void)state;
    struct world world = {0};
    add_file(&world, "main", TOP);
    load_paths(&world, (const char *const[]){"main", "main", NULL});
    assert_int_equal(diag_errors(&world.diag), 1);
    assert_int_equal(world.diag.messages.items[0].rule, RULE_DUPLICATE_ID);
    end(&world);
}

static void no_paths_are_an_empty_specification(void **state) {
    (void)state;
    struct world world = {0};
    load_paths(&world, (const char *const[]){NULL});
    assert_int_equal(world.spec->count, 0);
    end(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(versions),
        cmocka_unit_test(registries),
        cmocka_unit_test(includes),
        cmocka_unit_test(includes_lie_beside_their_file),
        cmocka_unit_test(vendors),
        cmocka_unit_test(an_only_vendor_is_made_up),
        cmocka_unit_test(what_is_not_said_has_defaults),
        cmocka_unit_test(a_module_is_called_like_its_registry),
        cmocka_unit_test(what_is_said_stays),
        cmocka_unit_test(former_names_find_their_edition),
        cmocka_unit_test(entries_are_sorted),
        cmocka_unit_test(classes_are_sorted_and_found),
        cmocka_unit_test(files_add_up),
        cmocka_unit_test(all_faults_are_reported),
        cmocka_unit_test(registries_are_apart),
        cmocka_unit_test(the_same_file_twice_is_one_registry_too_many),
        cmocka_unit_test(no_paths_are_an_empty_specification),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
