// SPDX-License-Identifier: MIT
#include "world.h"

#include "template/parse.h"

// What a strict template is told, and that it is refused if that is anything.
static void assert_told(const char *text, const char **partials, const char *messages) {
    struct job job = start_job(str_from(text), partials);
    const struct template *template = template_compile(&job.arena, &job.source, root_type,
                                                       TEMPLATE_STRICT, &job.loader, &job.diag);
    assert_messages(&job.diag, messages);
    assert_int_equal(template != NULL, messages[0] == '\0');
    end_job(&job);
}

static void accepts_all_that_is_declared(void **state) {
    (void)state;
    assert_told("{{title.lit}}{{#title}}{{lit}}{{#doc}}{{.}}{{/doc}}{{/title}}\n"
                "{{#entries}}{{code}}{{name}}{{#code}}{{.}}{{/code}}{{^phrase}}-{{/phrase}}\n"
                "{{#old}}{{latest.phrase.lit}}{{/old}}{{#formerly.@any}}{{formerly.@count}}\n"
                "{{#formerly}}{{id}}{{@index}}{{^@last}},{{/@last}}{{/formerly}}\n"
                "{{/formerly.@any}}{{#@first}}{{name}}{{/@first}}{{/entries}}\n",
                NULL, "");
}

static void reports_unknown_names_with_the_nearest(void **state) {
    (void)state;
    assert_told("{{#entries}}\n  {{naem}} {{nothing_like_it}}\n{{/entries}}\n{{entires}}", NULL,
                "main:2:5+4 template-name: unknown name 'naem'\n"
                "- main:2:5+4: did you mean 'name'?\n"
                "main:2:14+15 template-name: unknown name 'nothing_like_it'\n"
                "main:4:3+7 template-name: unknown name 'entires'\n"
                "- main:4:3+7: did you mean 'entries'?\n");
}

static void suggests_names_of_all_contexts(void **state) {
    (void)state;
    assert_told("{{#entries}}{{#phrase}}{{lti}}{{cdoe}}{{titel}}{{@frist}}{{/phrase}}{{/entries}}",
                NULL,
                "main:1:26+3 template-name: unknown name 'lti'\n"
                "- main:1:26+3: did you mean 'lit'?\n"
                "main:1:33+4 template-name: unknown name 'cdoe'\n"
                "- main:1:33+4: did you mean 'code'?\n"
                "main:1:41+5 template-name: unknown name 'titel'\n"
                "- main:1:41+5: did you mean 'title'?\n"
                "main:1:50+6 template-name: unknown name '@frist'\n"
                "- main:1:50+6: did you mean '@first'?\n");
}

static void looks_strictly_inside_for_later_words(void **state) {
    (void)state;
    assert_told(
        "{{#entries}}{{latest.name}} {{latest.phrase.ltt}}\n{{code.lit}} {{name.x}}\n"
        "{{formerly.phrase}} {{formerly.@cuont}} {{formerly.@any.x}} {{@index.x}}{{/entries}}",
        NULL,
        "main:1:22+4 template-name: 'latest' has no field 'name'\n"
        "main:1:45+3 template-name: 'latest.phrase' has no view 'ltt'\n"
        "- main:1:45+3: did you mean 'lit'?\n"
        "main:2:8+3 template-name: 'code' is an int and has no 'lit'\n"
        "main:2:21+1 template-name: 'name' is an ident and has no 'x'\n"
        "main:3:12+6 template-name: 'formerly' is a list and has no 'phrase'\n"
        "- main:3:12+6: a section visits its items: {{#formerly}}...{{/formerly}}\n"
        "main:3:32+6 template-name: 'formerly' is a list and has no '@cuont'\n"
        "- main:3:32+6: did you mean '@count'?\n"
        "- main:3:32+6: a section visits its items: {{#formerly}}...{{/formerly}}\n"
        "main:3:57+1 template-name: 'formerly.@any' is a bool and has no 'x'\n"
        "main:3:70+1 template-name: '@index' is an int and has no 'x'\n");
}

