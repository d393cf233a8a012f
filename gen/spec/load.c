// SPDX-License-Identifier: MIT
#include "spec/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "spec/check.h"
#include "spec/format.h"
#include "spec/merge.h"
#include "spec/peers.h"

// What one registry is put together from.
struct assembly {
    struct arena *arena;
    struct inputs *inputs;
    struct diag *diag;
    VEC(struct spec_file *) files; // the first declares the registry; none if that was not read
    size_t overlays;               // so many of them, the last ones, are overlays
    struct array overlaid;         // of struct overlaid
    bool complete;                 // nothing was wrong so far
};

static void check_version(const struct node *node, int64_t version, struct diag *diag) {
    if (version == SPEC_VERSION || version == NUMBER_ABSENT) return;
    struct place place = node_place(node, "statusgen");
    diag_report(diag, RULE_BAD_VERSION, place, "this is version %d of the format, not %d",
                SPEC_VERSION, (int)version);
    diag_note(diag, place, version > SPEC_VERSION
                               ? "a newer statusgen may read the file"
                               : "write 'statusgen: 1'");
}

static struct spec_file *decode(struct assembly *assembly, const struct node *node) {
    struct spec_file *file = ARENA_NEW(assembly->arena, struct spec_file);
    schema_read(assembly->arena, &spec_file_schema, node, file, assembly->diag);
    return file;
}

static struct spec_file *read_file(struct assembly *assembly, struct str path, struct place wanted) {
    const struct source *source = input_read(assembly->inputs, path, wanted, assembly->diag);
    if (source == NULL) return NULL;
    const struct node *node = yaml_parse(assembly->arena, source, assembly->diag);
    if (node == NULL) return NULL;
    struct spec_file *file = decode(assembly, node);
    check_version(node, file->version, assembly->diag);
    vec_add(&assembly->files, file);
    return file;
}

// An include stays in the folder of the file that names it, so that a folder can be moved or
// embedded as a whole. What input_read() takes for no file is not inside either.
static bool include_is_inside(struct str path) {
    if (str_equal(path, STR("-")) || str_starts(path, STR(INPUT_BUILTIN))) return false;
    if (path.len == 0 || path.data[0] == '/' || str_find_char(path, '\\', 0) < path.len) return false;
    struct str part;
    while (str_split(&path, '/', &part)) {
        if (part.len == 0 || str_equal(part, STR(".")) || str_equal(part, STR(".."))) return false;
    }
    return true;
}

static bool included_before(const struct array *include, size_t index) {
    for (size_t i = 0; i < index; i++) {
        if (str_equal(ARRAY_AT(*include, struct str, i), ARRAY_AT(*include, struct str, index))) {
            return true;
        }
    }
    return false;
}

static void read_includes(struct assembly *assembly, const struct spec_file *top) {
    for (size_t i = 0; i < top->include.count; i++) {
        struct str name = ARRAY_AT(top->include, struct str, i);
        struct place place = node_item_place(top->node, "include", i);
        if (!include_is_inside(name)) {
            diag_report(assembly->diag, RULE_INCLUDE, place,
                        "'%.*s' is not a path inside the folder of this file", STR_ARG(name));
            continue;
        }
        if (included_before(&top->include, i)) {
            diag_report(assembly->diag, RULE_INCLUDE, place, "'%.*s' is included twice",
                        STR_ARG(name));
            continue;
        }
        struct str path = input_beside(assembly->arena, place.source->path, name);
        const struct spec_file *file = read_file(assembly, path, place);
        if (file == NULL) continue;
        struct place inner = node_place(file->node, file->registry.node != NULL ? "registry" : "include");
        if (file->registry.node != NULL || file->include.count > 0) {
            diag_report(assembly->diag, RULE_INCLUDE, inner,
                        "an included file declares no registry and includes nothing itself");
            diag_note(assembly->diag, place, "included here");
        }
    }
}

// Puts the lists of all files one behind the other. The only one there is is taken as it is: a
// registry of many entries stands in one file.
static struct array join(struct assembly *assembly, const char *key, size_t offset, size_t size,
                         size_t most) {
    size_t count = 0;
    const struct array *last = NULL;
    for (size_t i = 0; i < assembly->files.count; i++) {
        struct array *part = (struct array *)((char *)assembly->files.items[i] + offset);
        if (part->count > most - count) {
            struct place place =
                node_item_place(assembly->files.items[i]->node, key, most - count);
            diag_report(assembly->diag, RULE_LIMIT, place,
                        "'%s' of all files together has more than %zu items", key, most);
            part->count = most - count;
        }
        count += part->count;
        if (part->count > 0) last = part;
    }
    if (last == NULL || last->count == count) return last != NULL ? *last : (struct array){0};
    struct array all = {arena_array(assembly->arena, count, size), 0};
    for (size_t i = 0; i < assembly->files.count; i++) {
        const struct array *part = (struct array *)((char *)assembly->files.items[i] + offset);
        if (part->count == 0) continue;
        memcpy((char *)all.items + all.count * size, part->items, part->count * size);
        all.count += part->count;
    }
    return all;
}

