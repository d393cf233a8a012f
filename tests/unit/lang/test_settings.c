// SPDX-License-Identifier: MIT
#include "world.h"

const struct embedded_file embedded_files[] = {
    FILE_OF("plain.yaml", "statusgen: 1\n"
                          "registry: {id: plain, title: Plain, module: plain_codes}\n"
                          "codes: [{code: 1, id: one}]\n"),
};
const size_t embedded_file_count = COUNT(embedded_files);

static const char with_options[] = LANGUAGE
    "options:\n"
    "  prefix: {type: name, default: '{{module.screaming}}_', summary: s}\n"
    "  inline: {type: flag, summary: s}\n"
    "  quick: {type: flag, default: 'true', summary: s}\n"
    "  banner: {type: text, default: '{{registry.kebab}} here', summary: s}\n"
    "  nothing: {summary: s}\n"
    "  careful: {type: flag, default: 'true', needs: quick, summary: s}\n"
    "reserved: [int]\n";

// "LANGUAGE NAME VALUE" of a setting on the command line.
#define SET(of, option, to) {STR_INIT(of), STR_INIT(option), STR_INIT(to), {0}}

static const struct options *make(struct world *world, const char *language,
                                  const struct setting *items, size_t count) {
    return options_make(&world->arena, language_of(world, language),
                        registry_of_file(world, "plain.yaml"), (struct settings){items, count},
                        &world->diag);
}

static void check(struct world *world, const struct setting *items, size_t count) {
    settings_check(language_of(world, with_options), (struct settings){items, count},
                   &world->diag);
}

static struct str value_of(const struct options *options, const char *name) {
    assert_non_null(options);
    const struct option *option = language_option(options->language, str_from(name));
    assert_non_null(option);
    return options->values[option - (const struct option *)options->language->options.items];
}

static void defaults_are_made_from_the_registry(void **state) {
    const struct options *options = make(*state, with_options, NULL, 0);
    assert_text(value_of(options, "prefix"), "PLAIN_CODES_");
    assert_text(value_of(options, "inline"), "false");
    assert_text(value_of(options, "quick"), "true");
    assert_text(value_of(options, "banner"), "plain here");
    assert_text(value_of(options, "nothing"), "");
}

static void the_last_setting_of_the_language_wins(void **state) {
    static const struct setting settings[] = {
        SET("test", "prefix", "A_"),   SET("other", "prefix", "C_"), SET("test", "prefix", "B_"),
        SET("test", "inline", "true"), SET("other", "inline", "no"), SET("test", "banner", "x \"y\""),
    };
    check(*state, settings, COUNT(settings));
    const struct options *options = make(*state, with_options, settings, COUNT(settings));
    assert_text(value_of(options, "prefix"), "B_");
    assert_text(value_of(options, "inline"), "true");
    assert_text(value_of(options, "banner"), "x \"y\"");
    assert_no_findings(*state, "settings");
}

static void a_flag_is_false_without_one_that_it_needs(void **state) {
    static const struct setting settings[] = {
        SET("test", "careful", "true"),
        SET("test", "quick", "false"),
    };
    assert_text(value_of(make(*state, with_options, NULL, 0), "careful"), "true");
    assert_text(value_of(make(*state, with_options, settings, 1), "careful"), "true");
    assert_text(value_of(make(*state, with_options, settings, COUNT(settings)), "careful"), "false");
    assert_no_findings(*state, "settings");
}

static void a_name_may_be_empty(void **state) {
    static const struct setting settings[] = {SET("test", "prefix", "")};
    assert_text(value_of(make(*state, with_options, settings, 1), "prefix"), "");
}

