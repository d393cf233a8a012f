// SPDX-License-Identifier: MIT
// The identifiers that peers, other libraries with the same codes, have for them.
#ifndef STATUSGEN_SPEC_PEERS_H
#define STATUSGEN_SPEC_PEERS_H

#include "spec/model.h"

// Is the entry in this list of names, a peer's `has` or `lacks`?
bool peer_lists(const struct array *names, const struct entry *entry);

// The peer of that id, or NULL.
const struct peer *registry_peer(const struct registry *registry, struct str id);

// The identifiers of the entry in the peer, as struct str without the prefix: those that the entry
// names under `also`, else its id in the peer's style. None if the peer does not have the entry.
struct array peer_identifiers(struct arena *arena, const struct peer *peer,
                              const struct entry *entry);

#endif
