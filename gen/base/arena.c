// SPDX-License-Identifier: MIT
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include "base/mem.h"

enum { CHUNK_MIN = 16 * 1024, CHUNK_MAX = 1024 * 1024 };

static_assert(sizeof(struct arena_chunk) % ARENA_ALIGN == 0, "data begins aligned");
static_assert(alignof(void *) <= ARENA_ALIGN && alignof(uint64_t) <= ARENA_ALIGN, "is enough");

static struct arena_chunk *chunk_new(const struct arena_chunk *older, size_t needed) {
    // Chunks double, so that the number of them stays logarithmic.
    size_t size = older == NULL ? CHUNK_MIN : older->size * 2;
    if (size > CHUNK_MAX) size = CHUNK_MAX;
    if (size < needed) size = needed;
    struct arena_chunk *chunk = mem_alloc(sizeof *chunk + size);
    chunk->size = size;
    return chunk;
}

void arena_grow(struct arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) size = SIZE_MAX / 2; // fails in mem_alloc, without wrapping here
    size_t needed = (size / ARENA_ALIGN + 1) * ARENA_ALIGN;
    struct arena_chunk *chunk = arena->spare;
    if (chunk != NULL && chunk->size >= needed) {
        arena->spare = NULL;
    } else {
        chunk = chunk_new(arena->chunk, needed);
    }
    chunk->older = arena->chunk;
    arena->chunk = chunk;
    arena->used = 0;
}

static void free_down_to(struct arena *arena, const struct arena_chunk *last) {
    while (arena->chunk != last) {
        struct arena_chunk *older = arena->chunk->older;
        mem_free(arena->spare);
        arena->spare = arena->chunk;
        arena->chunk = older;
    }
}

void arena_free(struct arena *arena) {
    free_down_to(arena, NULL);
    mem_free(arena->spare);
    *arena = (struct arena){0};
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    // More than fits into any memory fails in mem_alloc.
    if (size > 0 && count > SIZE_MAX / size) count = SIZE_MAX / size;
    return arena_alloc(arena, count * size);
}

struct str arena_str(struct arena *arena, struct str text) {
    return arena_join(arena, &text, 1);
}

struct str arena_join(struct arena *arena, const struct str *texts, size_t count) {
    size_t len = 0;
    for (size_t i = 0; i < count; i++) len += texts[i].len;
    char *text = arena_take(arena, len + 1), *out = text;
    for (size_t i = 0; i < count; i++) {
        if (texts[i].len > 0) memcpy(out, texts[i].data, texts[i].len);
        out += texts[i].len;
    }
    *out = '\0';
    return (struct str){text, len};
}

struct str arena_printf(struct arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0) return STR("");
    char *text = arena_take(arena, (size_t)length + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return (struct str){text, (size_t)length};
}

void arena_release(struct arena *arena, struct arena_mark mark) {
    free_down_to(arena, mark.chunk);
    arena->used = mark.used;
}
