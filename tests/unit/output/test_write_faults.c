// SPDX-License-Identifier: MIT
// The writer on a failing machine: a run is repeated, and the k-th system call fails, for every k
// there is. The functions below take the place of the C library's for this program.
#undef _FORTIFY_SOURCE // its inline wrappers have the same names

#include "sandbox.h"

#include <errno.h>
#include <sys/syscall.h>

#include "base/descriptor.h"
#include "output/write.h"

// ---- Faults ----

static struct {
    long calls;       // since the run began
    long first, last; // the calls that fail, from 1
    int error;
} faults;

static bool is_faulty(void) {
    faults.calls++;
    bool faulty = faults.calls >= faults.first && faults.calls <= faults.last;
    if (faulty) errno = faults.error;
    return faulty;
}

int openat(int folder, const char *name, int flags, ...) {
    va_list args;
    va_start(args, flags);
    unsigned mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(args, unsigned) : 0;
    va_end(args);
    return is_faulty() ? -1 : (int)syscall(SYS_openat, folder, name, flags, mode);
}

int linkat(int from, const char *name, int to, const char *new_name, int flags) {
    return is_faulty() ? -1 : (int)syscall(SYS_linkat, from, name, to, new_name, flags);
}

int renameat(int from, const char *name, int to, const char *new_name) {
    return is_faulty() ? -1 : (int)syscall(SYS_renameat2, from, name, to, new_name, 0);
}

int unlinkat(int folder, const char *name, int flags) {
    return is_faulty() ? -1 : (int)syscall(SYS_unlinkat, folder, name, flags);
}

int mkdirat(int folder, const char *name, mode_t mode) {
    return is_faulty() ? -1 : (int)syscall(SYS_mkdirat, folder, name, mode);
}

int fchmod(int descriptor, mode_t mode) {
    return is_faulty() ? -1 : (int)syscall(SYS_fchmod, descriptor, mode);
}

// Never forced to a real disk: that would be slow, and nobody cuts the power here.
int fsync(int descriptor) {
    (void)descriptor;
    return is_faulty() ? -1 : 0;
}

// Closes in any case, as Linux does.
int close(int descriptor) {
    long result = syscall(SYS_close, descriptor);
    return is_faulty() ? -1 : (int)result;
}

// One byte at a time: every count is short.
ssize_t write(int descriptor, const void *bytes, size_t count) {
    if (is_faulty()) return -1;
    return (ssize_t)syscall(SYS_write, descriptor, bytes, count > 1 ? 1 : count);
}

// ---- The run ----

#define OLD_A MARKED "old a"
#define OLD_B MARKED "old b"
#define OLD_GONE MARKED "to be removed"
#define NEW_A "new a"
#define NEW_B "new b"
#define NEW_C "new c"
#define NEW_LOCK "new lock"

static void put_old_files(void) {
    if (!is_there("out")) put_folder("out");
    put_file("out/a", OLD_A);
    put_file("out/b", OLD_B);
    put_file("out/gone", OLD_GONE);
    unlink("out/lock");
    unlink("out/c/d");
    rmdir("out/c");
}

struct outcome {
    bool done;
    bool reached; // the run had as many calls as that
    bool all_old, all_new, all_whole;
    bool clean;   // nothing else is in the folders
};

// Three outputs, one that is removed, and a file that is written behind them.
static bool write_all(struct arena *arena, struct diag *diag) {
    struct plan plan = {.folder = STR("out")}, gone = {.folder = STR("out")};
    struct comparison comparisons[2] = {{.begun = false}};
    struct named_file lock;
    struct write_part parts[3] = {{&plan, &comparisons[0], {.force = false}, {0}},
                                  {&gone, &comparisons[1], {.remove = true}, {0}}};
    add_output(&plan, "a", NEW_A);
    add_output(&plan, "c/d", NEW_C);
    add_output(&plan, "b", NEW_B);
    add_output(&gone, "gone", "");
    bool done = named_file_begin(&lock, STR("out/lock"), STR(NEW_LOCK), false, &parts[2], diag) &&
                compare_plan(&comparisons[0], &plan, false, diag) &&
                compare_plan(&comparisons[1], &gone, false, diag) &&
                write_parts(parts, 3, arena, diag);
    named_file_free(&lock);
    for (int i = 0; i < 2; i++) comparison_free(&comparisons[i]);
    plan_free(&plan);
    plan_free(&gone);
    return done;
}

