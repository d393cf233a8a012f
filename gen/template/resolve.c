// SPDX-License-Identifier: MIT
#include "template/resolve.h"

#include "base/suggest.h"
#include "template/parse.h"

// A name on its way to a path.
struct search {
    const struct scope *scope;
    const struct source *source;
    struct diag *diag;
    struct path *path;
    const struct field **fields;
};

static const struct special {
    struct str name;
    enum path_end end;
    enum value_kind kind;
    bool of_list; // else of a round
} specials[] = {
    {STR_INIT("@first"), PATH_FIRST, VALUE_BOOL, false},
    {STR_INIT("@last"), PATH_LAST, VALUE_BOOL, false},
    {STR_INIT("@index"), PATH_INDEX, VALUE_INT, false},
    {STR_INIT("@any"), PATH_ANY, VALUE_BOOL, true},
    {STR_INIT("@count"), PATH_COUNT, VALUE_INT, true},
};
enum { SPECIAL_COUNT = sizeof specials / sizeof specials[0] };

static const struct special *find_special(struct str name) {
    if (!str_starts(name, STR("@"))) return NULL;
    for (size_t i = 0; i < SPECIAL_COUNT; i++) {
        if (str_equal(specials[i].name, name)) return &specials[i];
    }
    return NULL;
}

struct type resolve_type(const struct path *path) {
    for (size_t i = 0; i < SPECIAL_COUNT; i++) {
        if (path->end == specials[i].end) return (struct type){.kind = specials[i].kind};
    }
    return path->type;
}

// The names inside a value of the type: the fields of a map, the views of a text.
static const struct shape *names_in(struct type type) {
    return type.kind == VALUE_MAP || type.kind == VALUE_TEXT ? type.shape : NULL;
}

static const struct field *find_in(struct type type, struct str name) {
    const struct shape *shape = names_in(type);
    return shape != NULL ? shape_find(shape, name) : NULL;
}

// Number of the innermost round plus one; 0 if there is none.
static size_t innermost_round(const struct scope *scope) {
    size_t level = scope->count;
    while (level > 0 && !scope->levels[level - 1].round) level--;
    return level;
}

static void suggest_from(struct suggestion *suggestion, const struct shape *shape) {
    for (size_t i = 0; shape != NULL && i < shape->count; i++) {
        suggest_try(suggestion, shape->fields[i].name);
    }
}

static void suggest_special(struct suggestion *suggestion, bool of_list) {
    for (size_t i = 0; i < SPECIAL_COUNT; i++) {
        if (specials[i].of_list == of_list) suggest_try(suggestion, specials[i].name);
    }
}

// A first word that no context knows.
static void report_unknown(const struct search *search, struct str word) {
    struct place place = template_place(search->source, word);
    diag_report(search->diag, RULE_TEMPLATE_NAME, place, "unknown name '%.*s'", STR_ARG(word));
    struct suggestion suggestion = suggest_start(word);
    for (size_t i = search->scope->count; i > 0; i--) {
        suggest_from(&suggestion, names_in(search->scope->levels[i - 1].type));
    }
    if (innermost_round(search->scope) > 0) suggest_special(&suggestion, false);
    diag_suggest(search->diag, place, suggestion.best);
}

static void report_no_round(const struct search *search, struct str word) {
    diag_report(search->diag, RULE_TEMPLATE_NAME, template_place(search->source, word),
                "'%.*s' is only known in the section of a list", STR_ARG(word));
}

static void report_no_list(const struct search *search, struct str word) {
    struct place place = template_place(search->source, word);
    diag_report(search->diag, RULE_TEMPLATE_NAME, place, "'%.*s' needs the list it is asked of",
                STR_ARG(word));
    diag_note(search->diag, place, "write it behind a list: {{list.%.*s}}", STR_ARG(word));
}

static const char *article(struct str word) {
    return word.len > 0 && word.data[0] == 'i' ? "an" : "a"; // "an int", "an ident"
}

