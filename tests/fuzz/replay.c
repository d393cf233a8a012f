// SPDX-License-Identifier: MIT
// Gives each file named to the harness, once: what fuzzing found stays found.
#include "harness.h"

static bool replay(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) return false;
    struct buf bytes = {0};
    for (int c; (c = getc(file)) != EOF;) buf_add_char(&bytes, (char)c);
    fclose(file);
    LLVMFuzzerTestOneInput((const uint8_t *)bytes.data, bytes.len);
    buf_free(&bytes);
    return true;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: %s FILE...\n", argv[0]);
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        if (replay(argv[i])) continue;
        fprintf(stderr, "cannot read '%s'\n", argv[i]);
        return 2;
    }
    printf("%s: %d inputs replayed\n", argv[0], argc - 1);
    return 0;
}
