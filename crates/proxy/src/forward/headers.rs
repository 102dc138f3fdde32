//! What a gateway does to headers, whatever the rules say (RFC 9110 section 7.6).
//!
//! Fields that speak of one connection only are taken off on both ways; the request is checked for what two
//! parsers could read in two ways; the client's address goes along.

use std::net::IpAddr;

use http::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, AUTHORIZATION, CACHE_CONTROL, CONNECTION, CONTENT_LENGTH,
    CONTENT_TYPE, COOKIE, DATE, ETAG, EXPECT, Entry, FORWARDED, HOST, LAST_MODIFIED, PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION, SERVER, SET_COOKIE, TE, TRANSFER_ENCODING, UPGRADE, USER_AGENT, VARY, VIA,
};
use http::uri::Authority;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Version, request};
use ipnet::IpNet;

use crate::config::{Forwarded, VirtualServer};

const KEEP_ALIVE: HeaderName = HeaderName::from_static("keep-alive");
const PROXY_CONNECTION: HeaderName = HeaderName::from_static("proxy-connection");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");

/// Which of the headers that matter to a gateway are there. Most messages have one or two of them; finding that out
/// in one go is cheaper than asking the map for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Present(u32);

impl Present {
    const HOST: Present = Present(1);
    const CONNECTION: Present = Present(1 << 1);
    const HOP: Present = Present(1 << 2);
    const CHUNKED: Present = Present(1 << 3);
    const LENGTH: Present = Present(1 << 4);
    const UPGRADE: Present = Present(1 << 5);
    const EXPECT: Present = Present(1 << 6);
    const PROXY: Present = Present(1 << 7);
    const VIA: Present = Present(1 << 8);
    const FORWARDED: Present = Present(1 << 9);
    const LOOP: Present = Present(1 << 10);

    /// What is there.
    pub(crate) fn of(headers: &HeaderMap) -> Present {
        headers.keys().fold(Present::default(), |all, name| all.and(Present::kind(name)))
    }

    fn kind(name: &HeaderName) -> Present {
        // The names that the `http` crate knows are numbers; only others are looked at as text.
        match *name {
            HOST => Present::HOST,
            CONNECTION => Present::CONNECTION,
            TE => Present::HOP,
            TRANSFER_ENCODING => Present::CHUNKED,
            CONTENT_LENGTH => Present::LENGTH,
            UPGRADE => Present::UPGRADE,
            EXPECT => Present::EXPECT,
            PROXY_AUTHORIZATION | PROXY_AUTHENTICATE => Present::PROXY,
            VIA => Present::VIA,
            FORWARDED => Present::FORWARDED,
            // What most messages have, and nobody here looks for.
            ACCEPT | ACCEPT_ENCODING | ACCEPT_LANGUAGE | CACHE_CONTROL | CONTENT_TYPE | COOKIE | DATE
            | ETAG | LAST_MODIFIED | SERVER | SET_COOKIE | USER_AGENT | VARY => Present::default(),
            _ => match name.as_str() {
                "keep-alive" | "proxy-connection" => Present::HOP,
                "cdn-loop" => Present::LOOP,
                "x-forwarded-for" | "x-forwarded-proto" | "x-forwarded-host" => Present::FORWARDED,
                _ => Present::default(),
            },
        }
    }

    fn and(self, other: Present) -> Present {
        Present(self.0 | other.0)
    }

    /// Whether the request says which way it came.
    pub(crate) fn has_trail(self) -> bool {
        self.has(Present::LOOP)
    }

    fn has(self, other: Present) -> bool {
        self.0 & other.0 != 0
    }
}

