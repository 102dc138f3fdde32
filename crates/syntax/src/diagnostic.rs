//! What is told to a person about a rule: data, rendered elsewhere.

use crate::{FileId, Span};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably not meant.
    Warning,
    /// The rule cannot run.
    Error,
}

impl Severity {
    /// The word for it: "error".
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A stable code with its name and page. All of them are listed in [`codes`](crate::codes).
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `PM0102`; never used again for something else.
    pub id: &'static str,
    /// `missing-semicolon`: reads behind "allow".
    pub name: &'static str,
    /// Severity when nobody says otherwise.
    pub severity: Severity,
    /// The page that `rulecheck explain` prints: Markdown, what it means, why, an example, what to write.
    pub page: &'static str,
}

/// A place with words beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub file: FileId,
    /// The place.
    pub span: Span,
    /// The words; may be empty.
    pub text: String,
}

/// A replacement of source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// The text that comes in its place.
    pub text: String,
}

/// A change of the source that mends the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an imperative.
    pub title: String,
    /// The edits, in the file of the diagnostic, in order and apart from each other.
    pub edits: Vec<Edit>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: &'static Code,
    /// How bad it is here.
    pub severity: Severity,
    /// What is wrong, as a sentence without a full stop and with the names in backquotes.
    pub message: String,
    /// The file it is in.
    pub file: FileId,
    /// The place that carries the carets.
    pub span: Span,
    /// Words at that place; may be empty.
    pub label: String,
    /// Other places that matter.
    pub related: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// A change that does it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding with the code's own severity.
    pub fn new(code: &'static Code, file: FileId, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity,
            message: message.into(),
            file,
            span,
            label: String::new(),
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Adds words at the place itself.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = label.into();
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, file: FileId, span: Span, text: impl Into<String>) -> Diagnostic {
        self.related.push(Label { file, span, text: text.into() });
        self
    }

    /// Adds a fix of one edit.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Diagnostic {
        self.fix = Some(Fix { title: title.into(), edits: vec![Edit { span, text: text.into() }] });
        self
    }

    /// Whether it keeps the rule from running.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
