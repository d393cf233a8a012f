// SPDX-License-Identifier: MIT
#include "files.h"

#include "spec/difference.h"
#include "view/tables.h"

// Two versions, and what changed between them.
struct versions {
    struct world old, new;
    struct version was, is;
    struct array changes;
};

static struct version version_of(struct world *world) {
    struct buf out = {0};
    add_findings(&out, &world->diag);
    assert_case("the specification", &out, "");
    const struct registry *registry = &world->spec->registries[0];
    struct tables tables = tables_make(&world->arena, registry);
    struct meaning *meanings = ARENA_ARRAY(&world->arena, struct meaning, tables.lookup_count);
    for (size_t i = 0; i < tables.lookup_count; i++) {
        meanings[i] = (struct meaning){tables.lookups[i].text, tables.lookups[i].entry};
    }
    return (struct version){registry, meanings, tables.lookup_count};
}

static void begin(struct versions *versions, const char *old, const char *new) {
    load(&versions->old, old, NULL);
    load(&versions->new, new, NULL);
    versions->was = version_of(&versions->old);
    versions->is = version_of(&versions->new);
}

static void finish(struct versions *versions) {
    end(&versions->old);
    end(&versions->new);
}

static void compare(struct versions *versions) {
    versions->changes = registry_difference(&versions->old.arena, &versions->was, &versions->is);
}

static void add_side(struct buf *out, struct str text) {
    buf_printf(out, " %.*s", STR_ARG(str_given(text) ? text : STR("-")));
}

// "kind subject, key form old new kept" with "!" in front of what breaks; one change a line.
static void add_changes(struct buf *out, const struct array *changes) {
    static const char *const forms[] = {"", " long", " items", " order"};
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &ARRAY_AT(*changes, struct change, i);
        buf_printf(out, "%s%s %.*s,", change->breaking ? "!" : "", change_kind_name(change->kind),
                   STR_ARG(change->subject));
        if (str_given(change->key)) buf_printf(out, " %.*s", STR_ARG(change->key));
        buf_printf(out, "%s", forms[change->form]);
        add_side(out, change->old);
        add_side(out, change->new);
        buf_printf(out, "%s\n", change->kept ? " kept" : "");
    }
}

struct difference_case {
    const char *what, *old, *new, *changes;
};

static void assert_changes(const struct difference_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct versions versions;
        struct buf out = {0};
        begin(&versions, cases[i].old, cases[i].new);
        compare(&versions);
        add_changes(&out, &versions.changes);
        assert_case(cases[i].what, &out, cases[i].changes);
        finish(&versions);
    }
}

#define REGISTRY(more) "statusgen: 1\nregistry: {id: r, title: R" more "}\n"
#define VENDORS                                            \
    "vendors: [{id: std, title: Standard, registered: true}, {id: box, title: Box}]\n"
#define CODES(...) TOP VENDORS "vendor: std\ncodes: [" __VA_ARGS__ "]\n"

static void entries_come_go_and_change_their_names(void **state) {
    (void)state;
    static const struct difference_case cases[] = {
        {"nothing", CODES("{code: 1, id: a}"), CODES("{code: 1, id: a}"), ""},
        {"added", CODES(""), CODES("{code: 1, id: a, phrase: A}, {code: 1, vendor: box, id: b}"),
         "added 1 box.b, - -\n"
         "added 1 std.a, - 'A'\n"},
        {"removed", CODES("{code: 1, id: a, phrase: A}"), CODES(""), "!removed 1 std.a, 'A' -\n"},
        {"renamed by number", CODES("{code: 1, id: a}"), CODES("{code: 1, id: b}"),
         "!renamed 1 std.b, a b\n"},
        {"the old id is kept", CODES("{code: 1, id: a}"),
         CODES("{code: 1, id: b, formerly: [{id: a}]}"),
         "renamed 1 std.b, a b kept\n"
         "changed 1 std.b, formerly items - {id: a}\n"},
        {"back to a former id", CODES("{code: 1, id: b, formerly: [{id: a}]}"),
         CODES("{code: 1, id: a, formerly: [{id: b}]}"),
         "renamed 1 std.a, b a kept\n"
         "changed 1 std.a, formerly items {id: a} {id: b}\n"},
        {"renumbered", CODES("{code: 1, id: a}"), CODES("{code: 2, id: a}"),
         "!renumbered 2 std.a, 1 2\n"},
        {"renamed and renumbered", CODES("{code: 1, id: a}"),
         CODES("{code: 2, id: b, formerly: [{id: a}]}"),
         "renamed 2 std.b, a b kept\n"
         "!renumbered 2 std.b, 1 2\n"
         "changed 2 std.b, formerly items - {id: a}\n"},
        {"swapped", CODES("{code: 1, id: a}, {code: 2, id: b}"),
         CODES("{code: 2, id: a}, {code: 1, id: b}"),
         "!renumbered 1 std.b, 2 1\n"
         "!renumbered 2 std.a, 1 2\n"},
        {"a former id before a number", CODES("{code: 1, id: a}"),
         CODES("{code: 1, id: c}, {code: 2, id: b, formerly: [{id: a}]}"),
         "added 1 std.c, - -\n"
         "renamed 2 std.b, a b kept\n"
         "!renumbered 2 std.b, 1 2\n"
         "changed 2 std.b, formerly items - {id: a}\n"},
        {"two become one: it is the one with the number",
         CODES("{code: 1, id: a}, {code: 2, id: b}"),
         CODES("{code: 2, id: c, formerly: [{id: a}, {id: b}]}"),
         "!removed 1 std.a, - -\n"
         "renamed 2 std.c, b c kept\n"
         "changed 2 std.c, formerly items - {id: a}, {id: b}\n"
         "!changed name a, 1 std.a 2 std.c\n"},
        {"another vendor's is another", CODES("{code: 1, id: a, vendor: box}"),
         CODES("{code: 1, id: a}"),
         "!removed 1 box.a, - -\n"
         "added 1 std.a, - -\n"},
        {"sorted by number, not by text", CODES(""), CODES("{code: 10, id: a}, {code: 9, id: b}"),
         "added 9 std.b, - -\n"
         "added 10 std.a, - -\n"},
    };
    assert_changes(cases, COUNT(cases));
}

