// SPDX-License-Identifier: MIT
// An arena: many small allocations that live and die together.
//
// A phase of a run (reading, rendering one file) owns one; nothing in it is freed by itself.
// A mark lets a loop give back what one round took.
#ifndef STATUSGEN_BASE_ARENA_H
#define STATUSGEN_BASE_ARENA_H

#include <stddef.h>
#include <string.h>

#include "base/str.h"

// What every allocation is aligned for: pointers and numbers of up to 64 bits.
enum { ARENA_ALIGN = 8 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t size; // bytes of data, which follow
};

// An arena of zero bytes is empty and ready: `struct arena a = {0};`
struct arena {
    struct arena_chunk *chunk; // the newest
    size_t used;               // bytes taken of it
    struct arena_chunk *spare; // the last one that was given back: a loop would take it again
};

struct arena_mark {
    struct arena_chunk *chunk;
    size_t used;
};

// Frees everything; the arena is empty and ready again.
void arena_free(struct arena *arena);

// A new chunk with room for more than `size` bytes.
void arena_grow(struct arena *arena, size_t size);

// `size` bytes aligned for pointers and numbers, with anything in them. Never NULL.
static inline void *arena_take(struct arena *arena, size_t size) {
    if (arena->chunk == NULL || arena->chunk->size - arena->used <= size) arena_grow(arena, size);
    void *memory = (char *)(arena->chunk + 1) + arena->used;
    arena->used += (size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
    return memory;
}

// The same set to zero.
static inline void *arena_alloc(struct arena *arena, size_t size) {
    return memset(arena_take(arena, size), 0, size);
}

// `count` items of `size` bytes, set to zero; checked for overflow.
void *arena_array(struct arena *arena, size_t count, size_t size);

// A copy of the text, with a NUL behind it that its length does not count.
struct str arena_str(struct arena *arena, struct str text);

// The texts one behind the other, with a NUL behind them that is not counted.
struct str arena_join(struct arena *arena, const struct str *texts, size_t count);

// ARENA_JOIN(arena, STR("RFC "), number, ...)
#define ARENA_JOIN(arena, ...)                                  \
    arena_join((arena), (const struct str[]){__VA_ARGS__},      \
               sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))

// A text made as by printf. The NUL behind it is not counted.
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
struct str arena_printf(struct arena *arena, const char *format, ...);

// Everything allocated after the mark is given back by the release.
static inline struct arena_mark arena_mark(const struct arena *arena) {
    return (struct arena_mark){arena->chunk, arena->used};
}
void arena_release(struct arena *arena, struct arena_mark mark);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