/// Why a request is not taken: the status and words for the log and the client.
pub(crate) type Refusal = (StatusCode, &'static str);

/// Checks what hyper leaves to us, and makes the request's host one thing: a `Host` header.
pub(crate) fn check(parts: &mut request::Parts) -> Result<Present, Refusal> {
    if parts.method == Method::CONNECT || parts.method == Method::TRACE {
        return Err((StatusCode::METHOD_NOT_ALLOWED, "this method is not for a gateway"));
    }
    // One walk tells what is there and finds the hosts: less than looking one name up.
    let (mut present, mut hosts) = (Present::default(), (None, None));
    for (name, value) in &parts.headers {
        let kind = Present::kind(name);
        present = present.and(kind);
        if kind == Present::HOST {
            hosts = (Some(value), hosts.0);
        }
    }
    let host = match hosts {
        (Some(host), None) => Some(host),
        (None, _) if parts.version == Version::HTTP_10 || parts.uri.authority().is_some() => None,
        (None, _) => return Err((StatusCode::BAD_REQUEST, "there is no Host header")),
        (Some(_), Some(_)) => return Err((StatusCode::BAD_REQUEST, "there is more than one Host header")),
    };
    if host.is_some_and(|host| !is_host(host.as_bytes())) {
        return Err((StatusCode::BAD_REQUEST, "the Host header names no host"));
    }
    if let Some(authority) = parts.uri.authority() {
        // The absolute form decides (RFC 9112 section 3.2.2).
        let host = HeaderValue::from_str(authority.as_str())
            .map_err(|_| (StatusCode::BAD_REQUEST, "the request-target names no host"))?;
        parts.headers.insert(HOST, host);
    }
    if present.has(Present::CONNECTION) {
        for line in parts.headers.get_all(CONNECTION) {
            for name in line.as_bytes().split(|&byte| byte == b',') {
                if is_protected(name.trim_ascii()) {
                    let what = "the Connection header lists a field that is not its own";
                    return Err((StatusCode::BAD_REQUEST, what));
                }
            }
        }
    }
    Ok(present)
}

/// Whether this is a host with or without a port, or nothing. An authority may also have user information, and
/// commas that look like a list; nobody means those well.
fn is_host(value: &[u8]) -> bool {
    // Nearly always a name or an address of version 4 and perhaps a port: no need to look at it as an authority may be.
    let name = value.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    let (name, port) = value.split_at(name.count());
    let plain = match port {
        [] => true,
        [b':', digits @ ..] => {
            digits.iter().all(u8::is_ascii_digit)
                && ((1..=4).contains(&digits.len()) || (digits.len() == 5 && *digits <= b"65535"[..]))
        }
        _ => false,
    };
    (plain && (port.is_empty() || !name.is_empty()))
        || (!value.iter().any(|byte| matches!(byte, b'@' | b',')) && Authority::try_from(value).is_ok())
}

/// Fields that a client could do harm with if it could have them taken off.
fn is_protected(name: &[u8]) -> bool {
    [HOST, CONTENT_LENGTH, AUTHORIZATION, COOKIE, FORWARDED_FOR, FORWARDED_PROTO, FORWARDED_HOST]
        .iter()
        .any(|protected| protected.as_str().as_bytes().eq_ignore_ascii_case(name))
}

/// The protocol that a request asks to switch to.
pub(crate) fn upgrade(parts: &request::Parts, present: Present) -> Option<HeaderValue> {
    if !present.has(Present::UPGRADE) {
        return None;
    }
    let wanted = parts.headers.get(UPGRADE)?;
    let listed = parts.headers.get_all(CONNECTION).iter().any(|line| {
        line.as_bytes()
            .split(|&byte| byte == b',')
            .any(|name| name.trim_ascii().eq_ignore_ascii_case(b"upgrade"))
    });
    (listed && parts.version == Version::HTTP_11).then(|| wanted.clone())
}

/// Takes off what speaks of one connection only, and what `Connection` lists.
pub(crate) fn strip(headers: &mut HeaderMap, present: Present) {
    if present.has(Present::CONNECTION)
        && let Ok(Entry::Occupied(connection)) = headers.try_entry(CONNECTION)
    {
        let mut listed: Vec<HeaderName> = Vec::new();
        for line in connection.iter() {
            // Nearly always `keep-alive`, `close` or `upgrade` and nothing else.
            if is_connection_option(line.as_bytes()) {
                continue;
            }
            let names = line.as_bytes().split(|&byte| byte == b',').map(<[u8]>::trim_ascii);
            let names = names.filter(|name| !is_connection_option(name) && !is_protected(name));
            listed.extend(names.filter_map(|name| HeaderName::from_bytes(name).ok()));
        }
        connection.remove();
        for name in listed {
            headers.remove(name);
        }
    }
    if present.has(Present::HOP) {
        for name in [KEEP_ALIVE, PROXY_CONNECTION, TE] {
            headers.remove(name);
        }
    }
    if present.has(Present::CHUNKED) {
        headers.remove(TRANSFER_ENCODING);
    }
    if present.has(Present::UPGRADE) {
        headers.remove(UPGRADE);
    }
    if present.has(Present::PROXY) {
        headers.remove(PROXY_AUTHORIZATION);
        headers.remove(PROXY_AUTHENTICATE);
    }
}

fn is_connection_option(name: &[u8]) -> bool {
    name.is_empty()
        || [&b"keep-alive"[..], b"close", b"upgrade"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

/// What a request said of where it came from, before any rule could change it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Received {
    host: Option<HeaderValue>,
    forwarded_for: Option<HeaderValue>,
    forwarded_proto: Option<HeaderValue>,
    /// It came over TLS.
    pub(crate) tls: bool,
    forwarded_host: Option<HeaderValue>,
}

impl Received {
    /// `forwarded` is what becomes of it: where that is nothing, nothing is kept.
    pub(crate) fn of(headers: &HeaderMap, present: Present, forwarded: Forwarded) -> Received {
        if forwarded == Forwarded::Off {
            return Received::default();
        }
        let host = headers.get(HOST).cloned();
        if !present.has(Present::FORWARDED) {
            return Received { host, ..Received::default() };
        }
        Received {
            host,
            forwarded_for: headers.get(FORWARDED_FOR).cloned(),
            forwarded_proto: headers.get(FORWARDED_PROTO).cloned(),
            tls: false,
            forwarded_host: headers.get(FORWARDED_HOST).cloned(),
        }
    }
}

/// Whether a peer's word on where a request came from is believed.
pub(crate) fn is_trusted(networks: &[IpNet], peer: IpAddr) -> bool {
    networks.iter().any(|network| network.contains(&peer))
}

/// The client: the peer, or whom a trusted peer says it speaks for.
pub(crate) fn client(headers: &HeaderMap, networks: &[IpNet], peer: IpAddr) -> IpAddr {
    if networks.is_empty() || !is_trusted(networks, peer) {
        return peer;
    }
    // From the right: what stands there was written by the proxy nearest to us.
    let mut client = peer;
    for line in headers.get_all(FORWARDED_FOR).iter().rev() {
        for part in line.as_bytes().rsplit(|&byte| byte == b',') {
            let ip = std::str::from_utf8(part).ok().and_then(|text| text.trim().parse::<IpAddr>().ok());
            let Some(ip) = ip else { return client };
            client = ip.to_canonical();
            if !is_trusted(networks, client) {
                return client;
            }
        }
    }
    client
}

/// The last changes to a request's headers before a node sees them.
pub(crate) fn outgoing(
    headers: &mut HeaderMap,
    received: &Received,
    server: &VirtualServer,
    peer: IpAddr,
    peer_text: impl FnOnce() -> HeaderValue,
) {
    let present = Present::of(headers);
    strip(headers, present);
    if present.has(Present::EXPECT) {
        // We wait for the node's reply anyway, and ask the client for the body when the node takes it.
        headers.remove(EXPECT);
    }
    if server.forwarded != Forwarded::Off {
        let trusted = server.forwarded == Forwarded::Append || is_trusted(&server.trusted_proxies, peer);
        forwarded(headers, received, trusted, peer_text);
    }
    if let Some(via) = &server.via
        && let Ok(via) = HeaderValue::try_from(format!("1.1 {via}"))
    {
        headers.append(VIA, via);
    }
}

/// Says where a request came from. What a rule set stays as it is.
fn forwarded(
    headers: &mut HeaderMap,
    received: &Received,
    trusted: bool,
    peer: impl FnOnce() -> HeaderValue,
) {
    if headers.get(FORWARDED_FOR) == received.forwarded_for.as_ref() {
        if trusted && received.forwarded_for.is_some() {
            let mut all = Vec::new();
            for line in headers.get_all(FORWARDED_FOR) {
                all.extend_from_slice(line.as_bytes());
                all.extend_from_slice(b", ");
            }
            all.extend_from_slice(peer().as_bytes());
            if let Ok(all) = HeaderValue::from_bytes(&all) {
                headers.insert(FORWARDED_FOR, all);
            }
        } else {
            headers.insert(FORWARDED_FOR, peer());
        }
    }
    if headers.get(FORWARDED_PROTO) == received.forwarded_proto.as_ref()
        && !(trusted && received.forwarded_proto.is_some())
    {
        headers
            .insert(FORWARDED_PROTO, HeaderValue::from_static(if received.tls { "https" } else { "http" }));
    }
    if headers.get(FORWARDED_HOST) == received.forwarded_host.as_ref()
        && !(trusted && received.forwarded_host.is_some())
    {
        match &received.host {
            Some(host) => headers.insert(FORWARDED_HOST, host.clone()),
            None => headers.remove(FORWARDED_HOST),
        };
    }
    if !trusted {
        headers.remove(FORWARDED);
    }
}

/// Whether a request has been here before, going by the name that we give ourselves in `Via`.
pub(crate) fn is_loop(headers: &HeaderMap, present: Present, via: Option<&str>) -> bool {
    let Some(name) = via.filter(|_| present.has(Present::VIA)) else { return false };
    headers.get_all(VIA).iter().any(|line| {
        line.as_bytes()
            .split(|&byte| byte == b',')
            .filter_map(|hop| hop.trim_ascii().split(|&byte| byte == b' ').nth(1))
            .any(|by| by == name.as_bytes())
    })
}

/// The last changes to a reply's headers before the client sees them. `exact` is the body's length when it is
/// known. Replies to HEAD and 304 speak of the length of a body that they do not have, 204 of none.
pub(crate) fn reply(headers: &mut HeaderMap, status: StatusCode, head: bool, exact: Option<u64>) {
    let present = Present::of(headers);
    strip(headers, present);
    if !present.has(Present::LENGTH) {
        return;
    }
    let chunked = present.has(Present::CHUNKED);
    let empty = status == StatusCode::NO_CONTENT || status == StatusCode::SWITCHING_PROTOCOLS;
    if head || empty || status == StatusCode::NOT_MODIFIED {
        if chunked || empty {
            headers.remove(CONTENT_LENGTH);
        }
        return;
    }
    // The one length that is true is the body's. More than one, or another, would let the client and somebody
    // between us read two replies differently.
    match exact {
        Some(len) if !chunked => {
            // A few headers are gone through faster than one is looked up.
            let mut stated = headers.iter().filter(|(name, _)| **name == CONTENT_LENGTH);
            let mut digits = itoa::Buffer::new();
            let true_one = digits.format(len).as_bytes();
            if stated.next().map(|(_, value)| value.as_bytes()) != Some(true_one) || stated.next().is_some() {
                headers.insert(CONTENT_LENGTH, HeaderValue::from(len));
            }
        }
        _ => {
            headers.remove(CONTENT_LENGTH);
        }
    }
}

/// Adds the cookie that tells a client of its node.
pub(crate) fn add_cookie(headers: &mut HeaderMap, cookie: HeaderValue) {
    // A reply so full of headers that it takes no more keeps those it has.
    let _ = headers.try_append(SET_COOKIE, cookie);
}

#[cfg(test)]
mod tests;