#define JOIN(assembly, member, type, most) \
    join((assembly), #member, offsetof(struct spec_file, member), sizeof(struct type), (most))

// Without a list of vendors the file's own vendor is the one and registered.
static struct array only_vendor(struct assembly *assembly, const struct registry *registry) {
    const struct spec_file *top = assembly->files.items[0];
    struct vendor *vendor = ARENA_NEW(assembly->arena, struct vendor);
    bool named = str_given(top->vendor);
    *vendor = (struct vendor){
        .node = top->node,
        .id = named ? top->vendor : registry->module,
        .title = named ? top->vendor : registry->title,
        .registered = true,
    };
    return (struct array){vendor, 1};
}

static void set_vendors(struct assembly *assembly, struct registry *registry) {
    registry->vendors = JOIN(assembly, vendors, vendor, SCHEMA_MAX_ITEMS);
    if (registry->vendors.count == 0) registry->vendors = only_vendor(assembly, registry);
    for (size_t i = 0; i < registry->vendors.count; i++) {
        ARRAY_AT(registry->vendors, struct vendor, i).index = i;
    }
}

static int compare_classes(const void *a, const void *b) {
    const struct class *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return place_compare(x->node->place, y->node->place);
}

static void set_classes(struct assembly *assembly, struct registry *registry) {
    registry->classes = JOIN(assembly, classes, class, SCHEMA_MAX_ITEMS);
    if (registry->classes.count == 0) return;
    qsort(registry->classes.items, registry->classes.count, sizeof(struct class), compare_classes);
    for (size_t i = 0; i < registry->classes.count; i++) {
        ARRAY_AT(registry->classes, struct class, i).index = i;
    }
}

static int compare_documents(const void *a, const void *b) {
    const struct document *x = a, *y = b;
    if (x->rfc != y->rfc) return x->rfc < y->rfc ? -1 : 1;
    return place_compare(x->node->place, y->node->place);
}

static void set_documents(struct assembly *assembly, struct registry *registry) {
    registry->documents = JOIN(assembly, documents, document, SPEC_MAX_ENTRIES);
    if (registry->documents.count == 0) return;
    qsort(registry->documents.items, registry->documents.count, sizeof(struct document),
          compare_documents);
}

static void set_files(struct assembly *assembly, struct registry *registry) {
    const struct node **files = ARENA_ARRAY(assembly->arena, const struct node *,
                                            assembly->files.count);
    for (size_t i = 0; i < assembly->files.count; i++) files[i] = assembly->files.items[i]->node;
    registry->files = (struct array){files, assembly->files.count};
}

static const struct vendor *find_vendor(struct assembly *assembly, const struct registry *registry,
                                        struct str id, struct place place) {
    const struct vendor *vendor = registry_vendor(registry, id);
    if (vendor != NULL) return vendor;
    diag_report(assembly->diag, RULE_UNKNOWN_ID, place, "there is no vendor '%.*s'", STR_ARG(id));
    struct suggestion near = suggest_start(id);
    for (size_t i = 0; i < registry->vendors.count; i++) {
        suggest_try(&near, ARRAY_AT(registry->vendors, struct vendor, i).id);
    }
    diag_suggest(assembly->diag, place, near.best);
    return NULL;
}

// The vendor of entries that name none: the file's, else the only one. NULL if there is none.
static const struct vendor *file_vendor(struct assembly *assembly, const struct registry *registry,
                                        const struct spec_file *file) {
    if (str_given(file->vendor)) {
        return find_vendor(assembly, registry, file->vendor, node_place(file->node, "vendor"));
    }
    return registry->vendors.count == 1 ? &ARRAY_AT(registry->vendors, struct vendor, 0) : NULL;
}

static void resolve_vendor(struct assembly *assembly, const struct registry *registry,
                           struct entry *entry, const struct spec_file *file,
                           const struct vendor *fallback) {
    entry->vendor = fallback;
    if (str_given(entry->vendor_id)) {
        struct place place = node_place(entry->node, "vendor");
        entry->vendor = find_vendor(assembly, registry, entry->vendor_id, place);
    } else if (fallback == NULL && node_find(file->node, STR("vendor")) == NULL) {
        diag_report(assembly->diag, RULE_MISSING_KEY, entry->node->place, "an entry needs a vendor");
        diag_note(assembly->diag, file->node->place,
                  "name it by 'vendor:' in the entry or once for the file");
    }
}

static void resolve_former(const struct registry *registry, const struct entry *entry) {
    for (size_t i = 0; i < entry->formerly.count; i++) {
        struct former *former = &ARRAY_AT(entry->formerly, struct former, i);
        if (!str_given(former->id)) former->id = entry->id;
        for (size_t e = 0; e < registry->editions.count; e++) {
            const struct edition *edition = &ARRAY_AT(registry->editions, struct edition, e);
            if (str_equal(edition->id, former->edition)) former->in = edition;
        }
    }
    entry_mark_aliases(entry);
}

// An entry without a number, an id or a vendor was reported; the others can still be checked.
static void drop_unreadable(struct array *entries) {
    size_t kept = 0;
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &ARRAY_AT(*entries, struct entry, i);
        if (entry->code == NUMBER_ABSENT || !str_given(entry->id) || entry->vendor == NULL) continue;
        ARRAY_AT(*entries, struct entry, kept++) = *entry;
    }
    entries->count = kept;
}

