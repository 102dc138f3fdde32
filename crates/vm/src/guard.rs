//! What must be true of a request for a program to do anything.

use std::sync::Arc;

use pointsman_model::Comparison;

use crate::opcodes::END;
use crate::question::Field;
use crate::{Asked, Op, Program, TableSubject};

/// A comparison, or any of several, that a program begins with: when it does not hold, the program ends and has
/// done nothing. Whoever has many programs may leave such a one out.
#[derive(Debug)]
pub struct Guard<'p> {
    /// What is compared.
    pub field: &'p Arc<Field>,
    /// What it is compared with.
    pub comparisons: Vec<(Comparison, Vec<u8>)>,
}

impl Program {
    /// The guard that the program begins with.
    pub fn guard(&self) -> Option<Guard<'_>> {
        let parts = self.parts();
        match *parts.ops.first()? {
            Op::JumpAsk { question, target } => {
                let question = parts.questions.get(usize::from(question.0))?;
                let Asked::Comparison(field, comparison, text) = &question.asked else { return None };
                let refused = if question.sense { question.over } else { target.0 };
                let comparisons = || vec![(*comparison, text.to_vec())];
                self.ends_at(refused).then(|| Guard { field, comparisons: comparisons() })
            }
            Op::JumpTable { table } => {
                let table = parts.tables.get(usize::from(table.0))?;
                let TableSubject::Field(field) = &table.subject else { return None };
                if !self.ends_at(table.over) {
                    return None;
                }
                let mut comparisons = Vec::new();
                table.entries.for_each(&mut |comparison, text| comparisons.push((comparison, text)));
                Some(Guard { field, comparisons })
            }
            _ => None,
        }
    }

    /// Whether the rule ends at this instruction, by way of jumps forward at most.
    fn ends_at(&self, mut at: u32) -> bool {
        loop {
            if at & END != 0 {
                return true;
            }
            match self.parts().ops.get(at as usize) {
                Some(Op::End {}) => return true,
                Some(Op::Jump { target }) if target.0 > at => at = target.0,
                _ => return false,
            }
        }
    }
}
