// SPDX-License-Identifier: MIT
#include "../lang/world.h"

#include "template/template.h"
#include "view/view.h"

#define REGISTRY "statusgen: 1\nregistry: {id: small, title: Small, module: small}\n"

const struct embedded_file embedded_files[] = {
    FILE_OF("large.yaml", REGISTRY "codes: [{code: 70000, id: far}]\n"),
    FILE_OF("rich.yaml",
            "statusgen: 1\n"
            "registry:\n"
            "  id: rich\n"
            "  title: Rich codes\n"
            "  module: rich_codes\n"
            "  url: https://codes.example/\n"
            "  updated: 2025-02-03\n"
            "  range: {first: 1, last: 99}\n"
            "  line: {start: R}\n"
            "  acronyms: [OK, ID]\n"
            "  unknown: Who knows\n"
            "editions:\n"
            "  - {id: first, title: First edition, year: 1999}\n"
            "classes:\n"
            "  - {id: low, first: 1, last: 9, title: Low, summary: Small ones., fallback: 1}\n"
            "  - {id: high, first: 10, last: 19, title: High, error: true}\n"
            "vendors:\n"
            "  - {id: house, title: House, registered: true, url: 'https://house.example/'}\n"
            "  - {id: guest, title: Guest, summary: Comes and goes.}\n"
            "  - {id: absentee, title: Absentee}\n"
            "peers:\n"
            "  - {id: peer, title: Peer, version: '2', url: 'https://peer.example/', prefix: P_,\n"
            "     style: screaming, has: [guest.no_text], lacks: [plain]}\n"
            "  - {id: other, title: Other, style: initialism}\n"
            "vendor: house\n"
            "codes:\n"
            "  - code: 1\n"
            "    id: all_ok\n"
            "    phrase: All OK\n"
            "    summary: It went well.\n"
            "    description: A paragraph.\n"
            "    state: temporary\n"
            "    registered: 2024-01-02\n"
            "    extended: 2024-03-04\n"
            "    expires: 2026-05-06\n"
            "    reference:\n"
            "      - {rfc: 9110, section: '15.1'}\n"
            "      - {draft: draft-x-00}\n"
            "      - {title: Handbook, section: '4', url: 'https://book.example/'}\n"
            "      - {rfc: 1, section: B.2}\n"
            "    formerly:\n"
            "      - {phrase: Fine}\n"
            "      - {id: fine, phrase: Just fine, edition: first}\n"
            "    also: {peer: [ALLOK, FINE], other: AllOk}\n"
            "    cacheable: explicit\n"
            "    content: none\n"
            "    wire: rewritten\n"
            "    wire_code: 2\n"
            "    headers:\n"
            "      - {field: X-One, level: must-not, when: it rains, source: {rfc: 2}}\n"
            "      - {field: X-Two}\n"
            "    retry: {level: may, when: later}\n"
            "    redirect: {method: may-change}\n"
            "    senders: [One, Two]\n"
            "    related: [guest.no_text]\n"
            "    tags: [a, b]\n"
            "    sources: {wire: {title: Lore}}\n"
            "    x: {pager: team, boards: [a, b]}\n"
            "  - {code: 2, id: plain}\n"
            "  - {code: 12, vendor: guest, id: no_text, x: {pager: ''}}\n"
            "  - {code: 1, vendor: guest, id: all_ok}\n"
            "  - {code: 50, id: outside, outside_range: true}\n"),
};
const size_t embedded_file_count = COUNT(embedded_files);

static const char language_text[] = LANGUAGE
    "peer: peer\n"
    "options:\n"
    "  prefix: {default: '{{module.flat}}_', summary: s}\n"
    "  quiet: {type: flag, summary: s}\n"
    "  banner: {type: text, default: hello, summary: s}\n"
    "names:\n"
    "  constant: {summary: s, form: '{{vendor.snake}}_{{id.snake}}'}\n"
    "  check: {summary: s, of: class, form: 'is_{{class.snake}}'}\n"
    "  space: {summary: s, of: vendor, form: 'in_{{vendor.snake}}'}\n"
    "  type: {summary: s, of: registry, form: '{{module.pascal}}'}\n"
    "views:\n"
    "  lit: {summary: s, open: '<', close: '>', raw: ascii,\n"
    "        other: {unit: byte, base: hex, digits: 2, open: '%'}}\n"
    "  doc: {summary: s, wrap: 9, raw: ascii, other: {unit: byte, base: hex, digits: 2}}\n"
    "integers: {u8: byte, u16: word, u32: long}\n";

