//! The service level class of a request, and whether a pool takes it at once.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Name, Text, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_SERVICE_LEVEL_CLASS, &SET_SERVICE_LEVEL_CLASS, &CHECK_LIMITS];

/// The name of the service level class that this request counts for, or "".
///
/// ```rule
/// #: service-level gold 100 0
/// connection.getServiceLevelClass() . "!"; # -> !
/// connection.setServiceLevelClass( "gold" );
/// connection.getServiceLevelClass(); # -> gold
/// ```
#[builtin("connection.getServiceLevelClass")]
fn get_service_level_class(host: &dyn Transaction) -> &[u8] {
    host.decision().observance.service_level.as_ref().map_or(&[], |class| class.as_bytes())
}

/// Has this request count for a service level class. 1 when it was done, 0 when there is no such class; then
/// nothing changes. "" takes the request out of its class.
///
/// ```rule
/// #: service-level gold 87 50
/// connection.setServiceLevelClass( "gold" ); # -> 1
/// connection.setServiceLevelClass( "lead" ); # -> 0
/// slm.conforming(); # -> 87
/// ```
#[builtin("connection.setServiceLevelClass", aside)]
fn set_service_level_class(level: &[u8], host: &mut dyn Transaction) -> bool {
    let class = std::str::from_utf8(level).ok();
    let known = class.filter(|class| class.is_empty() || host.service_level(class).is_some());
    if let Some(class) = known {
        host.decision_mut().observance.service_level = (!class.is_empty()).then(|| Name::from(class));
    }
    known.is_some()
}

/// Whether a pool (the one that was chosen, when none is named) would take this request at once: 1, or 0 when the
/// request would wait in a queue. -1, with a warning, when there is no such pool.
///
/// Pools of the proxy `pointsman` do not limit connections and let no request wait, so that the answer is 1 for
/// each of them; and for the default pool.
///
/// ```rule
/// #: pool "web" web1:80
/// connection.checkLimits( "web" ); # -> 1
/// connection.checkLimits( "webb" ); # -> -1
/// # warning: there is no pool "webb"
/// ```
#[builtin("connection.checkLimits")]
fn check_limits(poolname: Option<Text>, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<i64, Fault> {
    let Some(pool) = poolname else { return Ok(1) };
    let name = Name::from(String::from_utf8_lossy(cx.bytes(pool)));
    if host.knows_pool(&name) {
        return Ok(1);
    }
    cx.warn(format!("connection.checkLimits: there is no pool \"{name}\""))?;
    Ok(-1)
}
