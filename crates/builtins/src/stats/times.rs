//! How long things took, in milliseconds.

use std::time::Duration;

use pointsman_macros::builtin;
use pointsman_model::Transaction;

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions =
    &[&GET_QUEUE_TIME, &GET_SERVER_RESPONSE_TIME, &GET_TRANSACTION_DURATION];

fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// Milliseconds that the request waited in a queue for a node.
///
/// The proxy `pointsman` has no such queue: there it is 0.
///
/// ```rule
/// #: queue-time 12
/// stats.getQueueTime(); # -> 12
/// ```
#[builtin("stats.getQueueTime")]
fn get_queue_time(host: &dyn Transaction) -> i64 {
    milliseconds(host.timing().queued)
}

/// Milliseconds from when the request began to be sent to its node until the response's headers were there. 0 while
/// no node has responded.
///
/// ```rule
/// #: phase response
/// #: response-time 120
/// stats.getServerResponseTime(); # -> 120
/// ```
#[builtin("stats.getServerResponseTime")]
fn get_server_response_time(host: &dyn Transaction) -> i64 {
    milliseconds(host.timing().response.unwrap_or_default())
}

/// Milliseconds since the request's headers were there.
///
/// ```rule
/// #: transaction-time 300
/// stats.getTransactionDuration(); # -> 300
/// ```
#[builtin("stats.getTransactionDuration")]
fn get_transaction_duration(host: &dyn Transaction) -> i64 {
    milliseconds(host.timing().transaction)
}
