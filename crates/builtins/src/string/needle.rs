//! Prepared needles: what `string.contains` and its relatives look for.
//!
//! A constant needle gets its search tables at compile time. One that is known only at run time is searched
//! for directly: keeping tables for it would cost more than they save.

#[cfg(target_arch = "x86_64")]
use memchr::arch::x86_64::avx2::packedpair;
use memchr::memmem;
use pointsman_model::{Prepare, PrepareError};

/// Bytes of a needle that need no allocation.
const SHORT: usize = 62;
/// Bytes that are folded at a time when case does not matter.
const FOLDED: usize = 512;
/// Haystacks up to here are compared with the needle at each place: to fold one takes longer.
const SMALL_HAYSTACK: usize = 32;

/// A text to look for as it is.
#[derive(Debug)]
pub(super) struct Needle {
    text: Stored,
    tables: Option<Box<Tables>>,
}

/// What a search is made ready with.
#[derive(Debug)]
struct Tables {
    finder: memmem::Finder<'static>,
    /// For a short needle, the search that the finder would come to: in texts as short as a path half of its time goes
    /// into choosing.
    #[cfg(target_arch = "x86_64")]
    pair: Option<packedpair::Finder>,
}

/// Needles up to here are searched for without a second thought: the search takes, at worst, their length for each
/// byte of the haystack.
#[cfg(target_arch = "x86_64")]
const PAIRED: usize = 16;

impl Tables {
    fn new(needle: &[u8]) -> Tables {
        Tables {
            finder: memmem::Finder::new(needle).into_owned(),
            #[cfg(target_arch = "x86_64")]
            pair: Some(needle).filter(|needle| needle.len() <= PAIRED).and_then(packedpair::Finder::new),
        }
    }

    #[inline]
    fn find(&self, haystack: &[u8]) -> Option<usize> {
        #[cfg(target_arch = "x86_64")]
        if let Some(pair) = &self.pair
            && haystack.len() >= pair.min_haystack_len()
        {
            return pair.find(haystack, self.finder.needle());
        }
        self.find_otherwise(haystack)
    }

    #[inline(never)]
    fn find_otherwise(&self, haystack: &[u8]) -> Option<usize> {
        self.finder.find(haystack)
    }
}

#[derive(Debug)]
enum Stored {
    Short(u8, [u8; SHORT]),
    Long(Box<[u8]>),
}

impl Stored {
    fn new(text: &[u8]) -> Stored {
        let mut short = [0; SHORT];
        match (short.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(room), Ok(len)) => {
                room.copy_from_slice(text);
                Stored::Short(len, short)
            }
            _ => Stored::Long(text.into()),
        }
    }

    #[inline]
    fn bytes(&self) -> &[u8] {
        match self {
            Stored::Short(len, bytes) => &bytes[..usize::from(*len)],
            Stored::Long(bytes) => bytes,
        }
    }

    fn make_lower(mut self) -> Stored {
        match &mut self {
            Stored::Short(_, bytes) => bytes.make_ascii_lowercase(),
            Stored::Long(bytes) => bytes.make_ascii_lowercase(),
        }
        self
    }
}

impl Prepare for Needle {
    const WHAT: &'static str = "text to look for";
    const KEPT: bool = false;

    fn prepare(text: &[u8]) -> Result<Needle, PrepareError> {
        let tables = Some(Box::new(Tables::new(text)));
        Ok(Needle { text: Stored::new(text), tables })
    }

    fn prepare_for_once(text: &[u8]) -> Result<Needle, PrepareError> {
        Ok(Needle { text: Stored::new(text), tables: None })
    }
}

impl Needle {
    /// The needle's own bytes.
    #[inline]
    pub(super) fn bytes(&self) -> &[u8] {
        self.text.bytes()
    }

    /// The first place in `haystack` where it stands.
    #[inline]
    pub(super) fn find(&self, haystack: &[u8]) -> Option<usize> {
        match &self.tables {
            Some(tables) => tables.find(haystack),
            None => self.find_once(haystack),
        }
    }

    #[inline(never)]
    fn find_once(&self, haystack: &[u8]) -> Option<usize> {
        memmem::find(haystack, self.bytes())
    }
}

/// A text to look for, ASCII letters in either case.
#[derive(Debug)]
pub(super) struct FoldedNeedle(Needle);

impl Prepare for FoldedNeedle {
    const WHAT: &'static str = "text to look for";
    const KEPT: bool = false;

    fn prepare(text: &[u8]) -> Result<FoldedNeedle, PrepareError> {
        let lower = text.to_ascii_lowercase();
        Needle::prepare(&lower).map(FoldedNeedle)
    }

    fn prepare_for_once(text: &[u8]) -> Result<FoldedNeedle, PrepareError> {
        Ok(FoldedNeedle(Needle { text: Stored::new(text).make_lower(), tables: None }))
    }
}

