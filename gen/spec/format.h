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

#endif
