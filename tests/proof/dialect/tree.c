// SPDX-License-Identifier: MIT
// What our reader makes of YAML files: for each file named on standard input a line of JSON,
// {"tree": ...} with every scalar as a text, or {"refused": "why"}.
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "input/input.h"
#include "yaml/node.h"

// Depth is bounded by the reader, so is this recursion.
static void add_node(struct buf *out, const struct node *node) {
    switch (node->kind) {
    case NODE_TEXT: json_text(out, node->text); break;
    case NODE_LIST:
        json_open(out, '[');
        for (size_t i = 0; i < node->item_count; i++) add_node(out, node->items[i]);
        json_close(out, ']');
        break;
    case NODE_MAP:
        json_open(out, '{');
        for (size_t i = 0; i < node->pair_count; i++) {
            json_key(out, node->pairs[i].key);
            add_node(out, node->pairs[i].value);
        }
        json_close(out, '}');
        break;
    }
}

static void add_file(struct buf *out, const char *path) {
    struct inputs inputs = {0};
    struct diag diag = {0};
    struct arena arena = {0};
    const struct source *source = input_read(&inputs, str_from(path), NO_PLACE, &diag);
    const struct node *node = source != NULL ? yaml_parse(&arena, source, &diag) : NULL;
    json_open(out, '{');
    if (node != NULL) {
        json_key(out, STR("tree"));
        add_node(out, node);
    } else {
        json_text_member(out, "refused", diag.messages.items[0].text);
    }
    json_close(out, '}');
    buf_add_char(out, '\n');
    arena_free(&arena);
    diag_free(&diag);
    inputs_free(&inputs);
}

int main(void) {
    static char path[4096];
    struct buf lines = {0};
    while (fgets(path, sizeof path, stdin) != NULL) {
        path[strcspn(path, "\n")] = '\0';
        add_file(&lines, path);
    }
    bool done = !ferror(stdin) && fwrite(lines.data, 1, lines.len, stdout) == lines.len;
    done = fflush(stdout) == 0 && done;
    buf_free(&lines);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
