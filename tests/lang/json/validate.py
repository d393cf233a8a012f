#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Validates JSON outputs by Python's jsonschema, under both drafts.

    validate.py SCHEMA.json BROKEN.json FILE.json...

Every FILE has to pass and every item of BROKEN (see broken.py) to be refused. Exit status: 0 so it
is, 1 it is not, 77 jsonschema is not installed or too old.
"""
import json
import os
import sys

try:
    from jsonschema import Draft7Validator, Draft202012Validator
except ImportError:
    print("skipped: JSON schema by jsonschema: not installed (Debian: python3-jsonschema)")
    sys.exit(77)


def read(path):
    with open(path, encoding="ascii") as file:
        return json.load(file)


def problems(validator, broken, good):
    for path, data in good:
        for error in validator.iter_errors(data):
            where = "/".join(map(str, error.absolute_path))
            yield f"{os.path.basename(path)}: /{where}: {error.message}"
    for item in broken:
        if validator.is_valid(item["data"]):
            yield f"accepted, but broken: {item['name']}"


def main():
    schema, broken = read(sys.argv[1]), read(sys.argv[2])
    good = [(path, read(path)) for path in sys.argv[3:]]
    failed = False
    for kind in (Draft7Validator, Draft202012Validator):
        kind.check_schema(schema)
        found = list(problems(kind(schema), broken, good))
        for line in found[:10]:
            print(f"{kind.__name__}: {line}")
        failed = failed or bool(found)
        if not found:
            print(f"json: {kind.__name__} accepts {len(good)} files and refuses {len(broken)} broken ones")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
