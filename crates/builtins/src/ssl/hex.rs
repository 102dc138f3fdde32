//! Bytes as the functions of certificates show them.

/// Bytes in upper-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_is_in_upper_case_with_both_digits() {
        assert_eq!(hex(&[0x0a, 0xf0]), "0AF0");
    }
}
