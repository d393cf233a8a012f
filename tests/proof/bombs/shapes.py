# SPDX-License-Identifier: MIT
"""Inputs that are built to take all time or memory: each shape is made in any size.

A shape is a function of a size, which writes its files into a folder and gives the words of the command line. Its
largest size is that of a limit: of a file, of a list, of what the command line takes.
"""
import os

MIB = 1024 * 1024
FILE = 16 * MIB  # bytes of the largest input
ENTRIES = 100_000
ITEMS = 1_000  # of another list
PEERS, ACRONYMS = 64, 256
VALUES = 1_000_000  # of one file
TEMPLATE = MIB

SHAPES = {}


class Shape:
    """`status` is what the program ends with at every size."""

    def __init__(self, make, most, status):
        self.make, self.most, self.status = make, most, status
        self.name = make.__name__.replace("_", "-")


def shape(most, status):
    def add(make):
        found = Shape(make, most, status)
        SHAPES[found.name] = found
        return make
    return add


def write(name, *texts):
    with open(name, "w", encoding="utf-8", newline="") as file:
        for text in texts:
            file.write(text)
    return name


HEAD = "statusgen: 1\nregistry: {id: a, title: A, range: {first: 0, last: 2147483647}}\n"
CODE = "codes: [{code: 1, id: one}]\n"


def checked(*texts):
    """The command that reads a specification of these texts, and all rules of lint."""
    return ["lint", write("a.yaml", *texts)]


def generated(*texts, languages="c,go,rust,json"):
    return ["generate", "--dry-run", "-q", "-l", languages, write("a.yaml", *texts)]


