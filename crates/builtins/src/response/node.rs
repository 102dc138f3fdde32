//! The connection to the node that answered.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Text, Transaction};

use crate::Functions;
use crate::address::ip_text;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_REMOTE_IP, &GET_REMOTE_PORT, &GET_LOCAL_IP, &GET_LOCAL_PORT];

/// The IP address of the node that answered; "" while there is none.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: node 10.0.0.7:8080
/// response.getRemoteIP(); # -> 10.0.0.7
/// ```
#[builtin("response.getRemoteIP")]
fn get_remote_ip(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    host.node_addr().map_or(Ok(Text::EMPTY), |node| ip_text(cx, node.ip()))
}

/// The port of the node that answered; 0 while there is none.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: node 10.0.0.7:8080
/// response.getRemotePort(); # -> 8080
/// ```
#[builtin("response.getRemotePort")]
fn get_remote_port(host: &dyn Transaction) -> i64 {
    host.node_addr().map_or(0, |node| i64::from(node.port()))
}

/// Our own IP address on the connection to the node; "" while there is none.
///
/// ```rule
/// #: phase response
/// #: node 10.0.0.7:8080
/// #: node-local 10.0.0.1:40000
/// response.getLocalIP(); # -> 10.0.0.1
/// ```
#[builtin("response.getLocalIP")]
fn get_local_ip(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    host.node_local_addr().map_or(Ok(Text::EMPTY), |local| ip_text(cx, local.ip()))
}

/// Our own port on the connection to the node; 0 while there is none.
///
/// ```rule
/// #: phase response
/// #: node 10.0.0.7:8080
/// #: node-local 10.0.0.1:40000
/// response.getLocalPort(); # -> 40000
/// ```
#[builtin("response.getLocalPort")]
fn get_local_port(host: &dyn Transaction) -> i64 {
    host.node_local_addr().map_or(0, |local| i64::from(local.port()))
}
