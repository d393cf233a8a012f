// SPDX-License-Identifier: MIT
#include "output/leftovers.h"

#include <errno.h>
#include <stddef.h>
#include <unistd.h>

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { ENDING_SIGNALS = sizeof ending_signals / sizeof ending_signals[0] };

static struct leftover *volatile newest;

void leftovers_add(struct leftover *leftover) {
    leftover->gone = false;
    leftover->older = newest;
    newest = leftover;
}

bool leftover_remove(struct leftover *leftover) {
    // A file system that failed once, perhaps with the fault that ended the run, gets a second
    // chance: nothing else stands between the user and a stray file.
    for (int tries = 0; tries < 2 && !leftover->gone; tries++) {
        leftover->gone =
            unlinkat(leftover->folder, leftover->name, leftover->flags) == 0 || errno == ENOENT;
    }
    return leftover->gone;
}

void leftovers_discard(void) {
    for (struct leftover *each = newest; each != NULL; each = each->older) leftover_remove(each);
}

void leftovers_forget(void) {
    newest = NULL;
}

void signals_hold(sigset_t *before) {
    sigset_t held;
    sigemptyset(&held);
    for (int i = 0; i < ENDING_SIGNALS; i++) sigaddset(&held, ending_signals[i]);
    sigprocmask(SIG_BLOCK, &held, before);
}

void signals_release(const sigset_t *before) {
    sigprocmask(SIG_SETMASK, before, NULL);
}

// The action is the default one again when this runs (SA_RESETHAND), and the signal is held until
// it returns: then the process dies as it would have without us.
static void on_signal(int signal_number) {
    leftovers_discard();
    raise(signal_number);
}

void leftovers_catch_signals(void) {
    for (int i = 0; i < ENDING_SIGNALS; i++) {
        struct sigaction old;
        if (sigaction(ending_signals[i], NULL, &old) != 0 || old.sa_handler == SIG_IGN) continue;
        struct sigaction action = {.sa_flags = (int)SA_RESETHAND};
        action.sa_handler = on_signal;
        // One ending is enough: the others wait.
        sigemptyset(&action.sa_mask);
        for (int k = 0; k < ENDING_SIGNALS; k++) sigaddset(&action.sa_mask, ending_signals[k]);
        sigaction(ending_signals[i], &action, NULL);
    }
}
