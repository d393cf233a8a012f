# SPDX-License-Identifier: MIT
"""The tables of the peers, as Rust, from our JSON output: the same codes, phrases and names as ours."""


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def pairs(name, rows):
    yield f"pub const {name}: &[(&str, u16)] = &["
    yield from (f"    ({literal(text)}, {code})," for text, code in rows)
    yield "];"


def match(signature, rows):
    yield f"pub fn {signature} {{"
    yield "    Some(match asked {"
    yield from (f"        {asked} => {answer}," for asked, answer in rows)
    yield "        _ => return None,"
    yield "    })"
    yield "}"


def spans(phrases):
    """What a table without pointers is in safe Rust: offset and length of each phrase in one text."""
    first, last = min(phrases), max(phrases)
    table, blob = [0] * (last - first + 1), ""
    for code, phrase in phrases.items():
        table[code - first] = len(blob) << 8 | len(phrase)
        blob += phrase
    yield f"const SPANS: &[u32] = &{table};"
    yield f"const TEXTS: &str = {literal(blob)};"
    yield "pub fn phrase_span(code: u16) -> Option<&'static str> {"
    yield f"    let span = *SPANS.get(usize::from(code.wrapping_sub({first})))? as usize;"
    yield "    if span == 0 {"
    yield "        return None;"
    yield "    }"
    yield "    TEXTS.get(span >> 8..(span >> 8) + (span & 0xFF))"
    yield "}"


def source(registry):
    """The module `peers` for a Registry of expect.py."""
    phrases = {entry["code"]: entry["phrase"] for entry in registry.entries
               if registry.is_registered(entry) and "phrase" in entry}
    names = sorted(registry.names.items())
    lines = ["// Made by peers.py."]
    lines += [f"pub const CODES: &[u16] = &{list(phrases)};"]
    lines += match("phrase_match(asked: u16) -> Option<&'static str>",
                   ((code, literal(phrase)) for code, phrase in phrases.items()))
    lines += spans(phrases)
    lines += pairs("NAMES", names)
    lines += match("name_match(asked: &str) -> Option<u16>", ((literal(name), code) for name, code in names))
    lines += ["pub static NAME_PHF: phf::Map<&str, u16> = phf::phf_map! {"]
    lines += [f"    {literal(name)} => {code}u16," for name, code in names]
    lines += ["};"]
    return "\n".join(lines) + "\n"
