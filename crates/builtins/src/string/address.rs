//! IP addresses and networks.

use std::net::IpAddr;
use std::sync::Arc;

use pointsman_macros::builtin;
use pointsman_model::{BoundTest, Builtin, Cx, Operands, Out, Prepared, Text};

use crate::address::write_groups;
use crate::network::{Network, NetworkSet, parse_address};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&IPMASKMATCH, &VALID_IPADDRESS, &NORMALIZE_IPADDRESS];

/// 1 when the address is in the network, else 0.
///
/// A network is `10.0.1.0/24`, `10.0.1.0/255.255.255.0`, the beginning of an address with its dot (`10.0.1.`),
/// one address, or an IPv6 network (`2001:db8::/32`). Bits beyond the mask are ignored: `10.0.1.7/24` is the
/// same as `10.0.1.0/24`. An IPv4 address written as IPv6 (`::ffff:10.0.1.7`) is in the IPv4 network. What is
/// not an address is in no network.
///
/// ```rule
/// string.ipmaskmatch( "10.0.1.7", "10.0.1.0/24" );              # -> 1
/// string.ipmaskmatch( "10.0.2.7", "10.0.1.0/24" );              # -> 0
/// string.ipmaskmatch( "10.0.1.7", "10.0.1.0/255.255.255.0" );   # -> 1
/// string.ipmaskmatch( "10.0.1.7", "10.0." );                    # -> 1
/// string.ipmaskmatch( "2001:db8::7", "2001:db8::/32" );         # -> 1
/// string.ipmaskmatch( "::ffff:10.0.1.7", "10.0.0.0/8" );        # -> 1
/// string.ipmaskmatch( "unknown", "10.0.0.0/8" );                # -> 0
/// ```
#[builtin("string.ipmaskmatch", short, test = in_network, any_of = in_any_network)]
fn ipmaskmatch(ip_address: Text, cidr_ip_subnet: Prepared<'_, Network>, cx: &mut Cx<'_>) -> bool {
    // The client's address is mostly here as it came from the connection: an address, not yet its text.
    let address = cx.ws.noted_address(ip_address).or_else(|| parse_address(cx.bytes(ip_address)));
    address.is_some_and(|address| cidr_ip_subnet.contains(address))
}

fn in_network(operands: Operands<'_>) -> Option<BoundTest> {
    let network = operands.get::<Network>(1)?;
    Some(of_addresses(move |address| network.contains(*address)))
}

fn in_any_network(networks: &[&[u8]]) -> Option<BoundTest> {
    let networks = Arc::new(NetworkSet::new(networks)?);
    Some(of_addresses(move |address| networks.contains(*address)))
}

/// A test of addresses; what is no address does not pass.
fn of_addresses(contains: impl Fn(&IpAddr) -> bool + Clone + Send + Sync + 'static) -> BoundTest {
    let of_text = contains.clone();
    BoundTest::of_text(move |text| parse_address(text).is_some_and(|address| of_text(&address)))
        .or_address(contains)
}

/// 4 when `string` is an IPv4 address, 6 when it is an IPv6 address, else 0.
///
/// ```rule
/// string.validIPAddress( "192.0.2.1" );   # -> 4
/// string.validIPAddress( "2001:db8::1" ); # -> 6
/// string.validIPAddress( "192.0.2" );     # -> 0
/// string.validIPAddress( "192.0.2.256" ); # -> 0
/// ```
#[builtin("string.validIPAddress", short)]
fn valid_ipaddress(string: &[u8]) -> i64 {
    match parse_address(string) {
        Some(IpAddr::V4(_)) => 4,
        Some(IpAddr::V6(_)) => 6,
        None => 0,
    }
}

/// The one way to write this address; the empty string when it is none.
///
/// In an IPv6 address letters are lower case, zeros in front of a group are dropped, and the first run of
/// zero groups becomes `::`, be it the longest or not, be it only one group: TrafficScript's way, which is not
/// RFC 5952's.
///
/// ```rule
/// string.normalizeIPAddress( "2001:0:0157::0:006a" ); # -> 2001::157:0:0:0:0:6a
/// string.normalizeIPAddress( "2001:DB8:0:0::1" );     # -> 2001:db8::1
/// string.normalizeIPAddress( "192.0.2.1" );           # -> 192.0.2.1
/// string.normalizeIPAddress( "localhost" );           # ->
/// ```
#[builtin("string.normalizeIPAddress", short)]
fn normalize_ipaddress(string: &[u8], out: &mut Out) {
    match parse_address(string) {
        // An IPv4 address is accepted only in its one form.
        Some(IpAddr::V4(_)) => out.push_slice(string),
        Some(IpAddr::V6(v6)) => write_groups(v6, out),
        None => {}
    }
}