def fill(piece, size):
    return piece * (size // len(piece.encode()))


# Nesting ----------------------------------------------------------------------------------------------

@shape(FILE, 2)
def nested_lists(n):
    return checked(fill("[", n))


@shape(FILE, 2)
def nested_mappings(n):
    return checked(fill("{a: ", n))


@shape(FILE, 2)
def nested_both(n):
    return checked(fill("[{a: ", n))


@shape(FILE, 2)
def nested_dashes(n):
    return checked(fill("- ", n), "a\n")


@shape(FILE - 99, 2)
def closed_lists(n):
    return checked(HEAD, "codes: ", "[" * (n // 2), "]" * (n // 2), "\n")


@shape(FILE - 99, 2)
def wide_lists(n):
    return checked(HEAD, "codes: [", fill("[],", n), "[]]\n")


# Bytes ------------------------------------------------------------------------------------------------

@shape(FILE, 2)
def directives(n):
    return checked(fill("%TAG !a! tag:a,2000:a\n", n))


@shape(FILE - 199, 2)
def plain_scalar(n):
    return checked(HEAD, "codes: [{code: 1, id: one, description: ", fill("a", n), "}]\n")


@shape(FILE - 199, 2)
def plain_words(n):
    return checked(HEAD, "codes: [{code: 1, id: one, description: ", fill("a ", n), "b}]\n")


@shape(FILE - 199, 2)
def quoted_scalar(n):
    return checked(HEAD, 'codes: [{code: 1, id: one, description: "', fill("a", n), '"}]\n')


@shape(FILE - 199, 2)
def escapes(n):
    return checked(HEAD, 'codes: [{code: 1, id: one, description: "', fill("\\u00e9", n), '"}]\n')


@shape(FILE - 199, 2)
def quoted_lines(n):
    return checked(HEAD, "codes: [{code: 1, id: one, description: '", fill("a\n  ", n), "b'}]\n")


@shape(FILE - 199, 2)
def quoted_blank_lines(n):
    return checked(HEAD, "codes: [{code: 1, id: one, description: '", fill("\n", n), "  b'}]\n")


@shape(FILE - 199, 2)
def unclosed_quote(n):
    return checked(HEAD, "codes: [{code: 1, id: one, description: '", fill("a\n  ", n))


@shape(FILE - 199, 2)
def block_scalar(n):
    return checked(HEAD, "codes:\n  - code: 1\n    id: one\n    description: |\n", fill("      a\n", n))


@shape(FILE - 199, 2)
def folded_scalar(n):
    return checked(HEAD, "codes:\n  - code: 1\n    id: one\n    description: >-\n", fill("      a\n", n))


@shape(FILE - 199, 0)
def long_comment(n):
    return checked(HEAD, CODE, "# ", fill("a", n), "\n")


@shape(FILE - 199, 0)
def comment_lines(n):
    return checked(fill("#\n", n), HEAD, CODE)


@shape(FILE - 199, 0)
def empty_lines(n):
    return checked(HEAD, fill("\n", n), CODE)


@shape(FILE - 199, 0)
def blanks_at_line_end(n):
    return checked(HEAD, "codes: [{code: 1, id: one}]", fill(" ", n), "\n")


@shape(FILE - 199, 2)
def tabs(n):
    return checked(HEAD, fill("#\t\t\t\n", n), "\t", CODE)


@shape(FILE - 199, 2)
def long_key(n):
    return checked(HEAD, fill("a", n), ": 1\n", CODE)


@shape(FILE - 199, 2)
def long_quoted_key(n):
    return checked(HEAD, '"', fill("a", n), '": 1\n', CODE)


@shape(FILE, 2)
def broken_bytes(n):
    with open("a.yaml", "wb") as file:
        file.write(b"# \xff\xfe\n" * (n // 5))
    return ["lint", "a.yaml"]


@shape(FILE - 199, 0)
def multibyte_comment(n):
    return checked(HEAD, CODE, "# ", fill("\U0001F600\u00e9", n), "\n")


# Many items -------------------------------------------------------------------------------------------

def entries(n, line="  - {{code: {0}, id: n{0}}}\n"):
    return "codes:\n" + "".join(line.format(i) for i in range(n))


@shape(ENTRIES, 0)
def many_entries(n):
    return generated(HEAD, entries(n))


@shape(ENTRIES, 0)
def many_entries_listed(n):
    return ["lint", "--format=json", write("a.yaml", HEAD, entries(n))]


@shape(ENTRIES, 0)
def entries_on_one_line(n):
    return generated(HEAD, "codes: [", ", ".join(f"{{code: {i}, id: n{i}}}" for i in range(n)), "]\n", languages="json")


@shape(ENTRIES, 0)
def multibyte_entries(n):
    return generated(HEAD, entries(n, "  - {{code: {0}, id: n{0}, phrase: \"\u00e9\u4e00\U0001F600\"}}\n"), languages="c,json")


@shape(ENTRIES, 1)
def warnings_on_one_line(n):
    return ["lint", write("a.yaml", HEAD, "codes: [",
                          ", ".join(f'{{code: {i}, id: n{i}, phrase: "\u00e9  a"}}' for i in range(n)), "]\n")]


@shape(ENTRIES, 1)
def warnings_as_sarif(n):
    return ["lint", "--format=sarif", *checked(HEAD, "codes: [", ", ".join(
        f'{{code: {i}, id: n{i}, phrase: "\u00e9  a"}}' for i in range(n)), "]\n")[1:]]


@shape(ENTRIES, 2)
def errors_on_one_line(n):
    return ["lint", "--max-errors=0", write("a.yaml", HEAD, "codes: [", ", ".join(
        f"{{code: x{i}, id: n{i}}}" for i in range(n)), "]\n")]


@shape(ENTRIES, 2)
def many_errors(n):
    return checked(HEAD, entries(n, "  - {{code: x{0}, id: N{0}, phrase: [], colour: red}}\n"))


@shape(ENTRIES, 2)
def many_errors_shown(n):
    return ["lint", "--max-errors=0", *checked(HEAD, entries(n, "  - {{code: x{0}, id: N{0}}}\n"))[1:]]


@shape(VALUES - 99, 2)
def duplicate_keys(n):
    return checked(HEAD, "codes:\n  - code: 1\n    id: one\n", "    tags: a\n" * n)


@shape(VALUES - 99, 2)
def unknown_keys(n):
    return checked(HEAD, CODE, "".join(f"k{i}: 1\n" for i in range(n)))


@shape(VALUES - 99, 2)
def free_keys(n):
    return generated(HEAD, "codes:\n  - code: 1\n    id: one\n    x:\n", "".join(f"      k{i}: v\n" for i in range(n)))


@shape(3_000, 0)
def free_keys_of_many(n):
    return generated(HEAD, entries(n, "  - {{code: {0}, id: n{0}, x: {{" + ", ".join(f"k{i}: v" for i in range(256)) + "}}}}\n"))


@shape(FILE, 2)
def documents(n):
    return checked(fill("---\na: 1\n", n))


@shape(FILE - 199, 2)
def anchors(n):
    return checked(HEAD, "codes:\n", fill("- &a {code: 1, id: one}\n", n))


@shape(FILE - 199, 2)
def aliases(n):
    return checked(HEAD, "codes: [", fill("*a, ", n), "*a]\n")


@shape(FILE - 199, 2)
def merge_keys(n):
    return checked(HEAD, "codes: [{", fill("<<: *a, ", n), "code: 1}]\n")


@shape(ENTRIES, 2)
def unknown_names(n):
    return checked(HEAD, entries(n, "  - {{code: {0}, id: n{0}, related: unknown_name_{0}}}\n"))


@shape(ENTRIES, 0)
def related_names(n):
    return generated(HEAD, entries(n, "  - {{code: {0}, id: n{0}, related: [n0, n1, n2]}}\n"))


@shape(ENTRIES, 2)
def duplicate_ids(n):
    return checked(HEAD, entries(n, "  - {{code: {0}, id: one}}\n"))


@shape(ENTRIES, 2)
def duplicate_numbers(n):
    return checked(HEAD, entries(n, "  - {{code: 1, id: n{0}}}\n"))


@shape(ENTRIES // 2, 2)
def names_that_meet(n):
    return generated(HEAD, entries(n, "  - {{code: {0}1, id: n_{0}_x}}\n  - {{code: {0}2, id: n_{0}x}}\n"))


@shape(ENTRIES, 0)
def names_alike_where_hashed(n):
    return generated(HEAD, entries(n, "  - {{code: {0}, id: aaaaaaaaaa_{0:07}_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}\n"))


@shape(ENTRIES, 0)
def names_of_two_lengths(n):
    return generated(HEAD, entries(n, "  - {{code: {0}, id: " + "a" * 56 + "{0:07x}}}\n"))


@shape(480, 0)
def former_names(n):
    return generated(HEAD, "codes:\n", "".join(
        f"  - code: {e}\n    id: n{e}\n    formerly: [" + ", ".join(f"{{id: f{e}_{i}}}" for i in range(ITEMS)) + "]\n"
        for e in range(n)), languages="c,json")


@shape(ENTRIES // 2, 0)
def former_names_of_many(n):
    return generated(HEAD, entries(n, "  - {{code: {0}, id: n{0}, formerly: [{{id: a{0}}}, {{id: b{0}}}]}}\n"))


# Declarations -----------------------------------------------------------------------------------------

def with_declared(what, item, n, line="  - {{code: {0}, id: n{0}}}\n", most=ITEMS):
    """So many entries, with as many declarations as there can be."""
    m = min(n, most)
    return generated(HEAD, f"{what}:\n", "".join(item.format(i) for i in range(m)),
                     "codes:\n", "".join(line.format(i, i % m) for i in range(n)))


@shape(ENTRIES, 0)
def vendors(n):
    return with_declared("vendors", "  - {{id: v{0}, title: V}}\n", n, "  - {{code: {0}, id: n{0}, vendor: v{1}}}\n")


@shape(ENTRIES, 0)
def classes(n):
    return with_declared("classes", "  - {{id: c{0}, first: 1{0:03}00, last: 1{0:03}99, title: C}}\n", n,
                         "  - {{code: 1{0:05}, id: n{0}}}\n")


@shape(ENTRIES, 0)
def editions(n):
    return with_declared("editions", "  - {{id: e{0}, title: E}}\n", n,
                         "  - {{code: {0}, id: n{0}, formerly: [{{id: f{0}, edition: e{1}}}]}}\n")


@shape(ENTRIES, 0)
def peers(n):
    return with_declared("peers", "  - {{id: p{0}, title: P, style: snake}}\n", n,
                         "  - {{code: {0}, id: n{0}, also: {{p{1}: q{0}}}}}\n", most=PEERS)


@shape(ENTRIES, 0)
def peer_lacks(n):
    names = ", ".join(f"n{i}" for i in range(min(n, ITEMS)))
    return with_declared("peers", "  - {{id: go, title: P, style: pascal, lacks: [" + names + "]}}\n", n, most=1)


@shape(90_000, 0)
def documents_declared(n):
    return with_declared("documents", "  - {{rfc: {0}, sections: {{\"{0}\": {0}}}}}\n", n, most=ENTRIES,
                         line="  - {{code: {0}, id: n{0}, reference: [{{rfc: {1}, section: \"{1}\"}}]}}\n")


@shape(ENTRIES, 0)
def sections_declared(n):
    return generated(HEAD, "documents:\n  - rfc: 1\n    sections:\n", "".join(f'      "{i}": {i}\n' for i in range(n)),
                     entries(n, "  - {{code: {0}, id: n{0}, reference: [{{rfc: 1, section: \"{0}\"}}]}}\n"))


@shape(ENTRIES, 0)
def sections_unused(n):
    return checked(HEAD, "documents:\n  - rfc: 1\n    sections:\n", "".join(f'      "{i}": {i}\n' for i in range(n)),
                   entries(n))


@shape(ENTRIES, 0)
def acronyms(n):
    words = [f"{a}{b}" for a in "abcdefghijklmnopqrstuvwxyz" for b in "abcdefghijklmnopqrstuvwxyz0123456789"]
    return generated(HEAD[:-2], ", acronyms: [", ", ".join(words[:ACRONYMS]), "]}\n",
                     entries(n, "  - {{code: {0}, id: " + "z9_" * 18 + "z{0}}}\n"), languages="go")


@shape(ENTRIES, 0)
def tags_of_many(n):
    return generated(HEAD, entries(n, "  - {{code: {0}, id: n{0}, tags: [t{0}, u{0}]}}\n"))


@shape(VALUES - 99, 2)
def tags_of_one(n):
    return checked(HEAD, "codes:\n  - {code: 1, id: one, tags: [", ", ".join(f"t{i}" for i in range(n)), "]}\n")


@shape(900, 0)
def tags_of_one_each(n):
    return generated(HEAD, entries(n, "  - {{code: {0}, id: n{0}, tags: [" + ", ".join(f"t{i}" for i in range(ITEMS)) + "]}}\n"))


@shape(ITEMS, 0)
def one_number_of_many(n):
    return with_declared("vendors", "  - {{id: v{0}, title: V}}\n", n, "  - {{code: 7, id: n{0}, vendor: v{1}}}\n")


# Several files ----------------------------------------------------------------------------------------

@shape(ENTRIES, 0)
def overlay_changes(n):
    over = write("o.yaml", "statusgen: 1\n", entries(n, "  - {{id: n{0}, phrase: P}}\n"))
    return [*generated(HEAD, entries(n)), "-O", over]


@shape(ENTRIES, 0)
def overlay_removals(n):
    over = write("o.yaml", "statusgen: 1\nremove:\n", "".join(f"  - {{id: n{i}}}\n" for i in range(1, n)))
    return [*generated(HEAD, entries(n, "  - {{code: {0}, id: n{0}, related: n0}}\n")), "-O", over]


@shape(ENTRIES, 2)
def overlay_unmatched(n):
    over = write("o.yaml", "statusgen: 1\n", entries(n, "  - {{id: m{0}, phrase: P}}\n"))
    return [*generated(HEAD, entries(n)), "-O", over]


@shape(ENTRIES - 1, 0)
def overlay_additions(n):
    over = write("o.yaml", "statusgen: 1\n", entries(n, "  - {{code: 1{0}, id: m{0}}}\n"))
    return [*generated(HEAD, CODE), "-O", over]


@shape(1_000, 0)
def many_overlays(n):
    for i in range(n):
        write(f"o{i}.yaml", f"statusgen: 1\ncodes: [{{id: one, phrase: P{i}}}]\n")
    return [*generated(HEAD, CODE), *[word for i in range(n) for word in ("-O", f"o{i}.yaml")]]


@shape(ITEMS, 0)
def many_includes(n):
    for i in range(n):
        write(f"i{i}.yaml", f"statusgen: 1\ncodes: [{{code: {i}, id: n{i}}}]\n")
    return generated(HEAD, "include: [", ", ".join(f"i{i}.yaml" for i in range(n)), "]\n")


@shape(VALUES - 99, 2)
def missing_includes(n):
    return checked(HEAD, "include: [", ", ".join(f"i{i}.yaml" for i in range(n)), "]\n")


@shape(FILE - 199, 2)
def included_cycle(n):
    return checked(HEAD, "include: [", fill("a.yaml, ", n), "a.yaml]\n")


@shape(2_000, 0)
def many_specifications(n):
    names = [write(f"s{i}.yaml", f"statusgen: 1\nregistry: {{id: r{i}, title: R}}\n", CODE) for i in range(n)]
    return ["generate", "--dry-run", "-q", "-l", "c,json", *names]


@shape(ENTRIES, 1)
def difference_of_all(n):
    old = write("old.yaml", HEAD, entries(n, "  - {{code: {0}, id: a{0}}}\n"))
    new = write("new.yaml", HEAD, entries(n, "  - {{code: {0}, id: b{0}}}\n"))
    return ["diff", old, new]


@shape(ENTRIES, 0)
def merged(n):
    over = write("o.yaml", "statusgen: 1\n", entries(n, "  - {{id: n{0}, phrase: P}}\n"))
    return ["merge", "-O", over, write("a.yaml", HEAD, entries(n))]


# Registry files ---------------------------------------------------------------------------------------

def imported(name, *texts):
    write("a.yaml", HEAD, CODE)
    return ["import", write(name, *texts), "--spec", "a.yaml"]


TABLE = "Value,Description,Reference\n"


@shape(ENTRIES, 1)
def csv_rows(n):
    return imported("a.csv", TABLE, "".join(f"{i},N{i},\n" for i in range(n)))


@shape(FILE - 199, 2)
def csv_field(n):
    return imported("a.csv", TABLE, "1,", fill("a", n), ",\n")


@shape(FILE - 199, 2)
def csv_quotes(n):
    return imported("a.csv", TABLE, "1,", fill('"', n), ",\n")


@shape(FILE - 199, 2)
def csv_bad_rows(n):
    return imported("a.csv", TABLE, fill("x,y,\n", n))


@shape(FILE - 199, 2)
def csv_parentheses(n):
    return imported("a.csv", TABLE, fill('1,"A ((((((((((((((((((((((((((((((((((((((((",\n', n))


@shape(FILE - 199, 2)
def csv_columns(n):
    return imported("a.csv", TABLE, fill(",", n), "\n")


XML = '<?xml version="1.0"?><registry xmlns="http://www.iana.org/assignments" id="a"><registry id="b">'


@shape(FILE - 199, 2)
def xml_nested(n):
    return imported("a.xml", XML, fill("<a>", n))


@shape(FILE - 199, 2)
def xml_attributes(n):
    return imported("a.xml", XML, "<a ", "".join(f'a{i:07}="" ' for i in range(n // 12)), "/>")


@shape(ENTRIES, 1)
def xml_records(n):
    return imported("a.xml", XML, "".join(f"<record><value>{i}</value><description>N{i}</description></record>"
                                          for i in range(n)), "</registry></registry>")


@shape(FILE - 199, 2)
def xml_text(n):
    return imported("a.xml", XML, "<record><value>1</value><description>", fill("a&lt;\n", n),
                    "</description></record></registry></registry>")


# Templates --------------------------------------------------------------------------------------------

def rendered(*texts, spec=HEAD + CODE, status=0, **partials):
    os.makedirs("t/x", exist_ok=True)
    write("t/x/lang.yaml", 'statusgen: 1\ntitle: X\noutputs: [{path: "{{module.flat}}.x", template: t}]\n')
    write("t/x/t.mustache", *texts)
    for name, text in partials.items():
        write(f"t/x/{name}.mustache", text)
    return ["generate", "--dry-run", "-q", "-t", "t", "-l", "x", write("a.yaml", spec)]


@shape(TEMPLATE - 99, 0)
def template_text(n):
    return rendered("{{marker}}\n", fill("a\n", n))


@shape(TEMPLATE - 99, 0)
def template_line(n):
    return rendered("{{marker}}\n", fill("a", n))


@shape(TEMPLATE - 99, 0)
def template_tags(n):
    return rendered("{{marker}}\n", fill("{{marker}}\n", n))


@shape(TEMPLATE - 99, 0)
def template_comments(n):
    return rendered("{{marker}}\n", fill("{{!}}", n))


@shape(TEMPLATE - 99, 0)
def template_delimiters(n):
    return rendered("{{marker}}\n", fill("{{=<< >>=}}<<={{ }}=>>", n))


@shape(TEMPLATE - 99, 0)
def template_sections(n):
    return rendered("{{marker}}\n", fill("{{#registry}}{{/registry}}", n))


@shape(TEMPLATE - 99, 2)
def template_unclosed(n):
    return rendered("{{marker}}\n", fill("{{#registry}}", n))


@shape(TEMPLATE - 99, 2)
def template_unopened(n):
    return rendered("{{marker}}\n", fill("{{/registry}}", n))


@shape(TEMPLATE - 99, 2)
def template_unknown(n):
    return rendered("{{marker}}\n", fill("{{unknown}} ", n))


@shape(TEMPLATE - 99, 2)
def template_open_tag(n):
    return rendered("{{marker}}\n", "{{", fill("a ", n))


@shape(TEMPLATE - 99, 2)
def template_path(n):
    return rendered("{{marker}}\n", "{{registry", fill(".a", n), "}}")


@shape(TEMPLATE - 99, 0)
def template_partials(n):
    return rendered("{{marker}}\n", fill("{{> p}}\n", n), p="{{marker}}\n")


@shape(TEMPLATE - 99, 0)
def template_partials_indented(n):
    return rendered("{{marker}}\n", "".join(" " * i + "{{> p}}\n" for i in range(int((2 * n) ** 0.5) - 9)), p="a\n")


@shape(24, 0)
def template_exponential(n):
    parts = {f"p{i}": f"{{{{> p{i + 1}}}}}{{{{> p{i + 1}}}}}" for i in range(n)}
    return rendered("{{marker}}\n{{> p0}}", **parts, **{f"p{n}": ""})


@shape(30, 2)
def template_exponential_text(n):
    parts = {f"p{i}": f"{{{{> p{i + 1}}}}}{{{{> p{i + 1}}}}}" for i in range(n)}
    return rendered("{{marker}}\n{{> p0}}", **parts, **{f"p{n}": "a" * 100})


@shape(60, 2)
def template_loops(n):
    return rendered("{{marker}}\n", "{{#registry.entries}}" * n, "a", "{{/registry.entries}}" * n,
                    spec=HEAD + entries(2))


@shape(8_000, 0)
def template_loop_in_loop(n):
    return rendered("{{marker}}\n{{#registry.entries}}{{#registry.entries}}{{/registry.entries}}{{/registry.entries}}",
                    spec=HEAD + entries(n))


@shape(FILE - 199, 2)
def language_reserved(n):
    os.makedirs("t/x", exist_ok=True)
    write("t/x/lang.yaml", "statusgen: 1\ntitle: X\noutputs: [{path: a.x, template: t}]\nreserved: >-\n", fill("  a\n", n))
    write("t/x/t.mustache", "{{marker}}\n")
    return ["generate", "--dry-run", "-q", "-t", "t", "-l", "x", write("a.yaml", HEAD + CODE)]


@shape(900, 0)
def escaped_texts(n):
    text = "\U000E0041" * 4000
    return generated(HEAD, entries(n, "  - {{code: {0}, id: n{0}, description: \"" + text + "\"}}\n"))


@shape(900, 0)
def wrapped_texts(n):
    return generated(HEAD, entries(n, "  - {{code: {0}, id: n{0}, description: \"" + "a" * 16000 + "\"}}\n"))


@shape(900, 0)
def combining_marks(n):
    return checked(HEAD, entries(n, "  - {{code: {0}, id: n{0}, description: \"" + "a\u0301\u0301" * 3000 + "\"}}\n"))
