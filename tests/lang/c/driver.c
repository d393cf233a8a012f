// SPDX-License-Identifier: MIT
// Answers the queries of tests/lang/expect.py, read from standard input, with a generated header.
//
// The build says which: HEADER is its name in quotes, MODULE the prefix of its functions, PREFIX
// that of its macros, WITH_... which groups of facts it has. "constants.inc" and "classes.inc" are made by the test from the expectations.
// It is C99 and C++98, in whichever form of the header the build asks for.
#include HEADER

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define API(name) JOIN(MODULE, name)
#define MACRO(name) JOIN(PREFIX, name)

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

typedef struct API(info) info;

struct constant {
    const char *vendor, *id;
    int code;
};
static const struct constant constants[] = {
#define CONSTANT(vendor, id, name) {vendor, id, MACRO(name)},
#include "constants.inc"
#undef CONSTANT
    {"", "", -1}
};

struct range {
    const char *id;
    int value;
    int (*is_in)(int code);
};
static const struct range ranges[] = {
#define CLASS(id, name, predicate) {id, MACRO(JOIN(CLASS_, name)), API(predicate)},
#include "classes.inc"
#undef CLASS
    {"-", MACRO(CLASS_NONE), NULL}
};

static const char *or_none(const char *text) {
    return text != NULL ? text : "-";
}

static const char *class_id(int value) {
    size_t i = 0;
    while (ranges[i].value != value && i + 1 < COUNT(ranges)) i++;
    return ranges[i].value == value ? ranges[i].id : "an unknown class";
}

static void print_predicates(int code) {
    const char *separator = "";
    size_t i;
    for (i = 0; i + 1 < COUNT(ranges); i++) {
        if (ranges[i].is_in(code) == 0) continue;
        printf("%s%s", separator, ranges[i].id);
        separator = ",";
    }
    if (API(is_error)(code)) {
        printf("%serror", separator);
        separator = ",";
    }
    if (*separator == '\0') printf("-");
}

static void print_all(int code) {
    const info *first;
    size_t count = API(all)(code, &first), i;
    if (count == 0) printf("-");
    for (i = 0; i < count; i++) {
        printf("%s%s.%s", i > 0 ? "," : "", first[i].vendor, first[i].id);
    }
}

static void print_id(const info *entry) {
    printf("%s", entry != NULL ? entry->id : "-");
}

static void print_info(const info *entry, int code) {
    if (entry == NULL || entry->code != code) {
        printf("no such entry");
        return;
    }
    printf("%s|%s|%s|%s|%s|%s", entry->id, or_none(entry->phrase), class_id(entry->class_),
           entry->summary != NULL ? entry->summary : "", or_none(entry->reference),
           or_none(entry->url));
}

// Words of the facts, by the numbers of their enumerators.
#define STATES(X)                                                                    \
    X(STATE_PERMANENT, "permanent") X(STATE_TEMPORARY, "temporary")                  \
    X(STATE_UNUSED, "unused") X(STATE_OBSOLETE, "obsolete")                          \
    X(STATE_DEPRECATED, "deprecated") X(STATE_UNREGISTERED, "unregistered")
#define CACHEABLES(X)                                                                \
    X(CACHEABLE_UNKNOWN, "-") X(CACHEABLE_HEURISTIC, "heuristic")                    \
    X(CACHEABLE_EXPLICIT, "explicit") X(CACHEABLE_NEVER, "never")
#define CONTENTS(X)                                                                  \
    X(CONTENT_UNKNOWN, "-") X(CONTENT_ALLOWED, "allowed") X(CONTENT_NONE, "none")
#define WIRES(X)                                                                     \
    X(WIRE_SENT, "sent") X(WIRE_LOG_ONLY, "log-only")                                \
    X(WIRE_REWRITTEN, "rewritten") X(WIRE_HEADER_VALUE, "header-value")
#define REDIRECTS(X)                                                                 \
    X(REDIRECT_NONE, "-") X(REDIRECT_KEEP, "keep")                                   \
    X(REDIRECT_MAY_CHANGE, "may-change") X(REDIRECT_GET, "get")
