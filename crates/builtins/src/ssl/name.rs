//! Names in certificates as text.
//!
//! Who may have what in a certificate is for its authority to say, but what is in a field may hold anything. So what
//! separates fields is escaped in them, by its code (RFC 4514 section 2.4): a common name cannot look like another field,
//! not even to a rule that looks for `, O=` in it.

use x509_parser::asn1_rs::{Any, Tag};
use x509_parser::objects::{oid_registry, oid2abbrev};
use x509_parser::x509::{AttributeTypeAndValue, X509Name};

/// The fields of a name, in their order: `C=GB, O=Example Ltd, CN=Example CA`.
pub(super) fn fields(name: &X509Name<'_>) -> String {
    let mut text = String::new();
    for set in name.iter_rdn() {
        for (at, field) in set.iter().enumerate() {
            if at > 0 {
                text.push_str(" + ");
            } else if !text.is_empty() {
                text.push_str(", ");
            }
            push_field(&mut text, field);
        }
    }
    text
}

/// What a field holds, as it is.
pub(super) fn value(field: &AttributeTypeAndValue<'_>) -> String {
    let value = field.attr_value();
    string(value).unwrap_or_else(|| String::from_utf8_lossy(value.data).into_owned())
}

fn push_field(text: &mut String, field: &AttributeTypeAndValue<'_>) {
    match oid2abbrev(field.attr_type(), oid_registry()) {
        Ok(name) => text.push_str(name),
        Err(_) => text.push_str(&field.attr_type().to_id_string()),
    }
    text.push('=');
    match string(field.attr_value()) {
        Some(value) => push_escaped(text, &value),
        None => {
            text.push('#');
            text.push_str(&super::hex::hex(field.attr_value().data));
        }
    }
}

/// The characters of a text of any of ASN.1's kinds; `None` when it is no text.
fn string(value: &Any<'_>) -> Option<String> {
    let data = value.data;
    Some(match value.tag() {
        Tag::BmpString => {
            let units = data.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        // In use, it is Latin-1; its own character sets nobody knows.
        Tag::T61String => match std::str::from_utf8(data) {
            Ok(text) => text.to_owned(),
            Err(_) => data.iter().map(|byte| char::from(*byte)).collect(),
        },
        Tag::Utf8String
        | Tag::PrintableString
        | Tag::Ia5String
        | Tag::NumericString
        | Tag::VisibleString
        | Tag::GeneralString
        | Tag::GraphicString => String::from_utf8_lossy(data).into_owned(),
        _ => return None,
    })
}

/// What could be taken for the end of a field is escaped, and what could steer a terminal.
fn push_escaped(text: &mut String, value: &str) {
    let last = value.chars().count().saturating_sub(1);
    for (at, character) in value.chars().enumerate() {
        let at_an_end = match character {
            ' ' => at == 0 || at == last,
            '#' => at == 0,
            _ => false,
        };
        if at_an_end || "\"+,;<>\\".contains(character) || character.is_ascii_control() {
            text.push_str(&format!("\\{:02X}", u32::from(character)));
        } else {
            text.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use x509_parser::prelude::FromDer;

    fn wrap(tag: u8, content: &[u8]) -> Vec<u8> {
        [&[tag, content.len() as u8], content].concat()
    }

    /// A name with one field: common name, of a kind of text.
    fn named(tag: u8, content: &[u8]) -> Vec<u8> {
        let field = wrap(0x30, &[wrap(6, &[0x55, 4, 3]), wrap(tag, content)].concat());
        wrap(0x30, &wrap(0x31, &field))
    }

    #[test]
    fn every_kind_of_text_is_read() {
        for (tag, content, text) in [
            (12, "café".as_bytes(), "café"),
            (19, b"plain", "plain"),
            (20, b"caf\xe9", "café"),
            (30, b"\0c\x20\xac", "c\u{20ac}"),
            (22, b"a\xff", "a\u{fffd}"),
        ] {
            let der = named(tag, content);
            let (_, name) = X509Name::from_der(&der).unwrap();
            assert_eq!(fields(&name), format!("CN={text}"), "{tag}");
            assert_eq!(value(name.iter_common_name().next().unwrap()), text, "{tag}");
        }
        let der = named(4, b"\x01\xff");
        assert_eq!(fields(&X509Name::from_der(&der).unwrap().1), "CN=#01FF");
    }

    #[test]
    fn what_separates_is_escaped() {
        for (value, written) in [
            ("a, O=b", "a\\2C O=b"),
            (" a  b ", "\\20a  b\\20"),
            ("#1 #2", "\\231 #2"),
            ("a\n\0", "a\\0A\\00"),
            ("\"<a;b\\c>+", "\\22\\3Ca\\3Bb\\5Cc\\3E\\2B"),
            (" ", "\\20"),
            ("", ""),
        ] {
            let mut text = String::new();
            push_escaped(&mut text, value);
            assert_eq!(text, written);
        }
    }
}
