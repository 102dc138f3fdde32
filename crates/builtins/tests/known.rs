//! Every documented function is known: supported as documented, or with a reason why not.

#![allow(clippy::unwrap_used, reason = "a failure here is a failure of the test")]

use pointsman_builtins::library;
use pointsman_model::{Lookup, Phase};

/// A line of `known-functions.txt`.
struct Known {
    name: &'static str,
    min_args: usize,
    max_args: Option<usize>,
    short: bool,
    /// Not allowed in completion rules.
    active: bool,
    deprecated: Option<&'static str>,
}

fn known() -> Vec<Known> {
    include_str!("../known-functions.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut fields = line.split(' ');
            let mut known = Known {
                name: fields.next().unwrap(),
                min_args: fields.next().unwrap().parse().unwrap(),
                max_args: fields.next().filter(|max| *max != "*").map(|max| max.parse().unwrap()),
                short: false,
                active: false,
                deprecated: None,
            };
            for flag in fields {
                match flag.split_once('=') {
                    None if flag == "short" => known.short = true,
                    None if flag == "active" => known.active = true,
                    Some(("deprecated", name)) => known.deprecated = Some(name),
                    _ => unreachable!("{line}"),
                }
            }
            known
        })
        .collect()
}

/// Deprecated functions whose replacement takes other arguments, or gives an array in the place of a text: a fix that
/// only changes the name would be wrong.
const OTHERWISE: &[&str] = &[
    "request.getToS",
    "request.setToS",
    "response.getToS",
    "response.setToS",
    "request.setLogEnabled",
    "http.getHeaderNames",
    "http.getResponseHeaderNames",
    "http.getFormParamNames",
];

#[test]
fn every_documented_function_is_known() {
    let library = library();
    let known = known();
    assert_eq!(known.len(), 520);
    let unknown: Vec<&str> = known
        .iter()
        .filter(|known| matches!(library.lookup(known.name), Lookup::Unknown))
        .map(|known| known.name)
        .collect();
    assert_eq!(unknown, [""; 0], "neither in the library nor in src/unsupported");
}

#[test]
fn names_are_spelt_as_documented() {
    let library = library();
    let spelt = |name: &str| known().iter().any(|known| known.name == name);
    for unsupported in library.unsupported() {
        assert!(spelt(unsupported.name), "{} is not a documented function", unsupported.name);
        assert!(!unsupported.because.is_empty(), "{}", unsupported.name);
    }
    for known in known() {
        if let Lookup::Found(builtin) = library.lookup(known.name) {
            assert_eq!(builtin.name, known.name);
        }
    }
}

#[test]
fn supported_functions_are_as_documented() {
    let library = library();
    let mut differ = Vec::new();
    for known in known() {
        let Lookup::Found(builtin) = library.lookup(known.name) else { continue };
        let name = known.name;
        if (builtin.min_args(), builtin.max_args()) != (known.min_args, known.max_args) {
            differ.push(format!(
                "{name} takes {} to {:?} arguments, documented are {} to {:?}",
                builtin.min_args(),
                builtin.max_args(),
                known.min_args,
                known.max_args
            ));
        }
        if builtin.short != known.short {
            differ.push(format!("{name}: short is {}", builtin.short));
        }
        if known.active && builtin.phases.contains(Phase::Completion) {
            differ.push(format!("{name} is documented as not allowed in completion rules"));
        }
        let replacement = builtin.deprecated.map(|deprecation| deprecation.replacement.unwrap_or_default());
        let documented = known.deprecated.map(|known| if OTHERWISE.contains(&name) { "" } else { known });
        if replacement != documented {
            differ.push(format!("{name}: deprecated for {replacement:?}, documented {:?}", known.deprecated));
        }
    }
    assert_eq!(differ, [""; 0]);
}

#[test]
fn a_replacement_of_a_deprecated_function_is_known() {
    let library = library();
    for builtin in library.builtins() {
        if let Some(replacement) = builtin.deprecated.and_then(|deprecation| deprecation.replacement) {
            assert!(
                !matches!(library.lookup(replacement), Lookup::Unknown),
                "{}: {replacement}",
                builtin.name
            );
        }
    }
}
