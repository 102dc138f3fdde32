//! Request line and host, and both messages' heads as text.

use pointsman_macros::builtin;
use pointsman_model::{
    Bound, Cx, Fault, Operands, Out, Side, Text, TextField, Transaction, push_header_name,
};

use super::refusal::warn_refused;
use crate::{Functions, wide};

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[
    &GET_METHOD,
    &SET_METHOD,
    &GET_VERSION,
    &GET_HOST_HEADER,
    &SET_IDEMPOTENT,
    &GET_REQUEST,
    &GET_RESPONSE,
    &GET_RESPONSE_VERSION,
];

/// The request method: GET, POST and so on.
///
/// ```rule
/// #: request POST /form
/// http.getMethod(); # -> POST
/// ```
#[builtin("http.getMethod")]
fn get_method(host: &dyn Transaction) -> &[u8] {
    host.method()
}

/// Changes the request method.
///
/// Methods are case-sensitive: `get` is not GET. What is no word is refused with a warning.
///
/// ```rule
/// #: request HEAD /
/// http.setMethod( "GET" );
/// http.getMethod(); # -> GET
/// ```
#[builtin("http.setMethod")]
fn set_method(method: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    let outcome = host.set_method(cx.bytes(method));
    warn_refused(cx, "http.setMethod", outcome)
}

/// The protocol version of the request, such as "HTTP/1.1".
///
/// ```rule
/// http.getVersion(); # -> HTTP/1.1
/// ```
#[builtin("http.getVersion")]
fn get_version(host: &dyn Transaction) -> &[u8] {
    host.version(Side::Request).as_bytes()
}

/// The protocol version of the response, such as "HTTP/1.1"; "" while there is none.
///
/// ```rule
/// #: phase response
/// #: response 200
/// http.getResponseVersion(); # -> HTTP/1.1
/// ```
#[builtin("http.getResponseVersion")]
fn get_response_version(host: &dyn Transaction) -> &[u8] {
    host.version(Side::Response).as_bytes()
}

/// The host that the request is for, in lower case, without port and without a dot at its end.
///
/// It is the `Host` header; in a request with scheme and host in its URL those count, as RFC 9112 section
/// 3.2.2 says. "" when there is neither.
///
/// ```rule
/// #: header Host: WWW.Example.com.:8080
/// http.getHostHeader(); # -> www.example.com
/// ```
#[builtin("http.getHostHeader", field = lower_host, means = Lower)]
fn get_host_header(host: &dyn Transaction, out: &mut Out) {
    out.push_slice(bare_host(host.authority()));
    out.as_mut_slice().make_ascii_lowercase();
}

/// Most hosts are sent in their bare form.
fn lower_host(_: Operands<'_>) -> Option<Bound<TextField>> {
    Some(Bound::field(|host| {
        let authority = host.authority();
        if is_bare(authority) { Some(authority) } else { bare_in_place(authority) }
    }))
}

/// Whether there is nothing to take away and no letter to make small: no port, no blank, no point at the end. May say
/// no of some that are bare, as of those longer than 32 bytes.
#[inline(always)]
fn is_bare(authority: &[u8]) -> bool {
    // The colon, the capital letters and what stands between them in ASCII, in one comparison.
    wide::any_in_short(authority, |byte| (byte <= b' ') | (byte.wrapping_sub(b':') <= b'Z' - b':'))
        == Some(false)
        && authority.last() != Some(&b'.')
}

/// The bare form of a host that has no capital letter.
#[inline(never)]
fn bare_in_place(authority: &[u8]) -> Option<&[u8]> {
    let bare = bare_host(authority);
    (!bare.iter().any(u8::is_ascii_uppercase)).then_some(bare)
}

/// A host without its port and without a dot at its end.
pub(super) fn bare_host(authority: &[u8]) -> &[u8] {
    let host = split_port(authority).0;
    host.strip_suffix(b".").unwrap_or(host)
}

