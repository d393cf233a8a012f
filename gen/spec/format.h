// SPDX-License-Identifier: MIT
// The keys that a specification file may hold: the one table behind reading and documentation.
#ifndef STATUSGEN_SPEC_FORMAT_H
#define STATUSGEN_SPEC_FORMAT_H

#include "spec/model.h"

// One file as it is written, before files are put together.
struct spec_file {
    const struct node *node;
    int64_t version;
    struct registry registry; // its node is NULL if the file declares none
    struct array editions, classes, vendors, peers, documents;
    struct array include; // of struct str
    struct str vendor;
    struct array codes;
};

extern const struct schema spec_file_schema;

// An entry that an overlay takes out.
struct removal {
    const struct node *node;
    struct str vendor, id;
};

// An overlay as it is written. What it lists is merged before it is read, and kept as nodes till
// then: NULL where it has none.
struct overlay_file {
    const struct node *node;
    int64_t version;
    const struct node *registry; // an id, or keys to merge
    const struct node *editions, *classes, *vendors, *peers, *documents, *codes;
    struct str vendor;
    struct array remove; // of struct removal
};

extern const struct schema overlay_file_schema;

#endif
