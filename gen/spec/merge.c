// SPDX-License-Identifier: MIT
#include "spec/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "yaml/make.h"
#include "yaml/patch.h"

// The lists of a file whose items have an identity, in the order in which an overlay is applied.
enum section_id { VENDORS, EDITIONS, CLASSES, PEERS, DOCUMENTS, CODES, SECTION_COUNT };

struct section {
    const char *key, *what;
    const char *identity;
    const char *needed; // by an addition and by no patch; NULL: nothing tells them apart
    size_t offset;      // of the node in struct overlay_file
};

static const struct section sections[SECTION_COUNT] = {
    [VENDORS] = {"vendors", "vendor", "id", "title", offsetof(struct overlay_file, vendors)},
    [EDITIONS] = {"editions", "edition", "id", "title", offsetof(struct overlay_file, editions)},
    [CLASSES] = {"classes", "class", "id", "title", offsetof(struct overlay_file, classes)},
    [PEERS] = {"peers", "peer", "id", "title", offsetof(struct overlay_file, peers)},
    [DOCUMENTS] = {"documents", "document", "rfc", NULL, offsetof(struct overlay_file, documents)},
    [CODES] = {"codes", "entry", "id", "code", offsetof(struct overlay_file, codes)},
};

struct item {
    const struct node *node; // as patched
    struct str vendor, id;   // what it is found by; only an entry has a vendor
    struct str code;         // of an entry, as written: decimal digits have one form only.
                             // From before the overlay, since indexes are sorted by it
    bool registered;         // of an entry: its vendor is; set by index_numbers()
    bool removed;
    size_t file;
    size_t overlay;           // number of the last overlay that patched it
    const struct node *patch; // and what it said
};

struct items {
    struct item *items;
    size_t count, room;
};

// Items in some order. They stay where they are as long as it is used.
struct index {
    struct item **items;
    size_t count, room;
};

struct file {
    const struct node *root;
    struct str vendor; // of entries that name none; absent: they have to
    bool overlay, changed;
    size_t first[SECTION_COUNT], end[SECTION_COUNT]; // its items
};

// One registry with what is applied to it.
struct merge {
    struct arena *arena;
    struct diag *diag;
    struct merged *merged;
    VEC(struct file) files;
    struct items items[SECTION_COUNT];
    const struct node *registry;
    struct str only_vendor; // if the files have just one
    const struct overlay_file *overlay; // the one that is applied
    size_t number;                      // of that, from 1
    VEC(const struct source *) earlier; // overlays that were applied before
};

static struct str text_of(const struct node *map, const char *key) {
    const struct pair *pair = node_find(map, str_from(key));
    return pair != NULL && pair->value->kind == NODE_TEXT ? pair->value->text : (struct str){0};
}

// --- Findings for lint ---

static void note_overlaid(struct merge *m, enum overlaid_kind kind, struct place place,
                          struct place other) {
    vec_add(&m->merged->overlaid, (struct overlaid){kind, place, other});
}

static bool is_of_earlier(const struct merge *m, const struct source *source) {
    if (source == m->overlay->node->place.source) return false;
    for (size_t i = 0; i < m->earlier.count; i++) {
        if (m->earlier.items[i] == source) return true;
    }
    return false;
}

// The first text that an earlier overlay gave, or NULL. Reading bounded the depth.
static const struct node *find_earlier(const struct merge *m, const struct node *node) {
    const struct node *found = NULL;
    switch (node->kind) {
    case NODE_TEXT: return is_of_earlier(m, node->place.source) ? node : NULL;
    case NODE_LIST:
        for (size_t i = 0; i < node->item_count && found == NULL; i++) {
            found = find_earlier(m, node->items[i]);
        }
        return found;
    case NODE_MAP:
        for (size_t i = 0; i < node->pair_count && found == NULL; i++) {
            found = find_earlier(m, node->pairs[i].value);
        }
        return found;
    }
    return NULL;
}

