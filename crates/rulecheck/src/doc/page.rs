//! A function's page on the terminal.

use std::fmt::Write as _;

use pointsman::Builtin;

use super::facts::facts;
use crate::console::Paint;

/// A function's page.
pub(super) fn page(builtin: &Builtin, paint: Paint) -> String {
    let mut page = format!("{}\n\n{}\n", paint.bold(builtin.signature()), builtin.doc.trim());
    if let Some(deprecation) = builtin.deprecated {
        let text = match deprecation.replacement {
            Some(name) => format!("Deprecated: use {name} in its place."),
            None => "Deprecated.".to_owned(),
        };
        let _ = write!(page, "\n{}\n", paint.yellow(text));
    }
    let facts = facts(builtin);
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
