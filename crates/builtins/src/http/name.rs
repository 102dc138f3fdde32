//! The name of a header as an operand: checked at compile time when it is constant.

use pointsman_model::{HeaderName, Prepare, PrepareError};

/// A header's name, parsed once.
pub(super) struct HeaderNameOperand(pub(super) HeaderName);

impl Prepare for HeaderNameOperand {
    const WHAT: &'static str = "header name";
    const KEPT: bool = false;

    fn prepare(text: &[u8]) -> Result<Self, PrepareError> {
        if let Ok(name) = HeaderName::from_bytes(text) {
            return Ok(HeaderNameOperand(name));
        }
        let shown = String::from_utf8_lossy(text);
        if text.is_empty() {
            return Err(PrepareError::new("a header name cannot be empty"));
        }
        if let Some(name) = text.strip_suffix(b":")
            && HeaderName::from_bytes(name).is_ok()
        {
            return Err(PrepareError::new(format!(
                "`{shown}` ends in a colon, which is not part of the name"
            ))
            .at(name.len()..text.len())
            .help(format!("write \"{}\"", String::from_utf8_lossy(name))));
        }
        // Only a name of more than 64 KiB has no bad byte.
        let Some(bad) = text.iter().position(|byte| HeaderName::from_bytes(&[*byte]).is_err()) else {
            return Err(PrepareError::new("this header name is too long"));
        };
        let end = bad + utf8_len(text[bad]).min(text.len() - bad);
        let what = match text[bad] {
            b' ' => String::from("a space"),
            byte if byte.is_ascii_graphic() => format!("`{}`", char::from(byte)),
            byte if byte < 0x80 => String::from("a control character"),
            _ => String::from("a character outside of ASCII"),
        };
        Err(PrepareError::new(format!("`{shown}` is not a header name: it holds {what}"))
            .at(bad..end)
            .help("a header name is one word of letters, digits, `-` and `_`"))
    }
}

/// Bytes of the character that begins with `first`, if the text is UTF-8.
fn utf8_len(first: u8) -> usize {
    match first {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0.. => 4,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_name_says_what_is_wrong_and_where() {
        for (text, words, range) in [
            ("Host:", "ends in a colon", Some(4..5)),
            ("My Header", "holds a space", Some(2..3)),
            ("X-Größe", "outside of ASCII", Some(4..6)),
            ("", "cannot be empty", None),
        ] {
            let error = HeaderNameOperand::prepare(text.as_bytes()).err().unwrap();
            assert!(error.message.contains(words), "{}", error.message);
            assert_eq!(error.range, range, "{text}");
        }
        assert_eq!(HeaderNameOperand::prepare(b"x-Own").unwrap().0.as_str(), "x-own");
    }
}
