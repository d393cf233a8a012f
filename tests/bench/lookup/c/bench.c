// SPDX-License-Identifier: MIT
// Times our look-ups and their peers in one process, in rounds, each of which runs every variant
// once: what slows the machine down for a while slows all of them down.
//
//     bench FOLDER ROUNDS     prints a line "group <TAB> name <TAB> nanoseconds" for each variant of each round
//
// FOLDER holds the inputs that the script 'run' makes: codes-*.txt, a number a line; names-*.txt, a
// name a line. Before anything is timed, all variants of a group must give the same answers.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "peers.h"

#define MAX_INPUTS 65536
#define MAX_VARIANTS 64

struct query {
    const char *text;
    size_t length;
};

struct codes {
    int items[MAX_INPUTS];
    size_t count;
};

struct names {
    struct query items[MAX_INPUTS];
    size_t count;
    char *text; // all names, each once, with a NUL behind it
};

static struct codes mix, uniform;
static struct names exact, any_case, phrases;

static void stop(const char *what, const char *which) {
    fprintf(stderr, "bench: %s: %s\n", what, which);
    exit(2);
}

// --- Inputs -----------------------------------------------------------------------------------

static char *read_file(const char *folder, const char *name) {
    char path[4096];
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path) stop("path too long", name);
    FILE *file = fopen(path, "rb");
    if (!file) stop("cannot read", path);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc((size_t)size + 1);
    if (!text || fread(text, 1, (size_t)size, file) != (size_t)size) stop("cannot read", path);
    fclose(file);
    text[size] = '\0';
    return text;
}

static void read_codes(struct codes *codes, const char *folder, const char *name) {
    char *text = read_file(folder, name), *at = text;
    for (; *at != '\0' && codes->count < MAX_INPUTS; codes->count++) {
        codes->items[codes->count] = (int)strtol(at, &at, 10);
        while (*at == '\n') at++;
    }
    free(text);
}

// The same name is the same text each time, as the few names that a program meets are in its cache.
static void read_names(struct names *names, const char *folder, const char *name) {
    names->text = read_file(folder, name);
    for (char *at = names->text; *at != '\0' && names->count < MAX_INPUTS; names->count++) {
        char *end = strchr(at, '\n');
        *end = '\0';
        struct query query = {at, (size_t)(end - at)};
        for (size_t i = 0; i < names->count; i++) {
            if (strcmp(names->items[i].text, at) != 0) continue;
            query = names->items[i];
            break;
        }
        names->items[names->count] = query;
        at = end + 1;
    }
}

// --- What is timed ----------------------------------------------------------------------------

// Each loop is a function of its own with direct calls; the sum keeps every answer in use.
#define CODES_LOOP(id, call)                                    \
    static uintptr_t id(const void *input) {                    \
        const struct codes *codes = input;                      \
        uintptr_t sum = 0;                                      \
        for (size_t i = 0; i < codes->count; i++) {             \
            int code = codes->items[i];                         \
            sum += (uintptr_t)(call);                           \
        }                                                       \
        return sum;                                             \
    }
#define NAMES_LOOP(id, call)                                    \
    static uintptr_t id(const void *input) {                    \
        const struct names *names = input;                      \
        uintptr_t sum = 0;                                      \
        for (size_t i = 0; i < names->count; i++) {             \
            const char *text = names->items[i].text;            \
            size_t length = names->items[i].length;             \
            (void)length;                                       \
            sum += (uintptr_t)(call);                           \
        }                                                       \
        return sum;                                             \
    }

static char buffer[128];

#define PHRASE(name) CODES_LOOP(loop_##name##_phrase, name##_phrase(code))
PHRASE_PEERS(PHRASE)
#define TEXT(name) CODES_LOOP(loop_##name##_text, name##_text(code))
TEXT_PEERS(TEXT)
#define CLASS(name) CODES_LOOP(loop_##name##_class, name##_class(code))
CLASS_PEERS(CLASS)
#define LINE(name) CODES_LOOP(loop_##name##_line, name##_line(buffer, code))
LINE_PEERS(LINE)
#define NAME(name) NAMES_LOOP(loop_##name, name(text, length))
EXACT_PEERS(NAME)
CASE_PEERS(NAME)
CODES_LOOP(loop_empty, empty_call(code))
CODES_LOOP(loop_store, empty_line(buffer, code))
NAMES_LOOP(loop_empty_name, empty_name(text, length))

static uintptr_t loop_inlined_ours(const void *input) {
    const struct codes *codes = input;
    return inlined_ours(codes->items, codes->count);
}

static uintptr_t loop_inlined_switch(const void *input) {
    const struct codes *codes = input;
    return inlined_switch(codes->items, codes->count);
}

struct variant {
    const char *group, *name;
    uintptr_t (*run)(const void *input);
    const void *input; // begins with its items
    size_t count, size;
};

static struct variant variants[MAX_VARIANTS];
static size_t variant_count;
static volatile uintptr_t sink;

static void add(const char *group, const char *name, uintptr_t (*run)(const void *), const void *input,
                size_t count, size_t size) {
    if (variant_count == MAX_VARIANTS) stop("too many variants", name);
    struct variant variant = {group, name, run, input, count, count * size};
    variants[variant_count++] = variant;
}

