// SPDX-License-Identifier: MIT
#include "import/compare.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/vec.h"
#include "import/citation.h"

struct comparison {
    struct arena *arena;
    const struct registry *registry;
    size_t next;               // index of the entry behind the present one
    const struct entry *entry; // the first that no record spoke of yet; NULL: all are done
    VEC(struct difference) found;
};

const char *difference_kind_name(enum difference_kind kind) {
    static const char *const words[] = {
        [DIFFERENCE_NEW] = "new",
        [DIFFERENCE_REMOVED] = "removed",
        [DIFFERENCE_RENAMED] = "renamed",
        [DIFFERENCE_STATE] = "state changed",
        [DIFFERENCE_REFERENCE] = "reference changed",
        [DIFFERENCE_ANNOTATION] = "annotation changed",
    };
    return words[kind];
}

struct str difference_line(struct arena *arena, const struct difference *difference) {
    return arena_printf(arena, "%" PRId64 ": %s: %.*s", difference->code,
                        difference_kind_name(difference->kind), STR_ARG(difference->text));
}

// --- Texts ---

static struct str take(struct comparison *c, struct buf *text) {
    struct str copy = arena_str(c->arena, buf_str(text));
    buf_free(text);
    return copy;
}

static struct str phrase_text(struct str phrase) {
    return str_given(phrase) ? phrase : STR("(no phrase)");
}

static void add_date(struct buf *out, const char *word, struct str date) {
    if (str_given(date)) buf_printf(out, ", %s %.*s", word, STR_ARG(date));
}

// "temporary, registered 2027-01-02, expires 2028-01-02"
static void add_state(struct buf *out, const struct description *says) {
    buf_add(out, choice_name(state_words, says->state));
    add_date(out, "registered", says->registered);
    add_date(out, "extended", says->extended);
    add_date(out, "expires", says->expires);
}

static void add_references(struct comparison *c, struct buf *out, const struct array *references,
                           bool all) {
    bool first = true;
    for (size_t i = 0; i < references->count; i++) {
        const struct reference *reference = &ARRAY_AT(*references, struct reference, i);
        if (!all && !reference_is_numbered(reference)) continue;
        if (!first) buf_add(out, STR("; "));
        first = false;
        buf_add(out, reference_label(reference, c->arena));
    }
    if (first) buf_add(out, STR("none"));
}

static struct str text_of_new(struct comparison *c, const struct record *record) {
    struct buf text = {0};
    buf_add(&text, phrase_text(record->says.phrase));
    if (record->says.state != 0 && record->says.state != STATE_PERMANENT) {
        buf_add(&text, STR("; "));
        add_state(&text, &record->says);
    }
    if (record->references.count > 0) {
        buf_add(&text, STR("; "));
        add_references(c, &text, &record->references, true);
    }
    return take(c, &text);
}

// --- One number ---

static void add(struct comparison *c, enum difference_kind kind, const struct entry *entry,
                const struct record *record, struct str text) {
    int64_t code = entry != NULL ? entry->code : record->first;
    vec_add(&c->found, (struct difference){kind, code, entry, record, text});
}

// A file that gives no phrase takes none away: ours is then the historical one.
static void compare_phrases(struct comparison *c, const struct entry *entry,
                            const struct record *record) {
    struct str phrase = record->says.phrase;
    if (!str_given(phrase) || str_equal(phrase, entry->phrase)) return;
    struct str text = arena_printf(c->arena, "%.*s -> %.*s", STR_ARG(phrase_text(entry->phrase)),
                                   STR_ARG(phrase));
    add(c, DIFFERENCE_RENAMED, entry, record, text);
}

// A registry lists what is deprecated without a remark too: the advice is that of the document.
static bool same_state(const struct entry *entry, const struct record *record) {
    int state = record->says.state;
    bool advice = state == STATE_PERMANENT && entry->state == STATE_DEPRECATED;
    return state == 0 || state == entry->state || advice;
}

static void add_change(struct buf *out, const char *word, struct str ours, struct str file) {
    if (str_equal(ours, file)) return;
    if (out->len > 0) buf_add(out, STR(", "));
    struct str from = str_given(ours) ? ours : STR("none");
    struct str to = str_given(file) ? file : STR("none");
    buf_printf(out, "%s %.*s -> %.*s", word, STR_ARG(from), STR_ARG(to));
}

static void compare_states(struct comparison *c, const struct entry *entry,
                           const struct record *record) {
    const struct description *says = &record->says;
    struct buf text = {0};
    if (!same_state(entry, record)) {
        buf_printf(&text, "%.*s -> ", STR_ARG(entry_state(entry)));
        add_state(&text, says);
        add(c, DIFFERENCE_STATE, entry, record, take(c, &text));
    } else if (says->state == STATE_TEMPORARY) {
        add_change(&text, "registered", entry->registered, says->registered);
        add_change(&text, "extended", entry->extended, says->extended);
        add_change(&text, "expires", entry->expires, says->expires);
        if (text.len > 0) add(c, DIFFERENCE_ANNOTATION, entry, record, take(c, &text));
    }
    buf_free(&text);
}

static bool is_covered(const struct reference *file, const struct array *ours) {
    for (size_t i = 0; i < ours->count; i++) {
        if (reference_covers(file, &ARRAY_AT(*ours, struct reference, i))) return true;
    }
    return false;
}

