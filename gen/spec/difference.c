// SPDX-License-Identifier: MIT
#include "spec/difference.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "diag/text.h"
#include "spec/format.h"
#include "spec/match.h"

struct difference {
    struct arena *arena;
    const struct version *old, *new;
    struct match match;
    bool *broken; // for each old entry: a change of it was called breaking
    VEC(struct change) changes;
};

const char *change_kind_name(enum change_kind kind) {
    static const char *const names[] = {"added", "removed", "renamed", "renumbered", "changed"};
    return names[kind];
}

// --- What breaks users' code, by the key that changed ---

typedef bool breaks_fn(const struct difference *d, const struct key_difference *found,
                       const void *old, const void *new);

struct rule_of_key {
    const char *key;
    breaks_fn *breaks;
};

static bool always(const struct difference *d, const struct key_difference *found, const void *old,
                   const void *new) {
    (void)d, (void)found, (void)old, (void)new;
    return true;
}

static bool when_gone(const struct difference *d, const struct key_difference *found,
                      const void *old, const void *new) {
    (void)d, (void)old, (void)new;
    return str_given(found->old);
}

// A phrase that stays on record as a former one was renamed in the open.
static bool phrase_breaks(const struct difference *d, const struct key_difference *found,
                          const void *old, const void *new) {
    (void)d, (void)found;
    const struct entry *was = old, *is = new;
    if (!str_given(was->phrase)) return false;
    for (size_t i = 0; i < is->formerly.count; i++) {
        const struct former *former = &ARRAY_AT(is->formerly, struct former, i);
        if (str_given(former->phrase) && str_equal(former->phrase, was->phrase)) return false;
    }
    return true;
}

static bool has_id(const struct entry *entry, struct str id) {
    if (str_equal(entry->id, id)) return true;
    for (size_t i = 0; i < entry->formerly.count; i++) {
        if (str_equal(ARRAY_AT(entry->formerly, struct former, i).id, id)) return true;
    }
    return false;
}

static bool formerly_breaks(const struct difference *d, const struct key_difference *found,
                            const void *old, const void *new) {
    (void)d, (void)found;
    const struct entry *was = old, *is = new;
    for (size_t i = 0; i < was->formerly.count; i++) {
        struct str id = ARRAY_AT(was->formerly, struct former, i).id;
        if (!str_equal(id, was->id) && !has_id(is, id)) return true;
    }
    return false;
}

static bool is_word(struct str a, struct str b) {
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++) {
        if (char_to_lower(a.data[i]) != char_to_lower(b.data[i])) return false;
    }
    return true;
}

static bool has_word(struct str id, struct str word) {
    struct str part;
    while (str_split(&id, '_', &part)) {
        if (is_word(part, word)) return true;
    }
    return false;
}

// Does an identifier that generated code may have hold the word?
static bool is_word_used(const struct registry *registry, struct str word) {
    bool used = has_word(registry->module, word);
    for (size_t i = 0; i < registry->classes.count; i++) {
        used = used || has_word(ARRAY_AT(registry->classes, struct class, i).id, word);
    }
    for (size_t i = 0; i < registry->vendors.count; i++) {
        used = used || has_word(ARRAY_AT(registry->vendors, struct vendor, i).id, word);
    }
    for (size_t i = 0; i < registry->entries.count && !used; i++) {
        const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
        used = has_word(entry->id, word);
        for (size_t f = 0; f < entry->formerly.count; f++) {
            used = used || has_word(ARRAY_AT(entry->formerly, struct former, f).id, word);
        }
    }
    return used;
}

static bool is_among(const struct array *texts, struct str text) {
    for (size_t i = 0; i < texts->count; i++) {
        if (str_equal(ARRAY_AT(*texts, struct str, i), text)) return true;
    }
    return false;
}

// Is there a word of `these` that `those` lack and that old identifiers hold?
static bool is_missed(const struct difference *d, const struct array *these,
                      const struct array *those) {
    for (size_t i = 0; i < these->count; i++) {
        struct str word = ARRAY_AT(*these, struct str, i);
        if (!is_among(those, word) && is_word_used(d->old->registry, word)) return true;
    }
    return false;
}

// Acronyms are spelled otherwise in styles such as HTTPVersion.
static bool acronyms_break(const struct difference *d, const struct key_difference *found,
                           const void *old, const void *new) {
    (void)found;
    const struct registry *was = old, *is = new;
    return is_missed(d, &was->acronyms, &is->acronyms) ||
           is_missed(d, &is->acronyms, &was->acronyms);
}

