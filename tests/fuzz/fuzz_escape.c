// SPDX-License-Identifier: MIT
// Any text through every view of every language: nothing that could hide, nor the end of what it
// stands in, comes out.
#include "harness.h"

#include "base/utf8.h"
#include "lang/escape.h"

static void check_line(const struct escaper *view, struct str line) {
    PROMISE(utf8_find_unsafe(line) == line.len);
    for (size_t i = 0; i < view->replace.count; i++) {
        const struct replacement *one = &ARRAY_AT(view->replace, struct replacement, i);
        bool again = str_find(one->put, one->find, 0) < one->put.len;
        bool inside = str_given(view->open) || str_given(view->close); // which may hold it
        bool found = str_find(line, one->find, 0) < line.len;
        if (found && !again && !inside) fprintf(stderr, "view %.*s: %.*s in %.*s\n", STR_ARG(view->name), STR_ARG(one->find), STR_ARG(line));
        PROMISE(again || inside || !found);
    }
}

// Between the quotes every quote has something in front.
static void check_quotes(const struct escaper *view, struct str text) {
    PROMISE(str_starts(text, view->open) && str_ends(text, view->close));
    if (view->close.len != 1) return;
    struct str inside = str_slice(text, view->open.len, text.len - view->open.len - view->close.len);
    for (size_t at = 0; at < inside.len; at++) {
        if (inside.data[at] == '\\') {
            at++;
            PROMISE(at < inside.len);
            continue;
        }
        PROMISE(inside.data[at] != view->close.data[0]);
    }
}

static void try_view(const struct escaper *view, struct str text) {
    struct arena arena = {0};
    if (view->wrap != NUMBER_ABSENT) {
        struct array lines = escape_lines(view, text, &arena);
        for (size_t i = 0; i < lines.count; i++) check_line(view, ARRAY_AT(lines, struct str, i));
    } else {
        struct str escaped = escape_text(view, text, &arena);
        check_line(view, escaped);
        if (str_given(view->open) && str_given(view->close)) check_quotes(view, escaped);
    }
    arena_free(&arena);
}

// All there are, read once: reading them takes longer than a text through each.
static const struct language **all_languages(size_t *count) {
    static const char *const words[] = {"statusgen", "list", "languages", NULL};
    static struct session session;
    static const struct language **languages;
    static size_t found;
    if (languages == NULL) {
        session_say(&session, words);
        languages = session_languages(&session, &found);
    }
    *count = found;
    return languages;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    size_t count = 0;
    const struct language **languages = all_languages(&count);
    PROMISE(languages != NULL && count > 0);
    for (size_t i = 0; i < count; i++) {
        for (size_t v = 0; v < languages[i]->views.count; v++) {
            try_view(&ARRAY_AT(languages[i]->views, struct escaper, v),
                     (struct str){(const char *)data, size});
        }
    }
    return 0;
}
