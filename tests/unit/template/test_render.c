// SPDX-License-Identifier: MIT
#include "world.h"

#include <string.h>

// Renders `text` over the world; what was in `job->out` before stays.
static bool render_within(struct job *job, enum template_mode mode,
                          const struct catalogue *catalogue, size_t most) {
    const struct template *template =
        template_compile(&job->arena, &job->source, root_type, mode, &job->loader, &job->diag);
    assert_messages(&job->diag, "");
    assert_non_null(template);
    struct arena scratch = {0};
    bool done = template_render(template, value_map(&root_shape, catalogue), &scratch, &scratch,
                                most, &job->out, &job->diag);
    arena_free(&scratch);
    return done;
}

static bool render(struct job *job, enum template_mode mode, const struct catalogue *catalogue) {
    return render_within(job, mode, catalogue, 0);
}

static void assert_rendered_with(const char *text, const char **partials, const char *expected) {
    struct job job = start_job(str_from(text), partials);
    assert_true(render(&job, TEMPLATE_STRICT, &world));
    assert_string_equal(buf_cstr(&job.out), expected);
    end_job(&job);
}

static void assert_rendered(const char *text, const char *expected) {
    assert_rendered_with(text, NULL, expected);
}

static void assert_failed(const char *text, const char **partials, const char *messages) {
    struct job job = start_job(str_from(text), partials);
    assert_false(render(&job, TEMPLATE_STRICT, &world));
    assert_messages(&job.diag, messages);
    end_job(&job);
}

static void prints_each_type(void **state) {
    (void)state;
    assert_rendered("{{#entries}}{{code}} {{name}} {{/entries}}{{title.lit}} {{least}}",
                    "200 OK 413 TOO_LARGE \"All codes\" -9223372036854775808");
}

static void prints_nothing_for_what_is_absent(void **state) {
    (void)state;
    assert_rendered("[{{name}}{{#name}}x{{/name}}{{^name}}none{{/name}}]", "[none]");
    assert_rendered("{{#entries}}[{{phrase.lit}}{{latest.phrase.lit}}]{{/entries}}",
                    "[\"Fine\"][\"Payload Too Large\"]");
}

// An inverted section right behind its twin is the other half of one tag.
static void sections_and_their_twins(void **state) {
    (void)state;
    assert_rendered("{{#entries}}{{#old}}a{{/old}}{{^old}}b{{/old}}{{^old}}c{{/old}}{{#old}}d{{/old}},"
                    "{{/entries}}", "bc,ad,");
    assert_rendered("{{#entries}}{{^old}}a{{/old}}{{#old}}b{{/old}}{{^old}}c{{/old}},{{/entries}}",
                    "ac,b,");
    assert_rendered("{{#entries}}{{#old}}{{/old}}{{^old}}none{{/old}},{{/entries}}", "none,,");
    assert_rendered("{{#entries}}{{#latest}}{{id}}{{/latest}}{{^latest}}{{code}}{{/latest}},{{/entries}}",
                    "200,payload_too_large,");
    assert_rendered("{{#entries}}{{#formerly}}{{@index}}{{/formerly}}{{^formerly}}-{{/formerly}},{{/entries}}",
                    "-,01,");
    assert_rendered("{{#entries}}{{#@first}}1{{/@first}}{{^@last}},{{/@last}}{{#@last}}.{{/@last}}"
                    "{{^@first}}!{{/@first}}{{/entries}}", "1,.!");
    assert_rendered("{{#entries}}{{#latest.phrase}}{{lit}}{{/latest.phrase}}"
                    "{{^latest.phrase}}none{{/latest.phrase}}{{/entries}}",
                    "none\"Payload Too Large\"");
    assert_rendered("{{#entries}}\n{{#old}}\nold\n{{/old}}\n{{^old}}\nnew\n{{/old}}\n{{/entries}}\n",
                    "new\nold\n");
}

static void sections_open_contexts(void **state) {
    (void)state;
    assert_rendered("{{#entries}}{{#latest}}{{id}} of {{code}}{{/latest}}"
                    "{{^latest}}{{code}} was none, {{/latest}}{{/entries}}",
                    "200 was none, payload_too_large of 413");
    assert_rendered("{{#entries}}{{#code}}{{.}}{{/code}}{{#name}}{{.}},{{/name}}{{/entries}}",
                    "200OK,413TOO_LARGE,");
    assert_rendered("{{#title}}{{lit}}: {{#doc}}[{{.}}]{{/doc}}{{/title}}",
                    "\"All codes\": [All][codes]");
    assert_rendered("{{#title.lit}}{{.}}{{/title.lit}}", "\"All codes\"");
}

