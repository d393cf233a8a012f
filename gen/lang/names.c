// SPDX-License-Identifier: MIT
#include "lang/names.h"

#include <stdlib.h>

#include "base/vec.h"
#include "lang/form.h"
#include "spec/peers.h"
#include "spec/words.h"

// A name with what is needed to compare it and to speak of it.
struct claim {
    struct str scope, name;
    struct place place;          // of the id that it was made from
    const struct name_rule *rule; // NULL for a helper of the templates
    bool alternative;             // what the language's peer calls an entry
    size_t order;                 // of making: the first claim is not the one to blame
};

struct naming {
    struct arena *arena;
    const struct options *options;
    const struct registry *registry;
    struct diag *diag;
    VEC(struct claim) claims;
};

struct compiled_rule {
    const struct name_rule *rule;
    struct form form, scope;
};

static struct form compile(const struct naming *naming, const struct node *node, const char *group,
                           struct str name, struct str text) {
    struct str what = arena_printf(naming->arena, "%s.%.*s", group, STR_ARG(name));
    return form_compile(naming->arena, naming->options->language, node, what, text, naming->diag);
}

static void note_rule(const struct naming *naming, struct place place, const struct claim *claim) {
    const struct language *language = naming->options->language;
    if (claim->rule == NULL) {
        diag_note(naming->diag, place, "the templates of '%.*s' declare that name themselves",
                  STR_ARG(language->id));
    } else {
        diag_note(naming->diag, place, "it is made by the rule '%.*s' of the language '%.*s'",
                  STR_ARG(claim->rule->name), STR_ARG(language->id));
    }
    if (claim->alternative) {
        diag_note(naming->diag, place, "the peer '%.*s' calls the entry so", STR_ARG(language->peer));
    }
}

// Makes the name legal, or reports why it cannot be.
static struct str legal(const struct naming *naming, const struct claim *claim) {
    const struct language *language = naming->options->language;
    if (!text_is_identifier(claim->name)) {
        diag_report(naming->diag, RULE_BAD_IDENTIFIER, claim->place,
                    "'%.*s' is not a legal identifier", STR_ARG(claim->name));
        note_rule(naming, claim->place, claim);
        return claim->name;
    }
    if (!language_reserves(language, claim->name)) return claim->name;
    if (str_given(language->reserved_suffix)) {
        return arena_printf(naming->arena, "%.*s%.*s", STR_ARG(claim->name),
                            STR_ARG(language->reserved_suffix));
    }
    diag_report(naming->diag, RULE_RESERVED_NAME, claim->place,
                "'%.*s' is a reserved word of the language '%.*s'", STR_ARG(claim->name),
                STR_ARG(language->id));
    note_rule(naming, claim->place, claim);
    return claim->name;
}

static struct claim make_claim(struct naming *naming, const struct compiled_rule *rule,
                               const struct form_input *input, struct place place) {
    struct claim claim = {
        .scope = form_make(rule->scope, input, naming->arena, naming->diag),
        .name = form_make(rule->form, input, naming->arena, naming->diag),
        .place = place,
        .rule = rule->rule,
        .order = naming->claims.count,
    };
    claim.name = legal(naming, &claim);
    return claim;
}

static struct str make_name(struct naming *naming, const struct compiled_rule *rule,
                            const struct form_input *input, struct place place) {
    struct claim claim = make_claim(naming, rule, input, place);
    vec_add(&naming->claims, claim);
    return claim.name;
}

static struct form_input entry_input(const struct naming *naming, const struct entry *entry,
                                     struct str id) {
    return (struct form_input){
        .registry = naming->registry,
        .options = naming->options,
        .id = id,
        .vendor = entry->vendor->id,
        .class = entry->class != NULL ? entry->class->id : (struct str){0},
        .registered = entry->vendor->registered,
    };
}

static void name_entries(struct naming *naming, const struct compiled_rule *rule, struct str *names) {
    for (size_t i = 0; i < naming->registry->entries.count; i++) {
        const struct entry *entry = &ARRAY_AT(naming->registry->entries, struct entry, i);
        struct form_input input = entry_input(naming, entry, entry->id);
        names[i] = make_name(naming, rule, &input, node_place(entry->node, "id"));
    }
}

