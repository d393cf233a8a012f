// SPDX-License-Identifier: MIT
#include "import/xml.h"

#include <expat.h>
#include <limits.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "import/text.h"

enum { MOST_DEPTH = 64 };

enum element { ELEMENT_OTHER, ELEMENT_REGISTRY, ELEMENT_RECORD, ELEMENT_VALUE, ELEMENT_DESCRIPTION,
               ELEMENT_XREF };

struct reader {
    XML_Parser parser;
    struct arena *arena;
    const struct source *source;
    struct rows *rows;
    struct diag *diag;
    struct {
        enum element element;
        size_t registry; // the innermost one around it, by its number
    } path[MOST_DEPTH];
    size_t depth;
    size_t registries;  // begun so far
    size_t owner;       // number of the one that the records belong to; 0: there was no record
    bool stopped;       // after a report; what expat still says is not heard
    bool listening;     // inside of an element whose text counts
    struct buf text;    // that text
    struct place begun; // that element
    struct row row;
    VEC(struct citation) citations;
    struct str type, data, section; // of the present reference
};

static struct place here(const struct reader *reader) {
    uint32_t line = (uint32_t)XML_GetCurrentLineNumber(reader->parser);
    uint32_t column = (uint32_t)XML_GetCurrentColumnNumber(reader->parser) + 1;
    return (struct place){reader->source, line, column, 0};
}

static void stop(struct reader *reader) {
    reader->stopped = true;
    XML_StopParser(reader->parser, XML_FALSE);
}

static void refuse(struct reader *reader, const char *why) {
    diag_report(reader->diag, RULE_IMPORT_SYNTAX, here(reader), "%s", why);
    stop(reader);
}

// The element of that name in the present one.
static enum element element_of(const struct reader *reader, const char *name) {
    static const struct {
        const char *name;
        enum element parent, element;
    } known[] = {
        {"registry", ELEMENT_REGISTRY, ELEMENT_REGISTRY},
        {"record", ELEMENT_REGISTRY, ELEMENT_RECORD},
        {"value", ELEMENT_RECORD, ELEMENT_VALUE},
        {"description", ELEMENT_RECORD, ELEMENT_DESCRIPTION},
        {"xref", ELEMENT_RECORD, ELEMENT_XREF},
    };
    if (reader->depth == 0) {
        return strcmp(name, "registry") == 0 ? ELEMENT_REGISTRY : ELEMENT_OTHER;
    }
    enum element parent = reader->path[reader->depth - 1].element;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (known[i].parent == parent && strcmp(known[i].name, name) == 0) return known[i].element;
    }
    return ELEMENT_OTHER;
}

static void begin_record(struct reader *reader) {
    size_t registry = reader->path[reader->depth - 1].registry;
    if (reader->owner == 0) reader->owner = registry;
    if (reader->owner != registry) {
        refuse(reader, "the file holds the records of several registries");
        diag_note(reader->diag, here(reader), "keep the one that is to be compared");
    } else if (reader->rows->list.count == ROWS_MOST) {
        diag_report(reader->diag, RULE_LIMIT, here(reader), "the file has more than %d records",
                    ROWS_MOST);
        stop(reader);
    }
    reader->row = (struct row){.value = {.place = here(reader)}};
    reader->row.description.place = here(reader);
    reader->citations.count = 0;
}

static struct str attribute(const struct reader *reader, const char **attributes, const char *name) {
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(attributes[i], name) != 0) continue;
        return text_on_one_line(reader->arena, str_from(attributes[i + 1]));
    }
    return (struct str){0};
}

static void XMLCALL on_start(void *data, const char *name, const char **attributes) {
    struct reader *reader = data;
    if (reader->stopped) return;
    enum element element = element_of(reader, name);
    if (reader->depth == 0 && element != ELEMENT_REGISTRY) {
        refuse(reader, "this is no registry: it does not begin with 'registry'");
        return;
    }
    if (reader->depth == MOST_DEPTH) {
        diag_report(reader->diag, RULE_LIMIT, here(reader), "elements are nested deeper than %d",
                    MOST_DEPTH);
        stop(reader);
        return;
    }
    size_t outer = reader->depth > 0 ? reader->path[reader->depth - 1].registry : 0;
    reader->path[reader->depth].element = element;
    reader->path[reader->depth++].registry =
        element == ELEMENT_REGISTRY ? ++reader->registries : outer;
    if (element == ELEMENT_RECORD) begin_record(reader);
    if (element == ELEMENT_VALUE || element == ELEMENT_DESCRIPTION || element == ELEMENT_XREF) {
        reader->listening = true;
        reader->begun = here(reader);
        buf_clear(&reader->text);
    }
    if (element == ELEMENT_XREF) {
        reader->type = attribute(reader, attributes, "type");
        reader->data = attribute(reader, attributes, "data");
        reader->section = attribute(reader, attributes, "section");
    }
}

