// SPDX-License-Identifier: MIT
#include <inttypes.h>

#include "base/json.h"
#include "base/suggest.h"
#include "command/answer.h"
#include "command/commands.h"
#include "command/render.h"
#include "lang/escape.h"
#include "spec/format.h"
#include "spec/words.h"
#include "view/view.h"
#include "yaml/compare.h"
#include "yaml/json.h"

enum { WIDTH = 76, LABEL_COLUMN = 14 };

// What is asked for, and in which words the answer is given.
struct question {
    struct session *session;
    const struct spec *spec;
    struct subject subject;
    struct view **views; // of every language
    size_t view_count;
    const struct language **languages;
    size_t answers;
};

static void add_lines(struct question *q, struct str text, const char *indent) {
    const struct escaper plain = {.raw = RAW_UNICODE,
                                  .other = {.unit = UNIT_SCALAR, .base = BASE_HEX, .digits = 4,
                                            .open = STR("<U+"), .close = STR(">")},
                                  .wrap = WIDTH};
    struct array lines = escape_lines(&plain, text, &q->session->arena);
    for (size_t i = 0; i < lines.count; i++) {
        buf_printf(&q->session->out, "%s%.*s\n", indent, STR_ARG(ARRAY_AT(lines, struct str, i)));
    }
}

static void add_label(struct question *q, const char *label) {
    buf_printf(&q->session->out, "  %-*s", LABEL_COLUMN, label);
}

static void add_fact(struct question *q, const char *label, struct str text) {
    if (!str_given(text)) return;
    add_label(q, label);
    buf_printf(&q->session->out, "%.*s\n", STR_ARG(text));
}

// Ends the line of a fact with what supports it.
static void end_line(struct question *q, const struct reference *source) {
    if (source != NULL && source->node != NULL) {
        struct str label = reference_label(source, &q->session->arena);
        buf_printf(&q->session->out, "  [%.*s]", STR_ARG(label));
    }
    buf_add_char(&q->session->out, '\n');
}

// The same for a fact that has its source under 'sources'; without one the references support it.
static void end_fact(struct question *q, const struct entry *entry, const char *key) {
    const struct reference *found = NULL;
    for (size_t i = 0; i < entry->sources.count; i++) {
        const struct fact_source *source = &ARRAY_AT(entry->sources, struct fact_source, i);
        if (str_equal(source->fact, str_from(key))) found = &source->reference;
    }
    end_line(q, found);
}

static void add_choice(struct question *q, const char *label, struct str word,
                       const struct entry *entry, const char *key) {
    if (!str_given(word)) return;
    add_label(q, label);
    buf_add(&q->session->out, word);
    end_fact(q, entry, key);
}

static void add_list(struct question *q, const char *label, const struct array *texts) {
    if (texts->count == 0) return;
    add_label(q, label);
    for (size_t i = 0; i < texts->count; i++) {
        buf_printf(&q->session->out, "%s%.*s", i > 0 ? ", " : "",
                   STR_ARG(ARRAY_AT(*texts, struct str, i)));
    }
    buf_add_char(&q->session->out, '\n');
}

static void add_wire(struct question *q, const struct entry *entry) {
    add_label(q, "Seen:");
    struct buf *out = &q->session->out;
    buf_add(out, choice_name(wire_words, entry->wire));
    if (entry->wire_code != NUMBER_ABSENT) buf_printf(out, " to %" PRId64, entry->wire_code);
    end_fact(q, entry, "wire");
}

static void add_state(struct question *q, const struct entry *entry) {
    add_label(q, "State:");
    struct buf *out = &q->session->out;
    buf_add(out, entry_state(entry));
    if (str_given(entry->expires)) buf_printf(out, ", expires %.*s", STR_ARG(entry->expires));
    end_fact(q, entry, "state");
}

static void add_headers(struct question *q, const struct entry *entry) {
    for (size_t i = 0; i < entry->headers.count; i++) {
        const struct header *header = &ARRAY_AT(entry->headers, struct header, i);
        add_label(q, i == 0 ? "Header:" : "");
        buf_printf(&q->session->out, "%.*s (%.*s)", STR_ARG(header->field),
                   STR_ARG(choice_name(level_words, header->level)));
        if (str_given(header->when)) buf_printf(&q->session->out, ", %.*s", STR_ARG(header->when));
        end_line(q, &header->source);
    }
}

static void add_retry(struct question *q, const struct entry *entry) {
    if (entry->retry.node == NULL) return;
    add_label(q, "Retry:");
    struct buf *out = &q->session->out;
    buf_add(out, choice_name(level_words, entry->retry.level));
    if (str_given(entry->retry.when)) buf_printf(out, ", %.*s", STR_ARG(entry->retry.when));
    end_fact(q, entry, "retry");
}

