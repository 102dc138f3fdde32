//! Keys: the nodes of the document by the texts that `xsl:key` gives them, worked out when `key()` first asks.

use std::rc::Rc;

use super::Stop;
use super::run::{EXPRESSION, Index, Run};
use super::tree::{Id, Name};
use super::value::{Place, Value};
use super::variables::Locals;

impl Run<'_> {
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
                    found = found || self.matches(pattern, node, &locals)?;
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
