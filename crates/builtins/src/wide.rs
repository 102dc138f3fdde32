//! Looking at many bytes at once: for short texts, where a search that is made for long ones costs more to begin
//! than to do. Without branches that depend on the bytes, so that the compiler does a block in few instructions.

/// Whether any byte of the text is of a class.
#[inline(always)]
pub(crate) fn any(text: &[u8], class: impl Fn(u8) -> bool + Copy) -> bool {
    if let Some(found) = any_in_short(text, class) {
        return found;
    }
    let (blocks, _) = text.as_chunks::<16>();
    let mut marks = [false; 16];
    for block in blocks {
        marks = std::array::from_fn(|at| marks[at] | class(block[at]));
    }
    // The last block overlaps the one before it, in place of a remainder byte by byte.
    let last = text.last_chunk::<16>().unwrap_or(&[0; 16]);
    any_mark::<16>(std::array::from_fn(|at| marks[at] | class(last[at])))
}

/// The same for a text of at most 32 bytes, without a loop; `None` for a longer one.
#[inline(always)]
pub(crate) fn any_in_short(text: &[u8], class: impl Fn(u8) -> bool + Copy) -> Option<bool> {
    if text.len() > 32 {
        return None;
    }
    Some(if let (Some(first), Some(last)) = (text.first_chunk::<16>(), text.last_chunk::<16>()) {
        any_mark::<16>(std::array::from_fn(|at| class(first[at]) | class(last[at])))
    } else if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        any_mark::<8>(std::array::from_fn(|at| class(first[at]) | class(last[at])))
    } else {
        text.iter().any(|&byte| class(byte))
    })
}

#[inline(always)]
fn any_mark<const N: usize>(marks: [bool; N]) -> bool {
    marks.iter().fold(false, |found, &mark| found | mark)
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
