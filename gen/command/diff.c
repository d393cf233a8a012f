// SPDX-License-Identifier: MIT
#include "base/json.h"
#include "command/answer.h"
#include "command/commands.h"
#include "spec/difference.h"
#include "spec/load.h"
#include "view/tables.h"

static const struct registry *load(struct session *session, struct str path) {
    const struct spec *spec =
        spec_load_overlaid(&session->arena, &session->inputs, (struct paths){&path, 1},
                           session_overlays(session), &session->diag);
    return spec != NULL ? &spec->registries[0] : NULL;
}

static struct version version_of(struct session *session, const struct registry *registry) {
    struct tables tables = tables_make(&session->arena, registry);
    struct meaning *meanings = ARENA_ARRAY(&session->arena, struct meaning, tables.lookup_count);
    for (size_t i = 0; i < tables.lookup_count; i++) {
        meanings[i] = (struct meaning){tables.lookups[i].text, tables.lookups[i].entry};
    }
    return (struct version){registry, meanings, tables.lookup_count};
}

// In brackets, since 'none' is a word that a key may take.
static void add_value(struct buf *out, struct str value) {
    buf_add(out, str_given(value) ? value : STR("(none)"));
}

static void add_both(struct buf *out, const struct change *change) {
    add_value(out, change->old);
    buf_add(out, STR(" -> "));
    add_value(out, change->new);
}

static void add_items(struct buf *out, const struct change *change) {
    if (str_given(change->old)) buf_printf(out, "removed %.*s", STR_ARG(change->old));
    if (str_given(change->old) && str_given(change->new)) buf_add(out, STR("; "));
    if (str_given(change->new)) buf_printf(out, "added %.*s", STR_ARG(change->new));
}

static void add_difference(struct buf *out, const struct change *change) {
    switch (change->form) {
    case DIFFERENCE_VALUE: add_both(out, change); break;
    case DIFFERENCE_ITEMS: add_items(out, change); break;
    case DIFFERENCE_ORDER: buf_add(out, STR("in another order")); break;
    case DIFFERENCE_LONG:
        if (!str_given(change->old)) {
            buf_add(out, STR("text added"));
        } else {
            buf_add(out, str_given(change->new) ? STR("another text") : STR("text removed"));
        }
        break;
    }
}

static void add_detail(struct buf *out, const struct change *change) {
    struct str label = change->kind == CHANGE_ADDED ? change->new : change->old;
    switch (change->kind) {
    case CHANGE_ADDED:
    case CHANGE_REMOVED:
        if (str_given(label)) buf_printf(out, ": %.*s", STR_ARG(label));
        return;
    case CHANGE_RENAMED:
        buf_add(out, STR(": "));
        add_both(out, change);
        if (change->kept) buf_add(out, STR(", kept under formerly"));
        if (change->breaking) buf_add(out, STR(", the old id is gone"));
        return;
    case CHANGE_RENUMBERED:
    case CHANGE_CHANGED:
        buf_add(out, STR(": "));
        add_difference(out, change);
        return;
    }
}

static void add_place(struct buf *out, const char *word, struct place place) {
    if (place.source == NULL) return;
    buf_printf(out, "  %s %.*s", word, STR_ARG(source_name(place.source)));
    if (place.line > 0) buf_printf(out, ":%u:%u", place.line, place.column);
    buf_add_char(out, '\n');
}

static void add_line(struct session *session, const struct registry *registry,
                       const struct change *change) {
    struct buf *out = &session->out;
    buf_printf(out, "%.*s %s %.*s", STR_ARG(registry->id), change_kind_name(change->kind),
               STR_ARG(change->subject));
    if (str_given(change->key)) buf_printf(out, " %.*s", STR_ARG(change->key));
    add_detail(out, change);
    if (change->breaking) buf_add(out, STR(" [breaking]"));
    buf_add_char(out, '\n');
    if (!session->cli.verbose) return;
    add_place(out, "old:", change->old_place);
    add_place(out, "new:", change->new_place);
}

static struct str form_name(const struct change *change) {
    static const char *const names[] = {
        [DIFFERENCE_VALUE] = "value",
        [DIFFERENCE_LONG] = "long",
        [DIFFERENCE_ITEMS] = "items",
        [DIFFERENCE_ORDER] = "order",
    };
    return change->kind == CHANGE_CHANGED ? str_from(names[change->form]) : (struct str){0};
}

static void add_object(struct session *session, const struct registry *registry,
                       const struct change *change) {
    struct buf *out = &session->out;
    answer_open(session);
    json_text_member(out, "registry", registry->id);
    json_text_member(out, "change", str_from(change_kind_name(change->kind)));
    json_text_member(out, "subject", change->subject);
    json_text_member(out, "key", change->key);
    json_text_member(out, "form", form_name(change));
    json_text_member(out, "old", change->old);
    json_text_member(out, "new", change->new);
    json_flag_member(out, "kept", change->kept);
    json_flag_member(out, "breaking", change->breaking);
    answer_place(session, "old_place", change->old_place);
    answer_place(session, "new_place", change->new_place);
    answer_close(session);
}

int command_diff(struct session *session) {
    if (session->cli.arguments.count != 2) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE,
                    "'diff' compares two specifications: it needs OLD and NEW");
        return EXIT_FAILED;
    }
    const struct registry *old = load(session, session->cli.arguments.items[0]);
    const struct registry *new = load(session, session->cli.arguments.items[1]);
    if (old == NULL || new == NULL) return EXIT_FAILED;
    struct version was = version_of(session, old), is = version_of(session, new);
    struct array changes = registry_difference(&session->arena, &was, &is);
    size_t count = 0;
    for (size_t i = 0; i < changes.count; i++) {
        const struct change *change = &ARRAY_AT(changes, struct change, i);
        if (session->cli.breaking && !change->breaking) continue;
        if (answer_is_json(session)) {
            add_object(session, new, change);
        } else {
            add_line(session, new, change);
        }
        count++;
    }
    return count > 0 ? EXIT_NO : EXIT_DONE;
}
