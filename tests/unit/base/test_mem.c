// SPDX-License-Identifier: MIT
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

// Under AddressSanitizer a malloc that fails shall return NULL, as it does without.
__attribute__((visibility("default"))) const char *__asan_default_options(void);
const char *__asan_default_options(void) {
    return "allocator_may_return_null=1";
}

static void nothing_is_something(void **state) {
    (void)state;
    void *memory = mem_alloc(0);
    assert_non_null(memory);
    memory = mem_resize(memory, 0, 8);
    assert_non_null(memory);
    memory = mem_resize(memory, 8, 0);
    assert_non_null(memory);
    mem_free(memory);
    mem_free(NULL);
}

static void resizing_keeps_what_was_there(void **state) {
    (void)state;
    char *memory = mem_resize(NULL, 4, 1);
    memcpy(memory, "abc", 4);
    memory = mem_resize(memory, 1000, 1000);
    assert_string_equal(memory, "abc");
    mem_free(memory);
}

static jmp_buf out_of_memory;

static void jump(void) {
    longjmp(out_of_memory, 1);
}

static void failures_reach_the_handler(void **state) {
    (void)state;
    static int failures;
    mem_on_failure(jump);
    if (setjmp(out_of_memory) != 0) failures++;
    switch (failures) {
    case 0:
        mem_alloc(SIZE_MAX);
        break;
    case 1:
        mem_resize(NULL, SIZE_MAX, 1);
        break;
    case 2:
        mem_resize(NULL, SIZE_MAX / 2 + 2, 2);
        break; // would wrap to 2 bytes
    default:
        break;
    }
    mem_on_failure(NULL);
    assert_int_equal(failures, 3);
}

// Runs out of memory in a child with that handler; gives its wait status and what it printed.
static int child_fails(mem_failure_fn *handler, char *printed, size_t room) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        mem_on_failure(handler);
        mem_resize(NULL, SIZE_MAX, 2);
        _exit(0);
    }
    close(ends[1]);
    ssize_t length = read(ends[0], printed, room - 1);
    printed[length > 0 ? length : 0] = '\0';
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void the_default_prints_a_line_and_exits_with_2(void **state) {
    (void)state;
    char printed[200];
    int status = child_fails(NULL, printed, sizeof printed);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
    assert_string_equal(printed, "statusgen: error: out of memory\n");
}

static void return_to_caller(void) {
}

static void a_handler_that_returns_aborts(void **state) {
    (void)state;
    char printed[200];
    int status = child_fails(return_to_caller, printed, sizeof printed);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_something),
        cmocka_unit_test(resizing_keeps_what_was_there),
        cmocka_unit_test(failures_reach_the_handler),
        cmocka_unit_test(the_default_prints_a_line_and_exits_with_2),
        cmocka_unit_test(a_handler_that_returns_aborts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
