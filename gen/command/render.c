// SPDX-License-Identifier: MIT
#include "command/render.h"

#include <sys/stat.h>

#include "base/utf8.h"
#include "lang/form.h"
#include "project/lock.h"
#include "template/template.h"
#include "view/view.h"

// One output of a language, compiled.
struct rendering {
    struct session *session;
    const struct task *task;
    const struct spec *spec;
    const struct language *language;
    struct view *view;
    struct arena *arena;   // for what lives as long as the language
    struct arena *scratch;
    struct outputs *outputs;
    struct str *file; // the only one that the task is to write, once that is known
    size_t *count;    // outputs of the task so far
};

// What no output may hold, whatever its template says: a fault of the template, found here so that
// no compiler or reviewer has to.
static void check_line(const struct rendering *r, const struct source *output, size_t start,
                       struct str line) {
    struct diag *diag = &r->session->diag;
    size_t columns = 0;
    for (size_t at = 0; at < line.len; columns++) {
        size_t offset = utf8_skip_plain(line, at);
        columns += offset - at;
        if (offset == line.len) break;
        at = offset;
        int32_t c = utf8_next(line, &at);
        if (c == '\t' || !utf8_is_unsafe(c)) continue;
        diag_report(diag, RULE_LANGUAGE, place_at(output, start + offset, 1),
                    "the output holds an unsafe character (U+%04X)", (unsigned)c);
        return;
    }
    if (r->language->max_line == NUMBER_ABSENT || columns <= (size_t)r->language->max_line) return;
    diag_report(diag, RULE_LANGUAGE, place_at(output, start, 1),
                "the line has %zu characters, the language '%.*s' allows %d", columns,
                STR_ARG(r->language->id), (int)r->language->max_line);
}

static void check_output(const struct rendering *r, struct str path, struct str text) {
    struct str rest = text, line;
    bool any_length = r->language->max_line == NUMBER_ABSENT;
    if (any_length && utf8_skip_plain(text, 0) == text.len) return; // as nearly every output
    size_t errors = diag_errors(&r->session->diag);
    struct source *output = ARENA_NEW(&r->session->arena, struct source);
    *output = (struct source){path, text};
    while (str_split(&rest, '\n', &line)) {
        check_line(r, output, (size_t)(line.data - text.data), line);
    }
    if (diag_errors(&r->session->diag) == errors) return;
    output->text = arena_str(&r->session->arena, text); // the message shows a line of it
}

// Compares the file that was added last, if all before it are compared. True if the disk has it.
static bool is_on_disk(struct outputs *outputs) {
    size_t last = outputs->plan.files.count - 1;
    const struct plan_file *file = &outputs->plan.files.items[last];
    if (!outputs->comparison.begun || outputs->comparison.files.count < last) return false;
    if (plan_path_fault(&outputs->plan, file) != NULL) return false;
    return compare_next(&outputs->comparison, file) == FILE_SAME;
}

// What differs stays in memory, and takes the buffer along.
static void add_output(struct session *session, struct outputs *outputs, struct str path,
                       struct buf *text) {
    struct str hash = {0};
    if (outputs->hash) hash = lock_hash(&session->arena, buf_str(text));
    plan_add(&outputs->plan, (struct plan_file){.path = path, .bytes = buf_str(text), .hash = hash});
    bool same = is_on_disk(outputs);
    struct plan_file *file = &outputs->plan.files.items[outputs->plan.files.count - 1];
    if (same) {
        plan_drop(file);
    } else {
        plan_own(file, text);
    }
}

// --- Paths ---

static bool is_folder(struct str path) {
    if (str_ends(path, STR("/"))) return true;
    struct arena scratch = {0};
    struct str name = arena_str(&scratch, path); // has the NUL that stat() needs
    struct stat info;
    bool folder = stat(name.data, &info) == 0 && S_ISDIR(info.st_mode);
    arena_free(&scratch);
    return folder;
}

