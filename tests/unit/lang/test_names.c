// SPDX-License-Identifier: MIT
#include "world.h"

#define REGISTRY "statusgen: 1\nregistry: {id: plain, title: Plain, module: plain_codes}\n"

const struct embedded_file embedded_files[] = {
    FILE_OF("close.yaml", REGISTRY "codes:\n"
                                   "  - {code: 1, id: not_found}\n"
                                   "  - {code: 2, id: notfound}\n"
                                   "  - code: 3\n"
                                   "    id: gone\n"
                                   "    formerly: [{id: not_f_ound}]\n"),
    FILE_OF("peerless.yaml", REGISTRY "codes: [{code: 1, id: alone}]\n"),
    FILE_OF("peers.yaml",
            REGISTRY "vendors: [{id: house, title: H, registered: true}, {id: guest, title: G}]\n"
                     "peers: [{id: lib, title: L, style: camel, lacks: [absent], has: [guest.there]}]\n"
                     "vendor: house\n"
                     "codes:\n"
                     "  - {code: 1, id: absent}\n"
                     "  - {code: 2, id: same}\n"
                     "  - {code: 3, id: new_one, formerly: [{id: old_one}], also: {lib: oldOne}}\n"
                     "  - {code: 4, id: mine, also: {lib: [mine, THEIRS, ItsMine]}}\n"
                     "  - {code: 5, vendor: guest, id: there}\n"
                     "  - {code: 6, vendor: guest, id: not_there}\n"
                     "  - {code: 7, vendor: guest, id: other, also: {lib: notThere}}\n"),
    FILE_OF("plain.yaml", "statusgen: 1\n"
                          "registry: {id: plain, title: Plain, module: plain_codes, acronyms: [OK]}\n"
                          "classes:\n"
                          "  - {id: low_ones, first: 1, last: 9, title: Low}\n"
                          "vendors:\n"
                          "  - {id: house, title: House, registered: true}\n"
                          "  - {id: guest_room, title: Guest}\n"
                          "vendor: house\n"
                          "codes:\n"
                          "  - {code: 1, id: is_ok, formerly: [{phrase: Fine}, {id: was_ok}]}\n"
                          "  - {code: 2, id: if, formerly: [{id: else}]}\n"
                          "  - {code: 1, vendor: guest_room, id: is_ok}\n"),
};
const size_t embedded_file_count = COUNT(embedded_files);

// The names of the kinds that languages have, in a language with two reserved words.
static const char rules[] = LANGUAGE
    "options:\n"
    "  prefix: {default: '{{module.screaming}}_', summary: s}\n"
    "names:\n"
    "  constant:\n"
    "    summary: s\n"
    "    form: '{{option.prefix}}{{^registered}}{{vendor.screaming}}_{{/registered}}{{id.screaming}}'\n"
    "    usage: '{{module.flat}}.{{name}}'\n"
    "  member: {summary: s, form: '{{id.snake}}', scope: '{{vendor.snake}}'}\n"
    "  value: {summary: s, form: '{{id.initialism}}', scope: 'values {{vendor.snake}}'}\n"
    "  check: {summary: s, of: class, form: 'is_{{class.snake}}'}\n"
    "  space: {summary: s, of: vendor, form: '{{vendor.camel}}'}\n"
    "  type: {summary: s, of: registry, form: '{{module.pascal}}'}\n"
    "reserved: [if, else]\n"
    "reserved_suffix: _\n";
enum { CONSTANT, MEMBER, VALUE, CHECK, SPACE, TYPE };

static const struct names *make(struct world *world, const char *language, const char *file) {
    const struct registry *registry = registry_of_file(world, file);
    const struct options *options = options_make(&world->arena, language_of(world, language),
                                                 registry, (struct settings){NULL, 0}, &world->diag);
    assert_non_null(options);
    return names_make(&world->arena, options, registry, &world->diag);
}

static const struct names *make_plain(struct world *world) {
    const struct names *names = make(world, rules, "plain.yaml");
    assert_no_findings(world, "names");
    assert_non_null(names);
    return names;
}

