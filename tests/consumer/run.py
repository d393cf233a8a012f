#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds projects that use statusgen, as their users would, and counts what each change causes.

    run.py --statusgen PROGRAM [--all] [PROJECT]...

PROGRAM lies in its build folder, from which it is installed. A project is a folder beside this
file, copied to a path with a blank before anything is done; without any, all are built. --all also
builds what takes longer: other generators, the program as part of the build, a cross build.

Exit status: 1 if anything is not as it should be, 77 if nothing could be tested. What is left out
for want of a tool is said in lines 'skipped: REASON'; with REQUIRE_ALL=1 it is a failure.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[1]
ANSWER = "499 Quota Exhausted"


class Failure(Exception):
    """Something is not as it should be."""


class Skip(Exception):
    """A tool is missing."""


def need(command, package):
    """Skips what follows unless the command is there; the package is Debian's."""
    if shutil.which(command) is None:
        raise Skip(f"{command} is not installed (Debian: {package})")


def expect(what, found, wanted, output=""):
    """Fails unless both are equal."""
    if found != wanted:
        raise Failure(f"{what}: {found!r}, expected {wanted!r}\n{output}")


class Place:
    """A folder to work in, with a statusgen on its PATH that can be changed."""

    def __init__(self, folder, program):
        self.folder = folder
        self.build_folder = program.parent
        self.prefix = folder / "installed here"
        self.environment = dict(os.environ)
        for name in ("DESTDIR", "MAKEFLAGS", "MAKELEVEL", "CFLAGS", "CMAKE_GENERATOR"):
            self.environment.pop(name, None)
        self.environment.update(LC_ALL="C", GOPROXY="off", CARGO_NET_OFFLINE="true")
        self.run("cmake", "--install", self.build_folder, "--prefix", self.prefix, at=folder)
        self.program = self.prefix / "bin" / "statusgen"
        self.environment["PATH"] = f"{self.program.parent}:{os.environ['PATH']}"

    def start(self, *command, at, path=None):
        """Runs a command; what it printed and its exit status."""
        environment = dict(self.environment)
        if path is not None:
            environment["PATH"] = path
        done = subprocess.run([str(word) for word in command], cwd=at, env=environment, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False, timeout=300)
        return done.stdout, done.returncode

    def run(self, *command, at, status=0):
        """Runs a command that has to end with the status; what it printed."""
        output, found = self.start(*command, at=at)
        expect(f"exit status of {' '.join(map(str, command))}", found, status, output)
        return output

    def copy(self, project, name=None):
        """A fresh copy of a project."""
        copy = self.folder / "with a blank" / (name or project)
        shutil.copytree(HERE / project, copy)
        return copy


def edit(path, old, new):
    """Changes a text in a file."""
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise Failure(f"{path} has no '{old}'")
    path.write_text(text.replace(old, new), encoding="utf-8")


class Build:
    """A build whose generator runs and compilations are counted in what it prints."""

    def __init__(self, place, source, command, patterns, app=None):
        self.place, self.source, self.command = place, source, command
        self.generates, self.compiles = patterns
        self.app = app

    def step(self, what, runs, compiles):
        """Builds, and expects so many runs of the generator and so many compilations."""
        output = self.place.run(*self.command, at=self.source)
        found = (len(re.findall(self.generates, output)), len(re.findall(self.compiles, output)))
        expect(f"{what}: (runs, compilations)", found, (runs, compiles), output)

    def answers(self, answer):
        """The program that was built has to print this."""
        if self.app:
            expect("the program's answer", self.place.run(self.app, at=self.source)[:len(answer)], answer)

    def changes(self, overlay, tool, output=None):
        """What every build has to get right: the acceptance matrix."""
        self.step("first build", 1, 1)
        self.answers(ANSWER)
        self.step("nothing changed", 0, 0)
        edit(overlay, "vendor: acme\n", "vendor: acme # a comment\n")
        self.step("only a comment changed", 1, 0)
        self.step("nothing changed after it", 0, 0)
        edit(overlay, "Quota Exhausted", "Used Up")
        self.step("the overlay changed", 1, 1)
        self.answers("499 Used Up")
        self.step("nothing changed after that", 0, 0)
        if tool:
            tool.touch()
            self.step("a new tool", 1, 0)
            self.step("nothing changed after the new tool", 0, 0)
        if output:
            output.unlink()
            self.step("an output was deleted", 1, 1)
            self.answers("499 Used Up")
            self.step("nothing changed after it came back", 0, 0)


