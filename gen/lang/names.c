// SPDX-License-Identifier: MIT
#include "lang/names.h"

#include "base/vec.h"
#include "lang/claims.h"
#include "lang/form.h"
#include "spec/peers.h"
#include "spec/words.h"

struct naming {
    struct arena *arena;
    const struct options *options;
    const struct registry *registry;
    struct diag *diag;
    const struct shape *shape; // of forms
    uint64_t reserved[256];    // by first byte: a bit for each length that a reserved word has
    struct buf text;           // a name on its way
    struct claims claims;
};

struct compiled_rule {
    const struct name_rule *rule;
    struct form form, scope;
};

static struct form compile(const struct naming *naming, const struct node *node, struct str group,
                           struct str name, struct str text) {
    struct str what = ARENA_JOIN(naming->arena, group, STR("."), name);
    return form_compile(naming->arena, naming->shape, node, what, text, naming->diag);
}

static struct str make(struct naming *naming, struct form form, const struct form_input *input) {
    buf_clear(&naming->text);
    form_write(form, input, naming->arena, &naming->text, naming->diag);
    return naming->text.len > 0 ? arena_str(naming->arena, buf_str(&naming->text)) : STR("");
}

static uint64_t length_bit(struct str word) {
    return UINT64_C(1) << (word.len < 63 ? word.len : 63);
}

static void note_reserved(struct naming *naming) {
    const struct array *words = &naming->options->language->reserved;
    for (size_t i = 0; i < words->count; i++) {
        struct str word = ARRAY_AT(*words, struct str, i);
        if (word.len > 0) naming->reserved[(unsigned char)word.data[0]] |= length_bit(word);
    }
}

static bool is_reserved(const struct naming *naming, struct str name) {
    return (naming->reserved[(unsigned char)name.data[0]] & length_bit(name)) != 0 &&
           language_reserves(naming->options->language, name);
}

// Makes the name legal, or reports why it cannot be.
static struct str legal(const struct naming *naming, const struct claim *claim) {
    const struct language *language = naming->options->language;
    if (!text_is_identifier(claim->name)) {
        diag_report(naming->diag, RULE_BAD_IDENTIFIER, claim_place(claim),
                    "'%.*s' is not a legal identifier", STR_ARG(claim->name));
        claims_note(&naming->claims, claim_place(claim), claim);
        return claim->name;
    }
    if (!is_reserved(naming, claim->name)) return claim->name;
    if (str_given(language->reserved_suffix)) {
        return ARENA_JOIN(naming->arena, claim->name, language->reserved_suffix);
    }
    diag_report(naming->diag, RULE_RESERVED_NAME, claim_place(claim),
                "'%.*s' is a reserved word of the language '%.*s'", STR_ARG(claim->name),
                STR_ARG(language->id));
    claims_note(&naming->claims, claim_place(claim), claim);
    return claim->name;
}

// `key` is that of the id in `node`.
static struct claim make_claim(struct naming *naming, const struct compiled_rule *rule,
                               const struct form_input *input, const struct node *node,
                               const char *key) {
    struct claim claim = {
        .scope = make(naming, rule->scope, input),
        .name = make(naming, rule->form, input),
        .node = node,
        .key = key,
        .rule = rule->rule,
    };
    claim.name = legal(naming, &claim);
    return claim;
}

static struct str make_name(struct naming *naming, const struct compiled_rule *rule,
                            const struct form_input *input, const struct node *node) {
    struct claim claim = make_claim(naming, rule, input, node, "id");
    vec_add(&naming->claims.all, claim);
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
        names[i] = make_name(naming, rule, &input, entry->node);
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
                names[f] = make_name(naming, rule, &input, former->node);
            } else {
                names[f] = known_name(entry, f, entry_names[i], names);
            }
        }
        names += entry->formerly.count;
    }
}

// Does the entry have that name already, as its present or a former one?
static bool is_own(struct naming *naming, const struct compiled_rule *rule,
                   const struct names *names, const struct entry *entry, const struct claim *claim) {
    size_t index = names_first_rule(names->language);
    struct form_input input = entry_input(naming, entry, entry->id);
    struct str scope = make(naming, rule->scope, &input);
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
        const char *key = entry->also.count > 0 ? "also" : "id";
        struct claim claim = make_claim(naming, rule, &input, entry->node, key);
        if (is_own(naming, rule, names, entry, &claim)) continue;
        claim.alternative = true;
        vec_add(&naming->claims.all, claim);
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
        names[i] = make_name(naming, rule, &input, class->node);
    }
}

static void name_vendors(struct naming *naming, const struct compiled_rule *rule, struct str *names) {
    for (size_t i = 0; i < naming->registry->vendors.count; i++) {
        const struct vendor *vendor = &ARRAY_AT(naming->registry->vendors, struct vendor, i);
        struct form_input input = {.registry = naming->registry, .options = naming->options,
                                   .id = vendor->id, .vendor = vendor->id,
                                   .registered = vendor->registered};
        names[i] = make_name(naming, rule, &input, vendor->node);
    }
}

static struct str name_registry(struct naming *naming, const struct compiled_rule *rule) {
    struct form_input input = {.registry = naming->registry, .options = naming->options,
                               .id = naming->registry->id, .registered = true};
    return make_name(naming, rule, &input, naming->registry->node);
}

