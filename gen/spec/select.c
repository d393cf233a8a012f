// SPDX-License-Identifier: MIT
#include "spec/select.h"

#include "base/suggest.h"
#include "base/vec.h"
#include "spec/format.h"

// A value of a term: a word, or for numbers a range.
struct wanted {
    struct str word;
    int64_t first, last;
};

struct selection_key;

struct term {
    const struct selection_key *key;
    bool negated;
    VEC(struct wanted) values;
};

// What entries can be chosen by.
struct selection_key {
    const char *name;
    bool numbers; // it takes numbers: 404, 400-499, 4xx
    bool words;   // it takes words
    bool (*has)(const struct entry *entry, struct str word);
    // Offers every word that could stand there.
    void (*offer)(const struct registry *registry, struct suggestion *near, bool *found);
};

struct selector {
    const struct spec *spec;
    struct place place;
    struct diag *diag;
    VEC(struct term) terms;
};

// --- Keys ---

static void offer(struct str word, struct suggestion *near, bool *found) {
    *found = *found || str_equal(word, near->wanted);
    suggest_try(near, word);
}

static bool has_registry(const struct entry *entry, struct str word) {
    return str_equal(entry->registry->id, word);
}

static void offer_registry(const struct registry *registry, struct suggestion *near, bool *found) {
    offer(registry->id, near, found);
}

static bool has_vendor(const struct entry *entry, struct str word) {
    return str_equal(entry->vendor->id, word);
}

static void offer_vendors(const struct registry *registry, struct suggestion *near, bool *found) {
    for (size_t i = 0; i < registry->vendors.count; i++) {
        offer(ARRAY_AT(registry->vendors, struct vendor, i).id, near, found);
    }
}

static bool has_class(const struct entry *entry, struct str word) {
    return entry->class != NULL && str_equal(entry->class->id, word);
}

static void offer_classes(const struct registry *registry, struct suggestion *near, bool *found) {
    for (size_t i = 0; i < registry->classes.count; i++) {
        offer(ARRAY_AT(registry->classes, struct class, i).id, near, found);
    }
}

static bool has_state(const struct entry *entry, struct str word) {
    return str_equal(entry_state(entry), word);
}

static void offer_states(const struct registry *registry, struct suggestion *near, bool *found) {
    (void)registry;
    for (size_t i = 0; state_words[i] != NULL; i++) offer(str_from(state_words[i]), near, found);
}

static bool has_tag(const struct entry *entry, struct str word) {
    for (size_t i = 0; i < entry->tags.count; i++) {
        if (str_equal(ARRAY_AT(entry->tags, struct str, i), word)) return true;
    }
    return false;
}

static void offer_tags(const struct registry *registry, struct suggestion *near, bool *found) {
    for (size_t i = 0; i < registry->entries.count; i++) {
        const struct array *tags = &ARRAY_AT(registry->entries, struct entry, i).tags;
        for (size_t t = 0; t < tags->count; t++) offer(ARRAY_AT(*tags, struct str, t), near, found);
    }
}

static bool has_id(const struct entry *entry, struct str word) {
    return str_equal(entry->id, word);
}

static void offer_ids(const struct registry *registry, struct suggestion *near, bool *found) {
    for (size_t i = 0; i < registry->entries.count; i++) {
        offer(ARRAY_AT(registry->entries, struct entry, i).id, near, found);
    }
}

static const struct selection_key keys[] = {
    {"vendor", false, true, has_vendor, offer_vendors},
    {"class", true, true, has_class, offer_classes},
    {"code", true, false, NULL, NULL},
    {"state", false, true, has_state, offer_states},
    {"tag", false, true, has_tag, offer_tags},
    {"id", false, true, has_id, offer_ids},
    {"registry", false, true, has_registry, offer_registry},
};
enum { KEY_COUNT = sizeof keys / sizeof keys[0] };

// --- Reading ---

static void report(struct selector *s, const char *what, struct str word) {
    diag_report(s->diag, RULE_SELECT, s->place, "%s '%.*s'", what, STR_ARG(word));
}

static const struct selection_key *find_key(struct selector *s, struct str name) {
    struct suggestion near = suggest_start(name);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        struct str key = str_from(keys[i].name);
        if (str_equal(key, name)) return &keys[i];
        suggest_try(&near, key);
    }
    report(s, "entries cannot be selected by", name);
    diag_suggest(s->diag, s->place, near.best);
    diag_note(s->diag, s->place,
              "they can by vendor, class, code, state, tag, id and registry");
    return NULL;
}

// "4xx" is 400 to 499.
static bool read_pattern(struct str text, struct wanted *wanted) {
    size_t digits = 0;
    while (digits < text.len && char_is_digit(text.data[digits])) digits++;
    uint64_t number = 0;
    if (digits == 0 || !str_to_uint(str_slice(text, 0, digits), SPEC_MAX_CODE, &number)) return false;
    uint64_t unit = 1;
    for (size_t i = digits; i < text.len; i++) {
        if (text.data[i] != 'x' || unit > SPEC_MAX_CODE) return false;
        unit *= 10;
    }
    wanted->first = (int64_t)(number * unit);
    wanted->last = (int64_t)((number + 1) * unit - 1);
    return true;
}

