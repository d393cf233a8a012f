// SPDX-License-Identifier: MIT
// Fills the tables of a manual page: not part of the program, but built with it.
//
//   statusgen-manual PAGE
//
// prints the page (in mdoc) with what stands between '.\" begin TABLE' and '.\" end TABLE' made
// anew from the tables that the program itself works by. So a page cannot say anything else.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/mem.h"
#include "command/commands.h"
#include "diag/text.h"
#include "spec/format.h"

enum { WIDTH = 76, MOST = 256 };

// --- Words ---

// A dash that begins an option, and those behind it, are no hyphens: they are to be copied.
static void add_escaped(struct buf *out, struct str word) {
    bool option = false;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.data[i];
        option = option || (c == '-' && (i == 0 || !char_is_alnum(word.data[i - 1])));
        if (c == '\\') {
            buf_add(out, STR("\\e"));
        } else if (c == '-' && option) {
            buf_add(out, STR("\\-"));
        } else if (c == '.' && i == 0) {
            buf_add(out, STR("\\&."));
        } else if (c == '\'') {
            buf_add(out, STR("\\(aq"));
        } else {
            buf_add_char(out, c);
        }
    }
}

// Is a sentence over behind the word?
static bool ends_sentence(struct str word) {
    return str_ends(word, STR(".")) || str_ends(word, STR("?")) || str_ends(word, STR(".)"));
}

// A paragraph in lines of text, each sentence on lines of its own, as mdoc wants it.
static void add_text(struct buf *out, struct str text, bool closed) {
    struct str word;
    size_t start = out->len;
    struct buf flat = {0};
    for (size_t i = 0; i < text.len; i++) {
        buf_add_char(&flat, text.data[i] == '\n' ? ' ' : text.data[i]);
    }
    struct str rest = buf_str(&flat);
    while (str_split(&rest, ' ', &word)) {
        if (word.len == 0) continue;
        size_t width = out->len - start;
        if (width > 0 && width + 1 + word.len > WIDTH) {
            buf_add_char(out, '\n');
            start = out->len;
        } else if (width > 0) {
            buf_add_char(out, ' ');
        }
        add_escaped(out, word);
        if (ends_sentence(word) && rest.len > 0) {
            buf_add_char(out, '\n');
            start = out->len;
        }
    }
    if (closed && !ends_sentence(buf_str(out))) buf_add_char(out, '.');
    buf_add_char(out, '\n');
    buf_free(&flat);
}

// The summary of a table's row as a sentence.
static void add_sentence(struct buf *out, struct str text) {
    if (text.len > 0) add_text(out, text, true);
}

static void begin_list(struct buf *out) {
    buf_add(out, STR(".Bl -tag -width Ds\n"));
}

static void end_list(struct buf *out) {
    buf_add(out, STR(".El\n"));
}

// --- Commands and options ---

static void add_commands(struct session *session, struct buf *out) {
    (void)session;
    begin_list(out);
    for (size_t i = 0; i < command_count; i++) {
        buf_printf(out, ".It Cm %s", commands[i].name);
        if (commands[i].arguments[0] != '\0') buf_printf(out, " Ar %s", commands[i].arguments);
        buf_add_char(out, '\n');
        add_sentence(out, str_from(commands[i].summary));
    }
    end_list(out);
}

static void add_option(struct buf *out, const struct option_row *row) {
    buf_add(out, STR(".It "));
    if (row->letter != '\0') buf_printf(out, "Fl %c , ", row->letter);
    buf_printf(out, "Fl -%s", row->name);
    if (option_needs_value(row)) {
        buf_printf(out, " Ns = Ns Ar %s", row->argument);
    } else if (row->argument != NULL) {
        struct str argument = str_from(row->argument);
        argument = str_slice(argument, 1, argument.len - 2);
        buf_printf(out, " Ns Op = Ns Ar %.*s", STR_ARG(argument));
    }
    buf_add_char(out, '\n');
    add_sentence(out, str_from(row->help));
}

