//! Words for names and literals: of any length, and none a part of another.

use super::chance::Chance;

const CONSONANTS: &[u8] = b"bdfghjklmnprstvz";
const VOWELS: &[u8] = b"aeiou";

/// Names that the language or a request has for itself.
const TAKEN: [&str; 14] = [
    "path", "host", "method", "url", "query", "sub", "for", "case", "nil", "while", "foreach", "do", "if",
    "default",
];

/// The words that are given out.
#[derive(Default)]
pub(super) struct Words {
    given: Vec<String>,
}

impl Words {
    /// A new word of about this length, of at least three letters.
    pub(super) fn next(&mut self, chance: &mut Chance, length: usize) -> String {
        let mut length = (length + chance.below(3)).saturating_sub(1).max(3);
        for attempt in 1.. {
            let word: String = (0..length)
                .map(|at| if at % 2 == 0 { CONSONANTS } else { VOWELS })
                .map(|letters| char::from(letters[chance.below(letters.len())]))
                .collect();
            let clashes = |other: &str| other.contains(&word) || word.contains(other);
            if !TAKEN.iter().any(|taken| *taken == word) && !self.given.iter().any(|other| clashes(other)) {
                self.given.push(word.clone());
                return word;
            }
            // Short words run out.
            length += usize::from(attempt % 16 == 0);
        }
        String::new()
    }
}
