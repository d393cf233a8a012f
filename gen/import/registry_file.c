// SPDX-License-Identifier: MIT
#include "import/registry_file.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "import/citation.h"
#include "import/csv.h"
#include "import/xml.h"

// Texts reach an overlay and a terminal. The XML form can hide in an escape what no file may hold.
static bool is_safe(struct cell field, struct diag *diag) {
    for (size_t at = 0; at < field.text.len;) {
        int32_t c = utf8_next(field.text, &at);
        if (!utf8_is_unsafe(c)) continue;
        if (c == UTF8_BAD) {
            diag_report(diag, RULE_ENCODING, field.place, "this text is not UTF-8");
        } else {
            diag_report(diag, RULE_ENCODING, field.place,
                        "this text holds U+%04X, which cannot be seen", (unsigned)c);
        }
        return false;
    }
    return true;
}

static bool row_is_safe(const struct row *row, struct diag *diag) {
    bool safe = is_safe(row->value, diag) && is_safe(row->description, diag);
    for (size_t i = 0; i < row->citations.count && safe; i++) {
        safe = is_safe(ARRAY_AT(row->citations, struct citation, i).label, diag);
    }
    return safe;
}

// "404", or "105-199" for a run.
static bool read_value(struct cell field, struct record *record, struct diag *diag) {
    size_t dash = str_find_char(field.text, '-', 0);
    struct str first = str_trim(str_slice(field.text, 0, dash)), last = first;
    if (dash < field.text.len) last = str_trim(str_slice(field.text, dash + 1, field.text.len));
    uint64_t from = 0, to = 0;
    bool read = str_to_uint(first, SPEC_MAX_CODE, &from) && str_to_uint(last, SPEC_MAX_CODE, &to);
    if (field.text.len == 0) {
        diag_report(diag, RULE_IMPORT_ROW, field.place, "a row without a value");
    } else if (!read) {
        diag_report(diag, RULE_IMPORT_ROW, field.place, "'%.*s' is no number and no run of numbers",
                    STR_ARG(field.text));
    } else if (from > to) {
        diag_report(diag, RULE_IMPORT_ROW, field.place, "the run '%.*s' ends before it begins",
                    STR_ARG(field.text));
        read = false;
    }
    record->first = (int64_t)from;
    record->last = (int64_t)to;
    return read;
}

static struct array read_references(struct arena *arena, const struct array *citations) {
    struct array all = {ARENA_ARRAY(arena, struct reference, citations->count), citations->count};
    for (size_t i = 0; i < citations->count; i++) {
        const struct citation *citation = &ARRAY_AT(*citations, struct citation, i);
        ARRAY_AT(all, struct reference, i) = citation_reference(citation, arena);
    }
    return all;
}

// A specification has entries for numbers, not for runs: one that is reserved as a whole counts as
// unassigned, and one with a phrase is more than can be compared.
static void check_run(const struct row *row, struct record *record, struct diag *diag) {
    if (record->first == record->last || !record->says.assigned) return;
    record->says.assigned = false;
    if (!str_given(record->says.phrase)) return;
    diag_report(diag, RULE_IMPORT_REMARK, row->value.place,
                "the run '%.*s' is assigned as a whole, which is not compared",
                STR_ARG(row->value.text));
}

static void add_record(struct arena *arena, const struct row *row, struct array *records,
                       struct diag *diag) {
    struct record record = {.place = row->value.place};
    if (!row_is_safe(row, diag) || !read_value(row->value, &record, diag)) return;
    record.says = description_read(row->description, diag);
    record.references = read_references(arena, &row->citations);
    check_run(row, &record, diag);
    ARRAY_AT(*records, struct record, records->count++) = record;
}

static int compare_records(const void *a, const void *b) {
    const struct record *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return place_compare(x->place, y->place);
}

static void check_overlaps(const struct array *records, struct diag *diag) {
    for (size_t i = 1; i < records->count; i++) {
        const struct record *a = &ARRAY_AT(*records, struct record, i - 1);
        const struct record *b = &ARRAY_AT(*records, struct record, i);
        if (b->first > a->last) continue;
        bool swap = place_compare(a->place, b->place) > 0;
        diag_report(diag, RULE_IMPORT_ROW, swap ? a->place : b->place,
                    "the file has the number %d twice", (int)b->first);
        diag_note(diag, swap ? b->place : a->place, "it is here too");
    }
}

// A download that was cut short must not look like a registry that lost its codes.
static void check_not_empty(const struct array *records, const struct source *source,
                            struct diag *diag) {
    for (size_t i = 0; i < records->count; i++) {
        if (ARRAY_AT(*records, struct record, i).says.assigned) return;
    }
    diag_report(diag, RULE_IMPORT_SYNTAX, place_file(source), "the file registers nothing");
}

struct registry_file registry_file_read(struct arena *arena, const struct source *source,
                                        struct diag *diag) {
    size_t errors = diag_errors(diag);
    struct rows rows = {0};
    bool xml = str_starts(str_trim(utf8_skip_mark(source->text)), STR("<"));
    (xml ? xml_read : csv_read)(arena, source, &rows, diag);
    struct array records = {ARENA_ARRAY(arena, struct record, rows.list.count), 0};
    for (size_t i = 0; i < rows.list.count; i++) {
        add_record(arena, &rows.list.items[i], &records, diag);
    }
    vec_free(&rows.list);
    if (records.count > 0) {
        qsort(records.items, records.count, sizeof(struct record), compare_records);
    }
    check_overlaps(&records, diag);
    if (diag_errors(diag) == errors) check_not_empty(&records, source, diag);
    return (struct registry_file){records};
}
