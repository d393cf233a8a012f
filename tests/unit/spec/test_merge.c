// SPDX-License-Identifier: MIT
#include "files.h"

#include "spec/format.h"
#include "yaml/print.h"

// A registered vendor and another one, in two files.
static const char BASE[] = "statusgen: 1\n"
                           "registry: {id: r, title: R, range: {first: 1, last: 9}, acronyms: [A]}\n"
                           "vendors: [{id: reg, title: Reg, registered: true}, {id: own, title: Own}]\n"
                           "include: part\n"
                           "vendor: reg\n"
                           "codes:\n"
                           "  - {code: 1, id: one, phrase: One, tags: [a], retry: {level: may}}\n"
                           "  - {code: 2, id: two, related: [one, own.mine], senders: x}\n";
static const char PART[] = "statusgen: 1\n"
                           "vendor: own\n"
                           "codes: [{code: 3, id: mine, formerly: [{id: ours}]}, {code: 1, id: twin}]\n";

struct overlay_case {
    const char *what, *first, *second, *expected; // `second` may be NULL
};

static void load_overlaid(struct world *world, const char *base, const char *part,
                          const char *first, const char *second) {
    const struct str main = STR("main");
    const struct str overlays[] = {STR("first"), STR("second")};
    *world = (struct world){0};
    add_file(world, "main", base);
    add_file(world, "part", part);
    add_file(world, "first", first);
    if (second != NULL) add_file(world, "second", second);
    struct paths paths = {overlays, second != NULL ? 2 : 1};
    world->spec = spec_load_overlaid(&world->arena, &world->inputs, (struct paths){&main, 1}, paths,
                                     &world->diag);
    assert_int_equal(world->spec != NULL, diag_errors(&world->diag) == 0);
}

static void add_overlaid(struct buf *out, const struct overlaid *overlaid) {
    static const char *const kinds[] = {"same", "replaced", "removed", "nothing"};
    add_place(out, overlaid->place);
    buf_printf(out, " %s", kinds[overlaid->kind]);
    if (overlaid->other.source != NULL) {
        buf_add(out, STR(" < "));
        add_place(out, overlaid->other);
    }
    buf_add_char(out, '\n');
}

static const struct entry *find_entry(struct world *world, const char *name) {
    const struct array *entries = &world->spec->registries[0].entries;
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &ARRAY_AT(*entries, struct entry, i);
        struct str id = entry->id;
        if (!entry->vendor->registered) {
            id = ARENA_JOIN(&world->arena, entry->vendor->id, STR("."), id);
        }
        if (str_equal(id, str_from(name))) return entry;
    }
    return NULL;
}

// --- What comes out ---

// The entries as they are printed, without blanks at the begin of a line.
static void assert_entries(const struct overlay_case *c) {
    struct world world;
    struct buf out = {0};
    load_overlaid(&world, BASE, PART, c->first, c->second);
    add_texts(&out, &world.diag);
    const struct key *codes = NULL;
    for (size_t i = 0; i < spec_file_schema.count; i++) {
        if (strcmp(spec_file_schema.keys[i].name, "codes") == 0) codes = &spec_file_schema.keys[i];
    }
    for (size_t i = 0; world.spec != NULL && i < world.spec->registries[0].entries.count; i++) {
        const struct entry *entry = &ARRAY_AT(world.spec->registries[0].entries, struct entry, i);
        if (entry->node->place.source == world.inputs.sources.items[1]) continue; // of "part"
        buf_printf(&out, "%.*s ", STR_ARG(entry->vendor->id));
        yaml_print_item(&out, codes->schema, entry->node, 0);
    }
    assert_case(c->what, &out, c->expected);
    end(&world);
}

#define ONE "reg - {code: 1, id: one, phrase: \"One\", tags: [\"a\"], retry: {level: may}} # main:7\n"
#define TWO "reg - {code: 2, id: two, related: [\"one\", \"own.mine\"], senders: \"x\"} # main:8\n"

