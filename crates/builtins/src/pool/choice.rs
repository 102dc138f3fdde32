//! Choosing the pool that a request goes to.

use pointsman_macros::builtin;
use pointsman_model::{
    Action, Cx, Exit, Fault, HostAction, Name, NodeChoice, Operands, Phase, Prepare, PrepareError, Prepared,
    Stop, Text, Transaction,
};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&USE_, &SELECT];

/// A pool's name, kept so that choosing a pool allocates nothing. Whoever checks a rule against a
/// configuration knows the operand by its word.
pub(super) struct PoolName {
    pub(super) name: Name,
    /// Whether it is the built-in pool [`DISCARD`].
    discards: bool,
}

impl Prepare for PoolName {
    const WHAT: &'static str = "pool name";

    fn prepare(text: &[u8]) -> Result<Self, PrepareError> {
        if text.is_empty() {
            return Err(PrepareError::new("a pool's name cannot be empty"));
        }
        // A name that is not UTF-8 is no pool's; it stays recognisable in the warning that follows.
        Ok(PoolName { name: Name::from(String::from_utf8_lossy(text)), discards: text == DISCARD.as_bytes() })
    }
}

/// The pool whose requests are not sent anywhere.
const DISCARD: &str = "discard";

/// Chooses the pool that the request goes to, and ends all rules of the phase.
///
/// With `host` and `port` the request goes to that machine, with the pool's settings. The pool `discard` is
/// built in: it closes the connection without an answer. When there is no pool of this name, a warning is given,
/// and the default pool gets the request. In a response rule the choice counts for `request.retry` only.
///
/// ```rule
/// if( string.startsWith( http.getPath(), "/" ) ) pool.use( "web" );
/// log.info( "not reached" );
/// # decision: pool "web"
/// ```
#[builtin("pool.use", aside, terminal, act = use_named)]
fn use_(
    pool: Result<Prepared<'_, PoolName>, PrepareError>,
    host: Option<Text>,
    port: Option<i64>,
    cx: &mut Cx<'_>,
    tx: &mut dyn Transaction,
) -> Result<(), Exit> {
    if !choose(cx, tx, "pool.use", pool, host, port)? && tx.phase() == Phase::Request {
        // The default pool, also when another was selected before.
        let decision = tx.decision_mut();
        decision.action = Action::None;
        decision.pool = None;
    }
    tx.decision_mut().rules_stopped = true;
    Err(Exit::Stop(Stop::Rules))
}

/// Chooses the pool that the request goes to; rules go on, and the last choice counts.
///
/// With `host` and `port` the request goes to that machine, with the pool's settings. When there is no pool of
/// this name, a warning is given and nothing changes. In a response rule the choice counts for `request.retry`
/// only.
///
/// ```rule
/// pool.select( "web" );
/// pool.select( "api", "10.0.0.7", 8080 );
/// # decision: pool "api" node "10.0.0.7:8080"
/// ```
#[builtin("pool.select", aside, act = select_named)]
fn select(
    pool: Result<Prepared<'_, PoolName>, PrepareError>,
    host: Option<Text>,
    port: Option<i64>,
    cx: &mut Cx<'_>,
    tx: &mut dyn Transaction,
) -> Result<(), Fault> {
    choose(cx, tx, "pool.select", pool, host, port)?;
    Ok(())
}

/// Whether there was something to choose.
fn choose(
    cx: &mut Cx<'_>,
    tx: &mut dyn Transaction,
    function: &str,
    pool: Result<Prepared<'_, PoolName>, PrepareError>,
    host: Option<Text>,
    port: Option<i64>,
) -> Result<bool, Fault> {
    let pool = match &pool {
        Ok(pool) => pool,
        Err(error) => {
            cx.warn(format!("{function}: {}", error.message))?;
            return Ok(false);
        }
    };
    if pool.discards {
        tx.decision_mut().action = Action::Discard;
        return Ok(true);
    }
    if !tx.knows_pool(&pool.name) {
        cx.warn(format!("{function}: there is no pool `{}`", pool.name))?;
        return Ok(false);
    }
    let node = node(cx, function, host, port)?;
    let chosen = tx.choose_pool(&pool.name);
    if let Some(choice) = &mut tx.decision_mut().pool {
        choice.node = node;
    }
    Ok(chosen)
}

/// `pool.select` with a constant name and nothing else, when there is a pool of this name.
fn select_named(operands: Operands<'_>) -> Option<HostAction> {
    named(operands).map(HostAction::SelectPool)
}

/// The same for `pool.use`.
fn use_named(operands: Operands<'_>) -> Option<HostAction> {
    named(operands).map(HostAction::UsePool)
}

/// The name itself, not what shares it: one place less to look at on the way to it.
fn named(operands: Operands<'_>) -> Option<Name> {
    let pool = operands.get::<PoolName>(0)?;
    (operands.count() == 1 && !pool.discards).then(|| pool.name.clone())
}

fn node(
    cx: &mut Cx<'_>,
    function: &str,
    host: Option<Text>,
    port: Option<i64>,
) -> Result<Option<NodeChoice>, Fault> {
    let Some(host) = host.filter(|host| host.len > 0) else { return Ok(None) };
    let host = String::from_utf8_lossy(cx.bytes(host));
    // An IPv6 address may stand in the brackets that it has in front of a port.
    let host = Name::from(host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(&host));
    match port.map(u16::try_from) {
        Some(Ok(port)) if port != 0 => Ok(Some(NodeChoice { host, port })),
        Some(_) => {
            cx.warn(format!(
                "{function}: `{host}` is left to the load balancer: the port is not from 1 to 65535"
            ))?;
            Ok(None)
        }
        None => {
            cx.warn(format!("{function}: `{host}` is left to the load balancer: it needs a port"))?;
            Ok(None)
        }
    }
}

/// Closes the connection without an answer; no further rule of the phase runs.
pub(crate) fn discard(tx: &mut dyn Transaction) -> Exit {
    let decision = tx.decision_mut();
    decision.action = Action::Discard;
    decision.rules_stopped = true;
    Exit::Stop(Stop::Rules)
}
