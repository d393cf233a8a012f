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

struct str entry_state(const struct entry *entry) {
    return choice_name(state_words, entry->state);
}

struct str reference_label(const struct reference *reference, struct arena *arena) {
    struct str name = str_given(reference->draft) ? reference->draft : reference->title;
    struct str before = {0};
    char digits[STR_DIGITS];
    if (reference->rfc != NUMBER_ABSENT) {
        before = STR("RFC ");
        name = str_digits(reference->rfc, digits);
    }
    if (str_given(reference->section)) {
        return ARENA_JOIN(arena, before, name, STR(", section "), reference->section);
    }
    return str_given(name) ? ARENA_JOIN(arena, before, name) : name;
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
    if (str_given(reference->url)) return reference->url;
    struct str site, name = reference->draft, end, mark = {0}, section = {0};
    char digits[STR_DIGITS];
    if (reference->rfc != NUMBER_ABSENT) {
        site = STR("https://www.rfc-editor.org/rfc/rfc");
        name = str_digits(reference->rfc, digits);
        end = STR(".html");
    } else {
        site = STR("https://datatracker.ietf.org/doc/html/");
        end = STR("");
    }
    if (!str_given(name)) return name;
    if (is_anchor(reference->section)) {
        // The anchors of the RFC Editor's HTML: "#section-15.5.14", "#appendix-B.3".
        section = reference->section;
        mark = char_is_alpha(section.data[0]) ? STR("#appendix-") : STR("#section-");
    }
    return ARENA_JOIN(arena, site, name, end, mark, section);
}
