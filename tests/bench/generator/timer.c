/* SPDX-License-Identifier: MIT
 *
 * Runs a command, without its standard output, and prints the nanoseconds that it took, the
 * largest size of its memory in KiB, and its exit status.
 *
 *     timer PROGRAM [ARGUMENT]...
 *
 * A small static program of its own, since a process that is started counts as at least as large
 * as the one that started it.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static _Noreturn void become(char **command) {
    const int null = open("/dev/null", O_WRONLY);
    if (null >= 0 && dup2(null, STDOUT_FILENO) >= 0) execv(command[0], command);
    _exit(127);
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fputs("usage: timer PROGRAM [ARGUMENT]...\n", stderr);
        return EXIT_FAILURE;
    }
    const long long start = now();
    const pid_t child = fork();
    if (child == 0) become(argv + 1);
    int status = 0;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror("timer");
        return EXIT_FAILURE;
    }
    printf("%lld %ld %d\n", now() - start, usage.ru_maxrss,
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return EXIT_SUCCESS;
}
