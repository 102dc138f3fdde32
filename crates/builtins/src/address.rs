//! Addresses as text, without allocating: the most common question of a rule is who the client is.

use std::io::Write;
use std::net::IpAddr;

use pointsman_model::{Cx, Fault, Text};

/// The longest address: an IPv6 address that ends in an IPv4 one.
const LONGEST: usize = 45;

/// An address in its usual form (RFC 5952). An IPv4 address that came in IPv6's clothes is shown as IPv4.
pub(crate) fn ip_text(cx: &mut Cx<'_>, ip: IpAddr) -> Result<Text, Fault> {
    let mut buffer = [0_u8; LONGEST];
    let mut rest = &mut buffer[..];
    // It fits: the buffer holds the longest address.
    let _ = write!(rest, "{}", ip.to_canonical());
    let len = LONGEST - rest.len();
    cx.ws.new_text(&buffer[..len])
}
