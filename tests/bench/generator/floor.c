/* SPDX-License-Identifier: MIT
 *
 * The floor of the measurements: libyaml takes the events from the same files, and nothing else is
 * done. Built and linked as our program is.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static bool parse(FILE *file) {
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) return false;
    yaml_parser_set_input_file(&parser, file);
    bool more = true, ok = true;
    while (more && ok) {
        yaml_event_t event;
        ok = yaml_parser_parse(&parser, &event);
        if (!ok) break;
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return ok;
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        const bool ok = file != NULL && parse(file);
        if (file != NULL) fclose(file);
        if (!ok) {
            fprintf(stderr, "%s: not readable as YAML\n", argv[i]);
            return EXIT_FAILURE;
        }
    }
    return EXIT_SUCCESS;
}
