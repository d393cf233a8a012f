// SPDX-License-Identifier: MIT
#include "command/commands.h"
#include "command/last_run.h"
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

// Says how check answers, so 'generate' does not need it.
static bool is_of_answer(struct str word) {
    return str_equal(word, STR("--diff")) || str_starts(word, STR("--format"));
}

// The command that mends what check found: the same line with 'generate' in its place.
static void add_remedy(const struct session *session, enum file_state state, struct buf *out) {
    buf_add(out, STR("statusgen generate"));
    for (int i = 2; i < session->argc; i++) {
        struct str word = str_from(session->argv[i]);
        if (str_equal(word, STR("--format"))) i++; // its value
        if (!is_of_answer(word)) add_word(out, word);
    }
    if (state == FILE_LEFT_OVER) buf_add(out, STR(" --prune"));
    if (state == FILE_NO_MARKER) buf_add(out, STR(" --force"));
}

// What check found, and how it says so.
struct report {
    struct session *session;
    const struct outputs *outputs;
    const struct last_run *last;
    size_t count;          // of files that differ
    enum file_state worst; // of those, the one whose mending asks for most
};

// One file that was compared.
struct checked {
    struct str path; // as messages show it
    enum file_state state;
    const struct plan_file *file; // NULL if it is left over
    const struct compared *compared;
};

static void say_text(const struct report *r, const struct checked *checked, bool current) {
    struct session *session = r->session;
    bool said = !current || session->cli.verbose || checked->state == FILE_SAME_BUT_CRLF;
    if (said && !(current && session->cli.quiet)) {
        buf_printf(&session->out, "%.*s: %s\n", STR_ARG(checked->path),
                   file_state_text(checked->state));
    }
    if (!current && session->cli.diff && checked->file != NULL) {
        drift_diff(&session->out, checked->file, checked->compared, checked->path);
    }
}

// For machines a file that is not current is a finding like any other.
static void say_finding(const struct report *r, const struct checked *checked) {
    struct session *session = r->session;
    struct source *file = ARENA_NEW(&session->arena, struct source);
    *file = (struct source){checked->path, STR("")};
    enum rule rule = file_state_rule(checked->state);
    diag_report(&session->diag, rule, place_file(file), "the file is %s",
                file_state_text(checked->state));
    struct buf note = {0};
    if (rule != RULE_FILE_KIND) { // which no command mends
        add_remedy(session, checked->state, &note);
        diag_note(&session->diag, NO_PLACE, "to update it: %.*s", STR_ARG(buf_str(&note)));
    }
    buf_clear(&note);
    bool diff = session->cli.diff && checked->file != NULL;
    if (diff) drift_diff(&note, checked->file, checked->compared, file->path);
    if (note.len > 0) diag_note(&session->diag, NO_PLACE, "%.*s", STR_ARG(buf_str(&note)));
    buf_free(&note);
}

static void say(struct report *r, const struct checked *checked) {
    bool current = is_current(r->session, checked->state), text = r->session->cli.format == FORMAT_TEXT;
    bool asks_more = checked->state == FILE_NO_MARKER || checked->state == FILE_LEFT_OVER;
    if (!current) r->count++;
    if (asks_more && r->worst != FILE_NO_MARKER) r->worst = checked->state;
    if (text) say_text(r, checked, current);
    if (!text && !current) say_finding(r, checked);
}

static void say_total(const struct report *r) {
    struct buf *out = &r->session->out;
    size_t all = r->outputs->plan.files.count + r->last->leftover_count;
    buf_printf(out, "statusgen: %zu of %zu files differ from their sources; to update them: ",
               r->count, all);
    add_remedy(r->session, r->worst, out);
    buf_add_char(out, '\n');
}

static void say_all(struct report *r) {
    struct session *session = r->session;
    for (size_t i = 0; i < r->outputs->plan.files.count; i++) {
        const struct plan_file *file = &r->outputs->plan.files.items[i];
        const struct compared *compared = &r->outputs->comparison.files.items[i];
        bool edited = last_run_is_edited(r->last, session, file, compared);
        struct checked checked = {plan_path(&r->outputs->plan, file, &session->arena),
                                  edited ? FILE_EDITED : compared->state, file, compared};
        say(r, &checked);
    }
    for (size_t i = 0; i < r->last->leftover_count; i++) {
        struct str path = r->last->leftovers[i].path;
        path = join_paths(&session->arena, r->last->folder, path);
        say(r, &(struct checked){.path = path, .state = FILE_LEFT_OVER});
    }
    if (session->cli.format == FORMAT_TEXT && r->count > 0) say_total(r);
}

int command_check(struct session *session) {
    bool project = last_run_is_kept(session);
    struct outputs outputs = {.compare = true, .keep_old = session->cli.diff || project};
    struct last_run last = {0};
    int status = EXIT_FAILED;
    if (render_to_stdout(session)) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE,
                    "'check' compares files, so '-o -' has no meaning");
    } else if (render_all(session, &outputs) &&
               compare_end(&outputs.comparison, &outputs.plan, &session->diag) &&
               last_run_read(&last, session, &outputs)) {
        struct report report = {.session = session, .outputs = &outputs, .last = &last};
        say_all(&report);
        status = report.count > 0 ? EXIT_NO : EXIT_DONE;
    }
    last_run_free(&last);
    outputs_free(&outputs);
    return status;
}
