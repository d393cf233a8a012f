// SPDX-License-Identifier: MIT
// A language: what templates/<language>/lang.yaml says. See docs/adding-a-language.md.
#ifndef STATUSGEN_LANG_LANGUAGE_H
#define STATUSGEN_LANG_LANGUAGE_H

#include "base/arena.h"
#include "diag/diag.h"
#include "lang/escape.h"
#include "yaml/schema.h"

// One kind of file that the language's templates make.
struct output {
    const struct node *node;
    struct str path;     // a form over the registry's words and the options
    struct str template; // name of the template, without ".mustache"
    int each;            // enum output_each
};
enum output_each { EACH_REGISTRY = 1, EACH_SPEC };

enum option_type { OPTION_NAME = 1, OPTION_FLAG, OPTION_TEXT };

// Something that a user may set: -D LANGUAGE.NAME=VALUE.
struct option {
    const struct node *node;
    struct str name, summary;
    int type;            // enum option_type
    struct str fallback; // the default: a form over the registry's words
    struct str needs;    // a flag before it, without which this flag is false; absent: none
};

// How one kind of name is made.
enum name_of { NAME_OF_ENTRY = 1, NAME_OF_CLASS, NAME_OF_VENDOR, NAME_OF_REGISTRY };
struct name_rule {
    const struct node *node;
    struct str name;  // "constant"
    struct str summary;
    int of;           // enum name_of
    struct str form;  // a form over words and options: "{{option.prefix}}{{id.screaming}}"
    struct str scope; // a form: names with the same scope must differ; absent: the file's
    struct str usage; // a form: how users write it, where `name` is the name; absent: the name
};

// Names that the templates declare themselves, which no other name may take.
struct helper {
    const struct node *node;
    struct str name;  // a form; blanks part the names that it gives
    struct str scope; // a form
};

// The language's type for a cell of a table.
struct integer_type {
    const struct node *node;
    struct str cell; // "u8", "u16", "u32"
    struct str name;
};

// The keys of lang.yaml, which fill a struct language.
extern const struct schema language_schema;

struct language {
    const struct node *node;
    int64_t version;
    struct str id, title;
    struct str peer;       // id of the peer whose identifiers become constants too; absent: none
    struct array outputs;  // of struct output
    struct array options;  // of struct option
    struct array names;    // of struct name_rule
    struct array helpers;  // of struct helper
    struct array reserved; // of struct str
    struct str reserved_suffix; // what makes a reserved word legal; absent: it is an error
    struct array views;    // of struct escaper
    struct array integers; // of struct integer_type
    int64_t max_line;      // characters of an output line; NUMBER_ABSENT: any
};

// The words that `type` and `of` are written with.
extern const char *const option_type_words[];
extern const char *const name_of_words[];

// Reads a language from its lang.yaml. NULL if anything is wrong, which is reported.
const struct language *language_read(struct arena *arena, struct str id,
                                     const struct source *source, struct diag *diag);

const struct option *language_option(const struct language *language, struct str name);

// The type name of a cell, absent if the language declares none.
struct str language_integer(const struct language *language, struct str cell);

bool language_reserves(const struct language *language, struct str word);

#endif
