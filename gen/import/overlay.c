// SPDX-License-Identifier: MIT
#include "import/overlay.h"

#include <inttypes.h>
#include <stdlib.h>

#include "yaml/print.h"

// An id has at most 64 bytes; a number behind it needs 11 of them.
enum { MOST_ID = 64, MOST_NUMBER = 11, MOST_TIMES = 5 };

struct overlay {
    struct buf *out;
    struct arena *arena;
    const struct registry *registry;
    const struct vendor *vendor; // of the entries that name none
    const struct array *differences;
    struct str *ids; // of all entries of that vendor, the new ones too, sorted
    size_t id_count;
};

// --- Ids ---

static bool is_apostrophe(struct str text, size_t *at) {
    static const struct str curled = STR_INIT("\xE2\x80\x99");
    if (text.data[*at] == '\'') return true;
    if (!str_starts(str_slice(text, *at, curled.len), curled)) return false;
    *at += curled.len - 1;
    return true;
}

static struct str shorten(struct str id, size_t most) {
    if (id.len <= most) return id;
    id.len = most;
    while (id.len > 0 && id.data[id.len - 1] != '_') id.len--;
    if (id.len > 0) id.len--;
    return id;
}

// The words of the phrase, joined; empty if it has other letters than those of an id.
static struct str join_words(struct arena *arena, struct str phrase) {
    char *id = arena_alloc(arena, phrase.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < phrase.len; i++) {
        if (is_apostrophe(phrase, &i)) continue;
        char c = phrase.data[i];
        if ((unsigned char)c >= 0x80) return STR("");
        if (char_is_alnum(c)) {
            id[len++] = char_to_lower(c);
        } else if (len > 0 && id[len - 1] != '_') {
            id[len++] = '_';
        }
    }
    if (len > 0 && id[len - 1] == '_') len--;
    return (struct str){id, len};
}

struct str phrase_id(struct arena *arena, struct str phrase, int64_t code) {
    struct str id = shorten(join_words(arena, phrase), MOST_ID);
    return text_is_id(id) ? id : arena_printf(arena, "code_%" PRId64, code);
}

static int compare_texts(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static struct str id_of_new(struct overlay *o, const struct record *record) {
    return phrase_id(o->arena, record->says.phrase, record->first);
}

static void collect_ids(struct overlay *o) {
    const struct array *entries = &o->registry->entries;
    size_t most = entries->count + o->differences->count;
    for (size_t i = 0; i < entries->count; i++) {
        most += ARRAY_AT(*entries, struct entry, i).formerly.count;
    }
    o->ids = ARENA_ARRAY(o->arena, struct str, most);
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &ARRAY_AT(*entries, struct entry, i);
        if (entry->vendor != o->vendor) continue;
        o->ids[o->id_count++] = entry->id;
        for (size_t f = 0; f < entry->formerly.count; f++) {
            struct str id = ARRAY_AT(entry->formerly, struct former, f).id;
            if (!str_equal(id, entry->id)) o->ids[o->id_count++] = id;
        }
    }
    for (size_t i = 0; i < o->differences->count; i++) {
        const struct difference *d = &ARRAY_AT(*o->differences, struct difference, i);
        if (d->kind == DIFFERENCE_NEW) o->ids[o->id_count++] = id_of_new(o, d->record);
    }
    if (o->id_count > 0) qsort(o->ids, o->id_count, sizeof *o->ids, compare_texts);
}

// How many entries have the id, or would have it by their phrases.
static size_t count_owners(const struct overlay *o, struct str id) {
    const struct str *found = bsearch(&id, o->ids, o->id_count, sizeof id, compare_texts);
    if (found == NULL) return 0;
    const struct str *first = found, *end = found + 1;
    while (first > o->ids && str_equal(first[-1], id)) first--;
    while (end < o->ids + o->id_count && str_equal(*end, id)) end++;
    return (size_t)(end - first);
}

static struct str numbered_id(struct arena *arena, struct str id, int64_t code, size_t times) {
    struct str stem = shorten(id, MOST_ID - times * MOST_NUMBER);
    if (stem.len == 0) stem = STR("code");
    for (size_t i = 0; i < times; i++) {
        stem = arena_printf(arena, "%.*s_%" PRId64, STR_ARG(stem), code);
    }
    return stem;
}

