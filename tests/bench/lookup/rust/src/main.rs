// SPDX-License-Identifier: MIT
//! Times our look-ups and their peers in turn, round by round, and prints a line `GROUP<tab>NAME<tab>NS<tab>RATIO` for
//! each: the median of its time, and the median of how many times longer than ours it took in the same round.
//!
//!     lookup-bench ROUNDS

mod httpstatus;
mod peers;

use httpstatus::StatusCode;
use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

const INPUTS: usize = 32768;

// What a server sends: parts of a thousand. The rest are all codes alike.
const MIX: &[(u16, usize)] = &[
    (200, 500), (304, 170), (404, 100), (302, 50), (301, 40), (206, 30), (204, 20), (403, 20), (500, 15), (401, 10),
    (400, 10), (503, 5), (502, 5), (429, 5),
];

/// Marsaglia's xorshift: the same inputs in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % bound as u64) as usize
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

fn mixed_code(random: &mut Random) -> u16 {
    let mut rest = random.below(1000);
    for (code, part) in MIX {
        if rest < *part {
            return *code;
        }
        rest -= part;
    }
    random.pick(peers::CODES)
}

/// A name, or of ten one that has a wrong letter.
fn name(random: &mut Random) -> String {
    let mut name = random.pick(peers::NAMES).0.to_string();
    if random.below(10) == 0 {
        let at = random.below(name.len());
        let letter = char::from(b"aeiouqxz"[random.below(8)]).to_string();
        name.replace_range(at..=at, &letter);
    }
    name
}

fn capitalised(name: &str) -> String {
    let mut start = true;
    name.chars()
        .map(|letter| {
            let first = std::mem::replace(&mut start, letter == '_');
            if first { letter.to_ascii_uppercase() } else { letter }
        })
        .collect()
}

fn any_case(random: &mut Random, name: &str) -> String {
    match random.below(3) {
        0 => name.to_string(),
        1 => name.to_ascii_uppercase(),
        _ => capitalised(name),
    }
}

fn of_text(text: Option<&str>) -> u64 {
    text.map_or(0, |text| text.as_ptr() as u64 ^ text.len() as u64)
}

fn of_code(code: Option<u16>) -> u64 {
    code.map_or(1 << 20, u64::from)
}

/// Nanoseconds of one call.
#[inline(never)]
fn time<T: Copy>(inputs: &[T], call: impl Fn(T) -> u64) -> f64 {
    let start = Instant::now();
    let mut sum = 0_u64;
    for input in inputs {
        sum = sum.wrapping_add(call(*input));
    }
    black_box(sum);
    start.elapsed().as_nanos() as f64 / inputs.len() as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Ours is the first.
type Variant<'a> = (&'a str, Box<dyn Fn() -> f64 + 'a>);

fn measure(rounds: usize, group: &str, variants: &[Variant]) {
    let mut times = vec![Vec::new(); variants.len()];
    for round in 0..rounds {
        for i in 0..variants.len() {
            let variant = (round + i) % variants.len();
            times[variant].push(variants[variant].1());
        }
    }
    for ((name, _), own) in variants.iter().zip(&times) {
        let ratios = own.iter().zip(&times[0]).map(|(own, ours)| own / ours).collect();
        println!("{group}\t{name}\t{:.3}\t{:.3}", median(own.clone()), median(ratios));
    }
}

macro_rules! variants {
    ($inputs:expr; $($name:literal: $call:expr,)*) => {
        &[$(($name, Box::new(|| time($inputs, $call)))),*]
    };
}

#[inline(never)]
fn called(code: StatusCode) -> Option<&'static str> {
    code.canonical_reason()
}

