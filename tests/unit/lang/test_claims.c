// SPDX-License-Identifier: MIT
#include "world.h"

#include "lang/claims.h"

// No file of the program is needed here.
const struct embedded_file embedded_files[] = {FILE_OF("none", "")};
const size_t embedded_file_count = 1;

enum { MANY = 3000 };

static const struct language language = {.id = STR_INIT("test"), .peer = STR_INIT("other")};
static const struct name_rule rule = {.name = STR_INIT("constant")};

struct claiming {
    struct world *world;
    struct source source;
    struct claims claims;
};

static struct claiming start(struct world *world) {
    return (struct claiming){world, {STR("main"), STR("")}, {&language, &world->diag, {0}}};
}

// Claims a name, made from the given line of "main".
static void claim(struct claiming *c, struct str scope, struct str name, uint32_t line,
                  const struct name_rule *made_by) {
    struct node *node = ARENA_NEW(&c->world->arena, struct node);
    node->place = (struct place){&c->source, line, 1, 1};
    vec_add(&c->claims.all, (struct claim){scope, name, node, NULL, made_by, false});
}

// Reports, and compares what is found with `expected`.
static void assert_check(struct claiming *c, const char *expected) {
    claims_check(&c->claims);
    assert_findings(c->world, expected);
    claims_free(&c->claims);
}

static struct str numbered(struct claiming *c, const char *word, int number) {
    return arena_printf(&c->world->arena, "%s_%d", word, number);
}

static void names_that_differ_are_accepted(void **state) {
    struct claiming c = start(*state);
    for (int i = 0; i < MANY; i++) claim(&c, STR(""), numbered(&c, "name", i), 1, &rule);
    assert_check(&c, "");
}

static void one_name_may_be_in_many_scopes(void **state) {
    struct claiming c = start(*state);
    for (int i = 1000; i < 2000; i++) claim(&c, numbered(&c, "in", i), STR("name"), 1, &rule);
    assert_check(&c, "");
}

static void the_later_of_two_is_to_blame(void **state) {
    struct claiming c = start(*state);
    for (int i = 0; i < MANY; i++) claim(&c, STR(""), numbered(&c, "name", i), 1, &rule);
    claim(&c, STR(""), STR("name_17"), 2, &rule);
    claim(&c, STR("scope"), STR("name_18"), 3, &rule);
    claim(&c, STR(""), STR("name_5"), 4, &rule);
    claim(&c, STR("scope"), STR("name_18"), 5, &rule);
    assert_check(&c, "2:1 name-collision < 1:1\n"
                     "4:1 name-collision < 1:1\n"
                     "5:1 name-collision < 3:1");
}

static void helpers_may_say_a_name_twice_but_no_rule_may_make_it(void **state) {
    struct claiming c = start(*state);
    claim(&c, STR(""), STR("helper"), 1, NULL);
    claim(&c, STR(""), STR("helper"), 2, NULL);
    claim(&c, STR(""), STR("other"), 3, &rule);
    assert_check(&c, "");
    c = start(*state);
    claim(&c, STR(""), STR("helper"), 1, NULL);
    claim(&c, STR(""), STR("helper"), 3, &rule);
    assert_check(&c, "3:1 name-collision < 1:1");
}

// The findings' texts and notes.
static void assert_texts(struct claiming *c, const char *expected) {
    claims_check(&c->claims);
    struct buf got = {0};
    add_texts(&got, &c->world->diag);
    assert_case(expected, &got, expected);
    claims_free(&c->claims);
}

static void a_finding_says_how_the_name_came_about(void **state) {
    struct claiming c = start(*state);
    claim(&c, STR(""), STR("a"), 1, &rule);
    claim(&c, STR(""), STR("a"), 2, NULL);
    claim(&c, STR(""), STR("b"), 3, &rule);
    claim(&c, STR(""), STR("b"), 4, &rule);
    c.claims.all.items[3].alternative = true;
    assert_texts(&c, "'a' would be there twice in the language 'test'\n"
                     "- the first is made from this\n"
                     "- the templates of 'test' declare that name themselves\n"
                     "'b' would be there twice in the language 'test'\n"
                     "- the first is made from this\n"
                     "- it is made by the rule 'constant' of the language 'test'\n"
                     "- the peer 'other' calls the entry so\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(names_that_differ_are_accepted),
        IN_A_WORLD(one_name_may_be_in_many_scopes),
        IN_A_WORLD(the_later_of_two_is_to_blame),
        IN_A_WORLD(helpers_may_say_a_name_twice_but_no_rule_may_make_it),
        IN_A_WORLD(a_finding_says_how_the_name_came_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
