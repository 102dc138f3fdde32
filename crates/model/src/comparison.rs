//! Comparisons of a text with a constant: what `==`, `string.startsWith` and their like come to.

/// How a test compares its first argument with its second, where that is all it does: many such tests of one
/// text are answered together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// All bytes are the same.
    Equal,
    /// The same, ASCII letters in either case.
    EqualAnyCase,
    /// It begins with the second.
    Prefix,
    /// The same, ASCII letters in either case.
    PrefixAnyCase,
    /// It ends with the second.
    Suffix,
    /// The same, ASCII letters in either case.
    SuffixAnyCase,
}

impl Comparison {
    /// Whether ASCII letters are the same in either case.
    pub fn any_case(self) -> bool {
        matches!(self, Comparison::EqualAnyCase | Comparison::PrefixAnyCase | Comparison::SuffixAnyCase)
    }

    /// Whether the end counts.
    pub fn is_suffix(self) -> bool {
        matches!(self, Comparison::Suffix | Comparison::SuffixAnyCase)
    }

    /// Whether all bytes count.
    pub fn is_whole(self) -> bool {
        matches!(self, Comparison::Equal | Comparison::EqualAnyCase)
    }

    /// What it says of `text` and `with`.
    #[inline]
    pub fn holds(self, text: &[u8], with: &[u8]) -> bool {
        let part = match self {
            Comparison::Equal | Comparison::EqualAnyCase => Some(text),
            Comparison::Prefix | Comparison::PrefixAnyCase => text.get(..with.len()),
            _ => text.len().checked_sub(with.len()).and_then(|start| text.get(start..)),
        };
        part.is_some_and(|part| if self.any_case() { part.eq_ignore_ascii_case(with) } else { part == with })
    }
}