static void facts_are_compared_key_by_key(void **state) {
    (void)state;
#define A(more) CODES("{code: 1, id: a" more "}")
#define PEER(more) "peers: [{id: go, title: Go, style: pascal}]\n" A(more)
#define C(more) "changed 1 std.a, " more "\n"
    static const struct difference_case cases[] = {
        {"a word", A(", cacheable: never"), A(", cacheable: explicit"),
         C("cacheable never explicit")},
        {"a default that is written out", A(""),
         A(", state: permanent, wire: sent, vendor: std, outside_range: false"), ""},
        {"inside a mapping", A(", retry: {level: may, when: x}"),
         A(", retry: {level: must, when: x}"), C("retry.level may must")},
        {"a whole mapping", A(""), A(", retry: {level: may, when: x}"),
         C("retry - {level: may, when: 'x'}")},
        {"plain texts have no order", A(", tags: [b, c, a]"), A(", tags: [a, b, c]"), ""},
        {"plain texts", A(", tags: [b, c]"), A(", tags: [a, b]"), C("tags items 'c' 'a'")},
        {"maps have an order", A(", reference: [{rfc: 1}, {rfc: 2}]"),
         A(", reference: [{rfc: 2}, {rfc: 1}]"), C("reference order - -")},
        {"free keys", A(", x: {b: 1, c: [p]}"), A(", x: {c: [p, q], b: 2}"),
         C("x.b '1' '2'") C("x.c items - 'q'")},
        {"an identifier elsewhere", PEER(""), PEER(", also: {go: Aa}"), C("also.go items - 'Aa'")},
        {"an identifier elsewhere is gone", PEER(", also: {go: Aa}"), PEER(""),
         "!" C("also.go items 'Aa' -")},
        {"a phrase", A(", phrase: Old"), A(", phrase: New"), "!" C("phrase 'Old' 'New'")},
        {"a first phrase", A(""), A(", phrase: New"), C("phrase - 'New'")},
        {"a last phrase", A(", phrase: Old"), A(""), "!" C("phrase 'Old' -")},
        {"a phrase on record", A(", phrase: Old"), A(", phrase: New, formerly: [{phrase: Old}]"),
         C("phrase 'Old' 'New'") C("formerly items - {id: a, phrase: 'Old'}")},
        {"another phrase on record", A(", phrase: Old"),
         A(", phrase: New, formerly: [{phrase: Older}]"),
         "!" C("phrase 'Old' 'New'") C("formerly items - {id: a, phrase: 'Older'}")},
        {"a former id is gone", A(", formerly: [{id: b}, {id: c}]"), A(", formerly: [{id: c}]"),
         "!" C("formerly items {id: b} -")},
        {"a former phrase is gone", A(", formerly: [{phrase: b}]"), A(""),
         C("formerly items {id: a, phrase: 'b'} -")},
    };
    assert_changes(cases, COUNT(cases));
}

