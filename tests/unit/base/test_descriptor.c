// SPDX-License-Identifier: MIT
// Pipes that are never ready at once, and a timer whose signals end calls early.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/descriptor.h"

enum { LENGTH = 300000 }; // more than a pipe holds

static char text[LENGTH];

static void on_alarm(int signal_number) {
    (void)signal_number;
}

static int begin(void **state) {
    (void)state;
    for (size_t i = 0; i < LENGTH; i++) text[i] = (char)(i % 251);
    struct sigaction action = {.sa_handler = on_alarm}; // without SA_RESTART: calls end with EINTR
    const struct itimerval often = {{0, 1000}, {0, 1000}};
    return sigaction(SIGALRM, &action, NULL) | setitimer(ITIMER_REAL, &often, NULL);
}

static int end(void **state) {
    (void)state;
    const struct itimerval never = {{0, 0}, {0, 0}};
    return setitimer(ITIMER_REAL, &never, NULL);
}

static void rest(void) {
    poll(NULL, 0, 5);
}

// A pipe whose ends do not wait if `flags` says so.
static void make_pipe(int ends[2], int flags) {
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[0], F_SETFL, flags), 0);
    assert_int_equal(fcntl(ends[1], F_SETFL, flags), 0);
}

static void join(pid_t child) {
    int status = -1;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    assert_int_equal(status, 0);
}

static void reads_what_comes_late(int flags) {
    int ends[2];
    make_pipe(ends, flags);
    pid_t child = fork();
    if (child == 0) {
        bool done = true;
        for (size_t at = 0; at < LENGTH && done; at += LENGTH / 3) {
            rest();
            done = descriptor_write(ends[1], (struct str){text + at, LENGTH / 3});
        }
        _exit(done ? 0 : 1);
    }
    close(ends[1]);
    struct buf out = {0};
    buf_add_char(&out, '>');
    assert_true(descriptor_read(ends[0], LENGTH + 1, &out));
    assert_int_equal(out.len, LENGTH + 1);
    assert_memory_equal(out.data + 1, text, LENGTH);
    join(child);
    buf_free(&out);
    close(ends[0]);
}

static void reads_wait(void **state) {
    (void)state;
    reads_what_comes_late(0);
    reads_what_comes_late(O_NONBLOCK);
}

static void writes_what_is_taken_late(int flags) {
    int ends[2];
    make_pipe(ends, flags);
    pid_t child = fork();
    if (child == 0) {
        close(ends[1]);
        rest();
        struct buf out = {0};
        bool done = descriptor_read(ends[0], LENGTH + 1, &out) && out.len == LENGTH;
        _exit(done && memcmp(out.data, text, LENGTH) == 0 ? 0 : 1);
    }
    close(ends[0]);
    assert_true(descriptor_write(ends[1], (struct str){text, LENGTH}));
    assert_true(descriptor_close(ends[1]));
    join(child);
}

static void writes_wait(void **state) {
    (void)state;
    writes_what_is_taken_late(0);
    writes_what_is_taken_late(O_NONBLOCK);
}

static void reads_no_more_than_asked_for(void **state) {
    (void)state;
    int ends[2];
    make_pipe(ends, 0);
    assert_true(descriptor_write(ends[1], STR("abcdef")));
    struct buf out = {0};
    assert_true(descriptor_read(ends[0], 0, &out));
    assert_int_equal(out.len, 0);
    assert_true(descriptor_read(ends[0], 4, &out));
    assert_true(str_equal(buf_str(&out), STR("abcd")));
    close(ends[1]);
    assert_true(descriptor_read(ends[0], 4, &out));
    assert_true(str_equal(buf_str(&out), STR("abcdef")));
    buf_free(&out);
    close(ends[0]);
}

static void failures_have_their_reason(void **state) {
    (void)state;
    int ends[2];
    make_pipe(ends, 0);
    struct buf out = {0};
    assert_false(descriptor_read(ends[1], 1, &out));
    assert_int_equal(errno, EBADF);
    assert_false(descriptor_write(ends[0], STR("a")));
    assert_int_equal(errno, EBADF);
    assert_true(descriptor_close(ends[0]));
    assert_false(descriptor_close(ends[0]));
    assert_int_equal(errno, EBADF);
    close(ends[1]);
    buf_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_wait),
        cmocka_unit_test(writes_wait),
        cmocka_unit_test(reads_no_more_than_asked_for),
        cmocka_unit_test(failures_have_their_reason),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
