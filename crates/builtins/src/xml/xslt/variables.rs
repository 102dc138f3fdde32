//! Variables and parameters: those of a template, and those of the stylesheet, which are worked out when they are needed.

use std::rc::Rc;

use super::Stop;
use super::run::{CONTENT, Run};
use super::stylesheet::{Given, Variable};
use super::tree::{Name, ROOT};
use super::value::{Place, Value};

/// The variables of a template.
#[derive(Debug, Default)]
pub(super) struct Locals {
    pub(super) values: Vec<(Name, Value)>,
    /// What its caller passed.
    pub(super) passed: Vec<(Name, Value)>,
}

impl Run<'_> {
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
}
