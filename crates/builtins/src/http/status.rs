//! The status of the response.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Refused, Text, Transaction};

use super::refusal::warn_refused;
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_RESPONSE_CODE, &SET_RESPONSE_CODE];

/// The status code of the response; 0 while there is none.
///
/// ```rule
/// #: phase response
/// #: response 503
/// http.getResponseCode(); # -> 503
/// ```
#[builtin("http.getResponseCode")]
fn get_response_code(host: &dyn Transaction) -> i64 {
    i64::from(host.status())
}

/// Sets the status code of the response, and its reason.
///
/// Without a message the reason is the registered one. The code is from 200 to 999. In a request rule there is
/// no response yet, and this warns and does nothing.
///
/// ```rule
/// #: phase response
/// #: response 500
/// http.setResponseCode( 503, "Try Later" );
/// string.left( http.getResponse(), 22 ); # -> HTTP/1.1 503 Try Later
/// ```
#[builtin("http.setResponseCode")]
fn set_response_code(
    code: i64,
    message: Option<Text>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    let outcome = match u16::try_from(code) {
        Ok(code) => host.set_status(code, cx.bytes(message.unwrap_or(Text::EMPTY))),
        Err(_) => Err(Refused("a response's status code is a number from 200 to 999")),
    };
    warn_refused(cx, "http.setResponseCode", outcome)
}
