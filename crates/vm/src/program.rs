//! What the machine runs.

use std::sync::Arc;

use pointsman_model::{Builtin, Derivation, HostAction, PreparedOperand, Site, Value};

use crate::early::Early;
use crate::{Choice, LookUp, Map, Op, Question, Scan, Table, VerifyError, verify};

/// A verified program: shared by all threads, never changed.
#[derive(Debug)]
pub struct Program {
    parts: Parts,
    /// For each sub.
    early: Box<[Early]>,
}

/// What a compiler puts together; [`Program::new`] verifies it.
#[derive(Debug)]
pub struct Parts {
    /// The rule's name.
    pub name: Arc<str>,
    /// Instructions of the rule and its subs, one sub behind the other.
    pub ops: Box<[Op]>,
    /// For each instruction, the number of its place in `sites`.
    pub op_sites: OpSites,
    /// Places in the source.
    pub sites: Box<[Site]>,
    /// Constants; texts lie in `text`.
    pub constants: Box<[Value]>,
    /// The bytes of all constant texts.
    pub text: Arc<[u8]>,
    /// Calls of builtins.
    pub calls: Box<[CallSite]>,
    /// Questions that jumps depend on.
    pub questions: Box<[Question]>,
    /// Jumps with many targets.
    pub tables: Box<[Table]>,
    /// Loops over header names whose rounds may do nothing.
    pub scans: Box<[Scan]>,
    /// Arrays and hashes of constants that are looked up.
    pub lookups: Box<[LookUp]>,
    /// Values that are derived from texts.
    pub derivations: Box<[Derived]>,
    /// Calls that act with one of the constants.
    pub choices: Box<[Choice]>,
    /// The rule itself and its subs.
    pub subs: Box<[SubEntry]>,
    /// `import strict;`
    pub strict: bool,
}

/// For each instruction, the number of its place.
#[derive(Debug)]
pub enum OpSites {
    /// When all numbers are small: nearly always.
    Short(Box<[u16]>),
    /// Of a rule with very many places.
    Long(Box<[u32]>),
}

impl OpSites {
    /// From the numbers.
    pub fn new(numbers: &[u32]) -> OpSites {
        if numbers.iter().all(|number| *number <= u32::from(u16::MAX)) {
            OpSites::Short(numbers.iter().map(|number| *number as u16).collect())
        } else {
            OpSites::Long(numbers.into())
        }
    }

    /// An instruction's.
    #[inline]
    pub fn get(&self, op: usize) -> Option<usize> {
        match self {
            OpSites::Short(numbers) => numbers.get(op).map(|number| usize::from(*number)),
            OpSites::Long(numbers) => numbers.get(op).map(|number| *number as usize),
        }
    }

    /// How many instructions there are.
    pub fn count(&self) -> usize {
        match self {
            OpSites::Short(numbers) => numbers.len(),
            OpSites::Long(numbers) => numbers.len(),
        }
    }

    fn memory_bytes(&self) -> usize {
        match self {
            OpSites::Short(numbers) => size_of_val(&**numbers),
            OpSites::Long(numbers) => size_of_val(&**numbers),
        }
    }
}

impl Parts {
    /// The place of an instruction.
    #[inline]
    pub(crate) fn site(&self, op: usize) -> Option<&Site> {
        self.sites.get(self.op_sites.get(op)?)
    }
}

/// One call of a builtin.
#[derive(Debug)]
pub struct CallSite {
    /// The function.
    pub builtin: &'static Builtin,
    /// What is known of its arguments.
    pub given: Given,
}

/// A value that is derived from a text in place of a call.
#[derive(Debug)]
pub struct Derived {
    /// How.
    pub derivation: Derivation,
    /// The function's name.
    pub name: &'static str,
    /// The instruction to go on at: behind the call.
    pub over: u32,
}

/// What the compiler knows of a call's arguments.
#[derive(Debug)]
pub enum Given {
    /// For each, what it was prepared into; may be shorter than the arguments.
    Prepared(Box<[Option<PreparedOperand>]>),
    /// It is one, and constant: this is what the call does. It holds the argument, so no register does.
    Act(HostAction),
}

impl CallSite {
    /// Its prepared operands.
    #[inline]
    pub fn prepared(&self) -> &[Option<PreparedOperand>] {
        match &self.given {
            Given::Prepared(prepared) => prepared,
            Given::Act(_) => &[],
        }
    }
}

/// A sub's place in the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubEntry {
    /// Its name.
    pub name: Box<str>,
    /// Its first instruction.
    pub start: u32,
    /// Behind its last instruction.
    pub end: u32,
    /// How many parameters; they are its first registers.
    pub params: u8,
    /// How many registers, at most 256.
    pub registers: u16,
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
            + parts.scans.iter().map(|scan| size_of::<Scan>() + scan.memory_bytes()).sum::<usize>()
            + parts.lookups.iter().map(|_| size_of::<LookUp>()).sum::<usize>()
            + self.maps().map(|map| size_of::<Map>() + map.memory_bytes()).sum::<usize>()
            + size_of_val(&*parts.derivations)
            + parts.choices.iter().map(|choice| size_of::<Choice>() + choice.memory_bytes()).sum::<usize>()
            + parts.subs.iter().map(|sub| size_of::<SubEntry>() + sub.name.len()).sum::<usize>()
    }
}
