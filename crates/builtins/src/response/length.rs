//! How much of the response is here.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Side, Transaction};

use crate::{Functions, received};

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_LENGTH];

/// How many bytes of the response are here: its head, and what rules have read of its body. 0 while there is none.
///
/// The head is counted as `http.getResponse` gives it, with the empty line behind it. A body that is compressed is
/// counted as it came.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-body hello
/// response.getLength() - string.len( http.getResponse() ); # -> 2
/// http.getResponseBody();
/// response.getLength() - string.len( http.getResponse() ); # -> 7
/// ```
#[builtin("response.getLength")]
fn get_length(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<i64, Fault> {
    received::length(cx, host, Side::Response)
}