static bool covers_any(const struct array *file, const struct reference *ours) {
    for (size_t i = 0; i < file->count; i++) {
        if (reference_covers(&ARRAY_AT(*file, struct reference, i), ours)) return true;
    }
    return false;
}

// Ours may cite more than the registry does. But all that it cites has to be there, and what ours
// begins with has to be of it.
static bool same_references(const struct array *ours, const struct array *file) {
    for (size_t i = 0; i < file->count; i++) {
        const struct reference *reference = &ARRAY_AT(*file, struct reference, i);
        if (reference_is_numbered(reference) && !is_covered(reference, ours)) return false;
    }
    if (ours->count == 0) return true;
    const struct reference *first = &ARRAY_AT(*ours, struct reference, 0);
    return !reference_is_numbered(first) || covers_any(file, first);
}

static void compare_references(struct comparison *c, const struct entry *entry,
                               const struct record *record) {
    if (same_references(&entry->reference, &record->references)) return;
    struct buf text = {0};
    add_references(c, &text, &entry->reference, false);
    buf_add(&text, STR(" -> "));
    add_references(c, &text, &record->references, false);
    add(c, DIFFERENCE_REFERENCE, entry, record, take(c, &text));
}

static void compare_both(struct comparison *c, const struct entry *entry,
                         const struct record *record) {
    compare_phrases(c, entry, record);
    compare_states(c, entry, record);
    compare_references(c, entry, record);
}

static void add_removed(struct comparison *c, const struct entry *entry,
                        const struct record *record) {
    if (entry->state == STATE_UNREGISTERED) return; // it never claimed to be there
    struct str name = str_given(entry->phrase) ? entry->phrase : entry->id;
    const char *why = record != NULL ? "unassigned" : "not in the file";
    struct str text = arena_printf(c->arena, "%.*s (%s)", STR_ARG(name), why);
    add(c, DIFFERENCE_REMOVED, entry, record, text);
}

// --- All of them ---

// Goes to the next entry that the file can speak of.
static void advance(struct comparison *c) {
    const struct array *entries = &c->registry->entries;
    c->entry = NULL;
    while (c->next < entries->count && c->entry == NULL) {
        const struct entry *entry = &ARRAY_AT(*entries, struct entry, c->next++);
        if (entry->vendor->registered) c->entry = entry;
    }
}

// The entries up to that number are gone: the record says so, or there is none.
static void remove_up_to(struct comparison *c, int64_t last, const struct record *record) {
    for (; c->entry != NULL && c->entry->code <= last; advance(c)) {
        add_removed(c, c->entry, record);
    }
}

// Both sides are sorted by number, and no registered number is there twice.
static void compare_record(struct comparison *c, const struct record *record) {
    remove_up_to(c, record->first - 1, NULL);
    if (!record->says.assigned) {
        remove_up_to(c, record->last, record);
    } else if (c->entry != NULL && c->entry->code == record->first) {
        compare_both(c, c->entry, record);
        advance(c);
    } else {
        add(c, DIFFERENCE_NEW, NULL, record, text_of_new(c, record));
    }
}

struct array registry_differences(struct arena *arena, const struct registry *registry,
                                  const struct registry_file *file) {
    struct comparison c = {.arena = arena, .registry = registry};
    advance(&c);
    for (size_t i = 0; i < file->records.count; i++) {
        compare_record(&c, &ARRAY_AT(file->records, struct record, i));
    }
    remove_up_to(&c, SPEC_MAX_CODE, NULL);
    struct array all = {ARENA_ARRAY(arena, struct difference, c.found.count), c.found.count};
    for (size_t i = 0; i < all.count; i++) ARRAY_AT(all, struct difference, i) = c.found.items[i];
    vec_free(&c.found);
    return all;
}

// --- Merging ---

static bool same_document(const struct array *file, const struct reference *ours) {
    for (size_t i = 0; i < file->count; i++) {
        const struct reference *reference = &ARRAY_AT(*file, struct reference, i);
        if (ours->rfc != NUMBER_ABSENT && reference->rfc == ours->rfc) return true;
    }
    return false;
}

struct array merged_references(struct arena *arena, const struct entry *entry,
                               const struct record *record) {
    const struct array *ours = &entry->reference, *file = &record->references;
    size_t most = file->count * (ours->count + 1) + ours->count;
    struct array all = {ARENA_ARRAY(arena, struct reference, most), 0};
    for (size_t f = 0; f < file->count; f++) {
        const struct reference *reference = &ARRAY_AT(*file, struct reference, f);
        bool covered = false;
        for (size_t i = 0; i < ours->count; i++) {
            const struct reference *own = &ARRAY_AT(*ours, struct reference, i);
            if (!reference_covers(reference, own)) continue;
            covered = true;
            ARRAY_AT(all, struct reference, all.count++) = *own;
        }
        if (!covered) ARRAY_AT(all, struct reference, all.count++) = *reference;
    }
    for (size_t i = 0; i < ours->count; i++) {
        const struct reference *own = &ARRAY_AT(*ours, struct reference, i);
        bool replaced = i == 0 || str_given(own->draft) || same_document(file, own);
        if (!replaced) ARRAY_AT(all, struct reference, all.count++) = *own;
    }
    return all;
}
