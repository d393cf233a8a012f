// SPDX-License-Identifier: MIT
// What a registry file cites -> references as a specification has them.
#ifndef STATUSGEN_IMPORT_CITATION_H
#define STATUSGEN_IMPORT_CITATION_H

#include "import/rows.h"
#include "spec/model.h"

// "RFC9110, Section 15.2.1" is an RFC with its section, "draft-..." a draft, as is an RFC that has
// no number yet ("RFC-..."); anything else is a document with a title, and a link if there is one.
// The reference has no node.
struct reference citation_reference(const struct citation *citation, struct arena *arena);

// Does ours say what the file's says? A file that names no section leaves it open.
bool reference_covers(const struct reference *file, const struct reference *ours);

// Is it an RFC or a draft? Other documents are titled at will, so nothing is concluded from them.
bool reference_is_numbered(const struct reference *reference);

#endif
