//! How any bytes are written on one line of a comment, and compared with what is written there.
//!
//! Most texts are written as they are. A text with control characters, bytes that are no UTF-8, or blanks at
//! its ends cannot be; it is written in double quotes with `\n`, `\r`, `\t`, `\"`, `\\` and `\xHH`, or (when
//! only the ends of lines trouble it) without the quotes.

use std::fmt::Write as _;

/// A text as it would be written in an expectation.
pub(crate) fn write(actual: &[u8]) -> String {
    if is_plain(actual) { String::from_utf8_lossy(actual).into_owned() } else { quote(actual) }
}

/// Whether what is written means this text.
pub(crate) fn means(written: &str, actual: &[u8]) -> bool {
    if is_plain(actual) {
        return written.as_bytes() == actual;
    }
    if actual.is_empty() && written.is_empty() {
        return true;
    }
    let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if inner.and_then(unescape).is_some_and(|bytes| bytes == actual) {
        return true;
    }
    !actual.is_empty() && escape(actual, false) == written
}

/// Whether a text can be written as it is.
fn is_plain(actual: &[u8]) -> bool {
    !actual.is_empty()
        && actual.trim_ascii().len() == actual.len()
        && std::str::from_utf8(actual).is_ok_and(|text| !text.chars().any(char::is_control))
}

/// In double quotes, on one line, whatever the bytes.
pub(crate) fn quote(bytes: &[u8]) -> String {
    format!("\"{}\"", escape(bytes, true))
}

fn escape(bytes: &[u8], quoted: bool) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                '"' if quoted => out.push_str("\\\""),
                '\\' if quoted => out.push_str("\\\\"),
                control if control.is_control() => {
                    let mut utf8 = [0; 4];
                    for byte in control.encode_utf8(&mut utf8).bytes() {
                        let _ = write!(out, "\\x{byte:02x}");
                    }
                }
                other => out.push(other),
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out
}

/// The bytes of a text between quotes; `None` for an escape that does not exist.
pub(crate) fn unescape(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'"' {
            return None;
        }
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        out.push(match bytes.next()? {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'"' => b'"',
            b'\\' => b'\\',
            b'x' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                (digit()? * 16 + digit()?) as u8
            }
            _ => return None,
        });
    }
    Some(out)
}

/// A word or a text in quotes at the start of `text`, and what follows it.
pub(crate) fn take(text: &str) -> Option<(Vec<u8>, &str)> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix('"') {
        let mut escaped = false;
        let end = rest.bytes().position(|byte| {
            let closes = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            closes
        })?;
        return Some((unescape(&rest[..end])?, &rest[end + 1..]));
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (end > 0).then(|| (text.as_bytes()[..end].to_vec(), &text[end..]))
}

/// The whole of a set-up text: as it is, or in quotes with escapes.
pub(crate) fn whole(text: &str) -> Vec<u8> {
    match take(text) {
        Some((bytes, "")) if text.starts_with('"') => bytes,
        _ => text.as_bytes().to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_means_itself_as_written() {
        for text in
            [&b"abc"[..], b"", b" a", b"a\nb", b"\xff", b"\"q\"", b"a\\nb", b"\x01\\\"", "ä".as_bytes()]
        {
            assert!(means(&write(text), text), "{}", write(text));
            assert!(!means(&write(text), b"other"));
        }
    }

    #[test]
    fn quotes_are_literal_where_none_are_needed() {
        assert!(!means("\"abc\"", b"abc"));
        assert!(means("\"abc\"", b"\"abc\""));
        assert!(means("a\\nb", b"a\nb") && means("a\\nb", b"a\\nb"));
        assert!(means("", b"") && means("\"\"", b"") && !means("", b" "));
    }

    #[test]
    fn words_and_quoted_words_are_taken() {
        assert_eq!(take("\"a \\\"b\" c"), Some((b"a \"b".to_vec(), " c")));
        assert_eq!(take(" x y"), Some((b"x".to_vec(), " y")));
        assert_eq!(take("\"open"), None);
        assert_eq!(take("  "), None);
        assert_eq!(whole("a b"), b"a b");
        assert_eq!(whole("\"a\\n\""), b"a\n");
    }
}
