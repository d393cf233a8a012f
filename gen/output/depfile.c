// SPDX-License-Identifier: MIT
#include "output/depfile.h"

#include "base/utf8.h"
#include "input/input.h"

// Standard input and embedded files are no files that a build system could look at.
static bool is_file(struct str input) {
    return !str_equal(input, STR("-")) && !str_starts(input, STR(INPUT_BUILTIN));
}

static bool is_representable(struct str path) {
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.data[i];
        if ((c < ' ' && c != '\t') || c == 0x7F || c == ';') return false;
    }
    return path.len > 0;
}

static bool check_paths(const struct str *paths, size_t count, struct diag *diag) {
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        if (!is_file(paths[i]) || is_representable(paths[i])) continue;
        diag_report(diag, RULE_WRITE, NO_PLACE, "a depfile cannot name '%.*s'", STR_ARG(paths[i]));
        diag_note(diag, NO_PLACE, "Make gives a line end or ';' in a name another meaning");
        good = false;
    }
    return good;
}

// Backslashes are ordinary, but for those before a blank, which are doubled: GNU make and Ninja
// halve them there.
static void add_path(struct buf *out, struct str path) {
    size_t backslashes = 0;
    for (size_t i = 0; i < path.len; i++) {
        char c = path.data[i];
        if (c == ' ' || c == '\t') {
            buf_fill(out, '\\', backslashes + 1);
        } else if (c == '#') {
            buf_add_char(out, '\\');
        } else if (c == '$') {
            buf_add_char(out, '$');
        }
        buf_add_char(out, c);
        backslashes = c == '\\' ? backslashes + 1 : 0;
    }
}

// A blank follows the colon even if nothing else does: CMake 3.22 refuses the line otherwise.
static void begin_rule(struct buf *out, const struct str *targets, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buf_add(out, STR(" \\\n  "));
        add_path(out, targets[i]);
    }
    buf_add(out, STR(": "));
}

bool depfile_render(struct buf *out, const struct depfile *depfile, struct diag *diag) {
    bool good = check_paths(depfile->targets, depfile->target_count, diag);
    good = check_paths(depfile->inputs, depfile->input_count, diag) && good;
    if (!good) return false;
    begin_rule(out, depfile->targets, depfile->target_count);
    const char *separator = "\\\n  ";
    for (size_t i = 0; i < depfile->input_count; i++) {
        if (!is_file(depfile->inputs[i])) continue;
        buf_add(out, str_from(separator));
        add_path(out, depfile->inputs[i]);
        separator = " \\\n  ";
    }
    buf_add_char(out, '\n');
    for (size_t i = 0; i < depfile->input_count; i++) {
        if (!is_file(depfile->inputs[i])) continue;
        buf_add_char(out, '\n');
        begin_rule(out, &depfile->inputs[i], 1);
        buf_add_char(out, '\n');
    }
    return true;
}