fn measure_codes(rounds: usize, group: &str, codes: &[u16]) {
    let foreign: Vec<_> = codes.iter().map(|code| http::StatusCode::from_u16(*code).expect("a code")).collect();
    let ours: Vec<_> = codes.iter().map(|code| StatusCode::new(*code)).collect();
    let (foreign, ours, map) = (&foreign[..], &ours[..], phrase_map());
    let variants: &[Variant] = &[
        ("canonical_reason", Box::new(|| time(ours, |code| of_text(code.canonical_reason())))),
        ("canonical_reason, not inlined", Box::new(|| time(ours, |code| of_text(called(code))))),
        ("status_line", Box::new(|| time(ours, |code| of_text(code.status_line())))),
        ("spans in one text, safe", Box::new(|| time(codes, |code| of_text(peers::phrase_span(code))))),
        ("crate http", Box::new(|| time(foreign, |code| of_text(code.canonical_reason())))),
        ("match", Box::new(|| time(codes, |code| of_text(peers::phrase_match(code))))),
        ("HashMap", Box::new(|| time(codes, |code| of_text(map.get(&code).copied())))),
    ];
    measure(rounds, group, variants);
}

fn phrase_map() -> HashMap<u16, &'static str> {
    peers::CODES.iter().map(|code| (*code, peers::phrase_match(*code).expect("a phrase"))).collect()
}

fn borrowed(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

fn measure_names(rounds: usize, random: &mut Random) {
    let map: HashMap<&str, u16> = peers::NAMES.iter().copied().collect();
    let map = &map;
    let ours = |code: Option<StatusCode>| of_code(code.map(StatusCode::as_u16));
    let lower = move |name: &str| map.get(name.to_ascii_lowercase().as_str()).copied();
    let replaced = move |name: &str| {
        map.get(name.to_ascii_lowercase().replace([' ', '-'], "_").as_str()).copied()
    };

    let exact: Vec<String> = (0..INPUTS).map(|_| name(random)).collect();
    let cased: Vec<String> = exact.iter().map(|name| any_case(random, name)).collect();
    let separated: Vec<String> = cased.iter().map(|name| name.replace('_', random.pick(&["_", " ", "-"]))).collect();
    for ((exact, cased), separated) in exact.iter().zip(&cased).zip(&separated) {
        let wanted = map.get(exact.as_str()).copied();
        for found in [StatusCode::from_id(exact), StatusCode::from_name(cased), StatusCode::from_name(separated)] {
            assert_eq!(found.map(StatusCode::as_u16), wanted, "{separated}");
        }
        assert_eq!(peers::NAME_PHF.get(exact.as_str()).copied(), wanted);
        assert_eq!(peers::name_match(exact), wanted);
    }

    let inputs = &borrowed(&exact)[..];
    measure(rounds, "name, exact", variants![inputs;
        "from_id": |name| ours(StatusCode::from_id(name)),
        "from_name": |name| ours(StatusCode::from_name(name)),
        "match": |name| of_code(peers::name_match(name)),
        "phf": |name| of_code(peers::NAME_PHF.get(name).copied()),
        "HashMap": |name| of_code(map.get(name).copied()),
    ]);
    let inputs = &borrowed(&cased)[..];
    measure(rounds, "name, any case", variants![inputs;
        "from_name": |name| ours(StatusCode::from_name(name)),
        "to_ascii_lowercase, HashMap": |name| of_code(lower(name)),
    ]);
    let inputs = &borrowed(&separated)[..];
    measure(rounds, "name, any case and separators", variants![inputs;
        "from_name": |name| ours(StatusCode::from_name(name)),
        "to_ascii_lowercase, replace, HashMap": |name| of_code(replaced(name)),
    ]);
}

fn main() {
    let rounds = std::env::args().nth(1).and_then(|text| text.parse().ok()).expect("a number of rounds");
    let random = &mut Random(0x2545_F491_4F6C_DD1D);
    let mix: Vec<u16> = (0..INPUTS).map(|_| mixed_code(random)).collect();
    let uniform: Vec<u16> = (0..INPUTS).map(|_| random.pick(peers::CODES)).collect();
    for code in peers::CODES {
        assert_eq!(StatusCode::new(*code).canonical_reason(), peers::phrase_match(*code));
        assert_eq!(peers::phrase_span(*code), peers::phrase_match(*code));
    }
    measure_codes(rounds, "phrase, mix", &mix);
    measure_codes(rounds, "phrase, uniform", &uniform);
    measure_names(rounds, random);
}
