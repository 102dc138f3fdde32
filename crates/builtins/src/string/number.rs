//! Numbers and addresses as bytes, the most significant first.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Out};

use crate::address::write_groups;
use crate::network::parse_address;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] =
    &[&BYTES_TO_INT, &INT_TO_BYTES, &BERTOINT, &INT_TO_BER, &BYTES_TO_DOTTED, &DOTTED_TO_BYTES];

/// The number that 1, 2 or 4 bytes stand for, the most significant first, without a sign. 0 for a string of
/// another length.
///
/// ```rule
/// string.bytesToInt( "\001\002" );         # -> 258
/// string.bytesToInt( "\377\377\377\377" ); # -> 4294967295
/// string.bytesToInt( "abc" );              # -> 0
/// ```
#[builtin("string.bytesToInt", short)]
fn bytes_to_int(string: &[u8]) -> i64 {
    match *string {
        [a] => i64::from(a),
        [a, b] => i64::from(u16::from_be_bytes([a, b])),
        [a, b, c, d] => i64::from(u32::from_be_bytes([a, b, c, d])),
        _ => 0,
    }
}

/// `number` as 1, 2 or 4 bytes (4 unless `width` is given), the most significant first. Higher bytes of a
/// number that is too large are left out; another width gives the empty string and a
/// warning.
///
/// ```rule
/// string.hexencode( string.intToBytes( 258 ) );     # -> 00000102
/// string.hexencode( string.intToBytes( 258, 2 ) );  # -> 0102
/// string.hexencode( string.intToBytes( 258, 1 ) );  # -> 02
/// string.hexencode( string.intToBytes( -1, 2 ) );   # -> FFFF
/// ```
#[builtin("string.intToBytes", short)]
fn int_to_bytes(number: i64, width: Option<i64>, out: &mut Out, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let bytes = number.to_be_bytes();
    match width.unwrap_or(4) {
        width @ (1 | 2 | 4) => out.push_slice(&bytes[bytes.len() - width as usize..]),
        width => cx.warn(format!("string.intToBytes takes a width of 1, 2 or 4, not {width}"))?,
    }
    Ok(())
}

/// The number that a BER compressed integer stands for: seven bits a byte, the most significant first, the
/// high bit set in all bytes but the last.
///
/// What stands behind the integer is not looked at. 0 when its last byte is missing.
///
/// ```rule
/// string.BERToInt( "\201\110" ); # -> 200
/// string.BERToInt( "\005" );     # -> 5
/// string.BERToInt( "\201" );     # -> 0
/// ```
#[builtin("string.BERToInt", short)]
fn bertoint(string: &[u8]) -> i64 {
    let mut number = 0_i64;
    for &byte in string {
        number = number << 7 | i64::from(byte & 0x7f);
        if byte < 0x80 {
            return number;
        }
    }
    0
}

/// `number` as a BER compressed integer. A negative number is written as its 64-bit two's complement.
///
/// ```rule
/// string.hexencode( string.intToBER( 200 ) ); # -> 8148
/// string.hexencode( string.intToBER( 0 ) );   # -> 00
/// string.BERToInt( string.intToBER( -1 ) );   # -> -1
/// ```
#[builtin("string.intToBER", short)]
fn int_to_ber(number: i64, out: &mut Out) {
    let bits = number as u64;
    let groups = (64 - bits.leading_zeros()).div_ceil(7).max(1);
    for at in (0..groups).rev() {
        let more = if at > 0 { 0x80 } else { 0 };
        out.push((bits >> (7 * at) & 0x7f) as u8 | more);
    }
}

/// The text of the IP address that 4 or 16 bytes stand for; the empty string for another length.
///
/// An IPv6 address has the form that `string.normalizeIPAddress` gives it.
///
/// ```rule
/// string.bytesToDotted( "\300\000\002\001" ); # -> 192.0.2.1
/// string.bytesToDotted( "abc" );              # ->
/// $bytes = string.dottedToBytes( "2001:db8:0:1::7" );
/// string.bytesToDotted( $bytes );             # -> 2001:db8::1:0:0:0:7
/// ```
#[builtin("string.bytesToDotted", short)]
fn bytes_to_dotted(string: &[u8], out: &mut Out) {
    if let Ok(v4) = <[u8; 4]>::try_from(string) {
        out.push_slice(Ipv4Addr::from(v4).to_string().as_bytes());
    } else if let Ok(v6) = <[u8; 16]>::try_from(string) {
        write_groups(Ipv6Addr::from(v6), out);
    }
}

/// The 4 or 16 bytes of an IP address; the empty string when it is none.
///
/// ```rule
/// string.hexencode( string.dottedToBytes( "192.0.2.1" ) ); # -> C0000201
/// string.len( string.dottedToBytes( "2001:db8::1" ) );     # -> 16
/// string.len( string.dottedToBytes( "localhost" ) );       # -> 0
/// ```
#[builtin("string.dottedToBytes", short)]
fn dotted_to_bytes(ip_address: &[u8], out: &mut Out) {
    match parse_address(ip_address) {
        Some(IpAddr::V4(v4)) => out.push_slice(&v4.octets()),
        Some(IpAddr::V6(v6)) => out.push_slice(&v6.octets()),
        None => {}
    }
}
