// SPDX-License-Identifier: MIT
// The model: what a specification says, checked and in order. See docs/spec-format.md.
//
// Identity of an entry is (registry, vendor, id); its number is an attribute that several vendors
// may share. Every struct keeps the node it was read from, for the places of messages.
#ifndef STATUSGEN_SPEC_MODEL_H
#define STATUSGEN_SPEC_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "yaml/node.h"
#include "yaml/schema.h"

enum {
    SPEC_VERSION = 1,
    SPEC_MAX_ENTRIES = 100000,
    SPEC_MAX_PEERS = 64,     // each is asked for each entry
    SPEC_MAX_ACRONYMS = 256, // each is compared with each word
    SPEC_MAX_CODE = 2147483647, // so that every language's plain integer holds it
};

// Facts that take one word; 0 is "not said". The words are in format.c.
enum state {
    STATE_PERMANENT = 1,
    STATE_TEMPORARY,
    STATE_UNUSED,
    STATE_OBSOLETE,
    STATE_DEPRECATED,
    STATE_UNREGISTERED,
};
enum wire { WIRE_SENT = 1, WIRE_LOG_ONLY, WIRE_REWRITTEN, WIRE_HEADER_VALUE };
enum cacheable { CACHEABLE_HEURISTIC = 1, CACHEABLE_EXPLICIT, CACHEABLE_NEVER };
enum content { CONTENT_ALLOWED = 1, CONTENT_NONE };

extern const char *const state_words[];
extern const char *const wire_words[];
extern const char *const cacheable_words[];
extern const char *const content_words[];
extern const char *const level_words[];
extern const char *const method_words[];
extern const char *const line_end_words[];

struct class {
    const struct node *node;
    struct str id, title, summary;
    int64_t first, last;
    int64_t fallback; // the code as which an unknown code of the class is treated
    bool error;
    size_t index; // position in the registry
};

struct vendor {
    const struct node *node;
    struct str id, title, url, summary;
    bool registered; // its codes are unique and need no namespace
    size_t index;    // position = precedence
};

struct edition {
    const struct node *node;
    struct str id, title;
    int64_t year;
};

// A library that has identifiers of its own for the codes. It has one for each registered entry
// that it does not lack, and for those entries of other vendors that it is said to have.
struct peer {
    const struct node *node;
    struct str id, title, version, url;
    struct str prefix; // what users write in front of each identifier
    int style;         // 1 + enum casing
    // Of struct str, each an entry: "not_found" of a registered vendor, or "vendor.id".
    struct array has, lacks;
    struct array by_name_has, by_name_lacks; // the same, sorted; see peers_index()
};

// What a section of a document defines.
struct definition {
    const struct node *node;
    struct str section;
    int64_t code;
};

// What is known of a document that references name.
struct document {
    const struct node *node;
    int64_t rfc, obsoleted_by; // NUMBER_ABSENT: it is in force
    struct array sections;     // of struct definition; empty: not known
};

// One of: rfc (with section), draft, title with url.
struct reference {
    const struct node *node; // NULL if there is none
    int64_t rfc;
    struct str section, draft, title, url;
};

// A name that the entry had; oldest last.
struct former {
    const struct node *node;
    struct str id;     // of the entry itself if only the phrase differed
    struct str phrase; // absent if only the id differed
    struct str edition;
    const struct edition *in; // resolved `edition`, or NULL
    bool later;               // newer than the entry's own name: see spec/edition.h
    bool alias;               // the id is neither the entry's own nor that of a newer former name
};

struct header {
    const struct node *node;
    struct str field, when;
    int level;
    struct reference source;
};

struct advice { // whether and when to repeat a request
    const struct node *node;
    int level;
    struct str when;
};

struct redirect {
    const struct node *node;
    int method;
};

struct peer_names { // the identifiers of an entry in a peer, where its style does not make them
    const struct node *node;
    struct str peer;
    struct array names; // of struct str, without the prefix
};

struct fact_source {
    struct str fact; // the key of the entry that it supports
    struct reference reference;
};

struct entry {
    const struct node *node;
    int64_t code;
    struct str id, phrase, summary, description, vendor_id;
    int state, wire, cacheable, content;
    int64_t wire_code;
    struct str registered, extended, expires;
    bool outside_range; // the number may lie outside the registry's range
    struct array reference, formerly, also, headers, sources, tags, related, senders;
    struct advice retry;
    struct redirect redirect;
    struct array allow; // of struct str: rules whose findings are accepted here
    const struct node *extra; // the free keys under 'x'

    struct str given_id; // as the specification has it, whatever edition the names are of
    const struct registry *registry;
    const struct vendor *vendor;
    const struct class *class; // NULL outside every class
};

struct range {
    const struct node *node;
    int64_t first, last;
};

enum line_end { LINE_END_NONE = 1, LINE_END_LF, LINE_END_CRLF };

// How a number is sent: start, blank, number, blank, phrase, end.
struct line_format {
    const struct node *node; // NULL: the registry does not say
    struct str start;        // absent: the number comes first
    int end;                 // enum line_end; 0 is none
};

// What an overlay says in vain.
enum overlaid_kind {
    OVERLAID_SAME,     // it is so already
    OVERLAID_REPLACED, // a later overlay says otherwise
    OVERLAID_REMOVED,  // a later overlay removes the entry
    OVERLAID_NOTHING,  // it says nothing that could change anything
};
struct overlaid {
    enum overlaid_kind kind;
    struct place place; // in the overlay
    struct place other; // where it is so already, or what undoes it; nowhere for OVERLAID_NOTHING
};

struct registry {
    const struct node *node;
    const struct source *source; // the file that declares it
    struct str id, title, module, url, updated, unknown;
    struct range range;
    struct line_format line;
    struct array acronyms;  // of struct str
    struct array editions;  // of struct edition, oldest first
    struct array classes;   // of struct class, by number
    struct array vendors;   // of struct vendor, by precedence
    struct array peers;     // of struct peer
    struct array documents; // of struct document, by number
    struct array entries;   // of struct entry, by (code, vendor, id)
    struct array files;     // of const struct node *: every file, the declaring one first
    size_t overlays;        // so many of the files, the last ones, are overlays
    struct array overlaid;  // of struct overlaid, for lint
};

struct spec {
    struct registry *registries;
    size_t count;
};

// The class of a number, NULL outside every class.
const struct class *registry_class(const struct registry *registry, int64_t code);

// The vendor of that id, or NULL.
const struct vendor *registry_vendor(const struct registry *registry, struct str id);

// Sets `alias` of the entry's former names, whose ids must be set.
void entry_mark_aliases(const struct entry *entry);

// The words that an entry's fact is written with; absent if not said.
struct str entry_state(const struct entry *entry);

// "RFC 9110, section 15.5.14"; for others the draft's name or the title, with the section.
struct str reference_label(const struct reference *reference, struct arena *arena);

// The link to it: its own, else one made for RFCs (with an anchor for the section) and drafts.
// Absent if there is none.
struct str reference_url(const struct reference *reference, struct arena *arena);

#endif
