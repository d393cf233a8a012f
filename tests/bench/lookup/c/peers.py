# SPDX-License-Identifier: MIT
"""Writes what bench.c compares: our functions and their peers, one C source each, so that the size of
each can be told from its object file. Everything is made from the JSON output of the program."""
import subprocess

SYMBOL = "HTTPSTATUS"

# Forms of gperf: suffix, options, declarations, type of the member 'name'.
GPERF_FORMS = (
    ("gperf", (), "", "const char *"),
    ("gperf_lengths", ("-l",), "", "const char *"),
    ("gperf_pic", (), "%pic\n%define string-pool-name {pool}\n", "int "),
    ("gperf_lengths_pic", ("-l",), "%pic\n%define string-pool-name {pool}\n", "int "),
)
OURS_EXACT = ("ours_from_id_n", "ours_from_id")
OURS_CASE = ("ours_from_name_n", "ours_from_name")
PLAIN_EXACT = ("bsearch_exact", "linear_exact")
PLAIN_CASE = ("bsearch_case", "linear_case")
PHRASES = ("ours", "switch", "switch_or_null", "bsearch", "linear", "pointers", "two_level")
TEXTS = ("ours", "switch_or_chain")
CLASSES = ("ours", "chain")
LINES = ("ours", "ours_pointer_length", "snprintf", "switch_strlen_memcpy", "pointer_length")


def gperf_names(kind):
    return tuple(f"{form}_{kind}" for form, *_ in GPERF_FORMS)


def exact_names():
    return OURS_EXACT + gperf_names("exact") + PLAIN_EXACT