#define LEVELS(X)                                                                    \
    X(LEVEL_NONE, "-") X(LEVEL_MUST, "must") X(LEVEL_SHOULD, "should")               \
    X(LEVEL_MAY, "may") X(LEVEL_MUST_NOT, "must-not")                                \
    X(LEVEL_SHOULD_NOT, "should-not") X(LEVEL_USUAL, "usual")

struct word {
    int number;
    const char *text;
};
#define WORD(name, text) {MACRO(name), text},
#define WORDS_OF(list)                                                               \
    static const struct word words[] = {list(WORD)};                                 \
    size_t i;                                                                        \
    for (i = 0; i < COUNT(words); i++) {                                             \
        if (words[i].number == (int)number) return words[i].text;                    \
    }                                                                                \
    return "an unknown word"

static const char *state_word(enum API(state) number) {
    WORDS_OF(STATES);
}

#ifdef WITH_CACHEABLE
static const char *cacheable_word(enum API(cacheable) number) {
    WORDS_OF(CACHEABLES);
}
#endif

#ifdef WITH_CONTENT
static const char *content_word(enum API(content) number) {
    WORDS_OF(CONTENTS);
}
#endif

#ifdef WITH_WIRE
static const char *wire_word(enum API(wire) number) {
    WORDS_OF(WIRES);
}
#endif

#ifdef WITH_REDIRECT
static const char *redirect_word(enum API(redirect) number) {
    WORDS_OF(REDIRECTS);
}
#endif

#if defined WITH_RETRY || defined WITH_HEADERS
static const char *level_word(enum API(level) number) {
    WORDS_OF(LEVELS);
}
#endif

static void print_facts(const info *entry) {
    printf("%s|", state_word(entry->state));
#ifdef WITH_DATES
    printf("%s|%s|%s|", or_none(entry->since), or_none(entry->extended), or_none(entry->expires));
#else
    printf("-|-|-|");
#endif
#ifdef WITH_CACHEABLE
    printf("%s|", cacheable_word(entry->cacheable));
#else
    printf("-|");
#endif
#ifdef WITH_CONTENT
    printf("%s|", content_word(entry->content));
#else
    printf("-|");
#endif
#ifdef WITH_WIRE
    printf("%s|", wire_word(entry->wire));
    if (entry->wire_code == MACRO(NO_CODE)) {
        printf("-|");
    } else {
        printf("%d|", entry->wire_code);
    }
#else
    printf("-|-|");
#endif
#ifdef WITH_RETRY
    printf("%s|%s|", level_word(entry->retry), entry->retry_when != NULL ? entry->retry_when : "");
#else
    printf("-||");
#endif
#ifdef WITH_REDIRECT
    printf("%s", redirect_word(entry->redirect));
#else
    printf("-");
#endif
}

static void print_headers(const info *entry) {
#ifdef WITH_HEADERS
    size_t i;
    printf("%u", (unsigned)entry->header_count);
    for (i = 0; i < entry->header_count; i++) {
        const struct API(header) *header = &entry->headers[i];
        printf("|%s|%s|%s", header->field, level_word(header->level),
               header->when != NULL ? header->when : "");
    }
#else
    printf("%d", entry != NULL ? 0 : -1);
#endif
}

static const char *yes_or_no(int truth) {
    return truth ? "yes" : "no";
}

static void answer_fact(const char *word, int code) {
    const char *text = "";
#ifdef WITH_CACHEABLE
    if (strcmp(word, "heuristic") == 0) text = yes_or_no(API(is_heuristically_cacheable)(code));
    if (strcmp(word, "storable") == 0) text = yes_or_no(API(may_be_stored)(code));
#endif
#ifdef WITH_CONTENT
    if (strcmp(word, "content") == 0) text = yes_or_no(API(may_have_content)(code));
#endif
#ifdef WITH_REDIRECT
    if (strcmp(word, "redirect") == 0) text = redirect_word(API(redirect_of)(code));
#endif
#ifdef WITH_RETRY
    if (strcmp(word, "retry") == 0) text = level_word(API(retry_of)(code));
#endif
    printf("%s", text);
}

