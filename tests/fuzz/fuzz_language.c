// SPDX-License-Identifier: MIT
// Any bytes as the description of a language, whose template writes a small specification.
#include "tiny.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tiny_check();
    tiny_render((struct str){(const char *)data, size}, STR(TINY_TEMPLATE), size);
    return 0;
}