// The name that an id of the entry has already: its own, or that of a newer former name.
static struct str known_name(const struct entry *entry, size_t former, struct str entry_name,
                             const struct str *former_names) {
    struct str id = ARRAY_AT(entry->formerly, struct former, former).id;
    for (size_t newer = 0; newer < former; newer++) {
        if (str_equal(ARRAY_AT(entry->formerly, struct former, newer).id, id)) {
            return former_names[newer];
        }
    }
    return entry_name;
}

static void name_formers(struct naming *naming, const struct compiled_rule *rule,
                         const struct str *entry_names, struct str *names) {
    for (size_t i = 0; i < naming->registry->entries.count; i++) {
        const struct entry *entry = &ARRAY_AT(naming->registry->entries, struct entry, i);
        for (size_t f = 0; f < entry->formerly.count; f++) {
            const struct former *former = &ARRAY_AT(entry->formerly, struct former, f);
            if (former->alias) {
                struct form_input input = entry_input(naming, entry, former->id);
                names[f] = make_name(naming, rule, &input, node_place(former->node, "id"));
            } else {
                names[f] = known_name(entry, f, entry_names[i], names);
            }
        }
        names += entry->formerly.count;
    }
}

// Does the entry have that name already, as its present or a former one?
static bool is_own(const struct naming *naming, const struct compiled_rule *rule,
                   const struct names *names, const struct entry *entry, const struct claim *claim) {
    size_t index = names_first_rule(names->language);
    struct form_input input = entry_input(naming, entry, entry->id);
    struct str scope = form_make(rule->scope, &input, naming->arena, naming->diag);
    if (!str_equal(scope, claim->scope)) return false;
    if (str_equal(names_entry(names, index, entry), claim->name)) return true;
    for (size_t f = 0; f < entry->formerly.count; f++) {
        if (str_equal(names_former(names, index, entry, f), claim->name)) return true;
    }
    return false;
}

typedef VEC(struct alternative) alternatives;

// A peer knows no vendors: what it calls an entry is named as a registered entry would be.
static void name_peer(struct naming *naming, const struct compiled_rule *rule,
                      const struct names *names, const struct entry *entry,
                      const struct array *texts, alternatives *all) {
    for (size_t i = 0; i < texts->count; i++) {
        struct str text = ARRAY_AT(*texts, struct str, i);
        struct form_input input = entry_input(naming, entry, words_split(naming->arena, text));
        input.registered = true;
        struct place place = node_place(entry->node, entry->also.count > 0 ? "also" : "id");
        struct claim claim = make_claim(naming, rule, &input, place);
        if (is_own(naming, rule, names, entry, &claim)) continue;
        claim.alternative = true;
        vec_add(&naming->claims, claim);
        vec_add(all, (struct alternative){entry, text, claim.name});
    }
}

static void name_alternatives(struct naming *naming, const struct compiled_rule *rule,
                              struct names *names) {
    const struct registry *registry = naming->registry;
    const struct peer *peer = registry_peer(registry, names->language->peer);
    alternatives all = {0};
    for (size_t i = 0; peer != NULL && i < registry->entries.count; i++) {
        const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
        struct array texts = peer_identifiers(naming->arena, peer, entry);
        name_peer(naming, rule, names, entry, &texts, &all);
    }
    struct alternative *list = ARENA_ARRAY(naming->arena, struct alternative, all.count);
    for (size_t i = 0; i < all.count; i++) list[i] = all.items[i];
    names->alternatives = list;
    names->alternative_count = all.count;
    vec_free(&all);
}

static void name_classes(struct naming *naming, const struct compiled_rule *rule, struct str *names) {
    for (size_t i = 0; i < naming->registry->classes.count; i++) {
        const struct class *class = &ARRAY_AT(naming->registry->classes, struct class, i);
        struct form_input input = {.registry = naming->registry, .options = naming->options,
                                   .id = class->id, .class = class->id, .registered = true};
        names[i] = make_name(naming, rule, &input, node_place(class->node, "id"));
    }
}

