//! Who sent the request, and to which address.

use std::net::IpAddr;

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Text, Transaction};

use crate::Functions;
use crate::address::{client_address, ip_text};

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[
    &GET_REMOTE_IP,
    &GET_REMOTE_PORT,
    &GET_LOCAL_IP,
    &GET_LOCAL_PORT,
    &GET_DEST_IP,
    &GET_DEST_PORT,
    &SET_REMOTE_IP,
];

/// The client's IP address.
///
/// It is the other end of the connection, unless `request.setRemoteIP` has said otherwise. An IPv6 address has
/// the form that `string.normalizeIPAddress` gives, so that the two can be compared.
///
/// ```rule
/// #: client 203.0.113.7:5000
/// request.getRemoteIP(); # -> 203.0.113.7
/// ```
#[builtin("request.getRemoteIP", address = client_address)]
fn get_remote_ip(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    ip_text(cx, host.client().ip())
}

/// The client's port.
///
/// ```rule
/// #: client 203.0.113.7:5000
/// request.getRemotePort(); # -> 5000
/// ```
#[builtin("request.getRemotePort")]
fn get_remote_port(host: &dyn Transaction) -> i64 {
    i64::from(host.client().port())
}

/// The IP address that the client connected to.
///
/// ```rule
/// #: local 192.0.2.1:443
/// request.getLocalIP(); # -> 192.0.2.1
/// ```
#[builtin("request.getLocalIP")]
fn get_local_ip(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    ip_text(cx, host.local().ip())
}

/// The port that the client connected to.
///
/// ```rule
/// #: local 192.0.2.1:443
/// request.getLocalPort(); # -> 443
/// ```
#[builtin("request.getLocalPort")]
fn get_local_port(host: &dyn Transaction) -> i64 {
    i64::from(host.local().port())
}

/// The IP address that the client meant to connect to: the same as `request.getLocalIP`, since connections are
/// not redirected on their way here.
///
/// ```rule
/// #: local 192.0.2.1:443
/// request.getDestIP(); # -> 192.0.2.1
/// ```
#[builtin("request.getDestIP")]
fn get_dest_ip(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    ip_text(cx, host.local().ip())
}

/// The port that the client meant to connect to: the same as `request.getLocalPort`, since connections are not
/// redirected on their way here.
///
/// ```rule
/// #: local 192.0.2.1:443
/// request.getDestPort(); # -> 443
/// ```
#[builtin("request.getDestPort")]
fn get_dest_port(host: &dyn Transaction) -> i64 {
    i64::from(host.local().port())
}

/// Overrides the client's IP address for all that comes: later rules, logs, forwarded headers.
///
/// 1 when it was done, 0 when `ipAddr` is no IP address. What a client sends in a header may be a lie: use it
/// only for requests that come from a proxy of your own.
///
/// ```rule
/// #: client 10.0.0.1:5000
/// request.setRemoteIP( "2001:DB8:0:0::7" ); # -> 1
/// request.getRemoteIP(); # -> 2001:db8::7
/// request.setRemoteIP( "my.host" ); # -> 0
/// ```
#[builtin("request.setRemoteIP")]
fn set_remote_ip(ip_addr: &[u8], host: &mut dyn Transaction) -> bool {
    let ip: Option<IpAddr> = std::str::from_utf8(ip_addr.trim_ascii()).ok().and_then(|ip| ip.parse().ok());
    if let Some(ip) = ip {
        host.set_client_ip(ip);
    }
    ip.is_some()
}