static void so_are_registry_classes_vendors_and_editions(void **state) {
    (void)state;
#define CLASS(more) TOP "classes: [{id: a, first: 1, last: 5, title: A}" more "]\n"
#define VENDOR(list) TOP "vendors: [" list "]\ncodes: [{code: 1, id: x, vendor: v}]\n"
#define EDITIONS(list) TOP "editions: [" list "]\n"
    static const struct difference_case cases[] = {
        {"the registry", REGISTRY(", updated: 2024-01-01"),
         REGISTRY(", range: {first: 1, last: 9}"),
         "changed registry, updated 2024-01-01 -\n"
         "changed registry, range.first 0 1\n"
         "changed registry, range.last 2147483647 9\n"},
        {"its id, from which the module comes", TOP "vendor: v\n",
         "statusgen: 1\nregistry: {id: q, title: R, module: mod}\nvendor: v\n",
         "renamed registry, r q\n"},
        {"its module", REGISTRY(", module: a"), REGISTRY(", module: b"),
         "!changed registry, module a b\n"
         "!renamed vendor b, a b\n"},
        {"acronyms that no name holds", REGISTRY(", acronyms: [OK]"), REGISTRY(", acronyms: [IM]"),
         "changed registry, acronyms items 'OK' 'IM'\n"},
        {"an acronym of a name", REGISTRY("") "codes: [{code: 1, id: im_used}]\n",
         REGISTRY(", acronyms: [IM]") "codes: [{code: 1, id: im_used}]\n",
         "!changed registry, acronyms items - 'IM'\n"},
        {"an acronym of a former name",
         REGISTRY(", acronyms: [IM]") "codes: [{code: 1, id: x, formerly: [{id: im}]}]\n",
         REGISTRY("") "codes: [{code: 1, id: x, formerly: [{id: im}]}]\n",
         "!changed registry, acronyms items 'IM' -\n"},
        {"classes", CLASS(""), CLASS(", {id: b, first: 6, last: 9, title: B}"),
         "added class b, - 'B'\n"},
        {"a class less", CLASS(", {id: b, first: 6, last: 9, title: B}"), CLASS(""),
         "!removed class b, 'B' -\n"},
        {"a class of another name", CLASS(""),
         TOP "classes: [{id: b, first: 1, last: 5, title: B}]\n",
         "!renamed class b, a b\n"
         "changed class b, title 'A' 'B'\n"},
        {"a class of other numbers", CLASS(""),
         TOP "classes: [{id: a, first: 2, last: 4, title: A, error: true, fallback: 2}]\n",
         "!changed class a, first 1 2\n"
         "!changed class a, last 5 4\n"
         "changed class a, fallback - 2\n"
         "!changed class a, error false true\n"},
        {"vendors", VENDOR("{id: v, title: V}, {id: w, title: W}"),
         VENDOR("{id: u, title: U}, {id: v, title: V}"),
         "added vendor u, - 'U'\n"
         "!removed vendor w, 'W' -\n"},
        {"a vendor of another name", TOP "vendors: [{id: a, title: V}, {id: b, title: B}]\n"
                                         "codes: [{code: 1, id: x, vendor: a}]\n",
         VENDOR("{id: b, title: B}, {id: v, title: V}"),
         "!renamed vendor v, a v\n"
         "changed vendors, order - -\n"},
        {"the only vendor", TOP "vendor: a\ncodes: [{code: 1, id: x}]\n",
         TOP "vendor: b\ncodes: [{code: 1, id: x}]\n",
         "!renamed vendor b, a b\n"
         "changed vendor b, title 'a' 'b'\n"},
        {"a vendor that is registered", VENDOR("{id: v, title: V}"),
         VENDOR("{id: v, title: V, registered: true}"),
         "!changed vendor v, registered false true\n"
         "changed 1 v.x, state unregistered permanent\n"},
        {"editions", EDITIONS("{id: e, title: E}, {id: f, title: F}, {id: g, title: G}"),
         EDITIONS("{id: f, title: F, year: 1999}, {id: e, title: E}, {id: h, title: H}"),
         "changed edition f, year - 1999\n"
         "!removed edition g, 'G' -\n"
         "added edition h, - 'H'\n"
         "changed editions, order - -\n"},
        {"an edition of another name", EDITIONS("{id: e, title: E}"), EDITIONS("{id: f, title: E}"),
         "!renamed edition f, e f\n"},
    };
    assert_changes(cases, COUNT(cases));
}