impl FoldedNeedle {
    /// How long the needle is.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.0.bytes().len()
    }

    /// The first place in `haystack` where it stands in any case. The haystack is folded piece by piece and
    /// searched as it is, no further than the first place and a piece: to find all places takes a time in
    /// proportion to the haystack, however long the needle is.
    pub(super) fn find(&self, haystack: &[u8]) -> Option<usize> {
        let len = self.len();
        if len > haystack.len() {
            return None;
        }
        if haystack.len() <= SMALL_HAYSTACK {
            return self.find_in_small(haystack);
        }
        if len > FOLDED / 2 {
            return self.find_in_pieces(haystack, &mut vec![0; (2 * len).min(haystack.len())]);
        }
        self.find_in_pieces(haystack, &mut [0; FOLDED])
    }

    /// The same, place by place.
    fn find_in_small(&self, haystack: &[u8]) -> Option<usize> {
        let Some((first, rest)) = self.0.bytes().split_first() else { return Some(0) };
        (0..=haystack.len() - self.len()).find(|at| {
            haystack[*at].to_ascii_lowercase() == *first
                && haystack[at + 1..][..rest.len()].eq_ignore_ascii_case(rest)
        })
    }

    /// `folded` has room for a piece: the needle, and more.
    fn find_in_pieces(&self, haystack: &[u8], folded: &mut [u8]) -> Option<usize> {
        let mut from = 0;
        loop {
            let piece = &haystack[from..haystack.len().min(from + folded.len())];
            let lower = &mut folded[..piece.len()];
            lower.copy_from_slice(piece);
            lower.make_ascii_lowercase();
            if let Some(at) = self.0.find(lower) {
                return Some(from + at);
            }
            if from + piece.len() == haystack.len() {
                return None;
            }
            // A needle may begin in the last bytes of one piece and end in the next.
            from += piece.len() - self.len().saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_needle_is_found_whether_or_not_it_has_tables() {
        for (haystack, needle, place) in
            [("abcabc", "ca", Some(2)), ("abc", "", Some(0)), ("abc", "abcd", None), ("", "a", None)]
        {
            for prepared in [Needle::prepare, Needle::prepare_for_once] {
                let prepared = prepared(needle.as_bytes()).unwrap();
                assert_eq!(prepared.find(haystack.as_bytes()), place, "{needle} in {haystack}");
            }
        }
        // Haystacks and needles of every length around those where the search changes.
        for before in 0..70 {
            let text: Vec<u8> =
                (0..before).map(|at| b'a' + (at % 7) as u8).chain(*b"zyxwvutsrqponmlkjih").collect();
            for len in 1..19 {
                let needle = &text[before..before + len];
                for haystack in [&text[..before + len], &text[..], &text[..before + len - 1]] {
                    let place = haystack.windows(len).position(|window| window == needle);
                    assert_eq!(Needle::prepare(needle).unwrap().find(haystack), place, "{before} {len}");
                }
            }
        }
        let long = "x".repeat(100);
        assert_eq!(Needle::prepare_for_once(long.as_bytes()).unwrap().bytes(), long.as_bytes());
    }

    #[test]
    fn a_folded_needle_is_found_in_small_haystacks_at_every_place() {
        for len in 0..=SMALL_HAYSTACK + 2 {
            for at in 0..len {
                let mut haystack = vec![b'x'; len];
                haystack[at] = b'N';
                for needle in [&haystack[at..], &haystack[at..][..1], &haystack[..=at]] {
                    let place = haystack.windows(needle.len()).position(|window| window == needle);
                    let upper = FoldedNeedle::prepare(&needle.to_ascii_uppercase()).unwrap();
                    assert_eq!(upper.find(&haystack), place, "{needle:?} {len}");
                    assert_eq!(upper.find(&haystack[..at]), None, "{needle:?} {len}");
                }
            }
        }
    }

    #[test]
    fn a_folded_needle_is_found_over_the_seams_of_the_pieces() {
        for before in [0, 1, FOLDED - 3, FOLDED - 2, FOLDED - 1, FOLDED, 3 * FOLDED + 7] {
            for needle in ["a", "aBc", "ABCDEFGH", &"yZ".repeat(100), &"Qr".repeat(200)] {
                let haystack = format!("{}{}tail", "-".repeat(before), needle.to_ascii_uppercase());
                for prepared in [FoldedNeedle::prepare, FoldedNeedle::prepare_for_once] {
                    let prepared = prepared(needle.as_bytes()).unwrap();
                    assert_eq!(prepared.find(haystack.as_bytes()), Some(before), "{before} {needle}");
                }
            }
        }
        // A long one, at every place of its first pieces and behind many that are almost it.
        let needle = [&b"aB".repeat(200)[..], b"!"].concat();
        let prepared = FoldedNeedle::prepare_for_once(&needle).unwrap();
        for before in 0..2 * needle.len() + 3 {
            let haystack = [&b"Ab".repeat(before)[..], &needle.to_ascii_uppercase()].concat();
            assert_eq!(prepared.find(&haystack), Some(2 * before), "{before}");
            assert_eq!(prepared.find(&haystack[..haystack.len() - 1]), None, "{before}");
        }
        let umlaut = FoldedNeedle::prepare("Ä".as_bytes()).unwrap();
        assert_eq!(umlaut.find("ä".as_bytes()), None);
        assert_eq!(FoldedNeedle::prepare(b"").unwrap().find(b""), Some(0));
    }
}
