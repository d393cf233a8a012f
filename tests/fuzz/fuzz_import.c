// SPDX-License-Identifier: MIT
// Any bytes as a registry file, in XML or CSV. What it says otherwise than a small specification is an
// overlay that can be applied.
#include "harness.h"

#define SPEC                                                                                  \
    "statusgen: 1\nregistry: {id: s, title: S, module: s, range: {first: 0, last: 999}}\n"    \
    "vendors: [{id: a, title: A, registered: true}]\n"                                         \
    "codes:\n"                                                                                 \
    "  - {code: 200, id: ok, phrase: OK, state: permanent, reference: [{rfc: 9110}]}\n"         \
    "  - {code: 404, id: not_found, phrase: Not Found, state: permanent}\n"

static int import(struct session *session, struct str file, struct str overlay) {
    static const char *const words[] = {"statusgen", "import", "--write", "-", "file", "main", NULL};
    static const char *const with[] = {"statusgen", "import", "--write", "-",    "-O",
                                       "over",      "file",   "main",    NULL};
    session_put(session, "main", STR(SPEC));
    session_put(session, "file", file);
    if (str_given(overlay)) session_put(session, "over", overlay);
    session_say(session, str_given(overlay) ? with : words);
    return command_import(session);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct str file = {(const char *)data, size};
    struct session session = {0};
    if (import(&session, file, (struct str){0}) != EXIT_FAILED && session.out.len > 0) {
        struct session again = {0};
        PROMISE(import(&again, file, buf_str(&session.out)) != EXIT_FAILED);
        session_show(&again, size);
        session_free(&again);
    }
    session_show(&session, size);
    session_free(&session);
    return 0;
}
