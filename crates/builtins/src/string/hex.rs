//! Hexadecimal.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Out};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&HEXENCODE, &HEXDECODE, &HEX_TO_INT, &INT_TO_HEX];

/// Each byte of `string` as two hexadecimal digits, in upper case.
///
/// ```rule
/// string.hexencode( "hello" ); # -> 68656C6C6F
/// ```
#[builtin("string.hexencode", short)]
fn hexencode(string: &[u8], out: &mut Out) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for &byte in string {
        out.push_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
}

/// The bytes that pairs of hexadecimal digits stand for, in either case.
///
/// The text is not checked: any other character counts as the digit 0, and a last character without a
/// partner is left out.
///
/// ```rule
/// string.hexdecode( "68656C6c6f" ); # -> hello
/// string.hexdecode( "414" );        # -> A
/// string.hexencode( string.hexdecode( "4x" ) ); # -> 40
/// ```
#[builtin("string.hexdecode", short)]
fn hexdecode(encoded_string: &[u8], out: &mut Out) {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or(0) as u8;
    for pair in encoded_string.chunks_exact(2) {
        out.push(digit(pair[0]) << 4 | digit(pair[1]));
    }
}

/// The first hexadecimal number in `string`; 0 when there is none.
///
/// The number may have `0x` and, before that, a minus sign in front. It begins at the first hexadecimal
/// digit, whatever stands before: in `"id 1f"` that is the `d`. A number that is too large is the largest
/// integer.
///
/// ```rule
/// string.hexToInt( "cafe" );      # -> 51966
/// string.hexToInt( "#0x1F;" );    # -> 31
/// string.hexToInt( "id 1f" );     # -> 13
/// string.hexToInt( "-0x10" );     # -> -16
/// string.hexToInt( "xyz" );       # -> 0
/// ```
#[builtin("string.hexToInt")]
fn hex_to_int(string: &[u8]) -> i64 {
    let Some(start) = string.iter().position(u8::is_ascii_hexdigit) else { return 0 };
    let mut digits = &string[start..];
    if let [b'0', b'x' | b'X', rest @ ..] = digits
        && rest.first().is_some_and(u8::is_ascii_hexdigit)
    {
        digits = rest;
    }
    let negative = string[..start].ends_with(b"-");
    let mut number = 0_i64;
    for &digit in digits {
        let Some(digit) = char::from(digit).to_digit(16) else { break };
        let next = number.saturating_mul(16);
        number = if negative {
            next.saturating_sub(i64::from(digit))
        } else {
            next.saturating_add(i64::from(digit))
        };
    }
    number
}

/// `number` in hexadecimal: eight digits or more, in lower case, with zeros in front.
///
/// A negative number is written as its two's complement: in eight digits down to -2147483648, else in
/// sixteen.
///
/// ```rule
/// string.intToHex( 51966 );       # -> 0000cafe
/// string.intToHex( 0x123456789a ); # -> 123456789a
/// string.intToHex( -1 );          # -> ffffffff
/// string.intToHex( -2147483649 ); # -> ffffffff7fffffff
/// ```
#[builtin("string.intToHex")]
fn int_to_hex(number: i64, out: &mut Out) {
    let bits = match i32::try_from(number) {
        Ok(small) => u64::from(small as u32),
        Err(_) => number as u64,
    };
    let digits = (64 - bits.leading_zeros()).div_ceil(4).max(8);
    for at in (0..digits).rev() {
        out.push(b"0123456789abcdef"[(bits >> (4 * at) & 15) as usize]);
    }
}