static void note_undone(struct merge *m, enum overlaid_kind kind, const struct node *old,
                        struct place by) {
    const struct node *earlier = m->earlier.count > 0 ? find_earlier(m, old) : NULL;
    if (earlier != NULL) note_overlaid(m, kind, earlier->place, by);
}

static void note_replaced(void *context, const struct node *old, const struct node *new) {
    if (old == NULL) {
        note_overlaid(context, OVERLAID_NOTHING, new->place, NO_PLACE);
    } else if (node_equal(old, new)) {
        note_overlaid(context, OVERLAID_SAME, new->place, old->place);
    } else {
        note_undone(context, OVERLAID_REPLACED, old, new->place);
    }
}

static const struct node *patch_node(struct merge *m, const struct node *base,
                                     const struct node *patch, const char *const *skip) {
    struct patching patching = {m->arena, m->diag, note_replaced, m};
    return node_patch(&patching, base, patch, skip);
}

// Does the mapping say anything beside those keys?
static bool says_more(const struct node *map, const char *const *keys) {
    for (size_t i = 0; i < map->pair_count; i++) {
        bool among = false;
        for (size_t k = 0; keys[k] != NULL; k++) {
            among = among || str_equal(map->pairs[i].key, str_from(keys[k]));
        }
        if (!among) return true;
    }
    return false;
}

// --- Indexes ---

static int compare_identities(const void *a, const void *b) {
    const struct item *const *x = a, *const *y = b;
    int order = str_compare((*x)->vendor, (*y)->vendor);
    return order != 0 ? order : str_compare((*x)->id, (*y)->id);
}

static int compare_codes(const void *a, const void *b) {
    const struct item *const *x = a, *const *y = b;
    return str_compare((*x)->code, (*y)->code);
}

// The registered ones of a number come first.
static int compare_numbers(const void *a, const void *b) {
    const struct item *const *x = a, *const *y = b;
    int order = compare_codes(a, b);
    if (order == 0) order = (int)(*y)->registered - (int)(*x)->registered;
    return order != 0 ? order : str_compare((*x)->vendor, (*y)->vendor);
}

typedef int compare_fn(const void *a, const void *b);

static struct index index_items(struct items *items, compare_fn *compare) {
    struct index index = {0};
    for (size_t i = 0; i < items->count; i++) {
        if (!items->items[i].removed) vec_add(&index, &items->items[i]);
    }
    if (index.count > 1) qsort(index.items, index.count, sizeof *index.items, compare);
    return index;
}

// The first item that compares equal, or NULL. The index may be sorted by more than is compared.
static struct item *index_find(const struct index *index, const struct item *wanted,
                               compare_fn *compare) {
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(&index->items[middle], &wanted) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == index->count || compare(&index->items[low], &wanted) != 0) return NULL;
    return index->items[low];
}

static bool is_registered(const struct index *vendors, struct str id) {
    const struct item wanted = {.id = id};
    const struct item *vendor = index_find(vendors, &wanted, compare_identities);
    return vendor != NULL && str_equal(text_of(vendor->node, "registered"), STR("true"));
}

static struct index index_numbers(struct merge *m) {
    struct index vendors = index_items(&m->items[VENDORS], compare_identities);
    struct items *entries = &m->items[CODES];
    for (size_t i = 0; i < entries->count; i++) {
        struct item *entry = &entries->items[i];
        entry->code = text_of(entry->node, "code");
        entry->registered = is_registered(&vendors, entry->vendor);
    }
    vec_free(&vendors);
    return index_items(entries, compare_numbers);
}

// --- The files before any overlay ---

static struct item make_item(const struct merge *m, size_t file, enum section_id s,
                             const struct node *node) {
    struct item item = {.node = node, .file = file, .id = text_of(node, sections[s].identity)};
    if (s != CODES) return item;
    item.code = text_of(node, "code");
    item.vendor = text_of(node, "vendor");
    if (!str_given(item.vendor)) item.vendor = m->files.items[file].vendor;
    return item;
}

