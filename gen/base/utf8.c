// SPDX-License-Identifier: MIT
#include "base/utf8.h"

// Length of the sequence that a first byte announces, and the bits it carries itself.
static int sequence_length(unsigned char first, int32_t *bits) {
    if (first < 0x80) return *bits = first, 1;
    if (first >= 0xC2 && first <= 0xDF) return *bits = first & 0x1F, 2;
    if (first >= 0xE0 && first <= 0xEF) return *bits = first & 0x0F, 3;
    if (first >= 0xF0 && first <= 0xF4) return *bits = first & 0x07, 4;
    return 0;
}

int32_t utf8_next(struct str text, size_t *at) {
    static const int32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t start = (*at)++;
    int32_t character = 0;
    int length = sequence_length((unsigned char)text.data[start], &character);
    if (length == 0 || (size_t)length > text.len - start) return UTF8_BAD;
    for (int i = 1; i < length; i++) {
        unsigned char byte = (unsigned char)text.data[start + (size_t)i];
        if ((byte & 0xC0) != 0x80) return UTF8_BAD;
        character = character << 6 | (byte & 0x3F);
    }
    bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character < smallest[length] || surrogate || character > 0x10FFFF) return UTF8_BAD;
    *at = start + (size_t)length;
    return character;
}

void utf8_add(struct buf *buf, int32_t c) {
    if (c < 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
    if (c < 0x80) {
        buf_add_char(buf, (char)c);
    } else if (c < 0x800) {
        buf_add_char(buf, (char)(0xC0 | c >> 6));
        buf_add_char(buf, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        buf_add_char(buf, (char)(0xE0 | c >> 12));
        buf_add_char(buf, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_add_char(buf, (char)(0x80 | (c & 0x3F)));
    } else {
        buf_add_char(buf, (char)(0xF0 | c >> 18));
        buf_add_char(buf, (char)(0x80 | (c >> 12 & 0x3F)));
        buf_add_char(buf, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_add_char(buf, (char)(0x80 | (c & 0x3F)));
    }
}

struct str utf8_skip_mark(struct str text) {
    return str_starts(text, STR("\xEF\xBB\xBF")) ? str_slice(text, 3, text.len) : text;
}

static bool is_plain(char c) {
    return (unsigned char)(c - ' ') < 0x7F - ' ' || (unsigned char)(c - '\t') <= '\n' - '\t';
}

// A block of known size, and no way out of it: compilers make vector instructions of this.
enum { PLAIN_BLOCK = 32 };

static bool is_plain_block(const char *data) {
    unsigned char plain = 1;
    for (size_t i = 0; i < PLAIN_BLOCK; i++) plain &= is_plain(data[i]);
    return plain != 0;
}

size_t utf8_skip_plain(struct str text, size_t at) {
    while (text.len - at >= PLAIN_BLOCK && is_plain_block(text.data + at)) at += PLAIN_BLOCK;
    // The last block may overlap the one before.
    if (text.len >= PLAIN_BLOCK && text.len - at < PLAIN_BLOCK &&
        is_plain_block(text.data + text.len - PLAIN_BLOCK)) {
        return text.len;
    }
    while (at < text.len && is_plain(text.data[at])) at++;
    return at;
}

size_t utf8_count(struct str text) {
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++) {
        if ((unsigned char)text.data[at] < 0x80) {
            at++;
        } else {
            utf8_next(text, &at);
        }
    }
    return count;
}

struct range {
    int32_t first, last;
};

static bool in_ranges(int32_t c, const struct range *ranges, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last) return true;
    }
    return false;
}

#define IN(c, ranges) in_ranges((c), (ranges), sizeof(ranges) / sizeof(ranges)[0])

bool utf8_is_control(int32_t c) {
    return (c >= 0 && c < 0x20) || (c >= 0x7F && c <= 0x9F);
}

bool utf8_is_bidi(int32_t c) {
    static const struct range bidi[] = {
        {0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}};
    return c > 0x7F && IN(c, bidi);
}

bool utf8_is_invisible(int32_t c) {
    static const struct range invisible[] = {
        {0x00A0, 0x00A0}, {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x115F, 0x1160}, {0x1680, 0x1680},
        {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x2000, 0x200D}, {0x202F, 0x202F}, {0x205F, 0x2065},
        {0x206A, 0x206F}, {0x2800, 0x2800}, {0x3000, 0x3000}, {0x3164, 0x3164}, {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3},
        {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
    return c > 0x7F && IN(c, invisible);
}

bool utf8_is_noncharacter(int32_t c) {
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0 && (c & 0xFFFE) == 0xFFFE);
}

bool utf8_is_unsafe(int32_t c) {
    if (c >= 0x20 && c < 0x7F) return false;
    return c == UTF8_BAD || c == 0x2028 || c == 0x2029 || utf8_is_control(c) || utf8_is_bidi(c) ||
           utf8_is_invisible(c) || utf8_is_noncharacter(c);
}

size_t utf8_find_unsafe(struct str text) {
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        if (utf8_is_unsafe(utf8_next(text, &at))) return start;
    }
    return text.len;
}
