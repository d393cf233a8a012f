#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs cases of the command line: a command, its inputs, and all that it must produce.

A case is a folder:

    cmd      shell commands, run by 'sh -eu'; comments say what the case is about
    in/      the folder that they start with, as a fresh copy (absent: an empty folder)
    stdout   what they must print, byte for byte (absent: nothing)
    stderr   the same for standard error
    status   the exit status (absent: 0)
    out/     every file that they must create or change, with its content (absent: none)
    removed  every file of in/ that they must remove, one path a line (absent: none)

The commands find the program as 'statusgen' and the project's folder as $SOURCE, a relative
path that is the same on every machine. HOME, locale, time zone and colours are not inherited.

A golden file that is needed but not there is MISSING, one that nothing needs is UNUSED; both are
failures. GOLDEN_UPDATE=1 writes the goldens instead of comparing them: read the diff afterwards.
"""

import argparse
import difflib
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
GOLDENS = ("stdout", "stderr", "status", "removed")
PARTS = frozenset(GOLDENS + ("cmd", "in", "out"))
INHERITED = ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")


class CaseError(Exception):
    """The case itself is at fault, not the program."""


def read_tree(folder):
    """The content of each file below the folder, by its path; what is no file is described."""
    tree = {}
    for top, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(top, name))]
        for name in names + links:
            path = Path(top, name)
            tree[path.relative_to(folder).as_posix()] = read_entry(path)
    return tree


def read_entry(path):
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode):
        return path.read_bytes()
    if stat.S_ISLNK(mode):
        return ("link", os.readlink(path))
    return ("special", stat.filemode(mode)[0])


def environment(place):
    kept = {name: os.environ[name] for name in INHERITED if name in os.environ}
    kept["PATH"] = str(place / "bin") + os.pathsep + kept.get("PATH", os.defpath)
    return {**kept, "LC_ALL": "C", "TZ": "UTC", "SOURCE": "../source", "TMPDIR": str(place / "tmp")}


def prepare(case, statusgen, place):
    """Lays out the temporary folder: work/ for the case, bin/, source and tmp/ beside it."""
    work = place / "work"
    if (case / "in").is_dir():
        shutil.copytree(case / "in", work, symlinks=True)
    else:
        work.mkdir()
    (place / "bin").mkdir()
    (place / "bin" / "statusgen").symlink_to(statusgen)
    (place / "source").symlink_to(PROJECT)
    (place / "tmp").mkdir()
    return work


def run_shell(commands, place, seconds):
    """Returns status, standard output and standard error of the commands, run in work/."""
    with subprocess.Popen(
        ["sh", "-eu", "-c", commands],
        cwd=place / "work",
        env=environment(place),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            stdout, stderr = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)  # the shell and all that it started
            raise CaseError(f"still running after {seconds} seconds") from error
    status = process.returncode
    return status if status >= 0 else 128 - status, stdout, stderr


def execute(case, statusgen, place, seconds):
    """Runs the case's commands; returns what they produced, as 'goldens' and 'out' tree."""
    commands = case / "cmd"
    if not commands.is_file():
        raise CaseError("there is no file 'cmd'")
    work = prepare(case, statusgen, place)
    before = read_tree(work)
    status, stdout, stderr = run_shell(commands.read_text(encoding="utf-8"), place, seconds)
    after = read_tree(work)
    removed = sorted(path for path in before if path not in after)
    goldens = {
        "stdout": stdout,
        "stderr": stderr,
        "status": f"{status}\n".encode() if status else b"",
        "removed": "".join(path + "\n" for path in removed).encode(),
    }
    out = {path: entry for path, entry in after.items() if before.get(path) != entry}
    return goldens, out


def wanted(case):
    goldens = {name: (case / name).read_bytes() for name in GOLDENS if (case / name).is_file()}
    return goldens, read_tree(case / "out")


def visible(entry):
    """The lines of a text with nothing hidden in them; of a link or special file, what it is."""
    if isinstance(entry, tuple):
        return [" ".join(entry)]
    text = entry.decode("utf-8", "backslashreplace")
    lines = text.split("\n")
    last = lines.pop()
    if last:
        lines.append(last + "  [no newline at the end]")
    return ["".join(c if c.isprintable() else repr(c)[1:-1] for c in line) for line in lines]


def difference(name, want, got):
    lines = difflib.unified_diff(
        visible(want), visible(got), f"expected/{name}", f"actual/{name}", lineterm=""
    )
    return "\n".join(lines) or f"{name}: the same to the eye, but not the same bytes"


def compare(name, want, got):
    """What is wrong with one golden; None stands for 'there is none'."""
    if want == got:
        return None
    if want is None:
        return f"MISSING {name}\n{difference(name, b'', got)}"
    if got is None:
        return f"UNUSED {name}"
    return difference(name, want, got)


def problems(case, goldens, out):
    want_goldens, want_out = wanted(case)
    found = [compare(name, want_goldens.get(name), goldens[name] or None) for name in GOLDENS]
    for path in sorted(set(want_out) | set(out)):
        found.append(compare("out/" + path, want_out.get(path), out.get(path)))
    found += [f"UNUSED {name}" for name in stray_parts(case)]
    return [problem for problem in found if problem]


def stray_parts(case):
    return sorted(entry.name for entry in case.iterdir() if entry.name not in PARTS)


def update(case, goldens, out):
    """Makes the goldens what the commands produced."""
    for name in GOLDENS:
        if goldens[name]:
            (case / name).write_bytes(goldens[name])
        elif (case / name).exists():
            (case / name).unlink()
    shutil.rmtree(case / "out", ignore_errors=True)
    for path, entry in out.items():
        golden = case / "out" / path
        golden.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(entry, bytes):
            golden.write_bytes(entry)
        elif entry[0] == "link":
            golden.symlink_to(entry[1])
        else:
            raise CaseError(f"'{path}' is a special file, which no golden can be")


def run_case(case, statusgen, seconds):
    """Returns the problems of one case; updates its goldens first if that is asked for."""
    with tempfile.TemporaryDirectory(prefix="statusgen-case-") as folder:
        try:
            goldens, out = execute(case, statusgen, Path(folder), seconds)
            if os.environ.get("GOLDEN_UPDATE") == "1":
                update(case, goldens, out)
            return problems(case, goldens, out)
        except CaseError as error:
            return [str(error)]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statusgen", required=True, type=Path, help="the program to test")
    parser.add_argument("--timeout", default=60, type=float, metavar="SECONDS")
    parser.add_argument("case", nargs="+", type=Path)
    arguments = parser.parse_args()
    os.umask(0o022)
    failed = 0
    for case in arguments.case:
        found = run_case(case.resolve(), arguments.statusgen.resolve(), arguments.timeout)
        print(f"{'FAILED' if found else 'ok'} {case}")
        for problem in found:
            print(problem)
        failed += bool(found)
    if len(arguments.case) > 1:
        print(f"{len(arguments.case) - failed} of {len(arguments.case)} cases passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
