// SPDX-License-Identifier: MIT
// Texts as they are written: what a reader does not see, and what other programs read otherwise.
#include "base/utf8.h"
#include "lint/internal.h"

struct texts {
    struct lint *lint;
    struct line_index *files;
    size_t count;
    const struct line_index *file; // of the text that was looked at last
    const struct entry *entry;     // that it belongs to, NULL outside of all
};

// --- Files as a whole ---

static void check_tabs(struct lint *lint, const struct source *source) {
    size_t tab = str_find_char(source->text, '\t', 0);
    if (tab == source->text.len) return;
    struct place place = place_at(source, tab, 1);
    diag_report(lint->diag, RULE_RAW_TAB, place, "the file holds a tab");
    diag_note(lint->diag, place, "in a text write it as \\t between double quotes");
}

static void check_line_ends(struct lint *lint, const struct source *source) {
    size_t first = str_find_char(source->text, '\n', 0);
    bool wide = first > 0 && first < source->text.len && source->text.data[first - 1] == '\r';
    for (size_t end = first; end < source->text.len;) {
        bool again = end > 0 && source->text.data[end - 1] == '\r';
        if (again != wide) {
            diag_report(lint->diag, RULE_MIXED_LINE_ENDS, place_at(source, end - again, 1),
                        "this line ends with %s, those before with %s", again ? "CR LF" : "LF",
                        wide ? "CR LF" : "LF");
            return;
        }
        end = str_find_char(source->text, '\n', end + 1);
    }
}

// --- Texts ---

static bool allows(const struct texts *texts, enum rule rule) {
    return texts->entry != NULL && lint_allows(texts->lint, rule, texts->entry);
}

static void check_characters(const struct texts *texts, const struct node *node) {
    for (size_t at = 0; at < node->text.len;) {
        int32_t c = utf8_next(node->text, &at);
        bool bidi = utf8_is_bidi(c);
        if (!bidi && !utf8_is_invisible(c)) continue;
        if (allows(texts, RULE_INVISIBLE_CHARACTER)) return;
        diag_report(texts->lint->diag, RULE_INVISIBLE_CHARACTER, node->place,
                    "the text holds U+%04X, %s", (unsigned)c,
                    bidi ? "which changes the order in which text is shown"
                         : "which nobody sees or can tell from a blank");
        return;
    }
}

static void check_tilde(const struct texts *texts, const struct node *node) {
    if (!node->plain || !str_equal(node->text, STR("~"))) return;
    if (allows(texts, RULE_PLAIN_TILDE)) return;
    diag_report(texts->lint->diag, RULE_PLAIN_TILDE, node->place,
                "'~' is a text here, but null to other readers of YAML");
    diag_note(texts->lint->diag, node->place, "put it between quotes, or leave the key out");
}

// An entry can have texts of several files: an overlay changes it.
static void find_file(struct texts *texts, const struct source *source) {
    if (texts->file->source == source) return;
    for (size_t i = 0; i < texts->count; i++) {
        if (texts->files[i].source == source) texts->file = &texts->files[i];
    }
}

// What follows a text of one line on that line; absent if it runs over several.
static struct str rest_of_line(struct texts *texts, const struct node *node) {
    find_file(texts, node->place.source);
    if (node->place.width != utf8_count(node->text)) return (struct str){0};
    size_t end = line_index_column(texts->file, node->place.line,
                                   node->place.column + node->place.width);
    struct str line = line_index_at(texts->file, node->place.line);
    return str_slice(line, end, line.len);
}

// Where a comment is rarely meant: "Error #5" without quotes is the text "Error".
static bool is_prose(struct str key) {
    static const char *const keys[] = {"title", "phrase", "summary", "description", "when"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (str_equal(key, str_from(keys[i]))) return true;
    }
    return false;
}

static void check_comment(struct texts *texts, struct str key, const struct node *node) {
    if (node->kind != NODE_TEXT || !node->plain || !is_prose(key)) return;
    struct str rest = rest_of_line(texts, node);
    size_t blanks = 0;
    while (blanks < rest.len && (rest.data[blanks] == ' ' || rest.data[blanks] == '\t')) blanks++;
    if (blanks == rest.len || rest.data[blanks] != '#') return;
    if (allows(texts, RULE_COMMENT_AFTER_TEXT)) return;
    struct place place = node->place;
    place.column += place.width + (uint32_t)blanks;
    place.width = 1;
    diag_report(texts->lint->diag, RULE_COMMENT_AFTER_TEXT, place,
                "the text of '%.*s' ends before this comment", STR_ARG(key));
    diag_note(texts->lint->diag, place,
              "put the text between quotes, or the comment on a line of its own");
}

// Reading bounded the depth, so it bounds this recursion.
static void walk(struct texts *texts, const struct node *node) {
    if (node->kind == NODE_TEXT) {
        check_characters(texts, node);
        check_tilde(texts, node);
    } else if (node->kind == NODE_LIST) {
        for (size_t i = 0; i < node->item_count; i++) walk(texts, node->items[i]);
    } else {
        for (size_t i = 0; i < node->pair_count; i++) {
            check_comment(texts, node->pairs[i].key, node->pairs[i].value);
            walk(texts, node->pairs[i].value);
        }
    }
}

// Entries are walked one by one, since each may allow what is found in it.
static void walk_file(struct texts *texts, const struct node *file) {
    for (size_t i = 0; i < file->pair_count; i++) {
        const struct pair *pair = &file->pairs[i];
        if (!str_equal(pair->key, STR("codes"))) walk(texts, pair->value);
    }
}

void lint_texts(struct lint *lint) {
    const struct array *files = &lint->registry->files;
    struct texts texts = {.lint = lint, .count = files->count};
    texts.files = ARENA_ARRAY(lint->arena, struct line_index, files->count);
    for (size_t i = 0; i < files->count; i++) {
        const struct node *node = ARRAY_AT(*files, const struct node *, i);
        check_tabs(lint, node->place.source);
        check_line_ends(lint, node->place.source);
        texts.files[i] = line_index_of(lint->arena, node->place.source);
        texts.file = &texts.files[i];
        walk_file(&texts, node);
    }
    for (size_t i = 0; i < lint->registry->entries.count; i++) {
        texts.entry = lint_entry(lint, i);
        walk(&texts, texts.entry->node);
    }
}
