//! Cuts: pieces of a text between two places that are counted from its ends.

use std::ops::Range;

use crate::Text;

/// Counts are kept within what any text has, so that nothing overflows when they are added.
const FAR: i64 = 1 << 33;

/// A piece of any text: from one place to another, as far as there is text between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    from: Edge,
    to: Edge,
}

/// Where a piece begins or ends: a place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edge {
    /// Bytes behind (or, negative, before) the end that they are counted from.
    at: i64,
    /// All bits when that is the text's end, none when it is its beginning.
    end: i64,
}

/// Bytes from the beginning.
fn begin(at: i64) -> Edge {
    Edge { at: at.clamp(-FAR, FAR), end: 0 }
}

/// Bytes from the end.
fn end(at: i64) -> Edge {
    Edge { at: at.clamp(-FAR, FAR), end: -1 }
}

impl Edge {
    /// The place in a text of `len` bytes; its nearer end, when it lies outside.
    #[inline]
    fn within(self, len: i64) -> i64 {
        (self.at + (len & self.end)).clamp(0, len)
    }
}

impl Cut {
    /// The first `count` bytes.
    pub fn first(count: i64) -> Cut {
        Cut { from: begin(0), to: begin(count) }
    }

    /// The last `count` bytes.
    pub fn last(count: i64) -> Cut {
        Cut { from: end(count.saturating_neg()), to: end(0) }
    }

    /// All but the first `count` bytes.
    pub fn behind(count: i64) -> Cut {
        Cut { from: begin(count), to: end(0) }
    }

    /// All but the last `count` bytes.
    pub fn before(count: i64) -> Cut {
        Cut { from: begin(0), to: end(count.saturating_neg()) }
    }

    /// From the byte at `first` to the byte at `last`, both counted from 0 and both inside.
    pub fn between(first: i64, last: i64) -> Cut {
        Cut { from: begin(first), to: begin(last.saturating_add(1)) }
    }

    /// Where the piece of a text of `len` bytes lies; an empty range when there is none.
    #[inline]
    fn range(self, len: i64) -> Range<i64> {
        let from = self.from.within(len);
        from..self.to.within(len).max(from)
    }

    /// The piece of `text`.
    #[inline]
    pub fn of(self, text: Text) -> Text {
        let Range { start, end } = self.range(i64::from(text.len));
        Text { buffer: text.buffer, start: text.start + start as u32, len: (end - start) as u32 }
    }

    /// The piece of `bytes`.
    #[inline]
    pub fn of_bytes(self, bytes: &[u8]) -> &[u8] {
        let Range { start, end } = self.range(bytes.len() as i64);
        bytes.get(start as usize..end as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each cut beside what it means, in plain slices.
    #[test]
    fn a_cut_is_what_plain_slices_say() {
        let whole = b"abcdef";
        let counts = [i64::MIN, -7, -6, -1, 0, 1, 2, 5, 6, 7, 1 << 40, i64::MAX];
        for len in 0..=whole.len() {
            let bytes = &whole[..len];
            for count in counts {
                let within = usize::try_from(count.max(0)).unwrap().min(len);
                assert_eq!(Cut::first(count).of_bytes(bytes), &bytes[..within]);
                assert_eq!(Cut::last(count).of_bytes(bytes), &bytes[len - within..]);
                assert_eq!(Cut::behind(count).of_bytes(bytes), &bytes[within..]);
                assert_eq!(Cut::before(count).of_bytes(bytes), &bytes[..len - within]);
                for last in counts {
                    let stop = usize::try_from(last.saturating_add(1).max(0)).unwrap().min(len);
                    let piece = bytes.get(within..stop).unwrap_or_default();
                    assert_eq!(Cut::between(count, last).of_bytes(bytes), piece, "{count}..={last} of {len}");
                }
            }
        }
    }

    #[test]
    fn a_piece_of_a_handle_lies_in_its_buffer() {
        let text = Text { buffer: Text::CONSTANTS, start: 10, len: 6 };
        let piece = |start, len| Text { buffer: Text::CONSTANTS, start, len };
        assert_eq!(Cut::first(2).of(text), piece(10, 2));
        assert_eq!(Cut::last(2).of(text), piece(14, 2));
        assert_eq!(Cut::between(1, 3).of(text), piece(11, 3));
        assert_eq!(Cut::between(3, 1).of(text).len, 0);
    }
}
