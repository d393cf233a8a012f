// SPDX-License-Identifier: MIT
// Temporaries: files that are complete before they get a name anybody looks for.
//
// Each is a leftover (leftovers.h) from the moment it has a name until it is renamed or removed.
#ifndef STATUSGEN_OUTPUT_TEMPORARY_H
#define STATUSGEN_OUTPUT_TEMPORARY_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/str.h"
#include "output/leftovers.h"

// Stays where it is as long as it is listed: it belongs in an arena.
struct temporary {
    struct leftover leftover;
    bool listed; // among the leftovers
    char name[48];
};

// Makes one with these bytes, forced to the disk if `sync`. `mode` are the permission bits; NULL
// gives a new file's, 0666 & ~umask. False with errno set on failure; what is there by then is a
// leftover.
bool temporary_write(struct temporary *temporary, int folder, struct str bytes, const mode_t *mode,
                     bool sync);

// Makes one that is a second name of an existing file: a hard link. False with errno set on
// failure.
bool temporary_keep(struct temporary *temporary, int folder, const char *name);

// Makes one of the file `name` in the folder `from`, which loses that name. False with errno set on
// failure.
bool temporary_set_aside(struct temporary *temporary, int folder, int from, const char *name);

// Removes the temporaries of runs that are dead. What cannot be removed stays for the next run.
//
// A run is told by its process number. One on another machine, or in another container, that writes
// to the same folder at this moment may be taken for dead: it then fails, with nothing changed.
void temporaries_sweep(int folder);

// Puts it in the place of `name` in a folder. False with errno set on failure.
bool temporary_rename(struct temporary *temporary, int folder, const char *name);

#endif
