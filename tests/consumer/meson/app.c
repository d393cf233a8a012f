/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#define HTTPSTATUS_IMPLEMENTATION
#include "httpstatus.h"

int main(void) {
    printf("%d %s\n", HTTPSTATUS_ACME_QUOTA_EXHAUSTED,
           httpstatus_lookup_vendor("acme", HTTPSTATUS_ACME_QUOTA_EXHAUSTED)->phrase);
    return 0;
}
