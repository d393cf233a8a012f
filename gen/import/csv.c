// SPDX-License-Identifier: MIT
#include "import/csv.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "import/text.h"

enum { MOST_COLUMNS = 64, MOST_CITATIONS = 64 };

enum column { COLUMN_VALUE, COLUMN_DESCRIPTION, COLUMN_REFERENCE, COLUMN_COUNT };

static const char *const column_names[COLUMN_COUNT] = {"Value", "Description", "Reference"};

struct csv {
    struct arena *arena;
    const struct source *source;
    struct str text;
    size_t at;         // the next byte
    size_t line_start; // of the line that it stands in
    uint32_t line;
    struct diag *diag;
    struct buf field; // what stood in the present one
    struct cell fields[MOST_COLUMNS];
    size_t count;
    size_t positions[COLUMN_COUNT]; // of our columns in a row
    size_t columns;                 // of the table
};

// Columns are counted from the start of the line, so that no place has to walk the whole file.
static struct place here(const struct csv *csv) {
    struct str before = str_slice(csv->text, csv->line_start, csv->at - csv->line_start);
    return (struct place){csv->source, csv->line, (uint32_t)utf8_count(before) + 1, 0};
}

static bool at_end(const struct csv *csv) {
    return csv->at >= csv->text.len;
}

static char next(struct csv *csv) {
    char c = csv->text.data[csv->at++];
    if (c == '\n') {
        csv->line++;
        csv->line_start = csv->at;
    }
    return c;
}

static bool at_row_end(const struct csv *csv) {
    if (at_end(csv)) return true;
    char c = csv->text.data[csv->at];
    if (c == '\r') return csv->at + 1 < csv->text.len && csv->text.data[csv->at + 1] == '\n';
    return c == '\n';
}

static bool at_field_end(const struct csv *csv) {
    return at_row_end(csv) || csv->text.data[csv->at] == ',';
}

static void skip_row_end(struct csv *csv) {
    while (!at_end(csv)) {
        if (next(csv) == '\n') return;
    }
}

// What stands between quotes; two of them stand for one. The first one was read.
static void read_quoted(struct csv *csv, struct place start) {
    while (!at_end(csv)) {
        char c = next(csv);
        if (c == '"') {
            if (at_end(csv) || csv->text.data[csv->at] != '"') return;
            next(csv);
        }
        buf_add_char(&csv->field, c);
    }
    diag_report(csv->diag, RULE_IMPORT_SYNTAX, start, "this quote is never closed");
}

static void read_plain(struct csv *csv) {
    bool said = false;
    while (!at_field_end(csv)) {
        if (!said && csv->text.data[csv->at] == '"') {
            said = true;
            diag_report(csv->diag, RULE_IMPORT_SYNTAX, here(csv), "a quote inside a field");
            diag_note(csv->diag, here(csv),
                      "a field with quotes stands between quotes, with each of its own doubled");
        }
        buf_add_char(&csv->field, next(csv));
    }
}

static struct cell read_field(struct csv *csv) {
    struct cell field = {.place = here(csv)};
    buf_clear(&csv->field);
    if (!at_end(csv) && csv->text.data[csv->at] == '"') {
        next(csv);
        read_quoted(csv, field.place);
        if (!at_field_end(csv)) {
            diag_report(csv->diag, RULE_IMPORT_SYNTAX, here(csv),
                        "after a closing quote the field has to end");
            while (!at_field_end(csv)) next(csv);
        }
    } else {
        read_plain(csv);
    }
    field.text = text_on_one_line(csv->arena, buf_str(&csv->field));
    return field;
}

// False if the row has more fields than a table can have.
static bool read_row(struct csv *csv) {
    csv->count = 0;
    for (;;) {
        if (csv->count == MOST_COLUMNS) {
            diag_report(csv->diag, RULE_LIMIT, here(csv), "a row has more than %d fields",
                        MOST_COLUMNS);
            return false;
        }
        csv->fields[csv->count++] = read_field(csv);
        if (at_row_end(csv)) break;
        next(csv); // the comma
    }
    skip_row_end(csv);
    return true;
}

static bool is_empty_row(const struct csv *csv) {
    return csv->count == 1 && csv->fields[0].text.len == 0;
}

// The position of a column by its name; the number of columns if there is none.
static size_t find_column(const struct csv *csv, struct str name) {
    size_t i = 0;
    while (i < csv->count && !str_equal_letters(csv->fields[i].text, name)) i++;
    return i;
}

static bool find_columns(struct csv *csv) {
    csv->columns = csv->count;
    for (int column = 0; column < COLUMN_COUNT; column++) {
        csv->positions[column] = find_column(csv, str_from(column_names[column]));
        if (csv->positions[column] < csv->count) continue;
        diag_report(csv->diag, RULE_IMPORT_SYNTAX, csv->fields[0].place,
                    "the first row names no column '%s'", column_names[column]);
        diag_note(csv->diag, csv->fields[0].place,
                  "the columns are Value, Description and Reference, in any order");
        return false;
    }
    return true;
}

// "[RFC2774][Status change]": what stands between brackets, each a citation.
static struct array split_citations(struct csv *csv, struct cell field) {
    struct str rest = field.text;
    size_t most = 0;
    for (size_t i = 0; i < rest.len; i++) most += rest.data[i] == '[';
    if (most > MOST_CITATIONS) {
        diag_report(csv->diag, RULE_LIMIT, field.place, "a row has more than %d references",
                    MOST_CITATIONS);
        return (struct array){0};
    }
    struct array citations = {ARENA_ARRAY(csv->arena, struct citation, most), 0};
    while (rest.len > 0) {
        size_t close = str_find_char(rest, ']', 0);
        if (rest.data[0] != '[' || close == rest.len) {
            diag_report(csv->diag, RULE_IMPORT_SYNTAX, field.place,
                        "references stand between brackets, as in [RFC2119]");
            break;
        }
        struct str label = str_trim(str_slice(rest, 1, close - 1));
        rest = str_trim(str_slice(rest, close + 1, rest.len));
        if (label.len == 0) continue;
        ARRAY_AT(citations, struct citation, citations.count++) =
            (struct citation){.label = {field.place, label}};
    }
    return citations;
}

static void add_row(struct csv *csv, struct rows *rows) {
    if (csv->count != csv->columns) {
        diag_report(csv->diag, RULE_IMPORT_SYNTAX, csv->fields[0].place,
                    "a row of %zu %s in a table of %zu columns", csv->count,
                    csv->count == 1 ? "field" : "fields", csv->columns);
        return;
    }
    struct row row = {
        .value = csv->fields[csv->positions[COLUMN_VALUE]],
        .description = csv->fields[csv->positions[COLUMN_DESCRIPTION]],
        .citations = split_citations(csv, csv->fields[csv->positions[COLUMN_REFERENCE]]),
    };
    vec_add(&rows->list, row);
}

void csv_read(struct arena *arena, const struct source *source, struct rows *rows,
              struct diag *diag) {
    struct csv csv = {.arena = arena, .source = source, .diag = diag, .line = 1};
    csv.text = utf8_skip_mark(source->text);
    bool going = read_row(&csv) && find_columns(&csv);
    while (going && !at_end(&csv)) {
        going = read_row(&csv);
        if (!going || is_empty_row(&csv)) continue;
        if (rows->list.count == ROWS_MOST) {
            diag_report(diag, RULE_LIMIT, csv.fields[0].place, "the file has more than %d rows",
                        ROWS_MOST);
            break;
        }
        add_row(&csv, rows);
    }
    buf_free(&csv.field);
}
