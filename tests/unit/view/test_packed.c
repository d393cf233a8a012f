// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "view/packed.h"


// The blob as a language would print it.
static struct str print_blob(struct arena *arena, const struct packed *packed, bool terminated) {
    struct buf out = {0};
    if (terminated) buf_add_char(&out, '\0');
    for (size_t i = 0; i < packed->blob_count; i++) {
        assert_int_equal(packed->blob[i].offset, out.len);
        buf_add(&out, packed->blob[i].text);
        if (terminated) buf_add_char(&out, '\0');
    }
    struct str blob = arena_str(arena, buf_str(&out));
    buf_free(&out);
    assert_int_equal(blob.len, packed->size);
    return blob;
}

// Every text stands where its piece says, with a NUL behind it if they are terminated.
static void assert_packs(const struct str *texts, size_t count, bool terminated, size_t size) {
    struct arena arena = {0};
    struct packed packed = packed_make(&arena, texts, count, terminated);
    struct str blob = print_blob(&arena, &packed, terminated);
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        const struct piece *piece = &packed.pieces[i];
        assert_true(str_equal(piece->text, texts[i]));
        assert_true(piece->offset + texts[i].len + terminated <= blob.len);
        assert_true(str_equal(str_slice(blob, piece->offset, texts[i].len), texts[i]));
        if (terminated) {
            assert_int_equal(blob.data[piece->offset + texts[i].len], '\0');
            assert_true(piece->offset > 0);
        }
        if (texts[i].len > longest) longest = texts[i].len;
    }
    assert_int_equal(packed.longest, longest);
    assert_int_equal(packed.count, count);
    assert_int_equal(packed.size, size);
    arena_free(&arena);
}

static void ends_of_texts_are_shared(void **state) {
    (void)state;
    const struct str none[] = {STR_INIT("")};
    assert_packs(none, 0, false, 0);
    assert_packs(none, 0, true, 1);
    const struct str found[] = {STR_INIT("Found"), STR_INIT("Not Found"), STR_INIT("Gone"),
                                STR_INIT("d"), STR_INIT("Foun")};
    assert_packs(found, COUNT(found), false, strlen("Not FoundGoneFoun"));
    assert_packs(found, COUNT(found), true, 1 + strlen("Not Found.Gone.Foun."));
    const struct str chain[] = {STR_INIT("c"), STR_INIT("bc"), STR_INIT("abc"), STR_INIT("xbc")};
    assert_packs(chain, COUNT(chain), false, strlen("abcxbc"));
}

static void many_texts_are_all_there(void **state) {
    (void)state;
    enum { TEXTS = 3000 };
    static struct str texts[TEXTS];
    struct arena arena = {0};
    size_t alone = 0;
    for (size_t i = 0; i < TEXTS; i++) {
        // "17" is the end of "1017" and "2017", which are not the end of another.
        texts[i] = arena_printf(&arena, "%zu", i);
        if (i >= 1000) alone += 4;
    }
    assert_packs(texts, TEXTS, false, alone);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_of_texts_are_shared),
        cmocka_unit_test(many_texts_are_all_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
