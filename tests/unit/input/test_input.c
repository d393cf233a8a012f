// SPDX-License-Identifier: MIT
#include "../findings.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/input.h"

// The program's own table of embedded files is replaced by this one.
static const unsigned char one[] = "one", nul[] = "a\0b", high[] = "high";
const struct embedded_file embedded_files[] = {
    {"a.yaml", one, 3},
    {"a/b.yaml", nul, 3},
    {"empty", one, 0},
    {"z\xC3\xA4", high, 4}, // sorted as unsigned bytes
};
const size_t embedded_file_count = 4;

// A folder that is the current one while the test runs, and what the run reads and reports.
struct world {
    char folder[64];
    struct inputs inputs;
    struct diag diag;
};

static const struct source named = {STR_INIT("main"), STR_INIT("include: x\n")};
static const struct place wanted = {&named, 1, 10, 1};

static int enter(void **state) {
    struct world *world = calloc(1, sizeof *world);
    if (world == NULL) return -1;
    *state = world;
    memcpy(world->folder, "statusgen-input-XXXXXX", 23);
    return mkdtemp(world->folder) != NULL && chdir(world->folder) == 0 ? 0 : -1;
}

static int leave(void **state) {
    struct world *world = *state;
    inputs_free(&world->inputs);
    diag_free(&world->diag);
    remove("file");
    remove("folder");
    int failed = chdir("..") | rmdir(world->folder);
    free(world);
    return failed;
}

