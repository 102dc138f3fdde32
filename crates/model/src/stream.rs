//! Bodies that pass through a rule in pieces: how much a rule takes at once, and how far it has come.

use bytes::Bytes;

/// How far the rules have come with a response that they send piece by piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Streaming {
    /// They do not send one.
    #[default]
    No,
    /// Its head is out.
    Started,
    /// These bytes are its last.
    Finished(Bytes),
    /// These bytes, then all that the node still sends.
    Continued(Bytes),
}

impl Streaming {
    /// Whether the head is out, so that nothing of it can be changed any more.
    pub fn has_begun(&self) -> bool {
        *self != Streaming::No
    }
}

/// How many bytes a rule takes off the front of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Take {
    /// So many, when there is no delimiter.
    pub count: usize,
    /// What the bytes end with, when it begins among the first `count`; empty is nothing.
    pub delimiter: Bytes,
    /// Up to the last such place and not the first.
    pub last: bool,
}

impl Take {
    /// Bytes at the front of a body that say how many to take.
    pub fn window(&self) -> usize {
        self.count.saturating_add(self.delimiter.len().saturating_sub(1))
    }

    /// How many bytes to take, `front` being the beginning of the body, or all of it when it `ended`. `None`: only
    /// more of the body can say.
    pub fn length(&self, front: &[u8], ended: bool) -> Option<usize> {
        let window = &front[..front.len().min(self.window())];
        let is_all = ended || front.len() >= self.window();
        let found = match (self.delimiter.is_empty(), self.last) {
            (true, _) => None,
            (false, false) => memchr::memmem::find(window, &self.delimiter),
            // What comes may hold a later one.
            (false, true) if !is_all => return None,
            (false, true) => memchr::memmem::rfind(window, &self.delimiter),
        };
        match found {
            Some(at) => Some(at + self.delimiter.len()),
            None if is_all => Some(self.count.min(front.len())),
            None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(count: usize, delimiter: &'static str, last: bool) -> Take {
        Take { count, delimiter: Bytes::from_static(delimiter.as_bytes()), last }
    }

    #[test]
    fn without_a_delimiter_the_count_decides() {
        assert_eq!(take(3, "", false).length(b"abcdef", false), Some(3));
        assert_eq!(take(3, "", true).length(b"abc", false), Some(3));
        assert_eq!(take(3, "", false).length(b"ab", false), None);
        assert_eq!(take(3, "", false).length(b"ab", true), Some(2));
        assert_eq!(take(0, "", false).length(b"ab", false), Some(0));
    }

    #[test]
    fn the_first_delimiter_needs_no_more_and_the_last_needs_all() {
        assert_eq!(take(9, "\n", false).length(b"a\nb\nc", false), Some(2));
        assert_eq!(take(9, "\n", true).length(b"a\nb\nc", false), None);
        assert_eq!(take(9, "\n", true).length(b"a\nb\nc", true), Some(4));
        assert_eq!(take(3, "\n", true).length(b"a\nb\nc", false), Some(2));
    }

    #[test]
    fn a_delimiter_that_begins_within_the_count_is_completed() {
        assert_eq!(take(2, "--", false).length(b"a--b", false), Some(3));
        assert_eq!(take(2, "--", false).length(b"a-", false), None);
        assert_eq!(take(2, "--", false).length(b"ab--", false), Some(2));
        assert_eq!(take(2, "--", true).length(b"a--b", false), Some(3));
        assert_eq!(take(2, "--", false).length(b"a-", true), Some(2));
    }
}
