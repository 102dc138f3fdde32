//! Answers that send the client elsewhere.

use http::header::{CONTENT_TYPE, LOCATION};
use pointsman_macros::builtin;
use pointsman_model::{Cx, Exit, Side, Text, Transaction};

use super::head::{bare_host, split_port};
use super::percent;
use super::refusal::warn_refused;
use super::respond::answer;
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&REDIRECT, &CHANGE_SITE];

/// Sends the client to another address with a 302, and ends all rules of the phase.
///
/// Spaces and control characters in `address` are `%`-encoded. Works in request and in response rules.
///
/// ```rule
/// http.redirect( "https://www.example.com/new place" );
/// # decision: redirect "https://www.example.com/new%20place"
/// ```
#[builtin("http.redirect", terminal)]
fn redirect(address: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Exit> {
    if address.len == 0 {
        cx.warn("http.redirect: the address is empty, which sends the client to the page that it asked for")?;
    }
    let location = cx.ws.build(|ws, out| {
        percent::encode(ws.bytes(address), out, |byte| !percent::is_control(byte));
    })?;
    send(cx, host, "http.redirect", (302, b"Moved Temporarily"), location)
}

/// Sends the client to the same page on another site with a 301, and ends all rules of the phase; does nothing
/// when the request is for that site already.
///
/// Path and query string are kept, and scheme and port too unless `name` has its own: it may be
/// `www.example.com`, `https://www.example.com:8443` or `www.example.com/shop`, whose path is put in front.
///
/// ```rule
/// #: request GET /page?x=1
/// #: header Host: example.com
/// http.changeSite( "example.com" );
/// http.changeSite( "https://www.example.com" );
/// # decision: redirect "https://www.example.com/page?x=1"
/// ```
#[builtin("http.changeSite")]
fn change_site(name: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Exit> {
    let current = Site::of_request(host);
    let Some(wanted) = Site::parse(cx.bytes(name), &current) else {
        let shown = String::from_utf8_lossy(cx.bytes(name)).into_owned();
        cx.warn(format!(
            "http.changeSite did nothing: `{shown}` names no site; write www.example.com, or https://www.example.com:8443"
        ))?;
        return Ok(());
    };
    if wanted.holds(&current, host.path()) {
        return Ok(());
    }
    let location = cx.ws.build(|_, out| {
        out.push_slice(wanted.scheme.name());
        out.push_slice(b"://");
        let plain = |byte| !percent::is_control(byte);
        percent::encode(&wanted.host, out, plain);
        if let Some(port) = wanted.port.filter(|&port| port != wanted.scheme.port()) {
            out.push(b':');
            out.push_int(i64::from(port));
        }
        percent::encode(&wanted.prefix, out, plain);
        let path = host.path();
        percent::encode(if path.is_empty() { b"/" } else { path }, out, plain);
        if let Some(query) = host.query() {
            out.push(b'?');
            percent::encode(query, out, plain);
        }
    })?;
    send(cx, host, "http.changeSite", (301, b"Moved Permanently"), location)
}

fn send(
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
    function: &str,
    (code, reason): (u16, &[u8]),
    location: Text,
) -> Result<(), Exit> {
    host.begin_response();
    let outcome = host
        .set_status(code, reason)
        .and_then(|()| host.set_header(Side::Response, &LOCATION, cx.bytes(location)))
        .and_then(|()| host.set_header(Side::Response, &CONTENT_TYPE, b"text/html"));
    host.set_body(Side::Response, bytes::Bytes::new());
    warn_refused(cx, function, outcome)?;
    answer(host)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
}

impl Scheme {
    fn name(self) -> &'static [u8] {
        match self {
            Scheme::Http => b"http",
            Scheme::Https => b"https",
        }
    }

    fn port(self) -> u16 {
        match self {
            Scheme::Http => 80,
            Scheme::Https => 443,
        }
    }
}

/// Where a page is: scheme, host, port, and a path in front of its own.
#[derive(Debug, PartialEq, Eq)]
struct Site {
    scheme: Scheme,
    /// In lower case.
    host: Vec<u8>,
    port: Option<u16>,
    /// Begins with `/` and does not end in one; may be empty.
    prefix: Vec<u8>,
}

impl Site {
    fn of_request(host: &dyn Transaction) -> Site {
        let authority = host.authority();
        Site {
            scheme: if host.is_tls() { Scheme::Https } else { Scheme::Http },
            host: bare_host(authority).to_ascii_lowercase(),
            port: split_port(authority).1.and_then(parse_port),
            prefix: Vec::new(),
        }
    }

    /// Reads `[scheme://]host[:port][/prefix]`; what is left out is as in the request.
    fn parse(text: &[u8], current: &Site) -> Option<Site> {
        let text = text.trim_ascii();
        let scheme_end = text.windows(3).position(|window| window == b"://");
        let (scheme, rest) = match scheme_end {
            None => (current.scheme, text),
            Some(end) if text[..end].eq_ignore_ascii_case(b"http") => (Scheme::Http, &text[end + 3..]),
            Some(end) if text[..end].eq_ignore_ascii_case(b"https") => (Scheme::Https, &text[end + 3..]),
            Some(_) => return None,
        };
        let host_end = rest.iter().position(|&byte| byte == b'/').unwrap_or(rest.len());
        let (authority, prefix) = rest.split_at(host_end);
        let host = bare_host(authority).to_ascii_lowercase();
        // What ends or begins another part of a URL is no part of a host.
        if host.is_empty() || host.iter().any(|byte| *byte <= b' ' || b"?#@\\\"<>%,;".contains(byte)) {
            return None;
        }
        let port = match split_port(authority).1 {
            Some(port) => Some(parse_port(port)?),
            // A port of the other scheme would answer in the wrong protocol.
            None if scheme == current.scheme => current.port,
            None => None,
        };
        let prefix = prefix.strip_suffix(b"/").unwrap_or(prefix).to_vec();
        Some(Site { scheme, host, port, prefix })
    }

    /// Whether a request to `current` for `path` is for this site already.
    fn holds(&self, current: &Site, path: &[u8]) -> bool {
        let port = |site: &Site| site.port.unwrap_or(site.scheme.port());
        self.scheme == current.scheme
            && self.host == current.host
            && port(self) == port(current)
            && path.strip_prefix(&self.prefix[..]).is_some_and(|rest| rest.is_empty() || rest[0] == b'/')
    }
}

fn parse_port(text: &[u8]) -> Option<u16> {
    std::str::from_utf8(text).ok()?.parse().ok().filter(|&port| port != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(scheme: Scheme, host: &str, port: Option<u16>, prefix: &str) -> Site {
        Site { scheme, host: host.into(), port, prefix: prefix.into() }
    }

    #[test]
    fn what_a_site_leaves_out_is_as_in_the_request() {
        let current = site(Scheme::Http, "example.com", Some(8080), "");
        for (text, wanted) in [
            ("www.example.com", site(Scheme::Http, "www.example.com", Some(8080), "")),
            ("HTTP://Example.com", site(Scheme::Http, "example.com", Some(8080), "")),
            ("https://example.com", site(Scheme::Https, "example.com", None, "")),
            ("https://example.com:8443/", site(Scheme::Https, "example.com", Some(8443), "")),
            ("example.com/shop/", site(Scheme::Http, "example.com", Some(8080), "/shop")),
        ] {
            assert_eq!(Site::parse(text.as_bytes(), &current), Some(wanted), "{text}");
        }
        for bad in [
            "",
            "https://",
            "ftp://example.com",
            "example.com:http",
            "example.com:0",
            "/path",
            "example.com?a",
            "user@example.com",
            "a b",
        ] {
            assert_eq!(Site::parse(bad.as_bytes(), &current), None, "{bad}");
        }
    }

    #[test]
    fn a_request_that_is_there_already_is_not_sent_round() {
        let current = site(Scheme::Https, "example.com", None, "");
        let holds = |text: &str, path: &str| {
            Site::parse(text.as_bytes(), &current).unwrap().holds(&current, path.as_bytes())
        };
        assert!(holds("EXAMPLE.com", "/"));
        assert!(holds("https://example.com:443", "/a"));
        assert!(holds("example.com/shop", "/shop/cart"));
        assert!(!holds("example.com/shop", "/shopping"));
        assert!(!holds("http://example.com", "/"));
        assert!(!holds("www.example.com", "/"));
        assert!(!holds("example.com:8443", "/"));
    }
}
