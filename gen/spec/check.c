// SPDX-License-Identifier: MIT
#include "spec/check.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/suggest.h"
#include "spec/peers.h"
#include "spec/words.h"

// An id and where it stands.
struct named {
    struct str owner; // ids are compared within one owner
    struct str id;
    const struct node *node;
    bool former;
};

// The ids of all entries, present and former, sorted by vendor and id.
struct ids {
    const struct registry *registry;
    struct named *items;
    size_t count;
};

static int compare_ids(const struct named *x, const struct named *y) {
    int order = str_compare(x->owner, y->owner);
    return order != 0 ? order : str_compare(x->id, y->id);
}

static int compare_named(const void *a, const void *b) {
    const struct named *x = a, *y = b;
    int order = compare_ids(x, y);
    return order != 0 ? order : place_compare(x->node->place, y->node->place);
}

static void check_unique_ids(struct named *names, size_t count, const char *what, struct diag *diag) {
    if (count == 0) return;
    qsort(names, count, sizeof *names, compare_named);
    const struct named *first = names;
    for (const struct named *again = names + 1; again < names + count; again++) {
        if (!str_equal(first->owner, again->owner) || !str_equal(first->id, again->id)) {
            first = again;
            continue;
        }
        if (!str_given(again->id)) continue; // could not be read, which was reported
        diag_report(diag, RULE_DUPLICATE_ID, node_place(again->node, "id"), "%s '%.*s' is there twice",
                    what, STR_ARG(again->id));
        diag_note(diag, node_place(first->node, "id"), "first defined here");
    }
}

static void check_classes(struct arena *arena, const struct registry *registry, struct diag *diag) {
    struct named *names = ARENA_ARRAY(arena, struct named, registry->classes.count);
    const struct class *farthest = NULL; // of those before, which are sorted by their first number
    for (size_t i = 0; i < registry->classes.count; i++) {
        const struct class *class = &ARRAY_AT(registry->classes, struct class, i);
        names[i] = (struct named){STR(""), class->id, class->node, false};
        if (class->first == NUMBER_ABSENT || class->last == NUMBER_ABSENT) continue;
        if (class->first > class->last) {
            diag_report(diag, RULE_OUTSIDE_RANGE, node_place(class->node, "last"),
                        "class '%.*s' ends before it begins", STR_ARG(class->id));
        }
        const struct class *before = farthest;
        if (before == NULL || class->last > before->last) farthest = class;
        if (before == NULL || class->first > before->last) continue;
        diag_report(diag, RULE_CLASS_OVERLAP, node_place(class->node, "first"),
                    "class '%.*s' begins at %" PRId64 ", inside class '%.*s'", STR_ARG(class->id),
                    class->first, STR_ARG(before->id));
        diag_note(diag, node_place(before->node, "last"), "that ends here, at %" PRId64, before->last);
    }
    check_unique_ids(names, registry->classes.count, "class", diag);
}

static void check_vendors(struct arena *arena, const struct registry *registry, struct diag *diag) {
    struct named *names = ARENA_ARRAY(arena, struct named, registry->vendors.count);
    for (size_t i = 0; i < registry->vendors.count; i++) {
        const struct vendor *vendor = &ARRAY_AT(registry->vendors, struct vendor, i);
        names[i] = (struct named){STR(""), vendor->id, vendor->node, false};
    }
    check_unique_ids(names, registry->vendors.count, "vendor", diag);
}

static void check_editions(struct arena *arena, const struct registry *registry, struct diag *diag) {
    struct named *names = ARENA_ARRAY(arena, struct named, registry->editions.count);
    for (size_t i = 0; i < registry->editions.count; i++) {
        const struct edition *edition = &ARRAY_AT(registry->editions, struct edition, i);
        names[i] = (struct named){STR(""), edition->id, edition->node, false};
    }
    check_unique_ids(names, registry->editions.count, "edition", diag);
}

static void check_peers(struct arena *arena, const struct registry *registry, struct diag *diag) {
    struct named *names = ARENA_ARRAY(arena, struct named, registry->peers.count);
    for (size_t i = 0; i < registry->peers.count; i++) {
        const struct peer *peer = &ARRAY_AT(registry->peers, struct peer, i);
        names[i] = (struct named){STR(""), peer->id, peer->node, false};
    }
    check_unique_ids(names, registry->peers.count, "peer", diag);
}

