//! A pool's nodes and their states.

use pointsman_macros::builtin;
use pointsman_model::{ArrayRef, Cx, Fault, NodeState, PoolView, Prepared, Text, Transaction, Value};

use super::choice::PoolName;
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[
    &ACTIVENODES,
    &CHECKNODE,
    &DISABLEDNODES,
    &DRAININGNODES,
    &FAILEDNODES,
    &LISTACTIVENODES,
    &LISTALLNODES,
    &LISTDISABLEDNODES,
    &LISTDRAININGNODES,
    &LISTFAILEDNODES,
];

/// How many nodes of a pool take new sessions: draining, disabled and failed ones do not count.
///
/// When there is no pool of this name, a warning is given and the result is 0.
///
/// ```rule
/// #: pool "web" web1:80 web2:80=draining web3:80
/// pool.activenodes( "web" ); # -> 2
/// ```
#[builtin("pool.activenodes")]
fn activenodes(pool: Prepared<'_, PoolName>, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<i64, Fault> {
    count(cx, host, "pool.activenodes", &pool, NodeState::Active)
}

/// How many nodes of a pool are disabled.
///
/// ```rule
/// #: pool "web" web1:80 web2:80=disabled
/// pool.disablednodes( "web" ); # -> 1
/// ```
#[builtin("pool.disablednodes")]
fn disablednodes(
    pool: Prepared<'_, PoolName>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<i64, Fault> {
    count(cx, host, "pool.disablednodes", &pool, NodeState::Disabled)
}

/// How many nodes of a pool are draining: they keep their sessions and take no new ones.
///
/// ```rule
/// #: pool "web" web1:80=draining web2:80
/// pool.drainingnodes( "web" ); # -> 1
/// ```
#[builtin("pool.drainingnodes")]
fn drainingnodes(
    pool: Prepared<'_, PoolName>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<i64, Fault> {
    count(cx, host, "pool.drainingnodes", &pool, NodeState::Draining)
}

/// How many nodes of a pool were found dead.
///
/// ```rule
/// #: pool "web" web1:80=failed web2:80
/// pool.failednodes( "web" ); # -> 1
/// ```
#[builtin("pool.failednodes")]
fn failednodes(pool: Prepared<'_, PoolName>, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<i64, Fault> {
    count(cx, host, "pool.failednodes", &pool, NodeState::Failed)
}

/// An array of the nodes of a pool that take new sessions, as "host:port".
///
/// ```rule
/// #: pool "web" web1:80 web2:80=draining web3:80
/// array.join( pool.listactivenodes( "web" ), " " ); # -> web1:80 web3:80
/// ```
#[builtin("pool.listactivenodes")]
fn listactivenodes(
    pool: Prepared<'_, PoolName>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<ArrayRef, Fault> {
    list(cx, host, "pool.listactivenodes", &pool, Some(NodeState::Active))
}

/// An array of all nodes of a pool, as "host:port", whatever their state.
///
/// ```rule
/// #: pool "web" web1:80 web2:80=disabled
/// array.join( pool.listallnodes( "web" ), " " ); # -> web1:80 web2:80
/// ```
#[builtin("pool.listallnodes")]
fn listallnodes(
    pool: Prepared<'_, PoolName>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<ArrayRef, Fault> {
    list(cx, host, "pool.listallnodes", &pool, None)
}

/// An array of the disabled nodes of a pool, as "host:port".
///
/// ```rule
/// #: pool "web" web1:80 web2:80=disabled
/// array.join( pool.listdisablednodes( "web" ), " " ); # -> web2:80
/// ```
#[builtin("pool.listdisablednodes")]
fn listdisablednodes(
    pool: Prepared<'_, PoolName>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<ArrayRef, Fault> {
    list(cx, host, "pool.listdisablednodes", &pool, Some(NodeState::Disabled))
}

