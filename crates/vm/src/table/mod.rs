//! Tables: many comparisons of one text with constants, answered together.
//!
//! A `switch`, a chain of `else if`, and rules that ask for one host after the other compare one text with many
//! constants. In order they cost as much as there are of them; here at most about as much as the text is long: a window
//! finds the one that may agree by four bytes, a trie walks where there is none.

mod index;
mod trie;
mod window;

use std::sync::Arc;

use pointsman_model::{Comparison, Transaction, Value, Workspace};

use crate::question::Field;

pub use index::{Guarded, Index};
use trie::Trie;
use window::Window;

/// A jump with many targets: to that of the first entry that the subject agrees with. The comparisons one by
/// one follow the jump, for when the subject cannot be had in a short way.
#[derive(Debug)]
pub struct Table {
    /// Where the subject is.
    pub subject: TableSubject,
    /// What it is compared with.
    pub entries: Entries,
    /// For each entry, the instruction to go on at.
    pub targets: Box<[u32]>,
    /// Where to go on when no entry agrees.
    pub over: u32,
    /// What it costs in steps of fuel.
    pub steps: u8,
}

/// What is looked up.
#[derive(Debug)]
pub enum TableSubject {
    /// A field of the transaction.
    Field(Arc<Field>),
    /// A text in a register.
    Register,
}

/// Comparisons in order.
#[derive(Debug)]
pub struct Entries {
    count: usize,
    /// Whether ASCII letters are compared in either case.
    any_case: bool,
    forward: Forward,
    backward: Option<Trie>,
}

/// Comparisons with the beginning of the subject, or with all of it.
#[derive(Debug)]
enum Forward {
    Window(Window),
    Trie(Trie),
    /// Over small letters, whatever the subject's are.
    AnyCase(Trie),
    /// There are none.
    None,
}

impl Forward {
    fn new(keys: Vec<trie::Key<'_>>, any_case: bool) -> Forward {
        if keys.is_empty() {
            return Forward::None;
        }
        if any_case {
            return Forward::AnyCase(Trie::new(keys));
        }
        match Window::new(&keys) {
            Some(window) => Forward::Window(window),
            None => Forward::Trie(Trie::new(keys)),
        }
    }

    fn for_each(&self, see: &mut dyn FnMut(Vec<u8>, bool)) {
        match self {
            Forward::Window(window) => window.for_each(see),
            Forward::Trie(trie) | Forward::AnyCase(trie) => trie.for_each(see),
            Forward::None => {}
        }
    }

    fn memory_bytes(&self) -> usize {
        match self {
            Forward::Window(window) => window.memory_bytes(),
            Forward::Trie(trie) | Forward::AnyCase(trie) => trie.memory_bytes(),
            Forward::None => 0,
        }
    }
}

impl Entries {
    /// From comparisons with constants, each with its constant, in order. `None` when they cannot be in one
    /// table: because some mind case and others do not.
    pub fn new(comparisons: &[(Comparison, impl AsRef<[u8]>)]) -> Option<Entries> {
        let any_case = comparisons.first()?.0.any_case();
        if comparisons.iter().any(|(comparison, _)| comparison.any_case() != any_case) {
            return None;
        }
        let suffixes = comparisons.iter().filter(|(comparison, _)| comparison.is_suffix()).count();
        let mut forward = Vec::with_capacity(comparisons.len() - suffixes);
        let mut backward = Vec::with_capacity(suffixes);
        for (number, (comparison, text)) in comparisons.iter().enumerate() {
            let is_suffix = comparison.is_suffix();
            let key = trie::Key {
                text: trie::in_order(text.as_ref(), is_suffix, any_case),
                whole: comparison.is_whole(),
                number: number as u32,
            };
            if is_suffix { backward.push(key) } else { forward.push(key) }
        }
        Some(Entries {
            count: comparisons.len(),
            any_case,
            forward: Forward::new(forward, any_case),
            backward: (!backward.is_empty()).then(|| Trie::new(backward)),
        })
    }

    /// What [`Entries::find`] says, for most texts, in few instructions that need few registers; else
    /// [`window::UNSURE`].
    #[inline(always)]
    fn find_first(&self, text: &[u8]) -> u32 {
        match (&self.forward, &self.backward) {
            (Forward::Window(window), None) => window.find_first(text),
            _ => window::UNSURE,
        }
    }

    /// The first entry that agrees; [`Entries::count`] or more when there is none.
    fn find(&self, text: &[u8]) -> usize {
        let small = || text.iter().map(u8::to_ascii_lowercase);
        let forward = match &self.forward {
            Forward::Window(window) => window.find(text),
            Forward::Trie(trie) => trie.find_in(text),
            Forward::AnyCase(trie) => trie.find(small()),
            Forward::None => trie::NONE,
        };
        let backward = match &self.backward {
            Some(trie) if self.any_case => trie.find(small().rev()),
            Some(trie) => trie.find(text.iter().rev().copied()),
            None => trie::NONE,
        };
        forward.min(backward) as usize
    }