static struct view *make(struct world *world, struct arena *scratch, const char *file) {
    static struct str banner[] = {STR_INIT("One"), STR_INIT(""), STR_INIT("Two")};
    const struct request request = {.license = STR("CC0-1.0"), .banner = {banner, COUNT(banner)}};
    struct subject subject = view_subject(&world->arena, spec_of(world, file));
    struct view *view = view_make(&world->arena, scratch, &subject,
                                  language_of(world, language_text), request, &world->diag);
    assert_no_findings(world, "the view");
    assert_non_null(view);
    return view;
}

// What the template makes of the file.
static void assert_rendered(struct world *world, const char *file, const char *text,
                            const char *expected) {
    struct arena scratch = {0};
    struct view *view = make(world, &scratch, file);
    struct source *source = ARENA_NEW(&world->arena, struct source);
    *source = (struct source){STR("main"), str_from(text)};
    const struct template *template = template_compile(&world->arena, source, view_type(view),
                                                       TEMPLATE_STRICT, NULL, &world->diag);
    assert_no_findings(world, text);
    struct buf got = {0};
    assert_true(
        template_render(template, view_root(view, NULL), view, &scratch, 0, &got, &world->diag));
    assert_case(text, &got, expected);
    arena_free(&scratch);
}

struct rendering {
    const char *template, *expected;
};

static void assert_each(struct world *world, const struct rendering *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        assert_rendered(world, "rich.yaml", cases[i].template, cases[i].expected);
    }
}

static void the_root_says_whose_the_file_is(void **state) {
    static const struct rendering cases[] = {
        {"{{marker}}", "Code generated by statusgen from rich.yaml. DO NOT EDIT."},
        {"{{license}}", "CC0-1.0"},
        {"{{#banner}}{{lit}};{{/banner}}", "<One>;<>;<Two>;"},
        {"{{registry.id.lit}}{{#registries}}{{id.lit}}{{/registries}}", "<rich><rich>"},
        {"{{option.prefix}} {{option.banner.lit}} {{#option.quiet}}x{{/option.quiet}}",
         "richcodes_ <hello>"},
    };
    assert_each(*state, cases, COUNT(cases));
}

static void a_registry_has_its_facts_and_lists(void **state) {
    static const struct rendering cases[] = {
        {"{{#registry}}{{id.lit}}{{title.lit}}{{module.lit}}{{url.lit}}{{updated.lit}}"
         "{{unknown.lit}} {{first}} {{last}}{{/registry}}",
         "<rich><Rich codes><rich_codes><https://codes.example/><2025-02-03><Who knows> 1 99"},
        {"{{#registry.acronyms}}{{lit}}{{/registry.acronyms}}", "<OK><ID>"},
        {"{{#registry.editions}}{{id.lit}}{{title.lit}} {{year}}{{/registry.editions}}",
         "<first><First edition> 1999"},
        {"{{#registry.peers}}{{id.lit}}{{title.lit}}{{version.lit}}{{url.lit}}{{prefix.lit}}"
         "{{style.word.lit}}{{#has}}+{{lit}}{{/has}}{{#lacks}}-{{lit}}{{/lacks}}\n{{/registry.peers}}",
         "<peer><Peer><2><https://peer.example/><P_><screaming>+<guest.no_text>-<plain>\n"
         "<other><Other><initialism>\n"},
        {"{{#registry.entries}}{{index}}={{code}}{{vendor.id.lit}} {{/registry.entries}}",
         "0=1<house> 1=1<guest> 2=2<house> 3=12<guest> 4=50<house>"},
        {"{{#registry.registered}}{{id.lit}}{{/registry.registered}}", "<all_ok><plain><outside>"},
        {"{{#registry.namespaces}}{{id.lit}}{{/registry.namespaces}}", "<guest>"},
        {"{{registry.name.type}} {{registry.code_type}} {{registry.index_type}}",
         "RichCodes word byte"},
        {"{{#registry.error_classes}}{{id.lit}}{{/registry.error_classes}}", "<high>"},
        {"{{#registry}}{{#has_cacheable}}c{{/has_cacheable}}{{#has_content}}n{{/has_content}}"
         "{{#has_wire}}w{{/has_wire}}{{#has_headers}}h{{/has_headers}}{{#has_retry}}r{{/has_retry}}"
         "{{#has_redirect}}d{{/has_redirect}}{{#has_levels}}l{{/has_levels}}"
         "{{#has_dates}}t{{/has_dates}}{{/registry}}",
         "cnwhrdlt"},
        {"{{#registry.redirects}}{{code}} {{/registry.redirects}}|{{#registry.content_none}}{{code}} "
         "{{/registry.content_none}}|{{#registry.heuristic}}{{code}} {{/registry.heuristic}}|"
         "{{#registry.never_cacheable}}{{code}} {{/registry.never_cacheable}}",
         "1 |1 ||"},
        {"{{#registry.classes}}{{#content_none}}n{{/content_none}}{{#never_cacheable}}c"
         "{{/never_cacheable}};{{/registry.classes}}",
         ";;"},
    };
    assert_each(*state, cases, COUNT(cases));
}

