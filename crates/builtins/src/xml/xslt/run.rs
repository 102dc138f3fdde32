//! A stylesheet at work on a document. Each instruction, each node that is looked at and each text that is made is work,
//! and templates nest only so deep.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::Stop;
use super::stylesheet::Stylesheet;
use super::tree::{Id, Kind, Name, Room, Tree};
use super::value::Value;

/// Levels inside of levels, through all templates. They are on the machine's stack, so each is as deep as what it takes
/// there: some 1.2 KiB where nothing is optimised.
const DEPTH: usize = 800;
/// The levels of an expression inside of another.
pub(super) const EXPRESSION: usize = 4;
/// The levels of a template that is found for a node, beside those of its content.
pub(super) const APPLIED: usize = 2;
/// The levels of instructions that stand together.
pub(super) const CONTENT: usize = 1;

/// The nodes of a document by what a key finds them by.
pub(super) type Index = HashMap<String, Vec<Id>>;

pub(super) struct Run<'r> {
    pub(super) stylesheet: &'r Stylesheet,
    pub(super) tree: &'r Tree,
    /// Units of work that are left.
    left: Cell<u64>,
    depth: Cell<usize>,
    /// The memory that is left for what is made.
    room: Room,
    /// Those that were asked for, by their place in the stylesheet. `None` while one is worked out.
    pub(super) globals: RefCell<HashMap<usize, Option<Value>>>,
    /// Those that were asked for. `None` while one is worked out.
    pub(super) keys: RefCell<Vec<(Name, Option<Rc<Index>>)>>,
}

impl<'r> Run<'r> {
    pub(super) fn new(stylesheet: &'r Stylesheet, tree: &'r Tree, work: u64) -> Run<'r> {
        Run {
            stylesheet,
            tree,
            left: Cell::new(work),
            depth: Cell::new(0),
            room: Rc::new(Cell::new(super::RESULT_BYTES)),
            globals: RefCell::default(),
            keys: RefCell::default(),
        }
    }

    /// What is left of the work that may be done.
    pub(super) fn left(&self) -> u64 {
        self.left.get()
    }

    pub(super) fn work(&self, units: u64) -> Result<(), Stop> {
        match self.left.get().checked_sub(units) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => {
                self.left.set(0);
                Err(Stop::Fuel)
            }
        }
    }

    /// Goes so many levels deeper. A run that fails ends, so that nobody leaves after an error.
    pub(super) fn enter(&self, levels: usize) -> Result<(), Stop> {
        let depth = self.depth.get() + levels;
        if depth > DEPTH {
            return Err(Stop::Error(
                "its templates, instructions and expressions are nested too deeply".to_owned(),
            ));
        }
        self.depth.set(depth);
        Ok(())
    }

    pub(super) fn leave(&self, levels: usize) {
        self.depth.set(self.depth.get() - levels);
    }

    /// A text that was made.
    pub(super) fn text(&self, text: String) -> Result<Value, Stop> {
        self.work(1 + text.len() as u64 / 8)?;
        Ok(Value::Text(text.into()))
    }

    /// The text of a node.
    pub(super) fn string(&self, node: Id) -> Result<String, Stop> {
        if matches!(self.tree.kind(node), Kind::Root | Kind::Element) {
            self.work(u64::from(self.tree.behind(node) - node))?;
        }
        let text = self.tree.string(node);
        self.work(4 + text.len() as u64 / 8)?;
        Ok(text)
    }

    /// A tree to be made, for what is no result yet.
    pub(super) fn fragment(&self) -> Tree {
        Tree::new(&self.room)
    }
}
