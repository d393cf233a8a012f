// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "yaml/make.h"
#include "yaml/patch.h"

struct patch_case {
    const char *what, *base, *patch, *expected;
};

// The node without quotes: "{k: v, l: [a, b]}", with "!" in front of what is of the patch.
static void add_node(struct buf *out, const struct node *node) {
    bool first = true;
    if (node->kind == NODE_TEXT) {
        if (str_equal(node->place.source->path, STR("patch"))) buf_add_char(out, '!');
        buf_add(out, node->text);
        return;
    }
    buf_add_char(out, node->kind == NODE_LIST ? '[' : '{');
    for (size_t i = 0; node->kind == NODE_LIST && i < node->item_count; i++, first = false) {
        if (!first) buf_add(out, STR(", "));
        add_node(out, node->items[i]);
    }
    for (size_t i = 0; node->kind == NODE_MAP && i < node->pair_count; i++, first = false) {
        buf_printf(out, "%s%.*s: ", first ? "" : ", ", STR_ARG(node->pairs[i].key));
        add_node(out, node->pairs[i].value);
    }
    buf_add_char(out, node->kind == NODE_LIST ? ']' : '}');
}

static const struct node *parse(struct arena *arena, const char *path, const char *text,
                                struct diag *diag) {
    struct source *source = ARENA_NEW(arena, struct source);
    *source = (struct source){str_from(path), str_from(text)};
    return yaml_parse(arena, source, diag);
}

static void note(void *context, const struct node *old, const struct node *new) {
    struct buf *out = context;
    buf_add(out, old == NULL ? STR("empty ") : node_equal(old, new) ? STR("same ") : STR("other "));
    add_node(out, new);
    buf_add_char(out, '\n');
}

static void assert_patched(const struct patch_case *c) {
    static const char *const skip[] = {"id", NULL};
    struct arena arena = {0};
    struct diag diag = {0};
    struct buf out = {0};
    const struct node *base = c->base != NULL ? parse(&arena, "main", c->base, &diag) : NULL;
    const struct node *patch = parse(&arena, "patch", c->patch, &diag);
    assert_non_null(patch);
    struct patching patching = {&arena, &diag, note, &out};
    const struct node *node = node_patch(&patching, base, patch, skip);
    assert_true(place_compare(node->place, (base != NULL ? base : patch)->place) == 0);
    add_node(&out, node);
    if (diag.messages.count > 0) buf_add_char(&out, '\n');
    add_findings(&out, &diag);
    assert_case(c->what, &out, c->expected);
    diag_free(&diag);
    arena_free(&arena);
}

static void patches(void **state) {
    (void)state;
    static const struct patch_case cases[] = {
        {"a new key", "{a: 1}", "{b: 2}", "{a: 1, b: !2}"},
        {"a text", "{a: 1, b: 2}", "{a: 3}", "other !3\n{a: !3, b: 2}"},
        {"the same", "{a: 1}", "{a: '1'}", "same !1\n{a: !1}"},
        {"a list", "{a: [1, 2]}", "{a: [2]}", "other [!2]\n{a: [!2]}"},
        {"an empty list", "{a: [1]}", "{a: []}", "other []\n{a: []}"},
        {"mappings", "{a: {b: 1, c: {d: 2}}}", "{a: {c: {e: 3}}}",
         "{a: {b: 1, c: {d: 2, e: !3}}}"},
        {"an empty mapping", "{a: {b: 1}}", "{a: {}}", "empty {}\n{a: {b: 1}}"},
        {"a mapping for a text", "{a: 1}", "{a: {b: 2}}", "other {b: !2}\n{a: {b: !2}}"},
        {"a text for a mapping", "{a: {b: 1}}", "{a: 2}", "other !2\n{a: !2}"},
        {"items", "{a: [1]}", "{+a: [2, 3]}", "{a: [1, !2, !3]}"},
        {"one item", "{a: [1]}", "{+a: 2}", "{a: [1, !2]}"},
        {"an item for a text", "{a: 1}", "{+a: 2}", "{a: [1, !2]}"},
        {"an item for nothing", "{}", "{+a: 2}", "{a: [!2]}"},
        {"no items", "{a: [1]}", "{+a: []}", "empty []\n{a: [1]}"},
        {"items inside", "{a: {b: [1]}}", "{a: {+b: [2]}}", "{a: {b: [1, !2]}}"},
        {"items inside of what is new", "{}", "{a: {+b: [2]}}", "{a: {b: [!2]}}"},
        {"a list of mappings is not merged", "{a: [{b: 1}]}", "{a: [{c: 2}]}",
         "other [{c: !2}]\n{a: [{c: !2}]}"},
        {"the order of the base stays", "{a: 1, b: 2, c: 3}", "{d: 4, c: 5, a: 6}",
         "other !5\nother !6\n{a: !6, b: 2, c: !5, d: !4}"},
        {"onto nothing", NULL, "{a: 1, +b: 2, id: 3}", "{a: !1, b: [!2]}"},
        {"skipped", "{id: 1}", "{id: 2, a: {id: 3}}", "{id: 1, a: {id: !3}}"},
        {"a plus alone is a key", "{}", "{+: 1}", "{+: !1}"},
        {"both", "{a: 1}", "{+a: 2, a: 3}",
         "other !3\n{a: !3}\npatch:1:2 duplicate-key < patch:1:9"},
        {"to a mapping", "{a: {b: 1}}", "{+a: 2}", "{a: {b: 1}}\npatch:1:2 wrong-type < 1:5"},
        {"a mapping", "{a: [1]}", "{+a: {b: 2}}", "{a: [1]}\npatch:1:6 wrong-type"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) assert_patched(&cases[i]);
}

// The base is shared by what is read of it: a patch leaves it alone.
static void leaves_the_base(void **state) {
    (void)state;
    static const char *const skip[] = {NULL};
    struct arena arena = {0};
    struct diag diag = {0};
    struct buf out = {0};
    const struct node *base = parse(&arena, "main", "{a: [1], b: {c: 2}}", &diag);
    const struct node *patch = parse(&arena, "patch", "{+a: 3, b: {c: 4}, d: 5}", &diag);
    struct patching patching = {&arena, &diag, note, &out};
    node_patch(&patching, base, patch, skip);
    buf_clear(&out);
    add_node(&out, base);
    assert_case("base", &out, "{a: [1], b: {c: 2}}");
    diag_free(&diag);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patches),
        cmocka_unit_test(leaves_the_base),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