// Documents are sorted by number. A later document replaces an earlier one, so that who follows
// `obsoleted_by` comes to an end.
static void check_documents(const struct registry *registry, struct diag *diag) {
    for (size_t i = 0; i < registry->documents.count; i++) {
        const struct document *document = &ARRAY_AT(registry->documents, struct document, i);
        if (document->rfc == NUMBER_ABSENT) continue;
        const struct document *before = document - (i > 0);
        if (before != document && before->rfc == document->rfc) {
            diag_report(diag, RULE_DUPLICATE_ID, node_place(document->node, "rfc"),
                        "RFC %" PRId64 " is there twice", document->rfc);
            diag_note(diag, node_place(before->node, "rfc"), "first described here");
        }
        if (document->obsoleted_by == NUMBER_ABSENT || document->obsoleted_by > document->rfc) {
            continue;
        }
        diag_report(diag, RULE_BAD_VALUE, node_place(document->node, "obsoleted_by"),
                    "RFC %" PRId64 " cannot replace RFC %" PRId64 ", which is no older",
                    document->obsoleted_by, document->rfc);
    }
}

// Present and former ids of a vendor's entries share one space: both become constants.
static struct ids collect_ids(struct arena *arena, const struct registry *registry) {
    size_t count = registry->entries.count;
    for (size_t i = 0; i < registry->entries.count; i++) {
        count += ARRAY_AT(registry->entries, struct entry, i).formerly.count;
    }
    struct ids ids = {registry, ARENA_ARRAY(arena, struct named, count), 0};
    for (size_t i = 0; i < registry->entries.count; i++) {
        const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
        struct str owner = entry->vendor->id;
        ids.items[ids.count++] = (struct named){owner, entry->id, entry->node, false};
        for (size_t f = 0; f < entry->formerly.count; f++) {
            const struct former *former = &ARRAY_AT(entry->formerly, struct former, f);
            if (!former->alias) continue; // only the phrase differed
            ids.items[ids.count++] = (struct named){owner, former->id, former->node, true};
        }
    }
    return ids;
}

static void report_number(const struct entry *a, const struct entry *b, struct diag *diag) {
    struct place first = node_place(a->node, "code"), again = node_place(b->node, "code");
    if (place_compare(first, again) > 0) {
        struct place later = first;
        first = again;
        again = later;
    }
    diag_report(diag, RULE_DUPLICATE_NUMBER, again, "%" PRId64 " is defined twice %s", b->code,
                a->vendor == b->vendor ? "by one vendor" : "among the registered codes");
    diag_note(diag, first, "first defined here");
}

// Entries are sorted by number, so those that share one are neighbours, the registered first.
static void check_numbers(const struct registry *registry, struct diag *diag) {
    for (size_t i = 1; i < registry->entries.count; i++) {
        const struct entry *before = &ARRAY_AT(registry->entries, struct entry, i - 1);
        const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
        if (before->code != entry->code) continue;
        bool both_registered = before->vendor->registered && entry->vendor->registered;
        if (before->vendor == entry->vendor || both_registered) report_number(before, entry, diag);
    }
}

// A number of it that could not be read was reported.
static bool is_range_read(const struct registry *registry) {
    return registry->range.first != NUMBER_ABSENT && registry->range.last != NUMBER_ABSENT;
}

static void check_range(const struct entry *entry, struct diag *diag) {
    const struct registry *registry = entry->registry;
    if (entry->outside_range || !is_range_read(registry)) return;
    bool inside = entry->code >= registry->range.first && entry->code <= registry->range.last;
    if (inside && (entry->class != NULL || registry->classes.count == 0)) return;
    struct place place = node_place(entry->node, "code");
    if (!inside) {
        diag_report(diag, RULE_OUTSIDE_RANGE, place,
                    "%" PRId64 " lies outside the registry's range, %" PRId64 " to %" PRId64,
                    entry->code, registry->range.first, registry->range.last);
    } else {
        diag_report(diag, RULE_OUTSIDE_RANGE, place, "%" PRId64 " lies in no class", entry->code);
    }
    diag_note(diag, place, "'outside_range: true' allows it for this entry");
}

