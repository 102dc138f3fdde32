//! Addresses as text, in the one form that all functions give them, so that they can be compared as text.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use pointsman_model::{Cx, Fault, Out, Text, Transaction};

/// An address of a connection. An IPv4 address that came in IPv6's clothes is shown as IPv4. Allocates nothing:
/// who the client is, is the most common question of a rule.
pub(crate) fn ip_text(cx: &mut Cx<'_>, ip: IpAddr) -> Result<Text, Fault> {
    let ip = ip.to_canonical();
    let text = match ip {
        IpAddr::V4(v4) => ipv4_text(cx, v4),
        IpAddr::V6(v6) => cx.ws.build(|_, out| write_groups(v6, out)),
    }?;
    cx.ws.note_address(text, ip);
    Ok(text)
}

/// The client's address, of which [`ip_text`] is the text.
pub(crate) fn client_address(host: &dyn Transaction) -> IpAddr {
    match host.client().ip() {
        v4 @ IpAddr::V4(_) => v4,
        IpAddr::V6(v6) => canonical(v6),
    }
}

/// Apart, so that the other family needs no registers put aside.
#[inline(never)]
fn canonical(ip: Ipv6Addr) -> IpAddr {
    ip.to_canonical()
}

/// Written by hand: `Display` goes through the formatting machinery, which costs ten times as much.
fn ipv4_text(cx: &mut Cx<'_>, ip: Ipv4Addr) -> Result<Text, Fault> {
    // An octet with its point is at most four bytes; each is written whole and the next one starts on its rest.
    let mut buffer = [0; 16];
    let mut len = 0;
    for octet in ip.octets() {
        let (digits, count) = OCTETS[usize::from(octet)];
        if let Some(room) = buffer.get_mut(len..len + 4) {
            room.copy_from_slice(&digits);
        }
        len += usize::from(count);
    }
    // Without the last point.
    cx.ws.new_text(&buffer[..(len - 1).min(buffer.len())])
}

/// Each octet with a point behind it, and how many bytes that is.
static OCTETS: [([u8; 4], u8); 256] = {
    let mut octets = [([b'.'; 4], 0); 256];
    let mut octet = 0;
    while octet < 256 {
        let (text, len) = &mut octets[octet];
        if octet >= 100 {
            text[0] = b'0' + (octet / 100) as u8;
            *len = 1;
        }
        if octet >= 10 {
            text[*len as usize] = b'0' + (octet / 10 % 10) as u8;
            *len += 1;
        }
        text[*len as usize] = b'0' + (octet % 10) as u8;
        *len += 2;
        octet += 1;
    }
    octets
};

/// An IPv6 address in TrafficScript's form: the first run of zero groups becomes `::`, be it the longest or not,
/// be it only one group. That is not RFC 5952's form.
pub(crate) fn write_groups(address: Ipv6Addr, out: &mut Out) {
    let groups = address.segments();
    let run = groups.iter().position(|group| *group == 0);
    let end = run.map(|start| start + groups[start..].iter().take_while(|group| **group == 0).count());
    for (at, group) in groups.iter().enumerate() {
        if run.zip(end).is_some_and(|(start, end)| (start..end).contains(&at)) {
            if run == Some(at) {
                out.push_slice(b"::");
            }
            continue;
        }
        if at > 0 && end != Some(at) {
            out.push(b':');
        }
        let digits = (16 - group.leading_zeros()).div_ceil(4).max(1);
        for digit in (0..digits).rev() {
            out.push(b"0123456789abcdef"[usize::from(group >> (4 * digit) & 15)]);
        }
    }
}