// Two entries that would share an id get their numbers behind it: "one_7", and "one_7_7" if that is
// what the phrase of another one gives. No two entries have the same number.
static struct str unique_id(struct overlay *o, const struct record *record) {
    struct str id = id_of_new(o, record);
    if (count_owners(o, id) <= 1) return id;
    struct str numbered = id;
    for (size_t times = 1; times <= MOST_TIMES && count_owners(o, numbered) > 0; times++) {
        numbered = numbered_id(o->arena, id, record->first, times);
    }
    return numbered;
}

// --- YAML ---

static void add_key(struct overlay *o, const char *key, struct str text) {
    if (!str_given(text)) return;
    buf_printf(o->out, "    %s: ", key);
    yaml_print_text(o->out, text);
    buf_add_char(o->out, '\n');
}

// A date is a date to some readers of YAML and a text to others; ours reads the letters.
static void add_date(struct overlay *o, const char *key, struct str date) {
    if (str_given(date)) buf_printf(o->out, "    %s: %.*s\n", key, STR_ARG(date));
}

static void add_part(struct overlay *o, const char *key, struct str text, bool *first) {
    if (!str_given(text)) return;
    buf_printf(o->out, "%s%s: ", *first ? "" : ", ", key);
    *first = false;
    yaml_print_text(o->out, text);
}

static void add_reference(struct overlay *o, const struct reference *reference) {
    bool first = true;
    buf_add(o->out, STR("      - {"));
    if (reference->rfc != NUMBER_ABSENT) {
        buf_printf(o->out, "rfc: %" PRId64, reference->rfc);
        first = false;
    }
    add_part(o, "draft", reference->draft, &first);
    add_part(o, "title", reference->title, &first);
    if (str_given(reference->section)) {
        // Quoted even where it is plain, as everywhere: 15.10 is not 15.1.
        buf_printf(o->out, ", section: \"%.*s\"", STR_ARG(reference->section));
    }
    add_part(o, "url", reference->url, &first);
    buf_add(o->out, STR("}\n"));
}

static void add_references(struct overlay *o, const struct array *references) {
    if (references->count == 0) return;
    buf_add(o->out, STR("    reference:\n"));
    for (size_t i = 0; i < references->count; i++) {
        add_reference(o, &ARRAY_AT(*references, struct reference, i));
    }
}

static void add_comment(struct overlay *o, const struct difference *difference) {
    struct str line = difference_line(o->arena, difference);
    buf_printf(o->out, "  # %.*s\n", STR_ARG(line));
}

// --- Entries ---

static void add_state(struct overlay *o, const struct description *says) {
    add_key(o, "state", choice_name(state_words, says->state));
    add_date(o, "registered", says->registered);
    add_date(o, "extended", says->extended);
    add_date(o, "expires", says->expires);
}

static void add_new(struct overlay *o, const struct record *record) {
    const struct range *range = &o->registry->range;
    buf_printf(o->out, "  - code: %" PRId64 "\n", record->first);
    add_key(o, "id", unique_id(o, record));
    add_key(o, "phrase", record->says.phrase);
    if (record->says.state != STATE_PERMANENT) add_state(o, &record->says);
    add_references(o, &record->references);
    if (record->first < range->first || record->first > range->last) {
        buf_add(o->out, STR("    outside_range: true\n"));
    }
}

static void add_former(struct overlay *o, const struct entry *entry, const struct former *former) {
    bool first = true;
    buf_add(o->out, STR("      - {"));
    if (!str_equal(former->id, entry->id)) add_part(o, "id", former->id, &first);
    add_part(o, "phrase", former->phrase, &first);
    add_part(o, "edition", former->edition, &first);
    buf_add(o->out, STR("}\n"));
}

// The list is written anew, since its order counts and the name of until now comes first. Which
// edition had that name last is for its reader to add.
static void add_rename(struct overlay *o, const struct difference *difference) {
    const struct entry *entry = difference->entry;
    add_key(o, "phrase", difference->record->says.phrase);
    if (!str_given(entry->phrase)) return;
    buf_add(o->out, STR("    formerly:\n"));
    const struct former until_now = {.id = entry->id, .phrase = entry->phrase};
    add_former(o, entry, &until_now);
    for (size_t i = 0; i < entry->formerly.count; i++) {
        add_former(o, entry, &ARRAY_AT(entry->formerly, struct former, i));
    }
}