static void name_vendors(struct naming *naming, const struct compiled_rule *rule, struct str *names) {
    for (size_t i = 0; i < naming->registry->vendors.count; i++) {
        const struct vendor *vendor = &ARRAY_AT(naming->registry->vendors, struct vendor, i);
        struct form_input input = {.registry = naming->registry, .options = naming->options,
                                   .id = vendor->id, .vendor = vendor->id,
                                   .registered = vendor->registered};
        names[i] = make_name(naming, rule, &input, node_place(vendor->node, "id"));
    }
}

static struct str name_registry(struct naming *naming, const struct compiled_rule *rule) {
    struct form_input input = {.registry = naming->registry, .options = naming->options,
                               .id = naming->registry->id, .registered = true};
    return make_name(naming, rule, &input, node_place(naming->registry->node, "id"));
}

static void claim_helpers(struct naming *naming) {
    const struct language *language = naming->options->language;
    struct form_input input = {.registry = naming->registry, .options = naming->options};
    for (size_t i = 0; i < language->helpers.count; i++) {
        const struct helper *helper = &ARRAY_AT(language->helpers, struct helper, i);
        struct form name = compile(naming, helper->node, "helpers", STR("name"), helper->name);
        struct form scope = compile(naming, helper->node, "helpers", STR("scope"), helper->scope);
        struct claim claim = {
            .scope = form_make(scope, &input, naming->arena, naming->diag),
            .name = form_make(name, &input, naming->arena, naming->diag),
            .place = helper->node->place,
            .order = naming->claims.count,
        };
        vec_add(&naming->claims, claim);
    }
}

static int compare_claims(const void *a, const void *b) {
    const struct claim *x = a, *y = b;
    int order = str_compare(x->scope, y->scope);
    if (order == 0) order = str_compare(x->name, y->name);
    if (order != 0) return order;
    return (x->order > y->order) - (x->order < y->order);
}

static void check_collisions(struct naming *naming) {
    if (naming->claims.count == 0) return;
    qsort(naming->claims.items, naming->claims.count, sizeof(struct claim), compare_claims);
    for (size_t i = 1; i < naming->claims.count; i++) {
        const struct claim *first = &naming->claims.items[i - 1], *again = &naming->claims.items[i];
        bool same = str_equal(first->scope, again->scope) && str_equal(first->name, again->name);
        if (!same || (first->rule == NULL && again->rule == NULL)) continue;
        diag_report(naming->diag, RULE_NAME_COLLISION, again->place,
                    "'%.*s' would be there twice in the language '%.*s'", STR_ARG(again->name),
                    STR_ARG(naming->options->language->id));
        diag_note(naming->diag, first->place, "the first is made from this");
        note_rule(naming, again->place, again);
    }
}

static void count_formers(struct naming *naming, struct names *names) {
    size_t count = naming->registry->entries.count, next = 0;
    size_t *first = ARENA_ARRAY(naming->arena, size_t, count);
    for (size_t i = 0; i < count; i++) {
        first[i] = next;
        next += ARRAY_AT(naming->registry->entries, struct entry, i).formerly.count;
    }
    names->first_former = first;
    names->former_count = next;
}

static struct str *room(const struct naming *naming, size_t count) {
    return ARENA_ARRAY(naming->arena, struct str, naming->options->language->names.count * count);
}