// A later word that what stands before it does not have.
static void report_not_inside(const struct search *search, struct str before, struct str word) {
    struct type type = resolve_type(search->path);
    struct str kind, of;
    type_describe(type, &kind, &of);
    struct place place = template_place(search->source, word);
    if (names_in(type) != NULL) {
        diag_report(search->diag, RULE_TEMPLATE_NAME, place, "'%.*s' has no %s '%.*s'",
                    STR_ARG(before), type.kind == VALUE_TEXT ? "view" : "field", STR_ARG(word));
    } else {
        diag_report(search->diag, RULE_TEMPLATE_NAME, place, "'%.*s' is %s %.*s and has no '%.*s'",
                    STR_ARG(before), article(kind), STR_ARG(kind), STR_ARG(word));
    }
    struct suggestion suggestion = suggest_start(word);
    suggest_from(&suggestion, names_in(type));
    if (type.kind == VALUE_LIST) suggest_special(&suggestion, true);
    diag_suggest(search->diag, place, suggestion.best);
    if (type.kind == VALUE_LIST) {
        diag_note(search->diag, place, "a section visits its items: {{#%.*s}}...{{/%.*s}}",
                  STR_ARG(before), STR_ARG(before));
    }
}

static void follow(struct search *search, const struct field *field) {
    search->fields[search->path->count++] = field;
    search->path->last = field;
    search->path->type = field->type;
}

// @first, @last, @index
static bool start_special(struct search *search, const struct special *special, struct str word) {
    size_t round = innermost_round(search->scope);
    if (special->of_list || round == 0) {
        if (search->diag != NULL && special->of_list) report_no_list(search, word);
        if (search->diag != NULL && !special->of_list) report_no_round(search, word);
        return false;
    }
    search->path->level = round - 1;
    search->path->end = special->end;
    return true;
}

// The first word, from the innermost context outwards.
static bool start(struct search *search, struct str word) {
    const struct special *special = find_special(word);
    if (special != NULL) return start_special(search, special, word);
    for (size_t i = search->scope->count; i > 0; i--) {
        const struct field *field = find_in(search->scope->levels[i - 1].type, word);
        if (field == NULL) continue;
        search->path->level = i - 1;
        follow(search, field);
        return true;
    }
    if (search->diag != NULL) report_unknown(search, word);
    return false;
}

// A word behind the first; `before` is what stands before it.
static bool step(struct search *search, struct str before, struct str word) {
    struct type type = resolve_type(search->path);
    const struct field *field = find_in(type, word);
    const struct special *special = find_special(word);
    if (field != NULL) {
        follow(search, field);
    } else if (special != NULL && special->of_list && type.kind == VALUE_LIST) {
        search->path->end = special->end;
    } else {
        if (search->diag != NULL) report_not_inside(search, before, word);
        return false;
    }
    return true;
}

static size_t count_words(struct str name) {
    size_t count = 1;
    for (size_t i = 0; i < name.len; i++) count += name.data[i] == '.';
    return count;
}

bool resolve_name(const struct scope *scope, const struct source *source, struct str name,
                  struct arena *arena, struct diag *diag, struct path *path) {
    *path = (struct path){.level = scope->count - 1, .type = scope->levels[scope->count - 1].type};
    if (str_equal(name, STR("."))) return true;
    const struct field **fields = ARENA_ARRAY(arena, const struct field *, count_words(name));
    struct search search = {scope, source, diag, path, fields};
    path->fields = fields;
    struct str rest = name, word;
    str_split(&rest, '.', &word);
    if (!start(&search, word)) return false;
    while (str_split(&rest, '.', &word)) {
        struct str before = str_slice(name, 0, (size_t)(word.data - name.data) - 1);
        if (!step(&search, before, word)) return false;
    }
    return true;
}

void resolve_words(struct str name, struct arena *arena, struct path *path) {
    *path = (struct path){0};
    if (str_equal(name, STR("."))) return;
    struct str *words = ARENA_ARRAY(arena, struct str, count_words(name));
    struct str rest = name;
    while (str_split(&rest, '.', &words[path->count])) path->count++;
    path->words = words;
}
