//! Counters of 32 bits.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Tally, Transaction};

use crate::Functions;
use crate::tally::count;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&INCREMENT];

/// Adds `amount` (1 when it is left out; it may be negative) to a counter of 32 bits.
///
/// Counters are numbered from 0 to 99, shared by all rules. They begin at 0 with the process and begin anew past
/// their end. The proxy writes those that are not 0 to its log when it is sent SIGUSR1, and when it stops. There is no
/// such counter: a warning.
///
/// ```rule
/// counter.increment( 3 );
/// counter.increment( 3, 4 );
/// # counter: 3 5
/// # decision: none
/// ```
#[builtin("counter.increment", aside, phases(request, response, completion))]
fn increment(
    counter: i64,
    amount: Option<i64>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    count(cx, host, "counter.increment", counter, amount, Tally::Counter)
}
