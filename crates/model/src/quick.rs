//! The short ways: what the machine calls in place of a builtin's entry when a rule asks a question of the
//! request and every other argument is constant.
//!
//! A short way is bound to its constant arguments when the rule is compiled, so that all that is left for a
//! request is one call. It reads the host's bytes where they lie and gives a plain answer: it needs no register and
//! no memory of the run. It means what the entry means; where it would be long to say it, it says nothing
//! (`None`), and the entry is called.

use std::fmt;
use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;

use crate::{BindDerivation, Name, Prepare, PrepareError, PreparedOperand, Side, Stop, Transaction};

/// The short way of a builtin, if it has one. `#[builtin]` writes those that follow from the signature.
#[derive(Clone, Copy, Debug)]
pub enum Quick {
    /// There is none.
    None,
    /// It gives a text that the host has.
    Field(Bind<TextField>),
    /// The same: the value of the header of this side that its only argument names.
    Header(Bind<TextField>, Side),
    /// It gives the text of an address that the host has.
    Address(AddressField),
    /// It gives an array of the names of this side's headers, each once.
    HeaderNames(Side),
    /// It says whether its first argument, a text, is matched by the others, and sets `$1` to `$9`. Its arguments may
    /// be any number that the builtin takes.
    Match(Bind<Matcher>),
    /// It says yes or no of its first argument, a text.
    Test(fn(Operands<'_>) -> Option<BoundTest>),
    /// It gives a piece of its first argument, a text, or a number that follows from it.
    Derive(BindDerivation),
    /// It says yes or no of the host.
    Ask(Bind<HostTest>),
    /// It changes the host, and gives nothing.
    Act(BindAction),
    /// It makes its second argument the last element of its first, an array that it changes in place. There is no
    /// function: the machine has an instruction for it.
    Append,
    /// It says how long its only argument is, when that is such a value. The machine has instructions for it.
    Length(Measured),
}

/// What a length is the length of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// A text, in bytes.
    Text,
    /// An array, in elements.
    Array,
    /// A hash, in entries.
    Hash,
}

/// Binds a short way to the constant arguments of a call; `None` when they are not what it takes.
pub type Bind<F> = fn(Operands<'_>) -> Option<Bound<F>>;
/// The same for a change of the host.
pub type BindAction = fn(Operands<'_>) -> Option<HostAction>;
/// A test with any of many second arguments, all constant, in place of one after the other; `None` when one of
/// them is not what it takes.
pub type BindAny = fn(&[&[u8]]) -> Option<BoundTest>;

/// Gives a text of the host, where it lies.
pub type TextField = dyn for<'h> Fn(&'h dyn Transaction) -> Option<&'h [u8]> + Send + Sync;
/// Gives an address of the host.
pub type AddressField = fn(&dyn Transaction) -> IpAddr;
/// Says yes or no of a text.
pub type TextTest = dyn Fn(&[u8]) -> bool + Send + Sync;
/// Says yes or no of an address: what the test of its text would say.
pub type AddressTest = dyn Fn(&IpAddr) -> bool + Send + Sync;
/// Says whether a text matches. It leaves the groups as they are when it says no.
pub type Matcher = dyn Fn(&[u8], &mut Groups) -> Option<bool> + Send + Sync;
/// Says yes or no of the host.
pub type HostTest = dyn Fn(&dyn Transaction) -> bool + Send + Sync;

/// A short way with its operands.
pub struct Bound<F: ?Sized>(Box<F>);

impl<F: ?Sized> Bound<F> {
    /// From what is called; the constructors by kind say what that must be.
    pub(crate) fn new(called: Box<F>) -> Bound<F> {
        Bound(called)
    }
}

impl<F: ?Sized> Deref for Bound<F> {
    type Target = F;

    #[inline]
    fn deref(&self) -> &F {
        &self.0
    }
}

impl<F: ?Sized> fmt::Debug for Bound<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bound")
    }
}

impl Bound<TextField> {
    /// Binds a field.
    pub fn field(
        field: impl for<'h> Fn(&'h dyn Transaction) -> Option<&'h [u8]> + Send + Sync + 'static,
    ) -> Self {
        Bound(Box::new(field))
    }
}