def case_names():
    return OURS_CASE + gperf_names("case") + PLAIN_CASE


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Peers:
    """The sources, as a map of file names to texts."""

    def __init__(self, registry, names):
        self.phrases = {e["code"]: e["phrase"] for e in registry.entries
                        if registry.is_registered(e) and "phrase" in e}
        self.names = dict(sorted(names.items()))
        self.classes = registry.classes
        self.unknown = registry.data["unknown"]
        self.sources = {"peers.h": self.header()}

    def header(self):
        lines = ["#ifndef PEERS_H", "#define PEERS_H", "#include <stddef.h>", "#include <stdint.h>"]
        for word, names in (("PHRASE", PHRASES), ("TEXT", TEXTS), ("CLASS", CLASSES), ("LINE", LINES),
                            ("EXACT", exact_names()), ("CASE", case_names())):
            lines.append(f"#define {word}_PEERS(X) " + " ".join(f"X({name})" for name in names))
        for word, kind in (("phrase", PHRASES), ("text", TEXTS)):
            lines += [f"const char *{name}_{word}(int code);" for name in kind]
        lines += [f"int {name}_class(int code);" for name in CLASSES]
        lines += [f"size_t {name}_line(char *buffer, int code);" for name in (*LINES, "empty")]
        lines += [f"int {name}(const char *text, size_t length);"
                  for name in (*exact_names(), *case_names(), "empty_name")]
        lines += ["const char *empty_call(int code);",
                  "uintptr_t inlined_ours(const int *codes, size_t count);",
                  "uintptr_t inlined_switch(const int *codes, size_t count);", "#endif"]
        return "\n".join(lines) + "\n"

    def add(self, name, *parts):
        self.sources[name + ".c"] = '#include "peers.h"\n' + "\n".join(parts) + "\n"

    def rows(self, form):
        return "\n".join(form.format(code=code, text=literal(text), length=len(text))
                         for code, text in self.phrases.items())

    # --- Ours ---

    def add_ours(self, name, function):
        self.add(name, f"#define {SYMBOL}_INLINE", '#include "httpstatus.h"', function)

    def ours(self):
        self.add_ours("ours_phrase", "const char *ours_phrase(int code) { return httpstatus_phrase(code); }")
        self.add_ours("ours_text", "const char *ours_text(int code) { return httpstatus_text(code); }")
        self.add_ours("ours_class", "int ours_class(int code) { return (int)httpstatus_class_of(code); }")
        self.add_ours("ours_line", "size_t ours_line(char *buffer, int code) "
                                   "{ return httpstatus_put_status_line(buffer, code); }")
        # The functions as a library, for a copy of as many bytes as the line has.
        self.sources["implementation.c"] = f'#define {SYMBOL}_IMPLEMENTATION\n#include "httpstatus.h"\n'
        self.add("ours_pointer_length", '#include "httpstatus.h"', """
#include <string.h>
size_t ours_pointer_length_line(char *buffer, int code) {
    size_t length;
    const char *line = httpstatus_status_line(code, &length);
    memcpy(buffer, line, length);
    return length;
}""")
        for name in OURS_EXACT + OURS_CASE:
            function = name.replace("ours", "httpstatus")
            arguments = "text, length" if name.endswith("_n") else "text"
            self.add_ours(name, f"int {name}(const char *text, size_t length) "
                                f"{{ (void)length; return {function}({arguments}); }}")
        self.add_ours("ours_names_both", """
int both_id(const char *text, size_t length) { return httpstatus_from_id_n(text, length); }
int both_name(const char *text, size_t length) { return httpstatus_from_name_n(text, length); }""")
        self.add_ours("inlined_ours", self.inlined("ours", "httpstatus_phrase"))

    def inlined(self, name, function):
        return f"""
uintptr_t inlined_{name}(const int *codes, size_t count) {{
    uintptr_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += (uintptr_t){function}(codes[i]);
    return sum;
}}"""

    # --- A code's phrase ---

    def switch(self, head, default):
        return (f"{head} {{\n    switch (code) {{\n" + self.rows("    case {code}: return {text};") +
                f"\n    default: {default}\n    }}\n}}")

    def phrase_peers(self):
        self.add("switch_phrase", "#include <stdlib.h>",
                 self.switch("const char *switch_phrase(int code)", "abort();"))
        self.add("switch_or_null_phrase",
                 self.switch("const char *switch_or_null_phrase(int code)", "return NULL;"))
        self.add("inlined_switch", "#include <stdlib.h>",
                 self.switch("static inline const char *phrase(int code)", "abort();"),
                 self.inlined("switch", "phrase"))
        table = ("static const struct row { int code; const char *phrase; } rows[] = {\n" +
                 self.rows("    {{{code}, {text}}},") + "\n};\n#define COUNT (sizeof rows / sizeof *rows)")
        self.add("linear_phrase", table, """
const char *linear_phrase(int code) {
    for (size_t i = 0; i < COUNT; i++) {
        if (rows[i].code == code) return rows[i].phrase;
    }
    return NULL;
}""")
        self.add("bsearch_phrase", "#include <stdlib.h>", table, """
static int compare(const void *key, const void *row) {
    return *(const int *)key - ((const struct row *)row)->code;
}
const char *bsearch_phrase(int code) {
    const struct row *row = bsearch(&code, rows, COUNT, sizeof *rows, compare);
    return row ? row->phrase : NULL;
}""")
        self.add("pointers_phrase", "static const char *const phrases[900] = {\n" +
                 self.rows("    [{code} - 100] = {text},") + "\n};", """
const char *pointers_phrase(int code) {
    return code >= 100 && code <= 999 ? phrases[code - 100] : NULL;
}""")
        levels = []
        for hundred in range(1, 6):
            inside = {c: t for c, t in self.phrases.items() if c // 100 == hundred}
            levels.append(f"static const char *const of_{hundred}[] = {{\n" +
                          "\n".join(f"    [{c % 100}] = {literal(t)}," for c, t in inside.items()) + "\n};")
        sizes = ", ".join(f"{{of_{h}, sizeof of_{h} / sizeof *of_{h}}}" for h in range(1, 6))
        self.add("two_level_phrase", *levels,
                 "static const struct { const char *const *phrases; size_t count; } levels[] = "
                 f"{{{{0, 0}}, {sizes}}};", """
const char *two_level_phrase(int code) {
    if (code < 100 || code > 599) return NULL;
    unsigned hundred = (unsigned)code / 100, rest = (unsigned)code % 100;
    return rest < levels[hundred].count ? levels[hundred].phrases[rest] : NULL;
}""")

    # --- A code's text, its class ---

    def class_peers(self):
        tests = [f"code >= {c['first']} && code <= {c['last']}" for c in self.classes]
        self.add("switch_or_chain_text", self.switch("static const char *phrase(int code)", "return NULL;"),
                 "const char *switch_or_chain_text(int code) {\n    const char *known = phrase(code);\n"
                 "    if (known) return known;\n" +
                 "\n".join(f"    if ({test}) return {literal(c['title'])};"
                           for test, c in zip(tests, self.classes)) +
                 f"\n    return {literal(self.unknown)};\n}}")
        self.add("chain_class", "int chain_class(int code) {\n" +
                 "\n".join(f"    if ({test}) return {c['first']};" for test, c in zip(tests, self.classes)) +
                 "\n    return -1;\n}")

    # --- A status line in a buffer ---

    def line_peers(self):
        self.add("snprintf_line", "#include <stdio.h>", """
size_t snprintf_line(char *buffer, int code) {
    return (size_t)snprintf(buffer, 128, "HTTP/1.1 %d %s\\r\\n", code, switch_phrase(code));
}""")
        self.add("switch_strlen_memcpy_line", "#include <string.h>", """
size_t switch_strlen_memcpy_line(char *buffer, int code) {
    const char *phrase = switch_phrase(code);
    size_t length = strlen(phrase);
    memcpy(buffer, "HTTP/1.1 ", 9);
    buffer[9] = (char)('0' + code / 100);
    buffer[10] = (char)('0' + code / 10 % 10);
    buffer[11] = (char)('0' + code % 10);
    buffer[12] = ' ';
    memcpy(buffer + 13, phrase, length);
    memcpy(buffer + 13 + length, "\\r\\n", 2);
    return length + 15;
}""")
        self.add("pointer_length_line", "#include <string.h>",
                 "static const struct { const char *text; size_t length; } lines[500] = {\n" +
                 "\n".join(f"    [{code} - 100] = {{\"HTTP/1.1 {code} \" {literal(text)} \"\\r\\n\", "
                           f"{len(text) + 15}}}," for code, text in self.phrases.items()) + "\n};", """
size_t pointer_length_line(char *buffer, int code) {
    if (code < 100 || code > 599) return 0;
    memcpy(buffer, lines[code - 100].text, lines[code - 100].length);
    return lines[code - 100].length;
}""")

    # --- The code of a name ---

    def name_peers(self):
        table = ("static const struct row { const char *name; int code; } rows[] = {\n" +
                 "\n".join(f"    {{{literal(name)}, {code}}}," for name, code in self.names.items()) +
                 "\n};\n#define COUNT (sizeof rows / sizeof *rows)")
        for kind, compare in (("exact", "strcmp"), ("case", "strcasecmp")):
            self.add(f"linear_{kind}", "#include <strings.h>", "#include <string.h>", table, f"""
int linear_{kind}(const char *text, size_t length) {{
    (void)length;
    for (size_t i = 0; i < COUNT; i++) {{
        if ({compare}(rows[i].name, text) == 0) return rows[i].code;
    }}
    return -1;
}}""")
            self.add(f"bsearch_{kind}", "#include <stdlib.h>", "#include <strings.h>", "#include <string.h>",
                     table, f"""
static int compare(const void *key, const void *row) {{
    return {compare}(key, ((const struct row *)row)->name);
}}
int bsearch_{kind}(const char *text, size_t length) {{
    (void)length;
    const struct row *row = bsearch(text, rows, COUNT, sizeof *rows, compare);
    return row ? row->code : -1;
}}""")
            for form, options, declarations, member in GPERF_FORMS:
                self.gperf(f"{form}_{kind}", options + (("--ignore-case",) if kind == "case" else ()),
                           declarations, member)

    def gperf(self, name, options, declarations, member):
        source = (declarations.format(pool=name + "_pool") +
                  f"struct {name}_row {{ {member}name; int code; }};\n%%\n" +
                  "".join(f"{text}, {code}\n" for text, code in self.names.items()) + "%%\n")
        table = subprocess.run(["gperf", "-t", "-C", "-L", "ANSI-C", "-N", name + "_find", "-H", name + "_hash",
                                *options], input=source, text=True, capture_output=True, check=True).stdout
        self.add(name, "#include <string.h>", table.replace(f"const struct {name}_row *\n{name}_find",
                                                            f"static const struct {name}_row *\n{name}_find"),
                 f"int {name}(const char *text, size_t length) {{\n"
                 f"    const struct {name}_row *row = {name}_find(text, length);\n"
                 "    return row ? row->code : -1;\n}")

    def empty(self):
        self.add("empty", "const char *empty_call(int code) { (void)code; return \"\"; }",
                 "size_t empty_line(char *buffer, int code) { (void)code; buffer[0] = 'H'; return 1; }",
                 "int empty_name(const char *text, size_t length) { (void)text; return (int)length; }")

    def write(self, folder):
        """Writes all sources; returns the names of their modules."""
        self.ours()
        self.phrase_peers()
        self.class_peers()
        self.line_peers()
        self.name_peers()
        self.empty()
        for name, text in self.sources.items():
            (folder / name).write_text(text, encoding="utf-8")
        return [name[:-2] for name in self.sources if name.endswith(".c")]
