//! `host:port`, as it stands in a Host header.

use pointsman_macros::builtin;
use pointsman_model::Builtin;

use crate::network::parse_address;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&EXTRACT_HOST, &EXTRACT_PORT];

/// The host of `host` or `host:port`; the empty string when that is not a valid name or address with, if any,
/// a valid port.
///
/// A name is made of labels of letters, digits, `-` and `_` with dots between them; when its last label is a
/// number it must be an IPv4 address. An IPv6 address with a port stands in brackets, which are not part of
/// the result. A port is a number from 1 to 65535.
///
/// ```rule
/// string.extractHost( "www.example.com:8080" ); # -> www.example.com
/// string.extractHost( "[2001:db8::1]:80" );     # -> 2001:db8::1
/// string.extractHost( "2001:db8::1" );          # -> 2001:db8::1
/// string.extractHost( "bad host" );             # ->
/// string.extractHost( "example.com:99999" );    # ->
/// ```
#[builtin("string.extractHost", short)]
fn extract_host(string: &[u8]) -> &[u8] {
    split(string).map_or(&[], |(host, _)| host)
}

/// The port of `host:port`; the empty string when there is none, or when host or port are not valid (see
/// `string.extractHost`).
///
/// ```rule
/// string.extractPort( "www.example.com:8080" ); # -> 8080
/// string.extractPort( "www.example.com" );      # ->
/// string.extractPort( "[2001:db8::1]:80" );     # -> 80
/// string.extractPort( "www.example.com:0" );    # ->
/// ```
#[builtin("string.extractPort", short)]
fn extract_port(string: &[u8]) -> &[u8] {
    split(string).and_then(|(_, port)| port).unwrap_or_default()
}

fn split(string: &[u8]) -> Option<(&[u8], Option<&[u8]>)> {
    if let Some(bracketed) = string.strip_prefix(b"[") {
        let end = memchr::memchr(b']', bracketed)?;
        let (host, behind) = (&bracketed[..end], &bracketed[end + 1..]);
        parse_address(host).filter(std::net::IpAddr::is_ipv6)?;
        return match behind {
            [] => Some((host, None)),
            [b':', port @ ..] => is_port(port).then_some((host, Some(port))),
            _ => None,
        };
    }
    if parse_address(string).is_some() {
        return Some((string, None));
    }
    let (host, port) = match memchr::memchr(b':', string) {
        Some(colon) => (&string[..colon], Some(&string[colon + 1..])),
        None => (string, None),
    };
    (is_host(host) && port.is_none_or(is_port)).then_some((host, port))
}

fn is_port(port: &[u8]) -> bool {
    let number = port.iter().try_fold(0_u32, |number, digit| {
        digit.is_ascii_digit().then(|| number.saturating_mul(10).saturating_add(u32::from(digit - b'0')))
    });
    !port.is_empty() && number.is_some_and(|number| (1..=65_535).contains(&number))
}

/// Whether this is a host's name or an IPv4 address.
pub(crate) fn is_host(host: &[u8]) -> bool {
    let name = host.strip_suffix(b".").unwrap_or(host);
    let is_label = |label: &[u8]| {
        (1..=63).contains(&label.len())
            && label.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && !label.starts_with(b"-")
            && !label.ends_with(b"-")
    };
    let last = name.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    name.len() <= 253
        && name.split(|byte| *byte == b'.').all(is_label)
        && (!last.iter().all(u8::is_ascii_digit) || parse_address(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_ports_are_both_checked() {
        for (string, host, port) in [
            ("a", "a", ""),
            ("a:1", "a", "1"),
            ("a:65535", "a", "65535"),
            ("192.0.2.1:80", "192.0.2.1", "80"),
            ("my_host-1.example.", "my_host-1.example.", ""),
            ("[::1]", "::1", ""),
            ("[::1]:443", "::1", "443"),
            ("::1", "::1", ""),
            ("1and1.com:080", "1and1.com", "080"),
        ] {
            assert_eq!(extract_host(string.as_bytes()), host.as_bytes(), "{string}");
            assert_eq!(extract_port(string.as_bytes()), port.as_bytes(), "{string}");
        }
        for bad in [
            "",
            ":80",
            "a:",
            "a:b",
            "a:65536",
            "a:0",
            "a:+1",
            "a b",
            "-a",
            "a-.b",
            "a..b",
            ".a",
            "256.1.1.1",
            "1.2.3",
            "[::1",
            "[::1]80",
            "[a]:80",
            "[1.2.3.4]:80",
            "::1:80:x",
            "a/b",
            "é",
        ] {
            assert_eq!(extract_host(bad.as_bytes()), b"", "{bad}");
            assert_eq!(extract_port(bad.as_bytes()), b"", "{bad}");
        }
        let long = "a".repeat(64);
        assert_eq!(extract_host(long.as_bytes()), b"");
    }
}