static void print_code(int code) {
    if (code == MACRO(NO_CODE)) {
        printf("-");
    } else {
        printf("%d", code);
    }
}

// The name is asked for with its NUL and, followed by what does not belong to it, by its length.
static void print_name(char *name) {
    size_t length = strlen(name);
    int code = API(from_name)(name);
    name[length] = 'x';
    if (API(from_name_n)(name, length) != code) {
        printf("by length %d, else ", API(from_name_n)(name, length));
    }
    name[length] = '\0';
    print_code(code);
}

static void print_id_of_name(char *name) {
    size_t length = strlen(name);
    int code = API(from_id)(name);
    name[length] = 'x';
    if (API(from_id_n)(name, length) != code) printf("by length %d, else ", API(from_id_n)(name, length));
    name[length] = '\0';
    print_code(code);
}

// CR and LF are written as in C. The buffer has to get the same line, with a NUL behind it.
static void print_status_line(int code) {
#ifdef WITH_LINE
    char buffer[MACRO(LINE_SIZE)];
    size_t length, i;
    const char *line = API(status_line)(code, &length);
    memset(buffer, 'x', sizeof buffer);
    if (API(put_status_line)(buffer, code) != length || strcmp(buffer, line != NULL ? line : "") != 0 ||
        strlen(buffer) != length) {
        printf("another line in the buffer, else ");
    }
    if (line == NULL) printf("-");
    for (i = 0; i < length; i++) {
        if (line[i] == '\r') {
            printf("\\r");
        } else if (line[i] == '\n') {
            printf("\\n");
        } else {
            putchar(line[i]);
        }
    }
#else
    printf("no lines (%d)", code);
#endif
}

static void print_constant(const char *vendor, const char *id) {
    size_t i;
    for (i = 0; i + 1 < COUNT(constants); i++) {
        if (strcmp(constants[i].vendor, vendor) != 0 || strcmp(constants[i].id, id) != 0) continue;
        printf("%d", constants[i].code);
        return;
    }
    printf("no such constant");
}

static void answer(const char *word, char *first, const char *second) {
    int code = (int)strtol(*second != '\0' ? second : first, NULL, 10);
    answer_fact(word, code);
    if (strcmp(word, "phrase") == 0) printf("%s", or_none(API(phrase)(code)));
    if (strcmp(word, "text") == 0) printf("%s", API(text)(code));
    if (strcmp(word, "class") == 0) printf("%s", class_id(API(class_of)(code)));
    if (strcmp(word, "is") == 0) print_predicates(code);
    if (strcmp(word, "lookup") == 0) print_id(API(lookup)(code));
    if (strcmp(word, "all") == 0) print_all(code);
    if (strcmp(word, "vendor") == 0) print_id(API(lookup_vendor)(first, code));
    if (strcmp(word, "info") == 0) print_info(API(lookup_vendor)(first, code), code);
    if (strcmp(word, "facts") == 0) print_facts(API(lookup_vendor)(first, code));
    if (strcmp(word, "headers") == 0) print_headers(API(lookup_vendor)(first, code));
    if (strcmp(word, "name") == 0) print_name(first);
    if (strcmp(word, "from_id") == 0) print_id_of_name(first);
    if (strcmp(word, "status_line") == 0) print_status_line(code);
    if (strcmp(word, "const") == 0) print_constant(first, second);
}

// Cuts the text at its first TAB and returns what is behind it, or the empty end of the text.
static char *cut(char *text) {
    char *tab = strchr(text, '\t');
    if (tab == NULL) return text + strlen(text);
    *tab = '\0';
    return tab + 1;
}

int main(void) {
    static char line[65536];
    while (fgets(line, sizeof line - 1, stdin) != NULL) {
        char *first, *second;
        line[strcspn(line, "\n")] = '\0';
        printf("%s\t", line);
        first = cut(line);
        second = cut(first);
        answer(line, first, second);
        printf("\n");
    }
    return 0;
}
