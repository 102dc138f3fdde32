//! A set of bytes: what a character class, an escape like `\d` or a dot stands for.
//!
//! Classes are resolved to plain sets here, case folding and negation included, so that nothing of a class
//! is left for an engine to read in its own way.

/// A set of bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct ByteSet([u64; 4]);

impl ByteSet {
    pub(crate) const EMPTY: ByteSet = ByteSet([0; 4]);
    pub(crate) const ALL: ByteSet = ByteSet([u64::MAX; 4]);

    pub(crate) fn of(bytes: &[u8]) -> ByteSet {
        let mut set = ByteSet::EMPTY;
        for &byte in bytes {
            set.add(byte);
        }
        set
    }

    pub(crate) fn range(first: u8, last: u8) -> ByteSet {
        let mut set = ByteSet::EMPTY;
        for byte in first..=last {
            set.add(byte);
        }
        set
    }

    pub(crate) fn add(&mut self, byte: u8) {
        self.0[usize::from(byte >> 6)] |= 1 << (byte & 63);
    }

    #[inline]
    pub(crate) fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
    }

    #[must_use]
    pub(crate) fn or(self, other: ByteSet) -> ByteSet {
        ByteSet(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    #[must_use]
    pub(crate) fn not(self) -> ByteSet {
        ByteSet(self.0.map(|word| !word))
    }

    /// With the other case of every ASCII letter in it.
    #[must_use]
    pub(crate) fn fold(self) -> ByteSet {
        let mut folded = self;
        for lower in b'a'..=b'z' {
            let upper = lower.to_ascii_uppercase();
            if self.has(lower) || self.has(upper) {
                folded.add(lower);
                folded.add(upper);
            }
        }
        folded
    }

    /// The bytes in order, as inclusive ranges.
    pub(crate) fn ranges(&self) -> Vec<(u8, u8)> {
        let mut ranges: Vec<(u8, u8)> = Vec::new();
        for byte in 0..=u8::MAX {
            if self.has(byte) {
                match ranges.last_mut() {
                    Some((_, last)) if *last + 1 == byte => *last = byte,
                    _ => ranges.push((byte, byte)),
                }
            }
        }
        ranges
    }

    /// The only byte in it, when there is just one.
    pub(crate) fn single(&self) -> Option<u8> {
        match self.ranges()[..] {
            [(first, last)] if first == last => Some(first),
            _ => None,
        }
    }

    /// `\d`: PCRE over bytes knows ASCII digits only.
    pub(crate) fn digits() -> ByteSet {
        ByteSet::range(b'0', b'9')
    }

    /// `\w`.
    pub(crate) fn word() -> ByteSet {
        ByteSet::digits().or(ByteSet::range(b'a', b'z')).or(ByteSet::range(b'A', b'Z')).or(ByteSet::of(b"_"))
    }

    /// `\s`: with the vertical tab, as PCRE since 8.34.
    pub(crate) fn space() -> ByteSet {
        ByteSet::range(9, 13).or(ByteSet::of(b" "))
    }

    /// `\h`. PCRE adds the byte 0xA0, which in our UTF-8 world is a piece of a character; we do not.
    pub(crate) fn horizontal() -> ByteSet {
        ByteSet::of(b"\t ")
    }

    /// `\v`. PCRE adds the byte 0x85; we do not, for the reason given for `\h`.
    pub(crate) fn vertical() -> ByteSet {
        ByteSet::range(10, 13)
    }

    /// A POSIX class by its name (`alpha`).
    pub(crate) fn posix(name: &[u8]) -> Option<ByteSet> {
        let test: fn(u8) -> bool = match name {
            b"alnum" => |byte| byte.is_ascii_alphanumeric(),
            b"alpha" => |byte| byte.is_ascii_alphabetic(),
            b"ascii" => |byte| byte.is_ascii(),
            b"blank" => |byte| matches!(byte, b' ' | b'\t'),
            b"cntrl" => |byte| byte.is_ascii_control(),
            b"digit" => |byte| byte.is_ascii_digit(),
            b"graph" => |byte| byte.is_ascii_graphic(),
            b"lower" => |byte| byte.is_ascii_lowercase(),
            b"print" => |byte| matches!(byte, b' '..=b'~'),
            b"punct" => |byte| byte.is_ascii_punctuation(),
            b"space" => |byte| matches!(byte, 9..=13 | b' '),
            b"upper" => |byte| byte.is_ascii_uppercase(),
            b"word" => |byte| byte.is_ascii_alphanumeric() || byte == b'_',
            b"xdigit" => |byte| byte.is_ascii_hexdigit(),
            _ => return None,
        };
        let mut set = ByteSet::EMPTY;
        for byte in 0..=u8::MAX {
            if test(byte) {
                set.add(byte);
            }
        }
        Some(set)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_have_their_edges() {
        let set = ByteSet::range(b'b', b'd').or(ByteSet::of(&[0, 63, 64, 255]));
        assert_eq!(set.ranges(), [(0, 0), (63, 64), (b'b', b'd'), (255, 255)]);
        assert!(!set.has(b'a') && set.has(b'b') && set.has(b'd') && !set.has(b'e'));
        assert!(!set.not().has(255) && set.not().has(254));
        assert_eq!(ByteSet::ALL.ranges(), [(0, 255)]);
        assert_eq!(ByteSet::ALL.not(), ByteSet::EMPTY);
    }

    #[test]
    fn folding_adds_the_other_case_of_ascii_letters_only() {
        assert_eq!(ByteSet::of(b"aZ@\xe4").fold(), ByteSet::of(b"aAzZ@\xe4"));
        assert_eq!(ByteSet::of(b"a").single(), Some(b'a'));
        assert_eq!(ByteSet::of(b"a").fold().single(), None);
    }
}
