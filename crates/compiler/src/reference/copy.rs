//! Deep copies.

use std::rc::Rc;

use pointsman_model::{Fault, Site};

use super::evaluator::{Evaluator, Halt};
use super::val::{Container, Val};

/// What an element costs beside its text, for the evaluator's own memory bound.
const ELEMENT_BYTES: usize = 64;

impl Evaluator<'_> {
    /// A value that shares nothing that can change with `value`.
    pub(super) fn copied(&mut self, value: &Val, site: Site) -> Result<Val, Halt> {
        self.copied_within(value, self.limits.container_depth, site)
    }

    fn copied_within(&mut self, value: &Val, depth_left: usize, site: Site) -> Result<Val, Halt> {
        let Val::Container(cell) = value else { return Ok(value.clone()) };
        if depth_left == 0 {
            return self.fault(Fault::ContainerDepth, site);
        }
        // The borrow does not matter for long: nothing runs while a copy is made.
        let original = cell.borrow();
        self.allocate((original.len() + 1) * ELEMENT_BYTES, site)?;
        Ok(Val::new_container(match &*original {
            Container::Array(items) => {
                let mut copy = Vec::new();
                for item in items {
                    copy.push(self.copied_within(item, depth_left - 1, site)?);
                }
                Container::Array(copy)
            }
            Container::Hash(entries) => {
                let mut copy = Vec::new();
                for (key, item) in entries {
                    copy.push((Rc::clone(key), self.copied_within(item, depth_left - 1, site)?));
                }
                Container::Hash(copy)
            }
        }))
    }
}
