/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#define HTTPSTATUS_IMPLEMENTATION
#include <acme/billing.h>
#include <httpstatus.h>

int main(void) {
    printf("%d %s, %d\n", HTTPSTATUS_ACME_QUOTA_EXHAUSTED,
           httpstatus_lookup_vendor("acme", HTTPSTATUS_ACME_QUOTA_EXHAUSTED)->phrase,
           BILL_ACME_CARD_EXPIRED);
    return 0;
}
