// SPDX-License-Identifier: MIT
// Reading and writing when calls stop early, would block, are interrupted or fail. The functions
// below take the place of the C library's for this program.
#undef _FORTIFY_SOURCE // its inline wrappers have the same names

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/descriptor.h"

enum { DESCRIPTOR = 1000, MOST_CALLS = 8, STEP = 64 * 1024 };

// What the calls on the descriptor answer one after the other, and what they were asked.
static struct {
    struct answer {
        ssize_t count;
        int error;
    } answers[MOST_CALLS];
    int poll_error;
    int calls, waits;
    short events;
    size_t asked[MOST_CALLS];
    struct buf written;
} script;

static ssize_t next_answer(size_t asked) {
    assert_in_range(script.calls, 0, MOST_CALLS - 1);
    script.asked[script.calls] = asked;
    struct answer answer = script.answers[script.calls++];
    assert_true(answer.count <= (ssize_t)asked);
    errno = answer.error;
    return answer.error != 0 ? -1 : answer.count;
}

ssize_t read(int descriptor, void *bytes, size_t count) {
    assert_int_equal(descriptor, DESCRIPTOR);
    ssize_t got = next_answer(count);
    if (got > 0) memset(bytes, 'a' + script.calls - 1, (size_t)got);
    return got;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    assert_int_equal(descriptor, DESCRIPTOR);
    ssize_t got = next_answer(count);
    if (got > 0) buf_add(&script.written, (struct str){bytes, (size_t)got});
    return got;
}

int poll(struct pollfd *waits, nfds_t count, int milliseconds) {
    assert_int_equal(count, 1);
    assert_int_equal(waits->fd, DESCRIPTOR);
    assert_true(milliseconds < 0); // however long it takes
    script.waits++;
    script.events = waits->events;
    errno = script.poll_error;
    return script.poll_error != 0 ? -1 : 1;
}

int close(int descriptor) {
    assert_int_equal(descriptor, DESCRIPTOR);
    return (int)next_answer(0);
}

static int forget(void **state) {
    (void)state;
    buf_free(&script.written);
    memset(&script, 0, sizeof script);
    return 0;
}

#define ANSWERS(...) \
    memcpy(script.answers, ((const struct answer[]){__VA_ARGS__}), \
           sizeof((const struct answer[]){__VA_ARGS__}))

static void assert_read(size_t most, const char *expected) {
    struct buf out = {0};
    assert_true(descriptor_read(DESCRIPTOR, most, &out));
    assert_string_equal(buf_cstr(&out), expected);
    buf_free(&out);
}

static void assert_no_read(int reason) {
    struct buf out = {0};
    assert_false(descriptor_read(DESCRIPTOR, 10, &out));
    assert_int_equal(errno, reason);
    buf_free(&out);
}

static void reading_goes_on_to_the_end(void **state) {
    (void)state;
    ANSWERS({3, 0}, {1, 0}, {2, 0}, {0, 0});
    assert_read(100, "aaabcc");
    assert_int_equal(script.calls, 4);
    assert_int_equal(script.asked[1], 97);
}

static void no_more_is_read_than_asked(void **state) {
    (void)state;
    ANSWERS({3, 0}, {2, 0});
    assert_read(5, "aaabb");
    assert_int_equal(script.asked[0], 5);
    assert_int_equal(script.asked[1], 2);
    forget(NULL);
    assert_read(0, "");
    assert_int_equal(script.calls, 0);
}

static void reading_takes_parts(void **state) {
    (void)state;
    ANSWERS({STEP, 0}, {1, 0});
    struct buf out = {0};
    assert_true(descriptor_read(DESCRIPTOR, STEP + 1, &out));
    assert_int_equal(out.len, STEP + 1);
    assert_int_equal(script.asked[0], STEP);
    assert_int_equal(script.asked[1], 1);
    buf_free(&out);
}

static void reading_is_taken_up_again(void **state) {
    (void)state;
    ANSWERS({0, EINTR}, {1, 0}, {0, 0});
    assert_read(10, "b");
    assert_int_equal(script.waits, 0);
    forget(NULL);
    ANSWERS({0, EAGAIN}, {1, 0}, {0, EAGAIN}, {1, 0}, {0, 0});
    assert_read(10, "bd");
    assert_int_equal(script.waits, 2);
    assert_int_equal(script.events, POLLIN);
    forget(NULL);
    script.poll_error = EINTR;
    ANSWERS({0, EAGAIN}, {1, 0}, {0, 0});
    assert_read(10, "b");
}

static void reading_fails_with_a_reason(void **state) {
    (void)state;
    ANSWERS({1, 0}, {0, EIO});
    assert_no_read(EIO);
    forget(NULL);
    script.poll_error = ENOMEM;
    ANSWERS({0, EAGAIN});
    assert_no_read(ENOMEM);
}

static void writing_goes_on_to_the_end(void **state) {
    (void)state;
    ANSWERS({2, 0}, {0, EINTR}, {1, 0}, {0, EAGAIN}, {3, 0});
    assert_true(descriptor_write(DESCRIPTOR, STR("abcdef")));
    assert_string_equal(buf_cstr(&script.written), "abcdef");
    assert_int_equal(script.calls, 5);
    assert_int_equal(script.waits, 1);
    assert_int_equal(script.events, POLLOUT);
    forget(NULL);
    assert_true(descriptor_write(DESCRIPTOR, STR("")));
    assert_int_equal(script.calls, 0);
}

static void writing_fails_with_a_reason(void **state) {
    (void)state;
    ANSWERS({2, 0}, {0, ENOSPC});
    assert_false(descriptor_write(DESCRIPTOR, STR("abcdef")));
    assert_int_equal(errno, ENOSPC);
    forget(NULL);
    ANSWERS({0, 0}); // neither progress nor a reason
    assert_false(descriptor_write(DESCRIPTOR, STR("abcdef")));
    assert_int_equal(errno, EIO);
    assert_int_equal(script.calls, 1);
}

static void an_interrupted_close_has_closed(void **state) {
    (void)state;
    ANSWERS({0, 0}, {0, EINTR}, {0, EIO});
    assert_true(descriptor_close(DESCRIPTOR));
    assert_true(descriptor_close(DESCRIPTOR));
    assert_false(descriptor_close(DESCRIPTOR));
    assert_int_equal(script.calls, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(reading_goes_on_to_the_end, forget),
        cmocka_unit_test_teardown(no_more_is_read_than_asked, forget),
        cmocka_unit_test_teardown(reading_takes_parts, forget),
        cmocka_unit_test_teardown(reading_is_taken_up_again, forget),
        cmocka_unit_test_teardown(reading_fails_with_a_reason, forget),
        cmocka_unit_test_teardown(writing_goes_on_to_the_end, forget),
        cmocka_unit_test_teardown(writing_fails_with_a_reason, forget),
        cmocka_unit_test_teardown(an_interrupted_close_has_closed, forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
