// SPDX-License-Identifier: MIT
// Phrases: their form, what they have to do with their ids, and whose they are.
#include <inttypes.h>
#include <stdlib.h>

#include "lint/internal.h"

enum { LONGEST_ID = 64 };

// A phrase that an entry has or had, with the id that goes with it.
struct named_phrase {
    const struct entry *entry;
    const struct node *node; // of the entry or of the former name
    struct str id;           // absent: none goes with this phrase alone
    struct str phrase;
    bool former;
};

static struct place phrase_place(const struct named_phrase *named) {
    return node_place(named->node, "phrase");
}

// --- Form ---

// Why the form of the phrase is wrong, NULL if it is not.
static const char *form_fault(struct str phrase) {
    if (phrase.len == 0) return "is empty";
    if (phrase.data[0] == ' ') return "begins with a blank";
    if (phrase.data[phrase.len - 1] == ' ') return "ends with a blank";
    if (str_find(phrase, STR("  "), 0) < phrase.len) return "has two blanks in a row";
    for (size_t i = 0; i < phrase.len; i++) {
        if ((unsigned char)phrase.data[i] >= 0x80) return "is not plain ASCII";
    }
    return NULL;
}

static void check_form(struct lint *lint, const struct named_phrase *named) {
    const char *fault = form_fault(named->phrase);
    if (fault == NULL || lint_allows(lint, RULE_PHRASE_FORM, named->entry)) return;
    struct place place = phrase_place(named);
    diag_report(lint->diag, RULE_PHRASE_FORM, place, "the phrase %s", fault);
    if (named->phrase.len == 0) {
        diag_note(lint->diag, place, "leave the key out where there is no phrase");
    }
}

// The next run of letters and digits; apostrophes are taken for nothing ("I'm" is "im"). At most
// LONGEST_ID of its bytes are kept, in lower case.
static bool next_word(struct str text, size_t *at, char *word, size_t *length) {
    *length = 0;
    bool inside = false;
    for (; *at < text.len; ++*at) {
        char c = text.data[*at];
        if (c == '\'') continue;
        if (!char_is_alnum(c)) {
            if (inside) break;
            continue;
        }
        inside = true;
        if (*length < LONGEST_ID) word[(*length)++] = char_to_lower(c);
    }
    return inside;
}

static bool has_number(struct str phrase, int64_t code, struct arena *arena) {
    char word[LONGEST_ID];
    struct arena_mark mark = arena_mark(arena);
    struct str digits = arena_printf(arena, "%" PRId64, code);
    bool found = false;
    for (size_t at = 0, length = 0; !found && next_word(phrase, &at, word, &length);) {
        found = str_equal((struct str){word, length}, digits);
    }
    arena_release(arena, mark);
    return found;
}

static void check_annotation(struct lint *lint, const struct named_phrase *named) {
    bool bracket = false;
    for (size_t i = 0; i < named->phrase.len; i++) {
        bracket = bracket || str_find_char(STR("()[]{}"), named->phrase.data[i], 0) < 6;
    }
    bool number = has_number(named->phrase, named->entry->code, lint->arena);
    if (!bracket && !number) return;
    if (lint_allows(lint, RULE_ANNOTATION_IN_PHRASE, named->entry)) return;
    struct place place = phrase_place(named);
    diag_report(lint->diag, RULE_ANNOTATION_IN_PHRASE, place, "the phrase holds %s",
                bracket ? "a remark in brackets" : "its own number");
    if (bracket) diag_note(lint->diag, place, "what a registry remarks is said by 'state'");
}

// --- Ids ---

// Is the id made of words of the phrase, in their order? Some may be left out, and blanks count for
// nothing: "time_out" and "timeout" both come from "Time-out".
static bool id_fits(struct str id, struct str phrase, struct arena *arena) {
    bool reached[LONGEST_ID + 1] = {true}; // how much of the id the words so far can make
    char word[LONGEST_ID];
    bool any = false;
    struct arena_mark mark = arena_mark(arena);
    struct str flat = lint_fold(arena, id);
    for (size_t at = 0, length = 0; next_word(phrase, &at, word, &length);) {
        any = true;
        for (size_t end = flat.len + 1; end-- > length;) {
            struct str part = str_slice(flat, end - length, length);
            if (reached[end - length] && str_equal(part, (struct str){word, length})) {
                reached[end] = true;
            }
        }
    }
    bool fits = !any || reached[flat.len];
    arena_release(arena, mark);
    return fits;
}

