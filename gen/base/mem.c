// SPDX-License-Identifier: MIT
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

static void print_and_exit(void) {
    static const char message[] = "statusgen: error: out of memory\n";
    // There is nobody left to tell if this write fails too.
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    exit(2);
}

static mem_failure_fn *on_failure = print_and_exit;

void mem_on_failure(mem_failure_fn *handler) {
    on_failure = handler != NULL ? handler : print_and_exit;
}

static void fail(void) {
    on_failure();
    abort(); // a handler that returns breaks its contract
}

void *mem_alloc(size_t size) {
    void *memory = malloc(size > 0 ? size : 1);
    if (memory == NULL) fail();
    return memory;
}

void *mem_resize(void *old, size_t count, size_t size) {
    if (size > 0 && count > SIZE_MAX / size) fail();
    size_t bytes = count * size;
    void *memory = realloc(old, bytes > 0 ? bytes : 1);
    if (memory == NULL) fail();
    return memory;
}

void mem_free(void *memory) {
    free(memory);
}
