//! Texts made fit for URLs, for HTML and for patterns, and back.

use std::hint::black_box as hidden;

use super::{Case, LIST, case, with};

const ESCAPED: &str = "$escaped = $name . \"%20and%2F\" . $name;\n";
const HTML: &str = "$html = \"&lt;\" . $name . \"&gt; &amp; &#x41;\";\n";

fn percent(byte: u8) -> [u8; 3] {
    let digit = |nibble: u8| b"0123456789ABCDEF"[usize::from(nibble)];
    [b'%', digit(byte >> 4), digit(byte & 15)]
}

fn unescaped(mut rest: &[u8]) -> Vec<u8> {
    let nibble = |digit: u8| char::from(digit).to_digit(16).map(|nibble| nibble as u8);
    let mut out = Vec::with_capacity(rest.len());
    while let Some(at) = memchr::memchr(b'%', rest) {
        out.extend_from_slice(&rest[..at]);
        let byte = match &rest[at..] {
            [_, high, low, ..] => nibble(*high).zip(nibble(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        out.push(byte.unwrap_or(b'_'));
        rest = &rest[at + if byte.is_some() { 3 } else { 1 }..];
    }
    out.extend_from_slice(rest);
    out
}

/// The character that a reference of HTML stands for.
fn character(reference: &str) -> Option<char> {
    match reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        _ => match reference.strip_prefix("#x") {
            Some(digits) => char::from_u32(u32::from_str_radix(digits, 16).ok()?),
            None => char::from_u32(reference.strip_prefix('#')?.parse().ok()?),
        },
    }
}

fn decoded(mut rest: &str) -> String {
    let mut out = String::with_capacity(rest.len());
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let found = rest.find(';').and_then(|end| Some((character(&rest[..end])?, end)));
        match found {
            Some((character, end)) => {
                out.push(character);
                rest = &rest[end + 1..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("urlencode", "$r = string.urlencode( $list );", "gzip%2C%20deflate%2C%20br", || {
            let mut out = Vec::new();
            for &byte in hidden(LIST) {
                if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
                    out.push(byte);
                } else {
                    out.extend(percent(byte));
                }
            }
            out
        }),
        case("escape", "$r = string.escape( $list );", "gzip,%20deflate,%20br", || {
            let mut out = Vec::new();
            for &byte in hidden(LIST) {
                if byte > 32 && byte != b'%' {
                    out.push(byte);
                } else {
                    out.extend(percent(byte));
                }
            }
            out
        }),
        case("htmlencode", "$r = string.htmlencode( $list );", "gzip, deflate, br", || {
            let mut out = Vec::new();
            for &byte in hidden(LIST) {
                match byte {
                    b'<' => out.extend(b"&lt;"),
                    b'>' => out.extend(b"&gt;"),
                    b'&' => out.extend(b"&amp;"),
                    b'"' => out.extend(b"&quot;"),
                    other => out.push(other),
                }
            }
            out
        }),
        case(
            "urlencodeexceptreserved",
            "$r = string.urlencodeexceptreserved( $list );",
            "gzip,%20deflate,%20br",
            || {
                let mut out = Vec::new();
                for &byte in hidden(LIST) {
                    if byte.is_ascii_alphanumeric() || b".-_%:/?#[]@!$&'()*+,;=".contains(&byte) {
                        out.push(byte);
                    } else {
                        out.extend(percent(byte));
                    }
                }
                out
            },
        ),
        with(
            ESCAPED,
            case("unescape", "$r = string.unescape( $escaped );", "pointsman and/pointsman", || {
                unescaped(hidden(b"pointsman%20and%2Fpointsman"))
            }),
        ),
        with(
            HTML,
            case("htmldecode", "$r = string.htmldecode( $html );", "<pointsman> & A", || {
                decoded(hidden("&lt;pointsman&gt; &amp; &#x41;"))
            }),
        ),
        case("regexescape", "$r = string.regexescape( $list );", r"gzip\,\ deflate\,\ br", || {
            let mut out = Vec::new();
            for &byte in hidden(LIST) {
                if !byte.is_ascii_alphanumeric() && byte != b'_' {
                    out.push(b'\\');
                }
                out.push(byte);
            }
            out
        }),
    ]
}
