// SPDX-License-Identifier: MIT
// Answers the queries of tests/lang/expect.py on standard input. `registry.py` writes what goes before this: the
// module `generated`, `Code` and `Number` (its types), `PREDICATES`, `CONSTANTS`, `NAMES` and `UNKNOWN`, and what the
// registry makes possible: `status_line`, `facts`, `headers`, `fact_of`.

use std::io::{BufRead, Write};

// Everything works at compile time, too.
const _: (&str, Option<&str>, Option<&generated::Info>, &[generated::Info]) = {
    let code = match Code::from_name("No such name") {
        Some(code) => code,
        None => Code::new(7),
    };
    (code.text(), code.canonical_reason(), code.vendor_info("nobody"), code.all())
};

// And gives the same then: no name is lost, in any spelling. It has a name, since rustc 1.63 takes what only
// constants without one use for dead.
const NAMES_ARE_FOUND: () = {
    let mut rest = NAMES;
    while let [(id, shouted, number), others @ ..] = rest {
        assert!(is(Code::from_id(id), *number));
        assert!(is(Code::from_name(id), *number));
        assert!(is(Code::from_name(shouted), *number));
        rest = others;
    }
    assert!(Code::from_id("").is_none());
    assert!(Code::from_name("no_such_name_at_all").is_none());
};

const fn is(found: Option<Code>, wanted: Number) -> bool {
    matches!(found, Some(code) if number(code) == wanted)
}

fn word(text: Option<&str>) -> String {
    text.unwrap_or("-").to_string()
}

fn list(words: &[String]) -> String {
    if words.is_empty() {
        return word(None);
    }
    words.join(",")
}

fn class(code: Code) -> String {
    word(class_id(code))
}

fn predicates(code: Code) -> String {
    let mut words = Vec::new();
    for (id, predicate) in PREDICATES {
        if predicate(code) {
            words.push((*id).to_string());
        }
    }
    list(&words)
}

fn info(info: &generated::Info) -> String {
    [
        info.id,
        info.phrase.unwrap_or("-"),
        &class(info.code),
        info.summary,
        info.reference.unwrap_or("-"),
        info.url.unwrap_or("-"),
    ]
    .join("|")
}

fn state(info: &generated::Info) -> &'static str {
    use generated::State;
    match info.state {
        State::Permanent => "permanent",
        State::Temporary => "temporary",
        State::Unused => "unused",
        State::Obsolete => "obsolete",
        State::Deprecated => "deprecated",
        State::Unregistered => "unregistered",
    }
}

fn yes_or_no(truth: bool) -> String {
    if truth { "yes" } else { "no" }.to_string()
}

// The only numbers that do not fit are those too large for the type, which mean nothing.
fn code_of(text: &str) -> Option<Code> {
    text.parse::<Number>().ok().map(Code::new)
}

fn answer(query: &[&str]) -> String {
    let last = query[query.len() - 1];
    match query[0] {
        "name" => Code::from_name(query[1]).map_or(word(None), |code| number(code).to_string()),
        "from_id" => Code::from_id(query[1]).map_or(word(None), |code| number(code).to_string()),
        "const" => CONSTANTS
            .iter()
            .find(|(vendor, id, _)| [*vendor, *id] == query[1..])
            .map_or(word(None), |(_, _, code)| number(*code).to_string()),
        "text" => code_of(last).map_or(UNKNOWN, Code::text).to_string(),
        "heuristic" if code_of(last).is_none() => yes_or_no(false),
        "storable" | "content" if code_of(last).is_none() => yes_or_no(true),
        _ => code_of(last).map_or(word(None), |code| about(code, query)),
    }
}

fn about(code: Code, query: &[&str]) -> String {
    match query[0] {
        "phrase" => word(code.canonical_reason()),
        "status_line" => word(status_line(code)).replace('\r', "\\r").replace('\n', "\\n"),
        "class" => class(code),
        "is" => predicates(code),
        "lookup" => word(code.info().map(|info| info.id)),
        "vendor" => word(code.vendor_info(query[1]).map(|info| info.id)),
        "info" => code.vendor_info(query[1]).map_or(word(None), info),
        "facts" => code.vendor_info(query[1]).map_or(word(None), facts),
        "headers" => code.vendor_info(query[1]).map_or(word(None), headers),
        "all" => {
            let name = |info: &generated::Info| format!("{}.{}", info.vendor, info.id);
            list(&code.all().iter().map(name).collect::<Vec<_>>())
        }
        other => fact_of(code, other),
    }
}

fn main() {
    let () = NAMES_ARE_FOUND;
    assert_eq!(std::mem::size_of::<Code>(), std::mem::size_of::<Number>());
    let mut out = std::io::BufWriter::new(std::io::stdout());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line of UTF-8");
        let query: Vec<&str> = line.split('\t').collect();
        writeln!(out, "{}\t{}", line, answer(&query)).expect("output");
    }
}
