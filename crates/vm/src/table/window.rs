//! Texts that can be told apart by four bytes at one place: found by those, in place of a walk from byte to byte.

use super::trie::{HEAD, Key, NONE, head};

/// Keys in the order of the slot that their window leads to, and of their numbers in each slot.
#[derive(Debug)]
pub(super) struct Window {
    /// Where the window begins.
    at: u32,
    /// What is left of the product of a window's four bytes and [`FACTOR`] is its slot.
    shift: u32,
    /// For each slot its first key; [`NOWHERE`] when there is none.
    slots: Box<[u16]>,
    keys: Box<[Stored]>,
    /// The texts of keys that their heads and tails do not hold.
    texts: Box<[u8]>,
}

#[derive(Clone, Copy, Debug)]
struct Stored {
    /// The text's first bytes, up to [`HEAD`]; zeros behind a shorter one.
    head: u64,
    /// Its last ones, when it is longer than that.
    tail: u64,
    /// Where the text of a long key begins.
    start: u16,
    len: u16,
    number: u16,
    /// By how many bits the head is longer than a short text.
    unused: u8,
    /// [`WHOLE`] and [`MORE`].
    flags: u8,
}

/// The subject must end where the text does.
const WHOLE: u8 = 1;
/// The next key is in the same slot.
const MORE: u8 = 2;

/// Head and tail hold all of a text that is no longer.
const SHORT: usize = HEAD + HEAD;

/// Another look is needed.
pub(super) const UNSURE: u32 = NONE - 1;

const WIDTH: usize = size_of::<u32>();
/// The golden ratio, as multiplicative hashing takes it.
const FACTOR: u32 = 0x9e37_79b1;
const NOWHERE: u16 = u16::MAX;
/// Keys that may share a slot: more are sooner told apart by a trie.
const SHARED: usize = 4;
/// Places that are tried.
const PLACES: usize = 64;

impl Window {
    /// `None` when the keys cannot be told apart so: because one is too short, too many are alike wherever one looks,
    /// or there are too many.
    pub(super) fn new(keys: &[Key<'_>]) -> Option<Window> {
        let shortest = keys.iter().map(|key| key.text.len()).min()?;
        let bytes: usize = keys.iter().map(|key| key.text.len()).sum();
        if bytes >= usize::from(u16::MAX) || keys.len() >= usize::from(NOWHERE) {
            return None;
        }
        let shift = 32 - (4 * keys.len()).next_power_of_two().trailing_zeros();
        let mut counts = vec![0_u16; 1 << (32 - shift)];
        let mut best = (usize::MAX, 0);
        for at in 0..(shortest + 1).saturating_sub(WIDTH).min(PLACES) as u32 {
            counts.fill(0);
            let mut most = 0;
            for key in keys {
                let count = &mut counts[slot(&key.text, at, shift)?];
                *count += 1;
                most = most.max(usize::from(*count));
            }
            if most < best.0 {
                best = (most, at);
            }
            if most <= 1 {
                break;
            }
        }
        let (most, at) = best;
        (most <= SHARED).then(|| Window::at(keys, at, shift)).flatten()
    }

    /// With the window at a place.
    fn at(keys: &[Key<'_>], at: u32, shift: u32) -> Option<Window> {
        let mut order = Vec::with_capacity(keys.len());
        for key in keys {
            order.push((slot(&key.text, at, shift)?, key));
        }
        order.sort_unstable_by_key(|(slot, key)| (*slot, key.number));
        let mut slots = vec![NOWHERE; 1 << (32 - shift)];
        let mut stored = Vec::with_capacity(keys.len());
        let mut texts = Vec::new();
        for (place, (slot, key)) in order.iter().enumerate() {
            if slots[*slot] == NOWHERE {
                slots[*slot] = u16::try_from(place).ok()?;
            }
            let more = order.get(place + 1).is_some_and(|(next, _)| next == slot);
            stored.push(Stored {
                head: head(&key.text[..key.text.len().min(HEAD)]),
                tail: tail(&key.text),
                start: u16::try_from(texts.len()).ok()?,
                len: u16::try_from(key.text.len()).ok()?,
                number: u16::try_from(key.number).ok()?,
                // No key is empty, so this is less than all bits.
                unused: HEAD.saturating_sub(key.text.len()) as u8 * 8,
                flags: if key.whole { WHOLE } else { 0 } | if more { MORE } else { 0 },
            });
            if key.text.len() > SHORT {
                texts.extend_from_slice(&key.text);
            }
        }
        Some(Window { at, shift, slots: slots.into(), keys: stored.into(), texts: texts.into() })
    }

    /// What [`Window::find`] says, as far as the first key of the subject's slot decides it: without a call, for subjects
    /// of eight bytes and more and keys of sixteen and less. Else [`UNSURE`].
    #[inline(always)]
    pub(super) fn find_first(&self, subject: &[u8]) -> u32 {
        let Some(begins) = subject.first_chunk() else { return UNSURE };
        let Some(slot) = slot(subject, self.at, self.shift) else { return UNSURE };
        let place = self.slots.get(slot).copied().unwrap_or(NOWHERE);
        let Some(key) = self.keys.get(usize::from(place)) else { return NONE };
        let len = usize::from(key.len);
        if len > SHORT {
            return UNSURE;
        }
        let agrees = (u64::from_le_bytes(*begins) ^ key.head) << (key.unused & 63) == 0
            && subject.len() >= len
            && (key.flags & WHOLE == 0 || subject.len() == len)
            && (len <= HEAD || tail(&subject[..len]) == key.tail);
        if agrees {
            u32::from(key.number)
        } else if key.flags & MORE == 0 {
            NONE
        } else {
            UNSURE
        }
    }

    /// The number of the first key that agrees with this subject; [`NONE`] when there is none.
    pub(super) fn find(&self, subject: &[u8]) -> u32 {
        // What is too short to have a window is shorter than every key.
        let Some(slot) = slot(subject, self.at, self.shift) else { return NONE };
        let place = self.slots.get(slot).copied().map_or(usize::MAX, usize::from);
        let begins = head(subject);
        for key in self.keys.get(place..).unwrap_or_default() {
            if self.agrees(key, subject, begins) {
                return u32::from(key.number);
            }
            if key.flags & MORE == 0 {
                break;
            }
        }
        NONE
    }

    fn agrees(&self, key: &Stored, subject: &[u8], begins: u64) -> bool {
        let len = usize::from(key.len);
        (begins ^ key.head) << (key.unused & 63) == 0
            && subject.len() >= len
            && (key.flags & WHOLE == 0 || subject.len() == len)
            && match len > SHORT {
                true => self.long_text(key) == &subject[..len],
                false => len <= HEAD || tail(&subject[..len]) == key.tail,
            }
    }

    /// The text of a long key.
    fn long_text(&self, key: &Stored) -> &[u8] {
        let start = usize::from(key.start);
        self.texts.get(start..start + usize::from(key.len)).unwrap_or_default()
    }

    /// Hands over every key, with whether the subject must end where it does.
    pub(super) fn for_each(&self, see: &mut dyn FnMut(Vec<u8>, bool)) {
        for key in &self.keys {
            let len = usize::from(key.len);
            let text = if len > SHORT {
                self.long_text(key).to_vec()
            } else {
                let in_tail = len.saturating_sub(HEAD);
                let mut text = key.head.to_le_bytes()[..len - in_tail].to_vec();
                text.extend_from_slice(&key.tail.to_le_bytes()[HEAD - in_tail..]);
                text
            };
            see(text, key.flags & WHOLE != 0);
        }
    }

    pub(super) fn memory_bytes(&self) -> usize {
        size_of_val(&*self.slots) + size_of_val(&*self.keys) + self.texts.len()
    }
}

/// The last bytes of a text as a number; 0 for a shorter one.
#[inline(always)]
fn tail(text: &[u8]) -> u64 {
    text.last_chunk().map_or(0, |tail| u64::from_le_bytes(*tail))
}

/// The slot that a text's window leads to; `None` when it ends before.
#[inline(always)]
fn slot(text: &[u8], at: u32, shift: u32) -> Option<usize> {
    let window = text.get(at as usize..at as usize + WIDTH)?.first_chunk()?;
    Some((u32::from_le_bytes(*window).wrapping_mul(FACTOR) >> shift) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys<'t>(texts: &[(&'t str, bool)]) -> Vec<Key<'t>> {
        let key = |(number, (text, whole)): (usize, &(&'t str, bool))| Key {
            text: text.as_bytes().into(),
            whole: *whole,
            number: number as u32,
        };
        texts.iter().enumerate().map(key).collect()
    }

