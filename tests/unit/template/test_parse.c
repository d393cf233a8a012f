// SPDX-License-Identifier: MIT
#include "template/parse.h"

#include "world.h"

// The tree as text: 'text', {x}, {{x}} (raw), #x(...), ^x(...), >x or >x[indent] alone on its line.
static void show(struct buf *out, const struct syntax *parent) {
    for (const struct syntax *s = parent->first; s != NULL; s = s->next) {
        if (s != parent->first) buf_add_char(out, ' ');
        switch (s->kind) {
        case SYNTAX_TEXT:
            buf_printf(out, "'%.*s'", STR_ARG(s->text));
            break;
        case SYNTAX_PRINT:
            buf_printf(out, "{%.*s}", STR_ARG(s->text));
            break;
        case SYNTAX_RAW:
            buf_printf(out, "{{%.*s}}", STR_ARG(s->text));
            break;
        case SYNTAX_PARTIAL:
            buf_printf(out, ">%.*s", STR_ARG(s->text));
            if (s->alone) buf_printf(out, "[%.*s]", STR_ARG(s->indent));
            break;
        case SYNTAX_SECTION:
        case SYNTAX_INVERTED:
            buf_printf(out, "%c%.*s(", s->kind == SYNTAX_SECTION ? '#' : '^', STR_ARG(s->text));
            show(out, s);
            buf_add_char(out, ')');
            break;
        }
    }
}

static void assert_tree(struct str text, const char *expected) {
    struct job job = start_job(text, NULL);
    const struct syntax *root = template_parse(&job.arena, &job.source, job.source.text, &job.diag);
    assert_messages(&job.diag, "");
    assert_non_null(root);
    show(&job.out, root);
    assert_string_equal(buf_cstr(&job.out), expected);
    end_job(&job);
}

static void assert_refused(struct str text, bool tree, const char *messages) {
    struct job job = start_job(text, NULL);
    const struct syntax *root = template_parse(&job.arena, &job.source, job.source.text, &job.diag);
    assert_messages(&job.diag, messages);
    assert_int_equal(root != NULL, tree);
    end_job(&job);
}

static void reads_texts_and_tags(void **state) {
    (void)state;
    assert_tree(STR(""), "");
    assert_tree(STR("no tag } { }}"), "'no tag } { }}'");
    assert_tree(STR("a{{ b.c }}d"), "'a' {b.c} 'd'");
    assert_tree(STR("-{{{ x }}}{{& y}}{{.}}"), "'-' {{x}} {{y}} {.}");
    assert_tree(STR("-{{#a}}1{{^b}}2{{/b}}{{/ a }}3"), "'-' #a('1' ^b('2')) '3'");
    assert_tree(STR("-{{\n#a\n}}{{/a}}"), "'-' #a()");
    assert_tree(STR("-{{! any {{thing }}-"), "'-' '-'");
}

static void marks_lines_that_begin_with_a_tag(void **state) {
    (void)state;
    assert_tree(STR("{{x}}\n{{y}}"), "'' {x} '\n' '' {y}");
}

static void lets_lines_of_lone_tags_vanish(void **state) {
    (void)state;
    assert_tree(STR("1\n  {{#a}} \t\n2\n{{/a}}\n3"), "'1\n' #a('2\n') '3'");
    assert_tree(STR("1\r\n{{! c }}\r\n2\r\n"), "'1\r\n' '2\r\n'");
    assert_tree(STR("  {{! c\nd }}  "), "");
    assert_tree(STR("{{#a}}{{/a}}\n"), "'' #a() '\n'");
    assert_tree(STR("x {{#a}}\n{{/a}} y"), "'x ' #a('\n' '') ' y'");
    assert_tree(STR(" \t{{>p}}\n {{>q}}."), ">p[ \t] ' ' >q '.'");
}

static void changes_delimiters(void **state) {
    (void)state;
    assert_tree(STR("-{{=<% %>=}}<%a%>{{b}}<%{c}%><%={{ }}=%>{{d}}"), "'-' {a} '{{b}}' {{c}} {d}");
    assert_tree(STR("-{{= | | =}}|a||#b||/b|"), "'-' {a} #b()");
}

static void reports_bad_tags_and_goes_on(void **state) {
    (void)state;
    assert_refused(STR("{{}}\n{{#}}\n {{a b}}{{a..b}}{{.a}}{{a.}}{{> p q}}"), true,
                   "main:1:1+4 template-syntax: a tag has no name in it\n"
                   "main:2:1+5 template-syntax: a tag has no name in it\n"
                   "main:3:4+3 template-syntax: 'a b' is not a name\n"
                   "main:3:11+4 template-syntax: 'a..b' is not a name\n"
                   "main:3:19+2 template-syntax: '.a' is not a name\n"
                   "main:3:25+2 template-syntax: 'a.' is not a name\n"
                   "main:3:33+3 template-syntax: 'p q' is not a name\n");
}

static void reports_bad_delimiters(void **state) {
    (void)state;
    assert_refused(STR("-{{=<%=}}{{=a b c=}}{{= a=b c =}}"), true,
                   "main:1:2+8 template-syntax: a change of delimiters needs two of them, as in "
                   "{{=<% %>=}}\n"
                   "main:1:10+11 template-syntax: a change of delimiters needs two of them, as in "
                   "{{=<% %>=}}\n"
                   "main:1:21+13 template-syntax: a change of delimiters needs two of them, as in "
                   "{{=<% %>=}}\n");
}

