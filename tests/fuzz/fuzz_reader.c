// SPDX-License-Identifier: MIT
// Any bytes as a specification: read, checked, and linted. What is accepted can be printed, and is
// read back as the same. fuzz_spec makes outputs of it too, and is slower.
#include "harness.h"

#include "lint/lint.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct session session = {0};
    if (session_merge(&session, (struct str){(const char *)data, size}, (struct str){0})) {
        check_merged(&session);
        lint_spec(&session.arena, session.whole, (struct lint_options){STR("2025-09-15")},
                  &session.diag);
    }
    session_show(&session, size);
    session_free(&session);
    return 0;
}
