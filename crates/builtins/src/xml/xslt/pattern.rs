//! Patterns: what `match` may say of a node (XSLT 1.0, section 5.2).

use super::expression::{Axis, Expression, Path, Start, Step, Test};
use super::grammar;
use super::tree::Binding;

/// One alternative of a pattern.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) rooted: bool,
    pub(super) steps: Vec<Step>,
}

/// Reads the alternatives of a pattern.
pub(super) fn read(text: &str, scope: &[Binding]) -> Result<Vec<Pattern>, String> {
    let all = match grammar::read(text, scope)? {
        Expression::Union(all) => all,
        one => vec![one],
    };
    let pattern = |expression| match expression {
        Expression::Path(Path { start: start @ (Start::Here | Start::Root), steps }) => {
            let fits = |step: &Step| match step.axis {
                Axis::Child | Axis::Attribute => true,
                // As `//` stands for it.
                Axis::DescendantOrSelf => matches!(step.test, Test::Node) && step.predicates.is_empty(),
                _ => false,
            };
            steps.iter().all(fits).then_some(Pattern { rooted: matches!(start, Start::Root), steps })
        }
        _ => None,
    };
    let patterns: Option<Vec<Pattern>> = all.into_iter().map(pattern).collect();
    patterns.ok_or_else(|| {
        format!(
            "`{text}` is not supported as a pattern: it is made of `child`, `attribute`, `/` and `//` steps"
        )
    })
}

impl Pattern {
    /// The priority where none is given (section 5.5).
    pub(super) fn priority(&self) -> f64 {
        match self.steps.as_slice() {
            [step] if !self.rooted && step.predicates.is_empty() => match &step.test {
                Test::Name(_) | Test::Instruction(Some(_)) => 0.0,
                Test::AnyOf(_) => -0.25,
                _ => -0.5,
            },
            // The root alone is as little as a kind of node is.
            [] => -0.5,
            _ => 0.5,
        }
    }
}
