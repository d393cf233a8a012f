// SPDX-License-Identifier: MIT
// A text: a pointer and a length. It owns nothing; NUL is an ordinary byte.
#ifndef STATUSGEN_BASE_STR_H
#define STATUSGEN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *data; // NULL only if the text is absent
    size_t len;       // in bytes
};

// A text from a string literal.
#define STR(literal) ((struct str){("" literal), sizeof(literal) - 1})

// The same as an initialiser of static data.
#define STR_INIT(literal) {("" literal), sizeof(literal) - 1}

// For printf: printf("%.*s", STR_ARG(text)).
#define STR_ARG(text) (int)(text).len, ((text).data != NULL ? (text).data : "")

// A text from a C string, which may be NULL: then the text is absent.
static inline struct str str_from(const char *cstring) {
    return (struct str){cstring, cstring != NULL ? strlen(cstring) : 0};
}

// Absent is not the same as empty: an empty text was given.
static inline bool str_given(struct str text) {
    return text.data != NULL;
}

static inline bool str_equal(struct str a, struct str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

// The same with a-z and A-Z taken for equal.
bool str_equal_letters(struct str a, struct str b);

// Order of the bytes as unsigned numbers, the same on every machine: <0, 0, >0.
int str_compare(struct str a, struct str b);

// A number that equal texts share, for tables in memory: it depends on the machine.
uint64_t str_hash(struct str text);

// `length` bytes (or as many as there are) from `start`.
static inline struct str str_slice(struct str text, size_t start, size_t length) {
    if (start > text.len) start = text.len;
    if (length > text.len - start) length = text.len - start;
    return (struct str){text.data != NULL ? text.data + start : "", length};
}

static inline bool str_starts(struct str text, struct str prefix) {
    return text.len >= prefix.len && str_equal(str_slice(text, 0, prefix.len), prefix);
}

static inline bool str_ends(struct str text, struct str suffix) {
    return text.len >= suffix.len &&
           str_equal(str_slice(text, text.len - suffix.len, suffix.len), suffix);
}

// Offset of the first `needle` at or after `start`; `text.len` if there is none.
size_t str_find(struct str text, struct str needle, size_t start);
size_t str_find_char(struct str text, char needle, size_t start);

// Without blanks, tabs and line ends on both sides.
struct str str_trim(struct str text);

// Takes the part before the next `separator` off `*rest`. False when nothing is left: the parts
// of "a,,b," are "a", "", "b"; "" has none.
bool str_split(struct str *rest, char separator, struct str *part);

// Reads decimal digits, without sign, leading zero or anything else. False if the text is not
// such a number or is above `most`.
bool str_to_uint(struct str text, uint64_t most, uint64_t *number);

// Writes a number in decimal digits to the end of the room, and gives that part of it.
enum { STR_DIGITS = 20 }; // of the longest number, with its sign
struct str str_digits(int64_t number, char room[STR_DIGITS]);

// ASCII only, whatever the locale says.
static inline bool char_is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

static inline bool char_is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static inline bool char_is_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline bool char_is_alpha(char c) {
    return char_is_lower(c) || char_is_upper(c);
}

static inline bool char_is_alnum(char c) {
    return char_is_alpha(c) || char_is_digit(c);
}

static inline char char_to_lower(char c) {
    return char_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

static inline char char_to_upper(char c) {
    return char_is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

#endif
