#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the part of the driver that depends on the registry, and nothing else that does.

    registry.py FILE.json --registry ID --constants FILE --parts FILE --module PATH

The rule by which names are made is written down here a second time, as a check of the first.
"""
import argparse
import json

KEYWORDS = set("""
    abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl
    in let loop macro match mod move mut override priv pub ref return self Self static struct super trait true try type
    typeof unsafe unsized use virtual where while yield
    bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize alloc core std
""".split())


# What a module has for each group of facts: variants with their words, members of Info, answers to queries.
WORDS = {
    "Cacheable": (("Heuristic", "heuristic"), ("Explicit", "explicit"), ("Never", "never")),
    "Content": (("Allowed", "allowed"), ("None", "none")),
    "Redirect": (("Keep", "keep"), ("MayChange", "may-change"), ("Get", "get")),
    "Level": (("Must", "must"), ("Should", "should"), ("May", "may"), ("MustNot", "must-not"),
              ("ShouldNot", "should-not"), ("Usual", "usual")),
    "Wire": (("Sent", "sent"), ("LogOnly", "log-only"), ("Rewritten(_)", "rewritten"),
             ("HeaderValue", "header-value")),
}
ENUMS = {"cacheable": "Cacheable", "content": "Content", "redirect": "Redirect", "wire": "Wire",
         "retry": "Level", "headers": "Level"}
MEMBERS = (
    ("dates", ("word(info.since)", "word(info.extended)", "word(info.expires)")),
    ("cacheable", ("word(info.cacheable.map(cacheable))",)),
    ("content", ("word(info.content.map(content))",)),
    ("wire", ("wire(info.wire).to_string()", """match info.wire {
            generated::Wire::Rewritten(code) => number(code).to_string(),
            _ => word(None),
        }""")),
    ("retry", ("word(info.retry.and_then(|retry| retry.level).map(level))",
               'info.retry.and_then(|retry| retry.when).unwrap_or("").to_string()')),
    ("redirect", ("word(info.redirect.map(redirect))",)),
)
QUERIES = {
    "cacheable": (("heuristic", "yes_or_no(code.is_heuristically_cacheable())"),
                  ("storable", "yes_or_no(code.may_be_stored())")),
    "content": (("content", "yes_or_no(code.may_have_content())"),),
    "redirect": (("redirect", "word(code.redirect().map(redirect))"),),
    "retry": (("retry", "word(code.retry().and_then(|retry| retry.level).map(level))"),),
}


def print_facts(parts):
    for enum in sorted({ENUMS[part] for part in parts if part in ENUMS}):
        print(f"fn {enum.lower()}(fact: generated::{enum}) -> &'static str {{")
        print("    match fact {")
        for variant, text in WORDS[enum]:
            print(f'        generated::{enum}::{variant} => "{text}",')
        print("    }")
        print("}")
    print("fn facts(info: &generated::Info) -> String {")
    print("    [")
    print("        state(info).to_string(),")
    for part, members in MEMBERS:
        for member in members:
            absent = "String::new()" if ".when" in member else "word(None)"
            print(f"        {member if part in parts else absent},")
    print("    ]")
    print('    .join("|")')
    print("}")
    if "headers" in parts:
        print("fn headers(info: &generated::Info) -> String {")
        print("    let mut words = vec![info.headers.len().to_string()];")
        print("    for header in info.headers {")
        print("        words.push(header.field.to_string());")
        print("        words.push(word(header.level.map(level)));")
        print('        words.push(header.when.unwrap_or("").to_string());')
        print("    }")
        print('    words.join("|")')
        print("}")
    else:
        print('fn headers(_: &generated::Info) -> String { "0".to_string() }')
    print("fn fact_of(code: Code, query: &str) -> String {")
    print("    match query {")
    for part in parts:
        for query, answer in QUERIES.get(part, ()):
            print(f'        "{query}" => {answer},')
    print("""        other => panic!("unknown query '{}' of {}", other, yes_or_no(number(code) > 0)),""")
    print("    }")
    print("}")


def legal(name):
    return name + "_" if name in KEYWORDS else name


def pascal(ident):
    return legal("".join(word[:1].upper() + word[1:] for word in ident.split("_")))


def constant(vendor, ident, registered):
    return ("Code::" if registered else f"generated::{legal(vendor)}::") + ident.upper()


def literal(text):
    return '"' + "".join(f"\\u{{{ord(character):x}}}" for character in text) + '"'


def print_classes(classes):
    print("const PREDICATES: &[(&str, fn(Code) -> bool)] = &[")
    for each in classes:
        print(f'    ("{each["id"]}", Code::is_{each["id"]}),')
    if classes:
        print('    ("error", Code::is_error),')
    print("];")
    if not classes:
        print("fn class_id(_: Code) -> Option<&'static str> { None }")
        return
    print("fn class_id(code: Code) -> Option<&'static str> {")
    print("    code.class().map(|class| match class {")
    for each in classes:
        print(f'        generated::Class::{pascal(each["id"])} => "{each["id"]}",')
    print("    })")
    print("}")


def print_lines(line):
    if line:
        print("fn status_line(code: Code) -> Option<&'static str> { code.status_line() }")
    else:
        print("fn status_line(_: Code) -> Option<&'static str> { None }")


def print_names(data):
    """What is asked when the driver is compiled: a name of each entry, as Info::id is written and otherwise."""
    registered = {vendor["id"] for vendor in data["vendors"] if vendor["registered"]}
    names = {}
    for entry in data["entries"]:
        vendor = "" if entry["vendor"] in registered else entry["vendor"] + "_"
        names[vendor + entry["id"]] = entry["code"]
    print("const NAMES: &[(&str, &str, Number)] = &[")
    for name, code in names.items():
        print(f'    ("{name}", "{name.upper().replace("_", " ")}", {code}),')
    print("];")


def print_constants(path):
    print("#[allow(deprecated)]")
    print("const CONSTANTS: &[(&str, &str, Code)] = &[")
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            vendor, ident, registered, _ = line.split()
            print(f'    ("{vendor}", "{ident}", {constant(vendor, ident, registered == "1")}),')
    print("];")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file")
    parser.add_argument("--registry", required=True, metavar="ID")
    parser.add_argument("--constants", required=True, metavar="FILE", help="from expect.py --constants")
    parser.add_argument("--parts", required=True, metavar="FILE", help="from expect.py --parts")
    parser.add_argument("--module", required=True, metavar="PATH", help="the generated file")
    arguments = parser.parse_args()
    with open(arguments.file, encoding="utf-8") as file:
        registries = json.load(file)["registries"]
    data = next(registry for registry in registries if registry["id"] == arguments.registry)
    numbers = [entry["code"] for entry in data["entries"]] + [each["last"] for each in data["classes"]]
    number = "u16" if max(numbers) < 1 << 16 else "u32"
    print(f"#[path = {literal(arguments.module)}]")
    print("mod generated;")
    print(f"use generated::{pascal(data['id'])}Code as Code;")
    print(f"type Number = {number};")
    print(f"const fn number(code: Code) -> Number {{ code.as_{number}() }}")
    print(f"const UNKNOWN: &str = {literal(data['unknown'])};")
    print_classes(data["classes"])
    print_constants(arguments.constants)
    print_lines(data.get("line"))
    print_names(data)
    with open(arguments.parts, encoding="utf-8") as parts:
        print_facts(parts.read().split())


if __name__ == "__main__":
    main()