static void claim_helpers(struct naming *naming) {
    const struct language *language = naming->options->language;
    struct form_input input = {.registry = naming->registry, .options = naming->options};
    for (size_t i = 0; i < language->helpers.count; i++) {
        const struct helper *helper = &ARRAY_AT(language->helpers, struct helper, i);
        struct form name = compile(naming, helper->node, STR("helpers"), STR("name"), helper->name);
        struct form scope = compile(naming, helper->node, STR("helpers"), STR("scope"), helper->scope);
        struct claim claim = {.scope = make(naming, scope, &input), .node = helper->node};
        struct str rest = make(naming, name, &input);
        while (str_split(&rest, ' ', &claim.name)) vec_add(&naming->claims.all, claim);
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
    return ARENA_ARRAY(naming->arena, struct str, count);
}

static void name_entries_and_formers(struct naming *naming, const struct compiled_rule *rule,
                                     size_t index, struct names *names) {
    struct str *own = room(naming, naming->registry->entries.count);
    struct str *formers = room(naming, names->former_count);
    names->own[index] = own;
    names->formers[index] = formers;
    name_entries(naming, rule, own);
    name_formers(naming, rule, own, formers);
    if (index == names_first_rule(names->language)) name_alternatives(naming, rule, names);
}

static void apply_rule(struct naming *naming, const struct compiled_rule *rule, size_t index,
                       struct names *names) {
    const struct registry *registry = naming->registry;
    struct str *own = NULL;
    switch ((enum name_of)rule->rule->of) {
    case NAME_OF_ENTRY: name_entries_and_formers(naming, rule, index, names); return;
    case NAME_OF_CLASS:
        own = room(naming, registry->classes.count);
        name_classes(naming, rule, own);
        break;
    case NAME_OF_VENDOR:
        own = room(naming, registry->vendors.count);
        name_vendors(naming, rule, own);
        break;
    case NAME_OF_REGISTRY:
        own = room(naming, 1);
        *own = name_registry(naming, rule);
        break;
    }
    names->own[index] = own;
}

static void apply_rules(struct naming *naming, struct names *names) {
    const struct array *rules = &names->language->names;
    names->own = ARENA_ARRAY(naming->arena, const struct str *, rules->count);
    names->formers = ARENA_ARRAY(naming->arena, const struct str *, rules->count);
    for (size_t i = 0; i < rules->count; i++) {
        const struct name_rule *rule = &ARRAY_AT(*rules, struct name_rule, i);
        struct compiled_rule compiled = {
            .rule = rule,
            .form = compile(naming, rule->node, STR("names"), rule->name, rule->form),
            .scope = compile(naming, rule->node, STR("names"), rule->name, rule->scope),
        };
        if (compiled.form.template != NULL) apply_rule(naming, &compiled, i, names); // or reported
    }
}

const struct names *names_make(struct arena *arena, const struct options *options,
                               const struct registry *registry, struct diag *diag) {
    size_t errors = diag_errors(diag);
    struct naming naming = {.arena = arena,
                            .options = options,
                            .registry = registry,
                            .diag = diag,
                            .shape = form_shape(arena, options->language),
                            .claims = {.language = options->language, .diag = diag}};
    note_reserved(&naming);
    struct names *names = ARENA_NEW(arena, struct names);
    names->language = options->language;
    names->registry = registry;
    count_formers(&naming, names);
    claim_helpers(&naming);
    apply_rules(&naming, names);
    claims_check(&naming.claims);
    claims_free(&naming.claims);
    buf_free(&naming.text);
    return diag_errors(diag) == errors ? names : NULL;
}

static size_t entry_index(const struct names *names, const struct entry *entry) {
    return (size_t)(entry - (const struct entry *)names->registry->entries.items);
}

struct str names_entry(const struct names *names, size_t rule, const struct entry *entry) {
    return names->own[rule][entry_index(names, entry)];
}

struct str names_former(const struct names *names, size_t rule, const struct entry *entry,
                        size_t former) {
    return names->formers[rule][names->first_former[entry_index(names, entry)] + former];
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
    return names->own[rule][class->index];
}

struct str names_vendor(const struct names *names, size_t rule, const struct vendor *vendor) {
    return names->own[rule][vendor->index];
}

struct str names_registry(const struct names *names, size_t rule) {
    return names->own[rule][0];
}

struct str names_usage(const struct names *names, const struct options *options,
                       const struct entry *entry, const struct former *former, struct arena *arena,
                       struct diag *diag) {
    const struct array *rules = &names->language->names;
    size_t index = names_first_rule(names->language);
    if (index == rules->count) return (struct str){0};
    const struct name_rule *rule = &ARRAY_AT(*rules, struct name_rule, index);
    struct naming naming = {.arena = arena, .options = options, .registry = names->registry,
                            .diag = diag, .shape = form_shape(arena, names->language)};
    struct form_input input = entry_input(&naming, entry, former != NULL ? former->id : entry->id);
    input.name = names_entry(names, index, entry);
    if (former != NULL) {
        size_t place = (size_t)(former - (const struct former *)entry->formerly.items);
        input.name = names_former(names, index, entry, place);
    }
    if (!str_given(rule->usage)) return input.name;
    struct form form = compile(&naming, rule->node, STR("names"), rule->name, rule->usage);
    return form_make(form, &input, arena, diag);
}