static struct outcome run_with_faults(long first, long last, int error) {
    put_old_files();
    struct arena arena = {0};
    struct diag diag = {0};
    faults.calls = 0;
    faults.first = first;
    faults.last = last;
    faults.error = error;
    struct outcome outcome = {0};
    outcome.done = write_all(&arena, &diag);
    outcome.reached = faults.calls >= first;
    faults.first = faults.last = 0;
    assert_int_equal(outcome.done, diag_errors(&diag) == 0);

    bool old_a = file_is("out/a", OLD_A), old_b = file_is("out/b", OLD_B);
    bool new_a = file_is("out/a", NEW_A), new_b = file_is("out/b", NEW_B);
    bool old_c = !is_there("out/c/d"), new_c = file_is("out/c/d", NEW_C);
    bool old_gone = file_is("out/gone", OLD_GONE), new_gone = !is_there("out/gone");
    bool old_lock = !is_there("out/lock"), new_lock = file_is("out/lock", NEW_LOCK);
    outcome.all_old = old_a && old_b && old_c && old_gone && old_lock;
    outcome.all_new = new_a && new_b && new_c && new_gone && new_lock;
    outcome.all_whole = (old_a || new_a) && (old_b || new_b) && (old_c || new_c) &&
                        (old_gone || new_gone) && (old_lock || new_lock);
    outcome.clean = entries_in("out") == (outcome.all_new ? 4 : 3) &&
                    entries_in("out/c") == (outcome.all_new ? 1 : 0);
    arena_free(&arena);
    diag_free(&diag);
    return outcome;
}

static void remove_everything(void) {
    nftw("out", sandbox_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void test_without_faults(void **state) {
    (void)state;
    struct outcome outcome = run_with_faults(0, 0, 0);
    assert_true(outcome.done && outcome.all_new && outcome.clean);
}

static void test_an_interrupted_write_goes_on(void **state) {
    (void)state;
    int file = open("file", O_WRONLY | O_CREAT, 0666);
    faults.calls = 0;
    faults.first = 3;
    faults.last = 4;
    faults.error = EINTR;
    assert_true(descriptor_write(file, STR("text")));
    assert_int_equal(faults.calls, 6);
    assert_true(descriptor_close(file));
    assert_file("file", "text");
}

// One call fails: all is done or nothing is, and nothing is left behind.
static void sweep_single(int error) {
    long points = 0;
    for (long k = 1;; k++) {
        struct outcome outcome = run_with_faults(k, k, error);
        if (!outcome.reached) break;
        points++;
        if (!outcome.done && !outcome.all_old) fail_msg("%ld, %d: failed, but not old", k, error);
        if (outcome.done && !outcome.all_new) fail_msg("%ld, %d: done, but not new", k, error);
        if (!outcome.clean) fail_msg("%ld, %d: something is left", k, error);
    }
    assert_true(points > 30);
}

static void test_every_call_fails_once(void **state) {
    (void)state;
    static const int errors[] = {EIO, ENOSPC, EACCES, EINTR, EMFILE, EROFS};
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) sweep_single(errors[i]);
}

// From the k-th call on everything fails, cleaning up too: each file is old or new, and whole.
static void test_everything_fails_from_one_call_on(void **state) {
    (void)state;
    for (long k = 1;; k++) {
        struct outcome outcome = run_with_faults(k, 1000000, EIO);
        if (!outcome.reached) break;
        if (!outcome.all_whole) fail_msg("from call %ld on: a file is torn", k);
        if (outcome.done && !outcome.all_new) fail_msg("from call %ld on: done, but not new", k);
        remove_everything();
    }
}

// Two calls in a row fail: the second is often one that cleans up after the first.
static void test_two_calls_in_a_row_fail(void **state) {
    (void)state;
    for (long k = 1;; k++) {
        struct outcome outcome = run_with_faults(k, k + 1, EIO);
        if (!outcome.reached) break;
        if (!outcome.all_whole) fail_msg("calls %ld and %ld: a file is torn", k, k + 1);
        if (outcome.done && !outcome.all_new) fail_msg("call %ld, next: done, but not new", k);
        remove_everything();
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        sandbox_test(test_without_faults),
        sandbox_test(test_an_interrupted_write_goes_on),
        sandbox_test(test_every_call_fails_once),
        sandbox_test(test_everything_fails_from_one_call_on),
        sandbox_test(test_two_calls_in_a_row_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
