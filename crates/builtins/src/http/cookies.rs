//! The cookies of the request: the `Cookie` header, read as leniently as RFC 6265 section 5 has browsers write
//! it.
//!
//! Pairs are separated by `;`, white space around names and values does not count, and a value is what stands
//! behind the first `=`, quotes included. Names are case-sensitive. Of two cookies of one name the first
//! counts: clients send the more specific one first.

use http::header::COOKIE;
use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, HashRef, Side, Text, Transaction, Value};

use super::fields::for_each_value;
use super::refusal::warn_refused;
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_COOKIE, &COOKIE_, &GET_COOKIES, &SET_COOKIE, &REMOVE_COOKIE];

/// The value of a request cookie, or "" when it is missing.
///
/// Names are case-sensitive. Quotes around a value are part of it.
///
/// ```rule
/// #: header Cookie: theme=dark; id=7; id=8
/// http.getCookie( "id" ); # -> 7
/// http.getCookie( "ID" ) . "!"; # -> !
/// ```
#[builtin("http.getCookie")]
fn get_cookie(name: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    find(name, cx, host)
}

/// The value of a request cookie, or "" when it is missing.
///
/// ```rule
/// #: header Cookie: id=7
/// http.cookie( "id" ); # -> 7
/// ```
#[builtin("http.cookie", deprecated = "http.getCookie")]
fn cookie_(name: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    find(name, cx, host)
}

fn find(name: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    let mut found = None;
    let mut searched = 0;
    for_each_value(host, Side::Request, &COOKIE, &mut |header| {
        if found.is_some() {
            return;
        }
        searched += header.len();
        let value = pairs(header).find(|(candidate, _)| *candidate == cx.ws.bytes(name));
        if let Some((_, value)) = value {
            found = Some(cx.ws.new_text(value));
        }
    });
    cx.charge_bytes(searched)?;
    found.unwrap_or(Ok(Text::EMPTY))
}