static void apply_rules(struct naming *naming, struct names *names) {
    const struct registry *registry = naming->registry;
    struct str *entries = room(naming, registry->entries.count);
    struct str *formers = room(naming, names->former_count);
    struct str *classes = room(naming, registry->classes.count);
    struct str *vendors = room(naming, registry->vendors.count);
    struct str *registries = room(naming, 1);
    names->entries = entries;
    names->formers = formers;
    names->classes = classes;
    names->vendors = vendors;
    names->registries = registries;
    for (size_t i = 0; i < naming->options->language->names.count; i++) {
        const struct name_rule *rule =
            &ARRAY_AT(naming->options->language->names, struct name_rule, i);
        struct compiled_rule compiled = {
            .rule = rule,
            .form = compile(naming, rule->node, "names", rule->name, rule->form),
            .scope = compile(naming, rule->node, "names", rule->name, rule->scope),
        };
        if (compiled.form.template == NULL) continue; // reported
        struct str *own = entries + i * registry->entries.count;
        switch ((enum name_of)rule->of) {
        case NAME_OF_ENTRY:
            name_entries(naming, &compiled, own);
            name_formers(naming, &compiled, own, formers + i * names->former_count);
            if (i == names_first_rule(names->language)) name_alternatives(naming, &compiled, names);
            break;
        case NAME_OF_CLASS:
            name_classes(naming, &compiled, classes + i * registry->classes.count);
            break;
        case NAME_OF_VENDOR:
            name_vendors(naming, &compiled, vendors + i * registry->vendors.count);
            break;
        case NAME_OF_REGISTRY: registries[i] = name_registry(naming, &compiled); break;
        }
    }
}

const struct names *names_make(struct arena *arena, const struct options *options,
                               const struct registry *registry, struct diag *diag) {
    size_t errors = diag_errors(diag);
    struct naming naming = {
        .arena = arena, .options = options, .registry = registry, .diag = diag};
    struct names *names = ARENA_NEW(arena, struct names);
    names->language = options->language;
    names->registry = registry;
    count_formers(&naming, names);
    claim_helpers(&naming);
    apply_rules(&naming, names);
    check_collisions(&naming);
    vec_free(&naming.claims);
    return diag_errors(diag) == errors ? names : NULL;
}

static size_t entry_index(const struct names *names, const struct entry *entry) {
    return (size_t)(entry - (const struct entry *)names->registry->entries.items);
}

struct str names_entry(const struct names *names, size_t rule, const struct entry *entry) {
    return names->entries[rule * names->registry->entries.count + entry_index(names, entry)];
}

struct str names_former(const struct names *names, size_t rule, const struct entry *entry,
                        size_t former) {
    size_t index = names->first_former[entry_index(names, entry)] + former;
    return names->formers[rule * names->former_count + index];
}

size_t names_first_rule(const struct language *language) {
    const struct array *rules = &language->names;
    size_t index = 0;
    while (index < rules->count && ARRAY_AT(*rules, struct name_rule, index).of != NAME_OF_ENTRY) {
        index++;
    }
    return index;
}

struct alternatives names_alternatives(const struct names *names, const struct entry *entry) {
    size_t low = 0, high = names->alternative_count;
    while (low < high) { // entries lie in one array, so their addresses are in order
        size_t middle = low + (high - low) / 2;
        if (names->alternatives[middle].entry < entry) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    size_t end = low;
    while (end < names->alternative_count && names->alternatives[end].entry == entry) end++;
    return (struct alternatives){names->alternatives + low, end - low};
}

struct str names_class(const struct names *names, size_t rule, const struct class *class) {
    return names->classes[rule * names->registry->classes.count + class->index];
}

struct str names_vendor(const struct names *names, size_t rule, const struct vendor *vendor) {
    return names->vendors[rule * names->registry->vendors.count + vendor->index];
}

struct str names_registry(const struct names *names, size_t rule) {
    return names->registries[rule];
}

struct str names_usage(const struct names *names, const struct options *options,
                       const struct entry *entry, const struct former *former, struct arena *arena,
                       struct diag *diag) {
    const struct array *rules = &names->language->names;
    size_t index = names_first_rule(names->language);
    if (index == rules->count) return (struct str){0};
    const struct name_rule *rule = &ARRAY_AT(*rules, struct name_rule, index);
    struct naming naming = {
        .arena = arena, .options = options, .registry = names->registry, .diag = diag};
    struct form_input input = entry_input(&naming, entry, former != NULL ? former->id : entry->id);
    input.name = names_entry(names, index, entry);
    if (former != NULL) {
        size_t place = (size_t)(former - (const struct former *)entry->formerly.items);
        input.name = names_former(names, index, entry, place);
    }
    if (!str_given(rule->usage)) return input.name;
    struct form form = compile(&naming, rule->node, "names", rule->name, rule->usage);
    return form_make(form, &input, arena, diag);
}