static void a_declared_name_never_falls_through(void **state) {
    (void)state;
    // 'phrase' is searched in the alias, which has it, though the entry has one too; 'code' is not.
    assert_told("{{#entries}}{{#formerly}}{{phrase}}{{code}}{{/formerly}}{{/entries}}", NULL,
                "main:1:28+6 template-raw: 'phrase' is a text, which cannot be printed\n"
                "- main:1:28+6: say as what: {{phrase.lit}}, {{#phrase.doc}}\n");
}

static void knows_rounds_only_in_lists(void **state) {
    (void)state;
    assert_told(
        "{{#@first}}{{/@first}}{{#title}}{{@index}}{{/title}}\n{{@count}}{{#@any}}{{/@any}}", NULL,
        "main:1:4+6 template-name: '@first' is only known in the section of a list\n"
        "main:1:35+6 template-name: '@index' is only known in the section of a list\n"
        "main:2:3+6 template-name: '@count' needs the list it is asked of\n"
        "- main:2:3+6: write it behind a list: {{list.@count}}\n"
        "main:2:14+4 template-name: '@any' needs the list it is asked of\n"
        "- main:2:14+4: write it behind a list: {{list.@any}}\n");
}

static void refuses_to_print_texts(void **state) {
    (void)state;
    assert_told("{{title}}\n{{#title}}{{.}}{{/title}}{{#entries}}{{latest.phrase}}{{/entries}}",
                NULL,
                "main:1:3+5 template-raw: 'title' is a text, which cannot be printed\n"
                "- main:1:3+5: say as what: {{title.lit}}, {{#title.doc}}\n"
                "main:2:13+1 template-raw: '.' is a text, which cannot be printed\n"
                "- main:2:13+1: say as what: {{lit}}, {{#doc}}\n"
                "main:2:40+13 template-raw: 'latest.phrase' is a text, which cannot be printed\n"
                "- main:2:40+13: say as what: {{latest.phrase.lit}}, {{#latest.phrase.doc}}\n");
}

static void refuses_to_print_what_is_for_sections(void **state) {
    (void)state;
    assert_told("{{entries}}{{#entries}}\n{{latest}}{{old}}{{.}}{{@last}}\n{{/entries}}", NULL,
                "main:1:3+7 template-raw: 'entries' is a list, which cannot be printed\n"
                "- main:1:3+7: it is for sections: {{#entries}}...{{/entries}}\n"
                "main:2:3+6 template-raw: 'latest' is a map, which cannot be printed\n"
                "- main:2:3+6: it is for sections: {{#latest}}...{{/latest}}\n"
                "main:2:13+3 template-raw: 'old' is a bool, which cannot be printed\n"
                "- main:2:13+3: it is for sections: {{#old}}...{{/old}}\n"
                "main:2:20+1 template-raw: '.' is a map, which cannot be printed\n"
                "- main:2:20+1: it is for sections: {{#.}}...{{/.}}\n"
                "main:2:25+5 template-raw: '@last' is a bool, which cannot be printed\n"
                "- main:2:25+5: it is for sections: {{#@last}}...{{/@last}}\n");
}

static void refuses_raw_tags(void **state) {
    (void)state;
    assert_told("a {{{title}}}\n{{& block }}", NULL,
                "main:1:3+11 template-raw: nothing can be printed raw\n"
                "- main:1:3+11: values are printed as what they are: {{title}}\n"
                "main:2:1+12 template-raw: nothing can be printed raw\n"
                "- main:2:1+12: values are printed as what they are: {{block}}\n");
}

static void reports_all_of_a_template_with_syntax_errors_too(void **state) {
    (void)state;
    assert_told("{{}}{{naem}}\n{{#title}}", NULL,
                "main:1:1+4 template-syntax: a tag has no name in it\n"
                "main:2:4+5 template-nesting: section 'title' is not closed\n"
                "- main:2:4+5: 'title' is opened here and needs a {{/title}}\n"
                "main:1:7+4 template-name: unknown name 'naem'\n"
                "- main:1:7+4: did you mean 'name'?\n");
}

