//! The evaluator's own values: owned texts, and containers that have an identity.
//!
//! A container is a shared cell because a sub's parameter *is* its caller's container, and because `[]`
//! becomes a hash under every name it has. Everything that the language copies is copied with
//! [`Evaluator::copied`](super::evaluator::Evaluator::copied), never by cloning a [`Val`].

use std::cell::RefCell;
use std::rc::Rc;

use pointsman_model::Datum;

/// One value.
#[derive(Clone, Debug)]
pub(super) enum Val {
    Int(i64),
    Double(f64),
    /// Bytes. Shared, because a text never changes.
    Text(Rc<[u8]>),
    Container(Cell),
}

/// A container by identity: a clone is another name of the same container.
pub(super) type Cell = Rc<RefCell<Container>>;

/// An array or a hash.
#[derive(Clone, Debug)]
pub(super) enum Container {
    Array(Vec<Val>),
    /// In the order of insertion; each key once.
    Hash(Vec<(Rc<[u8]>, Val)>),
}

impl Val {
    pub(super) fn empty() -> Val {
        Val::Text(Rc::from(&b""[..]))
    }

    pub(super) fn text(bytes: &[u8]) -> Val {
        Val::Text(Rc::from(bytes))
    }

    pub(super) fn truth_value(truth: bool) -> Val {
        Val::Int(if truth { 1 } else { 0 })
    }

    pub(super) fn new_container(container: Container) -> Val {
        Val::Container(Rc::new(RefCell::new(container)))
    }

    /// The empty string: what a variable is before anything is stored in it.
    pub(super) fn is_empty_text(&self) -> bool {
        matches!(self, Val::Text(text) if text.is_empty())
    }

    /// What warnings call its type.
    pub(super) fn type_name(&self) -> &'static str {
        match self {
            Val::Int(_) => "integer",
            Val::Double(_) => "double",
            Val::Text(_) => "string",
            Val::Container(cell) => match &*cell.borrow() {
                Container::Array(_) => "array",
                Container::Hash(_) => "hash",
            },
        }
    }

    /// A number is false when it is zero, a text when it is empty, a container when it is empty.
    pub(super) fn truth(&self) -> bool {
        match self {
            Val::Int(int) => *int != 0,
            Val::Double(double) => *double != 0.0,
            Val::Text(text) => !text.is_empty(),
            Val::Container(cell) => cell.borrow().len() > 0,
        }
    }

    /// A value that a host answered.
    pub(super) fn from_datum(datum: &Datum) -> Val {
        match datum {
            Datum::Int(int) => Val::Int(*int),
            Datum::Double(double) => Val::Double(*double),
            Datum::Text(text) => Val::text(text),
            Datum::Array(items) => {
                Val::new_container(Container::Array(items.iter().map(Val::from_datum).collect()))
            }
            Datum::Hash(entries) => Val::new_container(Container::Hash(
                entries.iter().map(|(key, value)| (Rc::from(&key[..]), Val::from_datum(value))).collect(),
            )),
        }
    }
}

impl Container {
    pub(super) fn len(&self) -> usize {
        match self {
            Container::Array(items) => items.len(),
            Container::Hash(entries) => entries.len(),
        }
    }

    /// The value of a key; `None` in an array.
    pub(super) fn entry(&self, name: &[u8]) -> Option<&Val> {
        match self {
            Container::Array(_) => None,
            Container::Hash(entries) => {
                entries.iter().find(|(key, _)| &key[..] == name).map(|(_, value)| value)
            }
        }
    }
}