static void check_id(struct lint *lint, const struct named_phrase *named) {
    if (!str_given(named->id) || id_fits(named->id, named->phrase, lint->arena)) return;
    if (lint_allows(lint, RULE_ID_PHRASE_MISMATCH, named->entry)) return;
    struct place place = node_place(named->node, "id");
    diag_report(lint->diag, RULE_ID_PHRASE_MISMATCH, place,
                "the id '%.*s' is not made of words of the phrase '%.*s'", STR_ARG(named->id),
                STR_ARG(named->phrase));
}

// --- Whose phrase it is ---

struct claim {
    struct str key;
    const struct named_phrase *named;
};

// Claims of one phrase: the first is the owner, who wins where one answer is needed.
static int compare_claims(const void *a, const void *b) {
    const struct claim *x = a, *y = b;
    const struct vendor *v = x->named->entry->vendor, *w = y->named->entry->vendor;
    int order = str_compare(x->key, y->key);
    if (order != 0) return order;
    if (v->registered != w->registered) return v->registered ? -1 : 1;
    if (v->index != w->index) return v->index < w->index ? -1 : 1;
    if (x->named->former != y->named->former) return x->named->former ? 1 : -1;
    return (x->named > y->named) - (x->named < y->named); // of one array, in order of number
}

static void report_claim(struct lint *lint, const struct named_phrase *owner,
                         const struct named_phrase *other) {
    if (lint_allows(lint, RULE_DUPLICATE_PHRASE, other->entry)) return;
    diag_report(lint->diag, RULE_DUPLICATE_PHRASE, phrase_place(other),
                "the %sphrase '%.*s' is %s %" PRId64 " '%.*s' of '%.*s' too",
                other->former ? "former " : "", STR_ARG(other->phrase),
                owner->former ? "a former one of" : "that of", owner->entry->code,
                STR_ARG(owner->entry->id), STR_ARG(owner->entry->vendor->id));
    diag_note(lint->diag, phrase_place(owner), "it stands here");
}

static void check_claims(struct lint *lint, const struct named_phrase *phrases, size_t count) {
    struct claim *claims = ARENA_ARRAY(lint->arena, struct claim, count);
    size_t claimed = 0;
    for (size_t i = 0; i < count; i++) {
        struct str key = lint_fold(lint->arena, phrases[i].phrase);
        if (key.len > 0) claims[claimed++] = (struct claim){key, &phrases[i]};
    }
    if (claimed == 0) return;
    qsort(claims, claimed, sizeof *claims, compare_claims);
    const struct claim *owner = claims;
    for (const struct claim *claim = claims + 1; claim < claims + claimed; claim++) {
        if (!str_equal(claim->key, owner->key)) {
            owner = claim;
        } else if (claim->named->entry != owner->named->entry) {
            report_claim(lint, owner->named, claim->named);
        }
    }
}

static size_t collect(const struct entry *entry, struct named_phrase *phrases) {
    const struct str none = {0};
    size_t count = 0;
    if (str_given(entry->phrase)) {
        phrases[count++] =
            (struct named_phrase){entry, entry->node, entry->id, entry->phrase, false};
    }
    for (size_t i = 0; i < entry->formerly.count; i++) {
        const struct former *former = &ARRAY_AT(entry->formerly, struct former, i);
        if (!str_given(former->phrase)) continue;
        bool own = node_find(former->node, STR("id")) != NULL; // else only the phrase differed
        phrases[count++] = (struct named_phrase){entry, former->node, own ? former->id : none,
                                                 former->phrase, true};
    }
    return count;
}

void lint_phrases(struct lint *lint) {
    size_t count = 0, room = 0;
    for (size_t i = 0; i < lint->registry->entries.count; i++) {
        room += 1 + lint_entry(lint, i)->formerly.count;
    }
    struct named_phrase *phrases = ARENA_ARRAY(lint->arena, struct named_phrase, room);
    for (size_t i = 0; i < lint->registry->entries.count; i++) {
        count += collect(lint_entry(lint, i), phrases + count);
    }
    for (size_t i = 0; i < count; i++) {
        check_form(lint, &phrases[i]);
        check_annotation(lint, &phrases[i]);
        check_id(lint, &phrases[i]);
    }
    check_claims(lint, phrases, count);
}
