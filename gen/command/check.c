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

// Says how check answers, so 'generate' does not need it.
static bool is_of_answer(struct str word) {
    return str_equal(word, STR("--diff")) || str_starts(word, STR("--format"));
}

// The command that mends what check found: the same line with 'generate' in its place.
static void add_remedy(struct session *session, bool foreign, struct buf *out) {
    buf_add(out, STR("statusgen generate"));
    for (int i = 2; i < session->argc; i++) {
        struct str word = str_from(session->argv[i]);
        if (str_equal(word, STR("--format"))) i++; // its value
        if (!is_of_answer(word)) add_word(out, word);
    }
    if (foreign) buf_add(out, STR(" --force"));
}

// What check found, and how it says so.
struct report {
    struct session *session;
    const struct plan *plan;
    const struct comparison *comparison;
};

static void say_text(const struct report *r, size_t i, bool current) {
    struct session *session = r->session;
    const struct compared *compared = &r->comparison->files.items[i];
    struct str path = plan_path(r->plan, &r->plan->files.items[i], &session->arena);
    bool said = !current || session->cli.verbose || compared->state == FILE_SAME_BUT_CRLF;
    if (said && !(current && session->cli.quiet)) {
        buf_printf(&session->out, "%.*s: %s\n", STR_ARG(path), file_state_text(compared->state));
    }
    if (!current && session->cli.diff) {
        drift_diff(&session->out, &r->plan->files.items[i], compared, path);
    }
}

// For machines a file that is not current is a finding like any other.
static void say_finding(const struct report *r, size_t i) {
    struct session *session = r->session;
    const struct compared *compared = &r->comparison->files.items[i];
    struct source *file = ARENA_NEW(&session->arena, struct source);
    *file = (struct source){plan_path(r->plan, &r->plan->files.items[i], &session->arena), STR("")};
    diag_report(&session->diag, file_state_rule(compared->state), place_file(file),
                "the file is %s", file_state_text(compared->state));
    struct buf note = {0};
    if (file_state_rule(compared->state) != RULE_FILE_KIND) { // which no command mends
        add_remedy(session, compared->state == FILE_NO_MARKER, &note);
        diag_note(&session->diag, NO_PLACE, "to update it: %.*s", STR_ARG(buf_str(&note)));
    }
    buf_clear(&note);
    if (session->cli.diff) drift_diff(&note, &r->plan->files.items[i], compared, file->path);
    if (note.len > 0) diag_note(&session->diag, NO_PLACE, "%.*s", STR_ARG(buf_str(&note)));
    buf_free(&note);
}

static void say_total(const struct report *r, size_t count, bool foreign) {
    struct buf *out = &r->session->out;
    buf_printf(out, "statusgen: %zu of %zu files differ from their sources; to update them: ", count,
               r->plan->files.count);
    add_remedy(r->session, foreign, out);
    buf_add_char(out, '\n');
}

// The number of files that differ.
static size_t say_all(const struct report *r) {
    size_t count = 0;
    bool foreign = false, text = r->session->cli.format == FORMAT_TEXT;
    for (size_t i = 0; i < r->comparison->files.count; i++) {
        enum file_state state = r->comparison->files.items[i].state;
        bool current = is_current(r->session, state);
        if (!current) count++;
        foreign = foreign || state == FILE_NO_MARKER;
        if (text) say_text(r, i, current);
        if (!text && !current) say_finding(r, i);
    }
    if (text && count > 0) say_total(r, count, foreign);
    return count;
}

int command_check(struct session *session) {
    struct outputs outputs = {.compare = true, .keep_old = session->cli.diff};
    int status = EXIT_FAILED;
    if (render_to_stdout(session)) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE,
                    "'check' compares files, so '-o -' has no meaning");
    } else if (render_all(session, &outputs) &&
               compare_end(&outputs.comparison, &outputs.plan, &session->diag)) {
        const struct report report = {session, &outputs.plan, &outputs.comparison};
        status = say_all(&report) > 0 ? EXIT_NO : EXIT_DONE;
    }
    outputs_free(&outputs);
    return status;
}