# --- CMake -----------------------------------------------------------------------------------------

CMAKE_PATTERNS = (r"Generating acme_codes", r"Building C object app/\S*app\.c\.o")


def cmake_configure(place, source, build, generator, *options):
    """Configures; what was printed and the exit status."""
    return place.start("cmake", "-S", source, "-B", build, "-G", generator, *options, at=source)


def cmake_build(place, name, generator, *options):
    """A configured copy of the CMake project."""
    source = place.copy("cmake", name)
    build = source / "build"
    output, status = cmake_configure(place, source, build, generator, *options)
    expect(f"exit status of cmake -G '{generator}'", status, 0, output)
    return Build(place, source, ("cmake", "--build", build), CMAKE_PATTERNS, build / "bin" / "app")


def cmake_special(build, forgets):
    """What is known from the depfile only, and a template that comes and goes."""
    codes = build.source / "codes"
    build.generates = r"Generating acme_billing"
    edit(codes / "part.yaml", "Card Expired", "Card Is Too Old")
    build.step("an included file changed", 1, 1)
    edit(codes / "part.yaml", "vendor: acme\n", "vendor: acme # a comment\n")
    build.step("a comment in an included file changed", 1, 0)
    build.generates = r"Generating acme_codes"
    template = codes / "templates" / "c" / "header.mustache"
    template.parent.mkdir()
    shutil.copy(SOURCES / "templates" / "c" / "header.mustache", template)
    build.step("a template hides the built-in one", 1, 0)
    edit(template, "#ifndef {{registry.name.guard}}", "/* ours */\n#ifndef {{registry.name.guard}}")
    build.step("that template changed", 1, 1)
    if forgets:
        template.unlink()
        build.step("that template is gone", 1, 1)
    build.step("nothing changed since", 0, 0)


def cmake_check(place, build):
    """statusgen_check(): a test that fails on drift, a target that mends it."""
    folder = build.source / "build"
    place.run("ctest", "-C", "Debug", at=folder, status=8)
    place.run("cmake", "--build", folder, "--target", "update-codes", at=folder)
    place.run("ctest", "-C", "Debug", at=folder)
    expect("what was written", (build.source / "committed" / "codes.h").is_file(), True)


def cmake_package(place, generator):
    """From an install tree, with one generator."""
    need("ninja", "ninja-build") if "Ninja" in generator else need("make", "make")
    build = cmake_build(place, f"cmake {generator}", generator, f"-DCMAKE_PREFIX_PATH={place.prefix}")
    # Make knows only of the stamp, so it would not miss a deleted output; and CMake's Makefiles never
    # forget an input that a depfile once named.
    ninja = "Ninja" in generator
    output = build.source / "build/codes/acme_codes/httpstatus.h"
    build.changes(build.source / "codes" / "acme.yaml", place.program, output if ninja else None)
    cmake_special(build, forgets=ninja)
    cmake_check(place, build)


def cmake_sources(place, way, generator):
    """As a part of the user's build."""
    need("ninja", "ninja-build") if "Ninja" in generator else need("make", "make")
    sources = place.folder / f"sources for {way}"
    for name in ("cmake", "gen", "spec", "start", "templates"):
        if (SOURCES / name).is_dir():
            shutil.copytree(SOURCES / name, sources / name)
    shutil.copy(SOURCES / "CMakeLists.txt", sources)
    build = cmake_build(place, f"cmake {way}", generator, f"-DFROM={way}", f"-DSTATUSGEN_SOURCE={sources}")
    build.command += ("--parallel", str(os.cpu_count() or 1))
    output = build.source / "build/codes/acme_codes/httpstatus.h" if "Ninja" in generator else None
    build.changes(build.source / "codes" / "acme.yaml", sources / "gen" / "main.c", output)


