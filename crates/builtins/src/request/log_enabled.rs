//! Older names of functions of `requestlog.*`.

use pointsman_macros::builtin;
use pointsman_model::{Ledger, Transaction};

use crate::{Functions, tally};

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_LOG_ENABLED, &SET_LOG_ENABLED];

/// Whether this transaction will stand in the log of requests.
///
/// ```rule
/// #: request-log
/// request.getLogEnabled(); # -> 1
/// ```
#[builtin("request.getLogEnabled", deprecated = "requestlog.markedForInclusion")]
fn get_log_enabled(host: &dyn Transaction) -> bool {
    tally::stands(host, Ledger::RequestLog)
}

/// Says whether this transaction stands in the log of requests: write `requestlog.include()` or
/// `requestlog.exclude()`.
///
/// ```rule
/// request.setLogEnabled( 1 );
/// requestlog.markedForInclusion(); # -> 1
/// request.setLogEnabled( 0 );
/// requestlog.markedForInclusion(); # -> 0
/// ```
#[builtin("request.setLogEnabled", deprecated, aside, phases(request, response, completion))]
fn set_log_enabled(enabled: bool, host: &mut dyn Transaction) {
    host.decision_mut().observance.set_ledger(Ledger::RequestLog, enabled);
}
