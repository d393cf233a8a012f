// SPDX-License-Identifier: MIT
// Any bytes as a template, for a small specification in a language that has a view of texts.
#include "tiny.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tiny_check();
    tiny_render(STR(TINY_LANGUAGE), (struct str){(const char *)data, size}, size);
    return 0;
}
