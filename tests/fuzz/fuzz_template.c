// SPDX-License-Identifier: MIT
// Any bytes as a template, for a small specification in a language that has a view of texts.
#include "harness.h"

#define SPEC                                                                             \
    "statusgen: 1\nregistry: {id: s, title: S, module: s}\n"                             \
    "vendors: [{id: a, title: A, registered: true}, {id: b, title: B}]\n"                \
    "codes:\n"                                                                           \
    "  - {code: 1, vendor: a, id: one, phrase: One, formerly: [{id: uno}], tags: [x, y]}\n" \
    "  - {code: 1, vendor: b, id: one, summary: A line., x: {k: v}}\n"

#define LANGUAGE                                                                        \
    "statusgen: 1\ntitle: T\noutputs: [{path: out.txt, template: main}]\n"               \
    "views:\n"                                                                           \
    "  lit: {summary: s, open: '\"', close: '\"', raw: ascii, replace: {'\"': '\\\"'},\n"     \
    "        other: {unit: byte, base: hex, digits: 2, open: '%'}}\n"                       \
    "  doc: {summary: s, wrap: 20, raw: ascii, other: {unit: byte, base: hex, digits: 2, open: '%'}}\n" \
    "names: {constant: {summary: s, form: '{{vendor.snake}}_{{id.screaming}}'}}\n"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const words[] = {"statusgen", "generate", "-t", "mine", "-l", "t", "-o", "out/",
                                  "main", NULL};
    struct session session = {0};
    session_put(&session, "main", STR(SPEC));
    session_put(&session, "mine/t/lang.yaml", STR(LANGUAGE));
    session_put(&session, "mine/t/main.mustache", (struct str){(const char *)data, size});
    session_say(&session, words);
    struct outputs outputs = {0};
    render_all(&session, &outputs);
    session_show(&session, size);
    outputs_free(&outputs);
    session_free(&session);
    return 0;
}
