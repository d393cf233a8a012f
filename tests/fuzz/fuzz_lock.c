// SPDX-License-Identifier: MIT
// Any bytes as a lock file: read or refused. One that is read can be written, and is read as the same.
#include "harness.h"

#include "project/lock.h"

static bool is_read(struct session *session, struct str text, struct lock *lock) {
    session_put(session, LOCK_FILE, text);
    bool read = lock_read(&session->arena, &session->inputs, STR(LOCK_FILE), lock, &session->diag);
    PROMISE(read == (diag_errors(&session->diag) == 0));
    return read;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct session session = {0};
    struct lock lock;
    if (is_read(&session, (struct str){(const char *)data, size}, &lock)) {
        struct session again = {0};
        struct lock same;
        struct buf text = {0};
        lock_render(&text, lock.files.items, lock.files.count);
        PROMISE(is_read(&again, buf_str(&text), &same) && same.files.count == lock.files.count);
        for (size_t i = 0; i < same.files.count; i++) {
            const struct lock_entry *one = &ARRAY_AT(lock.files, struct lock_entry, i);
            const struct lock_entry *two = &ARRAY_AT(same.files, struct lock_entry, i);
            PROMISE(str_equal(one->path, two->path) && str_equal(one->hash, two->hash));
        }
        buf_free(&text);
        session_free(&again);
    }
    session_show(&session, size);
    session_free(&session);
    return 0;
}
