// SPDX-License-Identifier: MIT
#include "command/commands.h"
#include "command/render.h"
#include "output/drift.h"

static bool is_current(const struct session *session, enum file_state state) {
    return state == FILE_SAME || (state == FILE_SAME_BUT_CRLF && !session->cli.strict_eol);
}

static void add_word(struct buf *out, struct str word) {
    buf_add_char(out, ' ');
    bool plain = word.len > 0;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.data[i];
        plain = plain && (char_is_alnum(c) || str_find_char(STR("_-./=,:@%+"), c, 0) < 10);
    }
    if (plain) {
        buf_add(out, word);
        return;
    }
    buf_add_char(out, '\'');
    for (size_t i = 0; i < word.len; i++) {
        if (word.data[i] == '\'') {
            buf_add(out, STR("'\\''"));
        } else {
            buf_add_char(out, word.data[i]);
        }
    }
    buf_add_char(out, '\'');
}

static bool is_for_check_only(struct str word) {
    return str_equal(word, STR("--diff")) || str_starts(word, STR("--eol"));
}

// The command that mends what check found: the same line with 'generate' in its place.
static void add_remedy(struct session *session, struct buf *out) {
    buf_add(out, STR("statusgen generate"));
    for (int i = 2; i < session->argc; i++) {
        struct str word = str_from(session->argv[i]);
        if (!is_for_check_only(word)) add_word(out, word);
    }
}

// The number of files that differ.
static size_t report(struct session *session, const struct plan *plan,
                     const struct comparison *comparison, bool *foreign) {
    size_t count = 0;
    for (size_t i = 0; i < plan->files.count; i++) {
        const struct compared *compared = &comparison->files[i];
        struct str path = plan_path(plan, &plan->files.items[i], &session->arena);
        bool current = is_current(session, compared->state);
        if (!current) count++;
        *foreign = *foreign || compared->state == FILE_NO_MARKER;
        bool said = !current || session->cli.verbose || compared->state == FILE_SAME_BUT_CRLF;
        if (said && !(current && session->cli.quiet)) {
            buf_printf(&session->out, "%.*s: %s\n", STR_ARG(path), file_state_text(compared->state));
        }
        if (!current && session->cli.diff) {
            drift_diff(&session->out, &plan->files.items[i], compared, path);
        }
    }
    return count;
}

int command_check(struct session *session) {
    struct plan plan = {0};
    struct comparison comparison = {0};
    int status = EXIT_FAILED;
    if (render_to_stdout(session)) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE,
                    "'check' compares files, so '-o -' has no meaning");
    } else if (render_all(session, &plan) &&
               compare_plan(&comparison, &plan, session->cli.diff, &session->diag)) {
        bool foreign = false;
        size_t count = report(session, &plan, &comparison, &foreign);
        status = count > 0 ? EXIT_NO : EXIT_DONE;
        if (count > 0) {
            buf_printf(&session->out,
                       "statusgen: %zu of %zu files differ from their sources; to update them: ",
                       count, plan.files.count);
            add_remedy(session, &session->out);
            if (foreign) buf_add(&session->out, STR(" --force"));
            buf_add_char(&session->out, '\n');
        }
    }
    comparison_free(&comparison);
    plan_free(&plan);
    return status;
}