static void add_references(struct question *q, const struct entry *entry) {
    for (size_t i = 0; i < entry->reference.count; i++) {
        const struct reference *reference = &ARRAY_AT(entry->reference, struct reference, i);
        struct str label = reference_label(reference, &q->session->arena);
        struct str url = reference_url(reference, &q->session->arena);
        add_label(q, i == 0 ? "Reference:" : "");
        buf_printf(&q->session->out, "%.*s%s%.*s\n", STR_ARG(label), url.len > 0 ? "  " : "",
                   STR_ARG(url));
    }
}

// The name of an entry in language number `i`, or of a former name of it; absent if it has none.
static struct str name_in(struct question *q, size_t i, const struct entry *entry,
                          const struct former *former) {
    return names_usage(view_names(q->views[i], entry->registry),
                       view_options(q->views[i], entry->registry), entry, former,
                       &q->session->arena, &q->session->diag);
}

static void add_names(struct question *q, const struct entry *entry, const struct former *former,
                      const char *title) {
    bool titled = false;
    for (size_t i = 0; i < q->view_count; i++) {
        struct str name = name_in(q, i, entry, former);
        if (!str_given(name)) continue;
        if (!titled) buf_printf(&q->session->out, "  %s\n", title);
        titled = true;
        buf_printf(&q->session->out, "    %-*.*s%.*s\n", LABEL_COLUMN - 2,
                   STR_ARG(q->languages[i]->id), STR_ARG(name));
    }
}

static void add_formerly(struct question *q, const struct entry *entry) {
    for (size_t i = 0; i < entry->formerly.count; i++) {
        const struct former *former = &ARRAY_AT(entry->formerly, struct former, i);
        struct str name = str_given(former->phrase) ? former->phrase : former->id;
        struct str title = arena_printf(&q->session->arena, "%s %.*s",
                                        former->later ? "Later" : "Formerly", STR_ARG(name));
        if (former->in != NULL) {
            title = arena_printf(&q->session->arena, "%.*s (%.*s)", STR_ARG(title),
                                 STR_ARG(former->in->title));
        }
        if (!former->alias) {
            buf_printf(&q->session->out, "  %.*s\n", STR_ARG(title));
        } else {
            add_names(q, entry, former, title.data);
        }
    }
}

static void add_heading(struct question *q, const struct entry *entry) {
    struct buf *out = &q->session->out;
    if (q->answers++ > 0) buf_add_char(out, '\n');
    buf_printf(out, "%" PRId64, entry->code);
    if (str_given(entry->phrase)) buf_printf(out, " %.*s", STR_ARG(entry->phrase));
    buf_printf(out, " - %.*s", STR_ARG(entry->vendor->title));
    if (q->spec->count > 1) buf_printf(out, ", %.*s", STR_ARG(entry->registry->title));
    buf_add_char(out, '\n');
}

static void add_name_objects(struct question *q, const struct entry *entry,
                             const struct former *former) {
    struct buf *out = &q->session->out;
    for (size_t i = 0; i < q->view_count; i++) {
        struct str name = name_in(q, i, entry, former);
        if (!str_given(name)) continue;
        json_open(out, '{');
        json_text_member(out, "language", q->languages[i]->id);
        json_text_member(out, "name", name);
        if (former != NULL) json_text_member(out, "formerly", former->id);
        json_close(out, '}');
    }
}

// All that its specification says of it, under the same keys, and what follows from that.
static void add_object(struct question *q, const struct entry *entry) {
    struct buf *out = &q->session->out;
    struct entry shown = *entry;
    shown.vendor_id = entry->vendor->id; // a file may say it of all its entries
    answer_open(q->session);
    json_text_member(out, "registry", entry->registry->id);
    if (entry->class != NULL) json_text_member(out, "class", entry->class->id);
    schema_json_members(out, schema_key(&spec_file_schema, STR("codes"))->schema, &shown);
    json_key(out, STR("names"));
    json_open(out, '[');
    add_name_objects(q, entry, NULL);
    for (size_t i = 0; i < entry->formerly.count; i++) {
        const struct former *former = &ARRAY_AT(entry->formerly, struct former, i);
        if (former->alias) add_name_objects(q, entry, former);
    }
    json_close(out, ']');
    answer_close(q->session);
    q->answers++;
}

static void explain_entry(struct question *q, const struct entry *entry) {
    if (answer_is_json(q->session)) {
        add_object(q, entry);
        return;
    }
    add_heading(q, entry);
    if (str_given(entry->summary)) add_lines(q, entry->summary, "  ");
    if (str_given(entry->description)) {
        buf_add_char(&q->session->out, '\n');
        add_lines(q, entry->description, "  ");
    }
    buf_add_char(&q->session->out, '\n');
    add_fact(q, "Id:", entry->id);
    if (entry->class != NULL) add_fact(q, "Class:", entry->class->title);
    add_state(q, entry);
    add_wire(q, entry);
    add_choice(q, "Cacheable:", choice_name(cacheable_words, entry->cacheable), entry, "cacheable");
    add_choice(q, "Content:", choice_name(content_words, entry->content), entry, "content");
    add_headers(q, entry);
    add_retry(q, entry);
    if (entry->redirect.node != NULL) {
        add_choice(q, "Redirect:", choice_name(method_words, entry->redirect.method), entry,
                   "redirect");
    }
    add_list(q, "Also sent by:", &entry->senders);
    add_list(q, "Compare:", &entry->related);
    add_references(q, entry);
    add_names(q, entry, NULL, "Names");
    add_formerly(q, entry);
}

