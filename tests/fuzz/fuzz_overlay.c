// SPDX-License-Identifier: MIT
// Two texts with a line "---overlay" between them: a specification and an overlay on it. What the
// overlay makes of it can be printed, and is read back as the same.
#include "harness.h"

#include "command/commands.h"

#define SEAM "\n---overlay\n"

static struct str merged_by(struct session *session, struct str base, struct str overlay) {
    static const char *const with[] = {"statusgen", "merge", "-O", "over", "main", NULL};
    static const char *const without[] = {"statusgen", "merge", "main", NULL};
    session_put(session, "main", base);
    if (str_given(overlay)) session_put(session, "over", overlay);
    session_say(session, str_given(overlay) ? with : without);
    return command_merge(session) == EXIT_DONE ? buf_str(&session->out) : (struct str){0};
}

// Without the comments, which say where a value is from.
static void add_values(struct buf *out, struct str text) {
    struct str line;
    while (str_split(&text, '\n', &line)) {
        size_t comment = str_find(line, STR(" # "), 0);
        buf_add(out, str_slice(line, 0, comment));
        buf_add_char(out, '\n');
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct str text = {(const char *)data, size};
    size_t seam = str_find(text, STR(SEAM), 0);
    if (seam == text.len) return 0;
    struct str base = str_slice(text, 0, seam + 1);
    struct str overlay = str_slice(text, seam + STR(SEAM).len, text.len);
    struct session first = {0}, second = {0};
    struct str merged = merged_by(&first, base, overlay);
    if (str_given(merged)) {
        struct str again = merged_by(&second, merged, (struct str){0});
        PROMISE(str_given(again));
        struct buf one = {0}, two = {0};
        add_values(&one, merged);
        add_values(&two, again);
        PROMISE(str_equal(buf_str(&one), buf_str(&two)));
        buf_free(&one);
        buf_free(&two);
        session_show(&second);
        session_free(&second);
    }
    session_show(&first);
    session_free(&first);
    return 0;
}