static void add_items(struct merge *m, size_t file, enum section_id s) {
    const struct pair *list = node_find(m->files.items[file].root, str_from(sections[s].key));
    m->files.items[file].first[s] = m->items[s].count;
    for (size_t i = 0; list != NULL && i < list->value->item_count; i++) {
        vec_add(&m->items[s], make_item(m, file, s, list->value->items[i]));
    }
    m->files.items[file].end[s] = m->items[s].count;
}

static struct pair make_pair(struct merge *m, const char *key, struct str text,
                             struct place place) {
    return (struct pair){str_from(key), place, node_make_text(m->arena, text, place)};
}

// Without a list of vendors the first file's own vendor is the one, and registered: that is said
// here, so that it holds when an overlay brings another one.
static void declare_vendor(struct merge *m) {
    struct file *top = &m->files.items[0];
    struct str named = text_of(top->root, "vendor");
    struct str id = named, title = named;
    struct place place = node_place(top->root, "vendor");
    if (!str_given(named)) {
        id = text_of(m->registry, "module");
        if (!str_given(id)) id = text_of(m->registry, "id");
        title = text_of(m->registry, "title");
        place = node_place(m->registry, "id");
    }
    struct pair *pairs = ARENA_ARRAY(m->arena, struct pair, 3);
    pairs[0] = make_pair(m, "id", id, place);
    pairs[1] = make_pair(m, "title", title, place);
    pairs[2] = make_pair(m, "registered", STR("true"), place);
    struct item item = {.node = node_make_map(m->arena, pairs, 3, place), .id = id};
    vec_add(&m->items[VENDORS], item);
    top->end[VENDORS] = 1;
    top->changed = true;
}

static void start(struct merge *m) {
    m->registry = node_find(m->merged->roots.items[0], STR("registry"))->value;
    for (size_t i = 0; i < m->merged->roots.count; i++) {
        vec_add(&m->files, (struct file){.root = m->merged->roots.items[i]});
        add_items(m, i, VENDORS);
    }
    if (m->items[VENDORS].count == 0) declare_vendor(m);
    if (m->items[VENDORS].count == 1) m->only_vendor = m->items[VENDORS].items[0].id;
    for (size_t i = 0; i < m->files.count; i++) {
        struct file *file = &m->files.items[i];
        file->vendor = text_of(file->root, "vendor");
        bool implied = !str_given(file->vendor) && str_given(m->only_vendor);
        if (implied) file->vendor = m->only_vendor;
        file->changed = file->changed || implied;
        for (enum section_id s = VENDORS + 1; s < SECTION_COUNT; s++) add_items(m, i, s);
    }
}

// --- What matches nothing ---

// "entry 'id' of 'vendor'", or "vendor 'id'".
static struct str item_label(struct merge *m, enum section_id s, const struct item *item) {
    struct str label = arena_printf(m->arena, "%s '%.*s'", sections[s].what, STR_ARG(item->id));
    if (s != CODES) return label;
    return arena_printf(m->arena, "%.*s of '%.*s'", STR_ARG(label), STR_ARG(item->vendor));
}

static bool has_former(const struct node *entry, struct str id) {
    const struct pair *formerly = node_find(entry, STR("formerly"));
    if (formerly == NULL || formerly->value->kind != NODE_LIST) return false;
    for (size_t i = 0; i < formerly->value->item_count; i++) {
        if (str_equal(text_of(formerly->value->items[i], "id"), id)) return true;
    }
    return false;
}

// Of the same vendor: the one that had the id, else the one whose id is nearest.
static void suggest_item(struct merge *m, enum section_id s, const struct item *wanted,
                         struct place place) {
    if (!diag_may_suggest(m->diag)) return;
    struct suggestion near = suggest_start(wanted->id);
    const struct item *elsewhere = NULL, *renamed = NULL;
    for (size_t i = 0; i < m->items[s].count; i++) {
        const struct item *item = &m->items[s].items[i];
        if (item->removed) continue;
        if (str_equal(item->vendor, wanted->vendor)) {
            suggest_try(&near, item->id);
            if (renamed == NULL && has_former(item->node, wanted->id)) renamed = item;
        } else if (str_equal(item->id, wanted->id)) {
            elsewhere = item;
        }
    }
    diag_suggest(m->diag, place, renamed != NULL ? renamed->id : near.best);
    if (elsewhere == NULL) return;
    diag_note(m->diag, node_place(elsewhere->node, "id"), "'%.*s' has one of this id",
              STR_ARG(elsewhere->vendor));
}

