# SPDX-License-Identifier: MIT
"""What generated files are put through: our lexers, and the compilers of their languages."""
import json
import os
import shutil
import subprocess
import urllib.parse
import xml.etree.ElementTree

import lexer
from readers import EMPTY, FORMS, reader
from specification import lines_of

ENDING = {"c": ".h", "go": ".go", "rust": ".rs", "json": ".json", "names": ".md"}


def call(*command, cwd=None, stdin=None):
    """(worked?, standard output, the first lines of standard error)"""
    done = subprocess.run([str(word) for word in command], cwd=cwd, stdin=stdin, capture_output=True, check=False)
    return done.returncode == 0, done.stdout, done.stderr.decode("utf-8", "replace")[:2000]


def have(tool):
    return shutil.which(tool) is not None


def files_of(folder, language):
    """Paths below the folder of the outputs of a language."""
    found = []
    for at, _, names in os.walk(folder):
        found += [os.path.relpath(os.path.join(at, name), folder) for name in names if name.endswith(ENDING[language])]
    return sorted(found)


def read_bytes(*path):
    with open(os.path.join(*path), "rb") as file:
        return file.read()


# Without a compiler -------------------------------------------------------------------------------

def pairs_of(hostile, benign):
    """What may stand in the hostile output for a literal of the benign one."""
    pairs = {}
    for good, bad in zip(benign, hostile):
        pairs.setdefault(good.encode(), set()).add(bad.encode())
    return pairs


def is_pair(good, bad, pairs):
    """The same literal, one text for the other, or so behind words of the template."""
    if good == bad or bad in pairs.get(good, ()):
        return True
    same = 0
    while same < min(len(good), len(bad)) and good[same] == bad[same]:
        same += 1
    return any(bad[at:] in pairs.get(good[at:], ()) for at in range(same + 1))


def compare_literals(good, bad, pairs):
    """Literals in order. Texts that are packed into one are in an order of their own, so each is looked for."""
    known = set().union(*pairs.values())
    for a, b in zip(good, bad):
        if a.startswith(b"\0") and b.startswith(b"\0"):
            yield from (f"{text!r} among others" for text in b.split(b"\0") if text and text not in known)
        elif not is_pair(a, b, pairs):
            yield f"{b!r} for {a!r}"


def check_static(language, folder, benign_folder, pairs):
    """Findings by the name of the check: 'bytes', 'skeleton', 'literals'. Beside them, how many literals were read."""
    findings, count = {"bytes": [], "skeleton": [], "literals": []}, 0
    paths = files_of(folder, language)
    if not paths or paths != files_of(benign_folder, language):
        findings["skeleton"].append(f"other files: {paths}")
    for path in paths:
        bad, good = read_bytes(folder, path), read_bytes(benign_folder, path)
        findings["bytes"] += lexer.bad_bytes(language, bad)
        good_sources = lexer.read(language, good.decode())
        try:
            sources = lexer.read(language, bad.decode())
        except (lexer.Broken, UnicodeDecodeError) as error:
            findings["skeleton"].append(str(error))
            continue
        for source, twin in zip(sources, good_sources):
            if source.skeleton != twin.skeleton:
                at = next((i for i, pair in enumerate(zip(source.skeleton, twin.skeleton)) if pair[0] != pair[1]), -1)
                findings["skeleton"].append(f"{path}: {source.skeleton[max(0, at - 5):at + 20]}")
            elif len(source.strings) != len(twin.strings):
                findings["skeleton"].append(f"{path}: {len(source.strings)} strings")
            findings["literals"] += compare_literals(twin.strings, source.strings, pairs)
        count += len(sources[0].strings)
    return findings, count


# Compilers ----------------------------------------------------------------------------------------