static void a_value_has_to_fit_its_type(void **state) {
    (void)state;
    static const struct {
        struct setting setting;
        const char *message;
    } cases[] = {
        {SET("test", "prefix", "a-b"),
         "'a-b' is no value for the option 'test.prefix': it takes letters, digits and '_', no "
         "digit first\n"},
        {SET("test", "prefix", "9a"),
         "'9a' is no value for the option 'test.prefix': it takes letters, digits and '_', no "
         "digit first\n"},
        {SET("test", "prefix", "int"),
         "'int' is no value for the option 'test.prefix': it is a reserved word of the language\n"},
        {SET("test", "inline", "yes"),
         "'yes' is no value for the option 'test.inline': it takes true or false\n"},
        {SET("test", "inline", ""),
         "'' is no value for the option 'test.inline': it takes true or false\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world = {0};
        check(&world, &cases[i].setting, 1);
        assert_messages_are(&world, cases[i].message);
        void *one = &world;
        world_tear_down(&one);
    }
}

static void a_text_is_one_line_without_hidden_characters(void **state) {
    (void)state;
    static const struct setting settings[] = {
        SET("test", "banner", "two\nlines"), SET("test", "banner", "\x1B[1m"),
        SET("test", "banner", "\xE2\x80\xAE"), SET("test", "banner", "\xFF")};
    for (size_t i = 0; i < COUNT(settings); i++) {
        struct world world = {0};
        check(&world, &settings[i], 1);
        assert_findings(&world, "- option");
        void *one = &world;
        world_tear_down(&one);
    }
}

static void a_default_has_to_fit_too(void **state) {
    static const char bad[] = LANGUAGE "options:\n"
                                       "  a: {default: '{{module.kebab}}', summary: s}\n"
                                       "  b: {type: flag, default: maybe, summary: s}\n";
    assert_null(make(*state, bad, NULL, 0));
    assert_findings(*state, "5:6 option\n6:6 option");
}

static void a_default_cannot_use_options_or_what_does_not_exist(void **state) {
    static const char bad[] = LANGUAGE "options:\n"
                                       "  a: {default: '{{option.b}}', summary: s}\n"
                                       "  b: {default: '{{module.snakes}}', summary: s}\n";
    assert_null(make(*state, bad, NULL, 0));
    assert_int_equal(diag_errors(&((struct world *)*state)->diag), 2);
}

static void settings_that_name_no_option_are_reported(void **state) {
    struct world *world = *state;
    static const struct setting settings[] = {
        SET("test", "prefx", "A_"), SET("other", "prefx", "A_"), SET("test", "zzzzzz", "A_")};
    check(world, settings, COUNT(settings));
    assert_messages_are(world, "'test' has no option 'prefx'\n"
                               "- did you mean 'prefix'?\n"
                               "'test' has no option 'zzzzzz'\n");
}

static void identifiers_are_ascii_words(void **state) {
    (void)state;
    static const struct str good[] = {STR_INIT("a"), STR_INIT("_"), STR_INIT("A_9z")};
    static const struct str bad[] = {STR_INIT(""),    STR_INIT("9"),           STR_INIT("a b"),
                                     STR_INIT("a-b"), STR_INIT("\xC3\xA9"), STR_INIT("a\0b")};
    for (size_t i = 0; i < COUNT(good); i++) assert_true(text_is_identifier(good[i]));
    for (size_t i = 0; i < COUNT(bad); i++) assert_false(text_is_identifier(bad[i]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(defaults_are_made_from_the_registry),
        IN_A_WORLD(the_last_setting_of_the_language_wins),
        IN_A_WORLD(a_flag_is_false_without_one_that_it_needs),
        IN_A_WORLD(a_name_may_be_empty),
        cmocka_unit_test(a_value_has_to_fit_its_type),
        cmocka_unit_test(a_text_is_one_line_without_hidden_characters),
        IN_A_WORLD(a_default_has_to_fit_too),
        IN_A_WORLD(a_default_cannot_use_options_or_what_does_not_exist),
        IN_A_WORLD(settings_that_name_no_option_are_reported),
        cmocka_unit_test(identifiers_are_ascii_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