static void set_entries(struct assembly *assembly, struct registry *registry) {
    for (size_t f = 0; f < assembly->files.count; f++) {
        const struct spec_file *file = assembly->files.items[f];
        const struct vendor *fallback = file_vendor(assembly, registry, file);
        for (size_t i = 0; i < file->codes.count; i++) {
            struct entry *entry = &ARRAY_AT(file->codes, struct entry, i);
            entry->given_id = entry->id;
            entry->registry = registry;
            resolve_vendor(assembly, registry, entry, file, fallback);
            resolve_former(registry, entry);
            entry->class = registry_class(registry, entry->code);
            if (entry->wire == 0) entry->wire = WIRE_SENT;
            if (entry->state == 0 && entry->vendor != NULL) {
                entry->state = entry->vendor->registered ? STATE_PERMANENT : STATE_UNREGISTERED;
            }
        }
    }
    registry->entries = JOIN(assembly, codes, entry, SPEC_MAX_ENTRIES);
    drop_unreadable(&registry->entries);
}

static int compare_entries(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    if (x->code != y->code) return x->code < y->code ? -1 : 1;
    if (x->vendor->registered != y->vendor->registered) return x->vendor->registered ? -1 : 1;
    if (x->vendor->index != y->vendor->index) return x->vendor->index < y->vendor->index ? -1 : 1;
    int order = str_compare(x->id, y->id);
    return order != 0 ? order : place_compare(x->node->place, y->node->place);
}

static void build_registry(struct assembly *assembly, struct registry *registry) {
    const struct spec_file *top = assembly->files.items[0];
    *registry = top->registry;
    registry->source = top->node->place.source;
    registry->overlays = assembly->overlays;
    registry->overlaid = assembly->overlaid;
    if (registry->range.node == NULL) {
        registry->range = (struct range){NULL, 0, SPEC_MAX_CODE};
    }
    if (!str_given(registry->module)) registry->module = registry->id;
    if (!str_given(registry->unknown)) registry->unknown = STR("Unknown");
    registry->editions = JOIN(assembly, editions, edition, SCHEMA_MAX_ITEMS);
    registry->peers = JOIN(assembly, peers, peer, SPEC_MAX_PEERS);
    peers_index(assembly->arena, registry);
    set_vendors(assembly, registry);
    set_classes(assembly, registry);
    set_documents(assembly, registry);
    set_files(assembly, registry);
    set_entries(assembly, registry);
}

// Reads the files of a registry.
static void read_registry(struct assembly *assembly, struct str path) {
    size_t errors = diag_errors(assembly->diag);
    const struct spec_file *top = read_file(assembly, path, NO_PLACE);
    if (top != NULL && top->registry.node != NULL) {
        read_includes(assembly, top);
    } else if (top != NULL) {
        assembly->files.count = 0;
        if (diag_errors(assembly->diag) > errors) return;
        diag_report(assembly->diag, RULE_MISSING_KEY, top->node->place,
                    "a specification needs the key 'registry'");
        diag_note(assembly->diag, top->node->place,
                  "a file of codes alone is read by 'include' from the file that has the registry, "
                  "or is an overlay on it");
    }
    assembly->complete = diag_errors(assembly->diag) == errors;
}