static void entries_are_named_by_each_rule(void **state) {
    const struct names *names = make_plain(*state);
    const struct entry *ours = entry_at(names->registry, 0), *guest = entry_at(names->registry, 1);
    assert_text(names_entry(names, CONSTANT, ours), "PLAIN_CODES_IS_OK");
    assert_text(names_entry(names, MEMBER, ours), "is_ok");
    assert_text(names_entry(names, VALUE, ours), "IsOK");
    assert_text(names_entry(names, CONSTANT, guest), "PLAIN_CODES_GUEST_ROOM_IS_OK");
    assert_text(names_entry(names, MEMBER, guest), "is_ok");
}

static void former_names_are_named_alike(void **state) {
    const struct names *names = make_plain(*state);
    const struct entry *ours = entry_at(names->registry, 0);
    assert_text(names_former(names, CONSTANT, ours, 1), "PLAIN_CODES_WAS_OK");
    assert_text(names_former(names, VALUE, ours, 1), "WasOK");
    // Of a former phrase with the same id it is the name of today.
    assert_text(names_former(names, CONSTANT, ours, 0), "PLAIN_CODES_IS_OK");
}

static void a_reserved_word_gets_the_suffix(void **state) {
    const struct names *names = make_plain(*state);
    const struct entry *entry = entry_at(names->registry, 2);
    assert_text(names_entry(names, MEMBER, entry), "if_");
    assert_text(names_former(names, MEMBER, entry, 0), "else_");
    assert_text(names_entry(names, CONSTANT, entry), "PLAIN_CODES_IF");
}

static void classes_vendors_and_the_registry_have_names(void **state) {
    const struct names *names = make_plain(*state);
    const struct registry *registry = names->registry;
    assert_text(names_class(names, CHECK, &ARRAY_AT(registry->classes, struct class, 0)),
                "is_low_ones");
    assert_text(names_vendor(names, SPACE, &ARRAY_AT(registry->vendors, struct vendor, 1)),
                "guestRoom");
    assert_text(names_registry(names, TYPE), "PlainCodes");
}

static void usage_is_how_users_write_the_first_rule_of_entries(void **state) {
    struct world *world = *state;
    const struct names *names = make_plain(world);
    const struct entry *ours = entry_at(names->registry, 0);
    const struct options *options = options_make(&world->arena, names->language, names->registry,
                                                 (struct settings){NULL, 0}, &world->diag);
    assert_text(names_usage(names, options, ours, NULL, &world->arena, &world->diag),
                "plaincodes.PLAIN_CODES_IS_OK");
    const struct former *former = &ARRAY_AT(ours->formerly, struct former, 1);
    assert_text(names_usage(names, options, ours, former, &world->arena, &world->diag),
                "plaincodes.PLAIN_CODES_WAS_OK");
}

static void without_usage_the_name_is_used(void **state) {
    struct world *world = *state;
    const struct names *names =
        make(world, LANGUAGE "names:\n"
                             "  type: {summary: s, of: registry, form: '{{module.snake}}'}\n"
                             "  value: {summary: s, form: 'v_{{vendor.snake}}_{{id.snake}}'}\n",
             "plain.yaml");
    struct options options = {.language = names->language};
    assert_text(names_usage(names, &options, entry_at(names->registry, 0), NULL, &world->arena,
                            &world->diag),
                "v_house_is_ok");
}

static void a_language_without_names_is_fine(void **state) {
    struct world *world = *state;
    const struct names *names = make(world, LANGUAGE, "plain.yaml");
    assert_no_findings(world, "no names");
    struct options options = {.language = names->language};
    assert_false(str_given(names_usage(names, &options, entry_at(names->registry, 0), NULL,
                                       &world->arena, &world->diag)));
}

// What a peer calls differently, for each entry: CODE SPELLING IDENTIFIER.
static void assert_alternatives(struct world *world, const char *language, const char *file,
                                const char *expected) {
    const struct names *names = make(world, language, file);
    struct buf got = {0};
    assert_no_findings(world, "names");
    assert_non_null(names);
    for (size_t e = 0; e < names->registry->entries.count; e++) {
        const struct entry *entry = entry_at(names->registry, e);
        struct alternatives run = names_alternatives(names, entry);
        for (size_t i = 0; i < run.count; i++) {
            assert_ptr_equal(run.items[i].entry, entry);
            buf_printf(&got, "%d %.*s %.*s\n", (int)entry->code, STR_ARG(run.items[i].text),
                       STR_ARG(run.items[i].name));
        }
    }
    assert_case("alternatives", &got, expected);
}