static const struct rule_of_key registry_rules[] = {
    {"module", always}, {"acronyms", acronyms_break}, {"line", when_gone}, {NULL, NULL}};
static const struct rule_of_key class_rules[] = {
    {"first", always}, {"last", always}, {"error", always}, {NULL, NULL}};
static const struct rule_of_key vendor_rules[] = {{"registered", always}, {NULL, NULL}};
static const struct rule_of_key edition_rules[] = {{NULL, NULL}};
static const struct rule_of_key entry_rules[] = {{"phrase", phrase_breaks},
                                                 {"formerly", formerly_breaks},
                                                 {"also", when_gone},
                                                 {NULL, NULL}};

// --- Things of one kind ---

struct kind {
    const char *word;  // in front of the id; NULL for entries, which have their number
    const char *key;   // of a specification file, under which it is declared
    const char *label; // the key that says in a few words what it is
    const struct rule_of_key *rules;
};

static const struct kind registry_kind = {"registry", "registry", "title", registry_rules};
static const struct kind edition_kind = {"edition", "editions", "title", edition_rules};
static const struct kind class_kind = {"class", "classes", "title", class_rules};
static const struct kind vendor_kind = {"vendor", "vendors", "title", vendor_rules};
static const struct kind entry_kind = {NULL, "codes", "phrase", entry_rules};

// A thing in both versions, or in one.
struct unit {
    const void *old, *new; // NULL: it is not there
    int64_t code;          // 0 if it is no entry
    struct str vendor, id;
};

static const struct schema *kind_schema(const struct kind *kind) {
    return schema_key(&spec_file_schema, str_from(kind->key))->schema;
}

static struct str text_of(const struct kind *kind, const void *object, const char *key) {
    struct str text;
    const char *field = (const char *)object + schema_key(kind_schema(kind), str_from(key))->offset;
    memcpy(&text, field, sizeof text);
    return text;
}

static struct place place_of(const struct kind *kind, const void *object, const char *key) {
    const struct node *node;
    memcpy(&node, (const char *)object + kind_schema(kind)->node_offset, sizeof node);
    return node_place(node, key);
}

static struct str entry_name(const struct difference *d, const struct entry *entry) {
    return arena_printf(d->arena, "%" PRId64 " %.*s.%.*s", entry->code, STR_ARG(entry->vendor->id),
                        STR_ARG(entry->id));
}

static struct str unit_subject(const struct difference *d, const struct kind *kind,
                               const struct unit *unit) {
    if (kind == &registry_kind) return STR("registry");
    if (kind == &entry_kind) return entry_name(d, unit->new != NULL ? unit->new : unit->old);
    return arena_printf(d->arena, "%s %.*s", kind->word, STR_ARG(unit->id));
}

// The label in quotes; absent if there is none.
static struct str shown_label(const struct difference *d, const struct kind *kind,
                              const void *object) {
    struct str label = text_of(kind, object, kind->label);
    if (!str_given(label)) return label;
    struct buf out = {0};
    buf_add_char(&out, '\'');
    text_show(&out, label, DIFFERENCE_LONGEST);
    buf_add_char(&out, '\'');
    struct str shown = arena_str(d->arena, buf_str(&out));
    buf_free(&out);
    return shown;
}

static void add_one_sided(struct difference *d, const struct kind *kind, const struct unit *unit) {
    struct change change = {.subject = unit_subject(d, kind, unit)};
    if (unit->old == NULL) {
        change.kind = CHANGE_ADDED;
        change.new = shown_label(d, kind, unit->new);
        change.new_place = place_of(kind, unit->new, "id");
    } else {
        change.kind = CHANGE_REMOVED;
        change.old = shown_label(d, kind, unit->old);
        change.old_place = place_of(kind, unit->old, "id");
        change.breaking = true;
    }
    vec_add(&d->changes, change);
}

static void add_renamed(struct difference *d, const struct kind *kind, const struct unit *unit) {
    struct str old = text_of(kind, unit->old, "id"), new = text_of(kind, unit->new, "id");
    if (str_equal(old, new)) return;
    bool kept = kind == &entry_kind && has_id(unit->new, old);
    vec_add(&d->changes, (struct change){
                             .kind = CHANGE_RENAMED,
                             .subject = unit_subject(d, kind, unit),
                             .old = old,
                             .new = new,
                             .old_place = place_of(kind, unit->old, "id"),
                             .new_place = place_of(kind, unit->new, "id"),
                             .kept = kept,
                             // Generated code gets its names from the module, not from this id.
                             .breaking = !kept && kind != &registry_kind,
                         });
}

