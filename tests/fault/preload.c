// SPDX-License-Identifier: MIT
// To be preloaded: makes allocations of a program fail, its libraries' too, and its reads and writes
// short.
//
//   FAULT_AT=K      the K-th call of malloc, calloc or realloc gives NULL
//   FAULT_ON=1      so does every later one
//   FAULT_SHORT=1   read and write move one byte at a time
//   FAULT_COUNT=F   when main() has returned: how many allocations there were, and how many blocks
//                   were not freed, go to the file F
//
// It takes the C library's own functions by the names that glibc gives them; nothing else here
// allocates.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *block);

static long calls, live, fails_at;
static int fails_on, is_short;

static long number_of(const char *name) {
    const char *text = getenv(name);
    return text != NULL ? strtol(text, NULL, 10) : 0;
}

__attribute__((constructor)) static void begin(void) {
    fails_at = number_of("FAULT_AT");
    fails_on = number_of("FAULT_ON") != 0;
    is_short = number_of("FAULT_SHORT") != 0;
    calls = live = 0;
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("FAULT_COUNT");
    int file = path != NULL ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;
    if (file < 0) return;
    char text[64];
    int length = snprintf(text, sizeof text, "%ld %ld\n", calls, live);
    is_short = 0;
    ssize_t ignored = write(file, text, (size_t)length);
    (void)ignored;
    close(file);
}

static int is_faulty(void) {
    calls++;
    int faulty = fails_at > 0 && (calls == fails_at || (fails_on && calls > fails_at));
    if (faulty) errno = ENOMEM;
    return faulty;
}

static void *counted(void *block) {
    live += block != NULL;
    return block;
}

void *malloc(size_t size) {
    return is_faulty() ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size) {
    return is_faulty() ? NULL : counted(__libc_calloc(count, size));
}

void *realloc(void *old, size_t size) {
    if (is_faulty()) return NULL;
    void *block = __libc_realloc(old, size);
    live += old == NULL && block != NULL;
    return block;
}

void free(void *block) {
    live -= block != NULL;
    __libc_free(block);
}

static size_t shortened(size_t count) {
    return is_short && count > 1 ? 1 : count;
}

ssize_t read(int file, void *bytes, size_t count) {
    return (ssize_t)syscall(SYS_read, file, bytes, shortened(count));
}

// What a program calls that was built with _FORTIFY_SOURCE.
ssize_t __read_chk(int file, void *bytes, size_t count, size_t room);
ssize_t __read_chk(int file, void *bytes, size_t count, size_t room) {
    return read(file, bytes, count < room ? count : room);
}

ssize_t write(int file, const void *bytes, size_t count) {
    return (ssize_t)syscall(SYS_write, file, bytes, shortened(count));
}
