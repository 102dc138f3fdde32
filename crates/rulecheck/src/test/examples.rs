//! The examples of a library's functions, run as scripts: documentation that cannot lie.

use pointsman::Library;
use pointsman_syntax::Severity;
use rayon::prelude::*;

use super::{TestOutcome, load_text, report, run};
use crate::console::Paint;

/// An example that does not do what it says, or cannot be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFailure {
    /// The function.
    pub function: &'static str,
    /// The Rust file that it is written in.
    pub file: &'static str,
    /// What is wrong, for a person.
    pub message: String,
}

/// Runs every example of every function of a library and gives those that fail. An embedder's tests call it
/// for their own functions. An example is documentation, so lints need not be expected: it may show a deprecated
/// function, or set a variable only to show its value.
pub fn failing_examples(library: &Library) -> Vec<ExampleFailure> {
    let examples: Vec<_> = library
        .builtins()
        .iter()
        .flat_map(|builtin| {
            builtin.examples.iter().enumerate().map(move |(at, example)| (*builtin, at + 1, example.source))
        })
        .collect();
    examples
        .into_par_iter()
        .filter_map(|(builtin, number, source)| {
            let name = format!("{} example {number}", builtin.name);
            let message = failure(&name, source, library)?;
            Some(ExampleFailure { function: builtin.name, file: builtin.file, message })
        })
        .collect()
}

fn failure(name: &str, source: &str, library: &Library) -> Option<String> {
    let Some(loaded) = load_text(name, source.as_bytes().to_vec()) else {
        return Some(format!(
            "  {name}: it expects nothing; write what each line gives behind `# ->`\n{source}"
        ));
    };
    let mut text = String::new();
    for result in run(&loaded, library, Severity::Error, &|_| true) {
        if let TestOutcome::Failed(verdict) = result.outcome {
            text.push_str(&report::failure_text(&loaded, &verdict, Paint::new(false)));
        }
    }
    (!text.is_empty()).then_some(text)
}
