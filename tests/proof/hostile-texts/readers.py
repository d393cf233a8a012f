# SPDX-License-Identifier: MIT
"""Programs that print every text of generated files, as `lines_of` of specification.py does."""

C = """\
#include <stdio.h>

static void print_text(const char *module, int number, const char *what, const char *text) {{
    printf("%s %d %s ", module, number, what);
    for (; text && *text != '\\0'; text++) {{
        putchar("0123456789abcdef"[*text >> 4 & 15]);
        putchar("0123456789abcdef"[*text & 15]);
    }}
    putchar('\\n');
}}

{includes}

int main(void) {{
{calls}
    return 0;
}}
"""

C_INCLUDE = """\
#define {SCREAMING}_INLINE
#include "{module}.h"
static void {module}_print(void) {{
    int n;
    size_t length;
    print_text("{module}", 0, "text", {module}_text(0));
    for (n = 2; n <= 2 * {count}; n += 2) {{
        const struct {module}_info *all;
        if ({module}_all(n, &all) != 2) print_text("{module}", n, "meanings", "");
PRINTS
        print_text("{module}", n + 1, "text", {module}_text(n + 1));
    }}
}}
"""
C_TEXTS = (
    ("phrase", "{module}_phrase(n)"), ("text", "{module}_text(n)"), ("line", "{module}_status_line(n, &length)"),
    ("info.phrase", "all[0].phrase"), ("info.summary", "all[0].summary"), ("info.reference", "all[0].reference"),
    ("info.url", "all[0].url"), ("info.when", "all[0].retry_when"), ("header.field", "all[0].headers[0].field"),
    ("header.when", "all[0].headers[0].when"), ("guest.phrase", "all[1].phrase"), ("guest.summary", "all[1].summary"))
C_PRINTS = "\n".join(f'        print_text("{{module}}", n, "{what}", {text});' for what, text in C_TEXTS)

GO = """\
package main

import (
	"bufio"
	"fmt"
	"os"

{includes}
)

func main() {{
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	print := func(module string, number int, what, text string) {{
		fmt.Fprintf(out, "%s %d %s %x\\n", module, number, what, text)
	}}
{calls}
}}
"""

GO_CALL = """\
	print("{module}", 0, "text", {module}.Text(0))
	for n := 2; n <= 2*{count}; n += 2 {{
		all := {module}.All(n)
		header := all[0].Headers()[0]
PRINTS
		print("{module}", n+1, "text", {module}.Text(n+1))
	}}
"""
GO_TEXTS = (
    ("phrase", "{module}.{Pascal}Text(n)"), ("text", "{module}.Text(n)"), ("line", "{module}.{Pascal}Line(n)"),
    ("info.phrase", "all[0].Phrase"), ("info.summary", "all[0].Summary"), ("info.reference", "all[0].Reference"),
    ("info.url", "all[0].URL"), ("info.when", "all[0].RetryWhen"), ("header.field", "header.Field"),
    ("header.when", "header.When"), ("guest.phrase", "all[1].Phrase"), ("guest.summary", "all[1].Summary"))
GO_PRINTS = "\n".join(f'\t\tprint("{{module}}", n, "{what}", {text})' for what, text in GO_TEXTS)

RUST = """\
#![allow(dead_code)]
{includes}

fn print(module: &str, number: u16, what: &str, text: &str) {{
    print!("{{module}} {{number}} {{what}} ");
    for byte in text.bytes() {{
        print!("{{byte:02x}}");
    }}
    println!();
}}

fn main() {{
{calls}
}}
"""

RUST_CALL = """\
    print("{module}", 0, "text", {module}::{Pascal}Code::new(0).text());
    for n in (2..={last}).step_by(2) {{
        let code = {module}::{Pascal}Code::new(n);
        let (info, guest) = (code.all()[0], code.all()[1]);
PRINTS
        print("{module}", n + 1, "text", {module}::{Pascal}Code::new(n + 1).text());
    }}
"""
RUST_TEXTS = (
    ("phrase", 'code.canonical_reason().unwrap_or("")'), ("text", "code.text()"),
    ("line", 'code.status_line().unwrap_or("")'), ("info.phrase", 'info.phrase.unwrap_or("")'),
    ("info.summary", "info.summary"), ("info.reference", 'info.reference.unwrap_or("")'),
    ("info.url", 'info.url.unwrap_or("")'), ("info.when", 'info.retry.unwrap().when.unwrap_or("")'),
    ("header.field", "info.headers[0].field"), ("header.when", 'info.headers[0].when.unwrap_or("")'),
    ("guest.phrase", 'guest.phrase.unwrap_or("")'), ("guest.summary", "guest.summary"))
RUST_PRINTS = "\n".join(f'        print("{{module}}", n, "{what}", {text});' for what, text in RUST_TEXTS)

# What stands at the top of the program for each module, and what its main function does for it.
FORMS = {
    "c": (C, C_INCLUDE.replace("PRINTS", C_PRINTS), "    {module}_print();\n"),
    "go": (GO, '\t"hostile.test/{module}"\n', GO_CALL.replace("PRINTS", GO_PRINTS)),
    "rust": (RUST, "mod {module};\n", RUST_CALL.replace("PRINTS", RUST_PRINTS)),
}


# The same for files whose options leave texts out.
EMPTY = {
    "c": ("{includes}\n\nint main(void) {{\n    return 0;\n}}\n", '#define {SCREAMING}_INLINE\n#include "{module}.h"\n', ""),
    "go": ("package main\n\nimport (\n{includes}\n)\n\nfunc main() {{}}\n", '\t_ "hostile.test/{module}"\n', ""),
    "rust": ("#![allow(dead_code)]\n{includes}\n\nfn main() {{}}\n", "mod {module};\n", ""),
}


def reader(form, modules):
    """The source of a program for the files of these registries: pairs of a name and the number of texts."""
    program, include, call = form

    def each(form):
        return "".join(form.format(module=name, SCREAMING=name.upper(), Pascal=name.capitalize(), count=count, last=2 * count)
                       for name, count in modules).rstrip("\n")
    return program.format(includes=each(include), calls=each(call))
