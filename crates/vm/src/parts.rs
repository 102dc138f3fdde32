//! What programs are made of.

use std::sync::Arc;

use pointsman_model::{Builtin, Derivation, HostAction, PreparedOperand, Site, Value};

use crate::{Choice, LookUp, Op, Question, Scan, Sieve, Table};

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
    /// What passes over elements of loops over constants.
    pub sieves: Box<[Sieve]>,
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

    pub(crate) fn memory_bytes(&self) -> usize {
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
