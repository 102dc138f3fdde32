//! How much of the request is here.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Side, Transaction};

use crate::{Functions, received};

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_LENGTH];

/// How many bytes of the request are here: its head, and what rules have read of its body.
///
/// The head is counted as `http.getRequest` gives it, with the empty line behind it. How long the whole body is, says
/// its `Content-Length`, or `string.len( http.getBody() )`.
///
/// ```rule
/// #: request POST /
/// #: body hello
/// request.getLength() - string.len( http.getRequest() ); # -> 2
/// http.getBody();
/// request.getLength() - string.len( http.getRequest() ); # -> 7
/// ```
#[builtin("request.getLength")]
fn get_length(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<i64, Fault> {
    received::length(cx, host, Side::Request)
}
