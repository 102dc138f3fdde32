//! HTML's character references.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Out};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&HTMLENCODE, &HTMLDECODE];

/// The longest reference that is decoded, without `&` and `;`: `#x10ffff`.
const REFERENCE_MAX: usize = 10;

/// `string` with `&lt;`, `&gt;`, `&quot;` and `&amp;` for `<`, `>`, `"` and `&`, and references such as
/// `&#x0a;` for control characters. A single quote stays, so put attributes into double quotes.
///
/// ```rule
/// string.htmlencode( "<a href=\"?a&b\">" ); # -> &lt;a href=&quot;?a&amp;b&quot;&gt;
/// string.htmlencode( "a\nb" );              # -> a&#x0a;b
/// ```
#[builtin("string.htmlencode", short)]
fn htmlencode(string: &[u8], out: &mut Out) {
    for &byte in string {
        match byte {
            b'<' => out.push_slice(b"&lt;"),
            b'>' => out.push_slice(b"&gt;"),
            b'"' => out.push_slice(b"&quot;"),
            b'&' => out.push_slice(b"&amp;"),
            byte if byte.is_ascii_control() => {
                let digit = |half: u8| b"0123456789abcdef"[usize::from(half)];
                out.push_slice(&[b'&', b'#', b'x', digit(byte >> 4), digit(byte & 15), b';']);
            }
            byte => out.push(byte),
        }
    }
}

/// `encodedString` with `&lt;`, `&gt;`, `&quot;`, `&amp;`, `&apos;` and `&nbsp;` decoded, and numbers such as
/// `&#233;` or `&#xe9;` to the UTF-8 of that character. Every other `&` stays as it is, and what was decoded
/// is not decoded again.
///
/// ```rule
/// string.htmldecode( "&lt;a&gt; &quot;b&quot; &amp;lt; &#x41;" ); # -> <a> "b" &lt; A
/// string.htmldecode( "a & b &unknown;" );                        # -> a & b &unknown;
/// ```
#[builtin("string.htmldecode", short)]
fn htmldecode(encoded_string: &[u8], out: &mut Out) {
    let mut rest = encoded_string;
    while let Some(at) = memchr::memchr(b'&', rest) {
        out.push_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let near = &rest[..rest.len().min(REFERENCE_MAX + 1)];
        let end = memchr::memchr(b';', near);
        match end.and_then(|end| Some((character(&near[..end])?, end))) {
            Some((character, end)) => {
                out.push_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                rest = &rest[end + 1..];
            }
            None => out.push(b'&'),
        }
    }
    out.push_slice(rest);
}

/// What stands between `&` and `;`.
fn character(reference: &[u8]) -> Option<char> {
    match reference {
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"amp" => Some('&'),
        b"apos" => Some('\''),
        b"nbsp" => Some('\u{a0}'),
        [b'#', b'x' | b'X', digits @ ..] => number(digits, 16),
        [b'#', digits @ ..] => number(digits, 10),
        _ => None,
    }
}

fn number(digits: &[u8], radix: u32) -> Option<char> {
    let mut number = 0_u32;
    for &digit in digits {
        number = number.checked_mul(radix)?.checked_add(char::from(digit).to_digit(radix)?)?;
    }
    char::from_u32(number).filter(|_| !digits.is_empty())
}