static void a_code_type_holds_every_number(void **state) {
    assert_rendered(*state, "large.yaml", "{{registry.code_type}}", "long");
}

static void classes_know_their_entries(void **state) {
    static const struct rendering cases[] = {
        {"{{#registry.classes}}{{index}}{{id.lit}}{{name.check}} {{first}}-{{last}}{{title.lit}}"
         "{{summary.lit}}{{fallback}}{{#error}}!{{/error}}\n{{/registry.classes}}",
         "0<low>is_low 1-9<Low><Small ones.>1\n1<high>is_high 10-19<High>!\n"},
        {"{{#registry.classes}}{{#entries}}{{code}}{{vendor.id.lit}}{{/entries}}|"
         "{{#registered}}{{code}} {{/registered}}\n{{/registry.classes}}",
         "1<house>1<guest>2<house>|1 2\n12<guest>|\n"},
    };
    assert_each(*state, cases, COUNT(cases));
}

static void vendors_know_their_entries(void **state) {
    static const struct rendering cases[] = {
        {"{{#registry.vendors}}{{index}}{{id.lit}}{{name.space}}{{title.lit}}{{url.lit}}"
         "{{summary.lit}}{{#registered}}!{{/registered}}\n{{/registry.vendors}}",
         "0<house>in_house<House><https://house.example/>!\n"
         "1<guest>in_guest<Guest><Comes and goes.>\n"
         "2<absentee>in_absentee<Absentee>\n"},
        {"{{#registry.vendors}}{{#entries}}{{code}} {{/entries}}\n{{/registry.vendors}}",
         "1 2 50\n1 12\n\n"},
    };
    assert_each(*state, cases, COUNT(cases));
}

// The first entry has every fact.
#define FIRST(text) "{{#registry.entries}}{{#@first}}" text "{{/@first}}{{/registry.entries}}"

static void an_entry_has_its_facts(void **state) {
    static const struct rendering cases[] = {
        {FIRST("{{code}}{{id.lit}}{{name.constant}}{{phrase.lit}}{{summary.lit}}{{description.lit}}"),
         "1<all_ok>house_all_ok<All OK><It went well.><A paragraph.>"},
        {FIRST("{{vendor.id.lit}}{{class.id.lit}}{{#registered}}!{{/registered}}"),
         "<house><low>!"},
        {FIRST("{{date_registered.lit}}{{date_extended.lit}}{{date_expires.lit}}"),
         "<2024-01-02><2024-03-04><2026-05-06>"},
        {FIRST("{{#state}}{{word.lit}}{{#temporary}}!{{/temporary}}{{#permanent}}?{{/permanent}}"
               "{{/state}}"),
         "<temporary>!"},
        {FIRST("{{#cacheable}}{{word.lit}}{{#explicit}}!{{/explicit}}{{/cacheable}}"),
         "<explicit>!"},
        {FIRST("{{#content}}{{word.lit}}{{#none}}!{{/none}}{{/content}}"), "<none>!"},
        {FIRST("{{#wire}}{{word.lit}}{{#rewritten}}!{{/rewritten}}{{/wire}}{{wire_code}}"),
         "<rewritten>!2"},
        {FIRST("{{#retry}}{{level.word.lit}}{{#level.may}}!{{/level.may}}{{when.lit}}{{/retry}}"),
         "<may>!<later>"},
        {FIRST("{{#redirect.method}}{{word.lit}}{{#may_change}}!{{/may_change}}{{/redirect.method}}"),
         "<may-change>!"},
        {FIRST("{{#senders}}{{lit}}{{/senders}}{{#related}}{{lit}}{{/related}}{{#tags}}{{lit}}{{/tags}}"),
         "<One><Two><guest.no_text><a><b>"},
        {FIRST("{{#headers}}{{field.lit}}{{#level}}{{word.lit}}{{#must_not}}!{{/must_not}}{{/level}}"
               "{{when.lit}}{{source.label.lit}};{{/headers}}"),
         "<X-One><must-not>!<it rains><RFC 2>;<X-Two>;"},
        {FIRST("{{#also}}{{peer.lit}}:{{#names}}{{lit}}{{/names}};{{/also}}"),
         "<peer>:<ALLOK><FINE>;<other>:<AllOk>;"},
        {FIRST("{{#peers}}{{peer.title.lit}}:{{#names}}{{lit}}{{/names}};{{/peers}}"),
         "<Peer>:<ALLOK><FINE>;<Other>:<AllOk>;"},
        {"{{#registry.entries}}{{code}}:{{#peers}}{{#names}}{{lit}}{{/names}};{{/peers}}"
         "{{/registry.entries}}",
         "1:<ALLOK><FINE>;<AllOk>;1:;;2:;<Plain>;12:<NO_TEXT>;;50:<OUTSIDE>;<Outside>;"},
        {"{{#registry.entries}}{{#alternatives}}{{entry.code}}{{name.constant}}{{text.lit}}"
         "{{peer.id.lit}}{{/alternatives}}{{/registry.entries}}",
         "1house_allok<ALLOK><peer>"},
        {FIRST("{{#sources}}{{fact.lit}}{{reference.label.lit}}{{/sources}}"), "<wire><Lore>"},
    };
    assert_each(*state, cases, COUNT(cases));
}