static void add_renumbered(struct difference *d, const struct unit *unit) {
    const struct entry *old = unit->old, *new = unit->new;
    if (old->code == new->code) return;
    vec_add(&d->changes, (struct change){
                             .kind = CHANGE_RENUMBERED,
                             .subject = unit_subject(d, &entry_kind, unit),
                             .old = arena_printf(d->arena, "%" PRId64, old->code),
                             .new = arena_printf(d->arena, "%" PRId64, new->code),
                             .old_place = place_of(&entry_kind, old, "code"),
                             .new_place = place_of(&entry_kind, new, "code"),
                             .breaking = true,
                         });
}

// What identifies an entry is compared by itself; that its vendor is named makes no difference.
static bool is_identity(const struct kind *kind, struct str key) {
    if (str_equal(key, STR("id"))) return true;
    return kind == &entry_kind && (str_equal(key, STR("code")) || str_equal(key, STR("vendor")));
}

static bool key_breaks(const struct difference *d, const struct kind *kind,
                       const struct key_difference *found, const struct unit *unit) {
    for (const struct rule_of_key *rule = kind->rules; rule->key != NULL; rule++) {
        if (strcmp(rule->key, found->key->name) == 0) {
            return rule->breaks(d, found, unit->old, unit->new);
        }
    }
    return false;
}

static void add_changed(struct difference *d, const struct kind *kind, const struct unit *unit) {
    struct array found = schema_compare(d->arena, kind_schema(kind), unit->old, unit->new);
    for (size_t i = 0; i < found.count; i++) {
        const struct key_difference *one = &ARRAY_AT(found, struct key_difference, i);
        if (is_identity(kind, str_from(one->key->name))) continue;
        vec_add(&d->changes, (struct change){
                                 .kind = CHANGE_CHANGED,
                                 .subject = unit_subject(d, kind, unit),
                                 .key = one->path,
                                 .form = one->form,
                                 .old = one->old,
                                 .new = one->new,
                                 .old_place = one->old_place,
                                 .new_place = one->new_place,
                                 .breaking = key_breaks(d, kind, one, unit),
                             });
    }
}

static void add_unit(struct difference *d, const struct kind *kind, const struct unit *unit) {
    if (unit->old == NULL || unit->new == NULL) {
        add_one_sided(d, kind, unit);
        return;
    }
    size_t first = d->changes.count;
    add_renamed(d, kind, unit);
    if (kind == &entry_kind) add_renumbered(d, unit);
    add_changed(d, kind, unit);
    if (kind != &entry_kind) return;
    const struct entry *entries = d->old->registry->entries.items, *old = unit->old;
    for (; first < d->changes.count; first++) {
        if (d->changes.items[first].breaking) d->broken[old - entries] = true;
    }
}

// --- All of a kind ---

static int compare_units(const void *a, const void *b) {
    const struct unit *x = a, *y = b;
    if (x->code != y->code) return x->code < y->code ? -1 : 1;
    int order = str_compare(x->vendor, y->vendor);
    if (order == 0) order = str_compare(x->id, y->id);
    // An id and a number may be taken over by what was not there before: what went comes first.
    return order != 0 ? order : (x->new != NULL) - (y->new != NULL);
}

// `present` is the new one, or the old one if there is no new one.
static struct unit unit_of(const struct kind *kind, const void *present, const void *old,
                           const void *new) {
    struct unit unit = {old, new, 0, STR(""), text_of(kind, present, "id")};
    if (kind == &entry_kind) {
        const struct entry *entry = present;
        unit.code = entry->code;
        unit.vendor = entry->vendor->id;
    }
    return unit;
}

static void add_kind(struct difference *d, const struct kind *kind, const struct array *old,
                     const struct array *new, const struct pairing *pairing) {
    size_t size = kind_schema(kind)->size, count = 0;
    const char *olds = old->items, *news = new->items;
    struct unit *units = ARENA_ARRAY(d->arena, struct unit, old->count + new->count);
    for (size_t i = 0; i < old->count; i++) {
        const char *one = olds + i * size;
        bool stays = pairing->to[i] != MATCH_NONE;
        const char *other = stays ? news + pairing->to[i] * size : NULL;
        units[count++] = unit_of(kind, stays ? other : one, one, other);
    }
    for (size_t i = 0; i < new->count; i++) {
        const char *added = news + i * size;
        if (!pairing->taken[i]) units[count++] = unit_of(kind, added, NULL, added);
    }
    if (count > 0) qsort(units, count, sizeof *units, compare_units);
    for (size_t i = 0; i < count; i++) add_unit(d, kind, &units[i]);
}