static void effects(void **state) {
    (void)state;
    static const struct overlay_case cases[] = {
        {"nothing", "statusgen: 1\n", NULL, ONE TWO},
        {"an addition", "statusgen: 1\ncodes: [{code: 5, id: five, vendor: own}]\n", NULL,
         ONE TWO "own - {code: 5, id: five, vendor: own} # first:2\n"},
        {"the file's vendor", "statusgen: 1\nvendor: own\ncodes: [{code: 5, id: five}]\n", NULL,
         ONE TWO "own - {code: 5, id: five} # first:3\n"},
        {"a new vendor",
         "statusgen: 1\nvendors: [{id: new, title: New}]\nvendor: new\ncodes: [{code: 3, id: mine}]\n",
         NULL, ONE TWO "new - {code: 3, id: mine} # first:4\n"},
        {"texts and lists replace, maps merge",
         "statusgen: 1\nvendor: reg\n"
         "codes: [{id: one, phrase: P, tags: [b], retry: {when: now}, x: {k: v}}]\n",
         NULL,
         "reg - code: 1 # main:7\n"
         "  id: one # main:7\n"
         "  phrase: \"P\" # first:3\n"
         "  tags: [\"b\"] # first:3\n"
         "  retry:\n"
         "    level: may # main:7\n"
         "    when: \"now\" # first:3\n"
         "  x: {k: \"v\"} # first:3\n" TWO},
        {"lists grow", "statusgen: 1\nvendor: reg\ncodes:\n  - {id: one, +tags: [b, c]}\n"
                       "  - {id: two, +senders: y, +tags: z}\n",
         NULL,
         "reg - code: 1 # main:7\n"
         "  id: one # main:7\n"
         "  phrase: \"One\" # main:7\n"
         "  tags:\n"
         "    - \"a\" # main:7\n"
         "    - \"b\" # first:4\n"
         "    - \"c\" # first:4\n"
         "  retry: {level: may} # main:7\n"
         "reg - code: 2 # main:8\n"
         "  id: two # main:8\n"
         "  related: [\"one\", \"own.mine\"] # main:8\n"
         "  senders:\n"
         "    - \"x\" # main:8\n"
         "    - \"y\" # first:5\n"
         "  tags: [\"z\"] # first:5\n"},
        {"the second overlay sees the first",
         "statusgen: 1\nvendor: own\ncodes: [{code: 5, id: five, tags: [a]}]\n",
         "statusgen: 1\nvendor: own\ncodes: [{id: five, +tags: [b]}]\n",
         ONE TWO "own - code: 5 # first:3\n"
                 "  id: five # first:3\n"
                 "  tags:\n"
                 "    - \"a\" # first:3\n"
                 "    - \"b\" # second:3\n"},
        {"a removal, with its mentions", "statusgen: 1\nremove: [{vendor: reg, id: one}]\n", NULL,
         "reg - {code: 2, id: two, related: [\"own.mine\"], senders: \"x\"} # main:8\n"},
        {"of another vendor", "statusgen: 1\nvendor: own\nremove: [{id: mine}]\n", NULL,
         ONE "reg - {code: 2, id: two, related: [\"one\"], senders: \"x\"} # main:8\n"},
        {"a replacement as a whole",
         "statusgen: 1\nvendor: reg\nremove: [{id: one}]\ncodes: [{code: 1, id: one}]\n", NULL,
         "reg - {code: 1, id: one} # first:4\n" TWO},
        {"another number",
         "statusgen: 1\nvendor: reg\ncodes: [{id: two, code: 4, override: true}]\n", NULL,
         ONE "reg - code: 4 # first:3\n"
             "  id: two # main:8\n"
             "  related: [\"one\", \"own.mine\"] # main:8\n"
             "  senders: \"x\" # main:8\n"},
        {"another number, again",
         "statusgen: 1\nvendor: reg\ncodes: [{id: two, code: 4, override: true}]\n",
         "statusgen: 1\nvendor: reg\ncodes: [{id: two, code: 4, tags: [t]}, {code: 2, id: new}]\n",
         ONE "reg - {code: 2, id: new} # second:3\n"
             "reg - code: 4 # first:3\n"
             "  id: two # main:8\n"
             "  related: [\"one\", \"own.mine\"] # main:8\n"
             "  senders: \"x\" # main:8\n"
             "  tags: [\"t\"] # second:3\n"},
        {"a registered number",
         "statusgen: 1\nvendor: own\ncodes: [{id: too, code: 2, override: true}]\n", NULL,
         ONE TWO "own - {id: too, code: 2} # first:3\n"},
        {"the same number", "statusgen: 1\nvendor: reg\ncodes: [{id: two, code: 2, tags: [t]}]\n",
         NULL,
         ONE "reg - code: 2 # main:8\n"
             "  id: two # main:8\n"
             "  related: [\"one\", \"own.mine\"] # main:8\n"
             "  senders: \"x\" # main:8\n"
             "  tags: [\"t\"] # first:3\n"},
        {"the registry by its id", "statusgen: 1\nregistry: r\nremove: [{vendor: reg, id: two}]\n",
         NULL, ONE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) assert_entries(&cases[i]);
}

static void registries(void **state) {
    (void)state;
    struct world world;
    load_overlaid(&world, BASE, PART,
                  "statusgen: 1\n"
                  "registry: {id: r, title: New, range: {last: 99}, +acronyms: B}\n"
                  "vendors: [{id: own, url: 'https://own.example'}]\n"
                  "classes: [{id: all, first: 1, last: 99, title: All}]\n"
                  "documents: [{rfc: 1, sections: {'1': 1}}]\n",
                  "statusgen: 1\ndocuments: [{rfc: 1, sections: {'2': 2}}]\n");
    assert_non_null(world.spec);
    const struct registry *registry = &world.spec->registries[0];
    assert_str(registry->title, "New");
    assert_int_equal(registry->range.first, 1);
    assert_int_equal(registry->range.last, 99);
    assert_int_equal(registry->acronyms.count, 2);
    assert_int_equal(registry->vendors.count, 2);
    assert_str(registry_vendor(registry, STR("own"))->url, "https://own.example");
    assert_int_equal(registry->classes.count, 1);
    assert_int_equal(registry->documents.count, 1);
    assert_int_equal(ARRAY_AT(registry->documents, struct document, 0).sections.count, 2);
    assert_int_equal(registry->overlays, 2);
    assert_int_equal(registry->files.count, 4);
    end(&world);
}

// A base that leaves its one vendor implied keeps it when an overlay brings a second.
static void implied_vendors(void **state) {
    (void)state;
    static const struct {
        const char *base, *vendor;
    } cases[] = {
        {TOP "codes: [{code: 1, id: one}]\n", "mod"},
        {TOP "vendor: old\ncodes: [{code: 1, id: one}]\n", "old"},
        {TOP "vendors: [{id: old, title: Old, registered: true}]\ncodes: [{code: 1, id: one}]\n",
         "old"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world;
        load_overlaid(&world, cases[i].base, PART,
                      "statusgen: 1\nvendors: [{id: new, title: New}]\n"
                      "codes: [{code: 2, id: two, vendor: new}, {id: one, phrase: P}]\n",
                      NULL);
        assert_non_null(world.spec);
        assert_int_equal(world.spec->registries[0].vendors.count, 2);
        assert_str(find_entry(&world, "one")->vendor->id, cases[i].vendor);
        assert_str(find_entry(&world, "one")->phrase, "P");
        assert_str(find_entry(&world, "new.two")->vendor->title, "New");
        end(&world);
    }
}

// --- What is refused ---

#define OWN "statusgen: 1\nvendor: own\n"
#define REG "statusgen: 1\nvendor: reg\n"

static void refusals(void **state) {
    (void)state;
    static const struct overlay_case cases[] = {
        {"an unknown key", "statusgen: 1\ninclude: part\n", NULL, "first:2:1 unknown-key"},
        {"no version", "codes: []\n", NULL, "first:1:1 missing-key"},
        {"another version", "statusgen: 2\n", NULL, "first:1:12 bad-version"},
        {"no YAML", "a: [\n", NULL, "first:1:4 yaml-syntax"},
        {"no mapping", "[a]\n", NULL, "first:1:1 wrong-type"},
        {"both overlays are read", "a: [\n", "b: [\n", "first:1:4 yaml-syntax\nsecond:1:4 yaml-syntax"},
        {"an unknown registry", "statusgen: 1\nregistry: s\n", NULL, "first:2:11 overlay-unmatched"},
        {"of a mapping", "statusgen: 1\nregistry: {id: s}\n", NULL, "first:2:16 overlay-unmatched"},
        {"no registry", "statusgen: 1\nregistry: [r]\n", NULL, "first:2:11 wrong-type"},
        {"a patch of nothing", OWN "codes: [{id: min, phrase: P}]\n", NULL,
         "first:3:14 overlay-unmatched"},
        {"of another vendor", REG "codes: [{id: mine, phrase: P}]\n", NULL,
         "first:3:14 overlay-unmatched < part:3:23"},
        {"of an unknown vendor", "statusgen: 1\ncodes: [{id: one, vendor: ref}]\n", NULL,
         "first:2:27 unknown-id"},
        {"of an unknown vendor for all", "statusgen: 1\nvendor: ref\ncodes: [{id: one}]\n", NULL,
         "first:2:9 unknown-id"},
        {"of no vendor", "statusgen: 1\ncodes: [{id: one}]\n", NULL,
         "first:2:9 missing-key < first:1:1"},
        {"an addition of an unknown vendor",
         "statusgen: 1\ncodes: [{code: 5, id: one, vendor: ref}]\n", NULL, "first:2:36 unknown-id"},
        {"of no id", OWN "codes: [{phrase: P}]\n", NULL, "first:3:9 missing-key"},
        {"of no mapping", OWN "codes: [a]\n", NULL, "first:3:9 wrong-type"},
        {"no list", OWN "codes: a\n", NULL, "first:3:8 wrong-type"},
        {"a vendor to patch", "statusgen: 1\nvendors: [{id: onw, url: 'https://x.example'}]\n", NULL,
         "first:2:16 overlay-unmatched"},
        {"a removal of nothing", "statusgen: 1\nremove: [{vendor: reg, id: on}]\n", NULL,
         "first:2:28 overlay-unmatched"},
        {"a removal twice", REG "remove: [{id: one}, {id: one}]\n", NULL,
         "first:3:26 overlay-unmatched"},
        {"of what the file adds", OWN "remove: [{id: five}]\ncodes: [{code: 5, id: five}]\n", NULL,
         "first:3:15 overlay-unmatched"},
        {"a patch of what was removed", REG "remove: [{id: one}]\n", REG "codes: [{id: one}]\n",
         "second:3:14 overlay-unmatched"},
        {"an empty removal", "statusgen: 1\nremove: [{}]\n", NULL, "first:2:10 missing-key"},
        {"a mention of what it removes",
         REG "remove: [{id: one}]\ncodes: [{id: two, related: [one]}]\n", NULL,
         "first:4:29 unknown-id"},
        {"a mistyped id", REG "codes: [{code: 1, id: won}]\n", NULL,
         "first:3:16 overlay-number < 7:12 < first:3:23"},
        {"not even with override", OWN "codes: [{code: 3, id: me, override: true}]\n", NULL,
         "first:3:16 overlay-number < part:3:16 < first:3:23"},
        {"another number", REG "codes: [{code: 4, id: one}]\n", NULL,
         "first:3:16 overlay-number < 7:12"},
        {"a registered number", OWN "codes: [{code: 2, id: too}]\n", NULL,
         "first:3:16 overlay-number < 8:12"},
        {"beside a renumbering",
         REG "codes: [{id: two, code: 9, override: true}, {code: 3, id: me, vendor: own}]\n", NULL,
         "first:3:52 overlay-number < part:3:16 < first:3:59"},
        {"without override", OWN "codes: [{code: 2, id: too, override: false}]\n", NULL,
         "first:3:16 overlay-number < 8:12"},
        {"no override", OWN "codes: [{code: 2, id: too, override: 1}]\n", NULL,
         "first:3:38 bad-value\nfirst:3:16 overlay-number < 8:12"},
        {"two additions", OWN "codes: [{code: 5, id: five}, {code: 5, id: also}]\n", NULL,
         "first:3:37 duplicate-number < first:3:16"},
        {"one entry twice", REG "codes: [{id: one, phrase: P}, {id: one, phrase: Q}]\n", NULL,
         "first:3:36 duplicate-id < first:3:14"},
        {"a quoted number", REG "codes: [{id: one, code: '1'}]\n", NULL, "first:3:25 wrong-type"},
        {"a mistyped key", REG "codes: [{id: one, retyr: {level: may}}]\n", NULL,
         "first:3:19 unknown-key"},
        {"a key to append to", REG "codes: [{id: one, +tag: b}]\n", NULL, "first:3:19 unknown-key"},
        {"a bad value", REG "codes: [{id: one, state: gone}]\n", NULL, "first:3:26 bad-value"},
        {"in an addition", OWN "codes: [{code: 5, id: five, state: gone}]\n", NULL,
         "first:3:36 bad-value"},
        {"outside the range", OWN "codes: [{code: 10, id: ten}]\n", NULL,
         "first:3:16 outside-range"},
        {"both", REG "codes: [{id: one, tags: [b], +tags: [c]}]\n", NULL,
         "first:3:30 duplicate-key < first:3:19"},
        {"a mapping has no items", REG "codes: [{id: one, +retry: x}]\n", NULL,
         "first:3:19 wrong-type < 7:55"},
        {"a mapping is no item", REG "codes: [{id: one, +reference: {rfc: 1}}]\n", NULL,
         "first:3:31 wrong-type"},
        {"a text is no list", REG "codes: [{id: one, +phrase: x}]\n", NULL, "first:3:28 wrong-type"},
        {"all of them", REG "remove: [{id: on}]\ncodes: [{id: tow}, {id: one, state: gone}]\n",
         OWN "codes: [{code: 1, id: won}]\n",
         "first:3:15 overlay-unmatched\nfirst:4:14 overlay-unmatched\n"
         "second:3:16 overlay-number < part:3:61 < second:3:23\nfirst:4:37 bad-value"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world;
        struct buf out = {0};
        load_overlaid(&world, BASE, PART, cases[i].first, cases[i].second);
        add_findings(&out, &world.diag);
        assert_case(cases[i].what, &out, cases[i].expected);
        end(&world);
    }
}

// A base that is wrong itself is not merged, or its overlays would seem wrong.
static void wrong_base(void **state) {
    (void)state;
    struct world world;
    struct buf out = {0};
    load_overlaid(&world, TOP "codes: [{code: 1, id: one, phrse: P}]\n", PART,
                  "statusgen: 1\ncodes: [{id: tow, phrase: P}]\n", NULL);
    add_findings(&out, &world.diag);
    assert_case("wrong base", &out, "3:28 unknown-key");
    end(&world);
}

static void texts(void **state) {
    (void)state;
    static const struct overlay_case cases[] = {
        {"a mistyped id", REG "codes: [{id: onne, phrase: P}]\n", NULL,
         "there is no entry 'onne' of 'reg' to change\n"
         "- did you mean 'one'?\n"
         "- a new entry needs the key 'code'\n"},
        {"a former id", OWN "codes: [{id: ours, phrase: P}]\n", NULL,
         "there is no entry 'ours' of 'own' to change\n"
         "- did you mean 'mine'?\n"
         "- a new entry needs the key 'code'\n"},
        {"another vendor's", REG "remove: [{id: mine}]\n", NULL,
         "there is no entry 'mine' of 'reg' to remove\n"
         "- 'own' has one of this id\n"},
        {"a number that is taken", REG "codes: [{code: 1, id: won}]\n", NULL,
         "1 is the number of the entry 'one' of 'reg'\n"
         "- given here\n"
         "- did you mean 'one'?\n"},
        {"a registered number", OWN "codes: [{code: 2, id: too}]\n", NULL,
         "2 is the number of the entry 'two' of 'reg'\n"
         "- given here\n"
         "- 'override: true' defines a registered number anew\n"},
        {"another number", REG "codes: [{code: 4, id: one}]\n", NULL,
         "the entry 'one' of 'reg' has the number 1\n"
         "- given here\n"
         "- 'override: true' gives it another one\n"},
        {"a registry", "statusgen: 1\nregistry: q\n", NULL,
         "no registry 'q' is read that the overlay could change\n"
         "- did you mean 'r'?\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world;
        struct buf out = {0};
        load_overlaid(&world, BASE, PART, cases[i].first, cases[i].second);
        add_texts(&out, &world.diag);
        assert_case(cases[i].what, &out, cases[i].expected);
        end(&world);
    }
}

// --- What is said in vain ---

static void in_vain(void **state) {
    (void)state;
    static const struct overlay_case cases[] = {
        {"news", REG "codes: [{id: one, phrase: P, +tags: b, retry: {when: w}}]\n", NULL, ""},
        {"a text", REG "codes: [{id: one, phrase: One}]\n", NULL, "first:3:27 same < 7:32\n"},
        {"a list", REG "codes: [{id: one, tags: [a]}]\n", NULL, "first:3:25 same < 7:43\n"},
        {"inside of a mapping", REG "codes: [{id: one, retry: {level: may, when: w}}]\n", NULL,
         "first:3:34 same < 7:63\n"},
        {"of the registry", "statusgen: 1\nregistry: {range: {last: 9}}\n", NULL,
         "first:2:26 same < 2:53\n"},
        {"an empty list to append", REG "codes: [{id: one, +tags: []}]\n", NULL,
         "first:3:26 nothing\n"},
        {"an empty mapping", REG "codes: [{id: one, retry: {}}]\n", NULL, "first:3:26 nothing\n"},
        {"no keys", REG "codes: [{id: one, code: 1}]\n", NULL, "first:3:9 nothing\n"},
        {"override", OWN "codes: [{code: 5, id: five, override: true}]\n", NULL,
         "first:3:39 nothing\n"},
        {"no list", "statusgen: 1\nvendor: reg\n", NULL, "first:1:1 nothing\n"},
        {"empty lists", "statusgen: 1\nregistry: r\ncodes: []\nremove: []\n", NULL,
         "first:1:1 nothing\n"},
        {"replaced", REG "codes: [{id: one, phrase: P}]\n", REG "codes: [{id: one, phrase: Q}]\n",
         "first:3:27 replaced < second:3:27\n"},
        {"the same again", REG "codes: [{id: one, phrase: P}]\n",
         REG "codes: [{id: one, phrase: P}]\n", "second:3:27 same < first:3:27\n"},
        {"replaced after it was appended", REG "codes: [{id: one, +tags: [b]}]\n",
         REG "codes: [{id: one, tags: [c]}]\n", "first:3:27 replaced < second:3:25\n"},
        {"of the base", REG "codes: [{id: one, tags: [b]}]\n", REG "codes: [{id: one, +tags: [c]}]\n",
         ""},
        {"removed", REG "codes: [{id: one, phrase: P}]\n", REG "remove: [{id: one}]\n",
         "first:3:27 removed < second:3:10\n"},
        {"an addition removed", OWN "codes: [{code: 5, id: five}]\n", OWN "remove: [{id: five}]\n",
         "first:3:16 removed < second:3:10\n"},
        {"only what is of the base", REG "codes: [{id: two, phrase: P}]\n", REG "remove: [{id: one}]\n",
         ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world;
        struct buf out = {0};
        load_overlaid(&world, BASE, PART, cases[i].first, cases[i].second);
        add_texts(&out, &world.diag);
        const struct array *overlaid = &world.spec->registries[0].overlaid;
        for (size_t o = 0; o < overlaid->count; o++) {
            add_overlaid(&out, &ARRAY_AT(*overlaid, struct overlaid, o));
        }
        assert_case(cases[i].what, &out, cases[i].expected);
        end(&world);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(effects),         cmocka_unit_test(registries),
        cmocka_unit_test(implied_vendors), cmocka_unit_test(refusals),
        cmocka_unit_test(wrong_base),      cmocka_unit_test(texts),
        cmocka_unit_test(in_vain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
