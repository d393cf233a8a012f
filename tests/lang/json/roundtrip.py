#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Does the JSON output hold the specifications that it was made from?

    roundtrip.py FILE.json SPEC.yaml...

Reads the YAML files, fills in the defaults that docs/spec-format.md gives, and compares the result
with the JSON in both directions: a fact that is missing, one that was made up and one that differs
are each a line. Exit status: 0 equal, 1 different, 77 PyYAML is not installed.
"""
import json
import os
import re
import sys

try:
    import yaml
except ImportError:
    print("skipped: JSON against the specification: PyYAML is not installed (Debian: python3-yaml)")
    sys.exit(77)

MAX_CODE = 2147483647
ENTRY_TEXTS = ("id", "phrase", "summary", "description", "registered", "extended", "expires",
               "cacheable", "content", "wire", "state", "retry", "redirect", "senders", "related",
               "tags", "x")


def read(path):
    """A YAML file in which every scalar is a text, as statusgen reads it."""
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, yaml.BaseLoader)


def pick(source, texts=(), numbers=(), flags=()):
    """A copy of the keys that are there. Empty lists and maps say nothing and are left out."""
    made = {key: source[key] for key in texts if source.get(key) not in (None, [], {})}
    made.update({key: int(source[key]) for key in numbers if key in source})
    made.update({key: source.get(key) == "true" for key in flags})
    return made


def reference(source):
    made = pick(source, ("draft", "title", "section", "url"), ("rfc",))
    rfc, section = source.get("rfc"), source.get("section")
    name = "RFC " + rfc if rfc else source.get("draft", source.get("title"))
    made["label"] = name + (", section " + section if section is not None else "")
    if "url" not in made and "title" not in source:
        made["url"] = (f"https://www.rfc-editor.org/rfc/rfc{rfc}.html" if rfc
                       else "https://datatracker.ietf.org/doc/html/" + source["draft"])
        if re.fullmatch("[0-9A-Za-z.-]+", section or ""):
            made["url"] += ("#appendix-" if section[0].isalpha() else "#section-") + section
    return made


def header(source):
    made = pick(source, ("field", "level", "when"))
    if "source" in source:
        made["source"] = reference(source["source"])
    return made


def former(source, entry):
    return {"id": entry["id"], **pick(source, ("id", "phrase", "edition"))}


def names(value):
    return value if isinstance(value, list) else [value]


def class_of(classes, code):
    return next((c["id"] for c in classes if c["first"] <= code <= c["last"]), None)


def entry(source, vendor, registry):
    official = next(v["registered"] for v in registry["vendors"] if v["id"] == vendor)
    made = {"vendor": vendor, "wire": "sent", "state": "permanent" if official else "unregistered"}
    made.update(pick(source, ENTRY_TEXTS, ("code",)))
    for key in ("senders", "related", "tags"):
        if key in made:
            made[key] = names(made[key])
    klass = class_of(registry["classes"], made["code"])
    if klass:
        made["class"] = klass
    if source.get("outside_range") == "true":
        made["outsideRange"] = True
    if "wire_code" in source:
        made["wireCode"] = int(source["wire_code"])
    if "formerly" in source:
        made["formerly"] = [former(item, source) for item in source["formerly"]]
    if "also" in source:
        made["also"] = {peer: names(value) for peer, value in source["also"].items()}
    if "headers" in source:
        made["headers"] = [header(item) for item in source["headers"]]
    if "sources" in source:
        made["sources"] = {fact: reference(item) for fact, item in source["sources"].items()}
    made["references"] = [reference(item) for item in source.get("reference", [])]
    return made


def registry_facts(top):
    source = top["registry"]
    made = {"unknown": "Unknown", "module": source["id"]}
    made.update(pick(source, ("id", "title", "module", "url", "updated", "unknown")))
    limits = source.get("range", {"first": "0", "last": str(MAX_CODE)})
    made["range"] = pick(limits, (), ("first", "last"))
    if "line" in source:
        made["line"] = {"end": "none", **pick(source["line"], ("start", "end"))}
    made["acronyms"] = names(source.get("acronyms", []))
    return made


def vendors(top, files):
    listed = [v for file in files for v in file.get("vendors", [])]
    if listed:
        return [pick(v, ("id", "title", "url", "summary"), (), ("registered",)) for v in listed]
    registry = top["registry"]
    module = registry.get("module", registry["id"])
    only = {"id": top.get("vendor", module), "title": top.get("vendor", registry["title"])}
    return [{**only, "registered": True}]


def peer(source):
    made = pick(source, ("id", "title", "version", "url", "prefix", "style"))
    for key in ("has", "lacks"):
        if key in source:
            made[key] = names(source[key])
    return made


def registry(path):
    """What the JSON output has to say of the specification in `path` and the files it includes."""
    top = read(path)
    folder = os.path.dirname(path)
    files = [top] + [read(os.path.join(folder, name)) for name in names(top.get("include", []))]
    made = registry_facts(top)
    made["editions"] = [pick(e, ("id", "title"), ("year",))
                        for file in files for e in file.get("editions", [])]
    made["classes"] = [pick(c, ("id", "title", "summary"), ("first", "last", "fallback"), ("error",))
                       for file in files for c in file.get("classes", [])]
    made["classes"].sort(key=lambda c: c["first"])
    made["vendors"] = vendors(top, files)
    made["peers"] = [peer(p) for file in files for p in file.get("peers", [])]
    order = {v["id"]: (not v["registered"], i) for i, v in enumerate(made["vendors"])}
    made["entries"] = [
        entry(source, source.get("vendor", file.get("vendor", made["vendors"][0]["id"])), made)
        for file in files for source in file.get("codes", [])]
    made["entries"].sort(key=lambda e: (e["code"], order[e["vendor"]], e["id"]))
    return made


def count_facts(value):
    if isinstance(value, (dict, list)):
        return sum(map(count_facts, value.values() if isinstance(value, dict) else value))
    return 1


def differences(wanted, found, path):
    """Yields a line for each place where the two differ."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key in sorted(wanted.keys() | found.keys()):
            if key not in found:
                yield f"{path}.{key}: missing, should be {wanted[key]!r}"
            elif key not in wanted:
                yield f"{path}.{key}: made up: {found[key]!r}"
            else:
                yield from differences(wanted[key], found[key], f"{path}.{key}")
    elif isinstance(wanted, list) and isinstance(found, list):
        if len(wanted) != len(found):
            yield f"{path}: {len(found)} items, should be {len(wanted)}"
        for i, pair in enumerate(zip(wanted, found)):
            yield from differences(*pair, f"{path}[{i}]")
    elif wanted != found or isinstance(wanted, bool) != isinstance(found, bool):
        yield f"{path}: {found!r}, should be {wanted!r}"


def main():
    output, *specs = sys.argv[1:]
    with open(output, encoding="ascii") as file:
        found = json.load(file)["registries"]
    wanted = [registry(path) for path in specs]
    problems = list(differences(wanted, found, "registries"))
    for line in problems[:20]:
        print(f"{output}: {line}")
    if not problems:
        print(f"json: {os.path.basename(output)} holds all {count_facts(wanted)} facts of "
              f"{len(specs)} specification(s) and no other")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
