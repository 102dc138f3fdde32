//! The headers of the response.
//!
//! In a request rule there is no response yet: what reads gives nothing, what writes warns and does nothing.

use pointsman_macros::builtin;
use pointsman_model::{
    ArrayRef, Bound, Cx, Fault, HashRef, Operands, Prepared, Rest, Side, Text, TextField, Transaction,
};

use super::fields;
use super::name::HeaderNameOperand;
use super::refusal::warn_refused;
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[
    &GET_RESPONSE_HEADER,
    &RESPONSE_HEADER_EXISTS,
    &SET_RESPONSE_HEADER,
    &ADD_RESPONSE_HEADER,
    &REMOVE_RESPONSE_HEADER,
    &GET_RESPONSE_HEADERS,
    &LIST_RESPONSE_HEADER_NAMES,
    &GET_RESPONSE_HEADER_NAMES,
    &SCRUB_RESPONSE_HEADERS,
];

/// The value of a response header, or "" when it is missing.
///
/// The name may be spelled in any case. When the header is there several times, the values are joined by ", ".
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header Server: nginx
/// http.getResponseHeader( "server" ); # -> nginx
/// ```
#[builtin("http.getResponseHeader", field = sole_header, header = Side::Response)]
fn get_response_header(
    name: Prepared<'_, HeaderNameOperand>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<Text, Fault> {
    fields::joined(cx, host, Side::Response, &name.0)
}

fn sole_header(operands: Operands<'_>) -> Option<Bound<TextField>> {
    let name = operands.get::<HeaderNameOperand>(0)?;
    Some(Bound::field(move |host| fields::sole(host, Side::Response, &name.0)))
}

/// Whether the response has a header of this name, be it empty.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header ETag: "v1"
/// http.responseHeaderExists( "etag" ); # -> 1
/// http.responseHeaderExists( "Age" ); # -> 0
/// ```
#[builtin("http.responseHeaderExists")]
fn response_header_exists(name: Prepared<'_, HeaderNameOperand>, host: &dyn Transaction) -> bool {
    host.header(Side::Response, &name.0, 0).is_some()
}

/// Sets a response header: all headers of this name are replaced by this one.
///
/// `Content-Length`, `Transfer-Encoding` and `Connection` follow from what is sent and cannot be set. In a
/// request rule there is no response yet, and this warns and does nothing.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header Server: nginx
/// http.setResponseHeader( "server", "hidden" );
/// http.getResponseHeader( "Server" ); # -> hidden
/// ```
#[builtin("http.setResponseHeader")]
fn set_response_header(
    name: Prepared<'_, HeaderNameOperand>,
    value: Text,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    let outcome = host.set_header(Side::Response, &name.0, cx.bytes(value));
    warn_refused(cx, "http.setResponseHeader", outcome)
}

/// Adds a response header beside those of the same name.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header Vary: Accept
/// http.addResponseHeader( "Vary", "Cookie" );
/// http.getResponseHeader( "Vary" ); # -> Accept, Cookie
/// ```
#[builtin("http.addResponseHeader")]
fn add_response_header(
    name: Prepared<'_, HeaderNameOperand>,
    value: Text,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    let outcome = host.add_header(Side::Response, &name.0, cx.bytes(value));
    warn_refused(cx, "http.addResponseHeader", outcome)
}

/// Removes all response headers of this name.
///
/// `Content-Length`, `Transfer-Encoding` and `Connection` follow from what is sent: they stay, with a warning. In a
/// request rule there is no response yet, and this warns and does nothing.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header X-Powered-By: PHP
/// http.removeResponseHeader( "x-powered-by" );
/// http.responseHeaderExists( "X-Powered-By" ); # -> 0
/// ```
#[builtin("http.removeResponseHeader")]
fn remove_response_header(
    name: Prepared<'_, HeaderNameOperand>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    fields::remove(cx, host, Side::Response, "http.removeResponseHeader", &name.0)
}

/// A hash of the response's headers: from name to value.
///
/// Each name stands once, in its registered spelling (`ETag`) or else in Title-Case. Values of duplicates are
/// joined by ", ".
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header etag: "v1"
/// $headers = http.getResponseHeaders();
/// $headers["ETag"]; # -> "v1"
/// ```
#[builtin("http.getResponseHeaders")]
fn get_response_headers(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<HashRef, Fault> {
    fields::hash(cx, host, Side::Response)
}

/// An array of the names of the response's headers, each once.
///
/// A name has its registered spelling (`ETag`), or else Title-Case.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header etag: "v1"
/// #: response-header x-tag: 1
/// array.join( http.listResponseHeaderNames(), " " ); # -> ETag X-Tag
/// ```
#[builtin("http.listResponseHeaderNames", names = Side::Response)]
fn list_response_header_names(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<ArrayRef, Fault> {
    fields::list(cx, host, Side::Response)
}

/// The names of the response's headers in one string, with a space between two: write
/// `array.join( http.listResponseHeaderNames(), " " )`.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header etag: "v1"
/// #: response-header x-tag: 1
/// http.getResponseHeaderNames(); # -> ETag X-Tag
/// ```
#[builtin("http.getResponseHeaderNames", deprecated)]
fn get_response_header_names(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    fields::listed(cx, host, Side::Response)
}

/// Removes every response header that is not named here.
///
/// The names stand in separate arguments, or several in one with spaces between them; case does not matter.
/// Headers that frame the message (`Content-Length`, `Transfer-Encoding`, `Connection`) stay. In a request rule
/// there is no response yet, and this warns and does nothing.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header Content-Type: text/html
/// #: response-header X-Powered-By: PHP
/// http.scrubResponseHeaders( "content-type" );
/// array.join( http.listResponseHeaderNames(), " " ); # -> Content-Type
/// ```
#[builtin("http.scrubResponseHeaders")]
fn scrub_response_headers(
    header: Text,
    more: Rest<'_>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    fields::scrub(cx, host, Side::Response, "http.scrubResponseHeaders", header, more)
}
