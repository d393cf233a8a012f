// SPDX-License-Identifier: MIT
#include "base/json.h"
#include "command/answer.h"
#include "command/commands.h"
#include "import/overlay.h"
#include "output/write.h"

static struct str file_argument(const struct session *session) {
    return session->cli.arguments.items[0];
}

static bool check_line(struct session *session) {
    const struct cli *cli = &session->cli;
    if (cli->arguments.count == 0) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE, "'import' needs a registry file");
        return false;
    }
    if (cli->check && str_given(cli->write)) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE,
                    "'--check' writes nothing, so it does not go with '--write'");
        return false;
    }
    return true;
}

static bool has_registered(const struct registry *registry) {
    for (size_t i = 0; i < registry->vendors.count; i++) {
        if (ARRAY_AT(registry->vendors, struct vendor, i).registered) return true;
    }
    return false;
}

static bool check_registered(struct session *session, const struct registry *registry) {
    if (has_registered(registry)) return true;
    diag_report(&session->diag, RULE_USAGE, NO_PLACE,
                "the registry '%.*s' has no registered vendor, whose codes a file could list",
                STR_ARG(registry->id));
    return false;
}

static void add_object(struct session *session, const struct difference *difference) {
    answer_open(session);
    json_number_member(&session->out, "code", difference->code);
    json_text_member(&session->out, "change", str_from(difference_kind_name(difference->kind)));
    json_text_member(&session->out, "text", difference->text);
    if (difference->entry != NULL) {
        answer_place(session, "old_place", node_place(difference->entry->node, "code"));
    }
    if (difference->record != NULL) answer_place(session, "new_place", difference->record->place);
    answer_close(session);
}

static void add_lines(struct session *session, const struct array *differences) {
    for (size_t i = 0; i < differences->count; i++) {
        const struct difference *difference = &ARRAY_AT(*differences, struct difference, i);
        if (answer_is_json(session)) {
            add_object(session, difference);
            continue;
        }
        buf_add(&session->out, difference_line(&session->arena, difference));
        buf_add_char(&session->out, '\n');
    }
}

// The overlay must not replace what it was made from.
static bool is_input(const struct session *session, struct str path) {
    for (size_t i = 0; i < session->inputs.sources.count; i++) {
        if (str_equal(session->inputs.sources.items[i]->path, path)) return true;
    }
    return false;
}

static void check_target(struct session *session) {
    struct str path = session->cli.write;
    if (!str_given(path) || str_equal(path, STR("-")) || !is_input(session, path)) return;
    diag_report(&session->diag, RULE_USAGE, NO_PLACE, "'%.*s' is an input: write to another file",
                STR_ARG(path));
}

// The list of differences, unless the overlay takes its place on standard output.
static void answer(struct session *session, const struct registry *registry,
                   const struct array *differences) {
    if (!str_given(session->cli.write)) {
        add_lines(session, differences);
        return;
    }
    struct buf overlay = {0};
    overlay_add(&overlay, &session->arena, registry, differences);
    if (str_equal(session->cli.write, STR("-"))) {
        buf_add(&session->out, buf_str(&overlay));
    } else {
        add_lines(session, differences);
        write_file(session->cli.write, buf_str(&overlay), session->cli.no_fsync, &session->diag);
    }
    buf_free(&overlay);
}

int command_import(struct session *session) {
    size_t errors = diag_errors(&session->diag);
    if (!check_line(session)) return EXIT_FAILED;
    const struct spec *spec = session_spec(session);
    const struct registry *registry = spec != NULL ? session_registry(session, spec) : NULL;
    const struct source *source =
        input_read(&session->inputs, file_argument(session), NO_PLACE, &session->diag);
    if (registry == NULL || source == NULL) return EXIT_FAILED;
    if (!check_registered(session, registry)) return EXIT_FAILED;
    check_target(session);
    struct registry_file file = registry_file_read(&session->arena, source, &session->diag);
    if (diag_errors(&session->diag) > errors) return EXIT_FAILED;
    struct array differences = registry_differences(&session->arena, registry, &file);
    answer(session, registry, &differences);
    if (diag_errors(&session->diag) > errors) return EXIT_FAILED;
    // A remark that was not understood may hide a difference.
    return differences.count > 0 || session->diag.warnings > 0 ? EXIT_NO : EXIT_DONE;
}