static void refuses_inheritance(void **state) {
    (void)state;
    assert_refused(STR("{{<base}}\n{{$block}}"), true,
                   "main:1:1+9 template-syntax: there is no inheritance of templates\n"
                   "- main:1:1+9: use a partial: {{>name}}\n"
                   "main:2:1+10 template-syntax: there is no inheritance of templates\n"
                   "- main:2:1+10: use a partial: {{>name}}\n");
}

static void reports_tags_without_end(void **state) {
    (void)state;
    assert_refused(STR("a\n {{b"), false,
                   "main:2:2+2 template-syntax: a tag is not closed by '}}'\n");
    assert_refused(STR("{{{b}}"), false,
                   "main:1:1+2 template-syntax: a tag is not closed by '}}'\n");
    assert_refused(STR("{{a\n{{b}}\n{{c d}}"), true,
                   "main:1:1+2 template-syntax: a tag is not closed by '}}'\n"
                   "main:3:3+3 template-syntax: 'c d' is not a name\n");
}

static void reports_sections_without_end(void **state) {
    (void)state;
    assert_refused(STR("é{{#a}}\n  {{^b}}\n"), true,
                   "main:2:6+1 template-nesting: section 'b' is not closed\n"
                   "- main:2:6+1: 'b' is opened here and needs a {{/b}}\n"
                   "main:1:5+1 template-nesting: section 'a' is not closed\n"
                   "- main:1:5+1: 'a' is opened here and needs a {{/a}}\n");
}

static void reports_crossed_sections_and_stops(void **state) {
    (void)state;
    assert_refused(STR("{{#a}}{{#b}}{{/a}}{{/b}}{{}}"), false,
                   "main:1:16+1 template-nesting: section 'b' is closed by 'a'\n"
                   "- main:1:10+1: 'b' is opened here\n");
}

static void takes_a_misspelt_end_for_the_end(void **state) {
    (void)state;
    assert_refused(STR("{{#a}}{{#list}}{{/lits}}{{/a}}{{x y}}"), true,
                   "main:1:19+4 template-nesting: section 'list' is closed by 'lits'\n"
                   "- main:1:10+4: 'list' is opened here\n"
                   "main:1:33+3 template-syntax: 'x y' is not a name\n");
}

static void reports_an_end_without_section(void **state) {
    (void)state;
    assert_refused(STR("{{/a}}{{/b}}"), true,
                   "main:1:4+1 template-nesting: no section 'a' is open here\n"
                   "main:1:10+1 template-nesting: no section 'b' is open here\n");
}

static void refuses_unsafe_characters(void **state) {
    (void)state;
    assert_refused(STR("a\nb\x01"), false, "main:2:2+1 encoding: a template cannot hold U+0001\n");
    assert_refused(STR("a\rb"), false, "main:1:2+1 encoding: a template cannot hold U+000D\n");
    assert_refused(STR("a\r"), false, "main:1:2+1 encoding: a template cannot hold U+000D\n");
    assert_refused(STR("é\xe2\x80\xae"), false,
                   "main:1:2+1 encoding: a template cannot hold U+202E\n");
    assert_refused(STR("\t\xff"), false, "main:1:2+1 encoding: byte FF is not UTF-8\n");
    assert_refused(STR("\0"), false, "main:1:1+1 encoding: a template cannot hold U+0000\n");
}

static void refuses_a_template_that_is_too_large(void **state) {
    (void)state;
    struct buf text = {0};
    buf_fill(&text, 'x', TEMPLATE_MAX_SIZE);
    assert_refused(buf_str(&text), true, "");
    buf_fill(&text, 'x', 1);
    assert_refused(buf_str(&text), false,
                   "main template-limit: a template cannot be larger than 1048576 bytes\n");
    buf_free(&text);
}

static void stops_after_many_problems(void **state) {
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 1000; i++) buf_add(&text, STR("{{}}"));
    struct job job = start_job(buf_str(&text), NULL);
    assert_null(template_parse(&job.arena, &job.source, job.source.text, &job.diag));
    assert_int_equal(diag_errors(&job.diag), TEMPLATE_MAX_PROBLEMS);
    end_job(&job);
    buf_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_texts_and_tags),
        cmocka_unit_test(marks_lines_that_begin_with_a_tag),
        cmocka_unit_test(lets_lines_of_lone_tags_vanish),
        cmocka_unit_test(changes_delimiters),
        cmocka_unit_test(reports_bad_tags_and_goes_on),
        cmocka_unit_test(reports_bad_delimiters),
        cmocka_unit_test(refuses_inheritance),
        cmocka_unit_test(reports_tags_without_end),
        cmocka_unit_test(reports_sections_without_end),
        cmocka_unit_test(reports_crossed_sections_and_stops),
        cmocka_unit_test(takes_a_misspelt_end_for_the_end),
        cmocka_unit_test(reports_an_end_without_section),
        cmocka_unit_test(refuses_unsafe_characters),
        cmocka_unit_test(refuses_a_template_that_is_too_large),
        cmocka_unit_test(stops_after_many_problems),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