static void a_bool_opens_none(void **state) {
    (void)state;
    assert_rendered("{{#entries}}{{#old}}{{code}} is old{{/old}}{{^old}}{{code}} is not, {{/old}}"
                    "{{/entries}}",
                    "200 is not, 413 is old");
}

static void views_may_refer_to_their_text(void **state) {
    (void)state;
    assert_rendered("{{#entries}}{{#formerly}}{{#phrase.doc}}<{{.}}>{{/phrase.doc}}{{/formerly}}"
                    "{{/entries}}",
                    "<Payload><Too><Large><Entity><Too><Large>");
}

static void a_name_is_bound_where_it_is_declared(void **state) {
    (void)state;
    // The catalogue's name is absent; the entry's is found from inside a round only.
    assert_rendered("{{#entries}}{{#latest}}{{name}}{{/latest}}{{/entries}}[{{name}}]",
                    "TOO_LARGE[]");
}

static void rounds_know_their_place(void **state) {
    (void)state;
    assert_rendered("{{#entries}}{{@index}}:{{code}}{{^@last}}, {{/@last}}{{/entries}}",
                    "0:200, 1:413");
    assert_rendered(
        "{{#entries}}{{^@first}}|{{/@first}}{{#formerly}}{{#phrase}}{{@index}}"
        "{{#@last}}!{{/@last}}{{/phrase}}{{/formerly}}{{#@last}}.{{/@last}}{{/entries}}",
        "|01!.");
}

static void lists_can_be_asked(void **state) {
    (void)state;
    assert_rendered("{{#entries}}{{code}}{{#formerly.@any}} has {{formerly.@count}}"
                    "{{/formerly.@any}}{{^formerly.@any}} has none, {{/formerly.@any}}{{/entries}}"
                    " {{entries.@count}}",
                    "200 has none, 413 has 2 2");
}

static void strips_blanks_at_line_ends(void **state) {
    (void)state;
    assert_rendered("a  \nb\t \n\n  \nc ", "a\nb\n\n\nc");
    assert_rendered("// {{name}}\n// {{name}} \t{{name}}\n{{name}}  ", "//\n//\n");
    assert_rendered("{{#entries}}x {{/entries}}\n", "x x\n");
    assert_rendered("  {{block}}|", "  one\ntwo\n|");
    assert_rendered("{{#entries}}\n{{name}} {{phrase.lit}}\n{{/entries}}\n",
                    "OK \"Fine\"\nTOO_LARGE\n");
}

static void leaves_what_was_there_before(void **state) {
    (void)state;
    struct job job = start_job(STR(" {{name}}\n"), NULL);
    buf_add(&job.out, STR("before  "));
    assert_true(render(&job, TEMPLATE_STRICT, &world));
    assert_string_equal(buf_cstr(&job.out), "before  \n");
    end_job(&job);
}

static void line_ends_become_lf(void **state) {
    (void)state;
    assert_rendered("a \r\n{{#entries}}\r\n{{code}}\r\n{{/entries}}\r\n\r\n{{name}}\r\n",
                    "a\n200\n413\n\n\n");
}

static void indents_lines_of_partials(void **state) {
    (void)state;
    const char *partials[] = {"p", "{{code}}\n\n{{#old}}\nold\n{{/old}}\n  {{>q}}\n", "q",
                              "{{! note }}<{{name}}>\n{{block}}\n", NULL};
    assert_rendered_with("{{#entries}}\n\t{{>p}}\n{{/entries}}\n", partials,
                         "\t200\n\n\t  <OK>\n\t  one\ntwo\n\n"
                         "\t413\n\n\told\n\t  <TOO_LARGE>\n\t  one\ntwo\n\n");
}

static void does_not_indent_a_partial_within_a_line(void **state) {
    (void)state;
    const char *partials[] = {"p", "1\n2", NULL};
    assert_rendered_with("  x {{>p}}\n  {{>p}} y\n", partials, "  x 1\n2\n  1\n2 y\n");
}

static void a_partial_used_twice_is_compiled_for_each_indent(void **state) {
    (void)state;
    const char *partials[] = {"p", "x\n", NULL};
    assert_rendered_with("{{>p}}\n {{>p}}\n{{>p}}\n  {{>p}}\n", partials, "x\n x\nx\n  x\n");
}

