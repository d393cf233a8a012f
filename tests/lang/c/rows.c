// SPDX-License-Identifier: MIT
// The maps, where other headers have macros with the names of rows: curses.h has OK.
#define OK (0)
#define CONTINUE broken
#define HTTPSTATUS_INLINE
#include "httpstatus.h"

#include <stdio.h>
#include <string.h>

#define PLAIN_ROW(code, name, phrase) {code, HTTPSTATUS_##name, "", #name, phrase},
#define VENDOR_ROW(vendor, prefix, code, name, phrase) \
    {code, HTTPSTATUS_##prefix##_##name, #vendor, #name, phrase},

struct row {
    int code, constant;
    const char *vendor, *name, *phrase;
};
static const struct row rows[] = {HTTPSTATUS_MAP(PLAIN_ROW) HTTPSTATUS_VENDOR_MAP(VENDOR_ROW)};

static int is_right(const struct row *row) {
    const struct httpstatus_info *info = *row->vendor != '\0'
                                             ? httpstatus_lookup_vendor(row->vendor, row->code)
                                             : httpstatus_lookup(row->code);
    if (info == NULL || row->constant != row->code) return 0;
    if (strlen(info->id) != strlen(row->name)) return 0;
    return strcmp(info->phrase != NULL ? info->phrase : "", row->phrase) == 0;
}

// Prints how many rows there are, so that the test can compare it.
int main(void) {
    size_t i, count = sizeof rows / sizeof rows[0];
    for (i = 0; i < count; i++) {
        if (is_right(&rows[i])) continue;
        printf("the row of %s %d is wrong\n", rows[i].vendor, rows[i].code);
        return 1;
    }
    printf("%u\n", (unsigned)count);
    return 0;
}
