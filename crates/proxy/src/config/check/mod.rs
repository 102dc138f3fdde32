//! Checking what is written: every name looked up, every address parsed, all problems found in one go.

mod origination;
mod pool;
mod server;
mod services;
mod tls;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use toml::Spanned;

use crate::config::units::Period;
use crate::config::{Problem, Source};

/// What is found out on the way.
pub(super) struct Check<'a> {
    pub(super) source: &'a Source,
    pub(super) folder: &'a Path,
    pub(super) problems: Vec<Problem>,
    /// Addresses that are taken, by which virtual server.
    listeners: BTreeMap<SocketAddr, String>,
    /// Rule files read so far; `None` when one could not be read.
    rules: BTreeMap<PathBuf, Option<Vec<u8>>>,
}

impl<'a> Check<'a> {
    /// For a configuration in this folder.
    pub(super) fn new(source: &'a Source, folder: &'a Path) -> Check<'a> {
        Check { source, folder, problems: Vec::new(), listeners: BTreeMap::new(), rules: BTreeMap::new() }
    }

    pub(super) fn say(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    pub(super) fn token(&mut self, text: &Spanned<String>, what: &str) -> String {
        let word = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if text.as_ref().is_empty() || !text.as_ref().bytes().all(word) {
            let message = format!("{what} is one word of letters, digits and !#$%&'*+-.^_`|~");
            self.say(Problem::at(text.span(), message));
        }
        text.as_ref().clone()
    }

    pub(super) fn bounded<N: Copy + PartialOrd + std::fmt::Display>(
        &mut self,
        value: &Spanned<N>,
        what: &str,
        least: N,
        most: N,
    ) -> N {
        if *value.as_ref() < least || *value.as_ref() > most {
            self.say(Problem::at(value.span(), format!("{what} is from {least} to {most}")));
        }
        *value.as_ref()
    }
}

pub(super) fn period(written: Option<Period>, default: Duration) -> Duration {
    written.map_or(default, |period| period.0)
}

/// A name that means nothing, with the nearest one that does.
pub(super) fn unknown<'a>(
    name: &Spanned<String>,
    what: &str,
    known: impl Iterator<Item = &'a str>,
) -> Problem {
    let written = name.as_ref().as_str();
    let problem = Problem::at(name.span(), format!("there is no {what} `{written}`"));
    let nearest = known.map(|known| (distance(written, known), known)).min();
    match nearest {
        Some((distance, known)) if distance <= 1 + written.len() / 3 => {
            problem.help(format!("did you mean `{known}`?"))
        }
        _ => problem,
    }
}

/// How many letters must be added, dropped or changed, in any case.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().flat_map(char::to_lowercase).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().flat_map(char::to_lowercase).enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, &theirs) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != theirs);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}
