#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Follows a page of docs/ word for word.

    run.py --statusgen PROGRAM PAGE

Blocks of a page that are followed, in their order, in a fresh folder that holds copies of the
project's spec/ and templates/:

    ```yaml file=PATH      the block is written to PATH
    ```console             lines that begin with '$ ' are run by sh; the lines after each are what
                           it must print, standard error included

Other blocks are for reading. A page without a block to follow is a failure.
"""

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\S+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(page):
    """The blocks to follow: ('file', path, text) and ('run', command, expected output)."""
    for language, rest, text in BLOCK.findall(page):
        named = re.search(r"file=(\S+)", rest)
        if named:
            yield "file", named.group(1), text
        elif language == "console":
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                yield "run", command, output


def follow(page, folder, program):
    """The first difference as text, or None; and the number of steps."""
    environment = {"PATH": f"{program.parent}:{os.environ['PATH']}", "LC_ALL": "C", "TZ": "UTC"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    count = 0
    for kind, name, text in steps(page):
        count += 1
        if kind == "file":
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            continue
        done = subprocess.run(["sh", "-c", name], cwd=folder, env=environment, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False, timeout=60)
        if done.stdout != text:
            lines = difflib.unified_diff(text.splitlines(True), done.stdout.splitlines(True),
                                         "the page", "what happened")
            return f"$ {name}\n" + "".join(lines), count
    return (None if count else "the page has no block to follow"), count


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statusgen", type=Path, required=True)
    parser.add_argument("page", type=Path)
    args = parser.parse_args()
    page = args.page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("spec", "templates"):
            shutil.copytree(PROJECT / name, Path(folder, name))
        problem, count = follow(page, Path(folder), args.statusgen.resolve())
    if problem:
        print(f"FAILED {args.page.name}, step {count}\n{problem}")
        return 1
    print(f"ok {args.page.name}: {count} steps")
    return 0


if __name__ == "__main__":
    sys.exit(main())