static struct str extension(struct str path) {
    size_t dot = path.len;
    while (dot > 0 && path.data[dot - 1] != '.' && path.data[dot - 1] != '/') dot--;
    if (dot == 0 || path.data[dot - 1] == '/') return STR("");
    return str_slice(path, dot - 1, path.len);
}

// A path that a task names is that of one file if it has the extension of the task's first output,
// and is no folder.
static bool is_one_file(const struct rendering *r, struct str name) {
    struct str path = r->task->path;
    if (!str_equal(extension(path), extension(name))) return false;
    return !is_folder(join_paths(r->scratch, r->outputs->plan.folder, path));
}

// Where an output of the task goes in the plan's folder; absent if the task wants another one only.
static struct str place_output(const struct rendering *r, struct str name) {
    struct str path = r->task->path;
    size_t index = (*r->count)++;
    if (!str_given(path) || r->outputs == NULL) return name;
    if (index == 0 && is_one_file(r, name)) *r->file = path;
    if (str_given(*r->file)) return index == 0 ? path : (struct str){0};
    return join_paths(&r->session->arena, path, name);
}

// For one registry, or for the specification as a whole if it is NULL.
static void render_output(const struct rendering *r, const struct template *template,
                          struct form path, const struct registry *registry) {
    struct session *session = r->session;
    struct buf *text = &session->text;
    size_t errors = diag_errors(&session->diag);
    const struct registry *named = registry != NULL ? registry : &r->spec->registries[0];
    struct form_input input = {.registry = named, .options = view_options(r->view, named)};
    struct str name = place_output(r, form_make(path, &input, &session->arena, &session->diag));
    if (!str_given(name)) return;
    buf_clear(text);
    if (template_render(template, view_root(r->view, registry), r->view, r->scratch,
                        session_max_output(session), text, &session->diag)) {
        check_output(r, name, buf_str(text));
    }
    bool sound = diag_errors(&session->diag) == errors;
    if (sound && r->outputs != NULL) add_output(session, r->outputs, name, text);
}

static const struct template *compile_output(const struct rendering *r,
                                             const struct output *output) {
    struct session *session = r->session;
    struct str path = arena_printf(&session->arena, "%.*s/%.*s" TEMPLATE_SET_SUFFIX,
                                   STR_ARG(r->language->id), STR_ARG(output->template));
    struct place wanted = node_place(output->node, "template");
    const struct source *source =
        template_set_is_path(path) ? template_set_read(&session->templates, path) : NULL;
    if (source == NULL) {
        diag_report(&session->diag, RULE_LANGUAGE, wanted, "there is no template '%.*s'",
                    STR_ARG(path));
        return NULL;
    }
    struct template_set_language language = {&session->templates, r->language->id};
    struct template_loader loader = template_set_loader(&language);
    return template_compile(r->arena, source, view_type(r->view), TEMPLATE_STRICT, &loader,
                            &session->diag);
}

static void render_each(const struct rendering *r, const struct output *output) {
    struct diag *diag = &r->session->diag;
    const struct shape *shape = form_shape(r->arena, r->language);
    struct form path = form_compile(r->arena, shape, output->node, STR("outputs.path"),
                                    output->path, diag);
    if (r->view == NULL) return; // reported; the forms of paths are checked all the same
    const struct template *template = compile_output(r, output);
    if (template == NULL || path.template == NULL) return;
    if (output->each == EACH_SPEC) {
        render_output(r, template, path, NULL);
        return;
    }
    for (size_t i = 0; i < r->spec->count; i++) {
        render_output(r, template, path, &r->spec->registries[i]);
    }
}

