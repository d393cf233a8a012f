// SPDX-License-Identifier: MIT
//! A generator as it is written in Rust: serde_yaml into structs, tera, serde_json. It validates
//! nothing.
//!
//!     generate TEMPLATES OUTPUT SPEC

use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use tera::{Context, Tera, Value};

const WIDTH: usize = 92;

// The specification ------------------------------------------------------------------------------

#[derive(Deserialize, Serialize)]
struct Reference {
    #[serde(skip_serializing_if = "Option::is_none")]
    rfc: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default)]
    label: String,
}

#[derive(Deserialize, Serialize)]
struct Former {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phrase: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct Header {
    field: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Reference>,
}

#[derive(Deserialize, Serialize)]
struct Retry {
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct Redirect {
    method: String,
}

#[derive(Deserialize, Serialize)]
struct Entry {
    code: u32,
    id: String,
    #[serde(default)]
    vendor: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    phrase: Option<String>,
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    class: Option<String>,
    #[serde(default)]
    state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registered: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extended: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reference: Vec<Reference>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    formerly: Vec<Former>,
    #[serde(skip_serializing_if = "Option::is_none")]
    also: Option<serde_yaml::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cacheable: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<String>,
    #[serde(default)]
    wire: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    wire_code: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    headers: Vec<Header>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry: Option<Retry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redirect: Option<Redirect>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    senders: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    related: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    sources: BTreeMap<String, Reference>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    outside_range: bool,
}

#[derive(Deserialize, Serialize)]
struct Range {
    first: u32,
    last: u32,
}

#[derive(Deserialize, Serialize)]
struct Registry {
    id: String,
    title: String,
    module: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
    range: Range,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    acronyms: Vec<String>,
    unknown: String,
}

#[derive(Deserialize, Serialize)]
struct Edition {
    id: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u32>,
}

#[derive(Deserialize, Serialize)]
struct Class {
    id: String,
    first: u32,
    last: u32,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fallback: Option<u32>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    error: bool,
}

#[derive(Deserialize, Serialize)]
struct Vendor {
    id: String,
    title: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    registered: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct Peer {
    id: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<String>,
    style: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lacks: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    has: Vec<String>,
}

#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    vendor: String,
    #[serde(default)]
    codes: Vec<Entry>,
}

#[derive(Deserialize)]
struct Top {
    registry: Registry,
    #[serde(default)]
    editions: Vec<Edition>,
    classes: Vec<Class>,
    vendors: Vec<Vendor>,
    #[serde(default)]
    peers: Vec<Peer>,
    #[serde(default)]
    include: Vec<String>,
    #[serde(default)]
    vendor: String,
    #[serde(default)]
    codes: Vec<Entry>,
}

fn own(entries: &mut [Entry], vendor: &str) {
    for entry in entries.iter_mut().filter(|e| e.vendor.is_empty()) {
        entry.vendor = vendor.to_owned();
    }
}

/// The top file, with the entries of all files; each knows its vendor.
fn load(path: &Path) -> Result<Top, Box<dyn Error>> {
    let mut top: Top = serde_yaml::from_str(&fs::read_to_string(path)?)?;
    own(&mut top.codes, &top.vendor);
    for name in &top.include {
        let text = fs::read_to_string(path.with_file_name(name))?;
        let mut part: Part = serde_yaml::from_str(&text)?;
        own(&mut part.codes, &part.vendor);
        top.codes.append(&mut part.codes);
    }
    Ok(top)
}

impl Reference {
    /// Adds what the reference is called, and where it is.
    fn complete(&mut self) {
        if let Some(rfc) = self.rfc {
            self.label = format!("RFC {rfc}");
            let mut url = format!("https://www.rfc-editor.org/rfc/rfc{rfc}.html");
            if let Some(section) = &self.section {
                url += "#section-";
                url += section;
            }
            self.url = Some(url);
        } else if let Some(draft) = &self.draft {
            self.label = draft.clone();
            self.url = Some(format!("https://datatracker.ietf.org/doc/html/{draft}"));
        } else if let Some(title) = &self.title {
            self.label = title.clone();
        }
        if let Some(section) = &self.section {
            self.label += ", section ";
            self.label += section;
        }
    }
}

impl Entry {
    /// Adds what follows from the rest of the specification.
    fn complete(&mut self, classes: &[(u32, u32, String)], vendors: &HashMap<&str, &Vendor>) {
        let place = classes.partition_point(|c| c.0 <= self.code);
        if place > 0 && self.code <= classes[place - 1].1 {
            self.class = Some(classes[place - 1].2.clone());
        }
        if self.state.is_empty() {
            let registered = vendors[self.vendor.as_str()].registered;
            self.state = if registered { "permanent" } else { "unregistered" }.to_owned();
        }
        if self.wire.is_empty() {
            self.wire = "sent".to_owned();
        }
        let headers = self.headers.iter_mut().filter_map(|h| h.source.as_mut());
        for reference in self.reference.iter_mut().chain(self.sources.values_mut()).chain(headers) {
            reference.complete();
        }
    }
}

// What templates see -----------------------------------------------------------------------------

#[derive(Serialize)]
struct ReferenceView<'a> {
    label: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct HeaderView<'a> {
    field: &'a str,
    level: &'a str,
    when: &'a str,
}

#[derive(Serialize)]
struct FormerView<'a> {
    id: &'a str,
    c_name: String,
    go_name: String,
    edition: &'a str,
}

