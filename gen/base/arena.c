// SPDX-License-Identifier: MIT
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum { CHUNK_MIN = 16 * 1024, CHUNK_MAX = 1024 * 1024 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t size; // bytes of data
    alignas(max_align_t) unsigned char data[];
};

static struct arena_chunk *chunk_new(struct arena_chunk *older, size_t needed) {
    // Chunks double, so that the number of them stays logarithmic.
    size_t size = older == NULL ? CHUNK_MIN : older->size * 2;
    if (size > CHUNK_MAX) size = CHUNK_MAX;
    if (size < needed) size = needed;
    struct arena_chunk *chunk = mem_alloc(sizeof *chunk + size);
    chunk->older = older;
    chunk->size = size;
    return chunk;
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

static void add_chunk(struct arena *arena, size_t needed) {
    struct arena_chunk *spare = arena->spare;
    if (spare != NULL && spare->size >= needed) {
        arena->spare = NULL;
        spare->older = arena->chunk;
        arena->chunk = spare;
    } else {
        arena->chunk = chunk_new(arena->chunk, needed);
    }
    arena->used = 0;
}

void *arena_alloc(struct arena *arena, size_t size) {
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 2) size = SIZE_MAX / 2; // fails in mem_alloc, without wrapping here
    size_t rounded = (size + align - 1) / align * align;
    if (arena->chunk == NULL || arena->chunk->size - arena->used < rounded) {
        add_chunk(arena, rounded);
    }
    void *memory = arena->chunk->data + arena->used;
    arena->used += rounded;
    return memset(memory, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    if (size > 0 && count > SIZE_MAX / size) return arena_alloc(arena, SIZE_MAX);
    return arena_alloc(arena, count * size);
}

struct str arena_str(struct arena *arena, struct str text) {
    char *copy = arena_alloc(arena, text.len + 1);
    if (text.len > 0) memcpy(copy, text.data, text.len);
    return (struct str){copy, text.len};
}

struct str arena_join(struct arena *arena, const struct str *texts, size_t count) {
    size_t len = 0;
    for (size_t i = 0; i < count; i++) len += texts[i].len;
    char *text = arena_alloc(arena, len + 1), *out = text;
    for (size_t i = 0; i < count; i++) {
        if (texts[i].len > 0) memcpy(out, texts[i].data, texts[i].len);
        out += texts[i].len;
    }
    return (struct str){text, len};
}

struct str arena_printf(struct arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0) return STR("");
    char *text = arena_alloc(arena, (size_t)length + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return (struct str){text, (size_t)length};
}

void arena_release(struct arena *arena, struct arena_mark mark) {
    free_down_to(arena, mark.chunk);
    arena->used = mark.used;
}
