// SPDX-License-Identifier: MIT
#include "base/suggest.h"
#include "command/commands.h"
#include "project/project.h"
#include "spec/format.h"
#include "yaml/json_schema.h"

static const struct {
    const struct schema *schema;
    struct str title;
    bool patches;
} kinds[] = {
    {&spec_file_schema, STR_INIT("Specification of statusgen"), false},
    {&overlay_file_schema, STR_INIT("Overlay of statusgen"), true},
    {&project_schema, STR_INIT("Project of statusgen"), false},
    {&language_schema, STR_INIT("Language of statusgen"), false},
};

const char *const schema_words[] = {"specification", "overlay", "project", "language", NULL};

int command_schema(struct session *session) {
    struct str kind = STR("specification");
    if (session->cli.arguments.count > 0) kind = session->cli.arguments.items[0];
    struct suggestion near = suggest_start(kind);
    for (size_t i = 0; schema_words[i] != NULL; i++) {
        struct str word = str_from(schema_words[i]);
        suggest_try(&near, word);
        if (!str_equal(word, kind)) continue;
        json_schema(kinds[i].schema, kinds[i].title, kinds[i].patches, &session->out);
        return EXIT_DONE;
    }
    diag_report(&session->diag, RULE_USAGE, NO_PLACE, "there is no schema of '%.*s'", STR_ARG(kind));
    diag_suggest(&session->diag, NO_PLACE, near.best);
    for (size_t i = 0; schema_words[i] != NULL; i++) {
        diag_note(&session->diag, NO_PLACE, "there is one of '%s'", schema_words[i]);
    }
    return EXIT_FAILED;
}