#[derive(Serialize)]
struct EntryView<'a> {
    code: u32,
    id: &'a str,
    vendor: &'a str,
    vendor_title: &'a str,
    registered: bool,
    c_name: String,
    go_name: String,
    phrase: &'a str,
    summary: &'a str,
    description: &'a str,
    class_id: &'a str,
    class_go_name: String,
    state: &'a str,
    reference: &'a str,
    url: &'a str,
    references: Vec<ReferenceView<'a>>,
    since: &'a str,
    extended: &'a str,
    expires: &'a str,
    cacheable: &'a str,
    content: &'a str,
    wire: &'a str,
    wire_code: u32,
    redirect: &'a str,
    retry: &'a str,
    retry_when: &'a str,
    headers: Vec<HeaderView<'a>>,
    header_count: usize,
    former: Vec<FormerView<'a>>,
    opens: bool,
    closes: bool,
}

#[derive(Serialize)]
struct ClassView<'a> {
    #[serde(flatten)]
    class: &'a Class,
    go_name: String,
}

#[derive(Serialize)]
struct VendorView<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    summary: &'a str,
    entries: Vec<&'a EntryView<'a>>,
}

#[derive(Serialize)]
struct NameView {
    text: String,
    code: u32,
}

#[derive(Serialize)]
struct RegistryView<'a> {
    source: &'a str,
    title: &'a str,
    module: &'a str,
    prefix: String,
    unknown: &'a str,
    has_facts: bool,
    classes: Vec<ClassView<'a>>,
    vendors: Vec<VendorView<'a>>,
    entries: &'a [EntryView<'a>],
    names: Vec<NameView>,
}

fn text(optional: &Option<String>) -> &str {
    optional.as_deref().unwrap_or("")
}

fn capitalized(word: &str) -> String {
    let mut result = word.to_owned();
    result[..1].make_ascii_uppercase();
    result
}

