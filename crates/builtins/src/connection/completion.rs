//! Why a transaction ended.

use pointsman_macros::builtin;
use pointsman_model::{Blame, Cx, Datum, Fault, Transaction, Value};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_COMPLETION_REASON_CODE, &GET_COMPLETION_REASON_INFO];

/// In a completion rule: a short code for why the transaction ended.
///
/// `COMPLETE` when all went well, `DISCARDED_BY_RULE` when a rule closed the connection; else one of
/// `CONNECTION_ERROR`, `CONNECTION_CLOSED_SERVER`, `CONNECTION_CLOSED_CLIENT`, `TIMEOUT_CONNECT_CLIENT`,
/// `TIMEOUT_CONNECT_SERVER`, `TIMEOUT_MAXDURATION`, `NODE_LOST`, `BAD_REQUEST`, `BAD_RESPONSE` and `INTERNAL_ERROR`.
///
/// ```rule
/// #: phase completion
/// #: completion TIMEOUT_CONNECT_SERVER
/// connection.getCompletionReasonCode(); # -> TIMEOUT_CONNECT_SERVER
/// ```
#[builtin("connection.getCompletionReasonCode", phases(completion))]
fn get_completion_reason_code(host: &dyn Transaction) -> &[u8] {
    host.completion().code.as_bytes()
}

/// In a completion rule: all about why the transaction ended, as a hash: `code`, `message`, and 1 or 0 under
/// `iserror`, `isservererror`, `isclienterror`, `istimeout`, `isprocessingtimeout`.
///
/// Rules that take too long are stopped by themselves, so `isprocessingtimeout` is always 0.
///
/// ```rule
/// #: phase completion
/// #: completion TIMEOUT_CONNECT_SERVER
/// $info = connection.getCompletionReasonInfo();
/// $info["code"] . $info["istimeout"] . $info["isclienterror"]; # -> TIMEOUT_CONNECT_SERVER10
/// ```
#[builtin("connection.getCompletionReasonInfo", phases(completion))]
fn get_completion_reason_info(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Value, Fault> {
    let reason = host.completion();
    let truth = |truth: bool| Datum::Int(i64::from(truth));
    let entries = [
        ("code", Datum::text(reason.code)),
        ("message", Datum::text(reason.message)),
        ("iserror", truth(reason.blame.is_some())),
        ("isservererror", truth(reason.blame == Some(Blame::Server))),
        ("isclienterror", truth(reason.blame == Some(Blame::Client))),
        ("istimeout", truth(reason.timeout)),
        ("isprocessingtimeout", truth(false)),
    ];
    cx.ws.import(&Datum::Hash(entries.map(|(key, value)| (key.as_bytes().to_vec(), value)).into()))
}
