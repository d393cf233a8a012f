#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints what the generated code of every language has to answer for a registry.

    expect.py FILE.json --registry ID [--queries | --constants | --parts]

The answers come from our JSON output alone. The rules, which every output has to follow, are written
down here once more, so that a mistake in the program's own tables shows. Fields of a line are
separated by tabs:

    phrase  CODE          the registered phrase, or -
    text    CODE          phrase, else title of the class, else the registry's word for unknown
    class   CODE          id of the class, or -
    is      CODE          ids of the classes that it is in, and 'error', joined by ',', or -
    lookup  CODE          id of the registered entry, or -
    all     CODE          vendor.id of every meaning, joined by ',', or -
    vendor  VENDOR CODE   id of the vendor's entry, or -
    info    VENDOR CODE   id|phrase|class|summary|label|url of the entry; - for what there is none of,
                          but an absent summary is empty
    name    QUERY         code of that name, or -
    from_id QUERY         code of that name if it is written as names are, byte by byte, or -
    const   VENDOR ID     code of the constant made from a present or former id
    facts   VENDOR CODE   state|since|extended|expires|cacheable|content|wire|wireCode|retry|when|redirect of
                          the entry: words and dates as in the JSON; - for what there is none of, but an
                          absent condition is empty
    headers VENDOR CODE   how many header fields the entry has, then |field|level|when of each

Asked only of a registry in which any entry states the fact ('yes' or 'no'):

    heuristic CODE        may a cache estimate how long it is fresh?
    storable CODE         may a cache store it?
    content CODE          may it have content?
    redirect CODE         method with which it is followed, or -
    retry   CODE          level of the advice to repeat the request, or -

Asked only of a registry that says how a line is built:

    status_line CODE      the line that sends it, with \\r and \\n for CR and LF, or -

--queries prints the same lines without the answer, for the driver's standard input. --constants
prints a line 'VENDOR ID REGISTERED DEPRECATED' (0 or 1) for every constant. --parts prints a line for
each group of facts that any entry states: no code is to be generated for the others.

