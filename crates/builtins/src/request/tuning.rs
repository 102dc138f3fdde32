//! Limits of the pool or the virtual server that a rule overrides for one request.

use pointsman_macros::builtin;
use pointsman_model::Transaction;

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[
    &SET_MAX_CONNECTION_ATTEMPTS,
    &SET_MAX_REPLY_TIME,
    &SET_MAX_TIMED_OUT_CONNECTION_ATTEMPTS,
    &SET_MAX_TRANSACTION_DURATION,
    &GET_MAX_TRANSACTION_DURATION,
    &SET_VIRTUAL_SERVER_TIMEOUT,
];

/// A limit: what is below zero is zero, what is too large is the largest.
fn limit(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

/// Overrides how often the pool tries to connect to a node for this request; 0 is without a limit.
///
/// ```rule
/// request.setMaxConnectionAttempts( 2 );
/// # limit: max-connection-attempts 2
/// ```
#[builtin("request.setMaxConnectionAttempts")]
fn set_max_connection_attempts(attempts: i64, host: &mut dyn Transaction) {
    host.decision_mut().tuning.max_connection_attempts = Some(limit(attempts));
}

/// Overrides how many seconds the pool waits for a node's reply to this request.
///
/// ```rule
/// request.setMaxReplyTime( 30 );
/// # limit: max-reply-time 30
/// ```
#[builtin("request.setMaxReplyTime")]
fn set_max_reply_time(seconds: i64, host: &mut dyn Transaction) {
    host.decision_mut().tuning.max_reply_seconds = Some(limit(seconds));
}

/// Overrides how often the pool tries again when a node has not replied in time to this request; 0 is without a
/// limit.
///
/// ```rule
/// request.setMaxTimedOutConnectionAttempts( 1 );
/// # limit: max-timed-out-connection-attempts 1
/// ```
#[builtin("request.setMaxTimedOutConnectionAttempts")]
fn set_max_timed_out_connection_attempts(attempts: i64, host: &mut dyn Transaction) {
    host.decision_mut().tuning.max_timed_out_attempts = Some(limit(attempts));
}

/// Overrides how many seconds this transaction may take in all; 0 is without a limit.
///
/// ```rule
/// request.setMaxTransactionDuration( 60 );
/// request.getMaxTransactionDuration(); # -> 60
/// ```
#[builtin("request.setMaxTransactionDuration")]
fn set_max_transaction_duration(seconds: i64, host: &mut dyn Transaction) {
    host.decision_mut().tuning.max_transaction_seconds = Some(limit(seconds));
}

/// The seconds that this transaction may take in all: what rules have set, or else what the configuration says. 0 is
/// without a limit.
///
/// ```rule
/// #: transaction-limit 3600
/// request.getMaxTransactionDuration(); # -> 3600
/// request.setMaxTransactionDuration( 60 );
/// request.getMaxTransactionDuration(); # -> 60
/// ```
#[builtin("request.getMaxTransactionDuration")]
fn get_max_transaction_duration(host: &dyn Transaction) -> i64 {
    match (host.decision().tuning.max_transaction_seconds, host.timing().limit) {
        (Some(seconds), _) => i64::from(seconds),
        // Less than a second is a limit too.
        (None, Some(limit)) => i64::try_from(limit.as_millis().div_ceil(1000)).unwrap_or(i64::MAX),
        (None, None) => 0,
    }
}

/// Overrides how many seconds the client of this request may be silent.
///
/// ```rule
/// request.setVirtualServerTimeout( 300 );
/// # limit: virtual-server-timeout 300
/// ```
#[builtin("request.setVirtualServerTimeout")]
fn set_virtual_server_timeout(seconds: i64, host: &mut dyn Transaction) {
    host.decision_mut().tuning.client_timeout_seconds = Some(limit(seconds));
}
