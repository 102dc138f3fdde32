//! What the machine runs.

use std::sync::Arc;

use pointsman_model::Site;

use crate::early::Early;
use crate::{
    CallSite, Choice, LookUp, Map, Parts, Question, Scan, Sieve, SubEntry, Table, VerifyError, verify,
};

/// A verified program: shared by all threads, never changed.
#[derive(Debug)]
pub struct Program {
    parts: Parts,
    /// For each sub.
    early: Box<[Early]>,
}

impl Program {
    /// Verifies the parts. This is the only way to make a program.
    pub fn new(parts: Parts) -> Result<Program, VerifyError> {
        verify(&parts)?;
        let early = parts.subs.iter().map(|sub| Early::of(&parts, sub)).collect();
        Ok(Program { parts, early })
    }

    /// The rule's name.
    pub fn name(&self) -> &Arc<str> {
        &self.parts.name
    }

    /// The parts, to look at.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// What a sub does first.
    #[inline]
    pub(crate) fn early(&self, sub: usize) -> Option<&Early> {
        self.early.get(sub)
    }

    /// The place of an instruction.
    #[cold]
    pub fn site(&self, op: usize) -> Site {
        self.parts.site(op).copied().unwrap_or_default()
    }

    /// Each map once, though several ways of looking it up may share it: those follow each other.
    fn maps(&self) -> impl Iterator<Item = &Map> {
        let lookups = &self.parts.lookups;
        let is_first = |at: usize| {
            at.checked_sub(1)
                .and_then(|before| lookups.get(before))
                .is_none_or(|before| !Arc::ptr_eq(&before.map, &lookups[at].map))
        };
        (0..lookups.len()).filter(move |at| is_first(*at)).map(|at| &*lookups[at].map)
    }

    /// Bytes it takes in memory, prepared operands not included (a regular expression's automaton has no
    /// public size).
    pub fn memory_bytes(&self) -> usize {
        let parts = &self.parts;
        size_of::<Program>()
            + size_of_val(&*self.early)
            + parts.name.len()
            + size_of_val(&*parts.ops)
            + parts.op_sites.memory_bytes()
            + size_of_val(&*parts.sites)
            + size_of_val(&*parts.constants)
            + parts.text.len()
            + parts
                .calls
                .iter()
                .map(|call| size_of::<CallSite>() + size_of_val(call.prepared()))
                .sum::<usize>()
            + parts
                .questions
                .iter()
                .map(|question| size_of::<Question>() + question.memory_bytes())
                .sum::<usize>()
            + parts.tables.iter().map(|table| size_of::<Table>() + table.memory_bytes()).sum::<usize>()
            + parts.sieves.iter().map(|sieve| size_of::<Sieve>() + sieve.memory_bytes()).sum::<usize>()
            + parts.scans.iter().map(|scan| size_of::<Scan>() + scan.memory_bytes()).sum::<usize>()
            + parts.lookups.iter().map(|_| size_of::<LookUp>()).sum::<usize>()
            + self.maps().map(|map| size_of::<Map>() + map.memory_bytes()).sum::<usize>()
            + size_of_val(&*parts.derivations)
            + parts.choices.iter().map(|choice| size_of::<Choice>() + choice.memory_bytes()).sum::<usize>()
            + parts.subs.iter().map(|sub| size_of::<SubEntry>() + sub.name.len()).sum::<usize>()
    }
}
