// SPDX-License-Identifier: MIT
// What entries rest on: documents that were replaced, sections that define something else, facts
// without a source, and numbers that documents define and nobody entered.
#include <inttypes.h>
#include <stdlib.h>

#include "lint/internal.h"

// A section that defines a number.
struct cited {
    const struct document *document;
    const struct definition *definition;
};

// Every definition of all documents, in two orders.
struct citations {
    struct cited *by_section, *by_code;
    size_t count;
};

static int compare_rfc(const struct cited *a, const struct cited *b) {
    return (a->document->rfc > b->document->rfc) - (a->document->rfc < b->document->rfc);
}

static int compare_by_section(const void *a, const void *b) {
    const struct cited *x = a, *y = b;
    int order = compare_rfc(x, y);
    return order != 0 ? order : str_compare(x->definition->section, y->definition->section);
}

static int compare_by_code(const void *a, const void *b) {
    const struct cited *x = a, *y = b;
    int order = compare_rfc(x, y);
    if (order != 0) return order;
    int64_t m = x->definition->code, n = y->definition->code;
    return m != n ? (m > n) - (m < n) : compare_by_section(a, b);
}

static struct citations collect(const struct lint *lint) {
    const struct array *documents = &lint->registry->documents;
    struct citations citations = {0};
    size_t room = 0;
    for (size_t d = 0; d < documents->count; d++) {
        room += ARRAY_AT(*documents, struct document, d).sections.count;
    }
    citations.by_section = ARENA_ARRAY(lint->arena, struct cited, room);
    citations.by_code = ARENA_ARRAY(lint->arena, struct cited, room);
    for (size_t d = 0; d < documents->count; d++) {
        const struct document *document = &ARRAY_AT(*documents, struct document, d);
        for (size_t s = 0; s < document->sections.count; s++) {
            struct cited cited = {document, &ARRAY_AT(document->sections, struct definition, s)};
            citations.by_section[citations.count] = cited;
            citations.by_code[citations.count++] = cited;
        }
    }
    if (citations.count > 0) {
        qsort(citations.by_section, citations.count, sizeof(struct cited), compare_by_section);
        qsort(citations.by_code, citations.count, sizeof(struct cited), compare_by_code);
    }
    return citations;
}

// The first item that is not before the wanted one; NULL if all are.
static const struct cited *find_cited(const struct cited *items, size_t count, struct cited wanted,
                                      int (*compare)(const void *, const void *)) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(&items[middle], &wanted) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count ? &items[low] : NULL;
}

// What the section of the document defines, or NULL.
static const struct definition *section_of(const struct citations *all,
                                           const struct document *document, struct str section) {
    const struct definition wanted = {.section = section};
    const struct cited *found = find_cited(all->by_section, all->count,
                                           (struct cited){document, &wanted}, compare_by_section);
    bool same = found != NULL && found->document == document &&
                str_equal(found->definition->section, section);
    return same ? found->definition : NULL;
}

// Where the document defines the number, or NULL.
static const struct definition *definition_of(const struct citations *all,
                                              const struct document *document, int64_t code) {
    const struct definition wanted = {.code = code, .section = STR("")};
    const struct cited *found =
        find_cited(all->by_code, all->count, (struct cited){document, &wanted}, compare_by_code);
    bool same = found != NULL && found->document == document && found->definition->code == code;
    return same ? found->definition : NULL;
}

