// SPDX-License-Identifier: MIT
#include "spec/format.h"

#include "spec/words.h"

const char *const state_words[] = {"permanent",  "temporary",    "unused", "obsolete",
                                   "deprecated", "unregistered", NULL};
const char *const wire_words[] = {"sent", "log-only", "rewritten", "header-value", NULL};
const char *const cacheable_words[] = {"heuristic", "explicit", "never", NULL};
const char *const content_words[] = {"allowed", "none", NULL};
const char *const level_words[] = {"must", "should", "may", "must-not", "should-not", "usual", NULL};
const char *const method_words[] = {"keep", "may-change", "get", NULL};
const char *const line_end_words[] = {"none", "lf", "crlf", NULL};

enum { MAX_PHRASE = 256, MAX_RFC = 99999, MAX_YEAR = 9999 };

static const struct key reference_keys[] = {
    SCHEMA_NUMBER("rfc", reference, rfc, MAX_RFC, false, "number of the RFC"),
    SCHEMA_FIELD("section", KEY_LINE, reference, section, "section of the RFC or document"),
    SCHEMA_FIELD("draft", KEY_LINE, reference, draft, "name of the Internet-Draft, with its version"),
    SCHEMA_FIELD("title", KEY_LINE, reference, title, "title of a document that is no RFC"),
    SCHEMA_FIELD("url", KEY_LINK, reference, url, "where the document is"),
};
static const struct schema reference_schema = SCHEMA_OF("a reference", reference, reference_keys);

static const struct key former_keys[] = {
    SCHEMA_FIELD("id", KEY_ID, former, id, "the former id; the entry's own if only the phrase differed"),
    SCHEMA_LIMITED("phrase", KEY_LINE, former, phrase, MAX_PHRASE, "the former phrase"),
    SCHEMA_FIELD("edition", KEY_ID, former, edition, "the edition that had this name"),
};
static const struct schema former_schema = SCHEMA_OF("a former name", former, former_keys);

static const struct key header_keys[] = {
    SCHEMA_REQUIRED("field", KEY_LINE, header, field, "name of the header field"),
    SCHEMA_CHOICE("level", header, level, level_words, "how strongly the source asks for it"),
    SCHEMA_FIELD("when", KEY_LINE, header, when, "the condition"),
    SCHEMA_NESTED("source", KEY_MAP, header, source, reference_schema, "what says so"),
};
static const struct schema header_schema = SCHEMA_OF("a header field", header, header_keys);

static const struct key advice_keys[] = {
    SCHEMA_CHOICE("level", advice, level, level_words, "how strongly the source puts it"),
    SCHEMA_FIELD("when", KEY_LINE, advice, when, "the condition"),
};
static const struct schema advice_schema = SCHEMA_OF("advice", advice, advice_keys);

static const struct key redirect_keys[] = {
    SCHEMA_CHOICE("method", redirect, method, method_words, "the method of the redirected request"),
};
static const struct schema redirect_schema = SCHEMA_OF("a redirect", redirect, redirect_keys);

static const struct key peer_value = SCHEMA_FIELD("also", KEY_LINES, peer_names, names, NULL);
static const struct schema also_schema = {
    .name = "a peer's names",
    .size = sizeof(struct peer_names),
    .node_offset = offsetof(struct peer_names, node),
    .key_offset = offsetof(struct peer_names, peer),
    .value = &peer_value,
};

// The reference lies inside the struct: its keys are those of a reference, moved by an offset.
static const struct key source_value = SCHEMA_NESTED("sources", KEY_MAP, fact_source, reference,
                                              reference_schema, NULL);
static const struct schema source_schema = {
    .name = "a source",
    .size = sizeof(struct fact_source),
    .node_offset = offsetof(struct fact_source, reference) + offsetof(struct reference, node),
    .key_offset = offsetof(struct fact_source, fact),
    .value = &source_value,
};