static void fails_if_a_getter_breaks_its_word(void **state) {
    (void)state;
    assert_failed("\n{{#entries}}{{liar}}{{/entries}}", NULL,
                  "main:2:15+4 wrong-type: a getter gave 'text' where 'lit' is declared\n");
    assert_failed("{{#entries}}{{impostor.id}}{{/entries}}", NULL,
                  "main:1:15+11 wrong-type: a getter gave another map than of 'alias'\n");
}

static void fails_for_another_root(void **state) {
    (void)state;
    struct job job = start_job(STR("x"), NULL);
    struct arena scratch = {0};
    const struct template *template = template_compile(&job.arena, &job.source, root_type,
                                                       TEMPLATE_STRICT, &job.loader, &job.diag);
    assert_false(template_render(template, value_map(&alias_shape, &world), &scratch, &scratch, 0,
                                 &job.out, &job.diag));
    assert_messages(&job.diag, "main wrong-type: the values are not of the type that the template "
                               "was compiled for\n");
    arena_free(&scratch);
    end_job(&job);
}

// Many entries, so that sections in sections multiply.
static struct catalogue crowd(size_t count, struct arena *arena) {
    struct entry *entries = ARENA_ARRAY(arena, struct entry, count);
    for (size_t i = 0; i < count; i++) entries[i] = two_entries[0];
    return (struct catalogue){"Crowd", entries, count};
}

static void bounds_the_output(void **state) {
    (void)state;
    struct buf text = {0};
    buf_add(&text, STR("{{#entries}}"));
    buf_fill(&text, 'x', 1000000);
    buf_add(&text, STR("{{/entries}}"));
    struct job job = start_job(buf_str(&text), NULL);
    struct catalogue many = crowd(67, &job.arena);
    assert_true(render(&job, TEMPLATE_STRICT, &many));
    assert_int_equal(job.out.len, 67000000);
    // What stands before it does not count.
    assert_true(render(&job, TEMPLATE_STRICT, &many));
    many = crowd(68, &job.arena);
    assert_false(render(&job, TEMPLATE_STRICT, &many));
    assert_messages(&job.diag, "main template-limit: the output has more bytes than 67108864\n");
    end_job(&job);
    buf_free(&text);
}

// A larger or smaller bound holds in its place: one byte less than it, as many, one more.
static void bounds_the_output_as_asked(void **state) {
    (void)state;
    struct job job = start_job(STR("{{title.lit}}"), NULL); // "All codes": 11 bytes
    assert_true(render_within(&job, TEMPLATE_STRICT, &world, 12));
    assert_true(render_within(&job, TEMPLATE_STRICT, &world, 11));
    assert_false(render_within(&job, TEMPLATE_STRICT, &world, 10));
    assert_messages(&job.diag, "main template-limit: the output has more bytes than 10\n");
    end_job(&job);
    job = start_job(STR("{{#title}}{{#title}}{{/title}}{{/title}}"), NULL);
    assert_true(render_within(&job, TEMPLATE_STRICT, &world, 3));
    assert_true(render_within(&job, TEMPLATE_STRICT, &world, 2));
    assert_false(render_within(&job, TEMPLATE_STRICT, &world, 1));
    assert_messages(&job.diag, "main template-limit: rendering takes more steps than 1\n");
    end_job(&job);
}

static void bounds_the_steps(void **state) {
    (void)state;
    struct job job = start_job(STR("{{#entries}}{{#entries}}{{#entries}}{{#entries}}{{#entries}}"
                                   "{{/entries}}{{/entries}}{{/entries}}{{/entries}}{{/entries}}"),
                               NULL);
    struct catalogue many = crowd(100, &job.arena);
    assert_false(render(&job, TEMPLATE_STRICT, &many));
    assert_messages(&job.diag, "main template-limit: rendering takes more steps than 67108864\n");
    end_job(&job);
}

// Partials that are compiled once for all uses can still be nested too deeply by their use.
static void bounds_partials_in_partials(void **state) {
    (void)state;
    struct buf text = {0};
    static char texts[40][32], names[40][8];
    static const char *partials[81];
    for (int i = 0; i < 40; i++) {
        struct buf name = {0}, body = {0};
        buf_printf(&name, "p%d", i);
        if (i > 0) buf_printf(&body, "{{>p%d}}", i - 1);
        memcpy(names[i], buf_cstr(&name), name.len + 1);
        memcpy(texts[i], buf_cstr(&body), body.len + 1);
        partials[2 * i] = names[i];
        partials[2 * i + 1] = texts[i];
        buf_printf(&text, "{{>p%d}}", i);
        buf_free(&name);
        buf_free(&body);
    }
    assert_failed(buf_cstr(&text), partials,
                  "p1:1:4+2 template-limit: partials are nested deeper than 32\n");
    buf_free(&text);
}

