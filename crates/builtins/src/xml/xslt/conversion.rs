//! What a value is as a number or as text, which is work where it is made (XPath 1.0, sections 4.2 and 4.4).

use std::rc::Rc;

use super::Stop;
use super::number;
use super::run::Run;
use super::tree::ROOT;
use super::value::Value;

impl Value {
    pub(super) fn number(&self, run: &Run<'_>) -> Result<f64, Stop> {
        Ok(match self {
            Value::Number(number) => *number,
            Value::Truth(truth) => f64::from(u8::from(*truth)),
            Value::Text(text) => number::read(text),
            Value::Nodes(_) | Value::Fragment(_) => number::read(&self.text(run)?),
        })
    }

    pub(super) fn text(&self, run: &Run<'_>) -> Result<Rc<str>, Stop> {
        let text = match self {
            Value::Text(text) => {
                run.work(1 + text.len() as u64 / 16)?;
                return Ok(Rc::clone(text));
            }
            Value::Nodes(nodes) => match nodes.first() {
                Some(node) => run.string(*node)?,
                None => String::new(),
            },
            Value::Number(number) => number::write(*number),
            Value::Truth(truth) => truth.to_string(),
            Value::Fragment(tree) => {
                run.work(tree.len() as u64)?;
                let text = tree.string(ROOT);
                run.work(text.len() as u64 / 8)?;
                text
            }
        };
        Ok(text.into())
    }
}
