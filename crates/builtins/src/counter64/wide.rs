//! Counters of 64 bits.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Tally, Transaction};

use crate::Functions;
use crate::tally::count;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&INCREMENT];

/// Adds `amount` (1 when it is left out; it may be negative) to a counter of 64 bits.
///
/// They are another set than those of `counter.increment`, numbered from 0 to 99 too. What is added at once fits
/// 32 bits; more is cut, with a warning.
///
/// ```rule
/// counter64.increment( 3, 2000000000 );
/// counter64.increment( 3, 2000000000 );
/// counter64.increment( 3, 2000000000 );
/// # counter64: 3 6000000000
/// # decision: none
/// ```
#[builtin("counter64.increment", aside, phases(request, response, completion))]
fn increment(
    counter: i64,
    amount: Option<i64>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    count(cx, host, "counter64.increment", counter, amount, Tally::Counter64)
}
