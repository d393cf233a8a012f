// SPDX-License-Identifier: MIT
// A registry file in XML: a registry of records, each with a value, a description and references.
// The only module that knows expat.
//
//   <registry><registry id="codes-1"><record><value>105-199</value>
//     <description>Unassigned</description><xref type="rfc" data="rfc2119"/></record>...
//
// Document types are refused, and with them entities, so that nothing can grow or lead elsewhere.
#ifndef STATUSGEN_IMPORT_XML_H
#define STATUSGEN_IMPORT_XML_H

#include "diag/diag.h"
#include "import/rows.h"

// Appends the records of a source. What is wrong with its form is reported, as RULE_IMPORT_SYNTAX
// or RULE_LIMIT. The texts live in the arena.
void xml_read(struct arena *arena, const struct source *source, struct rows *rows,
              struct diag *diag);

#endif
