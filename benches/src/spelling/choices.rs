//! Which form a generator takes wherever it has a choice: by chance, or the plain one.

use super::Form;
use super::chance::Chance;
use super::words::Words;

/// Takes forms and words, and remembers which.
pub(super) struct Choices {
    /// Without it, everything is plain.
    chance: Option<Chance>,
    /// The forms that are not plain.
    but: Vec<Form>,
    made: Vec<Form>,
    alternatives: Vec<Form>,
    words: Words,
}

impl Choices {
    pub(super) fn plain() -> Choices {
        Choices {
            chance: None,
            but: Vec::new(),
            made: Vec::new(),
            alternatives: Vec::new(),
            words: Words::default(),
        }
    }

    pub(super) fn plain_but(but: Vec<Form>) -> Choices {
        Choices { but, ..Choices::plain() }
    }

    pub(super) fn by_chance(seed: u64) -> Choices {
        Choices { chance: Some(Chance::new(seed)), ..Choices::plain() }
    }

    /// One of these, of which the first is the plain one.
    pub(super) fn choose<T: Copy>(&mut self, what: &'static str, among: &[(&'static str, T)]) -> T {
        let at = match &mut self.chance {
            Some(chance) => chance.below(among.len()),
            None => among.iter().position(|(name, _)| self.but.contains(&(what, *name))).unwrap_or(0),
        };
        self.made.push((what, among[at].0));
        self.alternatives.extend(among[1..].iter().map(|(name, _)| (what, *name)));
        among[at].1
    }

    /// A word that no earlier one is a part of, nor a part of one; the plain one when all is plain.
    pub(super) fn word(&mut self, plain: &str) -> String {
        match &mut self.chance {
            None => plain.to_string(),
            Some(chance) => self.words.next(chance, plain.len()),
        }
    }

    /// A number below `end`.
    pub(super) fn number(&mut self, plain: u8, end: u8) -> u8 {
        self.chance.as_mut().map_or(plain, |chance| chance.below(end as usize) as u8)
    }

    /// Brings these into another order, unless all is plain.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        if let Some(chance) = &mut self.chance {
            for end in (1..items.len()).rev() {
                items.swap(end, chance.below(end + 1));
            }
        }
    }

    /// The forms that were taken.
    pub(super) fn into_made(self) -> Vec<Form> {
        self.made
    }

    /// The forms that could have been taken besides the plain ones.
    pub(super) fn into_alternatives(self) -> Vec<Form> {
        self.alternatives
    }
}
