// SPDX-License-Identifier: MIT
#include "../lang/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "project/project.h"

const struct embedded_file embedded_files[] = {
    FILE_OF("all.yaml",
            "statusgen: 1\n"
            "spec: [codes/own.yaml, 'builtin:spec/x.yaml', /etc/codes.yaml]\n"
            "overlays: codes/acme.yaml\n"
            "templates: [../templates]\n"
            "select: vendor=acme\n"
            "names: rfc7231\n"
            "aliases: plain\n"
            "license: MIT\n"
            "banner: [One line, Another]\n"
            "outputs:\n"
            "  - {language: c, path: src/codes.h, options: {prefix: ACME_, inline: 'true'}}\n"
            "  - {language: go, registry: warn, select: class=4xx}\n"),
    FILE_OF("bare.yaml", "statusgen: 1\n"),
    FILE_OF("wrong.yaml", "statusgen: 2\nspec: '-'\noverlays: [a.yaml, '-']\noutputs:\n  - {path: x}\nbaner: x\n"),
};
const size_t embedded_file_count = COUNT(embedded_files);

static const struct project *read_as(struct world *world, const char *name) {
    struct str path = arena_printf(&world->arena, INPUT_BUILTIN "%s", name);
    return project_read(&world->arena, &world->inputs, path, &world->diag);
}

static void a_file_gives_every_key(void **state) {
    struct world *world = *state;
    const struct project *project = read_as(world, "all.yaml");
    assert_no_findings(world, "all.yaml");
    assert_int_equal(project->spec.count, 3);
    assert_int_equal(project->overlays.count, 1);
    assert_text(project->select, "vendor=acme");
    assert_text(project->names, "rfc7231");
    assert_text(choice_name(project_aliases, project->aliases), "plain");
    assert_text(project->license, "MIT");
    assert_int_equal(project->banner.count, 2);
    assert_int_equal(project->outputs.count, 2);
    const struct project_output *first = project->outputs.items;
    assert_text(first->language, "c");
    assert_text(first->path, "src/codes.h");
    assert_int_equal(first->options.count, 2);
    assert_text(ARRAY_AT(first->options, struct project_option, 1).name, "inline");
    assert_text(ARRAY_AT(first->options, struct project_option, 1).value, "true");
    assert_text(first[1].registry, "warn");
    assert_text(first[1].select, "class=4xx");
    assert_false(str_given(first[1].path));
}

static void a_file_may_say_nothing(void **state) {
    struct world *world = *state;
    const struct project *project = read_as(world, "bare.yaml");
    assert_no_findings(world, "bare.yaml");
    assert_int_equal(project->outputs.count, 0);
    assert_int_equal(project->aliases, 0);
}

static void every_fault_is_reported(void **state) {
    struct world *world = *state;
    assert_null(read_as(world, "wrong.yaml"));
    struct buf got = {0};
    add_texts(&got, &world->diag);
    assert_case("wrong.yaml", &got,
                "an output needs the key 'language'\n"
                "- language: the language to write\n"
                "unknown key 'baner' in a project\n"
                "- did you mean 'banner'?\n"
                "this is version 1 of the format, not 2\n"
                "standard input cannot be part of a project\n"
                "standard input cannot be part of a project\n");
}

// --- With folders on the disk ---

static void write_text(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int enter_folder(void **state) {
    char folder[] = "/tmp/statusgen-test-XXXXXX";
    return world_set_up(state) == 0 && mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state) {
    unlink("statusgen.yaml");
    rmdir("a/b");
    rmdir("a");
    char folder[4096];
    if (getcwd(folder, sizeof folder) == NULL || chdir("/") != 0 || rmdir(folder) != 0) return -1;
    return world_tear_down(state);
}

static void the_nearest_file_above_is_found(void **state) {
    struct world *world = *state;
    assert_int_equal(mkdir("a", 0777), 0);
    assert_int_equal(mkdir("a/b", 0777), 0);
    assert_false(str_given(project_find(&world->arena)));
    write_text("statusgen.yaml", "statusgen: 1\nspec: [s.yaml, /abs.yaml]\ntemplates: t\n"
                                 "banner: [By hand, '@notice.txt']\n");
    assert_text(project_find(&world->arena), "statusgen.yaml");
    assert_int_equal(chdir("a/b"), 0);
    struct str path = project_find(&world->arena);
    assert_text(path, "../../statusgen.yaml");

    const struct project *project =
        project_read(&world->arena, &world->inputs, path, &world->diag);
    assert_int_equal(chdir("../.."), 0);
    assert_no_findings(world, "statusgen.yaml");
    assert_text(project->folder, "../..");
    assert_text(ARRAY_AT(project->spec, struct str, 0), "../../s.yaml");
    assert_text(ARRAY_AT(project->spec, struct str, 1), "/abs.yaml");
    assert_text(ARRAY_AT(project->templates, struct str, 0), "../../t");
    assert_text(ARRAY_AT(project->banner, struct str, 0), "By hand");
    assert_text(ARRAY_AT(project->banner, struct str, 1), "@../../notice.txt");
    assert_text(project_path(&world->arena, project, STR("x/y")), "../../x/y");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(a_file_gives_every_key),
        IN_A_WORLD(a_file_may_say_nothing),
        IN_A_WORLD(every_fault_is_reported),
        cmocka_unit_test_setup_teardown(the_nearest_file_above_is_found, enter_folder, leave_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
