// SPDX-License-Identifier: MIT
#include "spec/peers.h"

#include "spec/words.h"

bool peer_lists(const struct array *names, const struct entry *entry) {
    for (size_t i = 0; i < names->count; i++) {
        if (entry_is(entry, ARRAY_AT(*names, struct str, i))) return true;
    }
    return false;
}

const struct peer *registry_peer(const struct registry *registry, struct str id) {
    for (size_t i = 0; i < registry->peers.count; i++) {
        const struct peer *peer = &ARRAY_AT(registry->peers, struct peer, i);
        if (str_equal(peer->id, id)) return peer;
    }
    return NULL;
}

struct array peer_identifiers(struct arena *arena, const struct peer *peer,
                              const struct entry *entry) {
    for (size_t i = 0; i < entry->also.count; i++) {
        const struct peer_names *also = &ARRAY_AT(entry->also, struct peer_names, i);
        if (str_equal(also->peer, peer->id)) return also->names;
    }
    bool has = entry->vendor->registered ? !peer_lists(&peer->lacks, entry)
                                         : peer_lists(&peer->has, entry);
    if (!has) return (struct array){0};
    struct str *name = ARENA_NEW(arena, struct str);
    enum casing style = (enum casing)(peer->style - 1);
    *name = words_join(arena, entry->given_id, style, &entry->registry->acronyms);
    return (struct array){name, 1};
}
