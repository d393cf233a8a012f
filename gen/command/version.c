// SPDX-License-Identifier: MIT
#include "command/commands.h"

// The build defines it for this file alone, so that a new version recompiles nothing else.
#ifndef STATUSGEN_VERSION
#error "STATUSGEN_VERSION is set by CMakeLists.txt"
#endif

struct str program_version(void) {
    return STR(STATUSGEN_VERSION);
}

void version_text(struct session *session, struct buf *out) {
    buf_add(out, STR("statusgen " STATUSGEN_VERSION "\n"
                     "License MIT; what it generates is CC0-1.0 unless told otherwise\n"));
    session->cli.arguments.count = session->cli.specs.count = 0;
    const struct spec *spec = session_spec(session);
    if (spec == NULL) return;
    for (size_t i = 0; i < spec->count; i++) {
        const struct registry *registry = &spec->registries[i];
        buf_printf(out, "Bundled: %.*s (%.*s)", STR_ARG(registry->title), STR_ARG(registry->id));
        if (str_given(registry->updated)) buf_printf(out, ", %.*s", STR_ARG(registry->updated));
        buf_add_char(out, '\n');
    }
}
