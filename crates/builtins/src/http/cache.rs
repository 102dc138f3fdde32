//! The cache of responses, as far as rules have a say in it.

use pointsman_macros::builtin;
use pointsman_model::{Action, Cx, Exit, Fault, Name, Phase, Stop, Text, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&DISABLE, &ENABLE, &EXISTS, &RESPOND_IF_CACHED, &SET_KEY];

/// Keeps the response out of the cache.
///
/// In a request rule, none is looked for either.
///
/// ```rule
/// #: cached
/// http.cache.exists(); # -> 1
/// http.cache.disable();
/// http.cache.exists(); # -> 0
/// # cache: off
/// ```
#[builtin("http.cache.disable")]
fn disable(host: &mut dyn Transaction) {
    host.decision_mut().caching.disabled = true;
}

/// Takes `http.cache.disable` back: the response may be stored if the virtual server has a cache and the response's
/// own headers let it.
///
/// ```rule
/// #: cached
/// http.cache.disable();
/// http.cache.enable();
/// http.cache.exists(); # -> 1
/// # cache: on
/// ```
#[builtin("http.cache.enable")]
fn enable(host: &mut dyn Transaction) {
    host.decision_mut().caching.disabled = false;
}

/// Whether the request could be answered from the cache now.
///
/// The response of a pool is looked for: of `poolname`, or else of the pool that was chosen, or of the default pool. In
/// a response rule this is 0.
///
/// ```rule
/// http.cache.exists(); # -> 0
/// ```
///
/// ```rule
/// #: cached "api"
/// http.cache.exists( "web" ); # -> 0
/// http.cache.exists( "api" ); # -> 1
/// ```
#[builtin("http.cache.exists")]
fn exists(poolname: Option<Text>, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<bool, Fault> {
    Ok(find(cx, host, "http.cache.exists", poolname)?.is_some())
}

/// Answers from the cache if that is possible, and ends all rules.
///
/// Otherwise the rule goes on; so it does in a response rule. `poolname` is as in `http.cache.exists`.
///
/// ```rule
/// #: cached
/// http.cache.respondIfCached();
/// log.info( "not reached" );
/// # decision: cached
/// ```
#[builtin("http.cache.respondIfCached")]
fn respond_if_cached(
    poolname: Option<Text>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Exit> {
    let Some(pool) = find(cx, host, "http.cache.respondIfCached", poolname)? else { return Ok(()) };
    let decision = host.decision_mut();
    decision.action = Action::Cached;
    decision.caching.pool = pool;
    decision.rules_stopped = true;
    Err(Exit::Stop(Stop::Rules))
}

/// The pool to look for, when its response is cached.
fn find(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    function: &str,
    poolname: Option<Text>,
) -> Result<Option<Option<Name>>, Fault> {
    if host.phase() != Phase::Request || host.decision().caching.disabled {
        return Ok(None);
    }
    let pool = match poolname {
        Some(name) if name.len > 0 => {
            let name = Name::from(String::from_utf8_lossy(cx.bytes(name)));
            if !host.knows_pool(&name) {
                cx.warn(format!("{function}: there is no pool \"{name}\""))?;
                return Ok(None);
            }
            Some(name)
        }
        _ => None,
    };
    let asked = pool.as_ref().or(host.decision().pool.as_ref().map(|choice| &choice.name));
    Ok(host.is_cached(asked).then_some(pool))
}

/// Tells responses of one URL apart in the cache.
///
/// A response is stored under the URL and the key of its request; another request finds it only with the same key.
/// A later call replaces the key of an earlier one; "" is no key.
///
/// ```rule
/// #: cached
/// http.cache.exists(); # -> 1
/// http.cache.setkey( "mobile" );
/// http.cache.exists(); # -> 0
/// # cache: key "mobile"
/// ```
#[builtin("http.cache.setkey")]
fn set_key(key: &[u8], host: &mut dyn Transaction) {
    host.decision_mut().caching.key = (!key.is_empty()).then(|| key.to_vec());
}