Lines end in LF only: texts may hold U+2028 and its like. All output is UTF-8.
"""
import argparse
import json
import re
import sys

NONE = "-"
LARGE_CODES = (65535, 2147483647)

# Groups of facts, and whether an entry states one of them.
PARTS = {
    "dates": lambda e: "registered" in e or "extended" in e or "expires" in e,
    "cacheable": lambda e: "cacheable" in e,
    "content": lambda e: "content" in e,
    "wire": lambda e: e["wire"] != "sent",
    "retry": lambda e: "retry" in e,
    "redirect": lambda e: "method" in e.get("redirect", {}),
    "headers": lambda e: "headers" in e,
}


# What stands between the words of an identifier; nothing in the other styles.
JOINTS = {"snake": "_", "screaming": "_", "kebab": "_"}


class Registry:
    """One registry of the JSON output, with the answers to every query."""

    def __init__(self, data):
        self.data = data
        self.entries = data["entries"]
        self.classes = data["classes"]
        self.vendors = [vendor["id"] for vendor in data["vendors"]]
        self.registered_vendors = {v["id"] for v in data["vendors"] if v["registered"]}
        self.peers = data.get("peers", [])
        self.names = self.resolve_names()
        self.parts = [part for part, states in PARTS.items() if any(map(states, self.entries))]

    def is_registered(self, entry):
        return entry["vendor"] in self.registered_vendors

    def registered(self, code):
        found = [e for e in self.entries if e["code"] == code and self.is_registered(e)]
        return found[0] if found else None

    def of_vendor(self, vendor, code):
        found = [e for e in self.entries if e["code"] == code and e["vendor"] == vendor]
        return found[0] if found else None

    def class_of(self, code):
        found = [c for c in self.classes if c["first"] <= code <= c["last"]]
        return found[0] if found else None

    # --- Names ---

    def claims(self, entry):
        """Yields (rank, name) for each name that the entry can be asked for by; the least rank wins."""
        for former, ident in [(0, entry["id"])] + [(1, alias) for alias in former_ids(entry)]:
            if self.is_registered(entry):
                yield former, ident
            else:
                yield 2 + former, entry["vendor"] + "_" + ident
                yield 4 + former, ident
        for identifiers in entry.get("also", {}).values():
            for identifier in identifiers:
                yield 7 - self.is_registered(entry), words(identifier)
        for identifier in self.peer_identifiers(entry):
            yield 7 - self.is_registered(entry), identifier.lower().replace("-", "_")

    def peer_identifiers(self, entry):
        """What other libraries call the entry: by `also`, else by its id in their style."""
        also = entry.get("also", {})
        own = entry["id"] if self.is_registered(entry) else entry["vendor"] + "." + entry["id"]
        for peer in self.peers:
            if peer["id"] in also:
                yield from also[peer["id"]]
            elif own in peer.get("has", []) or self.is_registered(entry) and own not in peer.get("lacks", []):
                yield entry["id"].replace("_", JOINTS.get(peer["style"], ""))

    def resolve_names(self):
        best = {}
        for entry in self.entries:
            for rank, name in self.claims(entry):
                order = (rank, self.vendors.index(entry["vendor"]), entry["code"])
                if name not in best or order < best[name]:
                    best[name] = order
        return {name: order[-1] for name, order in best.items()}

    # --- Answers ---

    def phrase(self, code):
        entry = self.registered(code)
        return entry.get("phrase", NONE) if entry else NONE

    def text(self, code):
        phrase, klass = self.phrase(code), self.class_of(code)
        if phrase != NONE:
            return phrase
        return klass["title"] if klass else self.data["unknown"]

    def klass(self, code):
        klass = self.class_of(code)
        return klass["id"] if klass else NONE

    def predicates(self, code):
        klass = self.class_of(code)
        true = [klass["id"]] if klass else []
        if klass and klass["error"]:
            true.append("error")
        return ",".join(true) or NONE

    def lookup(self, code):
        entry = self.registered(code)
        return entry["id"] if entry else NONE

    def all(self, code):
        here = [e for e in self.entries if e["code"] == code]
        here.sort(key=lambda e: (not self.is_registered(e), self.vendors.index(e["vendor"])))
        return ",".join(e["vendor"] + "." + e["id"] for e in here) or NONE

    def vendor(self, vendor, code):
        entry = self.of_vendor(vendor, code)
        return entry["id"] if entry else NONE

    def info(self, vendor, code):
        entry = self.of_vendor(vendor, code)
        reference = (entry.get("references") or [{}])[0]
        return "|".join((
            entry["id"],
            entry.get("phrase", NONE),
            self.klass(code),
            entry.get("summary", ""),
            reference.get("label", NONE),
            reference.get("url", NONE),
        ))

    def fact(self, code, key, word):
        """Is that the fact of the number: of its registered entry, else of all of those in its class?"""
        entry, klass = self.registered(code), self.class_of(code)
        if entry and key in entry:
            return entry[key] == word
        if klass is None:
            return False
        alike = [e.get(key) == word for e in self.entries
                 if self.is_registered(e) and self.class_of(e["code"]) is klass]
        return bool(alike) and all(alike)

    def heuristic(self, code):
        entry = self.registered(code) or {}
        return yes_or_no(entry.get("cacheable") == "heuristic")

    def storable(self, code):
        return yes_or_no(not self.fact(code, "cacheable", "never"))

    def content(self, code):
        return yes_or_no(not self.fact(code, "content", "none"))

    def redirect(self, code):
        return (self.registered(code) or {}).get("redirect", {}).get("method", NONE)

    def retry(self, code):
        return (self.registered(code) or {}).get("retry", {}).get("level", NONE)

    def facts(self, vendor, code):
        entry = self.of_vendor(vendor, code)
        retry = entry.get("retry", {})
        return "|".join((
            entry["state"],
            *(entry.get(date, NONE) for date in ("registered", "extended", "expires")),
            entry.get("cacheable", NONE),
            entry.get("content", NONE),
            entry["wire"] if "wire" in self.parts else NONE,
            str(entry.get("wireCode", NONE)),
            retry.get("level", NONE),
            retry.get("when", ""),
            entry.get("redirect", {}).get("method", NONE),
        ))

    def headers(self, vendor, code):
        headers = self.of_vendor(vendor, code).get("headers", [])
        texts = [text for h in headers for text in (h["field"], h.get("level", NONE), h.get("when", ""))]
        return "|".join([str(len(headers))] + texts)

    def name(self, query):
        return str(self.names.get(fold(query), NONE))

    def from_id(self, query):
        return str(self.names.get(query, NONE))

    def status_line(self, code):
        entry, line = self.registered(code), self.data["line"]
        if not entry:
            return NONE
        start = line["start"] + " " if "start" in line else ""
        end = {"none": "", "lf": "\\n", "crlf": "\\r\\n"}[line["end"]]
        return f"{start}{code} {entry.get('phrase', '')}{end}"

    # --- Queries ---

    def codes(self):
        asked = set(range(1001)) | set(LARGE_CODES) | self.neighbourhood()
        return sorted(asked)

    def neighbourhood(self):
        near = {e["code"] + step for e in self.entries for step in (-1, 0, 1)}
        near |= {c[end] + step for c in self.classes for end in ("first", "last") for step in (-1, 0, 1)}
        return {code for code in near if 0 <= code <= LARGE_CODES[-1]}

    def queried_names(self):
        """Every name in several spellings, every phrase, and what is nearly a name."""
        queries = {"", " ", "_", "0", "404", "zzz", "\u00e9"}
        for name in self.names:
            queries.update((name, name.upper(), name.title(), name.replace("_", " ").capitalize(),
                            name.replace("_", "-").upper(), name.replace("_", "-", 1).swapcase()))
            queries.update((name[:-1], name + "x", name + "_", " " + name, name.replace("_", "__"),
                            name.replace("_", "."), name.replace("_", "")))
            # Each byte counts, wherever it is.
            for i, letter in enumerate(name):
                queries.add(name[:i] + ("q" if letter != "q" else "z") + name[i + 1:])
            # Bytes that are the same as those of names but for a bit or two.
            queries.update(name.replace("_", other) for other in "\x7f?/!,\x1f\x01")
            queries.update((name.translate({digit: digit - 32 for digit in range(48, 58)}),
                            "".join(chr(ord(letter) + 128) for letter in name)))
            # Letters that only Unicode's rules of case take for k and s.
            queries.update((name.replace("k", "\u212a"), name.replace("s", "\u017f")))
        queries.update(e["phrase"] for e in self.entries if "phrase" in e)
        return sorted(queries)

    def lines(self):
        """Yields (query, answer)."""
        numbered = (("phrase", self.phrase), ("text", self.text), ("class", self.klass),
                    ("is", self.predicates), ("lookup", self.lookup), ("all", self.all),
                    *self.fact_queries())
        for code in self.codes():
            for word, answer in numbered:
                yield f"{word}\t{code}", answer(code)
        for vendor in self.vendors:
            for code in sorted(self.neighbourhood()):
                yield f"vendor\t{vendor}\t{code}", self.vendor(vendor, code)
        for entry in self.entries:
            vendor, code = entry["vendor"], entry["code"]
            yield f"info\t{vendor}\t{code}", self.info(vendor, code)
            yield f"facts\t{vendor}\t{code}", self.facts(vendor, code)
            yield f"headers\t{vendor}\t{code}", self.headers(vendor, code)
        for query in self.queried_names():
            yield f"name\t{query}", self.name(query)
            yield f"from_id\t{query}", self.from_id(query)
        for vendor, ident, code, _ in self.constants():
            yield f"const\t{vendor}\t{ident}", str(code)

    def fact_queries(self):
        """Yields (word, answer) of the queries about numbers that the registry has facts for."""
        queries = {
            "cacheable": (("heuristic", self.heuristic), ("storable", self.storable)),
            "content": (("content", self.content),),
            "redirect": (("redirect", self.redirect),),
            "retry": (("retry", self.retry),),
        }
        for part in self.parts:
            yield from queries.get(part, ())
        if "line" in self.data:
            yield "status_line", self.status_line

    def constants(self):
        """Yields (vendor, id, code, is it a former id?)."""
        for entry in self.entries:
            yield entry["vendor"], entry["id"], entry["code"], False
            for ident in former_ids(entry):
                yield entry["vendor"], ident, entry["code"], True

    def constant_lines(self):
        for vendor, ident, _, former in self.constants():
            yield f"{vendor}\t{ident}\t{int(vendor in self.registered_vendors)}\t{int(former)}"


def former_ids(entry):
    return [f["id"] for f in entry.get("formerly", []) if f["id"] != entry["id"]]


def yes_or_no(truth):
    return "yes" if truth else "no"


def fold(query):
    """A query as names are compared: ASCII letters in lower case; blank, '-' and '_' alike."""
    upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return query.translate(str.maketrans(upper + " -", upper.lower() + "__"))


def words(identifier):
    """The words of an identifier in any style, in snake case: 'RequestURITooLong', 'REQUEST_URI_TOO_LONG'."""
    parts = re.findall("[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+", identifier)
    return "_".join(parts).lower()


def find_registry(path, ident):
    with open(path, encoding="utf-8") as file:
        registries = json.load(file)["registries"]
    for data in registries:
        if data["id"] == ident:
            return Registry(data)
    known = ", ".join(data["id"] for data in registries)
    raise SystemExit(f"expect.py: {path} has no registry '{ident}', only {known}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file")
    parser.add_argument("--registry", required=True, metavar="ID")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--queries", action="store_true", help="print the queries alone")
    form.add_argument("--constants", action="store_true", help="print the constants")
    form.add_argument("--parts", action="store_true", help="print the groups of facts that are stated")
    arguments = parser.parse_args()
    registry = find_registry(arguments.file, arguments.registry)
    if arguments.constants:
        lines = registry.constant_lines()
    elif arguments.parts:
        lines = registry.parts
    elif arguments.queries:
        lines = (query for query, _ in registry.lines())
    else:
        lines = (f"{query}\t{answer}" for query, answer in registry.lines())
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for line in lines:
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
