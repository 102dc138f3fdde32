//! How values stand to each other: equal, all the way down, or one before the other.

use std::cmp::Ordering;
use std::rc::Rc;

use super::cast;
use super::val::{Cell, Container, Val};

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

/// How two scalars stand: as doubles when one is a double, else as integers when one is an integer, else as
/// bytes (reference section 2). A container must not come here.
pub(super) fn order(left: &Val, right: &Val) -> Option<Ordering> {
    match (left, right) {
        (Val::Text(left), Val::Text(right)) => Some(left.cmp(right)),
        (Val::Double(_), _) | (_, Val::Double(_)) => double_of(left).partial_cmp(&double_of(right)),
        _ => Some(int_of(left).cmp(&int_of(right))),
    }
}

fn equal_scalars(left: &Val, right: &Val) -> bool {
    order(left, right) == Some(Ordering::Equal)
}

fn double_of(scalar: &Val) -> f64 {
    match scalar {
        Val::Int(int) => *int as f64,
        Val::Double(double) => *double,
        Val::Text(text) => cast::number(text).to_double(),
        Val::Container(_) => 0.0,
    }
}

fn int_of(scalar: &Val) -> i64 {
    match scalar {
        Val::Int(int) => *int,
        Val::Double(double) => cast::round(*double),
        Val::Text(text) => cast::number(text).to_int(),
        Val::Container(_) => 0,
    }
}