static const struct document *find_document(const struct registry *registry, int64_t rfc) {
    size_t low = 0, high = registry->documents.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct document *document = &ARRAY_AT(registry->documents, struct document, middle);
        if (document->rfc == rfc) return document;
        if (document->rfc < rfc) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

// --- Documents that were replaced ---

// For each document the one that is in force in its place. Each is younger than what it replaces,
// so going from the youngest on finds every answer in one step.
static int64_t *find_successors(struct lint *lint) {
    const struct registry *registry = lint->registry;
    const struct document *all = registry->documents.items;
    int64_t *successors = ARENA_ARRAY(lint->arena, int64_t, registry->documents.count);
    for (size_t i = registry->documents.count; i-- > 0;) {
        successors[i] = all[i].obsoleted_by == NUMBER_ABSENT ? all[i].rfc : all[i].obsoleted_by;
        const struct document *next = find_document(registry, all[i].obsoleted_by);
        if (next != NULL) successors[i] = successors[next - all];
    }
    return successors;
}

static void check_obsolete(struct lint *lint, const struct entry *entry,
                           const struct reference *reference, const struct document *document,
                           int64_t last) {
    bool history = entry->state == STATE_OBSOLETE || entry->state == STATE_DEPRECATED;
    if (document->obsoleted_by == NUMBER_ABSENT || history) return;
    if (lint_allows(lint, RULE_OBSOLETE_REFERENCE, entry)) return;
    struct place place = node_place(reference->node, "rfc");
    diag_report(lint->diag, RULE_OBSOLETE_REFERENCE, place,
                "RFC %" PRId64 ", which defines '%.*s', was replaced by RFC %" PRId64,
                document->rfc, STR_ARG(entry->id), document->obsoleted_by);
    if (last != document->obsoleted_by) {
        diag_note(lint->diag, place, "RFC %" PRId64 " is in force now", last);
    }
}

// --- Sections that define something else ---

static void report_wrong(struct lint *lint, const struct entry *entry,
                         const struct reference *reference, const struct definition *right,
                         const struct definition *cited) {
    if (lint_allows(lint, RULE_WRONG_REFERENCE, entry)) return;
    struct place place = node_place(reference->node, "section");
    if (!str_given(reference->section)) {
        diag_report(lint->diag, RULE_WRONG_REFERENCE, place,
                    "the reference to RFC %" PRId64 " names no section", reference->rfc);
    } else if (cited == NULL) {
        diag_report(lint->diag, RULE_WRONG_REFERENCE, place,
                    "section %.*s of RFC %" PRId64 " defines no number",
                    STR_ARG(reference->section), reference->rfc);
    } else {
        diag_report(lint->diag, RULE_WRONG_REFERENCE, place,
                    "section %.*s of RFC %" PRId64 " defines %" PRId64 ", not %" PRId64,
                    STR_ARG(reference->section), reference->rfc, cited->code, entry->code);
    }
    if (right != NULL) {
        diag_note(lint->diag, place, "section %.*s defines %" PRId64, STR_ARG(right->section),
                  entry->code);
    } else {
        diag_note(lint->diag, place, "no section of RFC %" PRId64 " defines %" PRId64,
                  reference->rfc, entry->code);
    }
}

static void check_section(struct lint *lint, const struct citations *all, const struct entry *entry,
                          const struct reference *reference, const struct document *document) {
    if (document->sections.count == 0) return;
    const struct definition *cited = section_of(all, document, reference->section);
    if (cited != NULL && cited->code == entry->code) return;
    report_wrong(lint, entry, reference, definition_of(all, document, entry->code), cited);
}

// What defines an entry is its first reference.
static void check_reference(struct lint *lint, const struct citations *all,
                            const int64_t *successors, const struct entry *entry) {
    if (entry->reference.count == 0) return;
    const struct reference *reference = &ARRAY_AT(entry->reference, struct reference, 0);
    const struct document *document = find_document(lint->registry, reference->rfc);
    if (reference->rfc == NUMBER_ABSENT || document == NULL) return;
    const struct document *first = lint->registry->documents.items;
    check_obsolete(lint, entry, reference, document, successors[document - first]);
    check_section(lint, all, entry, reference, document);
}

// --- Facts without a source ---

static bool has_source(const struct entry *entry, const char *fact) {
    for (size_t i = 0; i < entry->sources.count; i++) {
        struct str named = ARRAY_AT(entry->sources, struct fact_source, i).fact;
        if (str_equal(named, str_from(fact))) return true;
    }
    return false;
}

// The first fact of an entry without reference that no source supports; NULL if there is none. The
// names of an entry and its state are the table's own.
static const char *unsupported_fact(const struct entry *entry) {
    static const char *const facts[] = {"cacheable", "content",  "wire",
                                        "retry",     "redirect", "senders"};
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        bool given = node_find(entry->node, str_from(facts[i])) != NULL;
        if (given && !has_source(entry, facts[i])) return facts[i];
    }
    for (size_t i = 0; i < entry->headers.count; i++) {
        if (ARRAY_AT(entry->headers, struct header, i).source.node == NULL) return "headers";
    }
    return NULL;
}

// Where most entries name what defines them, one that does not was forgotten.
static void check_source(struct lint *lint, const struct entry *entry, bool expected) {
    if (entry->reference.count > 0) return;
    const char *fact = unsupported_fact(entry);
    if ((fact == NULL && !expected) || lint_allows(lint, RULE_MISSING_SOURCE, entry)) return;
    if (fact != NULL) {
        struct place place = node_place(entry->node, fact);
        diag_report(lint->diag, RULE_MISSING_SOURCE, place, "nothing says where '%s' comes from",
                    fact);
        diag_note(lint->diag, place, "name it by 'reference', or for this fact by 'sources'");
    } else {
        diag_report(lint->diag, RULE_MISSING_SOURCE, entry->node->place,
                    "'%.*s' has no 'reference', as most entries have", STR_ARG(entry->id));
    }
}

static void check_sources(struct lint *lint) {
    size_t count = lint->registry->entries.count, given = 0;
    for (size_t i = 0; i < count; i++) given += lint_entry(lint, i)->reference.count > 0;
    for (size_t i = 0; i < count; i++) check_source(lint, lint_entry(lint, i), given * 2 > count);
}

// --- Numbers that nobody entered ---

static void check_entered(struct lint *lint, const struct citations *all) {
    for (size_t i = 0; i < all->count; i++) {
        const struct cited *cited = &all->by_code[i];
        if (cited->document->obsoleted_by != NUMBER_ABSENT) continue;
        const struct entry *entry = lint_find_number(lint, cited->definition->code);
        if (entry != NULL && entry->vendor->registered) continue;
        diag_report(lint->diag, RULE_MISSING_ENTRY, cited->definition->node->place,
                    "section %.*s of RFC %" PRId64 " defines %" PRId64
                    ", but no registered entry has that number",
                    STR_ARG(cited->definition->section), cited->document->rfc,
                    cited->definition->code);
    }
}

void lint_references(struct lint *lint) {
    struct citations all = collect(lint);
    const int64_t *successors = find_successors(lint);
    for (size_t i = 0; i < lint->registry->entries.count; i++) {
        check_reference(lint, &all, successors, lint_entry(lint, i));
    }
    check_sources(lint);
    check_entered(lint, &all);
}