// The commands that take an option, where not all do.
static void add_takers(struct buf *out, const struct option_row *row) {
    if ((row->takers & TAKES_SPEC) == TAKES_SPEC) return;
    struct buf text = {0};
    size_t count = 0, named = 0;
    for (size_t i = 0; i < command_count; i++) count += (commands[i].mark & row->takers) != 0;
    buf_add(&text, STR("With"));
    for (size_t i = 0; i < command_count; i++) {
        if ((commands[i].mark & row->takers) == 0) continue;
        const char *joint = named == 0 ? "" : named + 1 == count ? " and" : ",";
        buf_printf(&text, "%s %s", joint, commands[i].name);
        named++;
    }
    add_text(out, buf_str(&text), true);
    buf_free(&text);
}

static void add_options(struct session *session, struct buf *out) {
    (void)session;
    for (size_t g = 0; g < option_group_count; g++) {
        buf_printf(out, ".Ss %s\n", option_groups[g].title);
        begin_list(out);
        for (size_t i = 0; i < option_groups[g].count; i++) {
            add_option(out, &option_groups[g].rows[i]);
            add_takers(out, &option_groups[g].rows[i]);
        }
        end_list(out);
    }
}

// --- Keys of files ---

static void add_choices(struct buf *out, const char *const *choices) {
    for (size_t i = 0; choices[i] != NULL; i++) {
        buf_printf(out, "%s Cm %s", i > 0 ? " |" : "", choices[i]);
    }
}

static struct str type_words(enum key_type type) {
    static const struct str words[] = {
        [KEY_LINE] = STR_INIT("text"),
        [KEY_TEXT] = STR_INIT("text, perhaps of several lines"),
        [KEY_ID] = STR_INIT("id"),
        [KEY_DATE] = STR_INIT("date"),
        [KEY_LINK] = STR_INIT("link"),
        [KEY_NUMBER] = STR_INIT("number"),
        [KEY_BOOL] = STR_INIT("true or false"),
        [KEY_LINES] = STR_INIT("text or list of texts"),
        [KEY_WORDS] = STR_INIT("text of words, or list of such"),
        [KEY_IDS] = STR_INIT("id or list of ids"),
        [KEY_LIST] = STR_INIT("list; each item is"),
        [KEY_DICT] = STR_INIT("mapping with free keys"),
        [KEY_ANY] = STR_INIT("anything"),
    };
    return words[type];
}

static void add_type(struct buf *out, const struct key *key) {
    if (key->type == KEY_CHOICE) {
        add_choices(out, key->choices);
    } else if (key->type == KEY_MAP) {
        buf_printf(out, " %s", key->schema->name);
    } else {
        buf_printf(out, " %.*s", STR_ARG(type_words(key->type)));
        if (key->type == KEY_LIST) buf_printf(out, " %s", key->schema->name);
    }
    if (key->type != KEY_DICT) return;
    if (key->schema->value == NULL) {
        buf_printf(out, " to %s", key->schema->name);
    } else {
        buf_add(out, STR(" to"));
        add_type(out, key->schema->value);
    }
}

static void add_keys(const struct schema *root, struct buf *out) {
    const struct schema *schemas[MOST];
    size_t count = schema_walk(root, schemas, MOST);
    for (size_t s = 0; s < count; s++) {
        buf_printf(out, ".Ss Keys of %s\n", schemas[s]->name);
        begin_list(out);
        for (size_t i = 0; i < schemas[s]->count; i++) {
            const struct key *key = &schemas[s]->keys[i];
            buf_printf(out, ".It Ic %s :", key->name);
            add_type(out, key);
            buf_add_char(out, '\n');
            add_sentence(out, str_from(key->summary));
            if (key->required) buf_add(out, STR("Required.\n"));
        }
        end_list(out);
    }
}

static void add_specification_keys(struct session *session, struct buf *out) {
    (void)session;
    add_keys(&spec_file_schema, out);
}

static void add_language_keys(struct session *session, struct buf *out) {
    (void)session;
    add_keys(&language_schema, out);
}

// --- Fields of templates ---

