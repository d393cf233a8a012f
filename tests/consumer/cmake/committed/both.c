/* SPDX-License-Identifier: MIT */
#include <codes.h>

int main(void) {
    return ALL_ACME_QUOTA_EXHAUSTED == 499 ? 0 : 1;
}
