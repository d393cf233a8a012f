#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes what the look-ups are compared with, from our JSON output: the same codes, phrases and names.

    make.py FILE.json MODULE

Each peer is a package of its own, so that a program has only the one that it imports.
"""
import json
import os
import sys

from expect import find_registry

NOTE = "// Made by make.py.\n\n"

PHRASE_MAP = """package {package}

// Build does what happens at start-up.
func Build() map[int]string {{
	return map[int]string{{
{rows}
	}}
}}

var phrases = Build()

func Phrase(code int) string {{
	return phrases[code]
}}
"""

PHRASE_SWITCH = """package {package}

func Phrase(code int) string {{
	switch code {{
{rows}
	}}
	return ""
}}
"""

# The layouts that were not taken, without the packing that could still be had.
PHRASE_DIRECT = """package {package}

var phrases = [...]string{{
{rows}
}}

func Phrase(code int) string {{
	if i := uint(code) - {first}; i < uint(len(phrases)) {{
		return phrases[i]
	}}
	return ""
}}
"""

PHRASE_SPAN = """package {package}

const blob = {blob}

var spans = [...]uint32{{
{rows}
}}

func Phrase(code int) string {{
	if i := uint(code) - {first}; i < uint(len(spans)) {{
		span := uint(spans[i])
		return blob[span>>8 : span>>8+span&0xFF]
	}}
	return ""
}}
"""

NAME_MAP = """package {package}

// Build does what happens at start-up.
func Build() map[string]int {{
	return map[string]int{{
{rows}
	}}
}}

var codes = Build()

func Code(name string) (int, bool) {{
	code, ok := codes[name]
	return code, ok
}}
"""

NAME_SWITCH = """package {package}

func Code(name string) (int, bool) {{
	switch name {{
{rows}
	}}
	return 0, false
}}
"""

INPUTS = """package main

var allCodes = [...]int{{
{codes}
}}

var allNames = [...]string{{
{names}
}}
"""

# Programs that differ only in the function that they call.
SIZE_PHRASE = """package main

import (
	"os"
{imported}
)
{own}
func main() {{
	println({call}(len(os.Args)))
}}
"""

SIZE_NAME = """package main

import (
	"os"
{imported}
)
{own}
func main() {{
	code, ok := {call}(os.Args[0])
	println(code, ok)
}}
"""

NO_PHRASE = """
//go:noinline
func none(int) string { return "" }
"""

NO_NAME = """
//go:noinline
func none(string) (int, bool) { return 0, false }
"""


def quoted(text):
    """ASCII texts are written alike in JSON and in Go."""
    return json.dumps(text)


def write(module, path, text):
    path = os.path.join(module, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(NOTE + text)


def main():
    _, file, module = sys.argv
    registry = find_registry(file, "status")
    phrases = {e["code"]: e["phrase"] for e in registry.entries
               if registry.is_registered(e) and e.get("phrase")}
    phrases = dict(sorted(phrases.items()))
    names = dict(sorted(registry.names.items()))
    first, last = min(phrases), max(phrases)
    dense = [phrases.get(code, "") for code in range(first, last + 1)]
    blob = ""
    for text in sorted(set(dense), key=lambda text: (-len(text), text)):
        blob += "" if text in blob else text

    def peer(package, template, rows, **more):
        write(module, f"peers/{package}/{package}.go",
              template.format(package=package, rows="\n".join(rows), **more))

    peer("phrasemap", PHRASE_MAP, (f"\t\t{code}: {quoted(text)}," for code, text in phrases.items()))
    peer("phraseswitch", PHRASE_SWITCH,
         (f"\tcase {code}:\n\t\treturn {quoted(text)}" for code, text in phrases.items()))
    peer("phrasedirect", PHRASE_DIRECT, (f"\t{quoted(text)}," for text in dense), first=first)
    peer("phrasespan", PHRASE_SPAN,
         (f"\t{blob.index(text) << 8 | len(text) if text else 0}," for text in dense),
         first=first, blob=quoted(blob))
    peer("namemap", NAME_MAP, (f"\t\t{quoted(name)}: {code}," for name, code in names.items()))
    peer("nameswitch", NAME_SWITCH,
         (f"\tcase {quoted(name)}:\n\t\treturn {code}, true" for name, code in names.items()))
    write(module, "inputs.go", INPUTS.format(
        codes="\n".join(f"\t{code}," for code in phrases),
        names="\n".join(f"\t{quoted(name)}," for name in names)))

    def size(program, template, call, path="", own=""):
        imported = f'\n\tp "bench.test/{path}"' if path else ""
        write(module, f"size/{program}/main.go", template.format(imported=imported, own=own, call=call))

    size("phrase-base", SIZE_PHRASE, "none", own=NO_PHRASE)
    size("phrase-ours", SIZE_PHRASE, "p.StatusText", "httpstatus")
    for peer_ in ("map", "switch", "direct", "span"):
        size(f"phrase-{peer_}", SIZE_PHRASE, "p.Phrase", f"peers/phrase{peer_}")
    size("name-base", SIZE_NAME, "none", own=NO_NAME)
    size("name-ours-exact", SIZE_NAME, "p.CodeFromID", "httpstatus")
    size("name-ours-any-case", SIZE_NAME, "p.CodeFromName", "httpstatus")
    for peer_ in ("map", "switch"):
        size(f"name-{peer_}", SIZE_NAME, "p.Code", f"peers/name{peer_}")


if __name__ == "__main__":
    main()