static void put(const char *path, const char *text, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static const struct source *read_at(struct world *world, struct str path) {
    return input_read(&world->inputs, path, wanted, &world->diag);
}

// Exactly these findings and texts of messages; then none.
static void assert_told(struct world *world, const char *findings, const char *texts) {
    struct buf out = {0};
    add_findings(&out, &world->diag);
    assert_case("findings", &out, findings);
    add_texts(&out, &world->diag);
    assert_case("texts", &out, texts);
    diag_free(&world->diag);
}

static void reads_a_path_once(void **state) {
    struct world *world = *state;
    put("file", "first", 5);
    const struct source *source = read_at(world, STR("file"));
    assert_non_null(source);
    assert_true(str_equal(source->path, STR("file")));
    assert_true(str_equal(source->text, STR("first")));
    put("file", "second!", 7);
    assert_ptr_equal(read_at(world, STR("file")), source);
    assert_true(str_equal(source->text, STR("first")));
    assert_int_equal(world->inputs.sources.count, 1);
    assert_int_equal(world->inputs.total, 5);
    // Another way to write the path is another input.
    assert_ptr_not_equal(read_at(world, STR("./file")), source);
    assert_int_equal(world->inputs.sources.count, 2);
    assert_told(world, "", "");
}

static void keeps_any_bytes(void **state) {
    struct world *world = *state;
    put("file", "a\0\xFF\r\n", 5);
    assert_true(str_equal(read_at(world, STR("file"))->text, STR("a\0\xFF\r\n")));
    put("file", "", 0);
    const struct source *source = read_at(world, STR("./file"));
    assert_int_equal(source->text.len, 0);
    assert_true(str_given(source->text));
}

static void inputs_keep_their_order(void **state) {
    struct world *world = *state;
    put("file", "x", 1);
    const struct source *embedded = read_at(world, STR("builtin:a.yaml"));
    const struct source *file = read_at(world, STR("file"));
    assert_ptr_equal(world->inputs.sources.items[0], embedded);
    assert_ptr_equal(world->inputs.sources.items[1], file);
}

static void finds_embedded_files(void **state) {
    (void)state;
    for (size_t i = 0; i < embedded_file_count; i++) {
        const struct embedded_file *file = &embedded_files[i];
        assert_ptr_equal(embedded_find(str_from(file->path)), file);
    }
    assert_null(embedded_find(STR("")));
    assert_null(embedded_find(STR("a")));
    assert_null(embedded_find(STR("a.yaml.bak")));
    assert_null(embedded_find(STR("b")));
    assert_null(embedded_find(STR("z\xFF")));
    assert_null(embedded_find(STR("builtin:a.yaml")));
}

static void reads_embedded_files(void **state) {
    struct world *world = *state;
    world->inputs.max_one = 1; // holds for files of the user only
    const struct source *source = read_at(world, STR("builtin:a/b.yaml"));
    assert_true(str_equal(source->path, STR("builtin:a/b.yaml")));
    assert_true(str_equal(source->text, STR("a\0b")));
    assert_ptr_equal(read_at(world, STR("builtin:a/b.yaml")), source);
    assert_int_equal(read_at(world, STR("builtin:empty"))->text.len, 0);
    assert_int_equal(world->inputs.total, 0);
    assert_null(input_try(&world->inputs, STR("builtin:none"), wanted, &world->diag));
    assert_told(world, "", "");
    assert_null(read_at(world, STR("builtin:none")));
    assert_told(world, "1:10 read", "there is no file 'builtin:none' in the program\n");
}

static void one_input_is_limited(void **state) {
    struct world *world = *state;
    enum { LIMIT = 100000 }; // more than is read at once
    char *text = calloc(LIMIT + 1, 1);
    world->inputs.max_one = LIMIT;
    put("file", text, LIMIT - 1);
    assert_int_equal(read_at(world, STR("file"))->text.len, LIMIT - 1);
    put("file", text, LIMIT);
    assert_int_equal(read_at(world, STR("./file"))->text.len, LIMIT);
    put("file", text, LIMIT + 1);
    assert_null(read_at(world, STR(".//file")));
    free(text);
    assert_told(world, "1:10 limit",
                "'.//file' is larger than 100000 bytes\n- --max-input=SIZE raises the limit\n");
    assert_int_equal(world->inputs.total, 2 * LIMIT - 1);
    assert_int_equal(world->inputs.sources.count, 2);
}

static void the_default_limit_is_16_mib(void **state) {
    struct world *world = *state;
    put("file", "", 0);
    assert_int_equal(truncate("file", 16 * 1024 * 1024), 0);
    assert_non_null(read_at(world, STR("file")));
    assert_int_equal(truncate("file", 16 * 1024 * 1024 + 1), 0);
    assert_null(read_at(world, STR("./file")));
    assert_told(world, "1:10 limit",
                "'./file' is larger than 16777216 bytes\n- --max-input=SIZE raises the limit\n");
}

static void all_inputs_together_are_limited(void **state) {
    struct world *world = *state;
    enum { TOTAL = 64 * 1024 * 1024 };
    static const struct {
        size_t max_one, length;
        bool read;
    } cases[] = {{0, 9, true},         {0, 10, true},          {0, 11, false},
                 {TOTAL, 11, false},   {TOTAL + 1, 11, true},  {TOTAL + 1, 12, false}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct inputs inputs = {.max_one = cases[i].max_one, .total = TOTAL - 10};
        put("file", "0123456789ab", cases[i].length);
        const struct source *source = input_read(&inputs, STR("file"), wanted, &world->diag);
        assert_int_equal(source != NULL, cases[i].read);
        inputs_free(&inputs);
    }
    assert_told(world, "1:10 limit\n1:10 limit\n1:10 limit",
                "all inputs together are larger than 67108864 bytes\n"
                "all inputs together are larger than 67108864 bytes\n"
                "all inputs together are larger than 67108865 bytes\n");
}

static void missing_files_are_reported_or_tried(void **state) {
    struct world *world = *state;
    put("file", "x", 1);
    assert_null(read_at(world, STR("none")));
    assert_told(world, "1:10 read", "cannot read 'none': No such file or directory\n");
    assert_null(read_at(world, STR("")));
    assert_told(world, "1:10 read", "cannot read '': No such file or directory\n");
    assert_null(read_at(world, STR("file/below")));
    assert_told(world, "1:10 read", "cannot read 'file/below': Not a directory\n");
    assert_null(input_try(&world->inputs, STR("none"), wanted, &world->diag));
    assert_null(input_try(&world->inputs, STR("file/below"), wanted, &world->diag));
    assert_told(world, "", "");
    assert_int_equal(world->inputs.sources.count, 0);
}

static void what_cannot_be_read_is_always_reported(void **state) {
    struct world *world = *state;
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_null(read_at(world, STR("folder")));
    assert_told(world, "1:10 read", "cannot read 'folder': Is a directory\n");
    assert_null(input_try(&world->inputs, STR("folder"), wanted, &world->diag));
    assert_told(world, "1:10 read", "cannot read 'folder': Is a directory\n");
    assert_null(input_try(&world->inputs, STR("fi\0le"), wanted, &world->diag));
    assert_told(world, "1:10 read", "a file name holds a NUL character\n");
}

// In a FIFO whose writer, if there was one, has ended already.
static int put_into_fifo(const char *text) {
    int reader = open("file", O_RDONLY | O_NONBLOCK), writer = open("file", O_WRONLY);
    assert_true(reader >= 0 && writer >= 0);
    assert_int_equal(write(writer, text, strlen(text)), strlen(text));
    close(writer);
    return reader;
}

static void only_the_user_may_name_a_pipe(void **state) {
    struct world *world = *state;
    assert_int_equal(mkfifo("file", 0666), 0);
    // Nobody writes to it: none of these waits.
    assert_null(read_at(world, STR("file")));
    assert_told(world, "1:10 read", "cannot read 'file': it is no regular file\n");
    assert_null(input_try(&world->inputs, STR("file"), NO_PLACE, &world->diag));
    assert_told(world, "- read", "cannot read 'file': it is no regular file\n");
    int reader = put_into_fifo("from a pipe");
    const struct source *source = input_read(&world->inputs, STR("file"), NO_PLACE, &world->diag);
    close(reader);
    assert_non_null(source);
    assert_true(str_equal(source->text, STR("from a pipe")));
    source = input_read(&world->inputs, STR("./file"), NO_PLACE, &world->diag);
    assert_non_null(source);
    assert_int_equal(source->text.len, 0);
    assert_told(world, "", "");
}

static void standard_input_is_read_once(void **state) {
    struct world *world = *state;
    int ends[2], kept = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "from a pipe", 11), 11);
    close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    const struct source *source = read_at(world, STR("-"));
    assert_ptr_equal(read_at(world, STR("-")), source);
    if (kept >= 0) dup2(kept, STDIN_FILENO);
    close(kept);
    close(ends[0]);
    assert_true(str_equal(source->path, STR("-")));
    assert_true(str_equal(source->text, STR("from a pipe")));
    assert_int_equal(world->inputs.total, 11);
}

