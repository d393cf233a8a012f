// SPDX-License-Identifier: MIT
// Any bytes as a project file: read or refused.
#include "harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct session session = {0};
    session_put(&session, "a/" PROJECT_FILE, (struct str){(const char *)data, size});
    const struct project *project =
        project_read(&session.arena, &session.inputs, STR("a/" PROJECT_FILE), &session.diag);
    PROMISE((project == NULL) == (diag_errors(&session.diag) > 0));
    session_show(&session, size);
    session_free(&session);
    return 0;
}