static void explain_code(struct question *q, int64_t code) {
    for (size_t r = 0; r < q->spec->count; r++) {
        const struct registry *registry = &q->spec->registries[r];
        for (size_t i = 0; i < registry->entries.count; i++) {
            const struct entry *entry = &ARRAY_AT(registry->entries, struct entry, i);
            if (entry->code == code) explain_entry(q, entry);
        }
    }
}

static void explain_id(struct question *q, struct str id, struct suggestion *near) {
    for (size_t r = 0; r < q->spec->count; r++) {
        const struct tables *tables = &q->subject.tables[r];
        for (size_t i = 0; i < tables->lookup_count; i++) {
            suggest_try(near, tables->lookups[i].text);
            if (str_equal(tables->lookups[i].text, id)) explain_entry(q, tables->lookups[i].entry);
        }
    }
}

static void explain_name(struct question *q, struct str text) {
    struct str id = words_fold(&q->session->arena, text);
    struct suggestion near = suggest_start(id);
    explain_id(q, id, &near);
    // "NotFound": its words show in its capitals only.
    if (q->answers == 0) explain_id(q, words_split(&q->session->arena, text), &near);
    if (q->answers > 0) return;
    diag_report(&q->session->diag, RULE_UNKNOWN_ID, NO_PLACE, "there is no entry '%.*s'",
                STR_ARG(text));
    diag_suggest(&q->session->diag, NO_PLACE, near.best);
}

static void add_class_object(struct session *session, const struct registry *registry,
                             const struct class *class, int64_t code) {
    answer_open(session);
    json_text_member(&session->out, "registry", registry->id);
    json_text_member(&session->out, "class", class->id);
    json_number_member(&session->out, "code", code);
    if (class->fallback != NUMBER_ABSENT) {
        json_number_member(&session->out, "fallback", class->fallback);
    }
    answer_close(session);
}

static void explain_class(struct question *q, int64_t code) {
    for (size_t r = 0; r < q->spec->count; r++) {
        const struct class *class = registry_class(&q->spec->registries[r], code);
        if (class == NULL) continue;
        if (answer_is_json(q->session)) {
            add_class_object(q->session, &q->spec->registries[r], class, code);
            continue;
        }
        buf_printf(&q->session->out, "%" PRId64 " is not assigned; its class is %.*s", code,
                   STR_ARG(class->title));
        if (class->fallback != NUMBER_ABSENT) {
            buf_printf(&q->session->out, ", treat it as %" PRId64, class->fallback);
        }
        buf_add_char(&q->session->out, '\n');
    }
}

static bool make_views(struct question *q) {
    struct session *session = q->session;
    if (!session_templates(session)) return false;
    q->languages = session_used_languages(session, &q->view_count);
    if (q->languages == NULL) return false;
    q->views = ARENA_ARRAY(&session->arena, struct view *, q->view_count);
    q->subject = view_subject(&session->arena, q->spec);
    bool done = true;
    for (size_t i = 0; i < q->view_count; i++) {
        q->views[i] = view_make(&session->arena, &session->arena, &q->subject, q->languages[i],
                                session_request(session), &session->diag);
        done = done && q->views[i] != NULL;
    }
    return done;
}

int command_explain(struct session *session) {
    size_t errors = diag_errors(&session->diag);
    if (session->cli.arguments.count == 0) {
        diag_report(&session->diag, RULE_USAGE, NO_PLACE, "'explain' needs a code or a name");
        return EXIT_FAILED;
    }
    struct question question = {.session = session, .spec = session_spec(session)};
    if (question.spec == NULL || !make_views(&question)) return EXIT_FAILED;
    struct str asked = session->cli.arguments.items[0];
    uint64_t code = 0;
    if (str_to_uint(asked, SPEC_MAX_CODE, &code)) {
        explain_code(&question, (int64_t)code);
        if (question.answers == 0) explain_class(&question, (int64_t)code);
        if (session->out.len == 0) {
            diag_report(&session->diag, RULE_UNKNOWN_ID, NO_PLACE, "%.*s is in no registry and class",
                        STR_ARG(asked));
        }
    } else {
        explain_name(&question, asked);
    }
    return diag_errors(&session->diag) > errors ? EXIT_FAILED : EXIT_DONE;
}
