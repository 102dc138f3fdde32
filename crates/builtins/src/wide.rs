//! Looking at many bytes at once: for short texts, where a search that is made for long ones costs more to begin
//! than to do. Without branches that depend on the bytes, so that the compiler does a block in few instructions.

/// Whether any byte of the text is of a class.
#[inline(always)]
pub(crate) fn any(text: &[u8], class: impl Fn(u8) -> bool + Copy) -> bool {
    // The last block overlaps the one before it, in place of a remainder byte by byte.
    if let (Some(first), Some(last)) = (text.first_chunk::<16>(), text.last_chunk::<16>()) {
        let found = any_in(first, class) | any_in(last, class);
        let (blocks, _) = text[16..].as_chunks::<16>();
        return blocks.iter().fold(found, |found, block| found | any_in(block, class));
    }
    if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        return any_in(first, class) | any_in(last, class);
    }
    text.iter().any(|&byte| class(byte))
}

#[inline(always)]
fn any_in<const N: usize>(block: &[u8; N], class: impl Fn(u8) -> bool) -> bool {
    block.iter().fold(false, |found, &byte| found | class(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_looked_at() {
        for len in 0..100 {
            let mut text = vec![b'a'; len];
            assert!(!any(&text, |byte| byte == b'%'), "{len}");
            for at in 0..len {
                text[at] = b'%';
                assert!(any(&text, |byte| byte == b'%'), "{at} of {len}");
                text[at] = b'a';
            }
        }
    }
}
