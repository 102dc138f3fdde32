//! The query string of the request.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Out, Text, Transaction};

use super::path::origin_len;
use super::percent;
use super::refusal::warn_refused;
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions =
    &[&GET_QUERY_STRING, &GET_RAW_QUERY_STRING, &SET_QUERY_STRING, &SET_RAW_QUERY_STRING];

/// The query string of the request, `%`-decoded, without its `?`.
///
/// It is decoded as a whole, so an encoded `&` cannot be told from one that separates parameters:
/// `http.getFormParam` reads parameters.
///
/// ```rule
/// #: request GET /search?q=two%20words&lang=en
/// http.getQueryString(); # -> q=two words&lang=en
/// ```
#[builtin("http.getQueryString")]
fn get_query_string(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    let query = host.query().unwrap_or_default();
    if !query.contains(&b'%') {
        return cx.ws.new_text(query);
    }
    cx.ws.build(|_, out| percent::decode(query, |byte| out.push(byte)))
}

/// The query string of the request as it was sent, without its `?`.
///
/// ```rule
/// #: request GET /search?q=two%20words
/// http.getRawQueryString(); # -> q=two%20words
/// ```
#[builtin("http.getRawQueryString")]
fn get_raw_query_string(host: &dyn Transaction) -> &[u8] {
    host.query().unwrap_or_default()
}

/// Replaces the query string of the request; spaces and control characters are `%`-encoded.
///
/// An empty one takes the `?` away too.
///
/// ```rule
/// #: request GET /search?q=1
/// http.setQueryString( "q=two words" );
/// http.getRawURL(); # -> /search?q=two%20words
/// http.setQueryString( "" );
/// http.getRawURL(); # -> /search
/// ```
#[builtin("http.setQueryString")]
fn set_query_string(querystring: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    replace_query(cx, host, "http.setQueryString", querystring, |query, out| {
        percent::encode(query, out, |byte| !percent::is_control(byte));
    })
}

/// Replaces the query string of the request, without encoding anything.
///
/// A space or a control character would break the request line, so a query string with one is refused with a
/// warning.
///
/// ```rule
/// #: request GET /search?q=1
/// http.setRawQueryString( "q=%41" );
/// http.getRawURL(); # -> /search?q=%41
/// ```
#[builtin("http.setRawQueryString")]
fn set_raw_query_string(querystring: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    replace_query(cx, host, "http.setRawQueryString", querystring, |query, out| out.push_slice(query))
}

fn replace_query(
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
    function: &str,
    query: Text,
    encode: impl FnOnce(&[u8], &mut Out),
) -> Result<(), Fault> {
    let mut out = cx.ws.take_out();
    let target = host.target();
    out.push_slice(&target[..origin_len(host)]);
    out.push_slice(host.path());
    let query = cx.ws.bytes(query);
    if !query.is_empty() {
        out.push(b'?');
        encode(query, &mut out);
    }
    let overflowed = out.overflowed();
    let outcome = if overflowed { Ok(()) } else { host.set_target(out.as_slice()) };
    cx.ws.return_out(out);
    if overflowed {
        return Err(Fault::OutOfMemory);
    }
    warn_refused(cx, function, outcome)
}
