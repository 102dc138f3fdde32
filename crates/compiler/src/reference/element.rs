//! Subscripts: reading elements, storing them, and creating containers on the way.

use std::cell::RefCell;
use std::rc::Rc;

use pointsman_model::{Fault, Site};

use super::evaluator::{Evaluator, Halt};
use super::val::{Cell, Container, Val};
use crate::ir::Place;

/// What an element costs, for the evaluator's own memory bound.
const ELEMENT_BYTES: usize = 64;

/// A subscript, cast to what its container is subscripted with.
enum Key {
    /// Of an array; negative from the end.
    Index(i64),
    /// Of a hash.
    Name(Rc<[u8]>),
}

/// What a store goes to, its subscripts evaluated.
pub(super) enum Target {
    Slot(usize),
    Capture(u8),
    Element { root: Box<Target>, keys: Vec<Val> },
}

impl Evaluator<'_> {
    /// Evaluates the subscripts of a place, from left to right.
    pub(super) fn target(&mut self, place: &Place) -> Result<Target, Halt> {
        Ok(match place {
            Place::Slot(slot) => Target::Slot(slot.0 as usize),
            Place::Capture(number) => Target::Capture(*number),
            Place::Element { root, indices } => {
                let root = Box::new(self.target(root)?);
                let mut keys = Vec::new();
                for index in indices {
                    keys.push(self.expr(index)?);
                }
                Target::Element { root, keys }
            }
        })
    }

    /// What is there now.
    pub(super) fn load(&mut self, target: &Target, site: Site) -> Result<Val, Halt> {
        match target {
            Target::Slot(slot) => Ok(self.slots[*slot].clone()),
            Target::Capture(number) => Ok(self.capture(*number)),
            Target::Element { root, keys } => {
                let mut value = self.load(root, site)?;
                for key in keys {
                    value = self.element(&value, key, site)?;
                }
                Ok(value)
            }
        }
    }

    /// Puts `value` there, as it is: whoever assigns made a copy before.
    pub(super) fn store(&mut self, target: &Target, value: Val, site: Site) -> Result<(), Halt> {
        match target {
            Target::Slot(slot) => self.slots[*slot] = value,
            Target::Capture(number) => {
                if let Some(capture) = self.captures.get_mut(usize::from(*number).wrapping_sub(1)) {
                    *capture = value;
                }
            }
            Target::Element { root, keys } => {
                let Some((last, path)) = keys.split_last() else { return Ok(()) };
                let held = self.load(root, site)?;
                let mut cell = match held {
                    Val::Container(cell) => cell,
                    empty if empty.is_empty_text() => {
                        let cell = self.new_cell(site)?;
                        self.store(root, Val::Container(Rc::clone(&cell)), site)?;
                        cell
                    }
                    scalar => self.nobodys(&scalar, site)?,
                };
                for key in path {
                    cell = self.descend(&cell, key, site)?;
                }
                let key = self.key(&cell, last, site)?;
                self.put(&cell, key, value, site)?;
            }
        }
        Ok(())
    }

    pub(super) fn capture(&self, number: u8) -> Val {
        self.captures.get(usize::from(number).wrapping_sub(1)).cloned().unwrap_or_else(Val::empty)
    }

    /// `base[key]`, read.
    pub(super) fn element(&mut self, base: &Val, key: &Val, site: Site) -> Result<Val, Halt> {
        let Val::Container(cell) = base else {
            if !base.is_empty_text() {
                self.no_container(base, site)?;
            }
            return Ok(Val::empty());
        };
        let found = match self.key(cell, key, site)? {
            Key::Index(index) => {
                let found = match &*cell.borrow() {
                    Container::Array(items) => {
                        place(index, items.len()).and_then(|at| items.get(at).cloned())
                    }
                    Container::Hash(_) => None,
                };
                if found.is_none() {
                    self.out_of_range(index, cell.borrow().len(), site)?;
                }
                found
            }
            Key::Name(name) => cell.borrow().entry(&name).cloned(),
        };
        Ok(found.unwrap_or_else(Val::empty))
    }

    fn new_cell(&mut self, site: Site) -> Result<Cell, Halt> {
        self.allocate(ELEMENT_BYTES, site)?;
        Ok(Rc::new(RefCell::new(Container::Array(Vec::new()))))
    }

    /// Where only a container can be stored into, a scalar gives a warning and a container that nobody sees.
    fn nobodys(&mut self, scalar: &Val, site: Site) -> Result<Cell, Halt> {
        self.no_container(scalar, site)?;
        self.new_cell(site)
    }

    fn no_container(&mut self, scalar: &Val, site: Site) -> Result<(), Halt> {
        self.warn(format!("Cannot convert {} to array value", scalar.type_name()), site)
    }

    fn out_of_range(&mut self, index: i64, len: usize, site: Site) -> Result<(), Halt> {
        self.warn(format!("Array index {index} is out of range (the array has {len} elements)"), site)
    }

    /// What `key` means to this container: an array takes indices, a hash names. An empty array takes either:
    /// by anything but a number it becomes a hash.
    fn key(&mut self, cell: &Cell, key: &Val, site: Site) -> Result<Key, Halt> {
        let by_index = match &*cell.borrow() {
            Container::Array(items) => !items.is_empty() || matches!(key, Val::Int(_) | Val::Double(_)),
            Container::Hash(_) => false,
        };
        Ok(if by_index {
            Key::Index(self.cast_int(key, site)?)
        } else {
            Key::Name(Rc::from(self.cast_text(key, site)?))
        })
    }

    /// The container at `key`, made there when there is nothing; one that nobody sees, with a warning, when it
    /// cannot be made.
    fn descend(&mut self, cell: &Cell, key: &Val, site: Site) -> Result<Cell, Halt> {
        let key = self.key(cell, key, site)?;
        let there = match (&key, &*cell.borrow()) {
            (Key::Index(index), Container::Array(items)) => {
                place(*index, items.len()).and_then(|at| items.get(at).cloned())
            }
            (Key::Name(name), container) => container.entry(name).cloned(),
            (Key::Index(_), Container::Hash(_)) => None,
        };
        match there {
            Some(Val::Container(inner)) => Ok(inner),
            Some(scalar) if !scalar.is_empty_text() => self.nobodys(&scalar, site),
            Some(_) | None => {
                let inner = self.new_cell(site)?;
                self.put(cell, key, Val::Container(Rc::clone(&inner)), site)?;
                Ok(inner)
            }
        }
    }

    /// Stores an element; before an array's start there is only a warning.
    fn put(&mut self, cell: &Cell, key: Key, value: Val, site: Site) -> Result<(), Halt> {
        let len = cell.borrow().len();
        match key {
            Key::Index(index) => {
                let Some(at) = place(index, len) else {
                    return self.out_of_range(index, len, site);
                };
                if at >= len {
                    let more = (at - len).checked_add(1).and_then(|more| more.checked_mul(ELEMENT_BYTES));
                    match more {
                        Some(bytes) => self.allocate(bytes, site)?,
                        None => return self.fault(Fault::OutOfMemory, site),
                    }
                }
                let mut container = cell.borrow_mut();
                if let Container::Array(items) = &mut *container {
                    if at >= items.len() {
                        items.resize(at + 1, Val::empty());
                    }
                    items[at] = value;
                }
            }
            Key::Name(name) => {
                self.allocate(ELEMENT_BYTES + name.len(), site)?;
                let mut container = cell.borrow_mut();
                if len == 0 {
                    *container = Container::Hash(Vec::new());
                }
                if let Container::Hash(entries) = &mut *container {
                    match entries.iter_mut().find(|(key, _)| *key == name) {
                        Some((_, held)) => *held = value,
                        None => entries.push((name, value)),
                    }
                }
            }
        }
        Ok(())
    }
}

/// The place that an index names in an array of `len` elements (or behind its end); `None` before its start.
fn place(index: i64, len: usize) -> Option<usize> {
    if index >= 0 {
        usize::try_from(index).ok()
    } else {
        usize::try_from(index + i64::try_from(len).ok()?).ok()
    }
}
