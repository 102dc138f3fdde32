//! The short ways: what the machine calls in place of a builtin's entry when a rule asks a question of the
//! request and every other argument is constant.
//!
//! A short way reads the host's bytes where they lie and gives a plain answer, so it needs no register, no
//! memory of the run and no call. It either answers as the entry would, or says nothing (`None`): then the
//! entry is called. So it may leave out whatever is rare, a warning for one, but never differ.

use std::net::IpAddr;

use crate::{Prepare, PrepareError, PreparedOperand, Side, Stop, Transaction};

/// The short way of a builtin, if it has one. `#[builtin]` writes those that follow from the signature.
#[derive(Clone, Copy, Debug)]
pub enum Quick {
    /// There is none.
    None,
    /// It gives a text that the host has.
    Field(FieldFn),
    /// The same: the value of the header of this side that its only argument names.
    Header(FieldFn, Side),
    /// It gives an array of the names of this side's headers, each once.
    HeaderNames(Side),
    /// It says whether its first argument, a text, is matched by the others, and sets `$1` to `$9`. Its arguments may
    /// be any number that the builtin takes.
    Match(MatchFn),
    /// It says yes or no of its first argument, a text.
    Test(TestFn),
    /// It says yes or no of the host.
    Ask(AskFn),
    /// It changes the host, and gives nothing.
    Act(ActFn),
    /// It makes its second argument the last element of its first, an array that it changes in place. There is no
    /// function: the machine has an instruction for it.
    Append,
}

/// Gives what a builtin gives, where it lies.
pub type FieldFn = for<'h> fn(&'h dyn Transaction, Operands<'_>) -> Option<Subject<'h>>;
/// What a builtin that gives a truth value says of its first argument.
pub type TestFn = fn(Subject<'_>, Operands<'_>) -> Option<bool>;
/// What a builtin that sets captures says of a text. It leaves the groups as they are when it says no.
pub type MatchFn = fn(&[u8], Operands<'_>, &mut Groups) -> Option<bool>;
/// What a builtin that gives a truth value says of the host.
pub type AskFn = fn(&dyn Transaction, Operands<'_>) -> Option<bool>;
/// Does what a builtin does. Whoever says nothing has done nothing.
pub type ActFn = fn(&mut dyn Transaction, Operands<'_>) -> Option<Acted>;

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A text.
    Text(&'a [u8]),
    /// The text of this address. Who asks for the text's bytes says nothing instead.
    Address(IpAddr),
}

/// A test with any of many second arguments, all constant, in place of one after the other.
#[derive(Clone, Copy, Debug)]
pub struct AnyOf {
    /// Makes one operand of all; `None` when one of them is not what the function takes.
    pub prepare: fn(&[&[u8]]) -> Option<PreparedOperand>,
    /// What it says of its first argument.
    pub test: fn(Subject<'_>, &PreparedOperand) -> Option<bool>,
}

/// Where the groups of a match stand in its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Groups {
    spans: [(usize, usize); 9],
    used: usize,
}

impl Groups {
    /// Sets a group, 1 to 9; others are ignored.
    #[inline]
    pub fn set(&mut self, number: usize, start: usize, end: usize) {
        if let Some(span) = self.spans.get_mut(number.wrapping_sub(1)) {
            *span = (start, end);
            self.used = self.used.max(number);
        }
    }

    /// The groups that are not empty: number, start and end.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        let spans = self.spans.iter().take(self.used).zip(1..);
        spans.filter(|((start, end), _)| start < end).map(|((start, end), number)| (number, *start, *end))
    }

    /// Whether any group is not empty.
    #[inline]
    pub fn any(&self) -> bool {
        self.iter().next().is_some()
    }
}

/// What follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acted {
    /// The next instruction.
    GoOn,
    /// The rule's end.
    Stop(Stop),
}

/// A call's constant arguments, by their place in the call.
#[derive(Clone, Copy, Debug)]
pub struct Operands<'a>(pub &'a [Option<PreparedOperand>]);