static void add_times(struct buf *text, const char *part, int count) {
    for (int i = 0; i < count; i++) buf_add(text, str_from(part));
}

// The same for sections.
static void bounds_sections_in_sections(void **state) {
    (void)state;
    struct buf text = {0}, partial = {0};
    add_times(&partial, "{{#title}}", 40);
    buf_add(&partial, STR("x"));
    add_times(&partial, "{{/title}}", 40);
    const char *partials[] = {"p", buf_cstr(&partial), NULL};
    buf_add(&text, STR("{{>p}}"));
    add_times(&text, "{{#title}}", 25);
    buf_add(&text, STR("{{>p}}"));
    add_times(&text, "{{/title}}", 25);
    struct job job = start_job(buf_str(&text), partials);
    assert_false(render(&job, TEMPLATE_LENIENT, &world));
    assert_messages(&job.diag, "p:1:394+5 template-limit: sections are nested deeper than 64\n");
    end_job(&job);
    buf_free(&partial);
    buf_free(&text);
}

static void lenient_recursion_ends_with_the_values_or_the_bound(void **state) {
    (void)state;
    const char *partials[] = {"p", "{{id}}\n{{#formerly}}\n {{>p}}\n{{/formerly}}\n", NULL};
    struct job job = start_job(STR("{{#entries}}{{#@first}}{{/@first}}{{name}}:\n{{#formerly}}\n"
                                   "{{>p}}\n{{/formerly}}\n{{/entries}}"),
                               partials);
    assert_false(render(&job, TEMPLATE_LENIENT, &world));
    assert_messages(&job.diag, "p:3:5+1 template-limit: partials are nested deeper than 32\n");
    end_job(&job);
    const char *ending[] = {"p", "{{name}}\n{{#latest}}\n {{>q}}\n{{/latest}}\n", "q", "{{id}}\n",
                            NULL};
    job = start_job(STR("{{#entries}}\n{{>p}}\n{{/entries}}"), ending);
    assert_true(render(&job, TEMPLATE_LENIENT, &world));
    assert_string_equal(buf_cstr(&job.out), "OK\nTOO_LARGE\n payload_too_large\n");
    end_job(&job);
}

static void lenient_texts_are_escaped_and_unknown_names_are_empty(void **state) {
    (void)state;
    const struct catalogue hostile = {"<a href=\"x\">'&'", NULL, 0};
    struct job job =
        start_job(STR("{{title}} {{{title}}} {{&title}} {{nothing}}{{title.lit}}|"), NULL);
    assert_true(render(&job, TEMPLATE_LENIENT, &hostile));
    assert_string_equal(buf_cstr(&job.out), "&lt;a href=&quot;x&quot;&gt;'&amp;' <a href=\"x\">'&' "
                                            "<a href=\"x\">'&' |");
    end_job(&job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prints_each_type),
        cmocka_unit_test(prints_nothing_for_what_is_absent),
        cmocka_unit_test(sections_open_contexts),
        cmocka_unit_test(sections_and_their_twins),
        cmocka_unit_test(a_bool_opens_none),
        cmocka_unit_test(views_may_refer_to_their_text),
        cmocka_unit_test(a_name_is_bound_where_it_is_declared),
        cmocka_unit_test(rounds_know_their_place),
        cmocka_unit_test(lists_can_be_asked),
        cmocka_unit_test(strips_blanks_at_line_ends),
        cmocka_unit_test(leaves_what_was_there_before),
        cmocka_unit_test(line_ends_become_lf),
        cmocka_unit_test(indents_lines_of_partials),
        cmocka_unit_test(does_not_indent_a_partial_within_a_line),
        cmocka_unit_test(a_partial_used_twice_is_compiled_for_each_indent),
        cmocka_unit_test(fails_if_a_getter_breaks_its_word),
        cmocka_unit_test(fails_for_another_root),
        cmocka_unit_test(bounds_the_output),
        cmocka_unit_test(bounds_the_output_as_asked),
        cmocka_unit_test(bounds_the_steps),
        cmocka_unit_test(bounds_partials_in_partials),
        cmocka_unit_test(bounds_sections_in_sections),
        cmocka_unit_test(lenient_recursion_ends_with_the_values_or_the_bound),
        cmocka_unit_test(lenient_texts_are_escaped_and_unknown_names_are_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
