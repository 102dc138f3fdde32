//! Scans: the rounds of a loop over header names that would do nothing, passed over where the headers lie.
//!
//! Most loops over header names look for something that is hardly ever there. Such a round reads a header, asks
//! about it and goes on; it stores nothing and changes nothing. So the machine asks the host's own headers,
//! without an array of names, and begins to loop only at the first round that would do something.

use std::ops::ControlFlow;

use pointsman_model::{Bound, Groups, HeaderName, Matcher, Side, TextTest, Transaction, spell_header_name};

/// A name that is longer is left for the loop.
const NAME_MAX: usize = 64;

/// What decides whether a round does anything.
#[derive(Debug)]
pub struct Scan {
    /// Whose headers.
    pub side: Side,
    /// Checks; a round begins with the last, and each leads to those before it.
    pub checks: Box<[Check]>,
}

/// One question about a header.
#[derive(Debug)]
pub struct Check {
    /// What it is about.
    pub about: About,
    /// What it is asked.
    pub judge: Judge,
    /// The function's name, to show.
    pub name: &'static str,
    /// Whether a function answers, which costs steps of fuel, rather than an operator.
    pub called: bool,
    /// What follows when the answer is no, and yes.
    pub then: [Then; 2],
}

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The header's value.
    Value,
    /// The header's name, in the spelling that lists have.
    Name,
}

/// A question about a text.
#[derive(Debug)]
pub enum Judge {
    /// A plain test.
    Test(Bound<TextTest>),
    /// One that sets the captures.
    Match(Bound<Matcher>),
}

/// What follows an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// A check, by its number.
    Ask(u8),
    /// The next round: this one does nothing.
    Skip,
    /// The round is to be run.
    Enter,
}

/// What a scan found.
#[derive(Debug, Default)]
pub(crate) struct Scanned {
    /// The first round that is to be run.
    pub(crate) entered: Option<usize>,
    /// What the rounds before it cost in steps of fuel.
    pub(crate) steps: u64,
    /// Whether one of those rounds would have left `$1` to `$9` empty.
    pub(crate) clears: bool,
}

impl Scan {
    /// Passes over the rounds that would do nothing.
    #[inline]
    pub(crate) fn run(&self, host: &dyn Transaction) -> Scanned {
        let mut scanned = Scanned::default();
        let mut round = 0;
        host.walk_headers(self.side, &mut |name, value| {
            if self.passes(name, value, &mut scanned) {
                round += 1;
                ControlFlow::Continue(())
            } else {
                scanned.entered = Some(round);
                ControlFlow::Break(())
            }
        });
        scanned
    }

    /// Whether the round for this header does nothing, as far as the checks can tell.
    #[inline]
    fn passes(&self, name: &HeaderName, value: Option<&[u8]>, scanned: &mut Scanned) -> bool {
        let mut spelled = [0; NAME_MAX];
        // One step for the jump back.
        let mut steps = 1;
        let mut clears = false;
        let mut at = self.checks.len().wrapping_sub(1);
        loop {
            let Some(check) = self.checks.get(at) else { return false };
            let subject = match check.about {
                About::Value => value,
                About::Name => spell(name, &mut spelled),
            };
            let Some(subject) = subject else { return false };
            let answer = match &check.judge {
                Judge::Test(test) => test(subject),
                Judge::Match(matches) => {
                    let mut groups = Groups::default();
                    let answer = matches(subject, &mut groups);
                    clears = true;
                    let Some(answer) = answer.filter(|_| !groups.any()) else { return false };
                    answer
                }
            };
            if check.called {
                steps += 1 + subject.len() as u64 / 64;
            }
            match check.then[usize::from(answer)] {
                Then::Ask(next) => at = usize::from(next),
                Then::Skip => {
                    scanned.steps += steps;
                    scanned.clears |= clears;
                    return true;
                }
                Then::Enter => return false,
            }
        }
    }

    /// Whether every check leads on to one before it, so that a round ends.
    pub(crate) fn ends(&self) -> bool {
        let ahead = |(at, check): (usize, &Check)| {
            check.then.iter().all(|then| !matches!(then, Then::Ask(next) if usize::from(*next) >= at))
        };
        !self.checks.is_empty() && self.checks.iter().enumerate().all(ahead)
    }

    /// Bytes it takes beside itself; operands not included.
    pub(crate) fn memory_bytes(&self) -> usize {
        size_of_val(&*self.checks)
    }
}

fn spell<'a>(name: &HeaderName, room: &'a mut [u8; NAME_MAX]) -> Option<&'a [u8]> {
    let lower = name.as_str().as_bytes();
    let spelled = room.get_mut(..lower.len())?;
    spelled.copy_from_slice(lower);
    spell_header_name(spelled);
    Some(spelled)
}
