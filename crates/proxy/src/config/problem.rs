//! What is wrong with a configuration, shown as rule diagnostics are: file, line, column, the line itself.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// Where, in bytes of the file.
    pub span: Option<Range<usize>>,
    /// What to do.
    pub help: Option<String>,
    /// Whether the configuration can run all the same.
    pub warning: bool,
}

impl Problem {
    /// A problem at a place in the file.
    pub(super) fn at(span: Range<usize>, message: impl Into<String>) -> Problem {
        Problem { message: message.into(), span: Some(span), help: None, warning: false }
    }

    /// Something that is probably not meant.
    pub(super) fn warning(span: Range<usize>, message: impl Into<String>) -> Problem {
        Problem { warning: true, ..Problem::at(span, message) }
    }

    /// Adds what to do.
    #[must_use]
    pub(super) fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }
}

/// All that is wrong with one configuration file.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    /// The file.
    pub path: PathBuf,
    /// Its text; empty when it could not be read.
    pub text: String,
    /// What is wrong with it.
    pub list: Vec<Problem>,
}

impl Problems {
    /// A file that could not be read.
    pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Problems {
        let message = format!("the configuration {} cannot be read: {error}", path.display());
        Problems {
            path: path.to_owned(),
            text: String::new(),
            list: vec![Problem { message, span: None, help: None, warning: false }],
        }
    }

    /// Whether something keeps the configuration from running.
    pub fn any_error(&self) -> bool {
        self.list.iter().any(|problem| !problem.warning)
    }

    /// One line per problem, `file:line:column: message`, for logs.
    pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
        self.list.iter().map(|problem| match &problem.span {
            Some(span) => {
                let (line, column) = position(&self.text, span.start);
                format!("{}:{line}:{column}: {}", self.path.display(), problem.message)
            }
            None => problem.message.clone(),
        })
    }

    /// For a person: each problem with its line and what to do.
    pub fn render(&self, color: bool) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let path = self.path.display().to_string();
        let mut all = String::new();
        for problem in &self.list {
            let level = if problem.warning { Level::WARNING } else { Level::ERROR };
            let title = level.primary_title(&*problem.message);
            let mut group = match &problem.span {
                Some(span) => {
                    let span = clip(&self.text, span);
                    let snippet = Snippet::source(&*self.text).path(&*path);
                    title.element(snippet.annotation(AnnotationKind::Primary.span(span)))
                }
                None => annotate_snippets::Group::with_title(title),
            };
            if let Some(help) = &problem.help {
                group = group.element(Level::HELP.message(&**help));
            }
            all.push_str(&renderer.render(&[group]));
            all.push_str("\n\n");
        }
        all
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, line) in self.lines().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            f.write_str(&line)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

/// A span on character boundaries inside the text, and on one line: a problem with a table is shown at its
/// first line.
fn clip(text: &str, span: &Range<usize>) -> Range<usize> {
    let boundary = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = boundary(span.start);
    let end = boundary(span.end).max(start);
    let line = text[start..end].find('\n').map_or(end, |at| start + at);
    start..line
}

/// Line and column of a byte offset, from 1, the column in characters.
fn position(text: &str, offset: usize) -> (usize, usize) {
    let start = clip(text, &(offset..offset)).start;
    let before = &text[..start];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems() -> Problems {
        Problems {
            path: PathBuf::from("p.toml"),
            text: "a = 1\npool = \"Stick Pool\"\n".into(),
            list: vec![
                Problem::at(13..25, "there is no pool \"Stick Pool\"").help("did you mean \"Sticky Pool\"?"),
            ],
        }
    }

    #[test]
    fn a_problem_is_one_line_in_a_log() {
        assert_eq!(problems().to_string(), "p.toml:2:8: there is no pool \"Stick Pool\"");
    }

    #[test]
    fn a_problem_shows_its_line_and_what_to_do() {
        let text = problems().render(false);
        for part in ["p.toml:2:8", "pool = \"Stick Pool\"", "^^^^^^^^^^^^", "did you mean \"Sticky Pool\"?"] {
            assert!(text.contains(part), "{part} is missing in:\n{text}");
        }
    }

    #[test]
    fn a_span_outside_the_text_is_shown_at_its_end() {
        assert_eq!(clip("ab\u{e9}", &(3..90)), 2..4);
        assert_eq!(position("", 7), (1, 1));
    }
}