impl Bound<Matcher> {
    /// Binds a match.
    pub fn matcher(matcher: impl Fn(&[u8], &mut Groups) -> Option<bool> + Send + Sync + 'static) -> Self {
        Bound(Box::new(matcher))
    }
}

impl Bound<HostTest> {
    /// Binds a question to the host.
    pub fn ask(ask: impl Fn(&dyn Transaction) -> bool + Send + Sync + 'static) -> Self {
        Bound(Box::new(ask))
    }
}

/// A test with its operands.
#[derive(Debug)]
pub struct BoundTest {
    /// Of a text.
    pub text: Bound<TextTest>,
    /// Of an address, when that is quicker than by its text.
    pub address: Option<Bound<AddressTest>>,
}

impl BoundTest {
    /// Binds a test of a text.
    pub fn of_text(text: impl Fn(&[u8]) -> bool + Send + Sync + 'static) -> BoundTest {
        BoundTest { text: Bound(Box::new(text)), address: None }
    }

    /// Adds the test of an address.
    #[must_use]
    pub fn or_address(self, address: impl Fn(&IpAddr) -> bool + Send + Sync + 'static) -> BoundTest {
        BoundTest { address: Some(Bound(Box::new(address))), ..self }
    }
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

/// A change of the host with its operands. Nearly every run ends in one, so these few are known by name: no function
/// stands between the machine and the host.
#[derive(Debug)]
pub enum HostAction {
    /// Chooses a pool, and goes on.
    SelectPool(Name),
    /// Chooses a pool, and ends all rules of the phase.
    UsePool(Name),
}

impl HostAction {
    /// The name of the pool.
    pub fn pool(&self) -> &Name {
        match self {
            HostAction::SelectPool(name) | HostAction::UsePool(name) => name,
        }
    }

    /// Changes the host. Where it says nothing (`None`), it has done nothing.
    #[inline]
    pub fn act(&self, host: &mut dyn Transaction) -> Option<Acted> {
        match self {
            HostAction::UsePool(name) => host.use_pool(name).then_some(Acted::Stop(Stop::Rules)),
            HostAction::SelectPool(name) => host.choose_pool(name).then_some(Acted::GoOn),
        }
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

impl Operands<'_> {
    /// The argument at `index`, prepared as the function takes it.
    pub fn get<T: Prepare>(self, index: usize) -> Option<Arc<T>> {
        self.0.get(index)?.as_ref()?.shared()
    }

    /// How many arguments the call has.
    pub fn count(self) -> usize {
        self.0.len()
    }

    /// The argument at `index`, an integer.
    pub fn int(self, index: usize) -> Option<i64> {
        self.0.get(index)?.as_ref()?.get().copied()
    }

    /// The argument at `index`, whose bytes the function takes as they are.
    pub fn text(self, index: usize) -> Option<Arc<Literal>> {
        self.get(index)
    }
}

/// A constant text that its function takes as it is.
#[derive(Debug)]
pub struct Literal(Box<[u8]>);

impl Deref for Literal {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl Prepare for Literal {
    const WHAT: &'static str = "text";
    const KEPT: bool = false;

    fn prepare(text: &[u8]) -> Result<Self, PrepareError> {
        Ok(Literal(text.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_are_found_by_place_and_type() {
        let operands = [None, Some(PreparedOperand::of::<Literal>(b"abc").unwrap())];
        let operands = Operands(&operands);
        assert_eq!(operands.count(), 2);
        assert_eq!(operands.text(1).as_deref().map(|literal| &**literal), Some(&b"abc"[..]));
        assert!(operands.text(0).is_none() && operands.text(2).is_none());
    }

    #[test]
    fn a_bound_test_keeps_its_operand() {
        let wanted = PreparedOperand::of::<Literal>(b"abc").unwrap().shared::<Literal>().unwrap();
        let test = BoundTest::of_text(move |text| *text == **wanted).or_address(|ip| ip.is_ipv4());
        assert!((test.text)(b"abc") && !(test.text)(b"abcd"));
        let address = test.address.unwrap();
        assert!(address(&"10.0.0.1".parse().unwrap()) && !address(&"::1".parse().unwrap()));
    }
}