// Whether the vendor of an entry is there; if not, that is reported.
static bool check_vendor(struct merge *m, const struct item *wanted) {
    if (!str_given(wanted->vendor)) {
        diag_report(m->diag, RULE_MISSING_KEY, wanted->node->place, "an entry needs a vendor");
        diag_note(m->diag, m->overlay->node->place,
                  "name it by 'vendor:' in the entry or once for the file");
        return false;
    }
    struct suggestion near = suggest_start(wanted->vendor);
    for (size_t i = 0; i < m->items[VENDORS].count; i++) {
        struct str id = m->items[VENDORS].items[i].id;
        if (str_equal(id, wanted->vendor)) return true;
        suggest_try(&near, id);
    }
    // That of the whole file is reported when what is left of the file is read.
    if (node_find(wanted->node, STR("vendor")) == NULL) return false;
    struct place place = node_place(wanted->node, "vendor");
    diag_report(m->diag, RULE_UNKNOWN_ID, place, "there is no vendor '%.*s'",
                STR_ARG(wanted->vendor));
    diag_suggest(m->diag, place, near.best);
    return false;
}

static void report_unmatched(struct merge *m, enum section_id s, const struct item *wanted,
                             bool removal) {
    if (s == CODES && !check_vendor(m, wanted)) return;
    struct place place = node_place(wanted->node, sections[s].identity);
    struct str label = item_label(m, s, wanted);
    diag_report(m->diag, RULE_OVERLAY_UNMATCHED, place, "there is no %.*s to %s", STR_ARG(label),
                removal ? "remove" : "change");
    suggest_item(m, s, wanted, place);
    if (removal) return;
    diag_note(m->diag, place, "a new %s needs the key '%s'", sections[s].what, sections[s].needed);
}

// --- Numbers ---

static bool overrides(struct merge *m, const struct node *entry, bool needed) {
    const struct pair *pair = node_find(entry, STR("override"));
    if (pair == NULL) return false;
    struct str text = text_of(entry, "override");
    if (str_equal(text, STR("true"))) {
        if (!needed) note_overlaid(m, OVERLAID_NOTHING, pair->value->place, NO_PLACE);
        return true;
    }
    if (str_equal(text, STR("false"))) return false;
    diag_report(m->diag, RULE_BAD_VALUE, pair->value->place, "'override' takes true or false");
    return false;
}

// May the patch say of the entry what it says of its number?
static bool check_patched_number(struct merge *m, const struct item *old,
                                 const struct node *patch) {
    const struct pair *code = node_find(patch, STR("code"));
    bool differs = code != NULL && !str_equal(text_of(patch, "code"), old->code);
    if (overrides(m, patch, differs) || !differs) return true;
    struct place place = code->value->place;
    struct str label = item_label(m, CODES, old);
    diag_report(m->diag, RULE_OVERLAY_NUMBER, place, "the %.*s has the number %.*s",
                STR_ARG(label), STR_ARG(old->code));
    diag_note(m->diag, node_place(old->node, "code"), "given here");
    diag_note(m->diag, place, "'override: true' gives it another one");
    return false;
}

// May the addition have its number? Its own vendor may not have it, and no registered one should.
static bool check_added_number(struct merge *m, const struct index *numbers, struct item *added) {
    const struct item *taken = NULL;
    for (int registered = 0; registered < 2 && taken == NULL; registered++) {
        added->registered = registered;
        taken = index_find(numbers, added, compare_numbers);
    }
    const struct item *first = index_find(numbers, added, compare_codes);
    bool shadows = taken == NULL && first != NULL && first->registered;
    bool overridden = overrides(m, added->node, shadows);
    const struct item *old = taken != NULL ? taken : first;
    if (taken == NULL && (!shadows || overridden)) return true;
    struct place place = node_place(added->node, "code");
    struct str label = item_label(m, CODES, old);
    diag_report(m->diag, RULE_OVERLAY_NUMBER, place, "%.*s is the number of the %.*s",
                STR_ARG(added->code), STR_ARG(label));
    diag_note(m->diag, node_place(old->node, "code"), "given here");
    if (taken != NULL) {
        diag_suggest(m->diag, node_place(added->node, "id"), old->id);
    } else {
        diag_note(m->diag, place, "'override: true' defines a registered number anew");
    }
    return false;
}

