// SPDX-License-Identifier: MIT
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum { FIRST_ROOM = 256 };

void buf_free(struct buf *buf) {
    mem_free(buf->data);
    *buf = (struct buf){0};
}

void buf_clear(struct buf *buf) {
    buf->len = 0;
}

void buf_grow(struct buf *buf, size_t more) {
    size_t room = buf->room < FIRST_ROOM ? FIRST_ROOM : buf->room;
    // Stops when doubling would wrap: then the resize fails by its size.
    while (room - buf->len < more && room <= SIZE_MAX / 2) room *= 2;
    if (room - buf->len < more) room = SIZE_MAX;
    buf->data = mem_resize(buf->data, room, 1);
    buf->room = room;
}

void buf_add_char(struct buf *buf, char c) {
    *buf_reserve(buf, 1) = c;
    buf->len++;
}

void buf_fill(struct buf *buf, char c, size_t count) {
    if (count == 0) return;
    memset(buf_reserve(buf, count), c, count);
    buf->len += count;
}

void buf_add_int(struct buf *buf, int64_t number) {
    char digits[STR_DIGITS];
    buf_add(buf, str_digits(number, digits));
}

void buf_printf(struct buf *buf, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0) return;
    char *room = buf_reserve(buf, (size_t)length + 1);
    va_start(args, format);
    vsnprintf(room, (size_t)length + 1, format, args);
    va_end(args);
    buf->len += (size_t)length;
}

struct str buf_str(const struct buf *buf) {
    return (struct str){buf->data != NULL ? buf->data : "", buf->len};
}

const char *buf_cstr(struct buf *buf) {
    *buf_reserve(buf, 1) = '\0';
    return buf->data;
}
