// SPDX-License-Identifier: MIT
// A growing array of any type. `VEC(struct place) places = {0};` is empty and ready.
#ifndef STATUSGEN_BASE_VEC_H
#define STATUSGEN_BASE_VEC_H

#include <stddef.h>

#include "base/mem.h"

#define VEC(type)     \
    struct {          \
        type *items;  \
        size_t count; \
        size_t room;  \
    }

// Appends one item; evaluates `vec` more than once.
#define vec_add(vec, ...)                                                             \
    do {                                                                              \
        if ((vec)->count == (vec)->room) {                                            \
            (vec)->room = (vec)->room == 0 ? 8 : (vec)->room * 2;                     \
            (vec)->items = mem_resize((vec)->items, (vec)->room, sizeof *(vec)->items); \
        }                                                                             \
        (vec)->items[(vec)->count++] = (__VA_ARGS__);                                 \
    } while (0)

#define vec_free(vec)            \
    do {                         \
        mem_free((vec)->items);  \
        (vec)->items = NULL;     \
        (vec)->count = 0;        \
        (vec)->room = 0;         \
    } while (0)

#endif