// --- Patches and additions ---

static const char *const entry_skips[] = {"id", "vendor", "override", "code", NULL};

// What is merged of a patch: all but what it is found by, and what only speaks to the merging. A
// number that is already so is no news, but it has to be written as a number is.
static const char *const *patch_skips(enum section_id s, const struct item *old,
                                      const struct node *patch) {
    static const char *const by_id[] = {"id", NULL}, *const by_rfc[] = {"rfc", NULL};
    static const char *const renumbered[] = {"id", "vendor", "override", NULL};
    if (s == DOCUMENTS) return by_rfc;
    if (s != CODES) return by_id;
    const struct pair *code = node_find(patch, STR("code"));
    bool same = code == NULL || (code->value->kind == NODE_TEXT && code->value->plain &&
                                 str_equal(code->value->text, old->code));
    return same ? entry_skips : renumbered;
}

static void patch_item(struct merge *m, enum section_id s, struct item *item,
                       const struct node *patch) {
    if (item->overlay == m->number) {
        struct str label = item_label(m, s, item);
        diag_report(m->diag, RULE_DUPLICATE_ID, node_place(patch, sections[s].identity),
                    "the overlay changes the %.*s twice", STR_ARG(label));
        diag_note(m->diag, node_place(item->patch, sections[s].identity), "first changed here");
        return;
    }
    if (s == CODES && !check_patched_number(m, item, patch)) return;
    const char *const *skips = patch_skips(s, item, patch);
    if (!says_more(patch, skips)) {
        note_overlaid(m, OVERLAID_NOTHING, patch->place, NO_PLACE);
    }
    item->node = patch_node(m, item->node, patch, skips);
    item->overlay = m->number;
    item->patch = patch;
    m->files.items[item->file].changed = true;
}

static bool is_addition(enum section_id s, const struct node *node) {
    return sections[s].needed == NULL || node_find(node, str_from(sections[s].needed)) != NULL;
}

static void add_item(struct merge *m, struct items *additions, struct item added) {
    static const char *const skip[] = {"override", NULL};
    added.node = patch_node(m, NULL, added.node, skip);
    added.overlay = m->number;
    added.patch = added.node;
    vec_add(additions, added);
}

struct lookup {
    struct index identities, numbers; // numbers for entries only
};

static void apply_item(struct merge *m, enum section_id s, const struct lookup *lookup,
                       const struct node *node, struct items *additions) {
    struct item wanted = make_item(m, m->files.count - 1, s, node);
    if (node->kind != NODE_MAP) {
        vec_add(additions, wanted); // which is reported when it is read
        return;
    }
    if (!str_given(wanted.id)) {
        diag_report(m->diag, RULE_MISSING_KEY, node_place(node, sections[s].identity),
                    "the overlay does not say which %s: it needs the key '%s'", sections[s].what,
                    sections[s].identity);
        return;
    }
    struct item *old = index_find(&lookup->identities, &wanted, compare_identities);
    if (old != NULL) {
        patch_item(m, s, old, node);
    } else if (!is_addition(s, node)) {
        report_unmatched(m, s, &wanted, false);
    } else if (s != CODES || check_added_number(m, &lookup->numbers, &wanted)) {
        add_item(m, additions, wanted);
    }
}