static const struct key entry_keys[] = {
    SCHEMA_NUMBER("code", entry, code, SPEC_MAX_CODE, true, "the number"),
    SCHEMA_REQUIRED("id", KEY_ID, entry, id, "words in snake case; every language makes its names from it"),
    SCHEMA_LIMITED("phrase", KEY_LINE, entry, phrase, MAX_PHRASE, "the phrase; absent where there is none"),
    SCHEMA_FIELD("summary", KEY_LINE, entry, summary, "one line on what it means"),
    SCHEMA_FIELD("description", KEY_TEXT, entry, description, "a paragraph on who sends it and what to do"),
    SCHEMA_FIELD("vendor", KEY_ID, entry, vendor_id, "whose code it is; default: the file's vendor"),
    SCHEMA_CHOICE("state", entry, state, state_words, "its standing in the registry"),
    SCHEMA_FIELD("registered", KEY_DATE, entry, registered, "date of the registration"),
    SCHEMA_FIELD("extended", KEY_DATE, entry, extended, "date of its last extension"),
    SCHEMA_FIELD("expires", KEY_DATE, entry, expires, "date on which a temporary registration ends"),
    SCHEMA_NESTED("reference", KEY_LIST, entry, reference, reference_schema, "what defines it"),
    SCHEMA_NESTED("formerly", KEY_LIST, entry, formerly, former_schema, "names it had, oldest last"),
    SCHEMA_NESTED("also", KEY_DICT, entry, also, also_schema, "its identifiers in peers"),
    SCHEMA_CHOICE("cacheable", entry, cacheable, cacheable_words, "what a cache may do by default"),
    SCHEMA_CHOICE("content", entry, content, content_words, "whether the message may have content"),
    SCHEMA_CHOICE("wire", entry, wire, wire_words, "where it can be seen"),
    SCHEMA_NUMBER("wire_code", entry, wire_code, SPEC_MAX_CODE, false, "the number sent in its place"),
    SCHEMA_NESTED("headers", KEY_LIST, entry, headers, header_schema, "header fields that belong to it"),
    SCHEMA_NESTED("retry", KEY_MAP, entry, retry, advice_schema, "whether a client may repeat the request"),
    SCHEMA_NESTED("redirect", KEY_MAP, entry, redirect, redirect_schema, "how a client follows it"),
    SCHEMA_FIELD("senders", KEY_LINES, entry, senders, "other products that send it with this meaning"),
    SCHEMA_FIELD("related", KEY_LINES, entry, related, "ids of entries to compare; vendor.id for a vendor's"),
    SCHEMA_FIELD("tags", KEY_LINES, entry, tags, "lower-case words to select by"),
    SCHEMA_NESTED("sources", KEY_DICT, entry, sources, source_schema, "what supports a fact, by its key"),
    SCHEMA_FIELD("outside_range", KEY_BOOL, entry, outside_range,
          "true: the number may lie outside the registry's range and classes"),
    SCHEMA_FIELD("allow", KEY_LINES, entry, allow, "rules of lint whose findings are accepted here"),
    SCHEMA_FIELD("x", KEY_ANY, entry, extra, "free; reaches the templates"),
};
static const struct schema entry_schema = SCHEMA_OF("an entry", entry, entry_keys);

static const struct key class_keys[] = {
    SCHEMA_REQUIRED("id", KEY_ID, class, id, "words in snake case"),
    SCHEMA_NUMBER("first", class, first, SPEC_MAX_CODE, true, "the first number"),
    SCHEMA_NUMBER("last", class, last, SPEC_MAX_CODE, true, "the last number"),
    SCHEMA_REQUIRED("title", KEY_LINE, class, title, "what an unknown number of the class is called"),
    SCHEMA_FIELD("summary", KEY_LINE, class, summary, "one line on what it means"),
    SCHEMA_NUMBER("fallback", class, fallback, SPEC_MAX_CODE, false,
           "the code as which an unknown one is treated"),
    SCHEMA_FIELD("error", KEY_BOOL, class, error, "true: its codes are errors"),
};
static const struct schema class_schema = SCHEMA_OF("a class", class, class_keys);

