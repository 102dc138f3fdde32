//! The bytes of a string literal, handed from the tree to everything that is made of it.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// So many bytes lie in place: with their number they take the room that a shared text's address and length take.
const INLINE: usize = 22;

/// Bytes that do not change and are cheap to clone. Short ones lie in place, as those of most literals do: a rule
/// has more literals than anything else that would need memory of its own.
#[derive(Clone)]
pub struct SharedBytes(Repr);

#[derive(Clone)]
enum Repr {
    Inline { len: u8, bytes: [u8; INLINE] },
    Shared(Arc<[u8]>),
}

impl SharedBytes {
    /// No bytes.
    pub const EMPTY: SharedBytes = SharedBytes(Repr::Inline { len: 0, bytes: [0; INLINE] });
}

impl From<&[u8]> for SharedBytes {
    fn from(text: &[u8]) -> SharedBytes {
        let mut bytes = [0; INLINE];
        SharedBytes(match bytes.get_mut(..text.len()) {
            Some(begin) => {
                begin.copy_from_slice(text);
                Repr::Inline { len: text.len() as u8, bytes }
            }
            None => Repr::Shared(Arc::from(text)),
        })
    }
}

impl Deref for SharedBytes {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        match &self.0 {
            Repr::Inline { len, bytes } => bytes.get(..usize::from(*len)).unwrap_or_default(),
            Repr::Shared(bytes) => bytes,
        }
    }
}

impl PartialEq for SharedBytes {
    fn eq(&self, other: &SharedBytes) -> bool {
        **self == **other
    }
}

impl Eq for SharedBytes {}

impl Hash for SharedBytes {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl fmt::Debug for SharedBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_the_same_wherever_they_lie() {
        let long = [b'x'; 3 * INLINE];
        for len in 0..long.len() {
            let bytes = SharedBytes::from(&long[..len]);
            assert_eq!(*bytes, long[..len]);
            assert_eq!(bytes, bytes.clone());
            assert_ne!(bytes, SharedBytes::from(&long[..len + 1]));
        }
        assert_eq!(*SharedBytes::EMPTY, []);
    }

    #[test]
    fn a_long_text_is_shared_and_a_short_one_takes_no_room_of_its_own() {
        let long = SharedBytes::from(&[b'x'; INLINE + 1][..]);
        assert_eq!(long.as_ptr(), long.clone().as_ptr());
        assert_eq!(size_of::<SharedBytes>(), 24);
    }
}
