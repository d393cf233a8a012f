// SPDX-License-Identifier: MIT
#include "project/lock.h"

#include <inttypes.h>
#include <string.h>

enum { LOCK_VERSION = 1, MAX_FILES = 100000, HASH_DIGITS = 16 };

static const struct key entry_keys[] = {
    SCHEMA_REQUIRED("path", KEY_LINE, lock_entry, path, "the file, from the folder of the lock"),
    SCHEMA_REQUIRED("hash", KEY_LINE, lock_entry, hash, "of its bytes"),
};
static const struct schema entry_schema = SCHEMA_OF("a file", lock_entry, entry_keys);

static const struct key lock_keys[] = {
    SCHEMA_NUMBER("statusgen", lock, version, 999, true, "version of the format: 1"),
    SCHEMA_COUNTED("files", KEY_LIST, lock, files, MAX_FILES, &entry_schema, "the files written"),
};
static const struct schema lock_schema = SCHEMA_OF("a lock", lock, lock_keys);

static bool is_hash(struct str text) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < text.len; i++) {
        if (memchr(digits, text.data[i], sizeof digits - 1) == NULL) return false;
    }
    return text.len == HASH_DIGITS;
}

// A file that is left over keeps its hash, which is written again as it is.
static void check_hashes(const struct lock *lock, struct diag *diag) {
    for (size_t i = 0; i < lock->files.count; i++) {
        const struct lock_entry *entry = &ARRAY_AT(lock->files, struct lock_entry, i);
        if (is_hash(entry->hash)) continue;
        diag_report(diag, RULE_BAD_VALUE, node_place(entry->node, "hash"),
                    "a hash has %d digits from 0 to 9 and a to f", HASH_DIGITS);
    }
}

bool lock_read(struct arena *arena, struct inputs *inputs, struct str path, struct lock *lock,
               struct diag *diag) {
    size_t errors = diag_errors(diag);
    *lock = (struct lock){0};
    const struct source *source = input_try(inputs, path, NO_PLACE, diag);
    if (source == NULL) return diag_errors(diag) == errors;
    const struct node *node = yaml_parse(arena, source, diag);
    if (node != NULL) schema_read(arena, &lock_schema, node, lock, diag);
    if (lock->version != LOCK_VERSION && diag_errors(diag) == errors) {
        diag_report(diag, RULE_BAD_VERSION, node_place(node, "statusgen"),
                    "this is version %d of the format, not %d", LOCK_VERSION, (int)lock->version);
    }
    if (diag_errors(diag) == errors) check_hashes(lock, diag);
    if (diag_errors(diag) == errors) return true;
    diag_note(diag, place_file(source), "the file can be removed: 'statusgen generate' writes it anew");
    return false;
}

const struct lock_entry *lock_find(const struct lock *lock, struct str path) {
    for (size_t i = 0; i < lock->files.count; i++) {
        const struct lock_entry *entry = &ARRAY_AT(lock->files, struct lock_entry, i);
        if (str_equal(entry->path, path)) return entry;
    }
    return NULL;
}

// In YAML's single quotes, in which only the quote itself is special. Paths of outputs hold no
// control characters.
static void add_quoted(struct buf *out, struct str text) {
    buf_add_char(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\'') buf_add_char(out, '\'');
        buf_add_char(out, text.data[i]);
    }
    buf_add_char(out, '\'');
}

void lock_render(struct buf *out, const struct lock_entry *files, size_t count) {
    buf_add(out, STR("# Written by 'statusgen generate', read by 'statusgen check' and '--prune'. Commit it.\n"
                     "statusgen: 1\nfiles:\n"));
    for (size_t i = 0; i < count; i++) {
        buf_add(out, STR("  - {hash: '"));
        buf_add(out, files[i].hash);
        buf_add(out, STR("', path: "));
        add_quoted(out, files[i].path);
        buf_add(out, STR("}\n"));
    }
    if (count == 0) buf_add(out, STR("  []\n"));
}

struct str lock_hash(struct arena *arena, struct str bytes) {
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < bytes.len; i++) {
        bool line_end = bytes.data[i] == '\r' && i + 1 < bytes.len && bytes.data[i + 1] == '\n';
        if (line_end) continue;
        hash = (hash ^ (unsigned char)bytes.data[i]) * UINT64_C(0x100000001B3);
    }
    return arena_printf(arena, "%016" PRIx64, hash);
}