    #[test]
    fn the_first_key_that_agrees_is_found() {
        let keys = keys(&[
            ("www.", false),
            ("www.example.com", true),
            ("static.", false),
            ("status.", false),
            ("stat", true),
            ("a.example.org", true),
            ("documentation.example", false),
        ]);
        let window = Window::new(&keys).unwrap();
        for (subject, number) in [
            ("www.example.com", 0),
            ("www.", 0),
            ("www", NONE),
            ("", NONE),
            ("static.example", 2),
            ("status.example", 3),
            ("stat", 4),
            ("stats", NONE),
            ("a.example.org", 5),
            ("a.example.orh", NONE),
            ("a.example.org.", NONE),
            ("b.example.org", NONE),
            ("documentation.example.com", 6),
            ("documentation.exemple.com", NONE),
            ("documentation.exampl", NONE),
        ] {
            assert_eq!(window.find(subject.as_bytes()), number, "{subject}");
            let first = window.find_first(subject.as_bytes());
            assert!([number, UNSURE].contains(&first), "{subject}");
        }
        assert_eq!(window.find_first(b"a.example.org"), 5);
        let mut seen = Vec::new();
        window.for_each(&mut |text, whole| seen.push((text, whole)));
        seen.sort();
        let mut all: Vec<_> = keys.into_iter().map(|key| (key.text.into_owned(), key.whole)).collect();
        all.sort();
        assert_eq!(seen, all);
    }

    #[test]
    fn a_window_lies_where_the_keys_differ() {
        let texts: Vec<String> = (0..4000).map(|number| format!("host-{number:04}.example.com")).collect();
        let texts: Vec<(&str, bool)> = texts.iter().map(|text| (&**text, true)).collect();
        // 4,000 texts of 21 bytes are too many bytes.
        assert!(Window::new(&keys(&texts)).is_none());
        let window = Window::new(&keys(&texts[..1500])).unwrap();
        assert_eq!(window.at, 5);
        for (number, (text, _)) in texts.iter().enumerate() {
            let found = window.find(text.as_bytes());
            assert_eq!(found, if number < 1500 { number as u32 } else { NONE });
        }
    }

    #[test]
    fn what_is_too_short_or_too_alike_has_no_window() {
        assert!(Window::new(&keys(&[("www", false), ("example", true)])).is_none());
        let alike: Vec<String> = (0..9).map(|number| format!("/api{number}")).collect();
        let alike: Vec<(&str, bool)> = alike.iter().map(|text| (&text[..4], true)).collect();
        assert!(Window::new(&keys(&alike)).is_none());
        assert!(Window::new(&[]).is_none());
    }
}
