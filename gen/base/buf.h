// SPDX-License-Identifier: MIT
// A buffer of bytes that grows.
#ifndef STATUSGEN_BASE_BUF_H
#define STATUSGEN_BASE_BUF_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"

// A buffer of zero bytes is empty and ready: `struct buf b = {0};`
struct buf {
    char *data;
    size_t len;
    size_t room;
};

void buf_free(struct buf *buf);
void buf_clear(struct buf *buf);

void buf_add_char(struct buf *buf, char c);
void buf_fill(struct buf *buf, char c, size_t count);
void buf_add_int(struct buf *buf, int64_t number);

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void buf_printf(struct buf *buf, const char *format, ...);

// Makes the buffer larger, so that it has room for `more` bytes behind the end.
void buf_grow(struct buf *buf, size_t more);

// Room for `more` bytes behind the end; the caller fills them and adds to `len`.
static inline char *buf_reserve(struct buf *buf, size_t more) {
    if (buf->room - buf->len < more) buf_grow(buf, more);
    return buf->data + buf->len;
}

static inline void buf_add(struct buf *buf, struct str text) {
    if (text.len > 0) memcpy(buf_reserve(buf, text.len), text.data, text.len);
    buf->len += text.len;
}

// What is in it; valid until the buffer changes.
struct str buf_str(const struct buf *buf);

// The text with a NUL behind it, for system calls; valid until the buffer changes.
const char *buf_cstr(struct buf *buf);

#endif