static void apply_list(struct merge *m, enum section_id s, const struct node *list) {
    size_t file = m->files.count - 1;
    struct items additions = {0};
    m->files.items[file].first[s] = m->items[s].count;
    if (list != NULL && list->kind != NODE_LIST) {
        diag_report(m->diag, RULE_WRONG_TYPE, list->place, "'%s' must be a list, not %s",
                    sections[s].key, node_kind_name(list->kind));
    } else if (list != NULL) {
        struct lookup lookup = {index_items(&m->items[s], compare_identities), {0}};
        if (s == CODES) lookup.numbers = index_numbers(m);
        for (size_t i = 0; i < list->item_count; i++) {
            apply_item(m, s, &lookup, list->items[i], &additions);
        }
        vec_free(&lookup.identities);
        vec_free(&lookup.numbers);
    }
    for (size_t i = 0; i < additions.count; i++) vec_add(&m->items[s], additions.items[i]);
    vec_free(&additions);
    m->files.items[file].end[s] = m->items[s].count;
}

// --- Removals ---

static struct item removal_item(const struct merge *m, const struct removal *removal) {
    struct str own = m->files.items[m->files.count - 1].vendor;
    return (struct item){
        .node = removal->node,
        .vendor = str_given(removal->vendor) ? removal->vendor : own,
        .id = removal->id,
    };
}

static void remove_items(struct merge *m, struct items *removed) {
    if (m->overlay->remove.count == 0) return;
    struct index index = index_items(&m->items[CODES], compare_identities);
    for (size_t i = 0; i < m->overlay->remove.count; i++) {
        const struct removal *removal = &ARRAY_AT(m->overlay->remove, struct removal, i);
        struct item wanted = removal_item(m, removal);
        struct item *old = index_find(&index, &wanted, compare_identities);
        if (old == NULL || old->removed) {
            report_unmatched(m, CODES, &wanted, true);
            continue;
        }
        note_undone(m, OVERLAID_REMOVED, old->node, removal->node->place);
        old->removed = true;
        m->files.items[old->file].changed = true;
        vec_add(removed, wanted);
    }
    vec_free(&index);
}

// What was removed and not defined anew.
static struct index index_gone(struct merge *m, struct items *removed) {
    struct index there = index_items(&m->items[CODES], compare_identities);
    for (size_t i = 0; i < removed->count; i++) {
        struct item *item = &removed->items[i];
        item->removed = index_find(&there, item, compare_identities) != NULL;
    }
    vec_free(&there);
    return index_items(removed, compare_identities);
}

// Does the name, an id of a registered vendor or "vendor.id", mean one of those?
static bool is_gone(struct merge *m, const struct index *gone, struct str name) {
    size_t dot = str_find_char(name, '.', 0);
    if (dot < name.len) {
        struct item wanted = {.vendor = str_slice(name, 0, dot),
                              .id = str_slice(name, dot + 1, name.len)};
        return index_find(gone, &wanted, compare_identities) != NULL;
    }
    for (size_t i = 0; i < m->items[VENDORS].count; i++) {
        const struct item *vendor = &m->items[VENDORS].items[i];
        struct item wanted = {.vendor = vendor->id, .id = name};
        if (index_find(gone, &wanted, compare_identities) == NULL) continue;
        if (str_equal(text_of(vendor->node, "registered"), STR("true"))) return true;
    }
    return false;
}

// What the overlay itself says of an entry that it removes stays, and is an error.
static bool is_mention(struct merge *m, const struct index *gone, const struct node *name) {
    return name->kind == NODE_TEXT && name->place.source != m->overlay->node->place.source &&
           is_gone(m, gone, name->text);
}

// The list without the mentions; the list itself if there is none.
static const struct node *without_mentions(struct merge *m, const struct index *gone,
                                           const struct node *list) {
    if (list->kind == NODE_TEXT && is_mention(m, gone, list)) {
        return node_make_list(m->arena, NULL, 0, list->place);
    }
    if (list->kind != NODE_LIST) return list;
    const struct node **items = ARENA_ARRAY(m->arena, const struct node *, list->item_count);
    size_t count = 0;
    for (size_t i = 0; i < list->item_count; i++) {
        if (!is_mention(m, gone, list->items[i])) items[count++] = list->items[i];
    }
    return count < list->item_count ? node_make_list(m->arena, items, count, list->place) : list;
}