struct Names<'a> {
    acronyms: HashSet<&'a str>,
    vendors: HashMap<&'a str, &'a Vendor>,
    order: HashMap<&'a str, usize>,
    editions: HashMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    fn initialism(&self, text: &str) -> String {
        text.split('_')
            .map(|word| {
                let upper = word.to_ascii_uppercase();
                if self.acronyms.contains(upper.as_str()) { upper } else { capitalized(word) }
            })
            .collect()
    }

    fn view(&self, entry: &'a Entry, registry: &Registry, opens: bool, closes: bool) -> EntryView<'a> {
        let vendor = self.vendors[entry.vendor.as_str()];
        let (c_prefix, go_prefix) = if vendor.registered {
            (String::new(), self.initialism(&registry.id))
        } else {
            (vendor.id.to_ascii_uppercase() + "_", self.initialism(&vendor.id))
        };
        let class_id = entry.class.as_deref().unwrap_or("none");
        let first = entry.reference.first();
        let former = entry.formerly.iter().filter_map(|former| {
            former.id.as_deref().map(|id| FormerView {
                id,
                c_name: c_prefix.clone() + &id.to_ascii_uppercase(),
                go_name: go_prefix.clone() + &self.initialism(id),
                edition: self.editions.get(text(&former.edition)).copied().unwrap_or(""),
            })
        });
        EntryView {
            code: entry.code,
            id: &entry.id,
            vendor: &vendor.id,
            vendor_title: &vendor.title,
            registered: vendor.registered,
            c_name: c_prefix.clone() + &entry.id.to_ascii_uppercase(),
            go_name: go_prefix.clone() + &self.initialism(&entry.id),
            phrase: text(&entry.phrase),
            summary: text(&entry.summary),
            description: text(&entry.description),
            class_id,
            class_go_name: self.initialism(class_id),
            state: &entry.state,
            reference: first.map_or("", |r| &r.label),
            url: first.map_or("", |r| text(&r.url)),
            references: (entry.reference.iter())
                .map(|r| ReferenceView { label: &r.label, url: text(&r.url) })
                .collect(),
            since: text(&entry.registered),
            extended: text(&entry.extended),
            expires: text(&entry.expires),
            cacheable: text(&entry.cacheable),
            content: text(&entry.content),
            wire: &entry.wire,
            wire_code: entry.wire_code.unwrap_or(0),
            redirect: entry.redirect.as_ref().map_or("", |r| &r.method),
            retry: entry.retry.as_ref().map_or("", |r| text(&r.level)),
            retry_when: entry.retry.as_ref().map_or("", |r| text(&r.when)),
            headers: (entry.headers.iter())
                .map(|h| HeaderView { field: &h.field, level: text(&h.level), when: text(&h.when) })
                .collect(),
            header_count: entry.headers.len(),
            former: former.collect(),
            opens,
            closes,
        }
    }

    /// Every name with the number that it means: present ones first, by precedence of vendors.
    fn lookups(&self, entries: &[EntryView]) -> Vec<NameView> {
        let mut ordered: Vec<&EntryView> = entries.iter().collect();
        ordered.sort_by_key(|e| self.order[e.vendor]);
        let mut codes: HashMap<String, u32> = HashMap::with_capacity(2 * entries.len());
        for entry in &ordered {
            codes.entry(entry.id.to_owned()).or_insert(entry.code);
            if !entry.registered {
                codes.entry(format!("{}_{}", entry.vendor, entry.id)).or_insert(entry.code);
            }
        }
        for entry in &ordered {
            for former in &entry.former {
                codes.entry(former.id.to_owned()).or_insert(entry.code);
            }
        }
        let mut names: Vec<NameView> = (codes.into_iter())
            .map(|(text, code)| NameView { text, code })
            .collect();
        names.sort_by(|a, b| a.text.cmp(&b.text));
        names
    }
}

// Filters ----------------------------------------------------------------------------------------