static void what_an_entry_does_not_say_is_absent(void **state) {
    static const struct rendering cases[] = {
        {"{{#registry.entries}}{{#outside_range}}{{code}}{{^class}}, no class{{/class}}"
         "{{#state}}{{word.lit}}{{/state}}{{#wire}}{{word.lit}}{{/wire}}{{phrase.lit}}{{wire_code}}"
         "{{#retry}}?{{/retry}}{{#redirect}}?{{/redirect}}{{#cacheable}}?{{/cacheable}}"
         "{{#formerly}}?{{/formerly}}{{#headers}}?{{/headers}}{{#free}}?{{/free}}"
         "{{/outside_range}}{{/registry.entries}}",
         "50, no class<permanent><sent>"},
        {"{{#registry.entries}}{{^registered}}{{#state}}{{word.lit}}{{/state}}{{/registered}}"
         "{{/registry.entries}}",
         "<unregistered><unregistered>"},
    };
    assert_each(*state, cases, COUNT(cases));
}

static void references_get_labels_and_links(void **state) {
    static const struct rendering cases[] = {
        {FIRST("{{#references}}{{label.lit}}{{url.lit}}\n{{/references}}"),
         "<RFC 9110, section 15.1><https://www.rfc-editor.org/rfc/rfc9110.html#section-15.1>\n"
         "<draft-x-00><https://datatracker.ietf.org/doc/html/draft-x-00>\n"
         "<Handbook, section 4><https://book.example/>\n"
         "<RFC 1, section B.2><https://www.rfc-editor.org/rfc/rfc1.html#appendix-B.2>\n"},
        {FIRST("{{#references}}{{rfc}}{{draft.lit}}{{title.lit}}{{section.lit}};{{/references}}"),
         "9110<15.1>;<draft-x-00>;<Handbook><4>;1<B.2>;"},
    };
    assert_each(*state, cases, COUNT(cases));
}

static void former_names_and_aliases_differ(void **state) {
    static const struct rendering cases[] = {
        {FIRST("{{#formerly}}{{id.lit}}{{phrase.lit}}{{edition.id.lit}}{{#renamed}}!{{/renamed}};"
               "{{/formerly}}"),
         "<all_ok><Fine>;<fine><Just fine><first>!;"},
        {FIRST("{{#aliases}}{{name.constant}} of {{entry.name.constant}};{{/aliases}}"),
         "house_fine of house_all_ok;"},
    };
    assert_each(*state, cases, COUNT(cases));
}

