//! Service level classes, as they do now.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, ServiceLevel, Text, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&CONFORMING, &IS_OK, &THRESHOLD];

/// The class that is named, or else that of this request. `None` when there is none, with a warning when it was
/// named.
fn find(
    function: &str,
    class: Option<Text>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<Option<ServiceLevel>, Fault> {
    let Some(class) = class else {
        let own = host.decision().observance.service_level.as_ref();
        return Ok(own.and_then(|own| host.service_level(own)));
    };
    let name = String::from_utf8_lossy(cx.bytes(class)).into_owned();
    let level = host.service_level(&name);
    if level.is_none() {
        cx.warn(format!("{function}: there is no service level class \"{name}\""))?;
    }
    Ok(level)
}

/// The percentage of recent requests that were answered within the time of a service level class: the one that is
/// named, or else that of this request. 100 when there is no class, and while it has no requests.
///
/// It is a whole number, rounded down, so 100 means all of them.
///
/// ```rule
/// #: service-level gold 87 50
/// slm.conforming( "gold" ); # -> 87
/// slm.conforming(); # -> 100
/// ```
#[builtin("slm.conforming")]
fn conforming(class_name: Option<Text>, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<i64, Fault> {
    let level = find("slm.conforming", class_name, cx, host)?;
    Ok(level.map_or(100, |level| i64::from(level.conforming)))
}

/// Whether more than the threshold's share of recent requests was answered within the time of a service level
/// class. 1 when there is no class.
///
/// ```rule
/// #: service-level gold 87 50
/// #: service-level lead 50 50
/// slm.isOK( "gold" ); # -> 1
/// slm.isOK( "lead" ); # -> 0
/// slm.isOK(); # -> 1
/// ```
#[builtin("slm.isOK")]
fn is_ok(class_name: Option<Text>, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<bool, Fault> {
    let level = find("slm.isOK", class_name, cx, host)?;
    Ok(level.is_none_or(|level| level.conforming > level.threshold))
}

/// The percentage at which a service level class is in serious trouble, from the configuration (`serious`). 0 when
/// there is no class.
///
/// ```rule
/// #: service-level gold 87 50
/// slm.threshold( "gold" ); # -> 50
/// slm.threshold(); # -> 0
/// ```
#[builtin("slm.threshold")]
fn threshold(class_name: Option<Text>, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<i64, Fault> {
    let level = find("slm.threshold", class_name, cx, host)?;
    Ok(level.map_or(0, |level| i64::from(level.threshold)))
}
