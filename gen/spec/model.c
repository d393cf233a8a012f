// SPDX-License-Identifier: MIT
#include "spec/model.h"

const struct class *registry_class(const struct registry *registry, int64_t code) {
    for (size_t i = 0; i < registry->classes.count; i++) {
        const struct class *class = &ARRAY_AT(registry->classes, struct class, i);
        if (code >= class->first && code <= class->last) return class;
    }
    return NULL;
}

const struct vendor *registry_vendor(const struct registry *registry, struct str id) {
    for (size_t i = 0; i < registry->vendors.count; i++) {
        const struct vendor *vendor = &ARRAY_AT(registry->vendors, struct vendor, i);
        if (str_equal(vendor->id, id)) return vendor;
    }
    return NULL;
}

void entry_mark_aliases(const struct entry *entry) {
    for (size_t i = 0; i < entry->formerly.count; i++) {
        struct former *former = &ARRAY_AT(entry->formerly, struct former, i);
        former->alias = !str_equal(former->id, entry->id);
        for (size_t newer = 0; newer < i && former->alias; newer++) {
            struct str id = ARRAY_AT(entry->formerly, struct former, newer).id;
            former->alias = !str_equal(former->id, id);
        }
    }
}

bool entry_is(const struct entry *entry, struct str name) {
    size_t dot = str_find_char(name, '.', 0);
    if (dot < name.len) {
        return str_equal(entry->vendor->id, str_slice(name, 0, dot)) &&
               str_equal(entry->given_id, str_slice(name, dot + 1, name.len));
    }
    return entry->vendor->registered && str_equal(entry->given_id, name);
}

struct str entry_state(const struct entry *entry) {
    return choice_name(state_words, entry->state);
}

struct str reference_label(const struct reference *reference, struct arena *arena) {
    struct str name = str_given(reference->draft) ? reference->draft : reference->title;
    if (reference->rfc != NUMBER_ABSENT) name = arena_printf(arena, "RFC %d", (int)reference->rfc);
    if (!str_given(reference->section)) return name;
    return arena_printf(arena, "%.*s, section %.*s", STR_ARG(name), STR_ARG(reference->section));
}

// "15.5.14" or "B.3" has an anchor; "4 and 5", or what could break out of a link, has none.
static bool is_anchor(struct str section) {
    for (size_t i = 0; i < section.len; i++) {
        char c = section.data[i];
        if (!char_is_alnum(c) && c != '.' && c != '-') return false;
    }
    return section.len > 0;
}

struct str reference_url(const struct reference *reference, struct arena *arena) {
    struct str base = {0}, section = reference->section;
    if (str_given(reference->url)) return reference->url;
    if (reference->rfc != NUMBER_ABSENT) {
        base = arena_printf(arena, "https://www.rfc-editor.org/rfc/rfc%d.html", (int)reference->rfc);
    } else if (str_given(reference->draft)) {
        base = arena_printf(arena, "https://datatracker.ietf.org/doc/html/%.*s",
                            STR_ARG(reference->draft));
    }
    if (!str_given(base) || !is_anchor(section)) return base;
    // The anchors of the RFC Editor's HTML: "#section-15.5.14", "#appendix-B.3".
    const char *kind = char_is_alpha(section.data[0]) ? "appendix" : "section";
    return arena_printf(arena, "%.*s#%s-%.*s", STR_ARG(base), kind, STR_ARG(section));
}
