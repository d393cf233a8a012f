// SPDX-License-Identifier: MIT
// UTF-8 and the kinds of character that must never travel unseen.
#ifndef STATUSGEN_BASE_UTF8_H
#define STATUSGEN_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

enum { UTF8_BAD = -1 };

// Decodes the character at `*at` and moves `*at` behind it. Malformed bytes (RFC 3629: overlong,
// surrogate, above U+10FFFF, cut short) give UTF8_BAD and move one byte on.
int32_t utf8_next(struct str text, size_t *at);

// Appends the character; anything that is not a Unicode scalar value becomes U+FFFD.
void utf8_add(struct buf *buf, int32_t c);

// The text behind a byte order mark at its start.
struct str utf8_skip_mark(struct str text);

// Offset of the first byte at or after `at` that is neither printable ASCII nor LF nor TAB;
// `text.len` if there is none. Nearly all of every text is passed over so, many bytes at a time.
size_t utf8_skip_plain(struct str text, size_t at);

// Number of characters; a malformed byte counts as one.
size_t utf8_count(struct str text);

bool utf8_is_control(int32_t c);      // C0, DEL, C1; TAB and LF among them
bool utf8_is_bidi(int32_t c);         // the 12 directional controls of Unicode (UAX #9)
bool utf8_is_invisible(int32_t c);    // no ink, or none that a reader tells from a blank
bool utf8_is_noncharacter(int32_t c); // U+FDD0..FDEF, U+xxFFFE, U+xxFFFF

// What neither a generated file nor a message may hold raw: controls, directional, invisible,
// line and paragraph separators, noncharacters, malformed bytes. LF and TAB count as unsafe too.
bool utf8_is_unsafe(int32_t c);

// Offset of the first unsafe character; `text.len` if there is none.
size_t utf8_find_unsafe(struct str text);

#endif