static void add_codes(const struct codes *codes, const char *const groups[5]) {
    const char *group = groups[0];
#define ADD(name) add(group, #name, loop_##name##_phrase, codes, codes->count, sizeof(int));
    PHRASE_PEERS(ADD)
#undef ADD
    add(group, "empty_call", loop_empty, codes, codes->count, sizeof(int));
    group = groups[1];
    add(group, "ours", loop_inlined_ours, codes, codes->count, sizeof(int));
    add(group, "switch", loop_inlined_switch, codes, codes->count, sizeof(int));
    group = groups[2];
#define ADD(name) add(group, #name, loop_##name##_line, codes, codes->count, sizeof(int));
    LINE_PEERS(ADD)
#undef ADD
    add(group, "empty_call", loop_store, codes, codes->count, sizeof(int));
    group = groups[3];
#define ADD(name) add(group, #name, loop_##name##_text, codes, codes->count, sizeof(int));
    TEXT_PEERS(ADD)
#undef ADD
    group = groups[4];
#define ADD(name) add(group, #name, loop_##name##_class, codes, codes->count, sizeof(int));
    CLASS_PEERS(ADD)
#undef ADD
}

static void add_all(void) {
    static const char *const mix_groups[] = {"phrase, mix", "phrase inlined, mix", "status line, mix",
                                             "text, mix", "class, mix"};
    static const char *const uniform_groups[] = {"phrase, uniform", "phrase inlined, uniform",
                                                 "status line, uniform", "text, uniform", "class, uniform"};
    add_codes(&mix, mix_groups);
    add_codes(&uniform, uniform_groups);
#define ADD(name) add("name, exact", #name, loop_##name, &exact, exact.count, sizeof(struct query));
    EXACT_PEERS(ADD)
#undef ADD
    add("name, exact", "empty_call", loop_empty_name, &exact, exact.count, sizeof(struct query));
#define ADD(name) add("name, any case", #name, loop_##name, &any_case, any_case.count, sizeof(struct query));
    CASE_PEERS(ADD)
#undef ADD
    // Blanks and '-' for '_': no peer can do that.
    add("name, any separator", "ours_from_name_n", loop_ours_from_name_n, &phrases, phrases.count, sizeof(struct query));
}

// --- The same answers -------------------------------------------------------------------------

static void same_text(const char *peer, int code, const char *got, const char *wanted) {
    if (got && wanted && strcmp(got, wanted) == 0) return;
    fprintf(stderr, "bench: %s: '%s' for %d instead of '%s'\n", peer, got ? got : "-", code,
            wanted ? wanted : "-");
    exit(2);
}

static void same_name(const char *peer, const char *name, int got, int wanted) {
    if (got == wanted) return;
    fprintf(stderr, "bench: %s: %d for '%s' instead of %d\n", peer, got, name, wanted);
    exit(2);
}

static void compare_codes(const struct codes *codes) {
    for (size_t i = 0; i < codes->count; i++) {
        int code = codes->items[i];
        char wanted[128];
        snprintf_line(wanted, code);
#define COMPARE(name) same_text(#name, code, name##_phrase(code), linear_phrase(code));
        PHRASE_PEERS(COMPARE)
#undef COMPARE
#define COMPARE(name)                                              \
    {                                                              \
        size_t length = name##_line(buffer, code);                 \
        buffer[length] = '\0';                                     \
        same_text(#name, code, buffer, wanted);                    \
    }
        LINE_PEERS(COMPARE)
#undef COMPARE
#define COMPARE(name) same_name(#name, "class", name##_class(code), chain_class(code));
        CLASS_PEERS(COMPARE)
#undef COMPARE
    }
}

static void compare_names(void) {
    for (size_t i = 0; i < exact.count; i++) {
        const char *text = exact.items[i].text;
        size_t length = exact.items[i].length;
#define COMPARE(name) same_name(#name, text, name(text, length), linear_exact(text, length));
        EXACT_PEERS(COMPARE)
#undef COMPARE
    }
    for (size_t i = 0; i < any_case.count; i++) {
        const char *text = any_case.items[i].text;
        size_t length = any_case.items[i].length;
#define COMPARE(name) same_name(#name, text, name(text, length), linear_case(text, length));
        CASE_PEERS(COMPARE)
#undef COMPARE
    }
}

// --- Timing -----------------------------------------------------------------------------------

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

// Brings the input into the cache, so that the first variant of a group does not pay for all.
static void touch(const struct variant *variant) {
    const unsigned char *bytes = variant->input;
    uintptr_t sum = 0;
    for (size_t i = 0; i < variant->size; i += 16) sum += bytes[i];
    sink = sum;
}

static double measure(const struct variant *variant) {
    touch(variant);
    double start = now();
    sink = variant->run(variant->input);
    return (now() - start) / (double)variant->count;
}

int main(int argc, char **argv) {
    if (argc != 3) stop("arguments", "FOLDER ROUNDS");
    read_codes(&mix, argv[1], "codes-mix.txt");
    read_codes(&uniform, argv[1], "codes-uniform.txt");
    read_names(&exact, argv[1], "names-exact.txt");
    read_names(&any_case, argv[1], "names-any-case.txt");
    read_names(&phrases, argv[1], "names-any-separator.txt");
    compare_codes(&mix);
    compare_codes(&uniform);
    compare_names();
    add_all();
    long rounds = strtol(argv[2], NULL, 10);
    for (size_t i = 0; i < variant_count; i++) measure(&variants[i]);
    for (long round = 0; round < rounds; round++) {
        for (size_t i = 0; i < variant_count; i++) {
            printf("%s\t%s\t%.4f\n", variants[i].group, variants[i].name, measure(&variants[i]));
        }
    }
    return 0;
}
