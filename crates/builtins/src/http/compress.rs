//! Whether the host compresses the response on its way to the client.

use pointsman_macros::builtin;
use pointsman_model::Transaction;

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&ENABLE, &DISABLE];

/// Has the response compressed if the client understands that, whatever the virtual server's settings say. Gives 0.
///
/// A response that is compressed already, that says `no-transform`, or of which only a range was asked for stays as
/// it is.
///
/// ```rule
/// http.compress.enable(); # -> 0
/// # compression: on
/// ```
#[builtin("http.compress.enable")]
fn enable(host: &mut dyn Transaction) -> i64 {
    host.decision_mut().compression = Some(true);
    0
}

/// Has the response not compressed.
///
/// ```rule
/// http.compress.enable(); # -> 0
/// http.compress.disable();
/// # compression: off
/// ```
#[builtin("http.compress.disable")]
fn disable(host: &mut dyn Transaction) {
    host.decision_mut().compression = Some(false);
}
