// SPDX-License-Identifier: MIT
#include "sandbox.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "output/write.h"

// One run into the folder "out".
struct run {
    struct plan plan;
    struct write_options options;
    struct arena arena;
    struct write_result result;
    struct diag diag;
};

static struct run new_run(void) {
    return (struct run){.plan = {.folder = STR("out")}, .options = {.no_fsync = true}};
}

static bool go(struct run *run) {
    return write_plan(&run->plan, run->options, &run->arena, &run->result, &run->diag);
}

static void end_run(struct run *run) {
    plan_free(&run->plan);
    arena_free(&run->arena);
    diag_free(&run->diag);
}

static bool write_one(const char *path, const char *bytes) {
    struct run run = new_run();
    add_output(&run.plan, path, bytes);
    bool done = go(&run);
    end_run(&run);
    return done;
}

static mode_t mode_of(const char *path) {
    return status_of(path).st_mode & 07777;
}

// ---- What is written ----

static void test_creates_files_and_folders(void **state) {
    (void)state;
    struct run run = new_run();
    run.plan.folder = STR("new/out");
    run.options.no_fsync = false;
    add_output(&run.plan, "a", "one\n");
    add_output(&run.plan, "b/c/d", "two\n");
    add_output(&run.plan, "b/c/e", "");
    assert_true(go(&run));
    assert_file("new/out/a", "one\n");
    assert_file("new/out/b/c/d", "two\n");
    assert_file("new/out/b/c/e", "");
    assert_int_equal(run.result.written, 3);
    assert_int_equal(run.result.unchanged, 0);
    assert_int_equal(run.result.states[1], WRITE_CREATED);
    assert_int_equal(entries_in("new/out"), 2);
    assert_int_equal(entries_in("new/out/b/c"), 2);
    end_run(&run);
}

static void test_new_modes_follow_the_umask(void **state) {
    (void)state;
    umask(027);
    assert_true(write_one("a/b", "x"));
    assert_int_equal(mode_of("out"), 0750);
    assert_int_equal(mode_of("out/a"), 0750);
    assert_int_equal(mode_of("out/a/b"), 0640);
    umask(0);
    assert_true(write_one("a/c", "x"));
    assert_int_equal(mode_of("out/a/c"), 0666);
}

static void test_existing_modes_are_kept(void **state) {
    (void)state;
    static const mode_t modes[] = {0600, 0755, 0444, 0666};
    put_folder("out");
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        put_file("out/a", MARKED "old");
        assert_int_equal(chmod("out/a", modes[i]), 0);
        assert_true(write_one("a", "new"));
        assert_int_equal(mode_of("out/a"), modes[i]);
        assert_file("out/a", "new");
        assert_int_equal(unlink("out/a"), 0);
    }
}

