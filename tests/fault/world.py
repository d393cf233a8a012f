# SPDX-License-Identifier: MIT
"""What the tests of faults share: commands in a small world of files, that world before and after,
traces of system calls, figures.

A scenario is one command in such a world, with the commands that come before it. The test runs it
again and again, each time with another fault, and looks at what the world has become.
"""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from figures import LONG, publish

PROGRAM = os.environ["STATUSGEN"]
SOURCE = Path(os.environ["SOURCE_DIR"])
WORK = Path(os.environ["WORK_DIR"])
TEMPORARY = re.compile(r"(^|/)\.statusgen-[0-9]+-[0-9a-f]{16}\.tmp$")
LIBRARY = os.environ.get("FAULT_LIBRARY")
COUNT = "blocks-left"
# Nothing of ours: messages and names of files must not depend on the machine.
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C"}

# Whoever takes another project for his own, from further up, is found out here.
(WORK / "statusgen.yaml").write_text("no project\n")

PLAIN = ["-t", "templates", "-l", "plain"]
REGISTERED = "Value,Description,Reference\n100,Placed,[RFC9110]\n200,Payed,[RFC9110]\n"


def edit(path, old, new):
    """A step that changes a file of the world."""
    def change(world):
        text = (world / path).read_text()
        assert old in text, f"{path} does not hold '{old}'"
        (world / path).write_text(text.replace(old, new))
    return change


def put(path, text, mode=0o644):
    def write(world):
        (world / path).write_text(text)
        (world / path).chmod(mode)
    return write


def link(path, target):
    """A step that makes a link, which leads to a file that was at the path."""
    def make(world):
        (world / path).rename(world / Path(path).parent / target)
        (world / path).symlink_to(target)
    return make


# name: (steps before, the command, its exit status without faults)
SCENARIOS = {
    "generate-new": (
        [], ["generate", *PLAIN, "-o", "new/gen", "--depfile", "new/gen.d", "--stamp", "new/stamp",
             "codes.yaml"], 0),
    "generate-changed": (
        [["generate", *PLAIN, "-o", "gen", "codes.yaml", "--depfile", "gen.d", "--stamp", "stamp"],
         edit("codes.yaml", "Paid", "Payed")],
        ["generate", *PLAIN, "-o", "gen", "codes.yaml", "--depfile", "gen.d", "--stamp", "stamp"],
        0),
    "generate-unchanged": (
        [["generate", *PLAIN, "-o", "gen", "codes.yaml"]],
        ["generate", *PLAIN, "-o", "gen", "codes.yaml"], 0),
    "generate-links": (
        [["generate", *PLAIN, "-o", "gen", "codes.yaml"], link("gen/shop.txt", "real.txt"),
         edit("codes.yaml", "Paid", "Payed")],
        ["generate", *PLAIN, "-o", "gen", "codes.yaml"], 0),
    "generate-to-stdout": ([], ["generate", *PLAIN, "-o", "-", "codes.yaml"], 0),
    "check": (
        [["generate", *PLAIN, "-o", "gen", "codes.yaml"], edit("codes.yaml", "Paid", "Payed")],
        ["check", "--diff", *PLAIN, "-o", "gen", "codes.yaml"], 1),
    "project-new": ([], ["generate"], 0),
    "project-prune": (
        [["generate"], edit("codes.yaml", "Paid", "Payed"),
         edit("statusgen.yaml", "payment.txt", "money.txt"),
         edit("statusgen.yaml", "  - {language: plain, path: bank, select: vendor=bank}\n", "")],
        ["generate", "--prune", "-v"], 0),
    "project-check": ([["generate"], edit("codes.yaml", "Paid", "Payed")], ["check"], 1),
    "import": (
        [put("registered.csv", REGISTERED), put("overlay.yaml", "# an older one\n")],
        ["import", "registered.csv", "codes.yaml", "--write=overlay.yaml"], 1),
    "list-templates": ([], ["list", "templates", "-t", "templates"], 0),
    "list-languages": ([], ["list", "languages", "-t", "templates"], 0),
    "init": ([], ["init", "-l", "c,json", "-o", "start"], 0),
}
if LONG:
    SCENARIOS.update({
        "generate-force": (
            [put("shop.txt", "# somebody's\n", 0o640)],
            ["generate", *PLAIN, "-o", "shop.txt", "--force", "--banner", "Shop", "codes.yaml"], 0),
        "generate-refused": (
            [put("shop.txt", "# somebody's\n")], ["generate", *PLAIN, "codes.yaml"], 2),
        "generate-overlaid": (
            [put("overlay.yaml", "statusgen: 1\nregistry: shop\ncodes:\n"
                                 "  - {vendor: shop, id: paid, phrase: Payed}\n"),
             edit("statusgen.yaml", "spec: codes.yaml", "spec: codes.yaml\noverlays: overlay.yaml")],
            ["generate", "--format=json"], 0),
        "import-new": (
            [put("registered.csv", REGISTERED)],
            ["import", "registered.csv", "codes.yaml", "--write=new/overlay.yaml"], 1),
        "init-again": (
            [["init", "-l", "c,json", "-o", "start"], edit("start/statusgen.yaml", "c", "d")],
            ["init", "-l", "c,json", "-o", "start", "--force"], 0),
        "merge": ([], ["merge", "codes.yaml"], 0),
        "diff": (
            [lambda world: shutil.copy(world / "codes.yaml", world / "old.yaml"),
             edit("codes.yaml", "Paid", "Payed")], ["diff", "old.yaml", "codes.yaml"], 1),
        "lint": ([edit("codes.yaml", "Paid", "Paid (200)")], ["lint", "--format=sarif"], 1),
        "lint-broken": ([edit("codes.yaml", "vendor: bank", "vendor: banc")], ["lint"], 2),
        "list": ([], ["list", "values", "-l", "plain", "-t", "templates", "codes.yaml"], 0),
        "explain": ([], ["explain", "200", "codes.yaml"], 0),
        "schema": ([], ["schema", "overlay"], 0),
        "completion": ([], ["completion", "bash"], 0),
    })


