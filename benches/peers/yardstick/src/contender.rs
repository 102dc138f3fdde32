//! What an engine must be able to do to be measured.

use std::any::Any;

use crate::{REQUESTS, Request, Workload};

/// What came out of one decision, as the engine's host sees it afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The pool that was chosen.
    pub pool: Option<String>,
    /// The request's `X-Browser` header.
    pub browser: Option<String>,
    /// The value that a computation gave.
    pub value: Option<String>,
}

/// A compiled rule with the requests that it decides.
pub trait Contender {
    /// Decides a request. What an earlier decision chose is forgotten first.
    fn decide(&mut self, number: usize);

    /// What the last decision, that of request `number`, came to.
    fn verdict(&mut self, number: usize) -> Verdict;

    /// Decides `rounds` requests, beginning with number `from`. One virtual call for all of them.
    fn batch(&mut self, from: usize, rounds: usize) {
        for round in from..from + rounds {
            self.decide(round % REQUESTS);
        }
    }
}

/// Something whose memory is measured while it is kept.
pub type Kept = Box<dyn Any>;

/// An engine under test.
pub trait Engine {
    /// Its name in tables.
    fn name(&self) -> &'static str;

    /// A rule for this workload, ready to decide these requests. `None` when the engine cannot express it.
    fn contender(&self, workload: Workload, requests: &[Request]) -> Option<Box<dyn Contender>>;

    /// Compiles the rule of a workload, up to something that can be called.
    fn compile(&self, workload: Workload) -> Option<Kept> {
        let _ = workload;
        None
    }

    /// What one thread needs to run rules.
    fn instance(&self) -> Option<Kept> {
        None
    }

    /// As many rules of one virtual server, each of which routes one host and path.
    fn scale(&self, rules: usize) -> Option<Box<dyn Contender>> {
        let _ = rules;
        None
    }
}
