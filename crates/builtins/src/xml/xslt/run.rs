//! A stylesheet at work on a document. Each instruction, each node that is looked at and each text that is made is work,
//! and templates nest only so deep.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::Stop;
use super::evaluate::{Place, Value};
use super::stylesheet::{Given, Part, Stylesheet, Text, Variable};
use super::tree::{Id, Kind, Name, ROOT, Room, Tree};

/// Levels inside of levels, through all templates. They are on the machine's stack, so each is as deep as what it takes
/// there: some 1.2 KiB where nothing is optimised.
const DEPTH: usize = 800;
/// The levels of an expression inside of another.
pub(super) const EXPRESSION: usize = 4;
/// The levels of a template that is found for a node, beside those of its content.
pub(super) const APPLIED: usize = 2;
/// The levels of instructions that stand together.
pub(super) const CONTENT: usize = 1;

/// The variables of a template.
#[derive(Debug, Default)]
pub(super) struct Locals {
    pub(super) values: Vec<(Name, Value)>,
    /// What its caller passed.
    pub(super) passed: Vec<(Name, Value)>,
}

/// The nodes of a document by what a key finds them by.
type Index = HashMap<String, Vec<Id>>;

pub(super) struct Run<'r> {
    pub(super) stylesheet: &'r Stylesheet,
    pub(super) tree: &'r Tree,
    /// Units of work that are left.
    left: Cell<u64>,
    depth: Cell<usize>,
    /// The memory that is left for what is made.
    room: Room,
    /// `None` while one is worked out.
    globals: RefCell<HashMap<usize, Option<Value>>>,
    /// `None` while one is worked out.
    keys: RefCell<Vec<(Name, Option<Rc<Index>>)>>,
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

    pub(super) fn variable(&self, name: &Name, locals: &Locals) -> Result<Value, Stop> {
        self.work(locals.values.len() as u64 / 4)?;
        if let Some((_, value)) = locals.values.iter().rev().find(|(bound, _)| bound == name) {
            return self.copied(value);
        }
        let globals = &self.stylesheet.globals;
        let Some((at, global)) = globals.iter().enumerate().find(|(_, global)| global.name == *name) else {
            return Err(Stop::Error(format!("the variable `${}` is not declared", name.written())));
        };
        self.work(at as u64 / 4)?;
        let known = self.globals.borrow().get(&at).cloned();
        match known {
            Some(Some(value)) => self.copied(&value),
            Some(None) => {
                Err(Stop::Error(format!("the variable `${}` is needed for its own value", name.written())))
            }
            None => {
                self.globals.borrow_mut().insert(at, None);
                let value = self.given(&global.value, &Place::at(ROOT), &mut Locals::default())?;
                self.globals.borrow_mut().insert(at, Some(value.clone()));
                Ok(value)
            }
        }
    }

    /// A value once more. Nodes are copied, and that is work.
    pub(super) fn copied(&self, value: &Value) -> Result<Value, Stop> {
        if let Value::Nodes(nodes) = value {
            self.work(nodes.len() as u64 / 8)?;
        }
        Ok(value.clone())
    }

    /// The value of a variable or parameter.
    pub(super) fn given(&self, given: &Given, place: &Place, locals: &mut Locals) -> Result<Value, Stop> {
        match given {
            Given::Selected(expression) => self.evaluate(expression, place, locals),
            Given::Made(body) => {
                let mut tree = self.fragment();
                self.enter(CONTENT)?;
                self.scoped(body, place, locals, &mut tree)?;
                self.leave(CONTENT);
                tree.end();
                Ok(Value::Fragment(Rc::new(tree)))
            }
            Given::Nothing => Ok(Value::Text("".into())),
        }
    }

    pub(super) fn passed(
        &self,
        all: &[Variable],
        place: &Place,
        locals: &mut Locals,
    ) -> Result<Vec<(Name, Value)>, Stop> {
        all.iter()
            .map(|passed| Ok((passed.name.clone(), self.given(&passed.value, place, locals)?)))
            .collect()
    }

    /// A tree to be made, for what is no result yet.
    pub(super) fn fragment(&self) -> Tree {
        Tree::new(&self.room)
    }

    /// The text that an attribute value template makes.
    pub(super) fn filled(&self, text: &Text, place: &Place, locals: &Locals) -> Result<String, Stop> {
        let mut filled = String::new();
        for part in text {
            match part {
                Part::Text(text) => {
                    self.work(1 + text.len() as u64 / 8)?;
                    filled.push_str(text);
                }
                Part::Value(expression) => {
                    filled.push_str(&self.evaluate(expression, place, locals)?.text(self)?);
                }
            }
        }
        Ok(filled)
    }

    /// The nodes that `key()` finds.
    pub(super) fn key(&self, name: &Name, value: &str) -> Result<Vec<Id>, Stop> {
        let index = self.index(name)?;
        let nodes = index.get(value).cloned().unwrap_or_default();
        self.work(1 + nodes.len() as u64 / 4)?;
        Ok(nodes)
    }

    fn index(&self, name: &Name) -> Result<Rc<Index>, Stop> {
        if let Some((_, index)) = self.keys.borrow().iter().find(|(known, _)| known == name) {
            return index.clone().ok_or_else(|| {
                Stop::Error(format!("the key `{}` is needed for its own nodes", name.written()))
            });
        }
        let keys: Vec<_> = self.stylesheet.keys.iter().filter(|key| key.name == *name).collect();
        if keys.is_empty() {
            return Err(Stop::Error(format!("there is no key `{}`", name.written())));
        }
        let at = self.keys.borrow().len();
        self.keys.borrow_mut().push((name.clone(), None));
        self.enter(EXPRESSION)?;
        let mut index = Index::new();
        let locals = Locals::default();
        for node in 0..self.tree.len() as Id {
            for key in &keys {
                let mut found = false;
                for pattern in &key.patterns {
                    found = found || pattern.matches(self, node, &locals)?;
                }
                if !found {
                    continue;
                }
                let values = match self.evaluate(&key.value, &Place::at(node), &locals)? {
                    Value::Nodes(nodes) => {
                        nodes.into_iter().map(|node| self.string(node)).collect::<Result<Vec<_>, Stop>>()?
                    }
                    other => vec![other.text(self)?.to_string()],
                };
                for value in values {
                    self.work(4)?;
                    let nodes = index.entry(value).or_default();
                    if nodes.last() != Some(&node) {
                        nodes.push(node);
                    }
                }
            }
        }
        self.leave(EXPRESSION);
        let index = Rc::new(index);
        if let Some((_, known)) = self.keys.borrow_mut().get_mut(at) {
            *known = Some(Rc::clone(&index));
        }
        Ok(index)
    }
}
