// SPDX-License-Identifier: MIT
// What a document says of a run; that it is SARIF at all is seen by tests/rules/sarif.
#include "../findings.h"

#include "diag/format.h"

static const struct format_run clean = {FORMAT_SARIF, false, STR_INIT("1.2.3"), 0, true};

// The part of the document from one text to before another.
static void assert_part(struct diag *diag, const struct format_run *run, const char *from,
                        const char *to, const char *expected) {
    struct buf out = {0}, part = {0};
    diag_sarif(diag, run, &out);
    diag_free(diag);
    struct str text = buf_str(&out);
    size_t start = str_find(text, str_from(from), 0);
    buf_add(&part, str_slice(text, start, str_find(text, str_from(to), start) - start));
    buf_free(&out);
    assert_case(from, &part, expected);
}

static void assert_results(struct diag *diag, const char *expected) {
    assert_part(diag, &clean, "\"results\":", "}]}\n", expected);
}

static void assert_uri(const char *path, const char *expected) {
    struct source source = {str_from(path), STR("")};
    struct diag diag = {0};
    diag_report(&diag, RULE_READ, place_file(&source), "a");
    assert_part(&diag, &clean, "\"artifactLocation\"", ",\"region\"", expected);
}

static void without_messages_the_results_are_an_empty_list(void **state) {
    (void)state;
    struct diag diag = {0};
    assert_results(&diag, "\"results\":[]");
    assert_part(&diag, &clean, "\"version\"", ",\"runs\"", "\"version\":\"2.1.0\"");
    assert_part(&diag, &clean, "\"name\"", ",\"rules\"", "\"name\":\"statusgen\",\"version\":\"1.2.3\"");
    assert_part(&diag, &clean, "\"columnKind\"", ",\"results\"", "\"columnKind\":\"unicodeCodePoints\"");
}

static void every_rule_is_in_the_table(void **state) {
    (void)state;
    struct diag diag = {0};
    struct buf out = {0};
    diag_sarif(&diag, &clean, &out);
    size_t at = 0;
    for (int i = 0; i < RULE_COUNT; i++) {
        struct buf rule = {0};
        buf_printf(&rule, "{\"id\":\"%s\",", rule_info((enum rule)i)->id);
        size_t found = str_find(buf_str(&out), buf_str(&rule), at);
        if (found == out.len) fail_msg("not in the order of ruleIndex: %s", buf_cstr(&rule));
        at = found;
        buf_free(&rule);
    }
    buf_free(&out);
}

static void a_message_with_a_place_is_a_result(void **state) {
    (void)state;
    struct source source = {STR("a.yaml"), STR("")};
    struct diag diag = {0};
    struct buf expected = {0};
    diag_report(&diag, RULE_LIMIT, (struct place){&source, 2, 3, 4}, "a");
    diag_note(&diag, (struct place){&source, 5, 6, 0}, "b");
    diag_note(&diag, NO_PLACE, "c");
    buf_printf(&expected,
               "\"results\":[{\"ruleId\":\"limit\",\"ruleIndex\":%d,\"level\":\"error\","
               "\"message\":{\"text\":\"a\"},\"locations\":[{\"physicalLocation\":{"
               "\"artifactLocation\":{\"uri\":\"a.yaml\",\"uriBaseId\":\"%%SRCROOT%%\"},"
               "\"region\":{\"startLine\":2,\"startColumn\":3,\"endColumn\":7}}}],"
               "\"relatedLocations\":[{\"physicalLocation\":{"
               "\"artifactLocation\":{\"uri\":\"a.yaml\",\"uriBaseId\":\"%%SRCROOT%%\"},"
               "\"region\":{\"startLine\":5,\"startColumn\":6,\"endColumn\":7}},"
               "\"message\":{\"text\":\"b\"}},{\"message\":{\"text\":\"c\"}}]}]",
               RULE_LIMIT);
    assert_results(&diag, buf_cstr(&expected));
    buf_free(&expected);
}

static void a_message_without_a_place_is_a_notification(void **state) {
    (void)state;
    const struct format_run failed = {FORMAT_SARIF, false, STR_INIT("1"), 2, false};
    struct diag diag = {.max_errors = 1};
    struct buf expected = {0};
    diag_report(&diag, RULE_USAGE, NO_PLACE, "a");
    diag_note(&diag, NO_PLACE, "b");
    diag_report(&diag, RULE_USAGE, NO_PLACE, "c");
    buf_printf(&expected,
               "\"invocations\":[{\"executionSuccessful\":false,\"exitCode\":2,"
               "\"toolExecutionNotifications\":[{\"level\":\"error\","
               "\"message\":{\"text\":\"a\\nnote: b\"},"
               "\"associatedRule\":{\"id\":\"usage\",\"index\":%d}},"
               "{\"level\":\"note\",\"message\":{\"text\":\"1 more error is not shown\"}}]}]",
               RULE_USAGE);
    assert_part(&diag, &failed, "\"invocations\"", ",\"originalUriBaseIds\"", buf_cstr(&expected));
    buf_free(&expected);
}

#define RELATIVE(uri) "\"artifactLocation\":{\"uri\":\"" uri "\",\"uriBaseId\":\"%SRCROOT%\"}"

static void paths_are_relative_uris(void **state) {
    (void)state;
    assert_uri("a/b-c_d.~e", RELATIVE("a/b-c_d.~e"));
    assert_uri("a b#c?d%", RELATIVE("a%20b%23c%3Fd%25"));
    assert_uri("\xC3\xA4\xFF", RELATIVE("%C3%A4%FF"));
    assert_uri("./a", RELATIVE("a"));
    assert_uri(".//./a", RELATIVE("a"));
    assert_uri("../a", RELATIVE("../a"));
    assert_uri("builtin:spec/a.yaml", RELATIVE("builtin%3Aspec/a.yaml")); // no scheme of a URI
    assert_uri("-", RELATIVE("%3Cstdin%3E"));
    assert_uri("/a b/c", "\"artifactLocation\":{\"uri\":\"file:///a%20b/c\"}");
    assert_uri("//a", "\"artifactLocation\":{\"uri\":\"file:////a\"}"); // no host of a URI
}

static void a_whole_file_is_put_on_its_first_line(void **state) {
    (void)state;
    struct source source = {STR("a"), STR("")};
    struct diag diag = {0};
    diag_report(&diag, RULE_READ, place_file(&source), "a");
    assert_part(&diag, &clean, "\"region\"", "}}]", "\"region\":{\"startLine\":1}");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_messages_the_results_are_an_empty_list),
        cmocka_unit_test(every_rule_is_in_the_table),
        cmocka_unit_test(a_message_with_a_place_is_a_result),
        cmocka_unit_test(a_message_without_a_place_is_a_notification),
        cmocka_unit_test(paths_are_relative_uris),
        cmocka_unit_test(a_whole_file_is_put_on_its_first_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
