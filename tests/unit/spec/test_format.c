// SPDX-License-Identifier: MIT
#include "files.h"

#include "spec/format.h"
#include "spec/words.h"

// The words of a choice stand for the enumerators of the model, in their order.
static void words_match_the_model(void **state) {
    (void)state;
    static const struct {
        const char *const *words;
        int choice;
        const char *expected; // NULL: there are no more
    } cases[] = {
        {state_words, STATE_PERMANENT, "permanent"},
        {state_words, STATE_TEMPORARY, "temporary"},
        {state_words, STATE_UNUSED, "unused"},
        {state_words, STATE_OBSOLETE, "obsolete"},
        {state_words, STATE_DEPRECATED, "deprecated"},
        {state_words, STATE_UNREGISTERED, "unregistered"},
        {state_words, STATE_UNREGISTERED + 1, NULL},
        {wire_words, WIRE_SENT, "sent"},
        {wire_words, WIRE_LOG_ONLY, "log-only"},
        {wire_words, WIRE_REWRITTEN, "rewritten"},
        {wire_words, WIRE_HEADER_VALUE, "header-value"},
        {wire_words, WIRE_HEADER_VALUE + 1, NULL},
        {cacheable_words, CACHEABLE_HEURISTIC, "heuristic"},
        {cacheable_words, CACHEABLE_EXPLICIT, "explicit"},
        {cacheable_words, CACHEABLE_NEVER, "never"},
        {cacheable_words, CACHEABLE_NEVER + 1, NULL},
        {content_words, CONTENT_ALLOWED, "allowed"},
        {content_words, CONTENT_NONE, "none"},
        {content_words, CONTENT_NONE + 1, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *word = cases[i].words[cases[i].choice - 1];
        if (cases[i].expected == NULL) {
            assert_null(word);
        } else {
            assert_string_equal(word, cases[i].expected);
        }
    }
}

// Every key has a summary (for the documentation), once in its mapping, and room in its struct.
static void check_schema(const struct schema *schema, int depth) {
    assert_true(depth < 8);
    for (size_t i = 0; i < schema->count; i++) {
        const struct key *key = &schema->keys[i];
        if (key->summary == NULL || key->offset >= schema->size) {
            fail_msg("'%s' of %s", key->name, schema->name);
        }
        for (size_t j = 0; j < i; j++) assert_string_not_equal(key->name, schema->keys[j].name);
        assert_int_equal(key->choices != NULL, key->type == KEY_CHOICE);
        bool nested = key->type == KEY_MAP || key->type == KEY_LIST || key->type == KEY_DICT;
        assert_int_equal(key->schema != NULL, nested);
        if (nested) check_schema(key->schema, depth + 1);
    }
}

static void every_key_is_documented(void **state) {
    (void)state;
    check_schema(&spec_file_schema, 0);
}

// One entry that says all that can be said.
static void all_keys_of_an_entry_reach_the_model(void **state) {
    (void)state;
    struct world world;
    load(&world,
         TOP "peers:\n"
             "  - {id: go, title: G, version: '1', url: 'http://g/', prefix: P, style: camel,\n"
             "     has: [mod.a, a], lacks: c}\n"
             "  - {id: rust, title: R, style: initialism}\n"
             "codes:\n"
             "  - {code: 414, id: c}\n"
             "  - code: 413\n    id: a\n    phrase: P\n    summary: S\n    description: \"D\\nE\"\n"
             "    vendor: mod\n    state: temporary\n    registered: 2020-01-01\n"
             "    extended: 2021-01-01\n    expires: 2022-01-01\n"
             "    reference: [{rfc: 9110, section: '1'}]\n"
             "    formerly: [{id: b, phrase: B}]\n    also: {go: [X, Y], rust: Z}\n"
             "    cacheable: never\n    content: none\n    wire: rewritten\n    wire_code: 400\n"
             "    headers: [{field: F, level: must-not, when: w, source: {title: T}}]\n"
             "    retry: {level: should, when: v}\n    redirect: {method: may-change}\n"
             "    senders: [s, t]\n    related: a\n    tags: t\n"
             "    sources: {wire: {draft: d}}\n    outside_range: true\n    x: {y: z}\n",
         NULL);
    assert_non_null(world.spec);
    const struct entry *entry = &ARRAY_AT(world.spec->registries[0].entries, struct entry, 0);
    assert_int_equal(entry->code, 413);
    assert_str(entry->id, "a");
    assert_str(entry->phrase, "P");
    assert_str(entry->summary, "S");
    assert_str(entry->description, "D\nE");
    assert_int_equal(entry->state, STATE_TEMPORARY);
    assert_str(entry->registered, "2020-01-01");
    assert_str(entry->extended, "2021-01-01");
    assert_str(entry->expires, "2022-01-01");
    assert_int_equal(ARRAY_AT(entry->reference, struct reference, 0).rfc, 9110);
    assert_str(ARRAY_AT(entry->formerly, struct former, 0).phrase, "B");
    const struct peer_names *go = &ARRAY_AT(entry->also, struct peer_names, 0);
    assert_str(go->peer, "go");
    const struct peer *peer = &ARRAY_AT(world.spec->registries[0].peers, struct peer, 0);
    assert_str(peer->id, "go");
    assert_str(peer->title, "G");
    assert_str(peer->version, "1");
    assert_str(peer->url, "http://g/");
    assert_str(peer->prefix, "P");
    assert_str(choice_name(casing_words, peer->style), "camel");
    assert_str(ARRAY_AT(peer->has, struct str, 1), "a");
    assert_str(ARRAY_AT(peer->lacks, struct str, 0), "c");
    assert_str(ARRAY_AT(go->names, struct str, 1), "Y");
    assert_str(ARRAY_AT(go[1].names, struct str, 0), "Z");
    assert_int_equal(entry->cacheable, CACHEABLE_NEVER);
    assert_int_equal(entry->content, CONTENT_NONE);
    assert_int_equal(entry->wire, WIRE_REWRITTEN);
    assert_int_equal(entry->wire_code, 400);
    const struct header *header = &ARRAY_AT(entry->headers, struct header, 0);
    assert_str(header->field, "F");
    assert_str(choice_name(level_words, header->level), "must-not");
    assert_str(header->when, "w");
    assert_str(header->source.title, "T");
    assert_int_equal(header->source.rfc, NUMBER_ABSENT);
    assert_str(choice_name(level_words, entry->retry.level), "should");
    assert_str(entry->retry.when, "v");
    assert_str(choice_name(method_words, entry->redirect.method), "may-change");
    assert_int_equal(entry->senders.count, 2);
    assert_str(ARRAY_AT(entry->related, struct str, 0), "a");
    assert_str(ARRAY_AT(entry->tags, struct str, 0), "t");
    const struct fact_source *source = &ARRAY_AT(entry->sources, struct fact_source, 0);
    assert_str(source->fact, "wire");
    assert_str(source->reference.draft, "d");
    assert_int_equal(source->reference.rfc, NUMBER_ABSENT);
    assert_true(entry->outside_range);
    assert_non_null(entry->extra);
    end(&world);
}

static void phrases_are_limited(void **state) {
    (void)state;
    for (size_t length = 255; length <= 257; length++) {
        struct world world;
        struct buf text = {0}, out = {0};
        buf_add(&text, STR(TOP "codes: [{code: 1, id: a, phrase: "));
        buf_fill(&text, 'x', length);
        buf_add(&text, STR("}]\n"));
        load(&world, buf_cstr(&text), NULL);
        add_findings(&out, &world.diag);
        assert_case("phrase", &out, length <= 256 ? "" : "3:34 limit");
        end(&world);
        buf_free(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_match_the_model),
        cmocka_unit_test(every_key_is_documented),
        cmocka_unit_test(all_keys_of_an_entry_reach_the_model),
        cmocka_unit_test(phrases_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
