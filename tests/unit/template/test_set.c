// SPDX-License-Identifier: MIT
#include "template/set.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "world.h"

// clang-format off
#define EMBEDDED(path, text) {path, (const unsigned char *)(text), sizeof(text) - 1}
// clang-format on

const struct embedded_file embedded_files[] = {
    EMBEDDED("spec/x/lang.yaml", "not a language"),
    EMBEDDED("templates/c/deep/part.mustache", "c deep part"),
    EMBEDDED("templates/c/lang.yaml", "c language"),
    EMBEDDED("templates/c/main.mustache", "c main"),
    EMBEDDED("templates/c/part.mustache", "c part"),
    EMBEDDED("templates/common/marker.mustache", "common marker"),
    EMBEDDED("templates/common/part.mustache", "common part"),
    EMBEDDED("templates/go/deep/lang.yaml", "not a language"),
    EMBEDDED("templates/json/lang.yaml", "json language"),
};
const size_t embedded_file_count = sizeof embedded_files / sizeof embedded_files[0];

struct fixture {
    char root[64]; // a folder of its own, the working folder during the test
    struct inputs inputs;
    struct diag diag;
    struct template_set set;
    struct template_set_language c;
};

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int set_up(void **state) {
    static struct fixture f;
    f = (struct fixture){.root = "/tmp/test_set.XXXXXX"};
    if (mkdtemp(f.root) == NULL || chdir(f.root) != 0) return -1;
    f.set = (struct template_set){.inputs = &f.inputs, .diag = &f.diag};
    f.c = (struct template_set_language){&f.set, STR("c")};
    *state = &f;
    return 0;
}

// All that a test may have made, folders after what is in them.
static const char *const made[] = {"one/c/part.mustache",
                                   "one/c/own.mustache",
                                   "one/c/b@d.mustache",
                                   "one/zig/lang.yaml",
                                   "one/not/readme",
                                   "one/common/part.mustache",
                                   "two/c/part.mustache",
                                   "two/c/lang.yaml",
                                   "two/common/two.mustache",
                                   "one/c",
                                   "one/zig",
                                   "one/not",
                                   "one/common",
                                   "one",
                                   "two/c",
                                   "two/common",
                                   "two"};

static int tear_down(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) remove(made[i]);
    if (chdir("/") != 0) return -1;
    template_set_free(&f->set);
    inputs_free(&f->inputs);
    diag_free(&f->diag);
    return rmdir(f->root);
}

static void add_folders(struct fixture *f) {
    static const char *const folders[] = {"one",        "one/c", "one/zig", "one/not",
                                          "one/common", "two",   "two/c",   "two/common"};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        assert_int_equal(mkdir(folders[i], 0777), 0);
    }
    assert_true(template_set_add(&f->set, STR("one"), NO_PLACE));
    assert_true(template_set_add(&f->set, STR("two//"), NO_PLACE));
}

static void assert_source(const struct source *source, const char *path, const char *text) {
    assert_non_null(source);
    assert_true(str_equal(source->path, str_from(path)));
    assert_true(str_equal(source->text, str_from(text)));
}

static const struct source *load(struct fixture *f, struct str name) {
    struct template_loader loader = template_set_loader(&f->c);
    return loader.load(loader.context, name);
}

static void reads_what_is_built_in(void **state) {
    struct fixture *f = *state;
    assert_source(template_set_read(&f->set, STR("c/main.mustache")),
                  "builtin:templates/c/main.mustache", "c main");
    assert_null(template_set_read(&f->set, STR("c/none.mustache")));
    assert_messages(&f->diag, "");
}

static void the_first_folder_that_has_a_file_wins(void **state) {
    struct fixture *f = *state;
    add_folders(f);
    write_file("one/c/part.mustache", "one");
    write_file("two/c/part.mustache", "two");
    write_file("two/c/lang.yaml", "two language");
    assert_source(template_set_read(&f->set, STR("c/part.mustache")), "one/c/part.mustache", "one");
    assert_source(template_set_read(&f->set, STR("c/lang.yaml")), "two/c/lang.yaml",
                  "two language");
    assert_source(template_set_read(&f->set, STR("c/main.mustache")),
                  "builtin:templates/c/main.mustache", "c main");
    assert_int_equal(f->inputs.sources.count, 3);
}

static void partials_are_the_languages_own_or_common(void **state) {
    struct fixture *f = *state;
    assert_source(load(f, STR("part")), "builtin:templates/c/part.mustache", "c part");
    assert_source(load(f, STR("marker")), "builtin:templates/common/marker.mustache",
                  "common marker");
    assert_source(load(f, STR("deep/part")), "builtin:templates/c/deep/part.mustache",
                  "c deep part");
    assert_null(load(f, STR("none")));
    assert_null(load(f, STR("part.mustache")));
    // The language's own wins even where a folder of the user has a common one.
    add_folders(f);
    write_file("one/common/part.mustache", "one common");
    assert_source(load(f, STR("part")), "builtin:templates/c/part.mustache", "c part");
    assert_messages(&f->diag, "");
}

