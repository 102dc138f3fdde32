//! Questions: a condition that is answered where the bytes lie, in place of calls and registers.

use std::sync::Arc;

use pointsman_model::{
    AddressField, AddressTest, Bound, BoundTest, Captures, Comparison, Groups, HostTest, Matcher, TextField,
    TextTest, Transaction, Value, Workspace,
};

/// A text of the transaction.
#[derive(Debug)]
pub struct Field {
    /// Gives it.
    pub get: Bound<TextField>,
    /// The function's name.
    pub name: &'static str,
    /// The texts of its arguments, each with a zero byte behind it: with the name they tell fields apart.
    pub given: Box<[u8]>,
}

impl Field {
    /// The field, where it lies; `None` when it cannot be had in this way.
    #[inline]
    pub fn of<'h>(&self, host: &'h dyn Transaction) -> Option<&'h [u8]> {
        (self.get)(host)
    }

    /// Whether this is the same field of any transaction.
    pub fn is(&self, other: &Field) -> bool {
        self.name == other.name && self.given == other.given
    }
}

/// A question that a jump depends on. The calls that give the same answer follow the jump, for when the short
/// way says nothing.
#[derive(Debug)]
pub struct Question {
    /// What is asked.
    pub asked: Asked,
    /// What is asked, to show: "string.contains".
    pub name: &'static str,
    /// How many tests it stands for, of which one must hold.
    pub tests: u32,
    /// The answer that jumps.
    pub sense: bool,
    /// The instruction to go on at after the other answer: behind the calls.
    pub over: u32,
}

/// What is asked of whom.
#[derive(Debug)]
pub enum Asked {
    /// How a field compares with a constant.
    Comparison(Arc<Field>, Comparison, Box<[u8]>),
    /// A test of a field.
    Field(Arc<Field>, Bound<TextTest>),
    /// A test of an address of the transaction.
    Address(AddressField, Bound<AddressTest>),
    /// Whether a field matches. The captures are set as its function sets them.
    Match(Arc<Field>, Bound<Matcher>),
    /// A question to the transaction.
    Host(Bound<HostTest>),
    /// A test of a text in a register.
    Value(BoundTest),
    /// Whether a text in a register matches.
    ValueMatch(Bound<Matcher>),
}

impl Asked {
    /// The field that it is about.
    pub fn field(&self) -> Option<&Arc<Field>> {
        match self {
            Asked::Comparison(field, ..) | Asked::Field(field, _) | Asked::Match(field, _) => Some(field),
            Asked::Address(..) | Asked::Host(_) | Asked::Value(_) | Asked::ValueMatch(_) => None,
        }
    }

    /// The host's answer. For a question that changes nothing of the run; others are not answered here.
    #[inline(always)]
    pub(crate) fn ask_plainly(&self, host: &dyn Transaction) -> Option<Reply> {
        match self {
            Asked::Field(field, test) => {
                let text = field.of(host)?;
                Some(Reply::about(text, test(text)))
            }
            // By reference: a copy would have to wait for each piece of the address to reach the cache.
            Asked::Address(field, test) => Some(Reply { answer: test(&field(host)), steps: 1 }),
            // Apart, so that the two that most are need no more than a comparison each.
            _ => self.ask_otherwise(host),
        }
    }

    #[inline(never)]
    fn ask_otherwise(&self, host: &dyn Transaction) -> Option<Reply> {
        match self {
            Asked::Comparison(field, comparison, with) => {
                let text = field.of(host)?;
                Some(Reply::about(text, comparison.holds(text, with)))
            }
            Asked::Host(ask) => Some(Reply { answer: ask(host), steps: 1 }),
            _ => None,
        }
    }

    /// The answer to a question about a value.
    #[inline]
    pub(crate) fn ask_of(&self, value: Value, ws: &Workspace, captures: &mut Captures) -> Option<Reply> {
        let Value::Text(text) = value else { return None };
        let bytes = ws.bytes(text);
        let answer = match self {
            Asked::Value(test) => match &test.address {
                // Mostly the client's address: known as an address, not yet as its text.
                Some(address) => match ws.noted_address(text) {
                    Some(noted) => address(&noted),
                    None => (test.text)(bytes),
                },
                None => (test.text)(bytes),
            },
            Asked::ValueMatch(matches) => {
                let mut groups = Groups::default();
                let found = matches(bytes, &mut groups)?;
                captures.clear();
                for (number, start, end) in groups.iter() {
                    captures.set(number, Value::Text(text.slice(start, end - start)));
                }
                found
            }
            _ => return None,
        };
        Some(Reply::about(bytes, answer))
    }
}

impl Question {
    /// See [`Asked::ask_plainly`].
    #[inline(always)]
    pub(crate) fn ask_plainly(&self, host: &dyn Transaction) -> Option<Reply> {
        self.asked.ask_plainly(host)
    }

    /// Whether a field matches; what the groups hold is copied to the run's memory. `None` for other questions.
    #[inline(never)]
    pub(crate) fn ask_match(
        &self,
        host: &dyn Transaction,
        ws: &mut Workspace,
        captures: &mut Captures,
    ) -> Option<Reply> {
        let Asked::Match(field, matches) = &self.asked else { return None };
        let text = field.of(host)?;
        let mut groups = Groups::default();
        let found = matches(text, &mut groups)?;
        captures.clear();
        for (number, start, end) in groups.iter() {
            // Without room the call that follows says so.
            captures.set(number, Value::Text(ws.new_text(text.get(start..end)?).ok()?));
        }
        Some(Reply::about(text, found))
    }

    /// The host's answer, be it a plain question or a match.
    #[inline]
    pub(crate) fn ask_host(
        &self,
        host: &dyn Transaction,
        ws: &mut Workspace,
        captures: &mut Captures,
    ) -> Option<Reply> {
        match self.ask_plainly(host) {
            None => self.ask_match(host, ws, captures),
            reply => reply,
        }
    }

    /// See [`Asked::ask_of`].
    #[inline]
    pub(crate) fn ask_of(&self, value: Value, ws: &Workspace, captures: &mut Captures) -> Option<Reply> {
        self.asked.ask_of(value, ws, captures)
    }

    /// Bytes it takes beside itself; its field and its operands not included.
    pub(crate) fn memory_bytes(&self) -> usize {
        match &self.asked {
            Asked::Comparison(_, _, with) => with.len(),
            _ => 0,
        }
    }
}

/// An answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reply {
    pub(crate) answer: bool,
    /// What it costs in steps of fuel: what the call of the function would.
    pub(crate) steps: u64,
}

impl Reply {
    /// An answer about a text.
    #[inline]
    fn about(text: &[u8], answer: bool) -> Reply {
        Reply { answer, steps: 1 + text.len() as u64 / 64 }
    }
}