// A name may come back after another, with other words; the very same one twice is a mistake.
static void check_repeated(const struct entry *entry, size_t index, struct diag *diag) {
    const struct former *again = &ARRAY_AT(entry->formerly, struct former, index);
    for (size_t i = 0; i < index; i++) {
        const struct former *first = &ARRAY_AT(entry->formerly, struct former, i);
        if (!str_equal(first->id, again->id) || !str_equal(first->phrase, again->phrase)) continue;
        diag_report(diag, RULE_DUPLICATE_ID, node_place(again->node, "id"),
                    "the former name '%.*s' is there twice", STR_ARG(again->id));
        diag_note(diag, node_place(first->node, "id"), "first defined here");
        return;
    }
}

static void check_formerly(const struct entry *entry, bool complete, struct diag *diag) {
    for (size_t i = 0; i < entry->formerly.count; i++) {
        const struct former *former = &ARRAY_AT(entry->formerly, struct former, i);
        check_repeated(entry, i, diag);
        if (!str_given(former->phrase) && str_equal(former->id, entry->id)) {
            diag_report(diag, RULE_MISSING_KEY, former->node->place,
                        "a former name needs an id or a phrase that differs from today's");
        }
        if (!complete || !str_given(former->edition) || former->in != NULL) continue;
        struct place place = node_place(former->node, "edition");
        diag_report(diag, RULE_UNKNOWN_ID, place, "there is no edition '%.*s'",
                    STR_ARG(former->edition));
        struct suggestion near = suggest_start(former->edition);
        for (size_t e = 0; e < entry->registry->editions.count; e++) {
            suggest_try(&near, ARRAY_AT(entry->registry->editions, struct edition, e).id);
        }
        diag_suggest(diag, place, near.best);
    }
}

static void check_state(const struct entry *entry, struct diag *diag) {
    if (entry->state != STATE_TEMPORARY || str_given(entry->expires)) return;
    diag_report(diag, RULE_MISSING_KEY, node_place(entry->node, "state"),
                "a temporary code needs 'expires', the date on which its registration ends");
}

// A key is there also if its value could not be read, which was reported.
static bool is_there(const struct node *node, const char *key, bool read, bool complete) {
    return read || (!complete && node_find(node, str_from(key)) != NULL);
}

static void check_wire(const struct entry *entry, bool complete, struct diag *diag) {
    bool rewritten = entry->wire == WIRE_REWRITTEN;
    bool code = is_there(entry->node, "wire_code", entry->wire_code != NUMBER_ABSENT, complete);
    if (rewritten && !code) {
        diag_report(diag, RULE_MISSING_KEY, node_place(entry->node, "wire"),
                    "a rewritten code needs 'wire_code', the number sent in its place");
    }
    if (!rewritten && code) {
        diag_report(diag, RULE_BAD_VALUE, node_place(entry->node, "wire_code"),
                    "'wire_code' goes with 'wire: rewritten' only");
    }
}

static bool has_id(const struct ids *ids, struct str vendor, struct str id) {
    const struct named wanted = {.owner = vendor, .id = id};
    size_t low = 0, high = ids->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_ids(&ids->items[middle], &wanted) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < ids->count && compare_ids(&ids->items[low], &wanted) == 0; low++) {
        if (!ids->items[low].former) return true;
    }
    return false;
}

// Is there an entry that the name means, an id of a registered vendor or "vendor.id"?
static bool has_entry(const struct ids *ids, struct str name) {
    size_t dot = str_find_char(name, '.', 0);
    if (dot < name.len) {
        return has_id(ids, str_slice(name, 0, dot), str_slice(name, dot + 1, name.len));
    }
    const struct array *vendors = &ids->registry->vendors;
    for (size_t i = 0; i < vendors->count; i++) {
        const struct vendor *vendor = &ARRAY_AT(*vendors, struct vendor, i);
        if (vendor->registered && has_id(ids, vendor->id, name)) return true;
    }
    return false;
}

