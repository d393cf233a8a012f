// SPDX-License-Identifier: MIT
// Runs the official tests of the Mustache specification (core, v1.4) in lenient mode.
//
// MUSTACHE_SPEC is the folder of its JSON files. Without it there is nothing to test: the program
// says so and exits with 77, which the build shows as a skipped test.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "diag/text.h"
#include "template/template.h"

enum { SKIPPED = 77, TESTS_WANTED = 136 };

static const char *const files[] = {"comments", "delimiters", "interpolation",
                                    "inverted", "partials",   "sections"};

// One test's data: the JSON (which libyaml reads, being YAML) and the getters' memory.
struct data {
    yaml_document_t *document;
    struct arena *arena;
};

static yaml_node_t *node_of(const struct data *data, yaml_node_item_t number) {
    return yaml_document_get_node(data->document, number);
}

static struct str text_of(const yaml_node_t *node) {
    return (struct str){(const char *)node->data.scalar.value, node->data.scalar.length};
}

static yaml_node_t *member(const struct data *data, const yaml_node_t *map, const char *name) {
    if (map == NULL || map->type != YAML_MAPPING_NODE) return NULL;
    for (yaml_node_pair_t *pair = map->data.mapping.pairs.start; pair < map->data.mapping.pairs.top;
         pair++) {
        if (str_equal(text_of(node_of(data, pair->key)), str_from(name))) {
            return node_of(data, pair->value);
        }
    }
    return NULL;
}

// JSON as values

static struct value value_of(struct data *data, const yaml_node_t *node);

static struct value get_member(void *env, const void *object, const struct field *field) {
    (void)object;
    return value_of(env, field->data);
}

static struct value map_of(struct data *data, const yaml_node_t *node) {
    yaml_node_pair_t *pair = node->data.mapping.pairs.start;
    size_t count = (size_t)(node->data.mapping.pairs.top - pair);
    struct field *fields = ARENA_ARRAY(data->arena, struct field, count);
    for (size_t i = 0; i < count; i++) {
        fields[i].name = text_of(node_of(data, pair[i].key));
        fields[i].get = get_member;
        fields[i].data = node_of(data, pair[i].value);
    }
    struct shape *shape = ARENA_NEW(data->arena, struct shape);
    *shape = (struct shape){STR("object"), fields, count};
    return value_map(shape, node);
}

static struct value item_at(void *env, const struct list *list, size_t index) {
    struct data *data = env;
    const yaml_node_t *node = list->items;
    return value_of(data, node_of(data, node->data.sequence.items.start[index]));
}

static struct value list_of(const yaml_node_t *node) {
    size_t count = (size_t)(node->data.sequence.items.top - node->data.sequence.items.start);
    return (struct value){.kind = VALUE_LIST, .list = {node, count, item_at}};
}

// Numbers are literals: they print as they were written.
static struct value scalar_of(const yaml_node_t *node) {
    struct str text = text_of(node);
    if (node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE) return value_string(VALUE_TEXT, text);
    if (str_equal(text, STR("null"))) return value_absent();
    if (str_equal(text, STR("true"))) return value_bool(true);
    if (str_equal(text, STR("false"))) return value_bool(false);
    uint64_t number;
    if (str_to_uint(text, INT32_MAX, &number)) return value_int((int64_t)number);
    return value_string(VALUE_LIT, text);
}

static struct value value_of(struct data *data, const yaml_node_t *node) {
    if (node->type == YAML_MAPPING_NODE) return map_of(data, node);
    return node->type == YAML_SEQUENCE_NODE ? list_of(node) : scalar_of(node);
}

// Partials

struct partials {
    struct data *data;
    const yaml_node_t *map;
};

static const struct source *load(void *context, struct str name) {
    struct partials *partials = context;
    struct str copy = arena_str(partials->data->arena, name);
    const yaml_node_t *node = member(partials->data, partials->map, copy.data);
    if (node == NULL) return NULL;
    struct source *source = ARENA_NEW(partials->data->arena, struct source);
    *source = (struct source){copy, text_of(node)};
    return source;
}

// Tests

static void show(const char *what, struct str text) {
    printf("    %-8s |%.*s|\n", what, STR_ARG(text));
}

static bool run_test(struct data *data, const char *file, const yaml_node_t *test) {
    struct partials partials = {data, member(data, test, "partials")};
    struct template_loader loader = {.load = load, .context = &partials};
    struct source source = {STR("template"), text_of(member(data, test, "template"))};
    struct str expected = text_of(member(data, test, "expected"));
    struct diag diag = {0};
    struct buf out = {0};
    struct value root = value_of(data, member(data, test, "data"));
    const struct template *template =
        template_compile(data->arena, &source, (struct type){0}, TEMPLATE_LENIENT, &loader, &diag);
    bool rendered =
        template != NULL && template_render(template, root, data, data->arena, 0, &out, &diag);
    bool passed = rendered && str_equal(buf_str(&out), expected);
    if (!passed) {
        printf("FAILED %s: %.*s\n", file, STR_ARG(text_of(member(data, test, "name"))));
        show("template", source.text);
        show("expected", expected);
        show("rendered", buf_str(&out));
        diag_print(&diag, false, &out);
    }
    buf_free(&out);
    diag_free(&diag);
    return passed;
}

static bool read_file(const char *folder, const char *name, yaml_document_t *document) {
    struct buf path = {0};
    buf_printf(&path, "%s/%s.json", folder, name);
    FILE *file = fopen(buf_cstr(&path), "rb");
    buf_free(&path);
    if (file == NULL) return false;
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_file(&parser, file);
    bool read = yaml_parser_load(&parser, document) == 1;
    yaml_parser_delete(&parser);
    fclose(file);
    return read;
}

// Adds to the counts; false if the file could not be read.
static bool run_file(const char *folder, const char *name, int *passed, int *run) {
    yaml_document_t document;
    if (!read_file(folder, name, &document)) return false;
    struct arena arena = {0};
    struct data data = {&document, &arena};
    const yaml_node_t *tests = member(&data, yaml_document_get_root_node(&document), "tests");
    if (tests != NULL && tests->type == YAML_SEQUENCE_NODE) {
        for (yaml_node_item_t *item = tests->data.sequence.items.start;
             item < tests->data.sequence.items.top; item++) {
            *run += 1;
            *passed += run_test(&data, name, node_of(&data, *item));
        }
    }
    arena_free(&arena);
    yaml_document_delete(&document);
    return true;
}

int main(void) {
    const char *folder = getenv("MUSTACHE_SPEC");
    const size_t count = sizeof files / sizeof files[0];
    int passed = 0, run = 0;
    for (size_t i = 0; i < count; i++) {
        if (folder != NULL && run_file(folder, files[i], &passed, &run)) continue;
        printf("skipped: NOTHING WAS TESTED: MUSTACHE_SPEC (%s) has no %s.json of the Mustache "
               "specification; get https://github.com/mustache/spec and name its folder 'specs'\n",
               folder != NULL ? folder : "not set", files[i]);
        return SKIPPED;
    }
    printf("Mustache specification: %d of %d tests passed\n", passed, run);
    return passed == run && run >= TESTS_WANTED ? EXIT_SUCCESS : EXIT_FAILURE;
}
