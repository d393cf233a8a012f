// SPDX-License-Identifier: MIT
// Asks a generated header what tests/lang/expect.py cannot put into a line of text: names with every
// byte in every place, and numbers below zero. Its input are lines "name <TAB> code", all names there
// are, sorted bytewise. HEADER, MODULE and PREFIX are as in driver.c. Each name lies in memory of exactly its size, so
// that a sanitizer sees whoever reads beyond it.
#include HEADER

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define API(name) JOIN(MODULE, name)
#define MACRO(name) JOIN(PREFIX, name)

struct name {
    char *text;
    size_t length;
    int code;
};
static struct name names[65536];
static size_t name_count;
static unsigned long asked;

static void *copy_of(const void *bytes, size_t length) {
    void *copy = malloc(length > 0 ? length : 1);
    if (copy == NULL) exit(2);
    memcpy(copy, bytes, length);
    return copy;
}

static void read_names(void) {
    static char line[65536];
    while (fgets(line, sizeof line, stdin) != NULL) {
        size_t length = strcspn(line, "\t");
        names[name_count].text = (char *)copy_of(line, length);
        names[name_count].length = length;
        names[name_count++].code = atoi(line + length + 1);
    }
}

static int folded(int byte) {
    if (byte >= 'A' && byte <= 'Z') return byte - 'A' + 'a';
    return byte == ' ' || byte == '-' ? '_' : byte;
}

static int order(const void *key, const void *element) {
    const struct name *a = (const struct name *)key, *b = (const struct name *)element;
    const int bytes = memcmp(a->text, b->text, a->length < b->length ? a->length : b->length);
    return bytes != 0 || a->length == b->length ? bytes : a->length < b->length ? -1 : 1;
}

// The names are sorted bytewise.
static int expected(const char *text, size_t length, int fold) {
    static char bytes[65536];
    struct name key = {bytes, length, 0};
    const struct name *found;
    size_t i;
    for (i = 0; i < length; i++) {
        bytes[i] = (char)(fold ? folded((unsigned char)text[i]) : (unsigned char)text[i]);
    }
    found = (const struct name *)bsearch(&key, names, name_count, sizeof names[0], order);
    return found != NULL ? found->code : MACRO(NO_CODE);
}

static void ask(const char *text, size_t length) {
    char *name = (char *)copy_of(text, length);
    const int by_name = API(from_name_n)(name, length), by_id = API(from_id_n)(name, length);
    asked++;
    if (by_name != expected(name, length, 1) || by_id != expected(name, length, 0)) {
        printf("'%.*s' (%u bytes): %d by name, %d by id\n", (int)length, name, (unsigned)length, by_name,
               by_id);
        exit(1);
    }
    free(name);
}

static void ask_neighbours(const struct name *name) {
    char *text = (char *)malloc(name->length + 16);
    size_t i;
    int byte;
    if (text == NULL) exit(2);
    for (i = 0; i < name->length; i++) {
        for (byte = 0; byte < 256; byte++) {
            memcpy(text, name->text, name->length);
            text[i] = (char)byte;
            ask(text, name->length);
        }
    }
    memcpy(text, name->text, name->length);
    memset(text + name->length, '_', 16);
    for (i = 0; i <= name->length + 16; i++) ask(text, i);
    free(text);
}

static void ask_number(int code) {
    asked++;
    if (API(phrase)(code) != NULL || API(lookup)(code) != NULL) {
        printf("%d is known\n", code);
        exit(1);
    }
#ifdef WITH_LINE
    {
        char buffer[MACRO(LINE_SIZE)];
        size_t length = 1;
        if (API(status_line)(code, &length) != NULL || length != 0 ||
            API(put_status_line)(buffer, code) != 0 || buffer[0] != '\0') {
            printf("%d has a line\n", code);
            exit(1);
        }
    }
#endif
}

int main(void) {
    size_t i;
    read_names();
    for (i = 0; i < name_count; i++) ask_neighbours(&names[i]);
    ask("", 0);
    ask_number(INT_MIN);
    ask_number(INT_MIN + 100);
    for (i = 1; i < 100; i++) ask_number(-(int)i);
    printf("%lu\n", asked);
    return 0;
}
