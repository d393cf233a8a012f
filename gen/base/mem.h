// SPDX-License-Identifier: MIT
// Memory that is there, or the run is over: no caller ever sees NULL.
#ifndef STATUSGEN_BASE_MEM_H
#define STATUSGEN_BASE_MEM_H

#include <stddef.h>

// What happens when the system has no memory left. The function must not return: it ends the
// process or jumps away. The default prints one line and exits with status 2.
typedef void mem_failure_fn(void);
void mem_on_failure(mem_failure_fn *handler);

// `size` bytes (at least one), uninitialised. Never NULL. Ends by mem_free.
void *mem_alloc(size_t size);

// As realloc, never NULL. `count * size` is checked for overflow.
void *mem_resize(void *old, size_t count, size_t size);

void mem_free(void *memory);

#endif