static void a_name_that_means_another_number_is_a_change(void **state) {
    (void)state;
#define TWO(list) \
    TOP "vendors: [{id: p, title: P}, {id: q, title: Q}]\ncodes: [" list "]\n"
    static const struct difference_case cases[] = {
        {"a vendor that takes precedence", TWO("{code: 2, id: late, vendor: q}"),
         TWO("{code: 2, id: late, vendor: q}, {code: 1, id: late, vendor: p}"),
         "added 1 p.late, - -\n"
         "!changed name late, 2 q.late 1 p.late\n"},
        {"one that does not", TWO("{code: 1, id: late, vendor: p}"),
         TWO("{code: 2, id: late, vendor: q}, {code: 1, id: late, vendor: p}"),
         "added 2 q.late, - -\n"},
        {"the same number", TWO("{code: 1, id: late, vendor: q}"),
         TWO("{code: 1, id: late, vendor: q}, {code: 1, id: late, vendor: p}"),
         "added 1 p.late, - -\n"},
        {"precedence itself",
         TOP "vendors: [{id: p, title: P}, {id: q, title: Q}]\n"
             "codes: [{code: 1, id: x, vendor: p}, {code: 2, id: x, vendor: q}]\n",
         TOP "vendors: [{id: q, title: Q}, {id: p, title: P}]\n"
             "codes: [{code: 1, id: x, vendor: p}, {code: 2, id: x, vendor: q}]\n",
         "changed vendors, order - -\n"
         "!changed name x, 1 p.x 2 q.x\n"},
        {"a former id that another entry has now", CODES("{code: 1, id: b, formerly: [{id: a}]}"),
         CODES("{code: 1, id: b}, {code: 2, id: a}"),
         "!changed 1 std.b, formerly items {id: a} -\n"
         "added 2 std.a, - -\n"
         "!changed name a, 1 std.b 2 std.a\n"},
    };
    assert_changes(cases, COUNT(cases));
}

// Names come from outside: one may vanish though nothing that this module knows explains it.
static void a_name_that_is_gone_is_a_change_unless_its_reason_was_given(void **state) {
    (void)state;
    struct versions versions;
    struct buf out = {0};
    begin(&versions, CODES("{code: 1, id: a}, {code: 2, id: b}"),
          CODES("{code: 1, id: a}, {code: 2, id: c}"));
    const struct entry *old = versions.was.registry->entries.items;
    const struct meaning was[] = {{STR("by_a"), &old[0]}, {STR("by_b"), &old[1]}};
    versions.was.meanings = was;
    versions.was.meaning_count = COUNT(was);
    versions.is.meaning_count = 0;
    compare(&versions);
    add_changes(&out, &versions.changes);
    assert_case("names", &out, "!renamed 2 std.c, b c\n"
                               "!removed name by_a, 1 std.a -\n");
    finish(&versions);
}

static void the_order_of_what_has_none_is_no_change(void **state) {
    (void)state;
    struct versions versions;
    begin(&versions,
          TOP "classes: [{id: a, first: 1, last: 5, title: A},\n"
              "          {id: b, first: 6, last: 9, title: B}]\n"
              "vendor: v\n"
              "codes:\n"
              "  - {code: 1, id: a, phrase: A, summary: 'Sum'}\n"
              "  - {code: 7, id: b}\n",
          "vendor: v\n"
          "codes:\n"
          "  - {id: b, code: 7}\n"
          "  - {summary: Sum, phrase: \"A\", id: a, code: 1}\n"
          "classes: [{id: b, first: 6, last: 9, title: B}, {title: A, id: a, last: 5, first: 1}]\n"
          "registry: {module: mod, title: R, id: r}\n"
          "statusgen: 1\n");
    compare(&versions);
    assert_int_equal(versions.changes.count, 0);
    finish(&versions);
}

static void changes_know_their_places(void **state) {
    (void)state;
    struct versions versions;
    struct buf out = {0};
    begin(&versions, TOP "codes:\n  - {code: 1, id: a, tags: [x]}\n  - {code: 2, id: b}\n",
          TOP "codes:\n  - {code: 3, id: c}\n  - {code: 1, id: a, retry: {level: may}}\n");
    compare(&versions);
    for (size_t i = 0; i < versions.changes.count; i++) {
        const struct change *change = &ARRAY_AT(versions.changes, struct change, i);
        buf_printf(&out, "%.*s", STR_ARG(change->subject));
        buf_add_char(&out, ' ');
        add_place(&out, change->old_place);
        buf_add_char(&out, ' ');
        add_place(&out, change->new_place);
        buf_add_char(&out, '\n');
    }
    // A key that is not there is where its entry is.
    assert_case("places", &out, "1 mod.a 4:5 5:29\n"
                                "1 mod.a 4:28 5:5\n"
                                "2 mod.b 5:19 -\n"
                                "3 mod.c - 4:19\n");
    finish(&versions);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_come_go_and_change_their_names),
        cmocka_unit_test(facts_are_compared_key_by_key),
        cmocka_unit_test(so_are_registry_classes_vendors_and_editions),
        cmocka_unit_test(a_name_that_means_another_number_is_a_change),
        cmocka_unit_test(a_name_that_is_gone_is_a_change_unless_its_reason_was_given),
        cmocka_unit_test(the_order_of_what_has_none_is_no_change),
        cmocka_unit_test(changes_know_their_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