static void drop_mentions(struct merge *m, const struct index *gone, enum section_id s,
                          const char *key) {
    for (size_t i = 0; i < m->items[s].count; i++) {
        struct item *item = &m->items[s].items[i];
        const struct pair *pair = node_find(item->node, str_from(key));
        if (pair == NULL) continue;
        const struct node *list = without_mentions(m, gone, pair->value);
        if (list == pair->value) continue;
        struct pair *pairs = ARENA_ARRAY(m->arena, struct pair, item->node->pair_count);
        for (size_t p = 0; p < item->node->pair_count; p++) {
            pairs[p] = item->node->pairs[p];
            if (&item->node->pairs[p] == pair) pairs[p].value = list;
        }
        item->node = node_make_map(m->arena, pairs, item->node->pair_count, item->node->place);
        m->files.items[item->file].changed = true;
    }
}

// An entry goes with every mention of it, or its owner could not be rid of it alone.
static void drop_all_mentions(struct merge *m, struct items *removed) {
    struct index gone = index_gone(m, removed);
    if (gone.count > 0) {
        drop_mentions(m, &gone, CODES, "related");
        drop_mentions(m, &gone, PEERS, "has");
        drop_mentions(m, &gone, PEERS, "lacks");
    }
    vec_free(&gone);
}

// --- One overlay ---

// False if it says nothing of the registry but which it is.
static bool patch_registry(struct merge *m, const struct node *patch) {
    static const char *const skip[] = {"id", NULL};
    if (patch == NULL || patch->kind != NODE_MAP || !says_more(patch, skip)) return false;
    m->registry = patch_node(m, m->registry, patch, skip);
    m->files.items[0].changed = true;
    return true;
}

static const struct node *overlay_list(const struct overlay_file *overlay, enum section_id s) {
    const struct node *list = NULL;
    memcpy(&list, (const char *)overlay + sections[s].offset, sizeof list);
    return list;
}

static void apply(struct merge *m, const struct overlay_file *overlay) {
    struct file file = {.root = overlay->node, .vendor = overlay->vendor, .overlay = true};
    if (!str_given(file.vendor)) file.vendor = m->only_vendor;
    struct items removed = {0};
    m->overlay = overlay;
    m->number++;
    vec_add(&m->files, file);
    bool says = patch_registry(m, overlay->registry) || overlay->remove.count > 0;
    for (enum section_id s = VENDORS; s < SECTION_COUNT; s++) {
        const struct node *list = overlay_list(overlay, s);
        says = says || (list != NULL && (list->kind != NODE_LIST || list->item_count > 0));
        // Before the entries, so that one can be replaced as a whole.
        if (s == CODES) remove_items(m, &removed);
        apply_list(m, s, list);
    }
    drop_all_mentions(m, &removed);
    vec_free(&removed);
    if (!says) note_overlaid(m, OVERLAID_NOTHING, overlay->node->place, NO_PLACE);
    vec_add(&m->earlier, overlay->node->place.source);
}

// --- The files after all overlays ---

static const struct node *remaining_items(struct merge *m, size_t file, enum section_id s,
                                          struct place place) {
    size_t first = m->files.items[file].first[s], end = m->files.items[file].end[s], count = 0;
    const struct node **items = ARENA_ARRAY(m->arena, const struct node *, end - first);
    for (size_t i = first; i < end; i++) {
        if (!m->items[s].items[i].removed) items[count++] = m->items[s].items[i].node;
    }
    return node_make_list(m->arena, items, count, place);
}

static enum section_id find_section(struct str key) {
    enum section_id s = VENDORS;
    while (s < SECTION_COUNT && !str_equal(str_from(sections[s].key), key)) s++;
    return s;
}

// The value that a key of the file has now; NULL if the key goes. Of an overlay only what it adds
// is left, since the rest went into other files.
static const struct node *value_of(struct merge *m, size_t file, const struct pair *pair) {
    bool overlay = m->files.items[file].overlay;
    enum section_id s = find_section(pair->key);
    if (s < SECTION_COUNT) {
        const struct node *list = remaining_items(m, file, s, pair->value->place);
        return overlay && list->item_count == 0 ? NULL : list;
    }
    if (str_equal(pair->key, STR("registry"))) return overlay ? NULL : m->registry;
    if (str_equal(pair->key, STR("remove"))) return NULL;
    return pair->value;
}

