//! Whether a transaction stands in the list of the latest transactions.

use pointsman_macros::builtin;
use pointsman_model::{Ledger, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&EXCLUDE, &INCLUDE, &MARKED_FOR_INCLUSION];

/// Keeps this transaction out of the list of the latest transactions.
///
/// ```rule
/// recentconns.exclude();
/// recentconns.markedForInclusion(); # -> 0
/// ```
#[builtin("recentconns.exclude", aside, phases(request, response, completion))]
fn exclude(host: &mut dyn Transaction) {
    host.decision_mut().observance.set_ledger(Ledger::RecentConnections, false);
}

/// Has this transaction written to the list of the latest transactions, also when the configuration keeps none. 1, because it will be.
///
/// ```rule
/// recentconns.include(); # -> 1
/// recentconns.markedForInclusion(); # -> 1
/// ```
#[builtin("recentconns.include", aside, phases(request, response, completion))]
fn include(host: &mut dyn Transaction) -> bool {
    host.decision_mut().observance.set_ledger(Ledger::RecentConnections, true);
    true
}

/// Whether this transaction will stand in the list of the latest transactions: what a rule said last, or else what the configuration says.
///
/// ```rule
/// #: recent-connections
/// recentconns.markedForInclusion(); # -> 1
/// recentconns.exclude();
/// recentconns.markedForInclusion(); # -> 0
/// ```
#[builtin("recentconns.markedForInclusion")]
fn marked_for_inclusion(host: &dyn Transaction) -> bool {
    crate::tally::stands(host, Ledger::RecentConnections)
}