static void says_nothing_of_what_an_unknown_section_holds(void **state) {
    (void)state;
    assert_told("{{#unheard_of}}{{cod}}{{/unheard_of}}{{#entries}}{{/entries}}", NULL,
                "main:1:4+10 template-name: unknown name 'unheard_of'\n");
}

static void reports_missing_partials(void **state) {
    (void)state;
    const char *partials[] = {"header", "", "footer", "", NULL};
    assert_told("{{>header}}\n{{> haeder }}\n{{>x}}\n{{>header}}", partials,
                "main:2:5+6 template-partial: there is no partial 'haeder'\n"
                "- main:2:5+6: did you mean 'header'?\n"
                "main:3:4+1 template-partial: there is no partial 'x'\n");
}

static void needs_no_loader(void **state) {
    (void)state;
    struct job job = start_job(STR("{{>x}}"), NULL);
    assert_null(
        template_compile(&job.arena, &job.source, root_type, TEMPLATE_STRICT, NULL, &job.diag));
    assert_messages(&job.diag, "main:1:4+1 template-partial: there is no partial 'x'\n");
    end_job(&job);
}

static void compiles_partials_for_each_context(void **state) {
    (void)state;
    const char *partials[] = {"p", "\n{{name}} {{code}}", NULL};
    assert_told("{{#entries}}{{>p}}{{/entries}}\n  {{>p}}\n\t{{>p}}\n", partials,
                "p:2:12+4 template-name: unknown name 'code'\n"
                "- main:2:6+1: in this use of partial 'p'\n");
}

static void reports_syntax_of_a_partial_once(void **state) {
    (void)state;
    const char *partials[] = {"p", "{{#entries}}{{/entires}}{{}}", NULL};
    assert_told("{{>p}}{{>p}}\n  {{>p}}", partials,
                "p:1:16+7 template-nesting: section 'entries' is closed by 'entires'\n"
                "- p:1:4+7: 'entries' is opened here\n"
                "p:1:25+4 template-syntax: a tag has no name in it\n");
}

static void refuses_endless_partials(void **state) {
    (void)state;
    const char *same[] = {"p", "{{name}}{{>p}}{{>p}}", NULL};
    assert_told("{{>p}}", same,
                "p:1:12+1 template-limit: partials are nested deeper than 32\n"
                "- p:1:12+1: in this use of partial 'p'\n");
    const char *pair[] = {"a", "{{>b}}", "b", " {{>a}}\n", NULL};
    assert_told("{{>a}}", pair,
                "b:1:5+1 template-limit: partials are nested deeper than 32\n"
                "- a:1:4+1: in this use of partial 'b'\n");
    const char *growing[] = {"p", "{{#same}}{{>p}}{{/same}}", NULL};
    assert_told("{{#entries}}{{>p}}{{/entries}}", growing,
                "p:1:13+1 template-limit: partials are nested deeper than 32\n"
                "- p:1:13+1: in this use of partial 'p'\n");
}

static void add_nested(struct buf *text, const char *tag, int count) {
    for (int i = 0; i < count; i++) buf_add(text, str_from(tag));
}

static void bounds_sections_in_sections(void **state) {
    (void)state;
    struct buf text = {0};
    add_nested(&text, "{{#title}}", TEMPLATE_MAX_SECTIONS);
    add_nested(&text, "{{/title}}", TEMPLATE_MAX_SECTIONS);
    assert_told(buf_cstr(&text), NULL, "");
    buf_clear(&text);
    add_nested(&text, "{{#title}}", TEMPLATE_MAX_SECTIONS + 1);
    add_nested(&text, "{{/title}}", TEMPLATE_MAX_SECTIONS + 1);
    assert_told(buf_cstr(&text), NULL,
                "main:1:644+5 template-limit: sections are nested deeper than 64\n");
    buf_free(&text);
}