static const struct key vendor_keys[] = {
    SCHEMA_REQUIRED("id", KEY_ID, vendor, id, "words in snake case"),
    SCHEMA_REQUIRED("title", KEY_LINE, vendor, title, "its name"),
    SCHEMA_FIELD("url", KEY_LINK, vendor, url, "where it documents its codes"),
    SCHEMA_FIELD("summary", KEY_LINE, vendor, summary, "one line on who it is"),
    SCHEMA_FIELD("registered", KEY_BOOL, vendor, registered, "true: its codes need no namespace"),
};
static const struct schema vendor_schema = SCHEMA_OF("a vendor", vendor, vendor_keys);

static const struct key edition_keys[] = {
    SCHEMA_REQUIRED("id", KEY_ID, edition, id, "words in snake case"),
    SCHEMA_REQUIRED("title", KEY_LINE, edition, title, "its name"),
    SCHEMA_NUMBER("year", edition, year, MAX_YEAR, false, "the year it came out"),
};
static const struct schema edition_schema = SCHEMA_OF("an edition", edition, edition_keys);

static const struct key peer_keys[] = {
    SCHEMA_REQUIRED("id", KEY_ID, peer, id, "words in snake case"),
    SCHEMA_REQUIRED("title", KEY_LINE, peer, title, "its name"),
    SCHEMA_FIELD("version", KEY_LINE, peer, version, "the version that the identifiers are of"),
    SCHEMA_FIELD("url", KEY_LINK, peer, url, "where its identifiers are"),
    SCHEMA_FIELD("prefix", KEY_LINE, peer, prefix, "what users write in front of each identifier"),
    { SCHEMA_KEY("style", KEY_CHOICE, peer, style), .required = true, .choices = casing_words,
      .summary = "the casing style that makes its identifiers from ids" },
    SCHEMA_FIELD("has", KEY_LINES, peer, has, "entries of vendors that it has; vendor.id"),
    SCHEMA_FIELD("lacks", KEY_LINES, peer, lacks, "registered entries that it does not have"),
};
static const struct schema peer_schema = SCHEMA_OF("a peer", peer, peer_keys);

static const struct key range_keys[] = {
    SCHEMA_NUMBER("first", range, first, SPEC_MAX_CODE, true, "the first number"),
    SCHEMA_NUMBER("last", range, last, SPEC_MAX_CODE, true, "the last number"),
};
static const struct schema range_schema = SCHEMA_OF("a range", range, range_keys);

static const struct key line_keys[] = {
    SCHEMA_FIELD("start", KEY_LINE, line_format, start, "what stands before the number, without the blank"),
    SCHEMA_CHOICE("end", line_format, end, line_end_words, "what ends the line; default: none"),
};
static const struct schema line_schema = SCHEMA_OF("a line", line_format, line_keys);

static const struct key registry_keys[] = {
    SCHEMA_REQUIRED("id", KEY_ID, registry, id, "words in snake case"),
    SCHEMA_REQUIRED("title", KEY_LINE, registry, title, "its name"),
    SCHEMA_FIELD("module", KEY_ID, registry, module,
                 "gives files, prefixes, packages and namespaces their names; default: the id"),
    SCHEMA_FIELD("url", KEY_LINK, registry, url, "where the registry is"),
    SCHEMA_FIELD("updated", KEY_DATE, registry, updated, "the registry's edition that this follows"),
    SCHEMA_NESTED("range", KEY_MAP, registry, range, range_schema, "the numbers that codes may have"),
    SCHEMA_NESTED("line", KEY_MAP, registry, line, line_schema,
                  "how a number is sent: start, number and phrase, with blanks between, and end"),
    SCHEMA_COUNTED("acronyms", KEY_LINES, registry, acronyms, SPEC_MAX_ACRONYMS, NULL,
                   "words that stay upper-case where a casing style keeps acronyms"),
    SCHEMA_FIELD("unknown", KEY_LINE, registry, unknown, "what a number outside every class is called"),
};
static const struct schema registry_schema = SCHEMA_OF("a registry", registry, registry_keys);

static const struct key definition_value =
    SCHEMA_NUMBER("sections", definition, code, SPEC_MAX_CODE, false, NULL);
static const struct schema definition_schema = {
    .name = "a section",
    .size = sizeof(struct definition),
    .node_offset = offsetof(struct definition, node),
    .key_offset = offsetof(struct definition, section),
    .value = &definition_value,
};

