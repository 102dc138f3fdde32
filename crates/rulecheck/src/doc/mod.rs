//! `rulecheck doc`: the functions of the library, from their own descriptions.

mod facts;
mod markdown;
mod page;

use std::fmt::Write as _;

use pointsman::{Builtin, Effect, Library, Lookup, Unsupported};
use serde::Serialize;

use crate::cli::{Doc, DocFormat};
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
        match args.format {
            DocFormat::Markdown => console.out(markdown::index(&all(library))),
            format => list(&all(library), format, console),
        }
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
            (DocFormat::Json, item) => to_line(&entry(item)),
            (DocFormat::Markdown, item) => markdown::section(item),
            (DocFormat::Text, Item::Builtin(builtin)) => page::page(builtin, Paint::new(console.color_out)),
            (DocFormat::Text, Item::Unsupported(unsupported)) => {
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
    if let Some(first) = family.first() {
        match args.format {
            DocFormat::Markdown => console.out(markdown::family(top_family(name_of(*first)), &family)),
            format => list(&family, format, console),
        }
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

/// The family that a page of its own stands for: `http` for `http.cache.enable`.
fn top_family(name: &str) -> &str {
    name.split_once('.').map_or(name, |(family, _)| family)
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

fn list(items: &[Item], format: DocFormat, console: &mut Console<'_>) {
    if format == DocFormat::Json {
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