static void finish_registry(struct assembly *assembly, struct registry *registry) {
    if (assembly->files.count == 0) return;
    size_t errors = diag_errors(assembly->diag);
    build_registry(assembly, registry);
    if (registry->entries.count > 0) {
        qsort(registry->entries.items, registry->entries.count, sizeof(struct entry),
              compare_entries);
    }
    bool complete = assembly->complete && diag_errors(assembly->diag) == errors;
    registry_check(assembly->arena, registry, complete, assembly->diag);
}

// --- Overlays ---

static bool read_overlay(const struct assembly *assembly, struct str path,
                         struct overlay_file *overlay) {
    size_t errors = diag_errors(assembly->diag);
    const struct source *source = input_read(assembly->inputs, path, NO_PLACE, assembly->diag);
    if (source == NULL) return false;
    const struct node *node = yaml_parse(assembly->arena, source, assembly->diag);
    if (node == NULL) return false;
    schema_read(assembly->arena, &overlay_file_schema, node, overlay, assembly->diag);
    check_version(node, overlay->version, assembly->diag);
    return diag_errors(assembly->diag) == errors;
}

static const struct overlay_file *read_overlays(const struct assembly *assembly,
                                                struct paths paths) {
    struct overlay_file *overlays = ARENA_ARRAY(assembly->arena, struct overlay_file, paths.count);
    bool done = true;
    for (size_t i = 0; i < paths.count; i++) {
        done = read_overlay(assembly, paths.items[i], &overlays[i]) && done;
    }
    return done ? overlays : NULL;
}

// Understands anew what the overlays changed or added.
static void take_merged(struct assembly *assembly, const struct merged *merged) {
    for (size_t i = 0; i < merged->roots.count; i++) {
        const struct node *root = merged->roots.items[i];
        if (i == assembly->files.count) {
            vec_add(&assembly->files, decode(assembly, root));
            assembly->overlays++;
        } else if (assembly->files.items[i]->node != root) {
            assembly->files.items[i] = decode(assembly, root);
        }
    }
    size_t count = merged->overlaid.count;
    struct overlaid *copy = ARENA_ARRAY(assembly->arena, struct overlaid, count);
    if (count > 0) memcpy(copy, merged->overlaid.items, count * sizeof *copy);
    assembly->overlaid = (struct array){copy, count};
}

// Only onto what was read without an error: an overlay that lacks its base would seem wrong itself.
static void apply_overlays(struct assembly *assemblies, size_t count, struct paths paths) {
    struct arena *arena = assemblies->arena;
    struct diag *diag = assemblies->diag;
    const struct overlay_file *overlays = read_overlays(assemblies, paths);
    bool ready = overlays != NULL;
    for (size_t i = 0; i < count; i++) ready = ready && assemblies[i].complete;
    size_t errors = diag_errors(diag);
    if (ready) {
        struct merged *merged = ARENA_ARRAY(arena, struct merged, count);
        for (size_t i = 0; i < count; i++) {
            for (size_t f = 0; f < assemblies[i].files.count; f++) {
                vec_add(&merged[i].roots, assemblies[i].files.items[f]->node);
            }
        }
        merge_overlays(arena, merged, count, overlays, paths.count, diag);
        for (size_t i = 0; i < count; i++) {
            take_merged(&assemblies[i], &merged[i]);
            merged_free(&merged[i]);
        }
    }
    ready = ready && diag_errors(diag) == errors;
    for (size_t i = 0; i < count; i++) assemblies[i].complete = assemblies[i].complete && ready;
}

// --- All together ---

struct spec *spec_load_overlaid(struct arena *arena, struct inputs *inputs, struct paths paths,
                                struct paths overlays, struct diag *diag) {
    size_t errors = diag_errors(diag);
    struct spec *spec = ARENA_NEW(arena, struct spec);
    struct assembly *assemblies = ARENA_ARRAY(arena, struct assembly, paths.count);
    spec->registries = ARENA_ARRAY(arena, struct registry, paths.count);
    spec->count = paths.count;
    for (size_t i = 0; i < paths.count; i++) {
        assemblies[i] = (struct assembly){.arena = arena, .inputs = inputs, .diag = diag};
        read_registry(&assemblies[i], paths.items[i]);
    }
    if (overlays.count > 0 && paths.count > 0) apply_overlays(assemblies, paths.count, overlays);
    for (size_t i = 0; i < paths.count; i++) {
        finish_registry(&assemblies[i], &spec->registries[i]);
        vec_free(&assemblies[i].files);
    }
    if (diag_errors(diag) == errors) spec_check(spec, diag);
    return diag_errors(diag) == errors ? spec : NULL;
}

struct spec *spec_load(struct arena *arena, struct inputs *inputs, struct paths paths,
                       struct diag *diag) {
    return spec_load_overlaid(arena, inputs, paths, (struct paths){0}, diag);
}
