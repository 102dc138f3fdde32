//! A diagnostic as reports need it: places as lines and columns, names resolved, nothing borrowed from the
//! compilation that made it.

use pointsman_syntax::render::render;
use pointsman_syntax::{Code, Diagnostic, Severity, SourceFile, SourceMap};

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Byte offset from 0.
    pub(crate) offset: u32,
    /// From 1.
    pub(crate) line: u32,
    /// From 1, in characters.
    pub(crate) column: u32,
}

impl Place {
    fn new(file: &SourceFile, offset: u32) -> Place {
        let position = file.position(offset);
        Place { offset, line: position.line, column: position.column }
    }
}

/// A replacement of source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replacement {
    /// Where it begins.
    pub(crate) start: Place,
    /// Where it ends.
    pub(crate) end: Place,
    /// What comes in its place.
    pub(crate) text: String,
}

/// A change that mends the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FindingFix {
    /// What it does.
    pub(crate) title: String,
    /// In order.
    pub(crate) edits: Vec<Replacement>,
}

/// One finding.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// The file's name as the user gave it.
    pub(crate) file: String,
    /// What kind.
    pub(crate) code: &'static Code,
    /// How bad.
    pub(crate) severity: Severity,
    /// What is wrong.
    pub(crate) message: String,
    /// Where it begins.
    pub(crate) start: Place,
    /// Where it ends.
    pub(crate) end: Place,
    /// What to do.
    pub(crate) help: Option<String>,
    /// A change that does it.
    pub(crate) fix: Option<FindingFix>,
    /// All of it as a person reads it.
    pub(crate) rendered: String,
}

impl Finding {
    /// A diagnostic over the files it speaks of; `None` for a file that is not there.
    pub(crate) fn new(diagnostic: &Diagnostic, sources: &SourceMap, color: bool) -> Option<Finding> {
        let file = sources.get(diagnostic.file)?;
        let fix = diagnostic.fix.as_ref().map(|fix| FindingFix {
            title: fix.title.clone(),
            edits: fix
                .edits
                .iter()
                .map(|edit| Replacement {
                    start: Place::new(file, edit.span.start),
                    end: Place::new(file, edit.span.end),
                    text: edit.text.clone(),
                })
                .collect(),
        });
        Some(Finding {
            file: file.name().to_owned(),
            code: diagnostic.code,
            severity: diagnostic.severity,
            message: diagnostic.message.clone(),
            start: Place::new(file, diagnostic.span.start),
            end: Place::new(file, diagnostic.span.end),
            help: diagnostic.help.clone(),
            fix,
            rendered: render(diagnostic, sources, color),
        })
    }
}

/// Everything that was found in one file (and what it imports), in order of position.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileReport {
    /// The file's name as the user gave it.
    pub(crate) file: String,
    /// The findings.
    pub(crate) findings: Vec<Finding>,
}

/// How many findings of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Errors.
    pub(crate) errors: usize,
    /// Warnings.
    pub(crate) warnings: usize,
    /// Worth knowing.
    pub(crate) infos: usize,
}

impl Counts {
    /// Counts the findings of all files.
    pub(crate) fn of(reports: &[FileReport]) -> Counts {
        let mut counts = Counts::default();
        for finding in reports.iter().flat_map(|report| &report.findings) {
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Info => counts.infos += 1,
            }
        }
        counts
    }
}

/// "1 error", "2 errors".
pub(crate) fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
