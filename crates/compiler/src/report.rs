//! Where findings are collected: bounded in number, and of imported files only what keeps the rule from
//! running (their warnings are told when they are checked themselves).

use pointsman_syntax::codes::{flow, names};
use pointsman_syntax::{Diagnostic, FileId};

/// Findings kept of each kind; a file with more mistakes than this has one mistake.
const MOST: usize = 100;

/// Names for which "did you mean" is looked up in one compilation.
const MOST_SUGGESTIONS: usize = 50;

pub(crate) struct Report {
    /// The rule itself, as opposed to what it imports.
    main: FileId,
    errors_only: bool,
    diagnostics: Vec<Diagnostic>,
    errors: usize,
    others: usize,
    suggestions: usize,
}

impl Report {
    pub(crate) fn new(main: FileId, errors_only: bool) -> Report {
        Report { main, errors_only, diagnostics: Vec::new(), errors: 0, others: 0, suggestions: 0 }
    }

    /// Whether findings short of errors are wanted for this file.
    pub(crate) fn lints(&self, file: FileId) -> bool {
        !self.errors_only && file == self.main && self.others < MOST
    }

    /// Whether there is time to look for what was meant.
    pub(crate) fn may_suggest(&mut self) -> bool {
        self.suggestions += 1;
        self.suggestions <= MOST_SUGGESTIONS
    }

    pub(crate) fn add(&mut self, diagnostic: Diagnostic) {
        if diagnostic.is_error() {
            self.errors += 1;
            if self.errors <= MOST {
                self.diagnostics.push(diagnostic);
            }
        } else if diagnostic.file == self.main && !self.errors_only {
            self.others += 1;
            if self.others <= MOST {
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// All findings in the order of files and places.
    /// With `broken`, part of the rule could not be parsed, and what seems unused or unset may well not be.
    pub(crate) fn finish(mut self, broken: bool) -> Vec<Diagnostic> {
        if self.errors > MOST
            && let Some(last) = self.diagnostics.iter_mut().rev().find(|diagnostic| diagnostic.is_error())
        {
            let more = format!("there are {} more errors like these", self.errors - MOST);
            last.help = Some(match last.help.take() {
                Some(help) => format!("{help}\n{more}"),
                None => more,
            });
        }
        if broken {
            let guesses = [
                &names::UNSET_VARIABLE,
                &names::UNUSED_VARIABLE,
                &names::UNUSED_SUB,
                &names::UNUSED_IMPORT,
                &names::REQUEST_VARIABLE,
                &flow::UNREACHABLE_CODE,
            ];
            self.diagnostics.retain(|diagnostic| !guesses.contains(&diagnostic.code));
        }
        self.diagnostics.sort_by_key(|diagnostic| (diagnostic.file, diagnostic.span.start));
        self.diagnostics
    }
}
