#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the part of the driver that depends on the registry, and nothing else that does.

    registry.py FILE.json --registry ID --constants FILE --module PATH

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
    print(f"fn number(code: Code) -> Number {{ code.as_{number}() }}")
    print(f"const UNKNOWN: &str = {literal(data['unknown'])};")
    print_classes(data["classes"])
    print_constants(arguments.constants)


if __name__ == "__main__":
    main()
