// SPDX-License-Identifier: MIT
// What one run of the program has at hand, and the steps that commands share.
#ifndef STATUSGEN_COMMAND_SESSION_H
#define STATUSGEN_COMMAND_SESSION_H

#include "command/cli.h"
#include "input/input.h"
#include "lang/language.h"
#include "project/project.h"
#include "spec/load.h"
#include "template/set.h"
#include "view/view.h"

// A language that was looked for and found.
struct known_language {
    struct str id;
    const struct language *language; // NULL if something is wrong with it, which was reported
};

struct session {
    struct cli cli;
    int argc;
    char *const *argv;
    struct arena arena;
    struct arena rendering; // of the language that is being rendered
    struct buf text;        // the output that is being rendered
    struct inputs inputs;
    struct inputs aside;    // read too, but the outputs are not made from them: the lock file
    struct diag diag;
    struct template_set templates;
    VEC(struct str) banner; // its lines
    struct buf out; // what goes to standard output, at the end and whole
    const struct project *project; // NULL if there is none
    const struct spec *whole;      // what session_spec() read, before the selection
    struct place select_place;     // where --select's place is, if it is the project's
    VEC(struct known_language) languages; // read so far
    bool findings_are_answer; // as long as none is an error: they go to standard output too
};

// Frees all that the session holds.
void session_free(struct session *session);

// Does the command line name no specification, so that the bundled ones are meant?
bool session_is_bundled(const struct session *session);

// Reads the project file that the command line names, or finds, and takes what it says for what the
// command line does not say. False if anything is wrong, which is reported. Before all below.
bool session_use_project(struct session *session);

// Does the project say what to write?
bool session_has_outputs(const struct session *session);

// Reads the specifications of --spec and of the arguments, or of the project, or the bundled ones,
// with the overlays on them, and selects. NULL if anything is wrong, which is reported.
const struct spec *session_spec(struct session *session);

// The overlays that the command line names.
struct paths session_overlays(const struct session *session);

// The registry that the command line names, else the first one. NULL if there is none of that id,
// which is reported.
const struct registry *session_registry(struct session *session, const struct spec *spec);

// Reads the lines of the banner that the command line asks for, once. False if a file cannot be
// read or a line holds what no output may hold, which is reported.
bool session_banner(struct session *session);

// What the command line asks of all languages alike.
struct request session_request(const struct session *session);

// Puts the user's template folders over the built-in one. Once, before languages are read.
bool session_templates(struct session *session);

// The largest number of bytes that one output may have: four times that of an input, so that
// --max-input raises both.
size_t session_max_output(const struct session *session);

// The languages there are, sorted.
struct template_set_names session_language_names(struct session *session);

// A few of them as -l takes them, for examples; with a NUL behind it.
struct str session_some_languages(struct session *session);

// Reads a language, which `place` names. NULL if it is none or is wrong, which is reported with a
// suggestion.
const struct language *session_language(struct session *session, struct str id, struct place place);

// The languages that the command line names, in its order; all there are if it names none.
// `count` of them; NULL if anything is wrong, which is reported: so is an option that is set for a
// language that is not among them.
const struct language **session_languages(struct session *session, size_t *count);

// Are there the languages that the command line names or sets options of? Else that is reported.
bool session_check_languages(struct session *session);

// The same as session_languages(), but if the command line names none, those that the project writes, if it writes any.
const struct language **session_used_languages(struct session *session, size_t *count);

#endif