def tree(world):
    """Every entry below a folder: its kind, mode and contents."""
    found = {}
    for folder, folders, files in os.walk(world):
        for name in folders + files:
            path = os.path.join(folder, name)
            status = os.lstat(path)
            content = None
            if stat.S_ISREG(status.st_mode):
                with open(path, "rb") as file:
                    content = file.read()
            elif stat.S_ISLNK(status.st_mode):
                content = os.readlink(path)
            found[os.path.relpath(path, world)] = (status.st_mode, content)
    return found


def temporaries(entries):
    return [path for path in entries if TEMPORARY.search(path)]


class Scenario:
    """A command, its world as it was (`old`), and as it is after a run without faults (`new`)."""

    def __init__(self, name):
        self.name = name
        self.steps, command, self.status = SCENARIOS[name]
        self.command = [PROGRAM, *command]
        self.is_for_machines = any(word.startswith("--format=") for word in command)
        self.place = WORK / name
        self.world = self.place / "world"
        self.master = self.place / "master"
        self.count = self.place / COUNT
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(SOURCE / "tests/cases/project/prune/in", self.master)
        for step in self.steps:
            if callable(step):
                step(self.master)
            else:
                subprocess.run([PROGRAM, *step], cwd=self.master, env=ENVIRONMENT, check=True)
        self.old = tree(self.master)
        self.fresh = False
        run = self.run()
        assert run.returncode == self.status, f"{name}: status {run.returncode}: {run.stderr}"
        self.output = run.stdout
        self.new = tree(self.world)
        self.fresh = False

    def renew(self):
        """The world as it was."""
        if self.fresh:
            return
        shutil.rmtree(self.world, ignore_errors=True)
        shutil.copytree(self.master, self.world, symlinks=True)

    def run(self, prefix=(), again=False, **environment):
        """The command in the world as it was, or, `again`, as the last run left it."""
        if not again:
            self.renew()
        self.fresh = False
        return subprocess.run([*prefix, *self.command], cwd=self.world, capture_output=True,
                              env={**ENVIRONMENT, **environment}, timeout=60)

    def outcome(self):
        """What the last run left: the tree, whether it is all old, and all new."""
        now = tree(self.world)
        self.fresh = now == self.old
        return now, now == self.old, self.without_empty(now) == self.new

    def without_empty(self, now):
        """The tree without the old folders that were to be removed, and are at least empty."""
        kept = dict(now)
        for path in sorted(set(self.old) - set(self.new), reverse=True):
            folder = path in kept and stat.S_ISDIR(kept[path][0])
            if folder and not any(other.startswith(f"{path}/") for other in kept):
                del kept[path]
        return kept

    def live(self):
        """How many blocks of memory the last run left, if it counted them."""
        words = self.count.read_text().split() if self.count.exists() else []
        return int(words[1]) if words else None

    def torn(self, now):
        """The files that are neither old nor new, and those that are gone though they were to stay."""
        wrong = [path for path, entry in now.items() if not TEMPORARY.search(path)
                 and entry not in (self.old.get(path), self.new.get(path))]
        return wrong + [path for path in self.old if path in self.new and path not in now]


