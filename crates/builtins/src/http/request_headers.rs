//! The headers of the request.

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
    &GET_HEADER,
    &GET_HEADER_VALUES,
    &HEADER_EXISTS,
    &SET_HEADER,
    &ADD_HEADER,
    &REMOVE_HEADER,
    &GET_HEADERS,
    &LIST_HEADER_NAMES,
    &GET_HEADER_NAMES,
    &SCRUB_REQUEST_HEADERS,
];

/// The value of a request header, or "" when it is missing.
///
/// The name may be spelled in any case. When the header is there several times, the values are joined by ", ", those of
/// `Cookie` by "; ". Use `http.headerExists` to tell a missing header from an empty one.
///
/// ```rule
/// #: header Accept: text/html
/// #: header Accept: text/plain
/// http.getHeader( "accept" ); # -> text/html, text/plain
/// http.getHeader( "X-Missing" ) . "!"; # -> !
/// ```
#[builtin("http.getHeader", field = sole_header, header = Side::Request)]
fn get_header(
    name: Prepared<'_, HeaderNameOperand>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<Text, Fault> {
    fields::joined(cx, host, Side::Request, &name.0)
}

fn sole_header(operands: Operands<'_>) -> Option<Bound<TextField>> {
    let name = operands.get::<HeaderNameOperand>(0)?;
    Some(Bound::field(move |host| fields::sole(host, Side::Request, &name.0)))
}

/// An array of the values of a request header, one for each line of this name; empty when it is missing.
///
/// The name may be spelled in any case. A line is not taken apart at its commas: dates and cookies hold commas too.
///
/// ```rule
/// #: header Accept: text/html, text/css
/// #: header Accept: text/plain
/// $values = http.getHeaderValues( "accept" );
/// array.length( $values ); # -> 2
/// $values[0];              # -> text/html, text/css
/// ```
#[builtin("http.getHeaderValues")]
fn get_header_values(
    name: Prepared<'_, HeaderNameOperand>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<ArrayRef, Fault> {
    fields::values(cx, host, Side::Request, &name.0)
}

/// Whether the request has a header of this name, be it empty.
///
/// ```rule
/// #: header X-Empty:
/// http.headerExists( "x-empty" ); # -> 1
/// http.headerExists( "x-other" ); # -> 0
/// ```
#[builtin("http.headerExists")]
fn header_exists(name: Prepared<'_, HeaderNameOperand>, host: &dyn Transaction) -> bool {
    host.header(Side::Request, &name.0, 0).is_some()
}

/// Sets a request header: all headers of this name are replaced by this one.
///
/// `Content-Length`, `Transfer-Encoding` and `Connection` follow from what is sent and cannot be set. A value
/// with a line break or another control character is refused with a warning.
///
/// ```rule
/// #: header X-Tag: old
/// http.setHeader( "x-tag", "new" );
/// http.getHeader( "X-Tag" ); # -> new
/// ```
#[builtin("http.setHeader")]
fn set_header(
    name: Prepared<'_, HeaderNameOperand>,
    value: Text,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    let outcome = host.set_header(Side::Request, &name.0, cx.bytes(value));
    warn_refused(cx, "http.setHeader", outcome)
}

/// Adds a request header beside those of the same name.
///
/// ```rule
/// #: header X-Tag: a
/// http.addHeader( "X-Tag", "b" );
/// http.getHeader( "X-Tag" ); # -> a, b
/// ```
#[builtin("http.addHeader")]
fn add_header(
    name: Prepared<'_, HeaderNameOperand>,
    value: Text,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    let outcome = host.add_header(Side::Request, &name.0, cx.bytes(value));
    warn_refused(cx, "http.addHeader", outcome)
}

/// Removes all request headers of this name.
///
/// `Content-Length`, `Transfer-Encoding` and `Connection` follow from what is sent: they stay, with a warning.
///
/// ```rule
/// #: header X-Tag: a
/// http.removeHeader( "x-tag" );
/// http.headerExists( "X-Tag" ); # -> 0
/// ```
#[builtin("http.removeHeader")]
fn remove_header(
    name: Prepared<'_, HeaderNameOperand>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    fields::remove(cx, host, Side::Request, "http.removeHeader", &name.0)
}

/// A hash of the request's headers: from name to value.
///
/// Each name stands once, in its registered spelling (`ETag`) or else in Title-Case, however the client
/// spelled it. Values of duplicates are joined as by `http.getHeader`.
///
/// ```rule
/// #: header x-tag: a
/// #: header X-TAG: b
/// $headers = http.getHeaders();
/// $headers["X-Tag"]; # -> a, b
/// ```
#[builtin("http.getHeaders")]
fn get_headers(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<HashRef, Fault> {
    fields::hash(cx, host, Side::Request)
}

/// An array of the names of the request's headers, each once.
///
/// A name has its registered spelling (`ETag`), or else Title-Case, however the client spelled it.
///
/// ```rule
/// #: request GET / HTTP/1.1
/// #: header host: example.com
/// #: header dnt: 1
/// array.join( http.listHeaderNames(), " " ); # -> Host DNT
/// ```
#[builtin("http.listHeaderNames", names = Side::Request)]
fn list_header_names(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<ArrayRef, Fault> {
    fields::list(cx, host, Side::Request)
}

/// The names of the request's headers in one string, with a space between two: write
/// `array.join( http.listHeaderNames(), " " )`.
///
/// ```rule
/// #: header host: example.com
/// #: header dnt: 1
/// http.getHeaderNames(); # -> Host DNT
/// ```
#[builtin("http.getHeaderNames", deprecated)]
fn get_header_names(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    fields::listed(cx, host, Side::Request)
}

/// Removes every request header that is not named here.
///
/// The names stand in separate arguments, or several in one with spaces between them; case does not matter.
/// Headers that frame the message (`Content-Length`, `Transfer-Encoding`, `Connection`) stay. `Host` does not
/// stay unless it is named.
///
/// ```rule
/// #: header Host: example.com
/// #: header X-Secret: 1
/// #: header Accept: text/html
/// http.scrubRequestHeaders( "host accept", "user-agent" );
/// array.join( http.listHeaderNames(), " " ); # -> Host Accept
/// ```
#[builtin("http.scrubRequestHeaders")]
fn scrub_request_headers(
    header: Text,
    more: Rest<'_>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    fields::scrub(cx, host, Side::Request, "http.scrubRequestHeaders", header, more)
}