// What a language declares itself: the page says so, and names none of one language.
static bool is_of_language(const struct shape *shape) {
    return str_equal(shape->name, STR("text")) || str_equal(shape->name, STR("names")) ||
           str_equal(shape->name, STR("options"));
}

static void add_fields_of(const struct shape *shape, struct buf *out) {
    if (shape->count == 0) return;
    buf_printf(out, ".Ss Fields of %.*s\n", STR_ARG(shape->name));
    begin_list(out);
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        struct str word = STR(""), of = STR("");
        type_describe(field->type, &word, &of);
        buf_printf(out, ".It Va %.*s : %.*s", STR_ARG(field->name), STR_ARG(word));
        if (of.len > 0) buf_printf(out, " of %.*s", STR_ARG(of));
        buf_add_char(out, '\n');
        add_sentence(out, field->summary);
    }
    end_list(out);
}

static void add_fields(struct session *session, struct buf *out) {
    size_t count = 0;
    const struct language **languages = session_languages(session, &count);
    const struct spec *spec = session_spec(session);
    if (languages == NULL || count == 0 || spec == NULL) return;
    struct subject subject = view_subject(&session->arena, spec);
    const struct view *view = view_make(&session->arena, &session->arena, &subject, languages[0],
                                        session_request(session), &session->diag);
    if (view == NULL) return;
    const struct shape *shapes[MOST];
    size_t shape_count = shape_walk(view_type(view), shapes, MOST);
    for (size_t i = 0; i < shape_count; i++) {
        if (!is_of_language(shapes[i])) add_fields_of(shapes[i], out);
    }
}

// --- Pages ---

static const struct {
    struct str name;
    void (*add)(struct session *session, struct buf *out);
} tables[] = {
    {STR_INIT("commands"), add_commands},
    {STR_INIT("options"), add_options},
    {STR_INIT("specification keys"), add_specification_keys},
    {STR_INIT("language keys"), add_language_keys},
    {STR_INIT("fields"), add_fields},
};
enum { TABLE_COUNT = sizeof tables / sizeof tables[0] };

static void add_table(struct session *session, struct str name, struct buf *out) {
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (!str_equal(tables[i].name, name)) continue;
        tables[i].add(session, out);
        return;
    }
    diag_report(&session->diag, RULE_USAGE, NO_PLACE, "there is no table '%.*s'", STR_ARG(name));
}

static void fill(struct session *session, struct str page, struct buf *out) {
    static const struct str begin = STR_INIT(".\\\" begin "), end = STR_INIT(".\\\" end ");
    struct str line;
    bool inside = false;
    while (str_split(&page, '\n', &line)) {
        if (str_starts(line, end)) inside = false;
        if (inside) continue;
        buf_add(out, line);
        buf_add_char(out, '\n');
        if (!str_starts(line, begin)) continue;
        inside = true;
        add_table(session, str_slice(line, begin.len, line.len), out);
    }
    if (inside) diag_report(&session->diag, RULE_USAGE, NO_PLACE, "a table has no end");
}

static void out_of_memory(void) {
    _exit(EXIT_FAILED);
}

int main(int argc, char **argv) {
    mem_on_failure(out_of_memory);
    if (argc != 2) {
        fprintf(stderr, "usage: statusgen-manual PAGE\n");
        return EXIT_FAILED;
    }
    struct session session = {.argc = argc, .argv = argv};
    session.templates.inputs = &session.inputs;
    session.templates.diag = &session.diag;
    session.cli.command = &commands[0];
    const struct source *page =
        input_read(&session.inputs, str_from(argv[1]), NO_PLACE, &session.diag);
    if (page != NULL) fill(&session, page->text, &session.out);
    bool done = diag_errors(&session.diag) == 0 &&
                descriptor_write(STDOUT_FILENO, buf_str(&session.out));
    if (!done) {
        struct buf messages = {0};
        diag_print(&session.diag, false, &messages);
        descriptor_write(STDERR_FILENO, buf_str(&messages));
        buf_free(&messages);
    }
    session_free(&session);
    return done ? EXIT_DONE : EXIT_FAILED;
}