def cmake_cross(place):
    """For another machine: only programs of this one may run, and there must be one."""
    need("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64-win32")
    need("ninja", "ninja-build")
    target = place.folder / "target"
    shutil.copytree(place.prefix, target)
    foreign, ran = target / "bin" / "statusgen", place.folder / "foreign program ran"
    foreign.write_text(f"#!/bin/sh\n: >'{ran}'\nexit 1\n", encoding="ascii")
    options = ("-DCMAKE_TOOLCHAIN_FILE=mingw.cmake", f"-DCMAKE_FIND_ROOT_PATH={target}",
               f"-DCMAKE_PREFIX_PATH={target}")
    source = place.copy("cmake", "cmake cross none")
    path = ":".join(f for f in os.environ["PATH"].split(":") if not Path(f, "statusgen").exists())
    output, status = place.start("cmake", "-S", source, "-B", source / "build", "-G", "Ninja", *options,
                                 at=source, path=path)
    expect("exit status without a program of this machine", status, 1, output)
    expect("the message says what to set", "set STATUSGEN_EXECUTABLE" in " ".join(output.split()), True, output)
    for name, more in (("path", ()), ("set", (f"-DSTATUSGEN_EXECUTABLE={place.program}",)),
                       ("subdirectory", ("-DFROM=subdirectory", f"-DSTATUSGEN_SOURCE={SOURCES}"))):
        build = cmake_build(place, f"cmake cross {name}", "Ninja", *options, *more)
        build.compiles = CMAKE_PATTERNS[1] + "bj"
        build.step(f"first cross build ({name})", 1, 1)
        build.step(f"nothing changed ({name})", 0, 0)
        program = build.source / "build" / "bin" / "app.exe"
        expect("begin of the program", program.read_bytes()[:2], b"MZ")
    expect("the target's program ran", ran.exists(), False)


MISTAKES = (
    ("statusgen_generate(LANGUAGES c)", "TARGET is needed"),
    ("statusgen_generate(TARGET x)", "LANGUAGES or CONFIG is needed"),
    ("statusgen_generate(TARGET x LANGUAGES c NAME rfc9110)", "unknown language 'NAME'|no language 'NAME'"),
    ("statusgen_generate(x LANGUAGES c)", "unknown argument 'x'"),
    ("statusgen_generate(TARGET x LANGUAGES c NAMES)", "NAMES needs a value"),
    ("statusgen_generate(TARGET x LANGUAGES c CONFIG s.yaml)", "it excludes LANGUAGES"),
    ("statusgen_generate(TARGET x LANGUAGES klingon)", "no language 'klingon'"),
    ("statusgen_generate(TARGET x LANGUAGES c OVERLAY none.yaml)", "none\\.yaml"),
    ("statusgen_check(NAME x CONFIG s.yaml FORCE yes)", "unknown argument 'FORCE'"),
    ("statusgen_check(NAME x)", "CONFIG is needed"),
)


def cmake_mistakes(place):
    """What is wrong is a fatal error, with a message that says what."""
    need("ninja", "ninja-build")
    source = place.folder / "mistakes"
    source.mkdir()
    for call, message in MISTAKES:
        (source / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.20)\nproject(mistake LANGUAGES NONE)\n"
            f"find_package(statusgen REQUIRED)\n{call}\n", encoding="ascii")
        output, status = cmake_configure(place, source, source / "build", "Ninja",
                                         f"-DCMAKE_PREFIX_PATH={place.prefix}")
        expect(f"exit status for '{call}'", status, 1, output)
        if not re.search(message, " ".join(output.split())):
            raise Failure(f"'{call}' is not answered by '{message}':\n{output}")


# --- Other tools -----------------------------------------------------------------------------------