// The names of entries under a key of the node.
static void check_entry_names(const struct ids *ids, const struct array *names,
                              const struct node *node, const char *key, struct diag *diag) {
    const struct array *entries = &ids->registry->entries;
    for (size_t i = 0; i < names->count; i++) {
        struct str name = ARRAY_AT(*names, struct str, i);
        if (has_entry(ids, name)) continue;
        struct place place = node_item_place(node, key, i);
        diag_report(diag, RULE_UNKNOWN_ID, place, "there is no entry '%.*s'", STR_ARG(name));
        struct suggestion near = suggest_start(name);
        for (size_t e = 0; e < entries->count && diag_may_suggest(diag); e++) {
            suggest_try(&near, ARRAY_AT(*entries, struct entry, e).id);
        }
        diag_suggest(diag, place, near.best);
    }
}

static const struct peer *find_peer(const struct entry *entry, const struct peer_names *also,
                                    struct diag *diag) {
    const struct peer *peer = registry_peer(entry->registry, also->peer);
    if (peer != NULL) return peer;
    struct suggestion near = suggest_start(also->peer);
    const struct array *peers = &entry->registry->peers;
    for (size_t i = 0; i < peers->count; i++) {
        suggest_try(&near, ARRAY_AT(*peers, struct peer, i).id);
    }
    const struct pair *pair = node_find(node_find(entry->node, STR("also"))->value, also->peer);
    diag_report(diag, RULE_UNKNOWN_ID, pair->key_place, "there is no peer '%.*s'",
                STR_ARG(also->peer));
    diag_note(diag, pair->key_place, "the top file declares them by 'peers'");
    diag_suggest(diag, pair->key_place, near.best);
    return NULL;
}

// Identifiers become names in the look-ups and constants, so they must be words.
static void check_identifiers(struct arena *arena, const struct peer_names *also,
                              struct diag *diag) {
    for (size_t i = 0; i < also->names.count; i++) {
        struct str name = ARRAY_AT(also->names, struct str, i);
        bool blank = str_find_char(name, ' ', 0) < name.len;
        if (!blank && text_is_id(words_split(arena, name))) continue;
        diag_report(diag, RULE_BAD_VALUE, also->node->place,
                    "'%.*s' is not an identifier made of words", STR_ARG(name));
    }
}

static void check_also(struct arena *arena, const struct entry *entry, bool complete,
                       struct diag *diag) {
    for (size_t i = 0; i < entry->also.count; i++) {
        const struct peer_names *also = &ARRAY_AT(entry->also, struct peer_names, i);
        check_identifiers(arena, also, diag);
        const struct peer *peer = complete ? find_peer(entry, also, diag) : NULL;
        if (peer == NULL || !peer_is_said_to_lack(peer, entry)) continue;
        diag_report(diag, RULE_BAD_VALUE, also->node->place,
                    "'%.*s' has no identifier for a code that it lacks", STR_ARG(peer->id));
        diag_note(diag, node_place(peer->node, "lacks"), "what it lacks stands here");
    }
}

// What a peer has and lacks.
static void check_peer_entries(const struct ids *ids, struct diag *diag) {
    for (size_t i = 0; i < ids->registry->peers.count; i++) {
        const struct peer *peer = &ARRAY_AT(ids->registry->peers, struct peer, i);
        check_entry_names(ids, &peer->has, peer->node, "has", diag);
        check_entry_names(ids, &peer->lacks, peer->node, "lacks", diag);
    }
}

// A draft's name becomes part of a link.
static bool is_draft_name(struct str name) {
    for (size_t i = 0; i < name.len; i++) {
        char c = name.data[i];
        if (!char_is_alnum(c) && c != '-' && c != '.') return false;
    }
    return name.len > 0;
}

static void check_reference(const struct reference *reference, bool complete, struct diag *diag) {
    const struct node *node = reference->node;
    if (node == NULL || node->kind != NODE_MAP) return;
    if (str_given(reference->draft) && !is_draft_name(reference->draft)) {
        diag_report(diag, RULE_BAD_VALUE, node_place(node, "draft"),
                    "a draft's name has letters, digits, '-' and '.' only");
    }
    int given = is_there(node, "rfc", reference->rfc != NUMBER_ABSENT, complete) +
                is_there(node, "draft", str_given(reference->draft), complete) +
                is_there(node, "title", str_given(reference->title), complete);
    if (given != 1) {
        diag_report(diag, RULE_BAD_VALUE, node->place,
                    "a reference has exactly one of 'rfc', 'draft' and 'title'");
    }
}

