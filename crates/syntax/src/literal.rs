//! What literals mean: the bytes of strings, the values of numbers.
//!
//! Lenient, as the tree needs a value in any case: what is wrong with a literal is found by
//! [`string_faults`] and said once, when its token is first met.

use std::borrow::Cow;

use crate::{Span, TokenKind, lexer};

/// Something odd inside a string in double quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A backslash that is dropped.
    UnknownEscape(Span),
    /// An octal escape above `\377`.
    OctalTooLarge(Span),
}

/// The text between the quotes of a string token.
pub(crate) fn inner(kind: TokenKind, token: &[u8]) -> &[u8] {
    let open = lexer::quote_length(token);
    let close = match kind {
        TokenKind::UnclosedString => 0,
        TokenKind::TypographicString => (1..=3)
            .find(|length| {
                token.len() >= open + length && lexer::quote_length(&token[token.len() - length..]) == *length
            })
            .unwrap_or(0),
        _ => 1,
    };
    &token[open..(token.len() - close).max(open)]
}

/// The bytes that a string token stands for: those of the token itself, when no escape is among them.
pub(crate) fn string(kind: TokenKind, token: &[u8]) -> Cow<'_, [u8]> {
    let text = inner(kind, token);
    if !text.contains(&b'\\') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    if token[0] == b'\'' {
        single(text, &mut bytes);
    } else {
        double(text, 0, &mut bytes, &mut |_| {});
    }
    Cow::Owned(bytes)
}

/// What is odd inside a string token that begins at `start`.
pub(crate) fn string_faults(kind: TokenKind, token: &[u8], start: u32, report: &mut dyn FnMut(Fault)) {
    if token[0] == b'\'' || !token.contains(&b'\\') {
        return;
    }
    let text = inner(kind, token);
    double(text, start + lexer::quote_length(token) as u32, &mut Vec::new(), report);
}

/// Single quotes: `\'` is a quote, a backslash joins lines, and any other backslash is itself, also the two
/// of `\\`.
fn single(text: &[u8], bytes: &mut Vec<u8>) {
    let mut rest = text;
    loop {
        rest = match rest {
            [] => return,
            [b'\\', b'\'', rest @ ..] => {
                bytes.push(b'\'');
                rest
            }
            [b'\\', b'\n', rest @ ..] | [b'\\', b'\r', b'\n', rest @ ..] => rest,
            [b'\\', b'\\', rest @ ..] => {
                bytes.extend_from_slice(br"\\");
                rest
            }
            [byte, rest @ ..] => {
                bytes.push(*byte);
                rest
            }
        }
    }
}

fn double(text: &[u8], start: u32, bytes: &mut Vec<u8>, report: &mut dyn FnMut(Fault)) {
    let mut rest = text;
    loop {
        let at = start + (text.len() - rest.len()) as u32;
        rest = match rest {
            [] => return,
            [b'\\', b'\n', rest @ ..] | [b'\\', b'\r', b'\n', rest @ ..] => rest,
            [b'\\', b'0'..=b'7', ..] => {
                let digits = rest[1..].iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
                let value =
                    rest[1..=digits].iter().fold(0_u16, |value, digit| value * 8 + u16::from(digit - b'0'));
                if value > 0xFF {
                    report(Fault::OctalTooLarge(Span::new(at, at + 1 + digits as u32)));
                }
                bytes.push(value as u8);
                &rest[digits + 1..]
            }
            [b'\\', escaped, rest @ ..] => {
                bytes.push(match escaped {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'"' | b'\\' => *escaped,
                    other => {
                        // The rest of a character beyond ASCII belongs to it.
                        let more =
                            rest.iter().take_while(|byte| *other >= 0xC0 && **byte & 0xC0 == 0x80).count();
                        report(Fault::UnknownEscape(Span::new(at, at + 2 + more.min(3) as u32)));
                        *other
                    }
                });
                rest
            }
            [byte, rest @ ..] => {
                bytes.push(*byte);
                rest
            }
        }
    }
}

/// The value of an integer token; `None` when 64 bits do not hold it.
pub(crate) fn integer(kind: TokenKind, token: &[u8]) -> Option<i64> {
    let (radix, digits) = if kind == TokenKind::Hex { (16, &token[2..]) } else { (10, token) };
    i64::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok()
}

/// The value of a double token. Beyond the largest double it is infinite.
pub(crate) fn double_value(token: &[u8]) -> f64 {
    std::str::from_utf8(token).ok().and_then(|text| text.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(token: &[u8]) -> Vec<Fault> {
        let mut faults = Vec::new();
        string_faults(TokenKind::DoubleQuoted, token, 0, &mut |fault| faults.push(fault));
        faults
    }

    #[test]
    fn double_quotes_know_their_escapes() {
        let cases: [(&[u8], &[u8]); 9] = [
            (br#""plain""#, b"plain"),
            (br#""a\"b\\c""#, br#"a"b\c"#),
            (br#""\n\r\t""#, b"\n\r\t"),
            (br#""\201\110\0\7\78""#, b"\x81H\0\x07\x078"),
            (b"\"one\\\ntwo\\\r\nthree\"", b"onetwothree"),
            (b"\"raw\nline\"", b"raw\nline"),
            (br#""\xC4\$\.""#, b"xC4$."),
            (br#""\777""#, b"\xFF"),
            (b"\"\\\xC3\xA4\"", b"\xC3\xA4"),
        ];
        for (token, bytes) in cases {
            assert_eq!(*string(TokenKind::DoubleQuoted, token), *bytes, "{}", token.escape_ascii());
        }
    }

    #[test]
    fn single_quotes_know_two_escapes() {
        let cases: [(&[u8], &[u8]); 5] = [
            (br"'^192\.168\.'", br"^192\.168\."),
            (br"'it\'s'", b"it's"),
            (br"'a\\b\n'", br"a\\b\n"),
            (br"'end\\'", br"end\\"),
            (b"'one\\\ntwo\\\r\nthree'", b"onetwothree"),
        ];
        for (token, bytes) in cases {
            assert_eq!(*string(TokenKind::SingleQuoted, token), *bytes, "{}", token.escape_ascii());
        }
    }

    #[test]
    fn faults_have_their_places() {
        assert_eq!(faults(br#""\n\x""#), [Fault::UnknownEscape(Span::new(3, 5))]);
        assert_eq!(faults(br#""a\400""#), [Fault::OctalTooLarge(Span::new(2, 6))]);
        assert_eq!(faults(b"\"\\\xC3\xA4\""), [Fault::UnknownEscape(Span::new(1, 4))]);
        assert_eq!(faults(br#""\377\n\\""#), []);
    }

    #[test]
    fn numbers_have_their_values() {
        assert_eq!(integer(TokenKind::Integer, b"9223372036854775807"), Some(i64::MAX));
        assert_eq!(integer(TokenKind::Integer, b"9223372036854775808"), None);
        assert_eq!(integer(TokenKind::Hex, b"0x2C"), Some(44));
        assert_eq!(integer(TokenKind::Hex, b"0xffffffffffffffff"), None);
        assert_eq!(double_value(b"2.5e-1"), 0.25);
        assert_eq!(double_value(b"1e3"), 1000.0);
    }

    #[test]
    fn typographic_strings_lose_either_quote() {
        for token in ["“api”", "“api\"", "«api»", "‘api’"] {
            assert_eq!(*string(TokenKind::TypographicString, token.as_bytes()), *b"api");
        }
        assert_eq!(*string(TokenKind::TypographicString, b"\x93api\x94"), *b"api");
    }
}
