//! Percent-encoding (RFC 3986 section 2.1) and its form variant, where `+` is a space.

use pointsman_model::Out;

/// Decodes `%XX`. A `%` without two hex digits behind it becomes `_`.
pub(super) fn decode(text: &[u8], mut push: impl FnMut(u8)) {
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            push(*first);
        } else if let Some(byte) = hex_pair(tail) {
            push(byte);
            rest = &tail[2..];
        } else {
            push(b'_');
        }
    }
}

/// Decodes a name or value of a form: as `decode`, and `+` is a space.
pub(super) fn decode_form(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    for (at, piece) in text.split(|&byte| byte == b'+').enumerate() {
        if at > 0 {
            decoded.push(b' ');
        }
        decode(piece, |byte| decoded.push(byte));
    }
    decoded
}

/// The byte that two hex digits stand for.
pub(super) fn hex_pair(text: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    match text {
        [high, low, ..] => Some((digit(*high)? << 4 | digit(*low)?) as u8),
        _ => None,
    }
}

/// Writes `text`, with `%XX` for each byte that is not `plain`.
pub(super) fn encode(text: &[u8], out: &mut Out, plain: impl Fn(u8) -> bool) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for &byte in text {
        if plain(byte) {
            out.push(byte);
        } else {
            out.push_slice(&[b'%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
    }
}

/// What may stand in a URL as it is: reserved and unreserved characters of RFC 3986, and `%`. Not `#`: a
/// request has no fragment.
pub(super) fn is_url_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?[]@!$&'()*+,;=%".contains(&byte)
}

/// What ends or breaks a word of the request line: space and control characters.
pub(super) fn is_control(byte: u8) -> bool {
    byte <= b' ' || byte == 0x7f
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_escapes_become_underscores_and_the_rest_stays() {
        for (text, decoded) in [
            ("/a%20b", "/a b"),
            ("%", "_"),
            ("%4", "_4"),
            ("%zz%41", "_zzA"),
            ("%%41", "_A"),
            ("a+b", "a+b"),
            ("%2b", "+"),
        ] {
            let mut bytes = Vec::new();
            decode(text.as_bytes(), |byte| bytes.push(byte));
            assert_eq!(bytes, decoded.as_bytes(), "{text}");
        }
        assert_eq!(decode_form(b"a+b%2Bc"), b"a b+c");
    }

    #[test]
    fn encoding_escapes_what_is_not_plain() {
        let mut out = Out::default();
        out.begin(100);
        encode(b"/a b#%\xff", &mut out, is_url_byte);
        assert_eq!(out.as_slice(), b"/a%20b%23%%FF");
    }
}
