// SPDX-License-Identifier: MIT
#include "base/str.h"

bool str_equal_letters(struct str a, struct str b) {
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++) {
        if (char_to_lower(a.data[i]) != char_to_lower(b.data[i])) return false;
    }
    return true;
}

int str_compare(struct str a, struct str b) {
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter > 0 ? memcmp(a.data, b.data, shorter) : 0;
    if (order != 0) return order;
    return (a.len > b.len) - (a.len < b.len);
}

uint64_t str_hash(struct str text) {
    uint64_t hash = text.len, word = 0;
    for (size_t at = 0; at < text.len; at += sizeof word) {
        size_t left = text.len - at;
        word = 0;
        memcpy(&word, text.data + at, left < sizeof word ? left : sizeof word);
        hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    return hash;
}

size_t str_find(struct str text, struct str needle, size_t start) {
    if (needle.len == 0) return start < text.len ? start : text.len;
    for (size_t at = start; at + needle.len <= text.len; at++) {
        at = str_find_char(text, needle.data[0], at);
        if (at + needle.len > text.len) break;
        if (memcmp(text.data + at, needle.data, needle.len) == 0) return at;
    }
    return text.len;
}

size_t str_find_char(struct str text, char needle, size_t start) {
    if (start >= text.len) return text.len;
    const char *found = memchr(text.data + start, needle, text.len - start);
    return found != NULL ? (size_t)(found - text.data) : text.len;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim(struct str text) {
    while (text.len > 0 && is_blank(text.data[0])) text = str_slice(text, 1, text.len);
    while (text.len > 0 && is_blank(text.data[text.len - 1])) text.len--;
    return text;
}

bool str_split(struct str *rest, char separator, struct str *part) {
    if (rest->len == 0) return false;
    size_t end = str_find_char(*rest, separator, 0);
    *part = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end + 1, rest->len);
    return true;
}

bool str_to_uint(struct str text, uint64_t most, uint64_t *number) {
    if (text.len == 0 || (text.len > 1 && text.data[0] == '0')) return false;
    uint64_t value = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!char_is_digit(text.data[i])) return false;
        uint64_t digit = (uint64_t)(text.data[i] - '0');
        if (digit > most || value > (most - digit) / 10) return false;
        value = value * 10 + digit;
    }
    *number = value;
    return true;
}

struct str str_digits(int64_t number, char room[STR_DIGITS]) {
    size_t at = STR_DIGITS;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        room[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0) room[--at] = '-';
    return (struct str){room + at, STR_DIGITS - at};
}