static const struct node *rebuild(struct merge *m, size_t index) {
    const struct file *file = &m->files.items[index];
    const struct node *root = file->root;
    struct pair *pairs = ARENA_ARRAY(m->arena, struct pair, root->pair_count + 2);
    size_t count = 0;
    for (size_t i = 0; i < root->pair_count; i++) {
        pairs[count] = root->pairs[i];
        pairs[count].value = value_of(m, index, &root->pairs[i]);
        if (pairs[count].value != NULL) count++;
    }
    bool vendors = node_find(root, STR("vendors")) != NULL;
    if (!vendors && file->end[VENDORS] > file->first[VENDORS]) {
        struct place place = m->items[VENDORS].items[file->first[VENDORS]].node->place;
        const struct node *list = remaining_items(m, index, VENDORS, place);
        pairs[count++] = (struct pair){STR("vendors"), place, list};
    }
    if (node_find(root, STR("vendor")) == NULL && str_given(file->vendor)) {
        pairs[count++] = make_pair(m, "vendor", file->vendor, root->place);
    }
    return node_make_map(m->arena, pairs, count, root->place);
}

static void finish(struct merge *m) {
    for (size_t i = 0; i < m->files.count && m->number > 0; i++) {
        const struct file *file = &m->files.items[i];
        if (file->overlay) {
            vec_add(&m->merged->roots, rebuild(m, i));
        } else if (file->changed) {
            m->merged->roots.items[i] = rebuild(m, i);
        }
    }
    for (enum section_id s = VENDORS; s < SECTION_COUNT; s++) vec_free(&m->items[s]);
    vec_free(&m->files);
    vec_free(&m->earlier);
}

// --- Which registry ---

static struct str registry_id(const struct merge *m) {
    return text_of(m->registry, "id");
}

// The registry that the overlay is for, or NULL after a report.
static struct merge *find_registry(struct merge *merges, size_t count,
                                   const struct overlay_file *overlay, struct diag *diag) {
    const struct node *named = overlay->registry;
    if (named != NULL && named->kind == NODE_MAP) {
        const struct pair *id = node_find(named, STR("id"));
        named = id != NULL ? id->value : NULL;
    }
    if (named == NULL) return &merges[0];
    if (named->kind != NODE_TEXT) {
        diag_report(diag, RULE_WRONG_TYPE, named->place,
                    "'registry' must be the id of a registry or a mapping, not %s",
                    node_kind_name(named->kind));
        return NULL;
    }
    struct suggestion near = suggest_start(named->text);
    for (size_t i = 0; i < count; i++) {
        if (str_equal(registry_id(&merges[i]), named->text)) return &merges[i];
        suggest_try(&near, registry_id(&merges[i]));
    }
    diag_report(diag, RULE_OVERLAY_UNMATCHED, named->place,
                "no registry '%.*s' is read that the overlay could change", STR_ARG(named->text));
    diag_suggest(diag, named->place, near.best);
    return NULL;
}

void merged_free(struct merged *merged) {
    vec_free(&merged->roots);
    vec_free(&merged->overlaid);
}

void merge_overlays(struct arena *arena, struct merged *registries, size_t count,
                    const struct overlay_file *overlays, size_t overlay_count, struct diag *diag) {
    struct merge *merges = ARENA_ARRAY(arena, struct merge, count);
    for (size_t i = 0; i < count; i++) {
        merges[i].arena = arena;
        merges[i].diag = diag;
        merges[i].merged = &registries[i];
        start(&merges[i]);
    }
    for (size_t i = 0; i < overlay_count; i++) {
        struct merge *merge = find_registry(merges, count, &overlays[i], diag);
        if (merge != NULL) apply(merge, &overlays[i]);
    }
    for (size_t i = 0; i < count; i++) finish(&merges[i]);
}
