//! Older names of functions of `request.*`.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Side, Text, Transaction};

use crate::address::{client_address, ip_text};
use crate::{Functions, received};

/// The file's functions.
pub(super) static FUNCTIONS: Functions =
    &[&GET_REMOTE_IP, &GET_REMOTE_PORT, &GET_LOCAL_IP, &GET_LOCAL_PORT, &GET_DATA_LEN, &SET_IDEMPOTENT];

/// The client's IP address.
///
/// ```rule
/// #: client 203.0.113.7:5000
/// connection.getRemoteIP(); # -> 203.0.113.7
/// ```
#[builtin("connection.getRemoteIP", deprecated = "request.getRemoteIP", address = client_address)]
fn get_remote_ip(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    ip_text(cx, host.client().ip())
}

/// The client's port.
///
/// ```rule
/// #: client 203.0.113.7:5000
/// connection.getRemotePort(); # -> 5000
/// ```
#[builtin("connection.getRemotePort", deprecated = "request.getRemotePort")]
fn get_remote_port(host: &dyn Transaction) -> i64 {
    i64::from(host.client().port())
}

/// The IP address that the client connected to.
///
/// ```rule
/// #: local 192.0.2.1:443
/// connection.getLocalIP(); # -> 192.0.2.1
/// ```
#[builtin("connection.getLocalIP", deprecated = "request.getLocalIP")]
fn get_local_ip(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    ip_text(cx, host.local().ip())
}

/// The port that the client connected to.
///
/// ```rule
/// #: local 192.0.2.1:443
/// connection.getLocalPort(); # -> 443
/// ```
#[builtin("connection.getLocalPort", deprecated = "request.getLocalPort")]
fn get_local_port(host: &dyn Transaction) -> i64 {
    i64::from(host.local().port())
}

/// How many bytes of the request are here: its head, and what rules have read of its body.
///
/// ```rule
/// connection.getDataLen() - string.len( http.getRequest() ); # -> 2
/// ```
#[builtin("connection.getDataLen", deprecated = "request.getLength")]
fn get_data_len(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<i64, Fault> {
    received::length(cx, host, Side::Request)
}

/// Says whether the request may be sent to a second node when the first one fails.
///
/// ```rule
/// #: request POST /report
/// connection.setIdempotent( 1 );
/// # idempotent: on
/// ```
#[builtin("connection.setIdempotent", deprecated = "request.setIdempotent")]
fn set_idempotent(resend: bool, host: &mut dyn Transaction) {
    host.decision_mut().tuning.idempotent = Some(resend);
}