static void add_stale(struct overlay *o, const char *key, struct str ours, struct str file) {
    if (!str_given(ours) || str_given(file)) return;
    buf_printf(o->out, "    # '%s: %.*s' holds no longer: take it out of the entry itself\n", key,
               STR_ARG(ours));
}

// An overlay can set a key but not take one away.
static void add_changed_state(struct overlay *o, const struct difference *difference) {
    const struct entry *entry = difference->entry;
    const struct description *says = &difference->record->says;
    if (difference->kind == DIFFERENCE_STATE) add_key(o, "state", choice_name(state_words, says->state));
    if (!str_equal(entry->registered, says->registered)) {
        add_date(o, "registered", says->registered);
    }
    if (!str_equal(entry->extended, says->extended)) add_date(o, "extended", says->extended);
    if (!str_equal(entry->expires, says->expires)) add_date(o, "expires", says->expires);
    add_stale(o, "extended", entry->extended, says->extended);
    add_stale(o, "expires", entry->expires, says->expires);
}

static void add_change(struct overlay *o, const struct difference *difference) {
    switch (difference->kind) {
    case DIFFERENCE_RENAMED: add_rename(o, difference); break;
    case DIFFERENCE_STATE:
    case DIFFERENCE_ANNOTATION: add_changed_state(o, difference); break;
    case DIFFERENCE_REFERENCE: {
        struct array merged = merged_references(o->arena, difference->entry, difference->record);
        add_references(o, &merged);
        break;
    }
    case DIFFERENCE_NEW:
    case DIFFERENCE_REMOVED: break;
    }
}

// All that changed of one entry is one patch. Returns the index behind it.
static size_t add_patch(struct overlay *o, size_t index) {
    const struct difference *all = o->differences->items;
    const struct entry *entry = all[index].entry;
    size_t end = index;
    while (end < o->differences->count && all[end].entry == entry) end++;
    for (size_t i = index; i < end; i++) add_comment(o, &all[i]);
    buf_printf(o->out, "  - id: %.*s\n", STR_ARG(entry->id));
    if (entry->vendor != o->vendor) add_key(o, "vendor", entry->vendor->id);
    for (size_t i = index; i < end; i++) add_change(o, &all[i]);
    return end;
}

static void add_codes(struct overlay *o) {
    bool titled = false;
    for (size_t i = 0; i < o->differences->count;) {
        const struct difference *d = &ARRAY_AT(*o->differences, struct difference, i);
        if (d->kind == DIFFERENCE_REMOVED) {
            i++;
            continue;
        }
        buf_add(o->out, titled ? STR("\n") : STR("codes:\n"));
        titled = true;
        if (d->kind == DIFFERENCE_NEW) {
            add_comment(o, d);
            add_new(o, d->record);
            i++;
        } else {
            i = add_patch(o, i);
        }
    }
}

static void add_removals(struct overlay *o) {
    bool titled = false;
    for (size_t i = 0; i < o->differences->count; i++) {
        const struct difference *d = &ARRAY_AT(*o->differences, struct difference, i);
        if (d->kind != DIFFERENCE_REMOVED) continue;
        if (!titled) buf_add(o->out, STR("remove:\n"));
        titled = true;
        add_comment(o, d);
        buf_printf(o->out, "  - {vendor: %.*s, id: %.*s}\n", STR_ARG(d->entry->vendor->id),
                   STR_ARG(d->entry->id));
    }
}

static const struct vendor *first_registered(const struct registry *registry) {
    for (size_t i = 0; i < registry->vendors.count; i++) {
        const struct vendor *vendor = &ARRAY_AT(registry->vendors, struct vendor, i);
        if (vendor->registered) return vendor;
    }
    return NULL;
}

void overlay_add(struct buf *out, struct arena *arena, const struct registry *registry,
                 const struct array *differences) {
    struct overlay o = {.out = out, .arena = arena, .registry = registry, .differences = differences};
    o.vendor = first_registered(registry);
    collect_ids(&o);
    buf_printf(out, "# What a registry file says otherwise than the registry '%.*s', as an overlay.\n",
               STR_ARG(registry->id));
    buf_add(out, STR("# Made by 'statusgen import'. Read each entry before you apply it.\n"
                     "statusgen: 1\n"));
    if (o.vendor != NULL) buf_printf(out, "vendor: %.*s\n", STR_ARG(o.vendor->id));
    add_codes(&o);
    add_removals(&o);
}
