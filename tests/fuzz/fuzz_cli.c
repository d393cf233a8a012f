// SPDX-License-Identifier: MIT
// Any words, one a line, as a command line; it is understood or refused, and never run.
#include "harness.h"

enum { MOST_WORDS = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = malloc(size + 1);
    if (text == NULL) return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    static char program[] = "statusgen";
    char *words[MOST_WORDS + 2] = {program};
    int count = 1;
    for (char *word = text; count <= MOST_WORDS; count++) {
        words[count] = word;
        char *end = strchr(word, '\n');
        if (end == NULL) {
            count++;
            break;
        }
        *end = '\0';
        word = end + 1;
    }
    words[count] = NULL;
    struct session session = {.argc = count, .argv = words};
    bool understood = cli_parse(&session.cli, count, words, &session.diag);
    PROMISE(understood == (diag_errors(&session.diag) == 0));
    session_show(&session, size);
    session_free(&session);
    free(text);
    return 0;
}