// For what stands in an order that counts: did those that stayed change places?
static void add_order(struct difference *d, const struct kind *kind, const struct array *old,
                      const struct pairing *pairing) {
    size_t last = 0;
    for (size_t i = 0; i < old->count; i++) {
        if (pairing->to[i] == MATCH_NONE) continue;
        if (pairing->to[i] < last) {
            vec_add(&d->changes,
                    (struct change){
                        .kind = CHANGE_CHANGED,
                        .subject = str_from(kind->key),
                        .form = DIFFERENCE_ORDER,
                        .old_place = place_of(&registry_kind, d->old->registry, "id"),
                        .new_place = place_of(&registry_kind, d->new->registry, "id"),
                    });
            return;
        }
        last = pairing->to[i];
    }
}

// --- Names ---

// The entry that an old one became, or NULL.
static const struct entry *successor(const struct difference *d, const struct entry *old) {
    const struct entry *olds = d->old->registry->entries.items;
    const struct entry *news = d->new->registry->entries.items;
    size_t to = d->match.entries.to[old - olds];
    return to != MATCH_NONE ? &news[to] : NULL;
}

static void add_name(struct difference *d, struct str name, const struct entry *old,
                     const struct entry *new) {
    struct change change = {
        .kind = new != NULL ? CHANGE_CHANGED : CHANGE_REMOVED,
        .subject = arena_printf(d->arena, "name %.*s", STR_ARG(name)),
        .old = entry_name(d, old),
        .old_place = place_of(&entry_kind, old, "id"),
        .breaking = true,
    };
    if (new != NULL) {
        change.new = entry_name(d, new);
        change.new_place = place_of(&entry_kind, new, "id");
    }
    vec_add(&d->changes, change);
}

// A name is gone with an entry, or for a reason that was given; any other loss is worth a line.
static bool is_explained(const struct difference *d, const struct entry *old) {
    const struct entry *olds = d->old->registry->entries.items, *new = successor(d, old);
    if (new == NULL || d->broken[old - olds]) return true;
    return !str_equal(old->vendor->id, new->vendor->id) ||
           old->vendor->registered != new->vendor->registered;
}

static void add_names(struct difference *d) {
    const struct meaning *is = d->new->meanings, *end = is + d->new->meaning_count;
    for (size_t i = 0; i < d->old->meaning_count; i++) {
        const struct meaning *was = &d->old->meanings[i];
        while (is < end && str_compare(is->name, was->name) < 0) is++;
        bool known = is < end && str_equal(is->name, was->name);
        if (!known) {
            if (!is_explained(d, was->entry)) add_name(d, was->name, was->entry, NULL);
        } else if (is->entry->code != was->entry->code && successor(d, was->entry) != is->entry) {
            add_name(d, was->name, was->entry, is->entry);
        }
    }
}

struct array registry_difference(struct arena *arena, const struct version *old,
                                 const struct version *new) {
    const struct registry *was = old->registry, *is = new->registry;
    struct difference d = {.arena = arena, .old = old, .new = new};
    d.match = registry_match(arena, was, is);
    d.broken = ARENA_ARRAY(arena, bool, was->entries.count);
    add_unit(&d, &registry_kind, &(struct unit){was, is, 0, STR(""), is->id});
    add_kind(&d, &edition_kind, &was->editions, &is->editions, &d.match.editions);
    add_order(&d, &edition_kind, &was->editions, &d.match.editions);
    add_kind(&d, &class_kind, &was->classes, &is->classes, &d.match.classes);
    add_kind(&d, &vendor_kind, &was->vendors, &is->vendors, &d.match.vendors);
    add_order(&d, &vendor_kind, &was->vendors, &d.match.vendors);
    add_kind(&d, &entry_kind, &was->entries, &is->entries, &d.match.entries);
    add_names(&d);
    struct array changes = {ARENA_ARRAY(arena, struct change, d.changes.count), d.changes.count};
    if (changes.count > 0) {
        memcpy(changes.items, d.changes.items, changes.count * sizeof *d.changes.items);
    }
    vec_free(&d.changes);
    return changes;
}