static void XMLCALL on_text(void *data, const char *text, int length) {
    struct reader *reader = data;
    if (reader->stopped || !reader->listening) return;
    buf_add(&reader->text, (struct str){text, (size_t)length});
}

// How the reference is written in the other form of the file, so that both are read alike. "data"
// is "rfc2119", and the text, if there is one, says it for readers.
static struct str label_of(const struct reader *reader, struct str text) {
    bool rfc = str_equal(reader->type, STR("rfc"));
    if (rfc && str_given(reader->section)) {
        return arena_printf(reader->arena, "%.*s, Section %.*s", STR_ARG(reader->data),
                            STR_ARG(reader->section));
    }
    if (text.len > 0 && !str_equal(reader->type, STR("draft"))) return text;
    return reader->data;
}

static void add_citation(struct reader *reader, struct str text) {
    struct citation citation = {.label = {reader->begun, label_of(reader, text)}};
    if (str_equal(reader->type, STR("uri"))) citation.url = reader->data;
    if (citation.label.text.len > 0) vec_add(&reader->citations, citation);
}

// A record has one value and one description.
static void set_field(struct reader *reader, struct cell *field, struct str text) {
    if (str_given(field->text)) {
        diag_report(reader->diag, RULE_IMPORT_SYNTAX, reader->begun, "the record has this twice");
    }
    *field = (struct cell){reader->begun, text};
}

static void end_record(struct reader *reader) {
    size_t count = reader->citations.count;
    struct array copy = {ARENA_ARRAY(reader->arena, struct citation, count), count};
    if (count > 0) memcpy(copy.items, reader->citations.items, count * sizeof(struct citation));
    reader->row.citations = copy;
    vec_add(&reader->rows->list, reader->row);
}

static void XMLCALL on_end(void *data, const char *name) {
    struct reader *reader = data;
    (void)name;
    if (reader->stopped) return;
    enum element element = reader->path[--reader->depth].element;
    if (element == ELEMENT_RECORD) end_record(reader);
    if (element != ELEMENT_VALUE && element != ELEMENT_DESCRIPTION && element != ELEMENT_XREF) return;
    reader->listening = false;
    struct str text = text_on_one_line(reader->arena, buf_str(&reader->text));
    if (element == ELEMENT_VALUE) set_field(reader, &reader->row.value, text);
    if (element == ELEMENT_DESCRIPTION) set_field(reader, &reader->row.description, text);
    if (element == ELEMENT_XREF) add_citation(reader, text);
}

static void XMLCALL on_document_type(void *data, const char *name, const char *system,
                                     const char *public, int has_subset) {
    (void)name, (void)system, (void)public, (void)has_subset;
    struct reader *reader = data;
    if (reader->stopped) return;
    refuse(reader, "a registry file has no document type and no entities");
}

static void *resize(void *old, size_t size) {
    return mem_resize(old, size, 1);
}

static void parse(struct reader *reader, struct str text) {
    if (text.len > INT_MAX) {
        diag_report(reader->diag, RULE_LIMIT, place_file(reader->source),
                    "the file is larger than %d bytes", INT_MAX);
        return;
    }
    if (XML_Parse(reader->parser, text.data, (int)text.len, XML_TRUE) != XML_STATUS_ERROR) return;
    if (reader->stopped) return;
    diag_report(reader->diag, RULE_IMPORT_SYNTAX, here(reader), "this is not well-formed XML: %s",
                XML_ErrorString(XML_GetErrorCode(reader->parser)));
}

void xml_read(struct arena *arena, const struct source *source, struct rows *rows,
              struct diag *diag) {
    static const XML_Memory_Handling_Suite memory = {mem_alloc, resize, mem_free};
    struct reader reader = {.arena = arena, .source = source, .rows = rows, .diag = diag};
    // UTF-8, whatever the file says of itself: no other encoding could be quoted in a message.
    reader.parser = XML_ParserCreate_MM("UTF-8", &memory, NULL);
    XML_SetUserData(reader.parser, &reader);
    XML_SetElementHandler(reader.parser, on_start, on_end);
    XML_SetCharacterDataHandler(reader.parser, on_text);
    XML_SetStartDoctypeDeclHandler(reader.parser, on_document_type);
    parse(&reader, utf8_skip_mark(source->text));
    XML_ParserFree(reader.parser);
    vec_free(&reader.citations);
    buf_free(&reader.text);
}
