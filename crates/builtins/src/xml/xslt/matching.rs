//! Whether a node is one that a pattern means (XSLT 1.0, section 5.2).

use super::Stop;
use super::expression::{Axis, Expression};
use super::pattern::Pattern;
use super::run::Run;
use super::tree::{Id, Kind};
use super::value::Place;
use super::variables::Locals;

impl Run<'_> {
    /// Whether a node is one that the pattern means.
    pub(super) fn matches(&self, pattern: &Pattern, node: Id, locals: &Locals) -> Result<bool, Stop> {
        self.matches_up_to(pattern, pattern.steps.len(), node, locals)
    }

    /// Whether the first `count` steps lead to `node`.
    fn matches_up_to(
        &self,
        pattern: &Pattern,
        count: usize,
        node: Id,
        locals: &Locals,
    ) -> Result<bool, Stop> {
        self.work(1)?;
        let Some(at) = count.checked_sub(1) else {
            return Ok(!pattern.rooted || self.tree.kind(node) == Kind::Root);
        };
        let Some(step) = pattern.steps.get(at) else { return Ok(false) };
        if step.axis == Axis::DescendantOrSelf {
            let mut up = Some(node);
            while let Some(ancestor) = up {
                if self.matches_up_to(pattern, at, ancestor, locals)? {
                    return Ok(true);
                }
                up = self.tree.parent(ancestor);
            }
            return Ok(false);
        }
        let is_attribute_axis = step.axis == Axis::Attribute;
        let Some(parent) = self.tree.parent(node) else { return Ok(false) };
        if (self.tree.kind(node) == Kind::Attribute) != is_attribute_axis
            || !step.test.holds(self.tree, node, is_attribute_axis)
        {
            return Ok(false);
        }
        if step.predicates.iter().all(Expression::is_of_the_node_alone) {
            for predicate in &step.predicates {
                if !self.evaluate(predicate, &Place::at(node), locals)?.truth() {
                    return Ok(false);
                }
            }
        } else if !self.step(step, parent, node, locals)?.contains(&node) {
            return Ok(false);
        }
        // Without a step before it, the parent may be anything.
        if at == 0 && !pattern.rooted { Ok(true) } else { self.matches_up_to(pattern, at, parent, locals) }
    }
}
