//! Questions: a condition that is answered where the bytes lie, in place of calls and registers.

use pointsman_model::{
    AskFn, Captures, Comparison, FieldFn, Groups, MatchFn, Operands, PreparedOperand, Subject, TestFn,
    Transaction, Value, Workspace,
};

/// A field of the transaction.
#[derive(Clone, Debug)]
pub struct Field {
    /// Gives it.
    pub get: FieldFn,
    /// What its function is called with.
    pub from: Box<[Option<PreparedOperand>]>,
    /// The function's name.
    pub name: &'static str,
    /// The texts of its arguments, each with a zero byte behind it: with the name they tell fields apart.
    pub given: Box<[u8]>,
}

impl Field {
    /// The field, where it lies; `None` when it cannot be had in this way.
    #[inline]
    pub fn of<'h>(&self, host: &'h dyn Transaction) -> Option<Subject<'h>> {
        (self.get)(host, Operands(&self.from))
    }

    /// Whether this is the same field of any transaction.
    pub fn is(&self, other: &Field) -> bool {
        self.name == other.name && self.given == other.given
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        size_of_val(&*self.from) + self.given.len()
    }
}

/// A question that a jump depends on. The calls that give the same answer follow the jump, for when the short
/// way says nothing.
#[derive(Debug)]
pub struct Question {
    /// What is asked.
    pub asked: Asked,
    /// The answer that jumps.
    pub sense: bool,
    /// The instruction to go on at after the other answer: behind the calls.
    pub over: u32,
}

/// What is asked of whom.
#[derive(Debug)]
pub enum Asked {
    /// A test of a field of the transaction.
    Field {
        /// The field.
        field: Field,
        /// The test.
        test: TestFn,
        /// What the test's function is called with, behind its subject.
        with: Box<[Option<PreparedOperand>]>,
        /// The test's name, to show.
        name: &'static str,
        /// What the test compares, when it is a comparison.
        compares: Option<Comparison>,
    },
    /// A test of a field with any of many second arguments.
    Any {
        /// The field.
        field: Field,
        /// The arguments, put together.
        set: PreparedOperand,
        /// The test with all of them.
        test: fn(Subject<'_>, &PreparedOperand) -> Option<bool>,
        /// How many there are, to show.
        count: usize,
        /// The test's name, to show.
        name: &'static str,
    },
    /// Whether a text matches. The captures are set as its function sets them.
    Match {
        /// The field that the text is; `None` is a text in a register.
        field: Option<Field>,
        /// Answers it.
        matches: MatchFn,
        /// What the function is called with, behind the text.
        with: Box<[Option<PreparedOperand>]>,
        /// Its name, to show.
        name: &'static str,
    },
    /// A question to the transaction.
    Host {
        /// Answers it.
        ask: AskFn,
        /// What the function is called with.
        with: Box<[Option<PreparedOperand>]>,
        /// Its name, to show.
        name: &'static str,
    },
    /// A test of a text in a register.
    Register {
        /// The test.
        test: TestFn,
        /// What the test's function is called with, behind its subject.
        with: Box<[Option<PreparedOperand>]>,
        /// Its name, to show.
        name: &'static str,
    },
}

impl Question {
    /// The answer to a question of the host, and what it costs in steps of fuel.
    #[inline]
    pub(crate) fn ask_host(
        &self,
        host: &dyn Transaction,
        ws: &mut Workspace,
        captures: &mut Captures,
    ) -> Option<(bool, u64)> {
        match &self.asked {
            Asked::Field { field, test, with, .. } => {
                let subject = field.of(host)?;
                Some((test(subject, Operands(with))?, 1 + steps(subject)))
            }
            Asked::Any { field, set, test, .. } => {
                let subject = field.of(host)?;
                Some((test(subject, set)?, 1 + steps(subject)))
            }
            Asked::Match { field: Some(field), matches, with, .. } => {
                let Subject::Text(text) = field.of(host)? else { return None };
                let mut groups = Groups::default();
                let found = matches(text, Operands(with), &mut groups)?;
                captures.clear();
                for (number, start, end) in groups.iter() {
                    // Without room the call that follows says so.
                    captures.set(number, Value::Text(ws.new_text(text.get(start..end)?).ok()?));
                }
                Some((found, 1 + text.len() as u64 / 64))
            }
            Asked::Host { ask, with, .. } => Some((ask(host, Operands(with))?, 1)),
            Asked::Match { field: None, .. } | Asked::Register { .. } => None,
        }
    }

    /// The answer to a question about a value, and what it costs in steps of fuel.
    #[inline]
    pub(crate) fn ask_of(
        &self,
        value: Value,
        ws: &Workspace,
        captures: &mut Captures,
    ) -> Option<(bool, u64)> {
        let Value::Text(text) = value else { return None };
        let steps = 1 + u64::from(text.len) / 64;
        let (test, with) = match &self.asked {
            Asked::Register { test, with, .. } => (test, with),
            Asked::Match { field: None, matches, with, .. } => {
                let mut groups = Groups::default();
                let found = matches(ws.bytes(text), Operands(with), &mut groups)?;
                captures.clear();
                for (number, start, end) in groups.iter() {
                    captures.set(number, Value::Text(text.slice(start, end - start)));
                }
                return Some((found, steps));
            }
            _ => return None,
        };
        let subject = match ws.noted_address(text) {
            Some(address) => Subject::Address(address),
            None => Subject::Text(ws.bytes(text)),
        };
        let answer = match (test(subject, Operands(with)), subject) {
            (None, Subject::Address(_)) => test(Subject::Text(ws.bytes(text)), Operands(with)),
            (answer, _) => answer,
        };
        Some((answer?, steps))
    }

    /// Bytes it takes beside itself; prepared operands not included.
    pub(crate) fn memory_bytes(&self) -> usize {
        match &self.asked {
            Asked::Field { field, with, .. } => field.memory_bytes() + size_of_val(&**with),
            Asked::Any { field, .. } => field.memory_bytes(),
            Asked::Match { field, with, .. } => {
                field.as_ref().map_or(0, Field::memory_bytes) + size_of_val(&**with)
            }
            Asked::Host { with, .. } | Asked::Register { with, .. } => size_of_val(&**with),
        }
    }
}

fn steps(subject: Subject<'_>) -> u64 {
    match subject {
        Subject::Text(text) => text.len() as u64 / 64,
        Subject::Address(_) => 0,
    }
}
