//! `rulecheck doc`: the functions of the library, from their own descriptions.

use std::fmt::Write as _;

use pointsman::{Builtin, Effect, Library, Lookup, ParamKind, ParamType, ResultType, Unsupported};
use serde::Serialize;

use crate::cli::{Doc, Format};
use crate::console::{Console, Paint};
use crate::format::json::to_line;
use crate::{Status, suggest};

/// A function's line in JSON.
#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    family: &'a str,
    status: &'a str,
    min_args: Option<usize>,
    max_args: Option<usize>,
    phases: Vec<&'static str>,
    waits: bool,
    pure: bool,
    summary: String,
    signature: Option<String>,
    short: bool,
}

/// A function, or the name of one that is not supported.
#[derive(Clone, Copy)]
enum Item {
    Builtin(&'static Builtin),
    Unsupported(&'static Unsupported),
}

pub(crate) fn doc(args: &Doc, library: &Library, console: &mut Console<'_>) -> Status {
    let Some(name) = &args.function else {
        list(&all(library), args.format, console);
        return Status::Success;
    };
    let name = name.trim().trim_end_matches("()").trim_end_matches('.');
    let found = match library.lookup(name) {
        Lookup::Found(builtin) => Some(Item::Builtin(builtin)),
        Lookup::Unsupported(unsupported) => Some(Item::Unsupported(unsupported)),
        Lookup::Unknown => None,
    };
    if let Some(item) = found {
        console.out(match (args.format, item) {
            (Format::Json, item) => to_line(&entry(item)),
            (Format::Text, Item::Builtin(builtin)) => page(builtin, Paint::new(console.color_out)),
            (Format::Text, Item::Unsupported(unsupported)) => {
                format!("{}\n\n{}\n", unsupported.name, unsupported_text(unsupported))
            }
        });
        return Status::Success;
    }
    let prefix = format!("{}.", name.to_ascii_lowercase());
    let family: Vec<Item> = all(library)
        .into_iter()
        .filter(|item| name_of(*item).to_ascii_lowercase().starts_with(&prefix))
        .collect();
    if !family.is_empty() {
        list(&family, args.format, console);
        return Status::Success;
    }
    let names = all(library);
    let known = names.iter().flat_map(|item| {
        let name = name_of(*item);
        let short = matches!(item, Item::Builtin(builtin) if builtin.short);
        [Some(name), Some(family_of(name)), name.split_once('.').map(|(_, short)| short).filter(|_| short)]
    });
    let near = suggest::nearest(name, known.flatten());
    console.fail(format!("there is no function or family `{name}`{}", suggest::did_you_mean(&near)));
    Status::Failed
}

fn all(library: &Library) -> Vec<Item> {
    let mut items: Vec<Item> = library.builtins().iter().copied().map(Item::Builtin).collect();
    items.extend(library.unsupported().iter().copied().map(Item::Unsupported));
    items.sort_by_key(|item| (family_of(name_of(*item)), name_of(*item).to_ascii_lowercase()));
    items
}

fn name_of(item: Item) -> &'static str {
    match item {
        Item::Builtin(builtin) => builtin.name,
        Item::Unsupported(unsupported) => unsupported.name,
    }
}

fn family_of(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(family, _)| family)
}

