// SPDX-License-Identifier: MIT
// Another world around a program, brought in by LD_PRELOAD: the locale of the environment is set, as
// a library that it uses might do, and it is the date that FAKE_TIME says, in seconds.
#define _GNU_SOURCE
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/time.h>
#include <time.h>

static time_t fake_time(void) {
    const char *text = getenv("FAKE_TIME");
    return text != NULL ? (time_t)atoll(text) : 1000000000;
}

time_t time(time_t *now) {
    if (now != NULL) *now = fake_time();
    return fake_time();
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    now->tv_sec = fake_time();
    now->tv_usec = 0;
    return 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    (void)clock;
    now->tv_sec = fake_time();
    now->tv_nsec = 0;
    return 0;
}

__attribute__((constructor)) static void enter(void) {
    setlocale(LC_ALL, "");
    tzset();
    if (getenv("PROBE_WORLD") == NULL) return;
    // What the test reads to know that the world is there.
    time_t now = time(NULL);
    char zone[32];
    strftime(zone, sizeof zone, "%H", localtime(&now));
    printf("%.1f %d %s\n", 404.5, strcasecmp("title", "TITLE") == 0, zone);
    fflush(stdout);
    _Exit(0);
}