static void check_references(const struct entry *entry, bool complete, struct diag *diag) {
    for (size_t i = 0; i < entry->reference.count; i++) {
        check_reference(&ARRAY_AT(entry->reference, struct reference, i), complete, diag);
    }
    for (size_t i = 0; i < entry->headers.count; i++) {
        check_reference(&ARRAY_AT(entry->headers, struct header, i).source, complete, diag);
    }
    for (size_t i = 0; i < entry->sources.count; i++) {
        const struct fact_source *source = &ARRAY_AT(entry->sources, struct fact_source, i);
        check_reference(&source->reference, complete, diag);
        if (node_find(entry->node, source->fact) != NULL) continue;
        diag_report(diag, RULE_UNKNOWN_ID, source->reference.node->place,
                    "the entry has no '%.*s' that this could be the source of",
                    STR_ARG(source->fact));
    }
}

// An id of a rule that is misspelt would accept nothing, and nobody would know.
static void check_allow(const struct entry *entry, struct diag *diag) {
    for (size_t i = 0; i < entry->allow.count; i++) {
        struct str id = ARRAY_AT(entry->allow, struct str, i);
        struct place place = node_item_place(entry->node, "allow", i);
        enum rule rule = RULE_COUNT;
        if (!rule_find(id, &rule)) {
            diag_report(diag, RULE_UNKNOWN_ID, place, "there is no rule '%.*s'", STR_ARG(id));
            diag_suggest(diag, place, rule_suggest(id));
            diag_note(diag, place, "'statusgen list rules' shows all");
        } else if (!rule_is_optional(rule)) {
            diag_report(diag, RULE_BAD_VALUE, place,
                        "only warnings can be allowed, not the errors of '%.*s'", STR_ARG(id));
        }
    }
}

static void check_entry(struct arena *arena, const struct entry *entry, const struct ids *ids,
                        bool complete, struct diag *diag) {
    check_range(entry, diag);
    check_formerly(entry, complete, diag);
    check_state(entry, diag);
    check_wire(entry, complete, diag);
    check_also(arena, entry, complete, diag);
    if (complete) check_entry_names(ids, &entry->related, entry->node, "related", diag);
    check_references(entry, complete, diag);
    check_allow(entry, diag);
}

void registry_check(struct arena *arena, const struct registry *registry, bool complete,
                    struct diag *diag) {
    if (is_range_read(registry) && registry->range.first > registry->range.last) {
        diag_report(diag, RULE_OUTSIDE_RANGE, node_place(registry->node, "range"),
                    "the range ends before it begins");
    }
    struct arena_mark mark = arena_mark(arena);
    check_classes(arena, registry, diag);
    check_vendors(arena, registry, diag);
    check_editions(arena, registry, diag);
    check_peers(arena, registry, diag);
    check_documents(registry, diag);
    struct ids ids = collect_ids(arena, registry);
    check_unique_ids(ids.items, ids.count, "the id", diag);
    check_numbers(registry, diag);
    for (size_t i = 0; i < registry->entries.count; i++) {
        check_entry(arena, &ARRAY_AT(registry->entries, struct entry, i), &ids, complete, diag);
    }
    if (complete) check_peer_entries(&ids, diag);
    arena_release(arena, mark);
}

void spec_check(const struct spec *spec, struct diag *diag) {
    for (size_t i = 1; i < spec->count; i++) {
        for (size_t j = 0; j < i; j++) {
            const struct registry *first = &spec->registries[j], *again = &spec->registries[i];
            bool id = str_equal(first->id, again->id);
            if (!id && !str_equal(first->module, again->module)) continue;
            const char *key = id ? "id" : "module";
            diag_report(diag, RULE_DUPLICATE_ID, node_place(again->node, key),
                        "two registries have the %s '%.*s'", key,
                        STR_ARG(id ? again->id : again->module));
            diag_note(diag, node_place(first->node, key), "the first is here");
        }
    }
}