def meson(place):
    need("meson", "meson")
    need("ninja", "ninja-build")
    source = place.copy("meson")
    place.run("meson", "setup", "build", at=source)
    build = Build(place, source, ("ninja", "-C", "build"),
                  (r"Generating codes", r"Compiling C object"), source / "build" / "app")
    build.changes(source / "acme.yaml", place.program, source / "build" / "httpstatus.h")


def make(place):
    need("make", "make")
    source = place.copy("make")
    build = Build(place, source, ("make",), (r"statusgen generate", r"-c -o app\.o|-o app\.o -c"),
                  source / "app")
    # Make is not told of the program, so a new one is no reason for it to run.
    build.changes(source / "acme.yaml", None, source / "httpstatus.h")


def bazel(place):
    """Runs the commands of the build file as Bazel would: in a folder with only the named inputs."""
    need("cc", "gcc")
    source = place.copy("bazel")
    rules = []
    code = compile((source / "BUILD.bazel").read_text(encoding="utf-8"), "BUILD.bazel", "exec")
    exec(code, {"genrule": lambda **rule: rules.append(rule), "cc_binary": lambda **rule: None})
    expect("number of genrules", len(rules), 1)
    rule = rules[0]
    inside, result = place.folder / "sandbox", place.folder / "sandbox" / "bazel-out"
    result.mkdir(parents=True)
    for name in rule["srcs"]:
        (inside / name).symlink_to(source / name)
    (inside / "statusgen").symlink_to(place.program)
    command = re.sub(r"\$\(execpath :?([^)]*)\)", r"./\1", rule["cmd"]).replace("$(RULEDIR)", "bazel-out")
    place.run("env", "-i", "PATH=/usr/bin:/bin", "sh", "-euc", command, at=inside)
    expect("outputs", sorted(str(f.relative_to(result)) for f in result.rglob("*") if f.is_file()),
           sorted(rule["outs"]))
    listed = place.run(place.program, "list", "outputs", "-l", "c", "-O", "acme.yaml", at=source)
    expect("outputs that are listed", sorted(listed.split()), sorted(rule["outs"]))
    place.run("cc", "-I", result, "-o", "app", "app.c", at=source)
    expect("the program's answer", place.run(source / "app", at=source).strip(), ANSWER)


def cargo(place):
    """The generated file is vendored, used as a module and by include!(); no generator is needed."""
    need("cargo", "cargo")
    source = place.copy("cargo")
    place.run("statusgen", at=source)
    place.run("statusgen", "check", at=source)
    place.program.rename(place.program.with_name("hidden"))
    output = place.run("cargo", "run", "--quiet", "--offline", at=source)
    place.program.with_name("hidden").rename(place.program)
    expect("the program's answer", output.strip(), "499")
    edit(source / "acme.yaml", "Quota Exhausted", "Used Up")
    place.run("statusgen", "check", at=source, status=1)


def go(place):
    need("go", "golang-go")
    source = place.copy("go")
    place.run("go", "generate", "./...", at=source)
    expect("the program's answer", place.run("go", "run", ".", at=source).strip(), "499")


def npm(place):
    need("npm", "npm")
    source = place.copy("npm")
    place.run("npm", "run", "codes", at=source)
    place.run("npm", "run", "codes:check", at=source)
    expect("the program's answer", place.run("npm", "--silent", "start", at=source).strip(), "499")
    (source / "codes" / "httpstatus.json").unlink()
    place.run("npm", "run", "codes:check", at=source, status=1)


def git(place, at, *command, status=0):
    """git with an author, and without anybody's settings."""
    settings = place.folder / "no settings of git"
    settings.touch()
    place.environment.update(GIT_CONFIG_GLOBAL=str(settings), GIT_CONFIG_NOSYSTEM="1")
    return place.run("git", "-c", "user.name=Nobody", "-c", "user.email=nobody@example.com",
                     "-c", "init.defaultBranch=main", *command, at=at, status=status)