/// An array of the draining nodes of a pool, as "host:port".
///
/// ```rule
/// #: pool "web" web1:80=draining web2:80
/// array.join( pool.listdrainingnodes( "web" ), " " ); # -> web1:80
/// ```
#[builtin("pool.listdrainingnodes")]
fn listdrainingnodes(
    pool: Prepared<'_, PoolName>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<ArrayRef, Fault> {
    list(cx, host, "pool.listdrainingnodes", &pool, Some(NodeState::Draining))
}

/// An array of the nodes of a pool that were found dead, as "host:port".
///
/// ```rule
/// #: pool "web" web1:80=failed web2:80
/// array.join( pool.listfailednodes( "web" ), " " ); # -> web1:80
/// ```
#[builtin("pool.listfailednodes")]
fn listfailednodes(
    pool: Prepared<'_, PoolName>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<ArrayRef, Fault> {
    list(cx, host, "pool.listfailednodes", &pool, Some(NodeState::Failed))
}

/// The state of a node in a pool: ACTIVE, DRAINING, DISABLED, DEAD, NOTINPOOL or NOSUCHPOOL.
///
/// `host` is the node's, as it stands in the configuration: names are not resolved, so there is no NOSUCHHOST. Case
/// does not matter, and an IPv6 address may stand in brackets or not.
///
/// ```rule
/// #: pool "web" web1:80 web2:80=draining
/// pool.checknode( "web", "web2", 80 ); # -> DRAINING
/// pool.checknode( "web", "web2", 8080 ); # -> NOTINPOOL
/// pool.checknode( "other" . http.getPath(), "web2", 80 ); # -> NOSUCHPOOL
/// ```
#[builtin("pool.checknode", phases(request, response))]
fn checknode(
    pool: Prepared<'_, PoolName>,
    host: Text,
    port: i64,
    cx: &mut Cx<'_>,
    tx: &dyn Transaction,
) -> Result<Text, Fault> {
    let state = match tx.pool(&pool.name) {
        None => "NOSUCHPOOL",
        Some(view) => {
            cx.charge(view.nodes.len() as u64)?;
            let host = String::from_utf8_lossy(cx.bytes(host));
            let bare = !host.contains(':') || host.starts_with('[');
            let name = if bare { format!("{host}:{port}") } else { format!("[{host}]:{port}") };
            match view.nodes.iter().find(|(node, _)| node.eq_ignore_ascii_case(&name)) {
                None => "NOTINPOOL",
                Some((_, NodeState::Active)) => "ACTIVE",
                Some((_, NodeState::Draining)) => "DRAINING",
                Some((_, NodeState::Disabled)) => "DISABLED",
                Some((_, NodeState::Failed)) => "DEAD",
            }
        }
    };
    cx.ws.new_text(state.as_bytes())
}

/// The nodes of a pool, charged for; a warning when there is no such pool.
fn view(cx: &mut Cx<'_>, host: &dyn Transaction, function: &str, pool: &PoolName) -> Result<PoolView, Fault> {
    match host.pool(&pool.name) {
        Some(view) => {
            cx.charge(view.nodes.len() as u64)?;
            Ok(view)
        }
        None => {
            cx.warn(format!("{function}: there is no pool `{}`", pool.name))?;
            Ok(PoolView::default())
        }
    }
}

fn count(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    function: &str,
    pool: &PoolName,
    state: NodeState,
) -> Result<i64, Fault> {
    let view = view(cx, host, function, pool)?;
    Ok(view.nodes.iter().filter(|(_, found)| *found == state).count() as i64)
}

fn list(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    function: &str,
    pool: &PoolName,
    state: Option<NodeState>,
) -> Result<ArrayRef, Fault> {
    let view = view(cx, host, function, pool)?;
    let array = cx.ws.new_array()?;
    for (node, found) in &view.nodes {
        if state.is_none_or(|state| state == *found) {
            let node = cx.ws.new_text(node.as_bytes())?;
            cx.ws.array_push(array, Value::Text(node))?;
        }
    }
    Ok(ArrayRef(array))
}