/// Host and port, taken apart. `[::1]` keeps its brackets.
pub(super) fn split_port(authority: &[u8]) -> (&[u8], Option<&[u8]>) {
    let authority = authority.trim_ascii();
    match authority.iter().rposition(|&byte| byte == b':') {
        // A colon inside of brackets belongs to the address.
        Some(colon) if !authority[colon..].contains(&b']') => {
            (&authority[..colon], Some(&authority[colon + 1..]))
        }
        _ => (authority, None),
    }
}

/// Says whether the request may be sent to a second node when the first one fails.
///
/// Without it, requests with the methods GET, HEAD, PUT, DELETE, OPTIONS and TRACE may be sent again, others
/// not. A request can only be sent again when its body was read as a whole: see `http.getBody`.
///
/// ```rule
/// #: request POST /report
/// http.setIdempotent( 1 );
/// # idempotent: on
/// ```
#[builtin("http.setIdempotent")]
fn set_idempotent(resend: bool, host: &mut dyn Transaction) {
    host.decision_mut().tuning.idempotent = Some(resend);
}

/// Request line and headers as text, each line ending in `\r\n`, without the empty line and the body.
///
/// Header names have their registered spelling, or else Title-Case.
///
/// ```rule
/// #: request GET /a?b
/// #: header host: example.com
/// string.replaceAll( http.getRequest(), "\r\n", "|" ); # -> GET /a?b HTTP/1.1|Host: example.com|
/// ```
#[builtin("http.getRequest")]
fn get_request(host: &dyn Transaction, out: &mut Out) {
    for part in [host.method(), b" ", host.target(), b" ", host.version(Side::Request).as_bytes(), b"\r\n"] {
        out.push_slice(part);
    }
    push_headers(host, Side::Request, out);
}

/// Status line and headers as text, each line ending in `\r\n`, without the empty line and the body. "" while
/// there is no response.
///
/// Header names have their registered spelling, or else Title-Case.
///
/// ```rule
/// #: phase response
/// #: response 404 Not Found
/// #: response-header server: nginx
/// string.replaceAll( http.getResponse(), "\r\n", "|" ); # -> HTTP/1.1 404 Not Found|Server: nginx|
/// ```
#[builtin("http.getResponse")]
fn get_response(host: &dyn Transaction, out: &mut Out) {
    if host.status() == 0 {
        return;
    }
    out.push_slice(host.version(Side::Response).as_bytes());
    out.push(b' ');
    out.push_int(i64::from(host.status()));
    out.push(b' ');
    out.push_slice(host.reason());
    out.push_slice(b"\r\n");
    push_headers(host, Side::Response, out);
}

fn push_headers(host: &dyn Transaction, side: Side, out: &mut Out) {
    host.for_each_header(side, &mut |name, value| {
        push_header_name(name, |byte| out.push(byte));
        out.push_slice(b": ");
        out.push_slice(value);
        out.push_slice(b"\r\n");
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_bared() {
        for (authority, bare) in [
            ("example.com", "example.com"),
            ("example.com:80", "example.com"),
            ("example.com.:80", "example.com"),
            ("[::1]:80", "[::1]"),
            ("[::1]", "[::1]"),
            (":80", ""),
            ("a.longer.host.example.com", "a.longer.host.example.com"),
            ("a.longer.host.example.com.", "a.longer.host.example.com"),
            (" example.com ", "example.com"),
            ("ex;mple.com", "ex;mple.com"),
            ("", ""),
        ] {
            assert_eq!(bare_host(authority.as_bytes()), bare.as_bytes(), "{authority}");
            assert_eq!(bare_in_place(authority.as_bytes()), Some(bare.as_bytes()), "{authority}");
            assert!(!is_bare(authority.as_bytes()) || authority == bare, "{authority}");
        }
        assert!(is_bare(b"") && is_bare(b"a-1.example.com") && is_bare(b"w"));
        for authority in ["Example.com", "a.longer.host.Example.com", "a.longer.host.example.coM"] {
            assert!(!is_bare(authority.as_bytes()) && bare_in_place(authority.as_bytes()).is_none());
        }
    }
}