class Gates:
    """Compiles the outputs of one run in `folder` for these specifications, and runs what prints their texts.

    Without `texts` what is run prints nothing: options may leave out what a reader needs.
    """

    def __init__(self, folder, specifications, source_dir, thorough, texts=True):
        self.folder, self.specifications, self.thorough = folder, specifications, thorough
        self.source_dir = source_dir
        self.modules = [(spec.module, spec.size) for spec in specifications]
        self.forms = FORMS if texts else EMPTY
        self.expected = lines_of(specifications).encode() if texts else b""
        self.readings = len(self.expected.splitlines())
        self.read_back = 0  # texts, by all readers
        self.findings = {"compile": [], "read": [], "format": []}
        self.ran = []      # names of what compiled or read everything
        self.skipped = []
        self.work = os.path.join(folder, "gates")
        shutil.rmtree(self.work, ignore_errors=True)
        os.makedirs(self.work)

    def write(self, name, text):
        path = os.path.join(self.work, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        return path

    def expect(self, check, name, *command, cwd=None, silent=False):
        worked, out, errors = call(*command, cwd=cwd)
        if worked and not (silent and out):
            return True
        self.findings[check].append(f"{name}: {errors or out.decode('utf-8', 'replace')[:2000]}")
        return False

    def read(self, name, program):
        worked, out, errors = call(program)
        if worked and out == self.expected:
            self.read_by(name)
            return
        odd = [pair for pair in zip(out.splitlines(), self.expected.splitlines()) if pair[0] != pair[1]]
        self.findings["read"].append(f"{name}: {errors} {len(odd)} texts differ: {odd[:2]}")

    def read_by(self, name):
        self.ran.append(name)
        self.read_back += self.readings

    def tools(self, *tools):
        missing = [tool for tool in tools if not have(tool)]
        self.skipped += [f"{tool} is not installed" for tool in missing]
        return not missing

    def all(self, language):
        getattr(self, language)()
        return self.findings

    # C --------------------------------------------------------------------------------------------

    def c_flags(self):
        flags = os.path.join(self.source_dir, "tests/lang/c/flags")
        names = ("strict", "strict_c", "strict_cxx", "gcc_c", "everything")
        prints = "".join(f'printf "%s " "${{{name}[@]}}"; echo; ' for name in names)
        _, out, _ = call("bash", "-c", f'. "$0"; {prints}', flags)
        return dict(zip(names, (line.split() for line in out.decode().splitlines())))

    def c_compilers(self):
        """(name, tools, command, runs here?)"""
        flags = self.c_flags()
        gcc = ["gcc", *flags["strict"], *flags["strict_c"], *flags["gcc_c"]]
        clang = ["clang", *flags["everything"]]
        yield "gcc c99", gcc + ["-std=c99"], True
        if not self.thorough:
            return
        for std in ("c11", "c17", "c2x"):
            yield f"gcc {std}", gcc + [f"-std={std}"], True
        yield "gcc -O2", gcc + ["-std=gnu17", "-O2"], True
        for std in ("c99", "c11", "c17", "c2x"):
            yield f"clang {std}", clang + [f"-std={std}"], True
        for std in ("98", "11", "17", "20", "2b"):
            yield f"g++ c++{std}", ["g++", "-x", "c++", *flags["strict"], *flags["strict_cxx"], f"-std=c++{std}"], True
            yield f"clang++ c++{std}", ["clang++", "-x", "c++", *flags["everything"], f"-std=c++{std}"], True
        yield "tcc", ["tcc", "-Wall", "-Werror"], True
        yield "musl", ["musl-gcc", "-std=c99", *flags["strict"]], True
        yield "mingw", ["x86_64-w64-mingw32-gcc", "-std=c99", "-Wall", "-Wextra", "-Werror"], False

    def c(self):
        source = self.write("reader.c", reader(self.forms["c"], self.modules))
        program = os.path.join(self.work, "reader-c")
        for name, command, runs in self.c_compilers():
            if not self.tools(command[0]):
                continue
            if self.expect("compile", name, *command, "-I", self.folder, "-o", program, source):
                if runs:
                    self.read(name, program)
                else:
                    self.ran.append(name)

    # Go -------------------------------------------------------------------------------------------

    def go(self):
        if not self.tools("go", "gofmt"):
            return
        os.environ.update(GOPROXY="off", GOTOOLCHAIN="local", GOWORK="off", GOFLAGS="-mod=mod", CGO_ENABLED="0")
        self.write("go/go.mod", "module hostile.test\n\ngo 1.18\n")
        self.write("go/main.go", reader(self.forms["go"], self.modules))
        for module, _ in self.modules:
            shutil.copytree(os.path.join(self.folder, module), os.path.join(self.work, "go", module))
        cwd, program = os.path.join(self.work, "go"), os.path.join(self.work, "reader-go")
        # The reader is written by us, the packages by the program.
        self.expect("format", "gofmt", "gofmt", "-l", *(module for module, _ in self.modules), cwd=cwd, silent=True)
        self.expect("compile", "go vet", "go", "vet", "./...", cwd=cwd)
        if self.expect("compile", "go build", "go", "build", "-o", program, ".", cwd=cwd):
            self.read("go", program)
        if not self.thorough:
            return
        for system, machine in (("linux", "386"), ("windows", "amd64")):
            if self.expect("compile", f"go {system}/{machine}", "env", f"GOOS={system}", f"GOARCH={machine}",
                           "go", "vet", "./...", cwd=cwd):
                self.ran.append(f"go {system}/{machine}")
        if self.tools("staticcheck") and self.expect("compile", "staticcheck", "staticcheck", "-checks",
                                                     "all,-ST1000,-ST1003", "./...", cwd=cwd):
            self.ran.append("staticcheck")

    # Rust -----------------------------------------------------------------------------------------

    def rust(self):
        if not self.tools("rustc"):
            return
        main = self.write("rust/main.rs", reader(self.forms["rust"], self.modules))
        sources = []
        for module, _ in self.modules:
            sources.append(shutil.copy(os.path.join(self.folder, module + ".rs"), os.path.join(self.work, "rust")))
        program = os.path.join(self.work, "reader-rust")
        compilers = ["rustc"]
        if self.thorough and have("/usr/bin/rustc") and shutil.which("rustc") != "/usr/bin/rustc":
            compilers.append("/usr/bin/rustc")
        for compiler in compilers:
            _, version, _ = call(compiler, "--version")
            for edition in ("2018", "2021") if self.thorough else ("2018",):
                name = f"{version.decode().split(' (')[0].strip()} edition {edition}"
                if self.expect("compile", name, compiler, "--edition", edition, "-D", "warnings", "-o", program, main):
                    self.read(name, program)
        if self.thorough:
            self.rust_tools(main, sources)

    def rust_tools(self, main, sources):
        sysroot = call("rustc", "--print", "sysroot")[1].decode().strip()
        lints = ("clippy-driver", "--sysroot", sysroot, "--edition", "2021", "-D", "warnings", "-W", "clippy::all", "-W",
                 "clippy::pedantic", "-A", "clippy::missing_const_for_thread_local", "-A", "clippy::too_many_lines")
        if self.tools("clippy-driver") and self.expect("compile", "clippy", *lints, "--emit", "metadata", "-o",
                                                       os.path.join(self.work, "out.rmeta"), main):
            self.ran.append("clippy")
        if self.tools("rustfmt") and self.expect("format", "rustfmt", "rustfmt", "--check", "--edition", "2018", *sources):
            self.ran.append("rustfmt")
        if not self.tools("rustdoc"):
            return
        library = self.write("rust/library.rs", "".join(f"pub mod {module};\n" for module, _ in self.modules))
        common = ("rustdoc", "--edition", "2021", "--crate-name", "library", "--crate-type", "lib")
        if self.expect("compile", "rustdoc", *common, "-D", "warnings", "-o", os.path.join(self.work, "doc"), library):
            self.ran.append("rustdoc")
        _, out, errors = call(*common, "--test", library)
        if b"running 0 tests" in out:
            self.ran.append("rustdoc --test")
        else:
            self.findings["compile"].append(f"rustdoc finds tests: {out[:500]} {errors}")

    # JSON -----------------------------------------------------------------------------------------

    def json(self):
        path, = (path for path in files_of(self.folder, "json") if not path.endswith(".schema.json") and "/" not in path)
        path = os.path.join(self.folder, path)
        try:
            data = json.loads(read_bytes(path))
        except ValueError as error:
            self.findings["compile"].append(str(error))
            return
        try:
            odd = [f"{spec.module}: {line}" for spec, found in zip(self.specifications, data["registries"])
                   for line in compare_json(spec, found)]
        except (KeyError, IndexError) as error:
            odd = [f"missing: {error}"]
        self.findings["read"] += odd[:20]
        self.read_by("Python's json")
        if not self.thorough:
            return
        same = json.dumps(data, sort_keys=True)
        program = "process.stdout.write(JSON.stringify(JSON.parse(require('fs').readFileSync(process.argv[1], 'utf8'))))"
        for name, command in (("node", ("node", "-e", program, path)), ("jq", ("jq", "-c", ".", path))):
            if not self.tools(name):
                continue
            worked, out, errors = call(*command)
            if worked and json.dumps(json.loads(out), sort_keys=True) == same:
                self.read_by(name)
            else:
                self.findings["read"].append(f"{name} reads something else: {errors}")


    # The page of names ------------------------------------------------------------------------------

    def names(self):
        if not self.tools("cmark-gfm"):
            return
        path, = files_of(self.folder, "names")
        extensions = [word for name in ("table", "strikethrough", "autolink", "tagfilter") for word in ("-e", name)]
        worked, out, errors = call("cmark-gfm", "-t", "xml", *extensions, os.path.join(self.folder, path))
        found = list(page_of(xml.etree.ElementTree.fromstring(out))) if worked else errors
        wanted = [["Names in other libraries"], *(row for spec in self.specifications for row in names_of(spec))]
        self.readings = sum(map(len, wanted))
        odd = [pair for pair in zip(found, wanted) if pair[0][:len(pair[1])] != pair[1]]
        if odd or len(found) != len(wanted):
            self.findings["read"].append(f"cmark-gfm: {errors} {len(found)} rows of {len(wanted)}: {odd[:2]}")
        else:
            self.read_by("cmark-gfm")


def page_of(root):
    """Yields each heading and each row of a table, as lists of what is in their cells."""
    for node in root.iter():
        kind = node.tag.partition("}")[2]
        if kind == "heading":
            yield [cell_of(node)]
        elif kind in ("table_header", "table_row"):
            yield [cell_of(cell) for cell in node]


def cell_of(node):
    """The text of a cell; kinds and contents of whatever else is in it."""
    kinds = ["text" if is_address(child) else child.tag.partition("}")[2] for child in node]
    if set(kinds) <= {"text"}:
        return "".join(cell_of(child) if len(child) else child.text or "" for child in node)
    return [(kind, urllib.parse.unquote(child.get("destination")), cell_of(child)) if kind == "link"
            else kind if kind == "code" else (kind, child.text) for kind, child in zip(kinds, node)]


def is_address(node):
    """Is it a link that was made of an address of mail? Nothing keeps GitHub from that."""
    destination = node.get("destination")
    return destination is not None and destination == f"mailto:{cell_of(node)}"


def names_of(spec):
    """What page_of finds for a specification."""
    yield [spec.own]
    yield ["library", "version", "a name in code"]
    name = ["code", ("text", " and the name")] if spec.own else "the name"
    for _ in range(3):
        yield [[("link", urllib.parse.unquote(spec.own_link), spec.own)], spec.own, name]
    yield ["code", "id here", "vendor"] + [spec.own] * 3
    for number, _, line, _, _ in spec.rows:
        for vendor in ("", line):
            yield [str(2 * number), ["code"], vendor]  # and what the peers call it

def compare_json(spec, found):
    """Yields a line for each text of the specification that the registry has otherwise."""
    own = [spec.own]
    yield from unequal("registry", own * 3, [found["title"], found["unknown"], found["line"]["start"]])
    yield from unequal("url", [spec.own_link], [found["url"]])
    yield from unequal("peers", own * 3 * 3, [peer[key] for peer in found["peers"] for key in ("title", "version", "prefix")])
    vendors = [v for v in found["vendors"] if v["id"] != "house"]
    lines = [line for _, _, line, _, _ in spec.rows]
    yield from unequal("editions", lines, [edition["title"] for edition in found["editions"]])
    for what in ("title", "summary"):
        yield from unequal("classes", lines, [klass[what] for klass in found["classes"]])
        yield from unequal("vendors", lines, [vendor[what] for vendor in vendors])
    for (number, text, line, phrase, link), entry, guest in zip(spec.rows, found["entries"][::2], found["entries"][1::2]):
        yield from unequal(f"entry {number}", [
            phrase, line, text, line, line, link, line, phrase, phrase, line, line, line, line, line, line, line, link, text, text, line,
        ], [
            entry["phrase"], entry["summary"], entry["description"], entry["references"][0]["title"],
            entry["references"][0]["section"], entry["references"][0]["url"], entry["references"][1]["title"],
            entry["formerly"][0]["phrase"], entry["formerly"][1]["phrase"], entry["headers"][0]["field"],
            entry["headers"][0]["when"], entry["headers"][0]["source"]["title"], entry["retry"]["when"],
            entry["senders"][0], entry["tags"][0], entry["sources"]["phrase"]["title"], entry["sources"]["phrase"]["url"],
            entry["x"]["text"], *entry["x"]["list"],
        ])
        yield from unequal(f"guest {number}", [phrase, line, text], [guest["phrase"], guest["summary"], guest["description"]])


def unequal(what, wanted, found):
    if wanted != found:
        yield f"{what}: {[pair for pair in zip(wanted, found) if pair[0] != pair[1]][:3]} of {len(found)}"
