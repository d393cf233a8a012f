// SPDX-License-Identifier: MIT
#include "project/project.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/buf.h"

const char *const project_aliases[] = {"deprecated", "plain", "none", NULL};

static const struct key option_value =
    SCHEMA_FIELD("options", KEY_LINE, project_option, value, "its value");
static const struct schema option_schema = {
    .name = "an option",
    .size = sizeof(struct project_option),
    .node_offset = offsetof(struct project_option, node),
    .key_offset = offsetof(struct project_option, name),
    .value = &option_value,
};

static const struct key output_keys[] = {
    SCHEMA_REQUIRED("language", KEY_LINE, project_output, language, "the language to write"),
    SCHEMA_FIELD("path", KEY_LINE, project_output, path,
                 "a folder, or one file, in the folder of the project file; default: that folder"),
    SCHEMA_FIELD("registry", KEY_ID, project_output, registry, "the only registry to write"),
    SCHEMA_FIELD("select", KEY_LINE, project_output, select, "the only entries to write"),
    SCHEMA_NESTED("options", KEY_DICT, project_output, options, option_schema,
                  "options of the language; 'statusgen list options' shows them"),
};
static const struct schema output_schema = SCHEMA_OF("an output", project_output, output_keys);

static const struct key project_keys[] = {
    SCHEMA_NUMBER("statusgen", project, version, 999, true, "version of the format: 1"),
    SCHEMA_FIELD("spec", KEY_LINES, project, spec, "specifications; default: the bundled ones"),
    SCHEMA_FIELD("overlays", KEY_LINES, project, overlays, "overlays, in the order in which they apply"),
    SCHEMA_FIELD("select", KEY_LINE, project, select, "the only entries to use"),
    SCHEMA_FIELD("names", KEY_LINE, project, names, "the edition whose names are canonical"),
    SCHEMA_CHOICE("aliases", project, aliases, project_aliases, "what becomes of former names"),
    SCHEMA_FIELD("license", KEY_LINE, project, license, "SPDX licence expression of the outputs"),
    SCHEMA_FIELD("banner", KEY_LINES, project, banner, "lines to put under the marker; @FILE is the lines of a file"),
    SCHEMA_FIELD("templates", KEY_LINES, project, templates,
                 "folders that are searched for templates before the built-in one"),
    SCHEMA_NESTED("outputs", KEY_LIST, project, outputs, output_schema, "what to write"),
};
const struct schema project_schema = SCHEMA_OF("a project", project, project_keys);

static struct str folder_of(struct str path) {
    size_t end = path.len;
    while (end > 0 && path.data[end - 1] != '/') end--;
    return str_slice(path, 0, end > 1 ? end - 1 : end);
}

struct str project_path(struct arena *arena, const struct project *project, struct str path) {
    bool anywhere = path.len > 0 && path.data[0] == '/';
    if (anywhere || str_starts(path, STR(INPUT_BUILTIN)) || project->folder.len == 0) return path;
    return input_beside(arena, project->source->path, path);
}

// A line that begins with '@' names a file.
static void move_banner(struct arena *arena, const struct project *project) {
    for (size_t i = 0; i < project->banner.count; i++) {
        struct str *line = &ARRAY_AT(project->banner, struct str, i);
        if (!str_starts(*line, STR("@"))) continue;
        struct str path = project_path(arena, project, str_slice(*line, 1, line->len));
        *line = arena_printf(arena, "@%.*s", STR_ARG(path));
    }
}

static void move_paths(struct arena *arena, const struct project *project,
                       const struct array *paths) {
    for (size_t i = 0; i < paths->count; i++) {
        struct str *path = &ARRAY_AT(*paths, struct str, i);
        *path = project_path(arena, project, *path);
    }
}

// Standard input belongs to the command line: a file that names it would mean another thing each time.
static void check_inputs(const struct project *project, const char *key, const struct array *paths,
                         struct diag *diag) {
    for (size_t i = 0; i < paths->count; i++) {
        if (!str_equal(ARRAY_AT(*paths, struct str, i), STR("-"))) continue;
        diag_report(diag, RULE_BAD_VALUE, node_item_place(project->node, key, i),
                    "standard input cannot be part of a project");
    }
}

static void check_version(const struct project *project, struct diag *diag) {
    if (project->version == PROJECT_VERSION || project->version == NUMBER_ABSENT) return;
    diag_report(diag, RULE_BAD_VERSION, project_place(project, "statusgen"),
                "this is version %d of the format, not %d", PROJECT_VERSION, (int)project->version);
}

struct place project_place(const struct project *project, const char *key) {
    return node_place(project->node, key);
}

const struct project *project_read(struct arena *arena, struct inputs *inputs, struct str path,
                                   struct diag *diag) {
    size_t errors = diag_errors(diag);
    const struct source *source = input_read(inputs, path, NO_PLACE, diag);
    const struct node *node = source != NULL ? yaml_parse(arena, source, diag) : NULL;
    if (node == NULL) return NULL;
    struct project *project = ARENA_NEW(arena, struct project);
    schema_read(arena, &project_schema, node, project, diag);
    project->source = source;
    project->folder = folder_of(path);
    check_version(project, diag);
    check_inputs(project, "spec", &project->spec, diag);
    check_inputs(project, "overlays", &project->overlays, diag);
    if (diag_errors(diag) > errors) return NULL;
    move_paths(arena, project, &project->spec);
    move_paths(arena, project, &project->overlays);
    move_paths(arena, project, &project->templates);
    move_banner(arena, project);
    return project;
}

enum looked { LOOKED_FOUND, LOOKED_MISSING, LOOKED_FORBIDDEN };

// Only what is surely missing is looked for further up: else a project could be taken for another.
// What cannot be told is taken for found, so that who reads it says why.
static enum looked look(const char *path) {
    struct stat status;
    if (stat(path, &status) == 0) return S_ISREG(status.st_mode) ? LOOKED_FOUND : LOOKED_MISSING;
    if (errno == ENOENT || errno == ENOTDIR) return LOOKED_MISSING;
    return errno == EACCES ? LOOKED_FORBIDDEN : LOOKED_FOUND;
}

struct str project_find(struct arena *arena) {
    enum { MAX_FOLDERS = 64 };
    struct buf path = {0};
    struct stat root, here;
    bool known = stat("/", &root) == 0;
    enum looked looked = LOOKED_MISSING;
    for (int i = 0; i < MAX_FOLDERS; i++) {
        size_t folder = path.len;
        buf_add(&path, STR(PROJECT_FILE));
        buf_add_char(&path, '\0');
        looked = look(path.data);
        path.len = folder;
        // A folder further up may be closed to us: then no project is ours. The current one is not.
        if (looked == LOOKED_FORBIDDEN && i == 0) looked = LOOKED_FOUND;
        if (looked != LOOKED_MISSING) break;
        buf_printf(&path, "./%c", '\0');
        bool top = stat(path.data, &here) != 0 ||
                   (known && here.st_dev == root.st_dev && here.st_ino == root.st_ino);
        path.len = folder;
        if (top) break;
        buf_add(&path, STR("../"));
    }
    buf_add(&path, STR(PROJECT_FILE));
    struct str result = {0};
    if (looked == LOOKED_FOUND) result = arena_str(arena, buf_str(&path));
    buf_free(&path);
    return result;
}