// The second rule makes no names for what a peer calls an entry: two of them would be the same.
static const char prefixed[] = LANGUAGE
    "peer: lib\n"
    "names:\n"
    "  type: {summary: s, of: registry, form: T}\n"
    "  constant: {summary: s, form: '{{^registered}}{{vendor.snake}}_{{/registered}}{{id.snake}}'}\n"
    "  row: {summary: s, form: '{{id.screaming}}', scope: 'rows of {{vendor.snake}}'}\n";

static void what_a_peer_calls_differently_is_named_too(void **state) {
    assert_alternatives(*state, prefixed, "peers.yaml",
                        "4 THEIRS theirs\n"
                        "4 ItsMine its_mine\n"
                        "5 there there\n"
                        "7 notThere not_there\n");
}

static void an_alternative_stands_where_registered_names_do(void **state) {
    // Where vendors have scopes of their own, the same name is another one in the common scope.
    static const char scoped[] = LANGUAGE
        "peer: lib\n"
        "names:\n"
        "  constant: {summary: s, form: '{{id.snake}}',\n"
        "             scope: '{{^registered}}{{vendor.snake}}{{/registered}}'}\n";
    assert_alternatives(*state, scoped, "peers.yaml",
                        "4 THEIRS theirs\n"
                        "4 ItsMine its_mine\n"
                        "5 there there\n"
                        "7 notThere not_there\n");
}

static void without_a_peer_there_are_no_alternatives(void **state) {
    assert_alternatives(*state, prefixed, "peerless.yaml", "");
    assert_alternatives(*state, LANGUAGE "peer: lib\n", "peers.yaml", "");
    assert_alternatives(*state, LANGUAGE "names:\n  constant: {summary: s, form: '{{id.snake}}'}\n",
                        "peers.yaml", "");
}

static void an_alternative_may_not_take_a_name(void **state) {
    static const char flat[] = LANGUAGE "peer: lib\n"
                                        "names:\n"
                                        "  constant: {summary: s, form: '{{id.snake}}'}\n"
                                        "helpers: [{name: its_mine}]\n";
    assert_null(make(*state, flat, "peers.yaml"));
    assert_findings(*state, "builtin:peers.yaml:10:31 name-collision < 7:11\n"
                            "builtin:peers.yaml:13:47 name-collision < builtin:peers.yaml:12:34");
    assert_messages_are(*state,
                        "'its_mine' would be there twice in the language 'test'\n"
                        "- the first is made from this\n"
                        "- it is made by the rule 'constant' of the language 'test'\n"
                        "- the peer 'lib' calls the entry so\n"
                        "'not_there' would be there twice in the language 'test'\n"
                        "- the first is made from this\n"
                        "- it is made by the rule 'constant' of the language 'test'\n"
                        "- the peer 'lib' calls the entry so\n");
}

static void a_reserved_word_without_suffix_is_an_error(void **state) {
    assert_null(make(*state,
                     LANGUAGE "names:\n"
                              "  value: {summary: s, form: '{{id.snake}}', scope: '{{vendor.snake}}'}\n"
                              "reserved: [if]\n",
                     "plain.yaml"));
    assert_findings(*state, "builtin:plain.yaml:11:19 reserved-name");
    assert_messages_are(*state, "'if' is a reserved word of the language 'test'\n"
                                "- it is made by the rule 'value' of the language 'test'\n");
}

static void a_name_has_to_be_an_identifier(void **state) {
    assert_null(make(*state, LANGUAGE "names:\n  value: {summary: s, form: '9{{id.snake}}'}\n",
                     "close.yaml"));
    assert_findings(*state, "builtin:close.yaml:4:19 bad-identifier\n"
                            "builtin:close.yaml:5:19 bad-identifier\n"
                            "builtin:close.yaml:7:9 bad-identifier\n"
                            "builtin:close.yaml:8:21 bad-identifier");
}

