// SPDX-License-Identifier: MIT
// Any bytes as the description of a language, whose template writes a small specification.
#include "harness.h"

#define SPEC                                                                             \
    "statusgen: 1\nregistry: {id: s, title: S, module: s}\n"                             \
    "vendors: [{id: a, title: A, registered: true}, {id: b, title: B}]\n"                \
    "codes:\n"                                                                           \
    "  - {code: 1, vendor: a, id: one, phrase: One, formerly: [{id: uno}]}\n"            \
    "  - {code: 1, vendor: b, id: one, summary: A line.}\n"

#define TEMPLATE "{{registry.id}}{{#entries}}{{code}} {{id.pascal}} {{name.constant}} {{phrase.lit}}\n{{/entries}}"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const words[] = {"statusgen", "generate", "-t", "mine", "-l", "t", "-o", "out/",
                                        "main", NULL};
    struct session session = {0};
    session_put(&session, "main", STR(SPEC));
    session_put(&session, "mine/t/lang.yaml", (struct str){(const char *)data, size});
    session_put(&session, "mine/t/main.mustache", STR(TEMPLATE));
    session_say(&session, words);
    struct outputs outputs = {0};
    render_all(&session, &outputs);
    session_show(&session, size);
    outputs_free(&outputs);
    session_free(&session);
    return 0;
}
