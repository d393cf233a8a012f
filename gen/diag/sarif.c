// SPDX-License-Identifier: MIT
// Messages as SARIF 2.1.0, in the subset that code scanners read.
//
// A message without a place, such as one on the command line, is no result there but a notification
// of the run: GitHub refuses a document that has a result without a location.
#include "base/json.h"
#include "diag/format.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#define ROOT "%SRCROOT%"

static void open_member(struct buf *out, const char *key, char bracket) {
    json_key(out, str_from(key));
    json_open(out, bracket);
}

static void add_text_object(struct buf *out, const char *key, struct str text) {
    open_member(out, key, '{');
    json_text_member(out, "text", text);
    json_close(out, '}');
}

// --- The tool ---

static void add_rule(struct buf *out, const struct rule_info *rule) {
    json_open(out, '{');
    json_text_member(out, "id", str_from(rule->id));
    add_text_object(out, "shortDescription", str_from(rule->summary));
    open_member(out, "defaultConfiguration", '{');
    json_text_member(out, "level", str_from(severity_name(rule->severity)));
    json_close(out, '}');
    json_close(out, '}');
}

static void add_tool(struct buf *out, struct str version) {
    open_member(out, "tool", '{');
    open_member(out, "driver", '{');
    json_text_member(out, "name", STR("statusgen"));
    json_text_member(out, "version", version);
    open_member(out, "rules", '[');
    for (int i = 0; i < RULE_COUNT; i++) add_rule(out, rule_info((enum rule)i));
    json_close(out, ']');
    json_close(out, '}');
    json_close(out, '}');
}

// --- Places ---

static bool is_plain_in_uri(char c) {
    return char_is_alnum(c) || str_find_char(STR("-._~/"), c, 0) < 5;
}

// The path as a URI reference: every other byte as %XX, so a ':' is never taken for a scheme's.
static void add_uri(struct buf *uri, struct str path) {
    for (size_t i = 0; i < path.len; i++) {
        char c = path.data[i];
        if (is_plain_in_uri(c)) {
            buf_add_char(uri, c);
        } else {
            buf_printf(uri, "%%%02X", (unsigned)(unsigned char)c);
        }
    }
}

static struct str without_dots(struct str path) {
    while (str_starts(path, STR("./"))) {
        path = str_slice(path, 2, path.len);
        while (str_starts(path, STR("/"))) path = str_slice(path, 1, path.len);
    }
    return path;
}

static void add_artifact(struct buf *out, const struct source *source) {
    struct buf uri = {0};
    struct str path = source_name(source);
    bool absolute = str_starts(path, STR("/"));
    if (absolute) buf_add(&uri, STR("file://"));
    add_uri(&uri, without_dots(path));
    open_member(out, "artifactLocation", '{');
    json_text_member(out, "uri", buf_str(&uri));
    if (!absolute) json_text_member(out, "uriBaseId", STR(ROOT));
    json_close(out, '}');
    buf_free(&uri);
}

// GitHub wants a line of every location, so what concerns a file as a whole is put on its first.
static void add_region(struct buf *out, struct place place) {
    open_member(out, "region", '{');
    json_number_member(out, "startLine", place.line > 0 ? place.line : 1);
    if (place.line > 0) {
        uint32_t width = place.width > 0 ? place.width : 1;
        json_number_member(out, "startColumn", place.column);
        json_number_member(out, "endColumn", (int64_t)place.column + width);
    }
    json_close(out, '}');
}

static void open_location(struct buf *out, struct place place) {
    json_open(out, '{');
    if (place.source == NULL) return;
    open_member(out, "physicalLocation", '{');
    add_artifact(out, place.source);
    add_region(out, place);
    json_close(out, '}');
}

// --- Results ---

static void add_related(struct buf *out, const struct message *message) {
    if (message->notes.count == 0) return;
    open_member(out, "relatedLocations", '[');
    for (size_t i = 0; i < message->notes.count; i++) {
        open_location(out, message->notes.items[i].place);
        add_text_object(out, "message", message->notes.items[i].text);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void add_result(struct buf *out, const struct message *message) {
    json_open(out, '{');
    json_text_member(out, "ruleId", str_from(rule_info(message->rule)->id));
    json_number_member(out, "ruleIndex", message->rule);
    json_text_member(out, "level", str_from(severity_name(message->severity)));
    add_text_object(out, "message", message->text);
    open_member(out, "locations", '[');
    open_location(out, message->place);
    json_close(out, '}');
    json_close(out, ']');
    add_related(out, message);
    json_close(out, '}');
}

static void add_results(struct buf *out, const struct diag *diag) {
    open_member(out, "results", '[');
    for (size_t i = 0; i < diag->messages.count; i++) {
        const struct message *message = &diag->messages.items[i];
        if (message->place.source != NULL) add_result(out, message);
    }
    json_close(out, ']');
}

// --- Notifications ---

static void add_notification(struct buf *out, const struct message *message) {
    struct buf text = {0};
    buf_add(&text, message->text);
    for (size_t i = 0; i < message->notes.count; i++) {
        buf_add(&text, STR("\nnote: "));
        buf_add(&text, message->notes.items[i].text);
    }
    json_open(out, '{');
    json_text_member(out, "level", str_from(severity_name(message->severity)));
    add_text_object(out, "message", buf_str(&text));
    open_member(out, "associatedRule", '{');
    json_text_member(out, "id", str_from(rule_info(message->rule)->id));
    json_number_member(out, "index", message->rule);
    json_close(out, '}');
    json_close(out, '}');
    buf_free(&text);
}

static void add_unseen(struct buf *out, const struct diag *diag) {
    struct buf text = {0};
    if (diag_unseen(diag, &text)) {
        json_open(out, '{');
        json_text_member(out, "level", str_from(severity_name(SEVERITY_NOTE)));
        add_text_object(out, "message", buf_str(&text));
        json_close(out, '}');
    }
    buf_free(&text);
}

static void add_invocation(struct buf *out, const struct diag *diag, const struct format_run *run) {
    open_member(out, "invocations", '[');
    json_open(out, '{');
    json_key(out, STR("executionSuccessful"));
    json_bool(out, run->done);
    json_number_member(out, "exitCode", run->status);
    open_member(out, "toolExecutionNotifications", '[');
    for (size_t i = 0; i < diag->messages.count; i++) {
        const struct message *message = &diag->messages.items[i];
        if (message->place.source == NULL) add_notification(out, message);
    }
    add_unseen(out, diag);
    json_close(out, ']');
    json_close(out, '}');
    json_close(out, ']');
}

void diag_sarif(const struct diag *diag, const struct format_run *run, struct buf *out) {
    json_open(out, '{');
    json_text_member(out, "$schema", STR(SCHEMA));
    json_text_member(out, "version", STR("2.1.0"));
    open_member(out, "runs", '[');
    json_open(out, '{');
    add_tool(out, run->version);
    add_invocation(out, diag, run);
    open_member(out, "originalUriBaseIds", '{');
    open_member(out, ROOT, '{');
    add_text_object(out, "description", STR("the folder that the program was run in"));
    json_close(out, '}');
    json_close(out, '}');
    json_text_member(out, "columnKind", STR("unicodeCodePoints"));
    add_results(out, diag);
    json_close(out, '}');
    json_close(out, ']');
    json_close(out, '}');
    buf_add_char(out, '\n');
}
