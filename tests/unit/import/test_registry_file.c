// SPDX-License-Identifier: MIT
#include "world.h"

#include <inttypes.h>

#define HEAD "Value,Description,Reference\n"

static const struct {
    const char *what, *text, *records, *findings;
} cases[] = {
    {"sorted by number", HEAD "7,C,\n5,A,\n6,B,\n", "5 A/6 B/7 C/", ""},
    {"runs", HEAD "1,A,\n2-9,Unassigned,\n 10 - 12 ,Reserved,\n", "1 A/2-9 -/10-12 -/", ""},
    {"a run of one is no run", HEAD "1-1,A,\n", "1 A/", ""},
    {"the largest number", HEAD "2147483647,A,\n0,B,\n", "0 B/2147483647 A/", ""},
    {"the other form", " \n<registry><record><value>1</value><description>A</description></record>"
                       "</registry>", "1 A/", ""},
    {"a run with a phrase", HEAD "1,A,\n2-3,B,\n", "1 A/2-3 -/", "3:1 import-remark"},
    {"no numbers", HEAD "x,A,\n0x1,A,\n01,A,\n2147483648,A,\n-1,A,\n1-,A,\n,A,\n", "",
     "2:1 import-row\n3:1 import-row\n4:1 import-row\n5:1 import-row\n6:1 import-row\n"
     "7:1 import-row\n8:1 import-row"},
    {"backwards", HEAD "2-1,A,\n", "", "2:1 import-row"},
    {"twice", HEAD "2,A,\n1,B,\n2,C,\n", "1 B/2 A/2 C/", "4:1 import-row < 2:1"},
    {"in a run", HEAD "5,A,\n1-9,Unassigned,\n", "1-9 -/5 A/", "3:1 import-row < 2:1"},
    {"runs that overlap", HEAD "1,A,\n2-5,Unassigned,\n5-8,Unassigned,\n", "1 A/2-5 -/5-8 -/",
     "4:1 import-row < 3:1"},
    {"nothing is registered", HEAD "1-9,Unassigned,\n", "1-9 -/", "main import-syntax"},
    {"unseen characters", HEAD "1,A\xE2\x80\xAE,\n2,B\xFF,\n3,C,[\xC2\xAD]\n4\xC2\xA0,D,\n5,E,\n",
     "5 E/", "2:3 encoding\n3:3 encoding\n4:5 encoding\n5:1 encoding"},
};

static void records_are_numbers_in_order(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world = {0};
        struct buf out = {0};
        struct registry_file file = registry_file_read(
            &world.arena, source_of(&world, str_from(cases[i].text)), &world.diag);
        for (size_t r = 0; r < file.records.count; r++) {
            const struct record *record = &ARRAY_AT(file.records, struct record, r);
            buf_add_int(&out, record->first);
            if (record->last != record->first) buf_printf(&out, "-%" PRId64, record->last);
            struct str phrase = record->says.assigned ? record->says.phrase : STR("-");
            buf_printf(&out, " %.*s/", STR_ARG(phrase));
        }
        assert_case(cases[i].what, &out, cases[i].records);
        assert_world_found(&world, cases[i].what, cases[i].findings);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(records_are_numbers_in_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
