// SPDX-License-Identifier: MIT
// JSON, appended to a buffer: compact, and ASCII only, so that whatever a text holds travels as it
// is and shows nothing.
//
// The commas come by themselves: the last byte of the buffer tells whether one is due. A document
// therefore begins in an empty buffer or behind a line end.
#ifndef STATUSGEN_BASE_JSON_H
#define STATUSGEN_BASE_JSON_H

#include <stdbool.h>

#include "base/buf.h"

// '{' or '[', and what closes it.
void json_open(struct buf *out, char bracket);
void json_close(struct buf *out, char bracket);

// The key of the value that comes next.
void json_key(struct buf *out, struct str key);

// The document of compact JSON in lines, two blanks a level, for people to read and compare.
void json_indent(struct str compact, struct buf *out);

// Values. A malformed byte of a text becomes U+FFFD.
void json_text(struct buf *out, struct str text);
void json_number(struct buf *out, int64_t number);
void json_bool(struct buf *out, bool truth);
void json_null(struct buf *out);

// A key with its value. One whose text is absent is left out, as is a bool that is false.
void json_text_member(struct buf *out, const char *key, struct str text);
void json_number_member(struct buf *out, const char *key, int64_t number);
void json_flag_member(struct buf *out, const char *key, bool truth);

#endif
