//! Addresses from bytes.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The longest text of an IPv6 address, with an IPv4 address at its end.
const IPV6_TEXT_MAX: usize = 45;

/// Reads an IPv4 or IPv6 address, with nothing before or behind it. A number of an IPv4 address with a zero
/// before it is refused: some read it as octal.
#[inline]
pub(crate) fn parse_address(text: &[u8]) -> Option<IpAddr> {
    match parse_v4(text) {
        Some(v4) => Some(IpAddr::V4(v4)),
        None if text.contains(&b':') => parse_v6(text).map(IpAddr::V6),
        None => None,
    }
}

fn parse_v4(text: &[u8]) -> Option<Ipv4Addr> {
    let (address, rest) = begin_v4(text)?;
    rest.is_empty().then_some(address)
}

/// Reads the IPv4 address that a text begins with, and gives what stands behind it. In one pass: a rule that asks who
/// the client is does this for each request, and one that walks through a list of networks for each of them.
pub(super) fn begin_v4(text: &[u8]) -> Option<(Ipv4Addr, &[u8])> {
    let mut octets = [0_u8; 4];
    let mut octet = 0;
    let mut value = 0_u32;
    let mut digits = 0;
    let mut end = text.len();
    for (at, &byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                // A zero may stand alone, not in front.
                if digits > 0 && value == 0 {
                    return None;
                }
                value = value * 10 + u32::from(byte - b'0');
                digits += 1;
                if value > 255 {
                    return None;
                }
            }
            b'.' if digits > 0 && octet < 3 => {
                octets[octet] = value as u8;
                octet += 1;
                (value, digits) = (0, 0);
            }
            _ => {
                end = at;
                break;
            }
        }
    }
    if octet < 3 || digits == 0 {
        return None;
    }
    octets[3] = value as u8;
    Some((Ipv4Addr::from(octets), text.get(end..)?))
}

/// A number from 0 to 255 without zeros before it.
pub(super) fn parse_octet(digits: &[u8]) -> Option<u8> {
    let value = |digit: u8| digit.is_ascii_digit().then(|| u32::from(digit - b'0'));
    match *digits {
        [a] => u8::try_from(value(a)?).ok(),
        [a @ b'1'..=b'9', b] => u8::try_from(value(a)? * 10 + value(b)?).ok(),
        [a @ b'1'..=b'9', b, c] => u8::try_from(value(a)? * 100 + value(b)? * 10 + value(c)?).ok(),
        _ => None,
    }
}

fn parse_v6(text: &[u8]) -> Option<Ipv6Addr> {
    if text.len() > IPV6_TEXT_MAX {
        return None;
    }
    std::str::from_utf8(text).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_others_are_not() {
        for good in ["0.0.0.0", "255.255.255.255", "10.0.1.9", "::", "2001:db8::1", "::ffff:1.2.3.4", "1::"] {
            assert_eq!(parse_address(good.as_bytes()), Some(good.parse().unwrap()), "{good}");
        }
        for bad in [
            "",
            "1.2.3",
            "1.2.3.4.5",
            "256.1.1.1",
            "01.2.3.4",
            "1.2.3.04",
            "1.2.3.",
            ".1.2.3.4",
            "1.2.3.a",
            " 1.2.3.4",
            "1.2.3.4 ",
            "+1.2.3.4",
            "fe80::1%eth0",
            "[::1]",
            ":::",
            "12345::",
            "localhost",
            "1:2:3:4:5:6:7:8:9",
        ] {
            assert_eq!(parse_address(bad.as_bytes()), None, "{bad}");
        }
        assert_eq!(parse_address(b"1.2.3.\xff"), None);
    }
}
