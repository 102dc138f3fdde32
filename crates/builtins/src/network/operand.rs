//! A prepared network: the operand of `string.ipmaskmatch`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};
use pointsman_model::{Prepare, PrepareError};

use super::address::{begin_v4, parse_address, parse_octet};

const FORMS: &str = "write an address such as `192.0.2.7`, a network such as `192.0.2.0/24` or \
     `2001:db8::/32`, or the beginning of an address such as `192.0.2.`";

/// One IPv4 or IPv6 network. An address alone is a network of one; bits beyond the mask are ignored, as
/// people write them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// IPv4; an IPv6 network of mapped addresses (`::ffff:10.0.0.0/104`) is one too.
    V4(Ipv4Net),
    /// IPv6.
    V6(Ipv6Net),
}

impl Network {
    /// Whether the address is in the network. An IPv4 address in IPv6's clothes (`::ffff:10.0.0.1`) is in
    /// the IPv4 network too.
    #[inline]
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self, address) {
            (Network::V4(net), IpAddr::V4(v4)) => is_in(net, v4),
            (Network::V4(net), IpAddr::V6(v6)) => v6.to_ipv4_mapped().is_some_and(|v4| is_in(net, v4)),
            (Network::V6(net), IpAddr::V6(v6)) => net.contains(&v6),
            (Network::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

/// As `Ipv4Net::contains`, by the mask and not by the first and the last address.
#[inline]
fn is_in(net: &Ipv4Net, address: Ipv4Addr) -> bool {
    u32::from(address) & u32::from(net.netmask()) == u32::from(net.network())
}

impl Prepare for Network {
    const WHAT: &'static str = "IP network";
    const KEPT: bool = false;

    #[inline]
    fn prepare(text: &[u8]) -> Result<Self, PrepareError> {
        match parse_plain(text) {
            Some(network) => Ok(network),
            None => prepare_otherwise(text),
        }
    }
}

/// `192.0.2.0/24`: what most lists consist of.
fn parse_plain(text: &[u8]) -> Option<Network> {
    let (address, mask) = begin_v4(text)?;
    let bits = match *mask {
        [b'/', ones @ b'0'..=b'9'] => ones - b'0',
        [b'/', tens @ b'1'..=b'9', ones @ b'0'..=b'9'] => 10 * (tens - b'0') + (ones - b'0'),
        _ => return None,
    };
    Some(Network::V4(Ipv4Net::new(address, bits).ok()?.trunc()))
}

/// Every other form.
fn prepare_otherwise(text: &[u8]) -> Result<Network, PrepareError> {
    let slash = memchr::memchr(b'/', text);
    let base = &text[..slash.unwrap_or(text.len())];
    if slash.is_none()
        && let Some(network) = parse_prefix(base)
    {
        return Ok(network);
    }
    let Some(address) = parse_address(base) else { return Err(not_an_address(text, base)) };
    let Some(slash) = slash else {
        return Ok(match address {
            IpAddr::V4(v4) => Network::V4(Ipv4Net::from(v4)),
            IpAddr::V6(v6) => v6_network(v6, 128, Ipv6Net::from(v6)),
        });
    };
    let mask = &text[slash + 1..];
    let at = slash + 1..text.len();
    let bits = parse_mask(mask, address).map_err(|error| match mask {
        [] => PrepareError { range: Some(slash..text.len()), ..error },
        _ => error.at(at.clone()),
    })?;
    let network = match address {
        IpAddr::V4(v4) => Ipv4Net::new(v4, bits).map(|net| Network::V4(net.trunc())),
        IpAddr::V6(v6) => Ipv6Net::new(v6, bits).map(|net| v6_network(v6, bits, net.trunc())),
    };
    network.map_err(|_| {
        let width = if address.is_ipv4() { 32 } else { 128 };
        PrepareError::new(format!("`/{}` is longer than an address of {width} bits", shown(mask)))
            .at(at)
            .help(format!("write a number from 0 to {width}"))
    })
}

/// IPv6, but IPv4 when all of it is mapped.
fn v6_network(address: Ipv6Addr, bits: u8, net: Ipv6Net) -> Network {
    match (address.to_ipv4_mapped(), bits.checked_sub(96)) {
        (Some(v4), Some(bits)) => {
            Ipv4Net::new(v4, bits).map_or(Network::V6(net), |net| Network::V4(net.trunc()))
        }
        _ => Network::V6(net),
    }
}

/// `10.`, `10.0.`, `10.0.1.`: all addresses that begin so.
fn parse_prefix(text: &[u8]) -> Option<Network> {
    let mut octets = [0_u8; 4];
    let mut count = 0;
    for digits in text.strip_suffix(b".")?.split(|byte| *byte == b'.') {
        *octets.get_mut(count)? = parse_octet(digits)?;
        count += 1;
    }
    let bits = u8::try_from(8 * count).ok().filter(|bits| *bits < 32)?;
    Ipv4Net::new(Ipv4Addr::from(octets), bits).ok().map(Network::V4)
}

/// The part behind the slash: a number of bits, or for IPv4 a mask in the form of an address.
fn parse_mask(mask: &[u8], address: IpAddr) -> Result<u8, PrepareError> {
    if !mask.is_empty() && mask.len() <= 3 && mask.iter().all(u8::is_ascii_digit) {
        let bits = mask.iter().fold(0_u32, |bits, digit| bits * 10 + u32::from(digit - b'0'));
        return Ok(u8::try_from(bits).unwrap_or(u8::MAX));
    }
    let written = shown(mask);
    match parse_address(mask) {
        Some(IpAddr::V4(dotted)) if address.is_ipv4() => {
            let ones = u32::from(dotted).leading_ones();
            if u32::from(dotted).count_ones() == ones {
                return Ok(u8::try_from(ones).unwrap_or(32));
            }
            Err(PrepareError::new(format!("`{written}` is not a netmask: its ones must all come first"))
                .help("write `255.255.255.0`, say, or the number of ones: `/24`"))
        }
        Some(_) => Err(PrepareError::new("the mask of an IPv6 network is a number of bits")
            .help("write `2001:db8::/32`, say")),
        None if mask.is_empty() => {
            Err(PrepareError::new("the mask is missing behind `/`").help("write a number of bits: `/24`"))
        }
        None => Err(PrepareError::new(format!("`{written}` is not a netmask"))
            .help("write a number of bits such as `/24`, or `/255.255.255.0`")),
    }
}

fn not_an_address(text: &[u8], base: &[u8]) -> PrepareError {
    if text.is_empty() {
        return PrepareError::new("an empty text is not an IP network").help(FORMS);
    }
    let error = PrepareError::new(format!("`{}` is not an IP address", shown(base))).at(0..base.len());
    if text.iter().any(|byte| matches!(byte, b',' | b' ')) {
        return error.help("one network stands here: call the function once for each of several");
    }
    if let Some(star) = memchr::memchr(b'*', base) {
        let before = shown(&base[..star]);
        return error.help(if before.is_empty() {
            "for all addresses, write `0.0.0.0/0` or `::/0`".to_owned()
        } else {
            format!("there are no wildcards; for all addresses that begin so, write `{before}`")
        });
    }
    match base.len() < text.len() {
        true => error.help("write an address such as `192.0.2.7/32`"),
        false => error.help(FORMS),
    }
}

/// For messages: not longer than a line.
fn shown(bytes: &[u8]) -> String {
    const LINE: usize = 60;
    let mut shown: String = String::from_utf8_lossy(bytes).chars().take(LINE).collect();
    if bytes.len() > shown.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_in(address: &str, network: &str) -> bool {
        Network::prepare(network.as_bytes()).expect(network).contains(address.parse().unwrap())
    }

    #[test]
    fn every_documented_form_has_its_edges() {
        for (network, inside, outside) in [
            ("10.0.1.0/24", "10.0.1.255", "10.0.2.0"),
            ("10.0.1.0/255.255.255.0", "10.0.1.0", "10.0.0.255"),
            ("10.0.1.77/24", "10.0.1.1", "10.0.0.77"),
            ("10.", "10.255.255.255", "11.0.0.0"),
            ("10.0.", "10.0.255.1", "10.1.0.0"),
            ("10.0.1.", "10.0.1.255", "10.0.10.1"),
            ("10.0.1.1", "10.0.1.1", "10.0.1.11"),
            ("10.0.1.1/32", "10.0.1.1", "10.0.1.0"),
            ("192.168.0.0/31", "192.168.0.1", "192.168.0.2"),
            ("0.0.0.0/0", "255.1.2.3", "::1"),
            ("10.0.0.0/0.0.0.0", "99.1.2.3", "::1"),
            ("2001:200:0:8002::/64", "2001:200:0:8002:ffff::1", "2001:200:0:8003::"),
            ("2001:db8::1", "2001:db8::1", "2001:db8::2"),
            ("::/0", "2001:db8::1", "1.2.3.4"),
            ("10.0.0.0/8", "::ffff:10.9.9.9", "::ffff:11.0.0.1"),
            ("::ffff:10.0.0.0/104", "10.1.2.3", "11.1.2.3"),
            ("::ffff:10.0.0.1", "::ffff:10.0.0.1", "::ffff:10.0.0.2"),
        ] {
            assert!(is_in(inside, network), "{inside} in {network}");
            assert!(!is_in(outside, network), "{outside} in {network}");
        }
    }

    #[test]
    fn the_plain_form_is_read_as_every_form_is() {
        for (text, plain) in [
            ("10.0.1.0/24", true),
            ("255.255.255.255/32", true),
            ("0.0.0.0/0", true),
            ("10.0.1.77/9", true),
            ("10.0.1.0/33", false),
            ("10.0.1.0/08", false),
            ("10.0.01.0/8", false),
            ("10.0.256.0/8", false),
            ("10.0.1/8", false),
            ("10.0.1.0.0/8", false),
            ("10.0.1./8", false),
            ("10.0.1.0/", false),
            ("10.0.1.0/8/8", false),
            ("10.0.1.0/8.", false),
            ("10.0.1.0/99999999999999999999", false),
            ("10.0.1.0", false),
            ("/8", false),
            ("", false),
        ] {
            let read = parse_plain(text.as_bytes());
            assert_eq!(read.is_some(), plain, "{text}");
            assert!(read.is_none() || read == prepare_otherwise(text.as_bytes()).ok(), "{text}");
        }
    }

    #[test]
    fn a_bad_network_is_refused_at_the_part_that_is_wrong() {
        for (network, part, message, help) in [
            (
                "my.ip.address/32",
                "my.ip.address",
                "`my.ip.address` is not an IP address",
                "write an address such as `192.0.2.7/32`",
            ),
            ("10.0.0.0/33", "33", "`/33` is longer than an address of 32 bits", "from 0 to 32"),
            ("::1/129", "129", "`/129` is longer than an address of 128 bits", "from 0 to 128"),
            ("::1/999", "999", "`/999` is longer than an address of 128 bits", "from 0 to 128"),
            (
                "10.0.0.0/255.0.255.0",
                "255.0.255.0",
                "`255.0.255.0` is not a netmask: its ones must all come first",
                "`/24`",
            ),
            ("10.0.0.0/x", "x", "`x` is not a netmask", "`/24`"),
            ("10.0.0.0/", "/", "the mask is missing behind `/`", "`/24`"),
            ("10.0.0.0/-1", "-1", "`-1` is not a netmask", "`/24`"),
            ("::1/255.0.0.0", "255.0.0.0", "the mask of an IPv6 network is a number of bits", "/32"),
            ("10.0.*.*", "10.0.*.*", "`10.0.*.*` is not an IP address", "write `10.0.`"),
            ("*", "*", "`*` is not an IP address", "0.0.0.0/0"),
            ("10.0.0.1, 10.0.0.2", "10.0.0.1, 10.0.0.2", "is not an IP address", "once for each"),
            ("10.0.0.0.", "10.0.0.0.", "is not an IP address", "beginning of an address"),
            ("300.", "300.", "`300.` is not an IP address", "beginning of an address"),
        ] {
            let error = Network::prepare(network.as_bytes()).expect_err(network);
            assert!(error.message.contains(message), "{network}: {}", error.message);
            assert_eq!(&network[error.range.expect(network)], part, "{network}");
            assert!(error.help.expect(network).contains(help), "{network}");
        }
        assert_eq!(Network::prepare(b"").unwrap_err().message, "an empty text is not an IP network");
    }
}
