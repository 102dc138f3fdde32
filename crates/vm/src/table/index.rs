//! From a text to the things that are guarded by a comparison with it: which of many rules may act.

use std::borrow::Cow;

use pointsman_model::Comparison;

use super::trie::{self, Key, Trie};

/// Numbers by the comparison that guards each. A number may be guarded by several: any of them will do.
#[derive(Debug)]
pub struct Index {
    /// Tries over distinct texts, each with the way it is walked.
    tries: Vec<(Walk, Trie)>,
    /// For each distinct text its numbers, ascending.
    numbers: Vec<Box<[u32]>>,
}

/// A number and the comparison that guards it, with its constant.
pub type Guarded = (Comparison, Vec<u8>, u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Walk {
    backward: bool,
    any_case: bool,
}

impl Walk {
    const ALL: [Walk; 4] = [
        Walk { backward: false, any_case: false },
        Walk { backward: false, any_case: true },
        Walk { backward: true, any_case: false },
        Walk { backward: true, any_case: true },
    ];

    fn of(comparison: Comparison) -> Walk {
        Walk { backward: comparison.is_suffix(), any_case: comparison.any_case() }
    }
}

impl Index {
    /// An index of guarded numbers.
    pub fn new(guarded: &[Guarded]) -> Index {
        let mut numbers: Vec<Box<[u32]>> = Vec::new();
        let mut tries = Vec::new();
        for walk in Walk::ALL {
            let mut keys: Vec<(Cow<'_, [u8]>, bool, u32)> = guarded
                .iter()
                .filter(|(comparison, ..)| Walk::of(*comparison) == walk)
                .map(|(comparison, text, number)| {
                    (trie::in_order(text, walk.backward, walk.any_case), comparison.is_whole(), *number)
                })
                .collect();
            if keys.is_empty() {
                continue;
            }
            keys.sort();
            keys.dedup();
            let distinct = keys
                .chunk_by(|a, b| (&a.0, a.1) == (&b.0, b.1))
                .map(|same| {
                    numbers.push(same.iter().map(|key| key.2).collect());
                    Key { text: same[0].0.clone(), whole: same[0].1, number: numbers.len() as u32 - 1 }
                })
                .collect();
            tries.push((walk, Trie::new(distinct)));
        }
        Index { tries, numbers }
    }

    /// The least number from `from` on that a comparison with this text lets through.
    pub fn next(&self, text: &[u8], from: u32) -> Option<u32> {
        let mut least = None;
        let mut see = |list: u32| {
            let Some(numbers) = self.numbers.get(list as usize) else { return };
            let at = numbers.partition_point(|number| *number < from);
            if let Some(&number) = numbers.get(at)
                && least.is_none_or(|least| number < least)
            {
                least = Some(number);
            }
        };
        for (walk, trie) in &self.tries {
            let bytes = text.iter();
            match (walk.backward, walk.any_case) {
                (false, false) => trie.visit(bytes.copied(), &mut see),
                (false, true) => trie.visit(bytes.map(u8::to_ascii_lowercase), &mut see),
                (true, false) => trie.visit(bytes.rev().copied(), &mut see),
                (true, true) => trie.visit(bytes.rev().map(u8::to_ascii_lowercase), &mut see),
            }
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_gives_in_order_what_its_comparisons_let_through() {
        use Comparison::{Equal, Prefix, PrefixAnyCase, Suffix};
        let guarded: Vec<(Comparison, Vec<u8>, u32)> = [
            (Equal, "a.example", 0),
            (Equal, "b.example", 1),
            (Equal, "a.example", 2),
            (Prefix, "a.", 3),
            (Suffix, ".example", 4),
            (Suffix, ".test", 4),
            (PrefixAnyCase, "A.EX", 5),
            (Prefix, "", 6),
            (Equal, "a.example", 7),
            (Equal, "a.example", 7),
        ]
        .map(|(comparison, text, number)| (comparison, text.as_bytes().to_vec(), number))
        .into();
        let index = Index::new(&guarded);
        for text in ["a.example", "b.example", "A.Example", "x.test", "a.", ""] {
            let mut expected: Vec<u32> = guarded
                .iter()
                .filter(|(comparison, with, _)| comparison.holds(text.as_bytes(), with))
                .map(|(.., number)| *number)
                .collect();
            expected.dedup();
            let mut found = Vec::new();
            while let Some(number) = index.next(text.as_bytes(), found.last().map_or(0, |last| last + 1)) {
                found.push(number);
            }
            assert_eq!(found, expected, "{text}");
        }
    }
}
