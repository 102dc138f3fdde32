//! Percent escapes.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Captures, Out, Value};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&ESCAPE, &UNESCAPE, &URLENCODE, &URLENCODEEXCEPTRESERVED];

const UPPER: &[u8; 16] = b"0123456789ABCDEF";

fn percent(byte: u8, out: &mut Out) {
    out.push_slice(&[b'%', UPPER[usize::from(byte >> 4)], UPPER[usize::from(byte & 15)]]);
}

fn encode(string: &[u8], stays: impl Fn(u8) -> bool, out: &mut Out) {
    for &byte in string {
        if stays(byte) {
            out.push(byte);
        } else {
            percent(byte, out);
        }
    }
}

/// `string` with `%XX` (in upper case) for control characters, spaces and `%`; everything else stays.
///
/// ```rule
/// string.escape( "a b%\n" ); # -> a%20b%25%0A
/// string.escape( "a/b?c" );  # -> a/b?c
/// ```
#[builtin("string.escape", short)]
fn escape(string: &[u8], out: &mut Out) {
    encode(string, |byte| byte > 32 && byte != b'%', out);
}

/// `escapedString` with `%XX` decoded to bytes, and `%uXXXX` to the UTF-8 of that character; two halves of a
/// surrogate pair make one character. A `+` stays a `+`.
///
/// The `%` of an illegal escape becomes `_`, and `$1` is set to 0. When all escapes are good, `$1` stays as
/// it is: set it to 1 before the call in order to tell.
///
/// ```rule
/// string.unescape( "a%20b%2Fc" );     # -> a b/c
/// string.unescape( "caf%u00e9" );     # -> café
/// $1 = 1;
/// string.unescape( "100%, %4a" );     # -> 100_, J
/// $1;                                 # -> 0
/// ```
#[builtin("string.unescape", short)]
fn unescape(escaped_string: &[u8], out: &mut Out, captures: &mut Captures) {
    let mut rest = escaped_string;
    while let Some(percent) = memchr::memchr(b'%', rest) {
        out.push_slice(&rest[..percent]);
        rest = &rest[percent + 1..];
        if let Some(byte) = hex(rest, 0, 2) {
            out.push(byte as u8);
            rest = &rest[2..];
        } else if let Some((character, len)) = unicode(rest) {
            let mut utf8 = [0; 4];
            out.push_slice(character.encode_utf8(&mut utf8).as_bytes());
            rest = &rest[len..];
        } else {
            out.push(b'_');
            captures.set(1, Value::Int(0));
        }
    }
    out.push_slice(rest);
}

/// `count` hexadecimal digits at `at`.
fn hex(text: &[u8], at: usize, count: usize) -> Option<u32> {
    let mut number = 0;
    for &digit in text.get(at..at + count)? {
        number = number * 16 + char::from(digit).to_digit(16)?;
    }
    Some(number)
}

/// What stands behind the `%` of `%uXXXX`, and how many bytes it takes.
fn unicode(text: &[u8]) -> Option<(char, usize)> {
    let unit = |at: usize| matches!(text.get(at), Some(b'u' | b'U')).then(|| hex(text, at + 1, 4)).flatten();
    let first = unit(0)?;
    if let Some(character) = char::from_u32(first) {
        return Some((character, 5));
    }
    let second = (text.get(5) == Some(&b'%')).then(|| unit(6)).flatten()?;
    if !(0xd800..0xdc00).contains(&first) || !(0xdc00..0xe000).contains(&second) {
        return None;
    }
    char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)).map(|character| (character, 11))
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')
}

/// `string` with `%XX` (in upper case) for everything but ASCII letters, digits, `.`, `-` and `_`. So a space
/// is `%20` and `~` is `%7E`.
///
/// ```rule
/// string.urlencode( "a b/c~d.e" ); # -> a%20b%2Fc%7Ed.e
/// string.urlencode( "é" );         # -> %C3%A9
/// ```
#[builtin("string.urlencode", short)]
fn urlencode(string: &[u8], out: &mut Out) {
    encode(string, is_plain, out);
}

/// `string` encoded as by `string.urlencode`, but without touching `%` and what RFC 3986 reserves:
/// `:/?#[]@!$&'()*+,;=`. So a whole URL keeps its parts and its escapes.
///
/// ```rule
/// string.urlencodeexceptreserved( "http://h/a b?c=%2F&d=~" ); # -> http://h/a%20b?c=%2F&d=%7E
/// ```
#[builtin("string.urlencodeexceptreserved", short)]
fn urlencodeexceptreserved(string: &[u8], out: &mut Out) {
    encode(string, |byte| is_plain(byte) || b"%:/?#[]@!$&'()*+,;=".contains(&byte), out);
}
