// SPDX-License-Identifier: MIT
// What must not stay behind if the run ends before its time: temporaries, folders just made.
//
// The list is the one piece of global state of this room: a signal handler and the end for want
// of memory have nothing else to find it by. Signals are held while an entry and its file come
// into being, so the list and the disk agree whenever the handler runs.
#ifndef STATUSGEN_OUTPUT_LEFTOVERS_H
#define STATUSGEN_OUTPUT_LEFTOVERS_H

#include <signal.h>
#include <stdbool.h>

// Belongs to the caller, as does its name, and stays where it is until leftovers_forget().
struct leftover {
    struct leftover *older;
    int folder;         // descriptor, open as long as this is listed
    const char *name;
    int flags;          // of unlinkat: AT_REMOVEDIR for a folder
    volatile bool gone; // renamed or removed already, or meant to stay
};

// Lists it; signals must be held.
void leftovers_add(struct leftover *leftover);

// Removes one now, at the second try if need be. False with errno set if it is still there.
bool leftover_remove(struct leftover *leftover);

// Removes all that are listed, the newest first. Only calls that a signal handler may make.
void leftovers_discard(void);

// Empties the list: what is on it stays.
void leftovers_forget(void);

// Holds SIGINT, SIGTERM and SIGHUP back, and lets them come again.
void signals_hold(sigset_t *before);
void signals_release(const sigset_t *before);

// On these signals the leftovers are discarded before the process dies of the signal. A signal
// that was ignored when the process began stays ignored.
void leftovers_catch_signals(void);

#endif
