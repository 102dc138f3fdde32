//! Sieves: of a loop over constants that asks the same about each, the rounds that would do nothing, many at a time.
//!
//! A block list that counts or collects visits all its elements, though a test holds with hardly any. So the elements
//! are asked about in runs, with one question for each run, and only a run that has an element with which the test
//! holds is visited element by element.

use std::ops::Range;

use pointsman_model::{Captures, Transaction, Value, Workspace};

use crate::question::{Asked, Reply};

/// What passes over runs of elements.
#[derive(Debug)]
pub struct Sieve {
    /// For each run whether the test holds with any of its elements.
    pub runs: Box<[Asked]>,
    /// How many elements a run has; the last may have fewer.
    pub run: u32,
    /// The function's name, to show.
    pub name: &'static str,
}

/// Where a sieve let something through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sieved {
    /// The next element to be visited.
    pub(crate) at: i64,
    /// What the elements before it would have cost in steps of fuel.
    pub(crate) steps: u64,
}

impl Sieve {
    /// Passes over runs from the element `at` on, as the transaction answers.
    #[inline(never)]
    pub(crate) fn pass(&self, at: i64, host: &dyn Transaction) -> Sieved {
        self.pass_as(at, |asked| asked.ask_plainly(host))
    }

    /// The same, as a value answers.
    #[inline(never)]
    pub(crate) fn pass_of(&self, at: i64, value: Value, ws: &Workspace, captures: &mut Captures) -> Sieved {
        self.pass_as(at, |asked| asked.ask_of(value, ws, captures))
    }

    /// Stands still within a run, since the question of that run is answered, and where nothing is answered.
    #[inline]
    fn pass_as(&self, at: i64, mut ask: impl FnMut(&Asked) -> Option<Reply>) -> Sieved {
        let (run, mut sieved) = (i64::from(self.run), Sieved { at, steps: 0 });
        if run == 0 || at % run != 0 {
            return sieved;
        }
        let Range { start, end } = usize::try_from(at / run).unwrap_or(usize::MAX)..self.runs.len();
        for asked in self.runs.get(start..end).unwrap_or_default() {
            match ask(asked) {
                Some(Reply { answer: false, steps }) => {
                    sieved.at += run;
                    // A call for each element, and a jump back.
                    sieved.steps += u64::from(self.run) * (steps + 1);
                }
                _ => break,
            }
        }
        sieved
    }

    /// Bytes it takes beside itself; operands not included.
    pub(crate) fn memory_bytes(&self) -> usize {
        size_of_val(&*self.runs)
    }
}

#[cfg(test)]
mod tests {
    use pointsman_model::BoundTest;

    use super::*;

    /// Runs of three elements, each of which holds what a text ends in.
    fn sieve() -> Sieve {
        let run = |letters: &'static [u8]| {
            Asked::Value(BoundTest::of_text(move |text| {
                text.last().is_some_and(|last| letters.contains(last))
            }))
        };
        Sieve { runs: [run(b"abc"), run(b"def"), run(b"gh")].into(), run: 3, name: "t" }
    }

    fn passed(at: i64, text: &[u8]) -> (i64, u64) {
        let mut ws = Workspace::default();
        let value = Value::Text(ws.new_text(text).unwrap());
        let Sieved { at, steps } = sieve().pass_of(at, value, &ws, &mut Captures::default());
        (at, steps)
    }

    #[test]
    fn runs_without_such_an_element_are_passed_over_and_paid_for() {
        assert_eq!(passed(0, b"a"), (0, 0));
        assert_eq!(passed(0, b"e"), (3, 6));
        assert_eq!(passed(0, b"h"), (6, 12));
        // Behind all runs, where the loop ends.
        assert_eq!(passed(0, b"z"), (9, 18));
        assert_eq!(passed(3, b"a"), (9, 12));
        // A longer text costs its call more.
        assert_eq!(passed(6, &[b'z'; 64]), (9, 9));
    }

    #[test]
    fn it_stands_still_within_a_run_behind_the_last_and_where_nothing_is_answered() {
        for at in [1, 2, 4, 5, 7, 9, 12, -1, -3, i64::MAX, i64::MIN] {
            assert_eq!(passed(at, b"z"), (at, 0), "{at}");
        }
        let still = sieve().pass_of(0, Value::Int(1), &Workspace::default(), &mut Captures::default());
        assert_eq!(still, Sieved { at: 0, steps: 0 });
    }
}