def pre_commit(place):
    """A commit passes only if the outputs are current; one that only deletes an output fails too."""
    need("git", "git")
    need("pre-commit", "pre-commit")
    hooks = place.folder / "hooks"
    hooks.mkdir()
    shutil.copy(SOURCES / ".pre-commit-hooks.yaml", hooks)
    git(place, hooks, "init", "-q")
    git(place, hooks, "add", ".")
    git(place, hooks, "commit", "-qm", "hooks")
    source = place.copy("pre-commit")
    place.environment["PRE_COMMIT_HOME"] = str(place.folder / "pre-commit's")
    settings = source / ".pre-commit-config.yaml"
    edit(settings, "STATUSGEN", str(hooks))
    edit(settings, "REVISION", git(place, hooks, "rev-parse", "HEAD").strip())
    git(place, source, "init", "-q")
    place.run("pre-commit", "install", at=source)
    place.run("statusgen", at=source)
    git(place, source, "add", ".")
    git(place, source, "commit", "-qm", "current")
    output = source / "src" / "httpstatus.h"
    with output.open("a", encoding="utf-8") as file:
        file.write("/* mine */\n")
    git(place, source, "commit", "-qam", "edited", status=1)
    git(place, source, "checkout", "-q", ".")
    git(place, source, "rm", "-q", "src/httpstatus.h")
    git(place, source, "commit", "-qm", "deleted", status=1)


def github_actions(place):
    """The step that 'statusgen init' writes, run as a runner's shell does."""
    start = place.folder / "start"
    start.mkdir()
    place.run("statusgen", "init", "-l", "c", at=start)
    source = place.copy("github-actions")
    place.run("statusgen", at=source)
    workflow = (start / ".github" / "workflows" / "codes.yaml").read_text(encoding="utf-8")
    commands = re.findall(r"^ *- run: (.*)$", workflow, re.MULTILINE)
    expect("number of steps", len(commands), 1)
    place.run("sh", "-ec", commands[0], at=source)
    (source / "codes" / "httpstatus.h").unlink()
    output = place.run("sh", "-ec", commands[0], at=source, status=1)
    expect("an annotation of the file", output.startswith("::error file=codes/httpstatus.h"), True, output)


# --- All of them -----------------------------------------------------------------------------------

# What is built of a project, and what only with --all.
PROJECTS = {
    "bazel": [bazel],
    "cargo": [cargo],
    "cmake": [cmake_mistakes, lambda place: cmake_package(place, "Ninja"),
              lambda place: cmake_package(place, "Unix Makefiles")],
    "github-actions": [github_actions],
    "go": [go],
    "make": [make],
    "meson": [meson],
    "npm": [npm],
    "pre-commit": [pre_commit],
}
LONG = {
    "cmake": [lambda place: cmake_package(place, "Ninja Multi-Config"),
              lambda place: cmake_sources(place, "subdirectory", "Ninja"),
              lambda place: cmake_sources(place, "fetch", "Unix Makefiles"), cmake_cross],
}


def try_one(name, project, program):
    """Builds one in a folder of its own. 'passed', 'skipped' or 'failed', which is said."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            project(Place(Path(folder).resolve(), program))
        except Skip as skip:
            print(f"skipped: consumer {name}: {skip}")
            return "skipped"
        except (Failure, subprocess.TimeoutExpired) as failure:
            print(f"FAILED {name}: {failure}")
            return "failed"
    return "passed"


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statusgen", type=Path, required=True)
    parser.add_argument("--all", action="store_true", help="build what takes longer, too")
    parser.add_argument("projects", nargs="*", metavar="PROJECT", help=", ".join(PROJECTS))
    args = parser.parse_args()
    for name in args.projects:
        if name not in PROJECTS:
            parser.error(f"there is no project '{name}'")
    results = []
    for name in args.projects or PROJECTS:
        for project in PROJECTS[name] + (LONG.get(name, []) if args.all else []):
            results.append(try_one(name, project, args.statusgen.resolve()))
    print(f"{results.count('passed')} passed, {results.count('skipped')} skipped, "
          f"{results.count('failed')} failed")
    if "failed" in results or ("skipped" in results and os.environ.get("REQUIRE_ALL") == "1"):
        return 1
    return 0 if "passed" in results else 77


if __name__ == "__main__":
    sys.exit(main())
