//! The cookies that the response sets: its `Set-Cookie` lines.

use http::header::SET_COOKIE;
use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, HashRef, Side, Text, Transaction};

use super::cookies::{pair_problem, put, split_pair};
use super::fields::for_each_value;
use super::refusal::{closed, warn_refused};
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions =
    &[&GET_RESPONSE_COOKIE, &GET_RESPONSE_COOKIES, &SET_RESPONSE_COOKIE, &REMOVE_RESPONSE_COOKIE];

/// The value of a cookie that the response sets, or "" when it sets none of this name.
///
/// When it is set twice, the last one counts: that is the one a client keeps. In a request rule it gives what
/// rules have set so far.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header Set-Cookie: id=7; Path=/; Secure
/// http.getResponseCookie( "id" ); # -> 7
/// ```
#[builtin("http.getResponseCookie")]
fn get_response_cookie(name: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    let mut found = Ok(Text::EMPTY);
    let mut searched = 0;
    for_each_value(host, Side::Response, &SET_COOKIE, &mut |line| {
        searched += line.len();
        let (candidate, value) = pair(line);
        if candidate == cx.ws.bytes(name) && found.is_ok() {
            found = cx.ws.new_text(value);
        }
    });
    cx.charge_bytes(searched)?;
    found
}

/// A hash of the cookies that the response sets: from name to value.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header Set-Cookie: id=7; Path=/
/// #: response-header Set-Cookie: theme=dark
/// $cookies = http.getResponseCookies();
/// $cookies["id"] . " " . $cookies["theme"]; # -> 7 dark
/// ```
#[builtin("http.getResponseCookies")]
fn get_response_cookies(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<HashRef, Fault> {
    let hash = cx.ws.new_hash()?;
    let mut outcome = Ok(());
    for_each_value(host, Side::Response, &SET_COOKIE, &mut |line| {
        let (name, value) = pair(line);
        if outcome.is_ok() && !name.is_empty() {
            outcome = put(cx, hash, name, value);
        }
    });
    outcome.map(|()| HashRef(hash))
}

/// Sets a cookie in the response.
///
/// `options` is a list of attributes separated by `;`: `domain=example.com; path=/; secure`. A cookie of this
/// name that the response sets already is replaced; without `options`, or with "", it keeps its attributes. In a request
/// rule the cookie is remembered and set in the response when that comes, be it a node's or one that rules
/// send.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header Set-Cookie: id=7; Path=/; Secure
/// http.setResponseCookie( "id", "8" );
/// http.getResponseHeader( "Set-Cookie" ); # -> id=8; Path=/; Secure
/// http.setResponseCookie( "id", "9", "httponly" );
/// http.getResponseHeader( "Set-Cookie" ); # -> id=9; httponly
/// ```
#[builtin("http.setResponseCookie")]
fn set_response_cookie(
    name: Text,
    value: Text,
    options: Option<Text>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    if let Some(problem) = pair_problem(cx.bytes(name), cx.bytes(value)) {
        return cx.warn(format!("http.setResponseCookie changed nothing: {problem}"));
    }
    let others = Others::split(cx, host, name)?;
    let mut line = cx.ws.take_out();
    line.push_slice(cx.ws.bytes(name));
    line.push(b'=');
    line.push_slice(cx.ws.bytes(value));
    let options = cx.ws.bytes(options.unwrap_or(Text::EMPTY));
    let is_separator = |byte: &u8| *byte == b';' || byte.is_ascii_whitespace();
    match options.iter().position(|byte| !is_separator(byte)) {
        Some(start) => {
            line.push_slice(b"; ");
            line.push_slice(&options[start..]);
        }
        // `HttpOnly` and `Secure` must not be lost for an empty text.
        None => line.push_slice(&others.attributes),
    }
    let outcome = if line.overflowed() {
        Err(Fault::OutOfMemory)
    } else {
        // Added first, so that a refused one leaves the old one in place.
        Ok(host.add_header(Side::Response, &SET_COOKIE, line.as_slice()))
    };
    if matches!(outcome, Ok(Ok(()))) && others.found {
        others.put_back(host, Some(line.as_slice()));
    }
    cx.ws.return_out(line);
    warn_refused(cx, "http.setResponseCookie", outcome?)
}

/// Removes the `Set-Cookie` lines of this name from the response.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-header Set-Cookie: id=7
/// #: response-header Set-Cookie: theme=dark
/// http.removeResponseCookie( "id" );
/// http.getResponseHeader( "Set-Cookie" ); # -> theme=dark
/// ```
#[builtin("http.removeResponseCookie")]
fn remove_response_cookie(name: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    let others = Others::split(cx, host, name)?;
    if !others.found {
        return Ok(());
    }
    if host.decision().streaming.has_begun() {
        return warn_refused(cx, "http.removeResponseCookie", closed(host, Side::Response));
    }
    others.put_back(host, None);
    Ok(())
}

/// The `Set-Cookie` lines of other cookies, and what is to be kept of those of the one in question.
struct Others {
    lines: Vec<Vec<u8>>,
    found: bool,
    /// The attributes of the last line for the cookie, from their `;` on.
    attributes: Vec<u8>,
}

impl Others {
    fn split(cx: &mut Cx<'_>, host: &dyn Transaction, name: Text) -> Result<Others, Fault> {
        let mut others = Others { lines: Vec::new(), found: false, attributes: Vec::new() };
        let mut read = 0;
        for_each_value(host, Side::Response, &SET_COOKIE, &mut |line| {
            read += line.len();
            if pair(line).0 != cx.ws.bytes(name) {
                others.lines.push(line.to_vec());
            } else {
                others.found = true;
                let end = line.iter().position(|&byte| byte == b';').unwrap_or(line.len());
                others.attributes = line[end..].to_vec();
            }
        });
        cx.charge_bytes(read)?;
        Ok(others)
    }

    /// Leaves the response with these lines, and `last`.
    fn put_back(&self, host: &mut dyn Transaction, last: Option<&[u8]>) {
        host.remove_header(Side::Response, &SET_COOKIE);
        for line in self.lines.iter().map(Vec::as_slice).chain(last) {
            // They stood there before, so they are not refused.
            let _ = host.add_header(Side::Response, &SET_COOKIE, line);
        }
    }
}

/// Name and value of a `Set-Cookie` line.
fn pair(line: &[u8]) -> (&[u8], &[u8]) {
    let end = line.iter().position(|&byte| byte == b';').unwrap_or(line.len());
    let (name, value) = split_pair(&line[..end]);
    (name, value.unwrap_or_default())
}
