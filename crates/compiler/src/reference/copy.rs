//! Deep copies and deep equality.

use std::rc::Rc;

use pointsman_model::{Fault, Site};

use super::evaluator::{Evaluator, Halt};
use super::operator::equal_scalars;
use super::val::{Cell, Container, Val};

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

/// `==`: scalars as numbers or texts, containers all the way down; a container equals no scalar. One container
/// is equal to itself, whatever is in it. What is nested deeper than a copy may be is equal only to itself.
pub(super) fn equal(left: &Val, right: &Val, depth_left: usize) -> bool {
    match (left, right) {
        (Val::Container(left), Val::Container(right)) => equal_containers(left, right, depth_left),
        (Val::Container(_), _) | (_, Val::Container(_)) => false,
        (left, right) => equal_scalars(left, right),
    }
}

fn equal_containers(left: &Cell, right: &Cell, depth_left: usize) -> bool {
    if Rc::ptr_eq(left, right) {
        return true;
    }
    let (left, right) = (left.borrow(), right.borrow());
    if left.len() == 0 && right.len() == 0 {
        return true;
    }
    if depth_left == 0 {
        return false;
    }
    match (&*left, &*right) {
        (Container::Array(left), Container::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| equal(left, right, depth_left - 1))
        }
        (Container::Hash(entries), right @ Container::Hash(_)) => {
            entries.len() == right.len()
                && entries.iter().all(|(key, left)| {
                    right.entry(key).is_some_and(|right| equal(left, right, depth_left - 1))
                })
        }
        _ => false,
    }
}
