// SPDX-License-Identifier: MIT
#include "../lang/world.h"

#include "project/lock.h"

const struct embedded_file embedded_files[] = {
    FILE_OF("damaged.yaml", "statusgen: 1\nfiles: [{path: a}]\n"),
    FILE_OF("empty.yaml", "statusgen: 1\nfiles:\n  []\n"),
    FILE_OF("hashes.yaml", "statusgen: 1\n"
                           "files:\n"
                           "  - {path: a, hash: it's}\n"
                           "  - {path: b, hash: 'x'', path: ''c'}\n"
                           "  - {path: c, hash: AF63DC4C8601EC8C}\n"
                           "  - {path: d, hash: af63dc4c8601ec8}\n"
                           "  - {path: e, hash: af63dc4c8601ec8c0}\n"
                           "  - {path: f, hash: af63dc4c8601ec8c}\n"),
    FILE_OF("newer.yaml", "statusgen: 2\n"),
    FILE_OF("two.yaml", "# Written by 'statusgen generate', read by 'statusgen check' and '--prune'. Commit it.\n"
                        "statusgen: 1\n"
                        "files:\n"
                        "  - {hash: 'af63dc4c8601ec8c', path: 'a''s.h'}\n"
                        "  - {hash: '0000000000000001', path: 'b: #.h'}\n"),
};
const size_t embedded_file_count = COUNT(embedded_files);

static bool try_read(struct world *world, const char *name, struct lock *lock) {
    struct str path = arena_printf(&world->arena, INPUT_BUILTIN "%s", name);
    return lock_read(&world->arena, &world->inputs, path, lock, &world->diag);
}

static void what_is_written_is_read_back(void **state) {
    struct world *world = *state;
    struct lock lock;
    assert_true(try_read(world, "two.yaml", &lock));
    assert_no_findings(world, "two.yaml");
    assert_int_equal(lock.files.count, 2);
    assert_text(lock_find(&lock, STR("a's.h"))->hash, "af63dc4c8601ec8c");
    assert_text(lock_find(&lock, STR("b: #.h"))->hash, "0000000000000001");
    assert_null(lock_find(&lock, STR("a")));
    struct buf got = {0};
    lock_render(&got, lock.files.items, lock.files.count);
    assert_case("two.yaml", &got, (const char *)embedded_files[4].data);
}

static void an_empty_lock_is_legal(void **state) {
    struct world *world = *state;
    struct lock lock;
    assert_true(try_read(world, "empty.yaml", &lock));
    assert_true(try_read(world, "there is none", &lock));
    assert_no_findings(world, "no files");
    assert_int_equal(lock.files.count, 0);
    struct buf got = {0};
    lock_render(&got, NULL, 0);
    assert_true(str_ends(buf_str(&got), STR("statusgen: 1\nfiles:\n  []\n")));
    buf_free(&got);
}

static void a_damaged_lock_is_reported(void **state) {
    struct world *world = *state;
    struct lock lock;
    assert_false(try_read(world, "damaged.yaml", &lock));
    assert_false(try_read(world, "newer.yaml", &lock));
    struct buf got = {0};
    add_texts(&got, &world->diag);
    assert_case("damaged.yaml", &got,
                "a file needs the key 'hash'\n"
                "- hash: of its bytes\n"
                "- the file can be removed: 'statusgen generate' writes it anew\n"
                "this is version 1 of the format, not 2\n"
                "- the file can be removed: 'statusgen generate' writes it anew\n");
}

// What is no hash would be written again as it is, and end its quotes.
static void only_hashes_are_read(void **state) {
    struct world *world = *state;
    struct lock lock;
    assert_false(try_read(world, "hashes.yaml", &lock));
    assert_findings(world,
                    "builtin:hashes.yaml:3:21 bad-value\n"
                    "builtin:hashes.yaml:4:21 bad-value\n"
                    "builtin:hashes.yaml:5:21 bad-value\n"
                    "builtin:hashes.yaml:6:21 bad-value\n"
                    "builtin:hashes.yaml:7:21 bad-value < builtin:hashes.yaml");
}

static void a_hash_ignores_the_kind_of_line_end(void **state) {
    struct world *world = *state;
    // The published values of the function.
    assert_text(lock_hash(&world->arena, STR("")), "cbf29ce484222325");
    assert_text(lock_hash(&world->arena, STR("a")), "af63dc4c8601ec8c");
    assert_text(lock_hash(&world->arena, STR("foobar")), "85944171f73967e8");
    assert_true(str_equal(lock_hash(&world->arena, STR("a\r\nb\r\n")),
                          lock_hash(&world->arena, STR("a\nb\n"))));
    assert_false(str_equal(lock_hash(&world->arena, STR("a\rb")),
                           lock_hash(&world->arena, STR("ab"))));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(what_is_written_is_read_back),
        IN_A_WORLD(an_empty_lock_is_legal),
        IN_A_WORLD(a_damaged_lock_is_reported),
        IN_A_WORLD(only_hashes_are_read),
        IN_A_WORLD(a_hash_ignores_the_kind_of_line_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