static bool read_numbers(struct str text, struct wanted *wanted) {
    size_t dash = str_find_char(text, '-', 0);
    if (dash == text.len) return read_pattern(text, wanted);
    uint64_t first = 0, last = 0;
    if (!str_to_uint(str_slice(text, 0, dash), SPEC_MAX_CODE, &first)) return false;
    if (!str_to_uint(str_slice(text, dash + 1, text.len), SPEC_MAX_CODE, &last)) return false;
    wanted->first = (int64_t)first;
    wanted->last = (int64_t)last;
    return first <= last;
}

static bool check_word(struct selector *s, const struct selection_key *key, struct str word) {
    struct suggestion near = suggest_start(word);
    bool found = false;
    for (size_t i = 0; i < s->spec->count; i++) key->offer(&s->spec->registries[i], &near, &found);
    if (found) return true;
    diag_report(s->diag, RULE_SELECT, s->place, "there is no %s '%.*s'", key->name, STR_ARG(word));
    diag_suggest(s->diag, s->place, near.best);
    return false;
}

static void read_value(struct selector *s, struct term *term, struct str text) {
    const struct selection_key *key = term->key;
    struct wanted wanted = {.first = 0, .last = -1};
    if (key->numbers && read_numbers(text, &wanted)) {
        vec_add(&term->values, wanted);
    } else if (!key->words) {
        report(s, "numbers are selected as in 404, 400-499 or 4xx, not by", text);
    } else if (check_word(s, key, text)) {
        vec_add(&term->values, (struct wanted){text, 0, -1});
    }
}

static void read_term(struct selector *s, struct str text) {
    size_t equal = str_find_char(text, '=', 0);
    bool negated = equal > 0 && equal < text.len && text.data[equal - 1] == '!';
    struct str name = str_slice(text, 0, equal - negated);
    struct str values = str_slice(text, equal + 1, text.len), value;
    if (equal == text.len || values.len == 0) {
        report(s, "a selection is terms like vendor=a,b or state!=obsolete, not", text);
        return;
    }
    const struct selection_key *key = find_key(s, name);
    if (key == NULL) return;
    struct term term = {.key = key, .negated = negated};
    while (str_split(&values, ',', &value)) read_value(s, &term, value);
    vec_add(&s->terms, term);
}

static void read_expression(struct selector *s, struct str expression) {
    if (str_trim(expression).len == 0) report(s, "nothing is selected by", expression);
    struct str term;
    while (str_split(&expression, ' ', &term)) {
        if (term.len > 0) read_term(s, term);
    }
}

// --- Choosing ---

static bool meets(const struct term *term, const struct entry *entry) {
    bool met = false;
    for (size_t i = 0; i < term->values.count && !met; i++) {
        const struct wanted *wanted = &term->values.items[i];
        met = str_given(wanted->word)
                  ? term->key->has(entry, wanted->word)
                  : entry->code >= wanted->first && entry->code <= wanted->last;
    }
    return met != term->negated;
}

static bool is_kept(const struct selector *s, const struct entry *entry) {
    for (size_t i = 0; i < s->terms.count; i++) {
        if (!meets(&s->terms.items[i], entry)) return false;
    }
    return true;
}

// The registry's entries that are kept, in an array of their own.
static struct array keep_entries(const struct selector *s, struct arena *arena,
                                 const struct registry *from, const struct registry *into) {
    struct array kept = {ARENA_ARRAY(arena, struct entry, from->entries.count), 0};
    for (size_t i = 0; i < from->entries.count; i++) {
        const struct entry *entry = &ARRAY_AT(from->entries, struct entry, i);
        if (!is_kept(s, entry)) continue;
        ARRAY_AT(kept, struct entry, kept.count) = *entry;
        ARRAY_AT(kept, struct entry, kept.count++).registry = into;
    }
    return kept;
}

static struct spec *select_entries(const struct selector *s, struct arena *arena) {
    struct spec *selected = ARENA_NEW(arena, struct spec);
    selected->registries = ARENA_ARRAY(arena, struct registry, s->spec->count);
    for (size_t i = 0; i < s->spec->count; i++) {
        const struct registry *from = &s->spec->registries[i];
        struct registry *into = &selected->registries[selected->count];
        *into = *from;
        into->entries = keep_entries(s, arena, from, into);
        if (into->entries.count > 0) selected->count++;
    }
    return selected;
}

struct spec *spec_select(struct arena *arena, const struct spec *spec, struct str expression,
                         struct place place, struct diag *diag) {
    size_t errors = diag_errors(diag);
    struct selector s = {.spec = spec, .place = place, .diag = diag};
    read_expression(&s, expression);
    struct spec *selected = NULL;
    if (diag_errors(diag) == errors) {
        selected = select_entries(&s, arena);
        if (selected->count == 0) {
            report(&s, "no entry meets all terms of", expression);
            selected = NULL;
        }
    }
    for (size_t i = 0; i < s.terms.count; i++) vec_free(&s.terms.items[i].values);
    vec_free(&s.terms);
    return selected;
}
