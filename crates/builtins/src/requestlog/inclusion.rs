//! Whether a transaction stands in the log of requests.

use pointsman_macros::builtin;
use pointsman_model::{Ledger, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&EXCLUDE, &INCLUDE, &MARKED_FOR_INCLUSION];

/// Keeps this transaction out of the log of requests.
///
/// ```rule
/// requestlog.exclude();
/// requestlog.markedForInclusion(); # -> 0
/// ```
#[builtin("requestlog.exclude", aside, phases(request, response, completion))]
fn exclude(host: &mut dyn Transaction) {
    host.decision_mut().observance.set_ledger(Ledger::RequestLog, false);
}

/// Has this transaction written to the log of requests, also when the configuration logs no requests. 1, because it will be.
///
/// ```rule
/// requestlog.include(); # -> 1
/// requestlog.markedForInclusion(); # -> 1
/// ```
#[builtin("requestlog.include", aside, phases(request, response, completion))]
fn include(host: &mut dyn Transaction) -> bool {
    host.decision_mut().observance.set_ledger(Ledger::RequestLog, true);
    true
}

/// Whether this transaction will stand in the log of requests: what a rule said last, or else what the configuration says.
///
/// ```rule
/// #: request-log
/// requestlog.markedForInclusion(); # -> 1
/// requestlog.exclude();
/// requestlog.markedForInclusion(); # -> 0
/// ```
#[builtin("requestlog.markedForInclusion")]
fn marked_for_inclusion(host: &dyn Transaction) -> bool {
    crate::tally::stands(host, Ledger::RequestLog)
}
