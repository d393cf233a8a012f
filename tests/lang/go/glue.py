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
)

var predicates = []predicate{{
{predicates}
}}

var constants = map[string]code{{
{constants}
}}
"""


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
        predicates="\n".join(f'\t{{"{i}", codes.Is{pascal(i, acronyms)}}},' for i in predicates),
        constants="\n".join(
            f'\t"{vendor}.{ident}": {constant(registry, arguments.prefix or name, vendor, ident)},'
            for vendor, ident, _, _ in registry.constants()),
    ), end="")


if __name__ == "__main__":
    main()
