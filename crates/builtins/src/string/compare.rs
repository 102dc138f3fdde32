//! Order of texts.

use std::cmp::Ordering;

use pointsman_macros::builtin;
use pointsman_model::Builtin;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&CMP, &ICMP];

fn sign(ordering: Ordering) -> i64 {
    ordering as i64
}

/// How two strings stand in byte order: -1 when `str1` comes first, 0 when they are equal, 1 when `str2`
/// comes first.
///
/// ```rule
/// string.cmp( "abc", "abd" ); # -> -1
/// string.cmp( "abc", "abc" ); # -> 0
/// string.cmp( "abc", "ABC" ); # -> 1
/// string.cmp( "ab", "abc" );  # -> -1
/// ```
#[builtin("string.cmp", short)]
fn cmp(str1: &[u8], str2: &[u8]) -> i64 {
    sign(str1.cmp(str2))
}

/// How two strings stand in byte order when ASCII letters count as lower case: -1, 0 or 1 as for
/// `string.cmp`.
///
/// ```rule
/// string.icmp( "ABC", "abc" ); # -> 0
/// string.icmp( "ABC", "abd" ); # -> -1
/// string.icmp( "b", "A" );     # -> 1
/// ```
#[builtin("string.icmp", short)]
fn icmp(str1: &[u8], str2: &[u8]) -> i64 {
    let (mut one, mut other) = (str1, str2);
    // What is alike goes by eight bytes at a time.
    while let (Some((a, behind_a)), Some((b, behind_b))) =
        (one.split_first_chunk(), other.split_first_chunk())
        && lower(u64::from_le_bytes(*a)) == lower(u64::from_le_bytes(*b))
    {
        (one, other) = (behind_a, behind_b);
    }
    sign(one.iter().map(u8::to_ascii_lowercase).cmp(other.iter().map(u8::to_ascii_lowercase)))
}

/// Eight bytes with their ASCII letters in lower case.
fn lower(bytes: u64) -> u64 {
    let each = |byte: u8| u64::from_ne_bytes([byte; 8]);
    // Without their highest bits no byte's sum runs into the next one: it is set in what is at least `A`, and then
    // in what is beyond `Z`.
    let low = bytes & each(0x7f);
    let letters = (low + each(0x80 - b'A')) ^ (low + each(0x7f - b'Z'));
    bytes | (letters & !bytes & each(0x80)) >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_lowered_at_every_place() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                let mut bytes = *b"aZ\x80[@\xdaM\x7f";
                bytes[at] = byte;
                let lowered = lower(u64::from_le_bytes(bytes));
                assert_eq!(lowered.to_le_bytes(), bytes.map(|byte| byte.to_ascii_lowercase()), "{byte} {at}");
            }
        }
    }

    #[test]
    fn the_order_is_that_of_the_lowered_texts_wherever_they_differ() {
        for len in 0..20 {
            let text = vec![b'm'; len];
            for other_len in 0..20 {
                for at in 0..other_len {
                    for byte in *b"M\x80LN[" {
                        let mut other = vec![b'M'; other_len];
                        other[at] = byte;
                        let expected = sign(text.to_ascii_lowercase().cmp(&other.to_ascii_lowercase()));
                        assert_eq!(icmp(&text, &other), expected, "{len} {other:?}");
                        assert_eq!(icmp(&other, &text), -expected, "{len} {other:?}");
                    }
                }
            }
        }
    }
}