static void names_that_become_one_are_reported_with_both_places(void **state) {
    assert_null(make(*state, LANGUAGE "names:\n  value: {summary: s, form: '{{id.flat}}'}\n",
                     "close.yaml"));
    assert_findings(*state,
                    "builtin:close.yaml:5:19 name-collision < builtin:close.yaml:4:19\n"
                    "builtin:close.yaml:8:21 name-collision < builtin:close.yaml:5:19");
}

static void two_rules_may_not_make_one_name(void **state) {
    static const char two[] = LANGUAGE "names:\n"
                                       "  value: {summary: s, form: '{{id.snake}}'}\n"
                                       "  type: {summary: s, of: registry, form: gone}\n";
    assert_null(make(*state, two, "close.yaml"));
    assert_findings(*state, "builtin:close.yaml:2:16 name-collision < builtin:close.yaml:7:9");
}

static void a_scope_keeps_names_apart(void **state) {
    static const char two[] = LANGUAGE "names:\n"
                                       "  value: {summary: s, form: '{{id.snake}}'}\n"
                                       "  type: {summary: s, of: registry, form: gone, scope: types}\n";
    assert_non_null(make(*state, two, "close.yaml"));
    assert_no_findings(*state, "scopes");
}

static void a_helper_owns_its_name(void **state) {
    static const char with_helper[] = LANGUAGE
        "names:\n"
        "  value: {summary: s, form: '{{module.flat}}_{{id.snake}}'}\n"
        "helpers: [{name: '{{module.flat}}_gone'}, {name: 'first {{module.flat}}_gone'}]\n";
    assert_null(make(*state, with_helper, "close.yaml"));
    assert_findings(*state, "builtin:close.yaml:7:9 name-collision < 6:43");
}

static void a_helper_of_another_scope_is_no_hindrance(void **state) {
    static const char with_helper[] = LANGUAGE "names:\n"
                                               "  value: {summary: s, form: '{{id.snake}}'}\n"
                                               "helpers: [{name: gone, scope: elsewhere}]\n";
    assert_non_null(make(*state, with_helper, "close.yaml"));
}

static void a_form_that_names_nothing_is_an_error(void **state) {
    assert_null(make(*state, LANGUAGE "names:\n  value: {summary: s, form: '{{id.shouting}}'}\n",
                     "close.yaml"));
    assert_findings(*state, "5:35 template-name");
}

// Where the file writes it otherwise, there is no place for each of its characters.
static void a_form_with_escapes_has_places_of_its_own(void **state) {
    assert_null(make(*state, LANGUAGE "names:\n  value: {summary: s, form: \"\\x7B{id.shouting}}\"}\n",
                     "close.yaml"));
    assert_findings(*state, "main (names.value):1:6 template-name");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(entries_are_named_by_each_rule),
        IN_A_WORLD(former_names_are_named_alike),
        IN_A_WORLD(a_reserved_word_gets_the_suffix),
        IN_A_WORLD(classes_vendors_and_the_registry_have_names),
        IN_A_WORLD(usage_is_how_users_write_the_first_rule_of_entries),
        IN_A_WORLD(without_usage_the_name_is_used),
        IN_A_WORLD(a_language_without_names_is_fine),
        IN_A_WORLD(what_a_peer_calls_differently_is_named_too),
        IN_A_WORLD(an_alternative_stands_where_registered_names_do),
        IN_A_WORLD(without_a_peer_there_are_no_alternatives),
        IN_A_WORLD(an_alternative_may_not_take_a_name),
        IN_A_WORLD(a_reserved_word_without_suffix_is_an_error),
        IN_A_WORLD(a_name_has_to_be_an_identifier),
        IN_A_WORLD(names_that_become_one_are_reported_with_both_places),
        IN_A_WORLD(two_rules_may_not_make_one_name),
        IN_A_WORLD(a_scope_keeps_names_apart),
        IN_A_WORLD(a_helper_owns_its_name),
        IN_A_WORLD(a_helper_of_another_scope_is_no_hindrance),
        IN_A_WORLD(a_form_that_names_nothing_is_an_error),
        IN_A_WORLD(a_form_with_escapes_has_places_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
