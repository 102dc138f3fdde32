//! What an expression gives, and where it is evaluated.

use std::rc::Rc;

use super::Stop;
use super::tree::{Id, Tree};

/// What an expression gives.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// Nodes of the document that is transformed, in its order.
    Nodes(Vec<Id>),
    Number(f64),
    Text(Rc<str>),
    Truth(bool),
    /// What a variable's content made.
    Fragment(Rc<Tree>),
}

/// Where an expression is evaluated.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) node: Id,
    /// Counted from 1.
    pub(super) position: usize,
    pub(super) size: usize,
    /// What `current()` gives.
    pub(super) current: Id,
}

impl Place {
    /// The only node of a list.
    pub(super) fn at(node: Id) -> Place {
        Place { node, position: 1, size: 1, current: node }
    }
}

impl Value {
    pub(super) fn nodes(self, asked: &str) -> Result<Vec<Id>, Stop> {
        match self {
            Value::Nodes(nodes) => Ok(nodes),
            Value::Fragment(_) => Err(Stop::Error(format!(
                "{asked} takes nodes, and what a variable's content makes is none in XSLT 1.0"
            ))),
            _ => Err(Stop::Error(format!("{asked} takes nodes"))),
        }
    }

    pub(super) fn truth(&self) -> bool {
        match self {
            Value::Nodes(nodes) => !nodes.is_empty(),
            Value::Number(number) => *number != 0.0 && !number.is_nan(),
            Value::Text(text) => !text.is_empty(),
            Value::Truth(truth) => *truth,
            Value::Fragment(_) => true,
        }
    }
}