fn lines(text: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let (mut line, mut length) = (String::new(), 0);
    for word in text.split_whitespace() {
        let size = word.chars().count();
        if length > 0 && length + 1 + size > WIDTH {
            found.push(Value::String(std::mem::take(&mut line)));
            length = 0;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += size;
    }
    if length > 0 {
        found.push(Value::String(line));
    }
    found
}

fn literal(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn c_literal(text: &str) -> String {
    let quoted = literal(text);
    let mut escaped = String::with_capacity(quoted.len());
    for byte in quoted.bytes() {
        match byte {
            b'?' => escaped.push_str("\\?"),
            0..=127 => escaped.push(byte as char),
            _ => escaped.push_str(&format!("\\{byte:03o}")),
        }
    }
    escaped
}

fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<&|~".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A filter of texts.
fn filter(tera: &mut Tera, name: &str, make: fn(&str) -> Value) {
    tera.register_filter(name, move |value: &Value, _: &HashMap<String, Value>| {
        Ok(make(value.as_str().ok_or("not a text")?))
    });
}

fn register_filters(tera: &mut Tera) {
    filter(tera, "screaming", |t| t.to_ascii_uppercase().replace('-', "_").into());
    filter(tera, "pascal", |t| t.split(['-', '_']).map(capitalized).collect::<String>().into());
    filter(tera, "lines", |t| lines(t).into());
    filter(tera, "literal", |t| literal(t).into());
    filter(tera, "c_literal", |t| c_literal(t).into());
    filter(tera, "comment", |t| t.replace("*/", "* /").replace("/*", "/ *").into());
    filter(tera, "markdown", |t| markdown(t).into());
}

// Writing ----------------------------------------------------------------------------------------

#[derive(Serialize)]
struct Data<'a> {
    registry: &'a Registry,
    editions: &'a [Edition],
    classes: &'a [Class],
    vendors: &'a [Vendor],
    peers: &'a [Peer],
    entries: &'a [Entry],
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, templates, output, path] = arguments.as_slice() else {
        return Err("usage: generate TEMPLATES OUTPUT SPEC".into());
    };
    let (templates, output, path) = (Path::new(templates), Path::new(output), Path::new(path));
    let mut top = load(path)?;
    let mut classes: Vec<_> = top.classes.iter().map(|c| (c.first, c.last, c.id.clone())).collect();
    classes.sort();
    let names = Names {
        acronyms: top.registry.acronyms.iter().map(String::as_str).collect(),
        vendors: top.vendors.iter().map(|v| (v.id.as_str(), v)).collect(),
        order: top.vendors.iter().enumerate().map(|(i, v)| (v.id.as_str(), i)).collect(),
        editions: top.editions.iter().map(|e| (e.id.as_str(), e.title.as_str())).collect(),
    };
    for entry in &mut top.codes {
        entry.complete(&classes, &names.vendors);
    }
    top.codes.sort_by_key(|e| (e.code, names.order[e.vendor.as_str()]));

    let count = top.codes.len();
    let entries: Vec<EntryView> = (top.codes.iter().enumerate())
        .map(|(i, entry)| {
            let opens = i == 0 || top.codes[i - 1].code != entry.code;
            let closes = i + 1 == count || top.codes[i + 1].code != entry.code;
            names.view(entry, &top.registry, opens, closes)
        })
        .collect();
    let mut by_vendor: HashMap<&str, Vec<&EntryView>> = HashMap::new();
    for entry in &entries {
        by_vendor.entry(entry.vendor).or_default().push(entry);
    }
    let vendors = top.vendors.iter().filter_map(|v| {
        let entries = by_vendor.remove(v.id.as_str())?;
        Some(VendorView {
            id: &v.id,
            title: &v.title,
            url: text(&v.url),
            summary: text(&v.summary),
            entries,
        })
    });
    let source = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
    let registry = RegistryView {
        source,
        title: &top.registry.title,
        module: &top.registry.module,
        prefix: top.registry.module.to_ascii_uppercase() + "_",
        unknown: &top.registry.unknown,
        has_facts: top.codes.iter().any(|e| e.cacheable.is_some()),
        classes: (top.classes.iter())
            .map(|class| ClassView { class, go_name: names.initialism(&class.id) })
            .collect(),
        vendors: vendors.collect(),
        entries: &entries,
        names: names.lookups(&entries),
    };

    let mut context = Context::new();
    context.insert("registry", &registry);
    let mut tera = Tera::default();
    register_filters(&mut tera);
    for (template, suffix) in [("c", "h"), ("go", "go"), ("rust", "rs")] {
        let text = fs::read_to_string(templates.join(format!("{template}.tmpl")))?;
        tera.add_raw_template(template, &text)?;
        let file = File::create(output.join(format!("{}.{suffix}", registry.module)))?;
        let mut writer = BufWriter::new(file);
        tera.render_to(template, &context, &mut writer)?;
        writer.flush()?;
    }
    let file = File::create(output.join(format!("{}.json", registry.module)))?;
    let mut writer = BufWriter::new(file);
    let data = Data {
        registry: &top.registry,
        editions: &top.editions,
        classes: &top.classes,
        vendors: &top.vendors,
        peers: &top.peers,
        entries: &top.codes,
    };
    serde_json::to_writer_pretty(&mut writer, &data)?;
    writeln!(writer)?;
    writer.flush()?;
    Ok(())
}
