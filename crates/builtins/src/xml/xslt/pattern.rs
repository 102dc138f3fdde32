//! Patterns: whether a node is one that `match` means (XSLT 1.0, section 5.2).

use super::Stop;
use super::evaluate::{Place, is};
use super::expression::{Axis, Expression, Path, Start, Step, Test};
use super::grammar;
use super::run::{Locals, Run};
use super::tree::{Binding, Id, Kind};

/// One alternative of a pattern.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    rooted: bool,
    steps: Vec<Step>,
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

    pub(super) fn matches(&self, run: &Run<'_>, node: Id, locals: &Locals) -> Result<bool, Stop> {
        self.matches_up_to(run, self.steps.len(), node, locals)
    }

    /// Whether the first `count` steps lead to `node`.
    fn matches_up_to(&self, run: &Run<'_>, count: usize, node: Id, locals: &Locals) -> Result<bool, Stop> {
        run.work(1)?;
        let Some(at) = count.checked_sub(1) else {
            return Ok(!self.rooted || run.tree.kind(node) == Kind::Root);
        };
        let Some(step) = self.steps.get(at) else { return Ok(false) };
        if step.axis == Axis::DescendantOrSelf {
            let mut up = Some(node);
            while let Some(ancestor) = up {
                if self.matches_up_to(run, at, ancestor, locals)? {
                    return Ok(true);
                }
                up = run.tree.parent(ancestor);
            }
            return Ok(false);
        }
        let is_attribute_axis = step.axis == Axis::Attribute;
        let Some(parent) = run.tree.parent(node) else { return Ok(false) };
        if (run.tree.kind(node) == Kind::Attribute) != is_attribute_axis
            || !is(run.tree, node, &step.test, is_attribute_axis)
        {
            return Ok(false);
        }
        if step.predicates.iter().all(Expression::is_of_the_node_alone) {
            for predicate in &step.predicates {
                if !run.evaluate(predicate, &Place::at(node), locals)?.truth() {
                    return Ok(false);
                }
            }
        } else if !run.step(step, parent, node, locals)?.contains(&node) {
            return Ok(false);
        }
        // Without a step before it, the parent may be anything.
        if at == 0 && !self.rooted { Ok(true) } else { self.matches_up_to(run, at, parent, locals) }
    }
}