impl<'a> Operands<'a> {
    /// The argument at `index`, prepared as the function takes it.
    #[inline]
    pub fn get<T: Prepare>(self, index: usize) -> Option<&'a T> {
        self.0.get(index)?.as_ref()?.get()
    }

    /// How many arguments the call has.
    #[inline]
    pub fn count(self) -> usize {
        self.0.len()
    }

    /// The bytes of the argument at `index`, which the function takes as they are.
    #[inline]
    pub fn text(self, index: usize) -> Option<&'a [u8]> {
        self.get::<Literal>(index).map(|literal| &*literal.0)
    }
}

/// A constant text that its function takes as it is.
#[derive(Debug)]
pub struct Literal(Box<[u8]>);

impl Prepare for Literal {
    const WHAT: &'static str = "text";
    const KEPT: bool = false;

    fn prepare(text: &[u8]) -> Result<Self, PrepareError> {
        Ok(Literal(text.into()))
    }
}

/// `==` with a constant text, of a text: their bytes are the same.
pub fn is_text(subject: Subject<'_>, operands: Operands<'_>) -> Option<bool> {
    match subject {
        Subject::Text(text) => Some(text == operands.text(1)?),
        Subject::Address(_) => None,
    }
}

/// Whether a text counts as true.
pub fn is_true(subject: Subject<'_>, _: Operands<'_>) -> Option<bool> {
    match subject {
        Subject::Text(text) => Some(!text.is_empty()),
        Subject::Address(_) => Some(true),
    }
}

/// How a test compares its first argument with its second, where that is all it does: many such tests of one
/// text are answered together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// All bytes are the same.
    Equal,
    /// The same, ASCII letters in either case.
    EqualAnyCase,
    /// It begins with the second.
    Prefix,
    /// The same, ASCII letters in either case.
    PrefixAnyCase,
    /// It ends with the second.
    Suffix,
    /// The same, ASCII letters in either case.
    SuffixAnyCase,
}

impl Comparison {
    /// Whether ASCII letters are the same in either case.
    pub fn any_case(self) -> bool {
        matches!(self, Comparison::EqualAnyCase | Comparison::PrefixAnyCase | Comparison::SuffixAnyCase)
    }

    /// Whether the end counts.
    pub fn is_suffix(self) -> bool {
        matches!(self, Comparison::Suffix | Comparison::SuffixAnyCase)
    }

    /// Whether all bytes count.
    pub fn is_whole(self) -> bool {
        matches!(self, Comparison::Equal | Comparison::EqualAnyCase)
    }

    /// What it says of `text` and `with`.
    pub fn holds(self, text: &[u8], with: &[u8]) -> bool {
        let part = match self {
            Comparison::Equal | Comparison::EqualAnyCase => Some(text),
            Comparison::Prefix | Comparison::PrefixAnyCase => text.get(..with.len()),
            _ => text.len().checked_sub(with.len()).and_then(|start| text.get(start..)),
        };
        part.is_some_and(|part| if self.any_case() { part.eq_ignore_ascii_case(with) } else { part == with })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_are_found_by_place_and_type() {
        let operands = [None, Some(PreparedOperand::of::<Literal>(b"abc").unwrap())];
        let operands = Operands(&operands);
        assert_eq!(operands.text(1), Some(&b"abc"[..]));
        assert_eq!((operands.text(0), operands.text(2)), (None, None));
        assert_eq!(is_text(Subject::Text(b"abc"), operands), Some(true));
        assert_eq!(is_text(Subject::Text(b"abcd"), operands), Some(false));
        let address = Subject::Address("10.0.0.1".parse().unwrap());
        assert_eq!((is_text(address, operands), is_true(address, operands)), (None, Some(true)));
        assert_eq!(is_true(Subject::Text(b""), operands), Some(false));
    }
}
