// SPDX-License-Identifier: MIT
// Any bytes as a lock file: read or refused. One that is read, and whose paths may be those of
// outputs, can be written, and is read as the same.
#include "harness.h"

#include "output/plan.h"
#include "project/lock.h"

static bool is_read(struct session *session, struct str text, struct lock *lock) {
    session_put(session, LOCK_FILE, text);
    bool read = lock_read(&session->arena, &session->inputs, STR(LOCK_FILE), lock, &session->diag);
    PROMISE(read == (diag_errors(&session->diag) == 0));
    return read;
}

static bool is_plan(struct session *session, const struct lock *lock) {
    struct plan plan = {0};
    for (size_t i = 0; i < lock->files.count; i++) {
        struct str path = ARRAY_AT(lock->files, struct lock_entry, i).path;
        plan_add(&plan, (struct plan_file){.path = path, .bytes = STR("")});
    }
    bool is = plan_check(&plan, &session->diag);
    plan_free(&plan);
    return is;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct session session = {0};
    struct lock lock;
    if (is_read(&session, (struct str){(const char *)data, size}, &lock) && is_plan(&session, &lock)) {
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