    /// Hands over all comparisons, in no order.
    pub fn for_each(&self, see: &mut dyn FnMut(Comparison, Vec<u8>)) {
        let comparison = |backward: bool, whole: bool| match (backward, whole, self.any_case) {
            (true, _, false) => Comparison::Suffix,
            (true, _, true) => Comparison::SuffixAnyCase,
            (false, true, false) => Comparison::Equal,
            (false, true, true) => Comparison::EqualAnyCase,
            (false, false, false) => Comparison::Prefix,
            (false, false, true) => Comparison::PrefixAnyCase,
        };
        self.forward.for_each(&mut |text, whole| see(comparison(false, whole), text));
        if let Some(backward) = &self.backward {
            backward.for_each(&mut |mut text, whole| {
                text.reverse();
                see(comparison(true, whole), text);
            });
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Bytes it takes beside itself.
    pub fn memory_bytes(&self) -> usize {
        self.forward.memory_bytes() + self.backward.as_ref().map_or(0, Trie::memory_bytes)
    }
}

impl Table {
    /// The subject, where it lies in the host; `None` when it cannot be had so.
    #[inline(always)]
    pub(crate) fn field<'h>(&self, host: &'h dyn Transaction) -> Option<&'h [u8]> {
        match &self.subject {
            TableSubject::Field(field) => field.of(host),
            TableSubject::Register => None,
        }
    }

    /// Where to go on for this value; `None` when it is no text.
    #[inline]
    pub(crate) fn look_up(&self, value: Value, ws: &Workspace) -> Option<usize> {
        match value {
            Value::Text(text) => Some(self.target(ws.bytes(text))),
            _ => None,
        }
    }

    /// Where to go on for this text.
    #[inline(never)]
    pub(crate) fn target(&self, text: &[u8]) -> usize {
        match self.entries.find_first(text) {
            window::UNSURE => self.target_otherwise(text),
            number => self.targets.get(number as usize).copied().unwrap_or(self.over) as usize,
        }
    }

    #[inline(never)]
    fn target_otherwise(&self, text: &[u8]) -> usize {
        self.targets.get(self.entries.find(text)).copied().unwrap_or(self.over) as usize
    }

    /// Bytes it takes beside itself; its field not included.
    pub(crate) fn memory_bytes(&self) -> usize {
        self.entries.memory_bytes() + size_of_val(&*self.targets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(entries: &Entries, text: &[u8]) -> Option<usize> {
        let found = Some(entries.find(text)).filter(|number| *number < entries.count());
        let first = entries.find_first(text);
        assert!(first == window::UNSURE || Some(first as usize).filter(|n| *n < entries.count()) == found);
        found
    }

    /// What the table stands for: one comparison after the other.
    fn first(comparisons: &[(Comparison, Vec<u8>)], text: &[u8]) -> Option<usize> {
        comparisons.iter().position(|(comparison, with)| comparison.holds(text, with))
    }

    #[test]
    fn a_table_agrees_with_its_comparisons_one_by_one() {
        use Comparison::{Equal, Prefix, Suffix};
        let entries: Vec<(Comparison, Vec<u8>)> = [
            (Equal, "www.example.com"),
            (Prefix, "www."),
            (Suffix, ".jpg"),
            (Equal, "www.example.org"),
            (Prefix, "w"),
            (Suffix, "g"),
            (Equal, "/"),
            (Prefix, "/a/b"),
            (Prefix, "/a"),
            (Equal, "/a/b"),
            (Equal, "/a/b"),
            (Suffix, ""),
        ]
        .map(|(comparison, text)| (comparison, text.as_bytes().to_vec()))
        .into();
        // All beginnings of the list, so that what the later entries would say shows too.
        for count in 1..=entries.len() {
            let some = &entries[..count];
            let table = Entries::new(some).unwrap();
            for text in [
                "",
                "/",
                "/a",
                "/a/",
                "/a/b",
                "/a/bc",
                "/b",
                "w",
                "www",
                "www.",
                "www.example.com",
                "www.example.co",
                "www.example.com2",
                "www.example.org",
                "photo.jpg",
                "photo.jpeg",
                "jpg",
                ".jpg",
                "WWW.",
            ] {
                assert_eq!(found(&table, text.as_bytes()), first(some, text.as_bytes()), "{count} {text:?}");
            }
        }
    }

    #[test]
    fn case_is_minded_by_all_or_by_none() {
        use Comparison::{Equal, EqualAnyCase, PrefixAnyCase, SuffixAnyCase};
        let text = |text: &str| text.as_bytes().to_vec();
        assert!(Entries::new(&[(Equal, text("a")), (PrefixAnyCase, text("b"))]).is_none());
        let some = [(PrefixAnyCase, text("Ab")), (SuffixAnyCase, text(".PNG")), (EqualAnyCase, text("xY"))];
        let table = Entries::new(&some).unwrap();
        for subject in ["AB", "ab.png", "a.Png", "Xy", "xyz", "png", ""] {
            assert_eq!(found(&table, subject.as_bytes()), first(&some, subject.as_bytes()), "{subject}");
        }
    }

    #[test]
    fn many_entries_with_long_common_beginnings_agree() {
        let some: Vec<_> = (0..3000)
            .map(|number| {
                let comparison = if number % 3 == 0 { Comparison::Prefix } else { Comparison::Equal };
                (comparison, format!("host-{}.example.com", number * 7919 % 3001).into_bytes())
            })
            .collect();
        let table = Entries::new(&some).unwrap();
        for number in 0..3001 {
            for tail in ["", ".", "x"] {
                let text = format!("host-{number}.example.com{tail}");
                assert_eq!(found(&table, text.as_bytes()), first(&some, text.as_bytes()), "{text}");
            }
        }
        let deep = vec![(Comparison::Equal, vec![b'x'; 100_000]), (Comparison::Prefix, vec![b'x'; 99_999])];
        let table = Entries::new(&deep).unwrap();
        assert_eq!(found(&table, &[b'x'; 100_000]), Some(0));
        assert_eq!(found(&table, &[b'x'; 99_999]), Some(1));
        assert_eq!(found(&table, &[b'x'; 99_998]), None);
    }
}
