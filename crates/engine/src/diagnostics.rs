//! What there is to say about a rule, with the text it is about.

use std::fmt;
use std::sync::Arc;

use pointsman_syntax::{Diagnostic, SourceMap};

/// Findings in the order of files and places.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    /// The findings.
    pub list: Vec<Diagnostic>,
    /// The files they are about: the rule and what it imports.
    pub sources: Arc<SourceMap>,
}

impl Diagnostics {
    /// Whether any of them keeps the rule from running.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(Diagnostic::is_error)
    }

    /// The findings.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }
}

impl fmt::Display for Diagnostics {
    /// One line a finding: `file:line:column: severity[code]: message`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for found in &self.list {
            let (severity, code, message) = (found.severity.name(), found.code.id, &found.message);
            if let Some(file) = self.sources.get(found.file) {
                let at = file.position(found.span.start);
                write!(f, "{}:{}:{}: ", file.name(), at.line, at.column)?;
            }
            writeln!(f, "{severity}[{code}]: {message}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
