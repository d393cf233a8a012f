// SPDX-License-Identifier: MIT
// Where outputs lie on the disk: their folders, each opened once, none outside the output folder.
//
// Folders below the output folder are entered one by one and never through a link. A link that is
// in the way is resolved to a path first; only if that path is inside is it walked, again without
// following links. So a link that changes meanwhile ends in an error, not outside.
#ifndef STATUSGEN_OUTPUT_FOLDERS_H
#define STATUSGEN_OUTPUT_FOLDERS_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/vec.h"

struct folder {
    struct str path; // below the output folder, which is ""; absent if it is not below
    int descriptor;
    bool changed;    // an entry was added or replaced, which is not yet forced to the disk
    const struct folder *parent; // NULL if it is not below the output folder
    const char *name;            // in its parent
};

// Folders of zero bytes are empty and ready.
struct folders {
    struct arena arena;
    const char *root;     // the output folder as the user gave it, "." for the current one
    bool links_anywhere;  // a link in the place of a file may lead out
    VEC(struct folder *) items;
};

enum spot_kind {
    SPOT_MISSING,
    SPOT_FILE,
    SPOT_SPECIAL, // device, FIFO, socket, or our standard output: written to, never replaced
    SPOT_FOLDER,
    SPOT_LINK_OUT,
    SPOT_LINK_NOWHERE,
};

// The place of one output.
struct spot {
    enum spot_kind kind;
    struct str path;       // below the output folder, without links in it
    struct folder *folder; // NULL as long as it is missing
    const char *name;      // the file's own name in the folder
};

// Sets the output folder, which need not exist. Nothing is opened for good before it is needed.
void folders_begin(struct folders *folders, struct str root, bool links_anywhere);

// Finds the place of an output. False with errno set if the disk does not tell.
bool folders_find(struct folders *folders, struct str path, struct spot *spot);

// The descriptor of the output folder, where a spot has been found.
int folders_root(const struct folders *folders);

// Makes the missing folders of a spot, the output folder among them. They are leftovers (see
// leftovers.h) until the run succeeds. False with errno set on failure.
bool folders_make(struct folders *folders, struct spot *spot);

// Removes a folder below the output folder if it is empty, then the one that it was in, and so on, as
// far as that can be done.
void folders_remove_empty(const struct folder *folder);

// Removes the temporaries that killed runs left in the folders that are known by now.
void folders_sweep(const struct folders *folders);

// Forces the changed folders to the disk. False with errno set on failure.
bool folders_sync(struct folders *folders);

void folders_close(struct folders *folders);

// Whether it is the very file that our standard output writes to.
bool is_standard_output(const struct stat *file);

#endif
