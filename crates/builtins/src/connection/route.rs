//! Where the request came in, and where it goes.

use pointsman_macros::builtin;
use pointsman_model::{Body, Side, Store, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_VIRTUAL_SERVER, &GET_POOL, &GET_NODE, &GET_MEMORY_USAGE];

/// The name of the virtual server that took the request.
///
/// ```rule
/// #: virtual-server shop
/// connection.getVirtualServer(); # -> shop
/// ```
#[builtin("connection.getVirtualServer")]
fn get_virtual_server(host: &dyn Transaction) -> &[u8] {
    host.virtual_server().as_bytes()
}

/// The name of the pool that rules chose last for this request; else of the pool that it was sent to, the default pool
/// too. "" while there is neither, as in a request rule before a choice.
///
/// ```rule
/// connection.getPool() . "!"; # -> !
/// pool.select( "web" );
/// connection.getPool(); # -> web
/// ```
///
/// ```rule
/// #: phase response
/// #: sent-to "site"
/// connection.getPool(); # -> site
/// ```
#[builtin("connection.getPool")]
fn get_pool(host: &dyn Transaction) -> &[u8] {
    match (&host.decision().pool, host.destination()) {
        (Some(chosen), _) => chosen.name.as_bytes(),
        (None, Some(sent)) => sent.pool.as_bytes(),
        (None, None) => &[],
    }
}

/// The node ("host:port") that this request went to, or "" while it went to none, as in request rules.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: node web1:80
/// connection.getNode(); # -> web1:80
/// ```
#[builtin("connection.getNode")]
fn get_node(host: &dyn Transaction) -> &[u8] {
    host.node().unwrap_or_default().as_bytes()
}

/// About how many bytes this request holds in memory: bodies that were read, and `connection.data`.
///
/// ```rule
/// #: request POST /
/// #: body hello
/// http.getBody();
/// connection.getMemoryUsage(); # -> 5
/// ```
#[builtin("connection.getMemoryUsage")]
fn get_memory_usage(host: &dyn Transaction) -> i64 {
    let held = |side| match host.body(side) {
        Body::Complete(bytes) | Body::Partial(bytes) => bytes.len(),
        Body::Unread | Body::Unavailable => 0,
    };
    (held(Side::Request) + held(Side::Response) + host.store_usage(Store::Connection).0) as i64
}
