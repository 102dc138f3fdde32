//! What a rule hears when the host refuses a change.

use pointsman_model::{Cx, Fault, Refused};

/// Warns when the host refused what `function` wanted to change; the rule goes on.
pub(super) fn warn_refused(
    cx: &mut Cx<'_>,
    function: &str,
    outcome: Result<(), Refused>,
) -> Result<(), Fault> {
    match outcome {
        Ok(()) => Ok(()),
        Err(Refused(because)) => cx.warn(format!("{function} changed nothing: {because}")),
    }
}