static void test_unchanged_files_are_not_touched(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", "same\n");
    put_file("out/b", MARKED "old\n");
    struct timespec long_ago[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    assert_int_equal(utimensat(AT_FDCWD, "out/a", long_ago, 0), 0);
    struct stat before = status_of("out/a"), before_b = status_of("out/b");
    struct run run = new_run();
    add_output(&run.plan, "a", "same\n");
    add_output(&run.plan, "b", "new\n");
    assert_true(go(&run));
    struct stat after = status_of("out/a");
    assert_int_equal(after.st_ino, before.st_ino);
    assert_int_equal(after.st_mtim.tv_sec, 1000);
    assert_int_equal(after.st_ctim.tv_nsec, before.st_ctim.tv_nsec);
    assert_int_not_equal(status_of("out/b").st_ino, before_b.st_ino);
    assert_int_equal(run.result.unchanged, 1);
    assert_int_equal(run.result.written, 1);
    assert_int_equal(run.result.states[0], WRITE_UNCHANGED);
    assert_int_equal(run.result.states[1], WRITE_REPLACED);
    end_run(&run);
}

static void test_a_reader_keeps_its_whole_file(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", MARKED "old");
    FILE *reader = fopen("out/a", "rb");
    assert_true(write_one("a", "new"));
    char text[100] = "";
    assert_int_equal(fread(text, 1, sizeof text, reader), strlen(MARKED "old"));
    assert_string_equal(text, MARKED "old");
    fclose(reader);
}

static void test_crlf_files_stay_unless_strict(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", "one\r\n");
    assert_true(write_one("a", "one\n"));
    assert_file("out/a", "one\r\n");
    struct run run = new_run();
    run.options.strict_eol = true;
    add_output(&run.plan, "a", "one\n");
    assert_true(go(&run));
    assert_file("out/a", "one\n");
    end_run(&run);
}

static void test_dry_run_writes_nothing(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", MARKED "old");
    struct run run = new_run();
    run.options.dry_run = true;
    add_output(&run.plan, "a", "new");
    add_output(&run.plan, "b/c", "new");
    assert_true(go(&run));
    assert_int_equal(run.result.written, 2);
    assert_int_equal(run.result.states[0], WRITE_REPLACED);
    assert_int_equal(run.result.states[1], WRITE_CREATED);
    assert_file("out/a", MARKED "old");
    assert_int_equal(entries_in("out"), 1);
    end_run(&run);
}

// ---- What is refused ----

// A run of three files, of which the second, "b", must be refused: nothing is written at all.
static void check_refused(enum rule rule, const char *words) {
    int before = entries_in("out");
    struct run run = new_run();
    add_output(&run.plan, "a", "new");
    add_output(&run.plan, "b", "new");
    add_output(&run.plan, "c/d", "new");
    assert_false(go(&run));
    assert_finding(&run.diag, rule, words);
    assert_int_equal(run.result.written, 0);
    assert_false(is_there("out/a"));
    assert_false(is_there("out/c"));
    assert_int_equal(entries_in("out"), before);
    end_run(&run);
}

static void test_files_of_others_are_refused(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/b", "mine");
    check_refused(RULE_OUTPUT_MARKER, "'out/b' exists and was not written by this program");
    assert_file("out/b", "mine");
}

static void test_force_overwrites_files_of_others(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/b", "mine");
    struct run run = new_run();
    run.options.force = true;
    add_output(&run.plan, "b", "new");
    assert_true(go(&run));
    assert_file("out/b", "new");
    end_run(&run);
}

static void test_refusal_says_what_to_do(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/b", "mine");
    struct run run = new_run();
    add_output(&run.plan, "b", "new");
    assert_false(go(&run));
    assert_true(str_equal(run.diag.messages.items[0].notes.items[0].text,
                          STR("--force overwrites it")));
    end_run(&run);
}

static void test_an_empty_file_is_nobodys(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/b", "");
    assert_true(write_one("b", "new"));
    assert_file("out/b", "new");
}

static void test_a_folder_is_refused(void **state) {
    (void)state;
    put_folder("out");
    put_folder("out/b");
    check_refused(RULE_WRITE, "'out/b': it is a folder");
    struct run run = new_run();
    run.options.force = true;
    add_output(&run.plan, "b", "new");
    assert_false(go(&run));
    end_run(&run);
}

static void test_a_file_in_the_place_of_a_folder(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/b", MARKED);
    struct run run = new_run();
    add_output(&run.plan, "a", "new");
    add_output(&run.plan, "b/c", "new");
    assert_false(go(&run));
    assert_finding(&run.diag, RULE_READ, "'out/b/c': Not a directory");
    assert_int_equal(entries_in("out"), 1);
    end_run(&run);
}

static void test_links_inside_are_followed(void **state) {
    (void)state;
    put_folder("out");
    put_folder("out/real");
    put_file("out/real/file", MARKED "old");
    assert_int_equal(symlink("real/file", "out/link"), 0);
    assert_int_equal(symlink("real", "out/folder"), 0);
    assert_true(write_one("link", MARKED "new"));
    assert_true(S_ISLNK(status_of("out/link").st_mode));
    assert_file("out/real/file", MARKED "new");
    assert_true(write_one("folder/file", "newer"));
    assert_true(S_ISLNK(status_of("out/folder").st_mode));
    assert_file("out/real/file", "newer");
    assert_true(write_one("folder/deep/file", "x"));
    assert_file("out/real/deep/file", "x");
}

static void test_an_absolute_link_inside_is_followed(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/file", MARKED "old");
    char target[1024];
    assert_non_null(getcwd(target, sizeof target - 20));
    memcpy(target + strlen(target), "/out/file", sizeof "/out/file");
    assert_int_equal(symlink(target, "out/link"), 0);
    assert_true(write_one("link", "new"));
    assert_file("out/file", "new");
}

static void test_links_outside_are_refused(void **state) {
    (void)state;
    put_folder("out");
    put_file("outside", MARKED "old");
    assert_int_equal(symlink("../outside", "out/b"), 0);
    check_refused(RULE_OUTPUT_PATH, "'out/b': it is a link that leads out of the output folder");
    assert_file("outside", MARKED "old");
}

static void test_folder_links_outside_are_refused(void **state) {
    (void)state;
    put_folder("out");
    put_folder("elsewhere");
    assert_int_equal(symlink("../elsewhere", "out/folder"), 0);
    assert_false(write_one("folder/file", "new"));
    assert_false(write_one("folder/deep/file", "new"));
    assert_int_equal(entries_in("elsewhere"), 0);
}

static void test_links_to_nowhere_are_refused(void **state) {
    (void)state;
    put_folder("out");
    assert_int_equal(symlink("gone", "out/b"), 0);
    check_refused(RULE_WRITE, "'out/b': it is a link that leads nowhere");
    assert_false(is_there("out/gone"));
}

static void test_one_file_by_two_paths_is_refused(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", MARKED "old");
    assert_int_equal(symlink("a", "out/link"), 0);
    struct run run = new_run();
    add_output(&run.plan, "a", "one");
    add_output(&run.plan, "link", "two");
    assert_false(go(&run));
    assert_finding(&run.diag, RULE_OUTPUT_PATH, "'link' and 'a' are one file");
    assert_file("out/a", MARKED "old");
    end_run(&run);
}

// ---- Special files ----

static void test_a_fifo_is_written_through(void **state) {
    (void)state;
    put_folder("out");
    assert_int_equal(mkfifo("out/fifo", 0666), 0);
    int reader = open("out/fifo", O_RDONLY | O_NONBLOCK);
    struct run run = new_run();
    add_output(&run.plan, "fifo", "through");
    assert_true(go(&run));
    assert_int_equal(run.result.states[0], WRITE_THROUGH);
    char text[20] = "";
    assert_int_equal(read(reader, text, sizeof text), 7);
    assert_string_equal(text, "through");
    assert_true(S_ISFIFO(status_of("out/fifo").st_mode));
    close(reader);
    end_run(&run);
}

// ---- A file that the user named ----

static bool write_named(const char *path, const char *bytes, struct diag *diag) {
    return write_file(str_from(path), str_from(bytes), true, diag);
}

static void test_named_file(void **state) {
    (void)state;
    struct diag diag = {0};
    assert_true(write_named("new/codes.d", "one", &diag));
    assert_file("new/codes.d", "one");
    assert_true(write_named("new/codes.d", "two", &diag));
    assert_file("new/codes.d", "two");
    assert_false(write_named("new/", "x", &diag));
    assert_finding(&diag, RULE_OUTPUT_PATH, "names no file");
    diag_free(&diag);
}

static void test_named_link_may_lead_anywhere(void **state) {
    (void)state;
    struct diag diag = {0};
    put_folder("out");
    put_folder("elsewhere");
    put_file("elsewhere/real", "old");
    assert_int_equal(symlink("../elsewhere/real", "out/link"), 0);
    assert_true(write_named("out/link", "new", &diag));
    assert_true(S_ISLNK(status_of("out/link").st_mode));
    assert_file("elsewhere/real", "new");
    assert_int_equal(entries_in("elsewhere"), 1);
    assert_int_equal(entries_in("out"), 1);
}

static void test_named_link_to_nowhere_is_refused(void **state) {
    (void)state;
    struct diag diag = {0};
    assert_int_equal(symlink("gone", "link"), 0);
    assert_false(write_named("link", "x", &diag));
    assert_finding(&diag, RULE_WRITE, "'link': it is a link that leads nowhere");
    assert_false(is_there("gone"));
    diag_free(&diag);
}

static void test_named_link_to_a_fifo(void **state) {
    (void)state;
    struct diag diag = {0};
    assert_int_equal(mkfifo("fifo", 0666), 0);
    assert_int_equal(symlink("fifo", "link"), 0);
    int reader = open("fifo", O_RDONLY | O_NONBLOCK);
    assert_true(write_named("link", "through", &diag));
    char text[20] = "";
    assert_int_equal(read(reader, text, sizeof text), 7);
    close(reader);
}

// What standard output already has must stay, be it a file: "/dev/stdout" with ">> log".
static void test_standard_output_is_written_where_it_stands(void **state) {
    (void)state;
    put_file("log", "before ");
    assert_int_equal(symlink("/proc/self/fd/1", "link"), 0);
    pid_t child = fork();
    if (child == 0) {
        struct diag diag = {0};
        int log = open("log", O_WRONLY | O_APPEND);
        if (dup2(log, STDOUT_FILENO) != STDOUT_FILENO) _exit(2);
        _exit(write_named("link", "after", &diag) ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_file("log", "before after");
}

// ---- Failures ----

// More than 4 KiB in one file is more than the disk has room for.
static bool go_on_a_full_disk(struct run *run) {
    struct rlimit old;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    struct rlimit limit = {4096, old.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    bool done = go(run);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    return done;
}

static const char *large_text(void) {
    static char text[8192];
    memset(text, 'x', sizeof text - 1);
    return text;
}

static void test_full_disk_changes_nothing(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/b", MARKED "old");
    struct run run = new_run();
    add_output(&run.plan, "a", "small");
    add_output(&run.plan, "b", large_text());
    add_output(&run.plan, "c/d", "small");
    assert_false(go_on_a_full_disk(&run));
    assert_finding(&run.diag, RULE_WRITE, "cannot write 'out/b': File too large");
    assert_file("out/b", MARKED "old");
    assert_int_equal(entries_in("out"), 1);
    end_run(&run);
}

static void test_folders_made_by_a_failed_run_go(void **state) {
    (void)state;
    struct run run = new_run();
    run.plan.folder = STR("new/out");
    add_output(&run.plan, "a/b", "small");
    add_output(&run.plan, "c/d", large_text());
    assert_false(go_on_a_full_disk(&run));
    assert_false(is_there("new"));
    end_run(&run);
}

// ---- Several parts ----

// Three parts: "a" is written, "b" is removed, and a named file "lock" is written.
static bool go_in_parts(const char *lock, bool force, struct write_result *removed) {
    struct run run = new_run();
    struct plan gone = {.folder = STR("out")};
    struct comparison comparisons[2] = {{.begun = false}};
    struct named_file named;
    struct write_part parts[3] = {
        {&run.plan, &comparisons[0], {.force = force}, {0}},
        {&gone, &comparisons[1], {.remove = true}, {0}},
    };
    add_output(&run.plan, "a", "new");
    add_output(&gone, "deep/b", "");
    add_output(&gone, "foreign", "");
    bool done = compare_plan(&comparisons[0], &run.plan, false, &run.diag) &&
                compare_plan(&comparisons[1], &gone, false, &run.diag) &&
                named_file_begin(&named, str_from(lock), STR("lock"), false, &parts[2], &run.diag) &&
                write_parts(parts, 3, &run.arena, &run.diag);
    assert_int_equal(done, diag_errors(&run.diag) == 0);
    if (removed != NULL) *removed = parts[1].result;
    named_file_free(&named);
    comparison_free(&comparisons[0]);
    comparison_free(&comparisons[1]);
    plan_free(&gone);
    end_run(&run);
    return done;
}

static void put_old_parts(void) {
    put_folder("out");
    put_folder("out/deep");
    put_file("out/a", MARKED "old");
    put_file("out/deep/b", MARKED "old");
    put_file("out/foreign", "mine");
}

static void test_parts_are_written_and_removed(void **state) {
    (void)state;
    struct write_result removed;
    put_old_parts();
    assert_true(go_in_parts("out/lock", false, &removed));
    assert_file("out/a", "new");
    assert_file("out/lock", "lock");
    assert_file("out/foreign", "mine");
    assert_int_equal(entries_in("out"), 3); // the folder of what was removed is gone
    assert_int_equal(removed.written, 1);
    assert_int_equal(removed.unchanged, 1);
    assert_true(go_in_parts("out/lock", true, &removed)); // nothing is left to remove
    assert_int_equal(removed.written, 0);
}

static void test_a_part_that_is_refused_stops_all(void **state) {
    (void)state;
    put_old_parts();
    put_folder("lock");
    assert_false(go_in_parts("lock", false, NULL));
    assert_file("out/a", MARKED "old");
    assert_file("out/deep/b", MARKED "old");
    put_file("out/a", "mine");
    assert_false(go_in_parts("out/lock", false, NULL));
    assert_file("out/deep/b", MARKED "old");
    assert_int_equal(entries_in("out"), 3);
}

// ---- Temporaries of others ----

static const char *temporary_of(pid_t process, char path[64]) {
    snprintf(path, 64, "out/.statusgen-%ld-0123456789abcdef.tmp", (long)process);
    return path;
}

static void test_temporaries_of_dead_runs_go(void **state) {
    (void)state;
    static const char *const others[] = {
        "out/.statusgen-0-0123456789abcdef.tmp", "out/.statusgen-x-0123456789abcdef.tmp",
        "out/.statusgen-999999999999-0123456789abcdef.tmp", "out/.statusgen-.tmp",
        "out/.statusgen-2147483647-0123.tmp", "out/x.statusgen-2147483647-0123456789abcdef.tmp",
        "out/.statusgen-2147483647-0123456789abcdef.tmp2", "out/.statusgen.tmp"};
    enum { OTHERS = sizeof others / sizeof others[0] };
    char path[64];
    pid_t dead = fork();
    if (dead == 0) _exit(0);
    assert_int_equal(waitpid(dead, NULL, 0), dead);
    put_folder("out");
    for (int i = 0; i < OTHERS; i++) put_file(others[i], "");
    put_file(temporary_of(dead, path), "left");
    put_file("out/a", "same");
    assert_true(write_one("a", "same"));
    assert_false(is_there(path));
    put_file(temporary_of(getppid(), path), "in use");
    assert_true(write_one("a", "same"));
    assert_true(is_there(path));
    assert_int_equal(entries_in("out"), OTHERS + 2);
}

static void test_a_dry_run_removes_nothing(void **state) {
    (void)state;
    char path[64];
    pid_t dead = fork();
    if (dead == 0) _exit(0);
    assert_int_equal(waitpid(dead, NULL, 0), dead);
    put_folder("out");
    put_file(temporary_of(dead, path), "left");
    struct run run = new_run();
    run.options.dry_run = true;
    add_output(&run.plan, "a", "new");
    assert_true(go(&run));
    assert_true(is_there(path));
    end_run(&run);
}

// ---- The process ----

// Runs it in a child; the child's wait status.
static int status_of_child(void (*what)(void)) {
    pid_t child = fork();
    assert_int_not_equal(child, -1);
    if (child == 0) {
        what();
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void use_closed_descriptors(void) {
    close(0);
    close(1);
    close(2);
    char byte;
    if (!write_prepare_process()) _exit(1);
    if (read(0, &byte, 1) != -1 || write(1, "x", 1) != -1 || write(2, "x", 1) != -1) _exit(2);
    if (open("/dev/null", O_RDONLY) <= 2) _exit(3);
}

static void test_closed_descriptors_are_safe(void **state) {
    (void)state;
    assert_int_equal(status_of_child(use_closed_descriptors), 0);
}

static void keep_open_descriptors(void) {
    int ends[2];
    if (pipe(ends) != 0 || dup2(ends[1], 1) != 1 || !write_prepare_process()) _exit(1);
    if (write(1, "x", 1) != 1) _exit(2);
    close(ends[0]);
    if (write(1, "x", 1) != -1 || errno != EPIPE) _exit(3); // and no SIGPIPE
}

static void test_open_descriptors_stay_and_pipes_are_errors(void **state) {
    (void)state;
    assert_int_equal(status_of_child(keep_open_descriptors), 0);
}

static void survive_an_ignored_signal(void) {
    signal(SIGHUP, SIG_IGN);
    if (!write_prepare_process()) _exit(1);
    raise(SIGHUP);
}

static void test_ignored_signals_stay_ignored(void **state) {
    (void)state;
    assert_int_equal(status_of_child(survive_an_ignored_signal), 0);
}

// Its temporary is complete when it waits for somebody to empty the FIFO.
static void write_and_wait(void) {
    static char more[1 << 20]; // than a FIFO holds
    memset(more, 'x', sizeof more - 1);
    struct run run = new_run();
    add_output(&run.plan, "a/b", "new");
    add_output(&run.plan, "fifo", more);
    if (write_prepare_process()) go(&run);
}

static void wait_for_temporary(void) {
    const struct timespec moment = {.tv_nsec = 1000000};
    for (int i = 0; i < 5000 && entries_in("out/a") == 0; i++) nanosleep(&moment, NULL);
    assert_int_equal(entries_in("out/a"), 1);
}

static void check_signal(int signal_number) {
    pid_t child = fork();
    assert_int_not_equal(child, -1);
    if (child == 0) {
        signal(signal_number, SIG_DFL); // the tests may run where it is ignored, as under nohup
        write_and_wait();
        _exit(0);
    }
    wait_for_temporary();
    assert_int_equal(kill(child, signal_number), 0);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), signal_number);
    assert_int_equal(entries_in("out"), 1); // the FIFO: folder and temporary are gone
}

static void test_signals_leave_nothing_behind(void **state) {
    (void)state;
    put_folder("out");
    assert_int_equal(mkfifo("out/fifo", 0666), 0);
    int reader = open("out/fifo", O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
    check_signal(SIGINT);
    check_signal(SIGTERM);
    check_signal(SIGHUP);
    close(reader);
}

// ---- Several runs at once ----

static void write_many_times(void) {
    for (int i = 0; i < 200; i++) {
        if (!write_one("a", i % 2 == 0 ? MARKED "even even" : MARKED "odd")) _exit(1);
    }
}

// Whether one read of the file gives a part of it or a mixture.
static bool is_torn(const char *path) {
    char text[200] = "";
    FILE *file = fopen(path, "rb");
    if (file == NULL) return true;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    bool whole = strcmp(text, MARKED "odd") == 0 || strcmp(text, MARKED "even even") == 0;
    return length == 0 || !whole;
}

static void test_runs_at_once_tear_nothing(void **state) {
    (void)state;
    put_folder("out");
    put_file("out/a", MARKED "odd");
    pid_t writers[2];
    for (int i = 0; i < 2; i++) {
        writers[i] = fork();
        if (writers[i] == 0) {
            write_many_times();
            _exit(0);
        }
    }
    int status, torn = 0;
    for (int i = 0; i < 2; i++) {
        while (waitpid(writers[i], &status, WNOHANG) == 0) torn += is_torn("out/a");
        assert_int_equal(status, 0);
    }
    assert_int_equal(torn, 0);
    assert_int_equal(entries_in("out"), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        sandbox_test(test_creates_files_and_folders),
        sandbox_test(test_new_modes_follow_the_umask),
        sandbox_test(test_existing_modes_are_kept),
        sandbox_test(test_unchanged_files_are_not_touched),
        sandbox_test(test_a_reader_keeps_its_whole_file),
        sandbox_test(test_crlf_files_stay_unless_strict),
        sandbox_test(test_dry_run_writes_nothing),
        sandbox_test(test_files_of_others_are_refused),
        sandbox_test(test_force_overwrites_files_of_others),
        sandbox_test(test_refusal_says_what_to_do),
        sandbox_test(test_an_empty_file_is_nobodys),
        sandbox_test(test_a_folder_is_refused),
        sandbox_test(test_a_file_in_the_place_of_a_folder),
        sandbox_test(test_links_inside_are_followed),
        sandbox_test(test_an_absolute_link_inside_is_followed),
        sandbox_test(test_links_outside_are_refused),
        sandbox_test(test_folder_links_outside_are_refused),
        sandbox_test(test_links_to_nowhere_are_refused),
        sandbox_test(test_one_file_by_two_paths_is_refused),
        sandbox_test(test_a_fifo_is_written_through),
        sandbox_test(test_named_file),
        sandbox_test(test_named_link_may_lead_anywhere),
        sandbox_test(test_named_link_to_nowhere_is_refused),
        sandbox_test(test_named_link_to_a_fifo),
        sandbox_test(test_standard_output_is_written_where_it_stands),
        sandbox_test(test_full_disk_changes_nothing),
        sandbox_test(test_folders_made_by_a_failed_run_go),
        sandbox_test(test_parts_are_written_and_removed),
        sandbox_test(test_a_part_that_is_refused_stops_all),
        sandbox_test(test_temporaries_of_dead_runs_go),
        sandbox_test(test_a_dry_run_removes_nothing),
        sandbox_test(test_closed_descriptors_are_safe),
        sandbox_test(test_open_descriptors_stay_and_pipes_are_errors),
        sandbox_test(test_ignored_signals_stay_ignored),
        sandbox_test(test_signals_leave_nothing_behind),
        sandbox_test(test_runs_at_once_tear_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