bool render_task(struct session *session, const struct task *task, struct outputs *outputs) {
    size_t errors = diag_errors(&session->diag), messages = session->diag.messages.count;
    const struct language *language = task->language;
    struct arena *arena = &session->rendering, scratch = {0};
    struct arena_mark mark = arena_mark(arena);
    struct view *view =
        view_make(arena, &scratch, task->subject, language, task->request, &session->diag);
    struct str file = {0};
    size_t count = 0;
    struct rendering rendering = {
        .session = session, .task = task,   .spec = task->subject->spec, .language = language,
        .view = view,       .arena = arena, .scratch = &scratch,         .outputs = outputs,
        .file = &file,      .count = &count,
    };
    for (size_t i = 0; i < language->outputs.count; i++) {
        render_each(&rendering, &ARRAY_AT(language->outputs, struct output, i));
    }
    arena_free(&scratch);
    // Messages show lines of what lies in the arena, such as the forms of names.
    if (session->diag.messages.count == messages) arena_release(arena, mark);
    return diag_errors(&session->diag) == errors;
}

bool render_to_stdout(const struct session *session) {
    return str_equal(session->cli.output, STR("-"));
}

// What was rendered, and what it was rendered from.
struct rendered {
    struct session *session;
    struct outputs *outputs;
    const struct tasks *tasks;
};

// PATH names one file if it is no folder and has the extension of what would be written.
static bool names_one_file(const struct rendered *r) {
    const struct plan *plan = &r->outputs->plan;
    return plan->files.count > 0 &&
           str_equal(extension(r->session->cli.output), extension(plan->files.items[0].path));
}

// The one file is the first output of the one task, for the one specification; of the bundled ones,
// the first. The plan begins with it.
static bool has_main_file(const struct rendered *r) {
    if (r->outputs->plan.files.count == 0 || r->tasks->count != 1) return false;
    const struct task *task = &r->tasks->items[0];
    const struct output *main = &ARRAY_AT(task->language->outputs, struct output, 0);
    bool bundled = session_is_bundled(r->session);
    return main->each == EACH_SPEC || task->subject->spec->count == 1 || bundled;
}

// Whether the outputs go to a folder, as far as that shows before they are rendered.
static bool is_for_folder(const struct session *session) {
    if (render_to_stdout(session)) return false;
    return !str_given(session->cli.output) || is_folder(session->cli.output);
}

// Where the files belong is known now.
static void begin(struct outputs *outputs) {
    outputs->placed = true;
    if (outputs->compare) compare_begin(&outputs->comparison, &outputs->plan, outputs->keep_old);
}

// The project's folder, unless the command line names another.
static void begin_in_folder(const struct session *session, struct outputs *outputs) {
    if (session_has_outputs(session)) outputs->plan.folder = session->project->folder;
    if (str_given(session->cli.output)) outputs->plan.folder = session->cli.output;
    begin(outputs);
}

static bool begin_in_file(const struct rendered *r) {
    struct session *session = r->session;
    struct plan *plan = &r->outputs->plan;
    if (!has_main_file(r)) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE,
                    "%zu files would be written, but '%.*s' is one", plan->files.count,
                    STR_ARG(session->cli.output));
        diag_note(&session->diag, NO_PLACE, "name a folder, or one language and one specification");
        return false;
    }
    if (render_to_stdout(session)) {
        plan_keep_first(plan);
    } else {
        plan_one_file(plan, session->cli.output);
        begin(r->outputs);
    }
    return true;
}

static bool place_outputs(const struct rendered *r) {
    if (r->outputs->placed) return true;
    if (render_to_stdout(r->session) || names_one_file(r)) return begin_in_file(r);
    begin_in_folder(r->session, r->outputs);
    return true;
}

bool render_all(struct session *session, struct outputs *outputs) {
    size_t errors = diag_errors(&session->diag);
    struct tasks tasks;
    if (!session_banner(session) || !tasks_make(session, TASKS_NAMED, &tasks)) return false;
    outputs->plan.max_file = session_max_output(session);
    if (is_for_folder(session)) begin_in_folder(session, outputs);
    for (size_t i = 0; i < tasks.count; i++) render_task(session, &tasks.items[i], outputs);
    if (diag_errors(&session->diag) > errors) return false;
    const struct rendered rendered = {session, outputs, &tasks};
    return place_outputs(&rendered) && plan_check(&outputs->plan, &session->diag);
}

void outputs_free(struct outputs *outputs) {
    comparison_free(&outputs->comparison);
    plan_free(&outputs->plan);
}
