// SPDX-License-Identifier: MIT
#include "command/commands.h"
#include "spec/format.h"
#include "yaml/json_schema.h"

int command_schema(struct session *session) {
    if (session->cli.arguments.count > 0) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE, "'schema' takes no argument");
        return EXIT_FAILED;
    }
    json_schema(&spec_file_schema, STR("Specification of statusgen"), &session->out);
    return EXIT_DONE;
}
