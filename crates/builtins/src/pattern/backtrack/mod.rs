//! Patterns that need backtracking (lookaround, back references, atomic groups), under an exact count of
//! steps.
//!
//! This is a machine of our own, not a library's: libraries count only how often they go back, so that a
//! lookahead or an atomic group may read the whole text for each count, and an attacker's text of a few
//! hundred kilobytes takes minutes within their limit. Here every instruction and every byte looked at is
//! counted.

mod machine;
mod program;

use pointsman_model::{Fault, PrepareError};
use regex_automata::util::{pool::Pool, primitives::NonMaxUsize};

use self::machine::{Machine, Memory};
use self::program::Program;
use super::tree::Node;

/// A pattern compiled for the backtracking machine, and memory for it to work in.
pub(super) struct Backtrack {
    program: Program,
    pool: Pool<Memory, fn() -> Memory>,
}

impl std::fmt::Debug for Backtrack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Backtrack").field("program", &self.program).finish_non_exhaustive()
    }
}

impl Backtrack {
    /// Compiles a tree of `groups` groups.
    pub(super) fn compile(node: &Node, groups: usize) -> Result<Backtrack, PrepareError> {
        Ok(Backtrack { program: Program::compile(node, groups)?, pool: Pool::new(Memory::default) })
    }

    /// The first match at or behind `from`, within `steps` steps, which it takes off. Writes starts and ends
    /// of the groups into `slots`, as many as there are.
    pub(super) fn find(
        &self,
        text: &[u8],
        from: usize,
        slots: &mut [Option<NonMaxUsize>],
        steps: &mut u64,
    ) -> Result<bool, Fault> {
        let mut memory = self.pool.get();
        let mut machine = Machine::new(&self.program, text, &mut memory, *steps);
        let found = machine.search(from);
        *steps = machine.steps();
        if matches!(found, Ok(true)) {
            for (slot, place) in slots.iter_mut().zip(memory.places(&self.program)) {
                *slot = NonMaxUsize::new(*place);
            }
        }
        memory.tidy();
        found
    }
}
