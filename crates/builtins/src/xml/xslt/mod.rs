//! XSLT 1.0: stylesheets read into instructions, and performed within bounds.
//!
//! The `uppsala` crate has a part of it, whose time nothing bounds and which leaves out modes, sorting and keys; and its
//! XPath knows no variables and no places. So both are here: an interpreter whose every look at a node is work, over
//! trees of its own. Nothing is fetched, and what is not supported is an error before anything is transformed.

use pointsman_model::{Prepare, PrepareError};
use uppsala::Document;

use super::document;

mod call;
mod compile;
mod conversion;
mod evaluate;
mod expression;
mod functions;
mod grammar;
mod instructions;
mod keys;
mod make;
mod matching;
mod number;
mod order;
mod output;
mod pattern;
mod perform;
mod reader;
mod run;
mod stylesheet;
#[cfg(test)]
mod tests;
mod tree;
mod value;
mod variables;

pub(super) use stylesheet::Stylesheet;

/// The longest stylesheet.
const BYTES: usize = 256 << 10;
/// What the result and all that variables hold of what was made may take in memory together.
const RESULT_BYTES: usize = 8 << 20;

/// Why a transformation ended without a result.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Fuel,
    Memory,
    /// What is wrong, as a clause.
    Error(String),
}

impl Stylesheet {
    /// Transforms a document, with so many units of work. Gives what was made, and what is left of the work.
    pub(super) fn transform(&self, document: &Document<'_>, work: u64) -> (Result<String, Stop>, u64) {
        let tree = match tree::Tree::of(document, &|tree, element| self.strips(tree, element)) {
            Ok((tree, _)) => tree,
            Err(stop) => return (Err(stop), work),
        };
        let run = run::Run::new(self, &tree, work);
        let made = run.work(tree.len() as u64).and_then(|()| {
            let mut out = run.fragment();
            run.all(&mut out)?;
            out.end();
            run.work(out.len() as u64)?;
            let text = output::write(&out, &self.format, RESULT_BYTES)?;
            run.work(text.len() as u64 / 8)?;
            Ok(text)
        });
        (made, run.left())
    }
}

impl Prepare for Stylesheet {
    const WHAT: &'static str = "stylesheet";

    fn prepare(text: &[u8]) -> Result<Stylesheet, PrepareError> {
        let wrong = |what: String| PrepareError::new(format!("the stylesheet cannot be used: {what}"));
        if text.len() > BYTES {
            return Err(wrong(format!("it has {} bytes, and {BYTES} is the limit", text.len())));
        }
        let document = document::parse(text).map_err(wrong)?;
        let mut stylesheet = compile::read(&document).map_err(wrong)?;
        stylesheet.bytes = text.len();
        Ok(stylesheet)
    }

    fn fuel(&self) -> u64 {
        self.bytes as u64 / 8
    }
}