static const struct key document_keys[] = {
    SCHEMA_NUMBER("rfc", document, rfc, MAX_RFC, true, "number of the RFC"),
    SCHEMA_NUMBER("obsoleted_by", document, obsoleted_by, MAX_RFC, false,
                  "number of the RFC that replaces it"),
    SCHEMA_COUNTED("sections", KEY_DICT, document, sections, SPEC_MAX_ENTRIES, &definition_schema,
                  "every section that defines a code, with the code"),
};
static const struct schema document_schema = SCHEMA_OF("a document", document, document_keys);

static const struct key file_keys[] = {
    SCHEMA_NUMBER("statusgen", spec_file, version, 999, true, "version of the format: 1"),
    SCHEMA_NESTED("registry", KEY_MAP, spec_file, registry, registry_schema, "what is numbered"),
    SCHEMA_NESTED("editions", KEY_LIST, spec_file, editions, edition_schema,
           "editions that former names belong to, oldest first"),
    SCHEMA_NESTED("classes", KEY_LIST, spec_file, classes, class_schema, "ranges of numbers that mean alike"),
    SCHEMA_NESTED("vendors", KEY_LIST, spec_file, vendors, vendor_schema,
           "who defines codes, in order of precedence"),
    SCHEMA_COUNTED("peers", KEY_LIST, spec_file, peers, SPEC_MAX_PEERS, &peer_schema,
                   "libraries with identifiers of their own for the codes"),
    SCHEMA_COUNTED("documents", KEY_LIST, spec_file, documents, SPEC_MAX_ENTRIES, &document_schema,
                   "what is known of the documents that references name"),
    SCHEMA_FIELD("include", KEY_LINES, spec_file, include, "files with codes, relative to this one"),
    SCHEMA_FIELD("vendor", KEY_ID, spec_file, vendor, "whose codes the file holds"),
    SCHEMA_COUNTED("codes", KEY_LIST, spec_file, codes, SPEC_MAX_ENTRIES, &entry_schema, "the entries"),
};
const struct schema spec_file_schema = SCHEMA_OF("a specification", spec_file, file_keys);

static const struct key removal_keys[] = {
    SCHEMA_FIELD("vendor", KEY_ID, removal, vendor, "whose entry it is; default: the file's vendor"),
    SCHEMA_REQUIRED("id", KEY_ID, removal, id, "the entry's id"),
};
static const struct schema removal_schema = SCHEMA_OF("a removal", removal, removal_keys);

// Kept as nodes, to be merged into what the schema describes.
static const struct key overlay_keys[] = {
    SCHEMA_NUMBER("statusgen", overlay_file, version, 999, true, "version of the format: 1"),
    SCHEMA_NESTED("registry", KEY_ANY, overlay_file, registry, registry_schema,
                 "id of the registry that it is for, or a mapping with more of its keys; default: the first"),
    SCHEMA_NESTED("editions", KEY_ANY, overlay_file, editions, edition_schema, "editions to change, and newer ones"),
    SCHEMA_NESTED("classes", KEY_ANY, overlay_file, classes, class_schema, "classes to change or add"),
    SCHEMA_NESTED("vendors", KEY_ANY, overlay_file, vendors, vendor_schema, "vendors to change or add"),
    SCHEMA_COUNTED("peers", KEY_ANY, overlay_file, peers, SPEC_MAX_PEERS, &peer_schema, "peers to change or add"),
    SCHEMA_COUNTED("documents", KEY_ANY, overlay_file, documents, SPEC_MAX_ENTRIES, &document_schema, "documents to change or add"),
    SCHEMA_FIELD("vendor", KEY_ID, overlay_file, vendor, "whose codes the file holds"),
    SCHEMA_COUNTED("remove", KEY_LIST, overlay_file, remove, SPEC_MAX_ENTRIES, &removal_schema, "entries to take out"),
    SCHEMA_COUNTED("codes", KEY_ANY, overlay_file, codes, SPEC_MAX_ENTRIES, &entry_schema, "entries to change or add"),
};
const struct schema overlay_file_schema = SCHEMA_OF("an overlay", overlay_file, overlay_keys);