fn entry(item: Item) -> Entry<'static> {
    match item {
        Item::Builtin(builtin) => Entry {
            name: builtin.name,
            family: builtin.family(),
            status: if builtin.deprecated.is_some() { "deprecated" } else { "supported" },
            min_args: Some(builtin.min_args()),
            max_args: builtin.max_args(),
            phases: builtin.phases.names(),
            waits: builtin.waits,
            pure: builtin.effect == Effect::Pure,
            summary: one_line(builtin.summary()),
            signature: Some(builtin.signature()),
            short: builtin.short,
        },
        Item::Unsupported(unsupported) => Entry {
            name: unsupported.name,
            family: family_of(unsupported.name),
            status: "unsupported",
            min_args: None,
            max_args: None,
            phases: Vec::new(),
            waits: false,
            pure: false,
            summary: unsupported_text(unsupported),
            signature: None,
            short: false,
        },
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unsupported_text(unsupported: &Unsupported) -> String {
    let mut text = format!("Known, but not supported, because {}.", unsupported.because);
    if let Some(first) = unsupported.instead.chars().next() {
        let rest = &unsupported.instead[first.len_utf8()..];
        let _ = write!(text, " {}{rest}.", first.to_uppercase());
    }
    text
}

fn list(items: &[Item], format: Format, console: &mut Console<'_>) {
    if format == Format::Json {
        for item in items {
            console.out(to_line(&entry(*item)));
        }
        return;
    }
    let paint = Paint::new(console.color_out);
    let width = items.iter().map(|item| name_of(*item).len()).max().unwrap_or(0);
    let mut family = None;
    for item in items {
        let entry = entry(*item);
        if family.is_some_and(|family| family != entry.family) {
            console.out("\n");
        }
        family = Some(entry.family);
        let name = format!("{:width$}", entry.name);
        console.out_line(match item {
            Item::Builtin(builtin) if builtin.deprecated.is_some() => {
                format!("{}  {} (deprecated)", paint.dim(name), entry.summary)
            }
            Item::Builtin(_) => format!("{}  {}", paint.bold(name), entry.summary),
            Item::Unsupported(_) => paint.dim(format!("{name}  {}", entry.summary)),
        });
    }
}

/// A function's page.
fn page(builtin: &Builtin, paint: Paint) -> String {
    let mut page = format!("{}\n\n{}\n", paint.bold(builtin.signature()), builtin.doc.trim());
    if let Some(deprecation) = builtin.deprecated {
        let text = match deprecation.replacement {
            Some(name) => format!("Deprecated: use {name} in its place."),
            None => "Deprecated.".to_owned(),
        };
        let _ = write!(page, "\n{}\n", paint.yellow(text));
    }
    let mut facts: Vec<(&str, String)> = Vec::new();
    for param in builtin.params {
        let kind = match param.kind {
            ParamKind::Required => "",
            ParamKind::Optional => ", optional",
            ParamKind::Rest => ", any number",
        };
        let prepared = param.prepare.map_or(String::new(), |prepare| format!(" ({})", prepare.what));
        facts.push((param.name, format!("{}{prepared}{kind}", param_type(param.ty))));
    }
    facts.push(("result", result_type(builtin.result).to_owned()));
    if builtin.short {
        let short = builtin.name.split_once('.').map_or(builtin.name, |(_, short)| short);
        facts.push(("short name", short.to_owned()));
    }
    facts.push(("phases", builtin.phases.names().join(", ")));
    let mut does = vec![match builtin.effect {
        Effect::Pure => "depends on its arguments alone",
        Effect::Reads => "reads the transaction",
        Effect::Writes => "changes the transaction",
    }];
    does.extend(builtin.captures.then_some("sets $1 to $9"));
    does.extend(builtin.waits.then_some("may wait"));
    does.extend(builtin.terminal.then_some("ends the rule"));
    facts.push(("effect", does.join("; ")));
    let width = facts.iter().map(|(what, _)| what.len()).max().unwrap_or(0);
    page.push('\n');
    for (what, fact) in facts {
        let _ = writeln!(page, "  {}  {fact}", paint.dim(format!("{what:width$}")));
    }
    for example in builtin.examples {
        page.push('\n');
        for line in example.source.trim_end().lines() {
            let _ = writeln!(page, "    {line}");
        }
    }
    page
}

fn param_type(ty: ParamType) -> &'static str {
    match ty {
        ParamType::Text => "string",
        ParamType::Int => "integer",
        ParamType::Double => "double",
        ParamType::Bool => "true or false",
        ParamType::Any => "any value",
        ParamType::Array => "array",
        ParamType::Hash => "hash",
        ParamType::ArrayMut => "array, changed in place",
        ParamType::HashMut => "hash, changed in place",
    }
}

fn result_type(ty: ResultType) -> &'static str {
    match ty {
        ResultType::Nothing => "nothing",
        ResultType::Bool => "1 or 0",
        ResultType::Int => "integer",
        ResultType::Double => "double",
        ResultType::Text => "string",
        ResultType::Array => "array",
        ResultType::Hash => "hash",
        ResultType::InPlace => "the container that was changed",
        ResultType::Any => "any value",
    }
}