// Each line has an indentation of its own: blanks and tabs as a number's binary digits.
static void bounds_the_uses_of_partials(void **state) {
    (void)state;
    struct buf text = {0};
    for (unsigned i = 0; i <= 4096; i++) {
        for (unsigned bit = 0; bit < 13; bit++) buf_add_char(&text, i >> bit & 1 ? '\t' : ' ');
        buf_add(&text, STR("{{>p}}\n"));
    }
    const char *partials[] = {"p", "x", NULL};
    assert_told(buf_cstr(&text), partials,
                "main:4097:17+1 template-limit: partials are used in more ways than 4096\n");
    buf_free(&text);
}

static void bounds_the_compiled_tags(void **state) {
    (void)state;
    struct buf text = {0};
    add_nested(&text, "{{least}}", 100000);
    struct buf calls = {0};
    // Six contexts, so that nothing is compiled once for all of them.
    add_nested(&calls,
               "{{>p}}{{#title}}{{>p}}{{#entries}}{{>p}}{{#phrase}}{{>p}}{{#code}}{{>p}}"
               "{{#name}}{{>p}}{{/name}}{{/code}}{{/phrase}}{{/entries}}{{/title}}",
               1);
    const char *partials[] = {"p", buf_cstr(&text), NULL};
    assert_told(buf_cstr(&calls), partials,
                "p:1:218496+5 template-limit: a template with its partials has more tags than "
                "524288\n- main:1:85+1: in this use of partial 'p'\n");
    buf_free(&calls);
    buf_free(&text);
}

static void bounds_the_texts_that_indentation_makes(void **state) {
    (void)state;
    struct buf indent = {0}, lines = {0};
    buf_fill(&indent, ' ', 100000);
    buf_add(&indent, STR("{{>p}}"));
    add_nested(&lines, "x\n", 100000);
    const char *partials[] = {"p", buf_cstr(&lines), NULL};
    assert_told(buf_cstr(&indent), partials,
                "p:672:1+1 template-limit: the texts of a template with its partials are larger "
                "than 67108864\n- main:1:100004+1: in this use of partial 'p'\n");
    buf_free(&indent);
    buf_free(&lines);
}

static void stops_after_many_problems(void **state) {
    (void)state;
    struct buf text = {0};
    add_nested(&text, "{{q}}", 1000);
    struct job job = start_job(buf_str(&text), NULL);
    assert_null(
        template_compile(&job.arena, &job.source, root_type, TEMPLATE_STRICT, NULL, &job.diag));
    assert_int_equal(diag_errors(&job.diag), TEMPLATE_MAX_PROBLEMS);
    const struct message *last = &job.diag.messages.items[TEMPLATE_MAX_PROBLEMS - 1];
    assert_true(str_equal(last->notes.items[last->notes.count - 1].text,
                          STR("after 100 problems nothing more is looked for")));
    end_job(&job);
    buf_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_all_that_is_declared),
        cmocka_unit_test(reports_unknown_names_with_the_nearest),
        cmocka_unit_test(suggests_names_of_all_contexts),
        cmocka_unit_test(looks_strictly_inside_for_later_words),
        cmocka_unit_test(a_declared_name_never_falls_through),
        cmocka_unit_test(knows_rounds_only_in_lists),
        cmocka_unit_test(refuses_to_print_texts),
        cmocka_unit_test(refuses_to_print_what_is_for_sections),
        cmocka_unit_test(refuses_raw_tags),
        cmocka_unit_test(reports_all_of_a_template_with_syntax_errors_too),
        cmocka_unit_test(says_nothing_of_what_an_unknown_section_holds),
        cmocka_unit_test(reports_missing_partials),
        cmocka_unit_test(needs_no_loader),
        cmocka_unit_test(compiles_partials_for_each_context),
        cmocka_unit_test(reports_syntax_of_a_partial_once),
        cmocka_unit_test(refuses_endless_partials),
        cmocka_unit_test(bounds_sections_in_sections),
        cmocka_unit_test(bounds_the_uses_of_partials),
        cmocka_unit_test(bounds_the_compiled_tags),
        cmocka_unit_test(bounds_the_texts_that_indentation_makes),
        cmocka_unit_test(stops_after_many_problems),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
