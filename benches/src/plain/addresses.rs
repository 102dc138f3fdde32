//! Addresses and hosts.

use std::hint::black_box as hidden;
use std::net::{IpAddr, Ipv4Addr};

use http::uri::Authority;
use ipnet::IpNet;

use super::{CLIENT, Case, NAME, case, with};

const SIX: &str = "$six = \"2001:db8::\" . $seven;\n";
const BYTES: &str = "$bytes = string.dottedToBytes( $client );\n";
const HOST: &str = "$host = $name . \".example.com:8080\";\n";

fn client() -> &'static str {
    std::str::from_utf8(hidden(CLIENT)).unwrap_or_default()
}

#[expect(clippy::expect_used, reason = "a bench without its network has nothing to measure")]
pub(super) fn cases() -> Vec<Case> {
    let net: IpNet = "203.0.112.0/20".parse().expect("a network");
    vec![
        case("ipmaskmatch", "$r = string.ipmaskmatch( $client, \"203.0.112.0/20\" );", "1", move || {
            client().parse::<IpAddr>().is_ok_and(|client| net.contains(&client))
        }),
        case("validIPAddress", "$r = string.validIPAddress( $client );", "4", || {
            client().parse::<IpAddr>().is_ok()
        }),
        case("dottedToBytes", "$r = string.len( string.dottedToBytes( $client ) );", "4", || {
            client().parse::<Ipv4Addr>().map(|client| client.octets().to_vec())
        }),
        case("extractPort", "$r = string.extractPort( $name . \":8080\" );", "8080", || {
            let text = [hidden(NAME), b":8080"].concat();
            let colon = memchr::memrchr(b':', &text)?;
            std::str::from_utf8(&text[colon + 1..]).ok()?.parse::<u16>().ok()
        }),
        with(
            SIX,
            case("normalizeIPAddress", "$r = string.normalizeIPAddress( $six );", "2001:db8::7", || {
                hidden("2001:db8::7").parse::<IpAddr>().map(|address| address.to_string())
            }),
        ),
        with(
            BYTES,
            case("bytesToDotted", "$r = string.bytesToDotted( $bytes );", "203.0.113.9", || {
                <[u8; 4]>::try_from(hidden(&[203, 0, 113, 9][..]))
                    .map(|bytes| Ipv4Addr::from(bytes).to_string())
            }),
        ),
        with(
            HOST,
            case("extractHost", "$r = string.extractHost( $host );", "pointsman.example.com", || {
                let authority = Authority::try_from(hidden(&b"pointsman.example.com:8080"[..]));
                authority.map(|authority| String::from(authority.host()))
            }),
        ),
    ]
}
