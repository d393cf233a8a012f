// SPDX-License-Identifier: MIT
// The identifiers that peers, other libraries with the same codes, have for them.
#ifndef STATUSGEN_SPEC_PEERS_H
#define STATUSGEN_SPEC_PEERS_H

#include "spec/model.h"

// Sorts what the peers of the registry have and lack; to be called before anything below.
void peers_index(struct arena *arena, const struct registry *registry);

// Is it said that the peer has the entry, or that it lacks it?
bool peer_is_said_to_have(const struct peer *peer, const struct entry *entry);
bool peer_is_said_to_lack(const struct peer *peer, const struct entry *entry);

// Does the peer's style make the identifier of the entry from its id?
bool peer_styles(const struct peer *peer, const struct entry *entry);

// The peer of that id, or NULL.
const struct peer *registry_peer(const struct registry *registry, struct str id);

// The identifiers of the entry in the peer, as struct str without the prefix: those that the entry
// names under `also`, else its id in the peer's style. None if the peer does not have the entry.
struct array peer_identifiers(struct arena *arena, const struct peer *peer,
                              const struct entry *entry);

#endif
