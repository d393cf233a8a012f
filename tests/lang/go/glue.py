#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes glue.go, by which driver.go reaches a generated package.

    glue.py FILE.json --registry ID --import PATH [--prefix WORD] [--typed]

The names are made here by rules of its own, not by the program: should the program name a constant
or a function otherwise, the result does not compile.
"""
import argparse

from expect import find_registry

TEXT = """\
// Made by glue.py.

package main

import codes "{path}"

type (
	code = {code}
	info = codes.Info
)

var (
	phrase       = codes.{registry}Text
	text         = codes.Text
	classOf      = codes.ClassOf
	lookup       = codes.Lookup
	lookupVendor = codes.LookupVendor
	all          = codes.All
	codeFromName = codes.CodeFromName
	codeFromID   = codes.CodeFromID
	statusLine   = {line}
)

// What the package has for the facts that its registry states; none for others.
var facts = map[string]func(info) string{{
{facts}
}}

var truthsOf = map[string]func(code) bool{{
{truths}
}}

var wordsOf = map[string]func(code) string{{
{words}
}}

func headers(i info) []header {{
	var found []header
{headers}
	return found
}}

var predicates = []predicate{{
{predicates}
}}

var constants = map[string]code{{
{constants}
}}

// names holds every name that is found.
var names = map[string]code{{
{names}
}}
"""


# What a package has for each group of facts: members of Info, functions that say yes or no, and
# functions that give a word.
MEMBERS = {
    "dates": (("since", "i.Since"), ("extended", "i.Extended"), ("expires", "i.Expires")),
    "cacheable": (("cacheable", "string(i.Cacheable)"),),
    "content": (("content", "string(i.Content)"),),
    "wire": (("wire", "string(i.Wire)"), ("wireCode", "rewritten(i.Wire == codes.WireRewritten, i.WireCode)")),
    "retry": (("retry", "string(i.RetryLevel)"), ("when", "i.RetryWhen")),
    "redirect": (("redirect", "string(i.Redirect)"),),
}
TRUTHS = {
    "cacheable": (("heuristic", "IsHeuristicallyCacheable"), ("storable", "MayBeStored")),
    "content": (("content", "MayHaveContent"),),
}
WORDS = {
    "retry": (("retry", "RetryOf"),),
    "redirect": (("redirect", "RedirectOf"),),
}
HEADERS = """\
	for _, h := range i.Headers() {
		found = append(found, header{h.Field, string(h.Level), h.When})
	}
"""


def of_parts(table, registry, line):
    """The line, filled in for each pair that the table has for the facts of the registry."""
    return "\n".join(line % pair for part in registry.parts for pair in table.get(part, ()))


def pascal(ident, acronyms):
    words = ident.split("_")
    return "".join(w.upper() if w.upper() in acronyms else w[:1].upper() + w[1:] for w in words)


def constant(registry, prefix, vendor, ident):
    acronyms = registry.data["acronyms"]
    first = prefix if vendor in registry.registered_vendors else pascal(vendor, acronyms)
    return "codes." + first + pascal(ident, acronyms)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file")
    parser.add_argument("--registry", required=True, metavar="ID")
    parser.add_argument("--import", required=True, dest="path")
    parser.add_argument("--prefix", help="of registered codes (default: the registry's id)")
    parser.add_argument("--typed", action="store_true", help="codes have a type of their own")
    arguments = parser.parse_args()
    registry = find_registry(arguments.file, arguments.registry)
    acronyms = registry.data["acronyms"]
    name = pascal(arguments.registry, acronyms)
    predicates = [klass["id"] for klass in registry.classes] + ["error"]
    print(TEXT.format(
        path=arguments.path,
        code="codes.Code" if arguments.typed else "int",
        registry=name,
        line=f"codes.{name}Line" if "line" in registry.data else "func(code) string { return \"\" }",
        facts=of_parts(MEMBERS, registry, '\t"%s": func(i info) string { return %s },'),
        truths=of_parts(TRUTHS, registry, '\t"%s": codes.%s,'),
        words=of_parts(WORDS, registry, '\t"%s": func(n code) string { return string(codes.%s(n)) },'),
        headers=HEADERS if "headers" in registry.parts else "",
        predicates="\n".join(f'\t{{"{i}", codes.Is{pascal(i, acronyms)}}},' for i in predicates),
        constants="\n".join(
            f'\t"{vendor}.{ident}": {constant(registry, arguments.prefix or name, vendor, ident)},'
            for vendor, ident, _, _ in registry.constants()),
        names="\n".join(f'\t"{name}": {code},' for name, code in registry.names.items()),
    ), end="")


if __name__ == "__main__":
    main()
