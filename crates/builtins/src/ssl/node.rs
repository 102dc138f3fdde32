//! TLS to the node.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Text, Transaction};

use crate::Functions;
use crate::string::is_host;

/// The file's functions.
pub(super) static FUNCTIONS: Functions =
    &[&SET_TLS_SERVER_NAME, &GET_SERVER_CLOSE_ALERT, &SET_SERVER_CLOSE_ALERT];

/// Names the server that the node must be: it is asked for by this name (SNI), and its certificate must be for it.
///
/// The name is a host's name or an address, without a port; it replaces the one that the configuration of the pool gives.
/// "" is the node's own name, as it stands in the configuration. Anything else gives a warning and changes nothing. A pool
/// whose nodes are spoken to in plain text asks for no name. Connections to a node are kept apart by name, and a node that cannot
/// prove the name does not get this request; others use it as before.
///
/// A name from the request is the client's choice: see to it that it is one of yours.
///
/// ```rule
/// #: header Host: shop.example.com:8443
/// ssl.setTLSServerName( string.extractHost( http.getHostHeader() ) );
/// ssl.setTLSServerName( "shop.example.com:8443" );
/// # warning: ssl.setTLSServerName changed nothing: `shop.example.com:8443` is neither a name nor an address
/// # server-name: shop.example.com
/// ```
#[builtin("ssl.setTLSServerName", aside, phases(request, response))]
fn set_tls_server_name(servername: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    let written = cx.bytes(servername);
    let name = written.strip_suffix(b".").unwrap_or(written);
    let is_address = || str::from_utf8(name).is_ok_and(|name| name.parse::<std::net::IpAddr>().is_ok());
    if written.is_empty() || is_host(name) || is_address() {
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        host.decision_mut().tls.server_name = Some(name);
        return Ok(());
    }
    let written = String::from_utf8_lossy(written).into_owned();
    cx.warn(format!("ssl.setTLSServerName changed nothing: `{written}` is neither a name nor an address"))
}

/// Whether the node is told (by a close alert) when its TLS connection is closed. -1 when there is no TLS connection to a
/// node, as in request rules, which run before there is one.
///
/// ```rule
/// #: phase response
/// #: node 10.0.0.7:8443
/// #: node-tls
/// ssl.getServerCloseAlert(); # -> 1
/// ```
#[builtin("ssl.getServerCloseAlert")]
fn get_server_close_alert(host: &dyn Transaction) -> i64 {
    if !host.node_is_tls() {
        return -1;
    }
    i64::from(host.decision().tls.server_close_alert.unwrap_or(true))
}

/// Says whether the node is told (by a close alert) when its TLS connection is closed. It is, unless a rule says 0:
/// some old servers take the alert for an error.
///
/// What is said holds until another request goes over the connection. A node that closes behind its response may have been
/// told before response rules run; request rules are in time for that.
///
/// ```rule
/// #: phase response
/// #: node 10.0.0.7:8443
/// #: node-tls
/// ssl.setServerCloseAlert( 0 );
/// ssl.getServerCloseAlert(); # -> 0
/// ```
#[builtin("ssl.setServerCloseAlert", aside, phases(request, response))]
fn set_server_close_alert(alertflag: bool, host: &mut dyn Transaction) {
    host.decision_mut().tls.server_close_alert = Some(alertflag);
}
