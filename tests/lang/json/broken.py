#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Breaks a good JSON output in many ways, each of which the schema has to refuse.

    broken.py FILE.json

Prints a JSON array of {"name": what was done, "data": the broken copy}.
"""
import copy
import json
import re
import sys

GONE = object()

# What is put in the place of a value, by hand: paths into an output that has all of these.
SLIPS = (
    ("license", GONE),
    ("$comment", GONE),
    ("registries", []),
    ("registries.0.vendors", []),
    ("registries.0.vendors.0.registered", "true"),
    ("registries.0.module", "Acme Auth"),
    ("registries.0.range.last", "599"),
    ("registries.0.range.first", -1),
    ("registries.0.line.start", 1.1),
    ("registries.0.line.end", "cr"),
    ("registries.0.entries.0.code", GONE),
    ("registries.0.entries.0.code", "404"),
    ("registries.0.entries.0.code", 404.5),
    ("registries.0.entries.0.code", -1),
    ("registries.0.entries.0.code", 2147483648),
    ("registries.0.entries.0.id", "Not_Found"),
    ("registries.0.entries.0.id", "not__found"),
    ("registries.0.entries.0.vendor", GONE),
    ("registries.0.entries.0.state", "permament"),
    ("registries.0.entries.0.wire", GONE),
    ("registries.0.entries.0.wire", "rewritten"),
    ("registries.0.entries.0.wireCode", 400),
    ("registries.0.entries.0.phrase", "two\nlines"),
    ("registries.0.entries.0.references", GONE),
    ("registries.0.entries.0.references", [{"label": "none of the three"}]),
    ("registries.0.entries.0.references", [{"label": "two of them", "rfc": 1, "title": "x"}]),
    ("registries.0.entries.0.references", [{"title": "x", "label": "x", "url": "javascript:alert(1)"}]),
    ("registries.0.entries.0.registered", "2025-1-1"),
    ("registries.0.entries.0.outsideRange", False),
    ("registries.0.entries.0.related", ["a.b.c"]),
    ("registries.0.entries.0.tags", []),
    ("registries.0.entries.0.formerly", [{"phrase": "no id"}]),
    ("registries.0.entries.0.also", {}),
    ("registries.0.entries.0.headers", [{"level": "may"}]),
    ("registries.0.entries.0.retry", {"level": "perhaps"}),
    ("registries.0.entries.0.redirect", {"method": "post"}),
    ("registries.0.entries.0.x", {"pager": 1}),
)


def step(word):
    return int(word) if word.isdigit() else word


def broken_at(data, path, change):
    """A copy in which change(container, key) was done to what the path names."""
    result = copy.deepcopy(data)
    holder, (*way, last) = result, path
    for key in way:
        holder = holder[key]
    change(holder, last)
    return result


def put(value):
    def change(holder, key):
        if value is GONE:
            del holder[key]
        else:
            holder[key] = value
    return change


def every_place(value, path=()):
    """Yields the path of each value inside, with the value."""
    if path:
        yield path, value
    children = []
    if isinstance(value, (dict, list)):
        children = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in children:
        yield from every_place(child, path + (key,))


def slips(data):
    for path, value in SLIPS:
        name = path + (" left out" if value is GONE else " = " + json.dumps(value))
        yield name, broken_at(data, [step(word) for word in path.split(".")], put(value))


def one_of_each_kind(data):
    """At one place of each kind: null instead of the value, and a key that is not declared."""
    seen = set()
    for path, value in every_place(data):
        kind = re.sub(r"\.\d+", "[]", ".".join(map(str, path)))
        if kind in seen:
            continue
        seen.add(kind)
        yield kind + " = null", broken_at(data, path, put(None))
        if isinstance(value, dict):
            yield kind + " with a key too many", broken_at(data, path + ("unheardOf",), put(None))


def main():
    with open(sys.argv[1], encoding="ascii") as file:
        data = json.load(file)
    made = [*slips(data), *one_of_each_kind(data)]
    json.dump([{"name": name, "data": broken} for name, broken in made], sys.stdout)


if __name__ == "__main__":
    main()