# ---- Traces ----

CALL = re.compile(r"^(\w+)\((.*)\)\s+= (-?[0-9]+|0x[0-9a-f]+|\?)(.*)$")


class Call:
    def __init__(self, name, arguments, result, rest, when):
        self.name = name            # as strace has it
        self.arguments = arguments
        self.result = result
        self.failed = result == "-1"
        self.rest = rest
        self.when = when            # the how many-th of this name, from 1, since execve

    def __str__(self):
        return f"{self.name}({self.arguments[:60]}) #{self.when}"


def need_library():
    """Leaves with the status of a skipped test if preload.c could not be built."""
    if not LIBRARY:
        print("skipped: the C library has no __libc_malloc to stand in for")
        sys.exit(77)


def need_strace():
    """Leaves with the status of a skipped test if nothing can be traced here."""
    try:
        traced = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True)
    except FileNotFoundError:
        print("skipped: strace is not installed")
        sys.exit(77)
    if traced.returncode != 0:
        print("skipped: strace cannot trace here")
        sys.exit(77)


def read_trace(path):
    """All calls of a trace, from main() on: those before are the loader's, those at the end that
    count blocks are preload.c's."""
    calls, counts, begun = [], {}, False
    for line in Path(path).read_text(errors="replace").splitlines():
        match = CALL.match(line)
        if match is None:
            continue
        name = match.group(1)
        counts[name] = counts.get(name, 0) + 1
        if f"/{COUNT}\"" in line:
            break
        begun = begun or name == "fcntl" and match.group(2) == "0, F_GETFD"
        if begun:
            calls.append(Call(name, *match.group(2, 3, 4), counts[name]))
    assert calls, f"{path}: main() does not begin as it used to"
    return calls


def strace(trace, *options):
    return ["strace", "-qq", "-s", "200", "-o", str(trace), *options]


def counting(scenario):
    """Options of strace: the run counts the blocks of memory that it leaves."""
    scenario.count.unlink(missing_ok=True)
    return ["-E", f"LD_PRELOAD={LIBRARY}", "-E", f"FAULT_COUNT={scenario.count}"] if LIBRARY else []


def trace(scenario, *options):
    """The calls of a run without faults."""
    file = scenario.place / "trace"
    run = scenario.run(strace(file, *options))
    assert run.returncode == scenario.status, f"{scenario.name}: cannot be traced: {run.stderr}"
    return read_trace(file)


# ---- The end ----

def for_each_scenario(work, report):
    """Calls work(scenario, report) for each, two at once."""
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda name: work(Scenario(name), report), SCENARIOS))


class Report:
    """Counts, and failures: both are printed; a failure makes the test one."""

    def __init__(self, name):
        self.name = name
        self.figures = {}
        self.failures = []
        self.skipped = False
        self.lock = threading.Lock()

    def count(self, what, more=1):
        with self.lock:
            self.figures[what] = self.figures.get(what, 0) + more

    def check(self, holds, what, figure=None):
        """A failure, if it does not hold; the figure says how often."""
        if figure:
            self.count(figure, 0 if holds else 1)
        if not holds:
            self.failures.append(what)
        return holds

    def skip(self, reason):
        print(f"skipped: {reason}")
        self.skipped = True

    def end(self):
        for failure in self.failures[:20]:
            print(f"FAILED: {failure}")
        self.figures["failures"] = len(self.failures)
        publish(self.name, self.figures)
        sys.exit(1 if self.failures else 77 if self.skipped else 0)
