// SPDX-License-Identifier: MIT
// All values that a template can see, written out for whoever writes templates.
//
// Values refer to each other in circles: an entry has a vendor, which has entries. Each map is
// written where the fewest names lead to it from the root, and first of all by the order of the
// fields; wherever else it is reached stands a reference to that place.
#ifndef STATUSGEN_TEMPLATE_DUMP_H
#define STATUSGEN_TEMPLATE_DUMP_H

#include "base/arena.h"
#include "base/buf.h"
#include "template/value.h"

enum { DUMP_MAX_DEPTH = 32 }; // names from the root; what lies deeper is written as absent

enum dump_form {
    // One a line, those that are absent left out; items are numbered from 0:
    //   registry.entries.3.phrase "Not Found"
    //   registry.entries.3.vendor -> registry.vendors.0
    DUMP_LINES,
    // One object on one line, in which absent values are null and a reference is
    // {"$ref":"#/registry/vendors/0"}.
    DUMP_JSON,
};

// `root` is a map, `env` what its getters are called with. What they allocate must stay until the
// end, and a list must give the same maps each time. `arena` is for what the walk keeps.
void value_dump(struct value root, void *env, enum dump_form form, struct arena *arena,
                struct buf *out);

#endif