static void no_name_leads_out_of_the_folders(void **state) {
    struct fixture *f = *state;
    add_folders(f);
    write_file("one/c/part.mustache", "one");
    static const char *const names[] = {"../c/part",   "/c/part", "..",    ".",
                                        "./part",      "a//b",    "part/", "pa rt",
                                        "p\xc3\xa4rt", "*x",      "",      "a\\b"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_null(load(f, str_from(names[i])));
        assert_false(template_set_is_path(str_from(names[i])));
        assert_null(template_set_read(&f->set, str_from(names[i])));
    }
    assert_null(template_set_read(&f->set, STR("../one/c/part.mustache")));
    assert_null(load(f, STR("part\0x")));
    assert_true(template_set_is_path(STR("a-b/C_9.x")));
    assert_true(template_set_is_path(STR("..a")));
    assert_messages(&f->diag, "");
}

static void an_unreadable_file_is_reported_and_empty(void **state) {
    struct fixture *f = *state;
    add_folders(f);
    assert_int_equal(mkdir("one/c/part.mustache", 0777), 0);
    assert_source(load(f, STR("part")), "one/c/part.mustache", "");
    assert_source(load(f, STR("part")), "one/c/part.mustache", "");
    assert_messages(&f->diag, " read: cannot read 'one/c/part.mustache': Is a directory\n");
}

static void a_folder_must_be_there(void **state) {
    struct fixture *f = *state;
    assert_false(template_set_add(&f->set, STR("nowhere"), NO_PLACE));
    assert_messages(&f->diag, " read: cannot read the template folder 'nowhere': No such file or "
                              "directory\n");
    assert_int_equal(f->set.folders.count, 0);
    assert_false(template_set_add(&f->set, STR("no\0where"), NO_PLACE));
}

static void take_name(void *data, struct str name) {
    buf_printf(data, "%.*s ", STR_ARG(name));
}

static void lists_partials_in_order(void **state) {
    struct fixture *f = *state;
    add_folders(f);
    write_file("one/c/own.mustache", "");
    write_file("one/c/part.mustache", "");
    write_file("one/c/b@d.mustache", "");
    write_file("two/common/two.mustache", "");
    write_file("two/c/lang.yaml", "");
    struct template_loader loader = template_set_loader(&f->c);
    struct buf out = {0};
    loader.names(loader.context, take_name, &out);
    assert_string_equal(buf_cstr(&out), "deep/part main marker own part two ");
    buf_free(&out);
}

static void assert_languages(struct fixture *f, const char *expected) {
    struct arena arena = {0};
    struct buf out = {0};
    struct template_set_names found = template_set_languages(&f->set, &arena);
    for (size_t i = 0; i < found.count; i++) take_name(&out, found.items[i]);
    assert_string_equal(buf_cstr(&out), expected);
    buf_free(&out);
    arena_free(&arena);
}

static void lists_languages_in_order(void **state) {
    struct fixture *f = *state;
    assert_languages(f, "c json ");
    add_folders(f);
    write_file("one/zig/lang.yaml", "");
    write_file("one/not/readme", "");
    write_file("two/c/lang.yaml", "");
    assert_languages(f, "c json zig ");
    assert_int_equal(f->inputs.sources.count, 0);
}

static void serves_a_template(void **state) {
    struct fixture *f = *state;
    add_folders(f);
    write_file("one/c/own.mustache", "{{>part}}\n{{>marker}}\n{{>prat}}\n");
    struct template_loader loader = template_set_loader(&f->c);
    struct arena arena = {0};
    const struct source *source = template_set_read(&f->set, STR("c/own.mustache"));
    assert_null(template_compile(&arena, source, root_type, TEMPLATE_STRICT, &loader, &f->diag));
    assert_messages(&f->diag,
                    "one/c/own.mustache:3:4+4 template-partial: there is no partial 'prat'\n"
                    "- one/c/own.mustache:3:4+4: did you mean 'part'?\n");
    arena_free(&arena);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(reads_what_is_built_in),
        IN_FOLDER(the_first_folder_that_has_a_file_wins),
        IN_FOLDER(partials_are_the_languages_own_or_common),
        IN_FOLDER(no_name_leads_out_of_the_folders),
        IN_FOLDER(an_unreadable_file_is_reported_and_empty),
        IN_FOLDER(a_folder_must_be_there),
        IN_FOLDER(lists_partials_in_order),
        IN_FOLDER(lists_languages_in_order),
        IN_FOLDER(serves_a_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