static void free_keys_are_fields_and_a_list(void **state) {
    static const struct rendering cases[] = {
        {"{{#registry.entries}}{{x.pager.lit}}{{#x.boards}}{{lit}}{{/x.boards}};{{/registry.entries}}",
         "<team><a><b>;;;<>;;"},
        {"{{#registry.entries}}{{#free}}{{key.lit}}={{text.lit}}{{#is_list}}[{{#texts}}{{lit}}"
         "{{/texts}}]{{/is_list}};{{/free}}{{/registry.entries}}",
         "<pager>=<team>;<boards>=[<a><b>];<pager>=<>;"},
    };
    assert_each(*state, cases, COUNT(cases));
}

static void numbers_and_lookups_lead_to_entries(void **state) {
    static const struct rendering cases[] = {
        {"{{#registry.numbers}}{{code}}@{{first}}+{{count}}{{entry.vendor.id.lit}}:"
         "{{#entries}}{{vendor.id.lit}}{{/entries}}\n{{/registry.numbers}}",
         "1@0+2<house>:<house><guest>\n2@2+1<house>:<house>\n12@3+1<guest>:<guest>\n"
         "50@4+1<house>:<house>\n"},
        {"{{#registry.numbers}}{{code}}{{#line}}{{lit}}{{/line}}{{^line}}-{{/line}};{{/registry.numbers}}",
         "1<R 1 All OK>;2<R 2 >;12-;50<R 50 >;"},
        {"{{#registry.index.firsts.rows}}{{#values}}{{.}},{{/values}}{{/registry.index.firsts.rows}}",
         "0,0,2,3,4,5,"},
        {"{{#registry.lookups}}{{text.lit}}{{entry.code}} {{/registry.lookups}}",
         "<all_ok>1 <allok>1 <fine>1 <guest_all_ok>1 <guest_no_text>12 <no_text>12 <outside>50 <plain>2"},
    };
    assert_each(*state, cases, COUNT(cases));
}

static void a_text_has_the_views_of_the_language(void **state) {
    assert_rendered(*state, "rich.yaml",
                    FIRST("{{#summary.doc}}| {{.}}\n{{/summary.doc}}"), "| It went\n| well.\n");
}

// --- Every field ---

struct walk {
    void *env;
    size_t fields;
};

enum { DEEP = 5 }; // entries have vendors, which have entries

static void walk_value(struct walk *walk, struct value value, const struct type *type, int depth);

static void walk_shape(struct walk *walk, const struct shape *shape, const void *object, int depth) {
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        assert_ptr_equal(shape_find(shape, field->name), field); // no name twice
        assert_true(field->summary.len > 0);
        walk->fields++;
        walk_value(walk, field->get(walk->env, object, field), &field->type, depth);
    }
}

static void walk_value(struct walk *walk, struct value value, const struct type *type, int depth) {
    if (value.kind == VALUE_ABSENT || depth == DEEP) return;
    assert_int_equal(value.kind, type->kind);
    switch (value.kind) {
    case VALUE_MAP:
        assert_ptr_equal(value.map.shape, type->shape);
        walk_shape(walk, value.map.shape, value.map.object, depth + 1);
        break;
    case VALUE_TEXT: walk_shape(walk, type->shape, &value.text, depth + 1); break;
    case VALUE_LIST:
        for (size_t i = 0; i < value.list.count; i++) {
            walk_value(walk, value.list.at(walk->env, &value.list, i), type->item, depth + 1);
        }
        break;
    default: break;
    }
}

static void every_field_gives_what_its_type_says(void **state) {
    struct arena scratch = {0};
    struct view *view = make(*state, &scratch, "rich.yaml");
    struct walk walk = {.env = view};
    struct type root = view_type(view);
    walk_value(&walk, view_root(view, NULL), &root, 0);
    assert_true(walk.fields > 1000);
    arena_free(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(the_root_says_whose_the_file_is),
        IN_A_WORLD(a_registry_has_its_facts_and_lists),
        IN_A_WORLD(a_code_type_holds_every_number),
        IN_A_WORLD(classes_know_their_entries),
        IN_A_WORLD(vendors_know_their_entries),
        IN_A_WORLD(an_entry_has_its_facts),
        IN_A_WORLD(what_an_entry_does_not_say_is_absent),
        IN_A_WORLD(references_get_labels_and_links),
        IN_A_WORLD(former_names_and_aliases_differ),
        IN_A_WORLD(free_keys_are_fields_and_a_list),
        IN_A_WORLD(numbers_and_lookups_lead_to_entries),
        IN_A_WORLD(a_text_has_the_views_of_the_language),
        IN_A_WORLD(every_field_gives_what_its_type_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