/// A hash of the request's cookies: from name to value.
///
/// ```rule
/// #: header Cookie: theme=dark; id=7
/// $cookies = http.getCookies();
/// $cookies["theme"]; # -> dark
/// hash.count( $cookies ); # -> 2
/// ```
#[builtin("http.getCookies")]
fn get_cookies(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<HashRef, Fault> {
    let hash = cx.ws.new_hash()?;
    let mut outcome = Ok(());
    for_each_value(host, Side::Request, &COOKIE, &mut |header| {
        for (name, value) in pairs(header) {
            if outcome.is_ok() && cx.ws.hash_get(hash, name).is_none() {
                outcome = put(cx, hash, name, value);
            }
        }
    });
    outcome.map(|()| HashRef(hash))
}

/// Adds an entry to a hash, charged for.
pub(super) fn put(
    cx: &mut Cx<'_>,
    hash: pointsman_model::ContainerId,
    name: &[u8],
    value: &[u8],
) -> Result<(), Fault> {
    cx.charge(1)?;
    cx.charge_bytes(name.len() + value.len())?;
    let name = cx.ws.new_text(name)?;
    let value = cx.ws.new_text(value)?;
    cx.ws.hash_set(hash, name, Value::Text(value))
}

/// Sets one cookie of the request and leaves the others as they are.
///
/// What the node receives changes; the client hears nothing of it (see `http.setResponseCookie`). A name or a
/// value that would change other cookies is refused with a warning.
///
/// ```rule
/// #: header Cookie: theme=dark; id=7
/// http.setCookie( "id", "8" );
/// http.setCookie( "new", "1" );
/// http.getHeader( "Cookie" ); # -> theme=dark; id=8; new=1
/// ```
#[builtin("http.setCookie")]
fn set_cookie(name: Text, value: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    if let Some(problem) = pair_problem(cx.bytes(name), cx.bytes(value)) {
        return cx.warn(format!("http.setCookie changed nothing: {problem}"));
    }
    rewrite(cx, host, "http.setCookie", name, Some(value))
}

/// Removes one cookie of the request and leaves the others as they are.
///
/// ```rule
/// #: header Cookie: theme=dark; id=7
/// http.removeCookie( "theme" );
/// http.getHeader( "Cookie" ); # -> id=7
/// http.removeCookie( "id" );
/// http.headerExists( "Cookie" ); # -> 0
/// ```
#[builtin("http.removeCookie")]
fn remove_cookie(name: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    rewrite(cx, host, "http.removeCookie", name, None)
}

/// Writes the Cookie header anew: with another value for `name`, or without it.
fn rewrite(
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
    function: &str,
    name: Text,
    value: Option<Text>,
) -> Result<(), Fault> {
    let mut out = cx.ws.take_out();
    let name = cx.ws.bytes(name);
    let mut value = value.map(|value| cx.ws.bytes(value));
    let mut read = 0;
    let mut push = |pieces: [&[u8]; 3]| {
        if !out.as_slice().is_empty() {
            out.push_slice(b"; ");
        }
        for piece in pieces {
            out.push_slice(piece);
        }
    };
    for_each_value(&*host, Side::Request, &COOKIE, &mut |header| {
        read += header.len();
        for pair in header.split(|&byte| byte == b';').map(<[u8]>::trim_ascii) {
            let (candidate, old) = split_pair(pair);
            if candidate != name || old.is_none() {
                // Others stay as they were written, also what is no pair of a name and a value.
                if !pair.is_empty() {
                    push([pair, b"", b""]);
                }
            } else if let Some(value) = value.take() {
                // The place of the first; further ones go.
                push([name, b"=", value]);
            }
        }
    });
    if let Some(value) = value {
        push([name, b"=", value]);
    }
    let outcome = if out.overflowed() {
        Err(Fault::OutOfMemory)
    } else if out.as_slice().is_empty() {
        host.remove_header(Side::Request, &COOKIE);
        Ok(Ok(()))
    } else {
        Ok(host.set_header(Side::Request, &COOKIE, out.as_slice()))
    };
    cx.ws.return_out(out);
    cx.charge_bytes(read)?;
    warn_refused(cx, function, outcome?)
}

/// The cookies of one Cookie header.
fn pairs(header: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    header.split(|&byte| byte == b';').filter_map(|pair| {
        let (name, value) = split_pair(pair);
        // A pair without `=` is a value without a name, to browsers; nobody can ask for it.
        (!name.is_empty()).then_some((name, value?))
    })
}

/// Name and value of a pair, trimmed; no value when there is no `=`.
pub(super) fn split_pair(pair: &[u8]) -> (&[u8], Option<&[u8]>) {
    match pair.iter().position(|&byte| byte == b'=') {
        Some(at) => (pair[..at].trim_ascii(), Some(pair[at + 1..].trim_ascii())),
        None => (pair.trim_ascii(), None),
    }
}

/// Why this cannot be one cookie, if it cannot.
pub(super) fn pair_problem(name: &[u8], value: &[u8]) -> Option<&'static str> {
    let breaks = |byte: &u8| *byte == b';' || *byte < b' ' || *byte == 0x7f;
    if name.is_empty() {
        Some("a cookie needs a name")
    } else if name.iter().any(|byte| breaks(byte) || matches!(byte, b'=' | b' ' | b',')) {
        Some("a cookie's name cannot hold `=`, `;`, `,`, a space or a control character")
    } else if value.iter().any(breaks) {
        Some("a cookie's value cannot hold `;` or a control character")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_read_leniently() {
        let read: Vec<(&[u8], &[u8])> = pairs(b" a=1;b = x=y ;;c=\"q\"; bare; =5; d=").collect();
        let expected: Vec<(&[u8], &[u8])> = vec![(b"a", b"1"), (b"b", b"x=y"), (b"c", b"\"q\""), (b"d", b"")];
        assert_eq!(read, expected);
    }

    #[test]
    fn what_would_change_other_cookies_is_refused() {
        assert_eq!(pair_problem(b"id", b"a b,c"), None);
        for (name, value) in [("", "1"), ("a=b", "1"), ("a b", "1"), ("a", "1; b=2"), ("a", "1\r\nX: y")] {
            assert!(pair_problem(name.as_bytes(), value.as_bytes()).is_some(), "{name} {value}");
        }
    }
}
