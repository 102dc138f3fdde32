//! Sending a request again, and to which nodes not.

use pointsman_macros::builtin;
use pointsman_model::{Action, Body, Exit, Phase, Side, Stop, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions =
    &[&RETRY, &GET_RETRIES, &IS_RESENDABLE, &SET_IDEMPOTENT, &AVOID_NODE];

/// In a response rule: sends the request to a node again, and ends all rules of the phase.
///
/// Response rules run again over the response that comes then; request rules do not. Choose another pool with
/// `pool.select`, avoid the node with `request.avoidNode`, and look at `request.getRetries` lest it go on for
/// ever. When the request cannot be sent again (see `request.isResendable`), and in a request rule, nothing
/// happens and the result is 0.
///
/// ```rule
/// #: phase response
/// #: response 503
/// #: node web1:80
/// if( http.getResponseCode() >= 500 && request.getRetries() < 3 ) {
///    request.avoidNode( connection.getNode() );
///    request.retry();
/// }
/// # decision: retry
/// ```
#[builtin("request.retry")]
fn retry(host: &mut dyn Transaction) -> Result<bool, Exit> {
    if host.phase() != Phase::Response || !resendable(host) {
        return Ok(false);
    }
    let decision = host.decision_mut();
    decision.action = Action::Retry;
    decision.rules_stopped = true;
    Err(Exit::Stop(Stop::Rules))
}

/// How often `request.retry` has sent this request again.
///
/// ```rule
/// #: phase response
/// #: response 503
/// #: retries 2
/// request.getRetries(); # -> 2
/// ```
#[builtin("request.getRetries")]
fn get_retries(host: &dyn Transaction) -> i64 {
    i64::from(host.retries())
}

/// Whether the request could be sent again: whether it has no body, or all of it was read.
///
/// ```rule
/// #: request POST /
/// #: body hello
/// request.isResendable(); # -> 0
/// http.getBody();
/// request.isResendable(); # -> 1
/// ```
#[builtin("request.isResendable")]
fn is_resendable(host: &dyn Transaction) -> bool {
    resendable(host)
}

fn resendable(host: &dyn Transaction) -> bool {
    matches!(host.body(Side::Request), Body::Complete(_))
}

/// Says whether the request may be sent to a second node when the first one fails.
///
/// For HTTP it is the same as `http.setIdempotent`.
///
/// ```rule
/// #: request POST /report
/// request.setIdempotent( 1 );
/// # idempotent: on
/// ```
#[builtin("request.setIdempotent")]
fn set_idempotent(resend: bool, host: &mut dyn Transaction) {
    host.decision_mut().tuning.idempotent = Some(resend);
}

/// Nodes that a request is asked to avoid at most; a pool has fewer.
const MOST_AVOIDED: usize = 256;

/// Avoids a node ("host:port") for this request, unless session persistence demands it or no other is left.
///
/// ```rule
/// request.avoidNode( "web1:80" );
/// # avoids: web1:80
/// ```
#[builtin("request.avoidNode")]
fn avoid_node(node: &[u8], host: &mut dyn Transaction) {
    let avoided = &mut host.decision_mut().tuning.avoid_nodes;
    if !node.is_empty() && avoided.len() < MOST_AVOIDED && !avoided.iter().any(|avoided| avoided == node) {
        avoided.push(node.to_vec());
    }
}
