// SPDX-License-Identifier: MIT
// A small language and specification, for harnesses whose input is a part of a language.
#ifndef STATUSGEN_TESTS_FUZZ_TINY_H
#define STATUSGEN_TESTS_FUZZ_TINY_H

#include "harness.h"

#define TINY_SPEC                                                                        \
    "statusgen: 1\nregistry: {id: s, title: S, module: s}\n"                             \
    "vendors: [{id: a, title: A, registered: true}, {id: b, title: B}]\n"                \
    "codes:\n"                                                                           \
    "  - {code: 1, vendor: a, id: one, phrase: One, formerly: [{id: uno}], tags: [x, y]}\n" \
    "  - {code: 1, vendor: b, id: one, summary: A line., x: {k: v}}\n"

#define TINY_LANGUAGE                                                                      \
    "statusgen: 1\ntitle: T\noutputs: [{path: out.txt, template: main}]\n"                 \
    "views:\n"                                                                             \
    "  lit: {summary: s, open: '\"', close: '\"', raw: ascii, replace: {'\"': '\\\"'},\n"  \
    "        other: {unit: byte, base: hex, digits: 2, open: '%'}}\n"                      \
    "  doc: {summary: s, wrap: 20, raw: ascii,\n"                                          \
    "        other: {unit: byte, base: hex, digits: 2, open: '%'}}\n"                      \
    "names: {constant: {summary: s, form: '{{vendor.snake}}_{{id.screaming}}'}}\n"

#define TINY_TEMPLATE                                                              \
    "{{#registries}}{{#entries}}{{code}} {{name.constant}} {{phrase.lit}}\n{{/entries}}" \
    "{{/registries}}\n"

// Renders the small specification. The files are read as if they were in the program, where no
// folder is looked for. False if anything is wrong with them.
static inline bool tiny_render(struct str language, struct str template, size_t size) {
    static const char *const words[] = {"statusgen", "generate", "-l",   "tiny",
                                        "-o",        "out/",     "main", NULL};
    struct session session = {0};
    session_put(&session, "main", STR(TINY_SPEC));
    session_put(&session, INPUT_BUILTIN TEMPLATE_SET_BUILTIN "tiny/lang.yaml", language);
    session_put(&session, INPUT_BUILTIN TEMPLATE_SET_BUILTIN "tiny/main.mustache", template);
    session_say(&session, words);
    struct outputs outputs = {0};
    bool rendered = render_all(&session, &outputs);
    session_show(&session, size);
    outputs_free(&outputs);
    session_free(&session);
    return rendered;
}

// What is not fuzzed is right: else every input would be refused for it.
static inline void tiny_check(void) {
    static bool checked;
    if (!checked) PROMISE(tiny_render(STR(TINY_LANGUAGE), STR(TINY_TEMPLATE), 1));
    checked = true;
}

#endif