static void names_are_beside_the_file_that_has_them(void **state) {
    (void)state;
    static const struct {
        const char *base, *name, *expected;
    } cases[] = {
        {"a/b.yaml", "c/d.yaml", "a/c/d.yaml"},
        {"b.yaml", "c.yaml", "c.yaml"},
        {"/b.yaml", "c.yaml", "/c.yaml"},
        {"a/b/", "c.yaml", "a/b/c.yaml"},
        {"-", "c.yaml", "c.yaml"},
        {"", "c.yaml", "c.yaml"},
        {"../a.yaml", "c.yaml", "../c.yaml"},
        {"builtin:b.yaml", "c.yaml", "builtin:c.yaml"},
        {"builtin:a/b.yaml", "c.yaml", "builtin:a/c.yaml"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str path = input_beside(&arena, str_from(cases[i].base), str_from(cases[i].name));
        assert_string_equal(path.data, cases[i].expected);
    }
    arena_free(&arena);
}

#define world_test(function) cmocka_unit_test_setup_teardown(function, enter, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        world_test(reads_a_path_once),
        world_test(keeps_any_bytes),
        world_test(inputs_keep_their_order),
        cmocka_unit_test(finds_embedded_files),
        world_test(reads_embedded_files),
        world_test(one_input_is_limited),
        world_test(the_default_limit_is_16_mib),
        world_test(all_inputs_together_are_limited),
        world_test(missing_files_are_reported_or_tried),
        world_test(what_cannot_be_read_is_always_reported),
        world_test(only_the_user_may_name_a_pipe),
        world_test(standard_input_is_read_once),
        cmocka_unit_test(names_are_beside_the_file_that_has_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
