// SPDX-License-Identifier: MIT
// Whole reads and writes on a file descriptor: signals and short counts are dealt with here.
#ifndef STATUSGEN_BASE_DESCRIPTOR_H
#define STATUSGEN_BASE_DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

// Writes every byte. False with errno set if that fails; part of the text may be written then.
bool descriptor_write(int descriptor, struct str text);

// Appends what can be read to the buffer, `most` bytes at most. False with errno set on failure.
bool descriptor_read(int descriptor, size_t most, struct buf *out);

// Closes it. False with errno set if data was lost; the descriptor is closed in any case.
bool descriptor_close(int descriptor);

#endif
