//! The bodies of both messages.
//!
//! A body that the host has not read yet makes the run wait for it. It is pinned in the run's memory, not
//! copied, and counts against the run's memory limit. Lines are pieces of it.

use bytes::Bytes;
use http::header::CONTENT_ENCODING;
use pointsman_macros::builtin;
use pointsman_model::{ArrayRef, Body, Cx, Exit, Fault, Operation, Side, Text, Transaction};

use super::coding::{Coding, unpack};
use super::refusal::{closed, warn_refused};
use crate::Functions;
use crate::lines::lines;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[
    &GET_BODY,
    &GET_BODY_LINES,
    &SET_BODY,
    &GET_RESPONSE_BODY,
    &GET_RESPONSE_BODY_LINES,
    &SET_RESPONSE_BODY,
];

/// The body of the request, or its first `count` bytes.
///
/// The rule waits until that much of the body has arrived. A `count` of 0 or less is all of it. In a response rule the
/// body is only there when a request rule has read all of it; else, and when there is none, this gives "".
///
/// ```rule
/// #: request POST /
/// #: body hello world
/// http.getBody( 5 ); # -> hello
/// http.getBody(); # -> hello world
/// ```
#[builtin("http.getBody", waits)]
fn get_body(count: Option<i64>, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Exit> {
    read(cx, host, Side::Request, count)
}

/// The body of the request as an array of its lines, without their ends.
///
/// As `http.getBody`: the rule waits, and `count` bounds the bytes that are read.
///
/// ```rule
/// #: request POST /
/// #: body "one\r\ntwo\n\nfour"
/// array.join( http.getBodyLines(), "|" ); # -> one|two||four
/// ```
#[builtin("http.getBodyLines", waits)]
fn get_body_lines(count: Option<i64>, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<ArrayRef, Exit> {
    let body = read(cx, host, Side::Request, count)?;
    Ok(lines(cx, body)?)
}

/// Replaces the body of the request; `Content-Length` follows.
///
/// ```rule
/// #: request POST /
/// #: body old
/// http.setBody( "brand new" );
/// http.getBody(); # -> brand new
/// http.getHeader( "Content-Length" ); # -> 9
/// ```
#[builtin("http.setBody")]
fn set_body(body: &[u8], host: &mut dyn Transaction) {
    host.set_body(Side::Request, Bytes::copy_from_slice(body));
}

/// The body of the response, or its first `count` bytes.
///
/// The rule waits until that much of the body has arrived. A `count` of 0 or less is all of it. A body that is compressed
/// (gzip, deflate) is unpacked, and `count` speaks of what comes out; one in another coding is given as it is, with a
/// warning. In a request rule there is no response, and this gives "".
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-body hello world
/// http.getResponseBody( 5 ); # -> hello
/// http.getResponseBody(); # -> hello world
/// ```
#[builtin("http.getResponseBody", waits)]
fn get_response_body(count: Option<i64>, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Exit> {
    read_response(cx, host, count)
}

/// The body of the response as an array of its lines, without their ends.
///
/// As `http.getResponseBody`: the rule waits, and `count` bounds the bytes that are read.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-body "one\ntwo\n"
/// array.join( http.getResponseBodyLines(), "|" ); # -> one|two
/// ```
#[builtin("http.getResponseBodyLines", waits)]
fn get_response_body_lines(
    count: Option<i64>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<ArrayRef, Exit> {
    let body = read_response(cx, host, count)?;
    Ok(lines(cx, body)?)
}

/// Replaces the body of the response; `Content-Length` follows, and `Content-Encoding` goes.
///
/// `transferEncoding` says in which transfer coding the new body is written: "chunked", or "" for none. In a
/// request rule there is no response yet, and this warns and does nothing.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-body old
/// http.setResponseBody( "brand new" );
/// http.getResponseBody(); # -> brand new
/// http.setResponseBody( "5\r\nhello\r\n0\r\n\r\n", "chunked" );
/// http.getResponseBody(); # -> hello
/// ```
#[builtin("http.setResponseBody")]
fn set_response_body(
    body: Text,
    transfer_encoding: Option<Text>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    if let Err(refused) = closed(host, Side::Response) {
        return warn_refused(cx, "http.setResponseBody", Err(refused));
    }
    let given = cx.bytes(body);
    let body = match cx.bytes(transfer_encoding.unwrap_or(Text::EMPTY)) {
        b"" => Some(Bytes::copy_from_slice(given)),
        coding if coding.eq_ignore_ascii_case(b"identity") => Some(Bytes::copy_from_slice(given)),
        coding if coding.eq_ignore_ascii_case(b"chunked") => dechunk(given).map(Bytes::from),
        _ => None,
    };
    match body {
        Some(body) => {
            host.set_body(Side::Response, body);
            host.remove_header(Side::Response, &CONTENT_ENCODING);
            Ok(())
        }
        None => cx.warn(
            "http.setResponseBody changed nothing: the body is not in the transfer coding given; \"chunked\" is known, \
             and \"\" is none",
        ),
    }
}

/// The body of a message, pinned, cut to `count` bytes when that is more than 0.
pub(super) fn read(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    side: Side,
    count: Option<i64>,
) -> Result<Text, Exit> {
    let limit = limit(count);
    let bytes = received(cx, host, side, limit)?;
    let len = limit.map_or(bytes.len(), |limit| limit.min(bytes.len()));
    if len == 0 {
        return Ok(Text::EMPTY);
    }
    Ok(cx.ws.pin(bytes.slice(..len))?)
}

/// The body of the response, unpacked.
fn read_response(cx: &mut Cx<'_>, host: &dyn Transaction, count: Option<i64>) -> Result<Text, Exit> {
    let coding = Coding::of_response(host);
    if coding == Coding::Identity {
        return read(cx, host, Side::Response, count);
    }
    // How much of it stands for so many bytes is not known before it is unpacked.
    let bytes = received(cx, host, Side::Response, None)?;
    if bytes.is_empty() {
        return Ok(Text::EMPTY);
    }
    Ok(unpack(cx, &bytes, &coding, limit(count))?)
}

fn limit(count: Option<i64>) -> Option<usize> {
    count.filter(|&count| count > 0).map(|count| usize::try_from(count).unwrap_or(usize::MAX))
}

/// What the host has received of a body, at least `limit` bytes of it.
pub(super) fn received(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    side: Side,
    limit: Option<usize>,
) -> Result<Bytes, Exit> {
    let bytes = match host.body(side) {
        Body::Complete(bytes) => bytes,
        Body::Partial(bytes) if limit.is_some_and(|limit| bytes.len() >= limit) => bytes,
        Body::Unavailable => Bytes::new(),
        Body::Unread | Body::Partial(_) => return Err(Exit::wait_again(Operation::ReadBody { side, limit })),
    };
    // What was waited for has come: from here on the call warns of what it meets.
    cx.take_answer();
    Ok(bytes)
}

/// The content of a chunked body (RFC 9112 section 7.1); `None` when it is none.
fn dechunk(body: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let mut rest = body;
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let line = rest[..end].trim_ascii();
        let digits = line.split(|&byte| byte == b';').next()?.trim_ascii_end();
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let size = usize::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(content);
        }
        content.extend_from_slice(rest.get(..size)?);
        rest = &rest[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_put_together_and_what_is_none_is_refused() {
        assert_eq!(dechunk(b"5\r\nhello\r\n1;x=y\r\n!\r\n0\r\n\r\n").unwrap(), b"hello!");
        assert_eq!(dechunk(b"0\r\n\r\n").unwrap(), b"");
        for bad in
            ["", "5\r\nhell", "x\r\n", "5\r\nhelloX0\r\n", "+1\r\na\r\n0\r\n", "ffffffffffffffffff\r\n"]
        {
            assert_eq!(dechunk(bad.as_bytes()), None, "{bad}");
        }
    }
}
