// SPDX-License-Identifier: MIT
#include "spec/peers.h"

#include <stdlib.h>
#include <string.h>

#include "spec/words.h"

static int compare_names(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static struct array sorted(struct arena *arena, const struct array *names) {
    struct array copy = {ARENA_ARRAY(arena, struct str, names->count), names->count};
    if (names->count == 0) return copy;
    memcpy(copy.items, names->items, names->count * sizeof(struct str));
    qsort(copy.items, copy.count, sizeof(struct str), compare_names);
    return copy;
}

void peers_index(struct arena *arena, const struct registry *registry) {
    for (size_t i = 0; i < registry->peers.count; i++) {
        struct peer *peer = &ARRAY_AT(registry->peers, struct peer, i);
        peer->by_name_has = sorted(arena, &peer->has);
        peer->by_name_lacks = sorted(arena, &peer->lacks);
    }
}

static bool has_name(const struct array *names, struct str name) {
    return bsearch(&name, names->items, names->count, sizeof(struct str), compare_names) != NULL;
}

// The entry's id alone means one of a registered vendor only.
static bool has_entry(const struct array *names, const struct entry *entry) {
    if (names->count == 0) return false;
    if (entry->vendor->registered && has_name(names, entry->given_id)) return true;
    struct str vendor = entry->vendor->id, id = entry->given_id;
    char qualified[2 * SCHEMA_MAX_ID + 1];
    if (vendor.len > SCHEMA_MAX_ID || id.len > SCHEMA_MAX_ID) return false;
    memcpy(qualified, vendor.data, vendor.len);
    qualified[vendor.len] = '.';
    memcpy(qualified + vendor.len + 1, id.data, id.len);
    return has_name(names, (struct str){qualified, vendor.len + 1 + id.len});
}

bool peer_is_said_to_have(const struct peer *peer, const struct entry *entry) {
    return has_entry(&peer->by_name_has, entry);
}

bool peer_is_said_to_lack(const struct peer *peer, const struct entry *entry) {
    return has_entry(&peer->by_name_lacks, entry);
}

const struct peer *registry_peer(const struct registry *registry, struct str id) {
    for (size_t i = 0; i < registry->peers.count; i++) {
        const struct peer *peer = &ARRAY_AT(registry->peers, struct peer, i);
        if (str_equal(peer->id, id)) return peer;
    }
    return NULL;
}

static const struct peer_names *find_also(const struct peer *peer, const struct entry *entry) {
    for (size_t i = 0; i < entry->also.count; i++) {
        const struct peer_names *also = &ARRAY_AT(entry->also, struct peer_names, i);
        if (str_equal(also->peer, peer->id)) return also;
    }
    return NULL;
}

bool peer_styles(const struct peer *peer, const struct entry *entry) {
    if (find_also(peer, entry) != NULL) return false;
    return entry->vendor->registered ? !peer_is_said_to_lack(peer, entry)
                                     : peer_is_said_to_have(peer, entry);
}

struct array peer_identifiers(struct arena *arena, const struct peer *peer,
                              const struct entry *entry) {
    const struct peer_names *also = find_also(peer, entry);
    if (also != NULL) return also->names;
    if (!peer_styles(peer, entry)) return (struct array){0};
    struct str *name = ARENA_NEW(arena, struct str);
    enum casing style = (enum casing)(peer->style - 1);
    *name = words_join(arena, entry->given_id, style, &entry->registry->acronyms);
    return (struct array){name, 1};
}
