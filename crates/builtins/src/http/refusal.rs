//! What a rule hears when the host refuses a change.

use pointsman_model::{Cx, Fault, Refused, Side, Transaction};

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

/// Why the head of a message cannot be changed now, if it cannot.
pub(super) fn closed(host: &dyn Transaction, side: Side) -> Result<(), Refused> {
    match side {
        Side::Request => Ok(()),
        Side::Response if host.status() == 0 => {
            Err(Refused("there is no response yet; change it in a response rule"))
        }
        Side::Response if host.decision().streaming.has_begun() => {
            Err(Refused("the head of the response has gone out; change it before http.stream.startResponse"))
        }
        Side::Response => Ok(()),
    }
}
