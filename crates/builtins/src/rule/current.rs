//! The rule that is running.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Text, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_NAME, &GET_STATE];

/// The name of the rule that is running.
///
/// In a sub of an imported rule it is still the name of the rule that imported it.
///
/// ```rule
/// string.len( rule.getName() ) > 0; # -> 1
/// ```
#[builtin("rule.getName")]
fn get_name(cx: &mut Cx<'_>, _host: &dyn Transaction) -> Result<Text, Fault> {
    let name = std::sync::Arc::clone(&cx.run.rule);
    cx.ws.new_text(name.as_bytes())
}

/// The phase in which the rule runs: REQUEST, RESPONSE or COMPLETION.
///
/// ```rule
/// #: phase response
/// #: response 200
/// rule.getState(); # -> RESPONSE
/// ```
#[builtin("rule.getState")]
fn get_state(host: &dyn Transaction) -> &[u8] {
    host.phase().state().as_bytes()
}
