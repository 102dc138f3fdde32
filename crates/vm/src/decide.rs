//! The beginning of a rule, as far as it only asks and acts: what most rules are for most requests.
//!
//! Questions, jumps forward and calls that have a short way need no register, so they run before registers are made
//! ready. (Only captures are copied to the run's memory, which is empty when it begins.) At the first instruction
//! that is anything else, or that has no answer, the loop takes over where this stopped. It knows the same
//! instructions: what is here is a shorter way, not another meaning.

use std::sync::Arc;

use pointsman_model::{Acted, Stop, Transaction};

use crate::machine::Machine;
use crate::question::Reply;
use crate::{Op, Program, Question};

impl Machine {
    /// Runs from the rule's beginning; `None` when the loop is to go on at `pc`.
    ///
    /// The program comes as its owner has it and is looked up anew for each instruction: most rules run few, and what
    /// would be kept for them all would have to be put aside in memory first. What is not a question, a call or a table
    /// is left to another function, so that these three are told apart by comparisons and not by a jump.
    #[inline]
    pub(crate) fn decide(&mut self, program: &Arc<Program>, host: &mut dyn Transaction) -> Option<Stop> {
        self.pc = 0;
        while let Some(&op) = program.parts().ops.get(self.pc) {
            if let Op::JumpAsk { question, target } = op {
                let question = program.parts().questions.get(usize::from(question.0))?;
                if target.0 as usize <= self.pc {
                    return None;
                }
                let reply = match question.ask_plainly(&*host) {
                    Some(reply) => reply,
                    None => self.match_question(question, &*host)?,
                };
                self.state.fuel = self.state.fuel.checked_sub(reply.steps)?;
                self.pc = if reply.answer == question.sense { target.0 } else { question.over } as usize;
            } else if let Op::Call { site, .. } = op {
                let act = program.parts().calls.get(usize::from(site.0))?.act.as_ref()?;
                let left = self.state.fuel.checked_sub(1)?;
                let acted = act(host)?;
                self.state.fuel = left;
                if let Acted::Stop(stop) = acted {
                    return Some(stop);
                }
                self.pc += 1;
            } else if let Op::JumpTable { table } = op {
                let table = program.parts().tables.get(usize::from(table.0))?;
                let text = table.field(&*host)?;
                self.state.fuel = self.state.fuel.checked_sub(u64::from(table.steps))?;
                self.pc = table.target(text);
            } else if let Op::End {} = op {
                return Some(Stop::Rule);
            } else {
                self.pc = self.pass(program, op, &*host)?;
            }
        }
        None
    }

    /// Where to go on behind one of the other instructions; `None` when the loop is to do it.
    #[inline(never)]
    fn pass(&mut self, program: &Program, op: Op, host: &dyn Transaction) -> Option<usize> {
        let target = match op {
            Op::Jump { target } | Op::Scan { target, .. } if target.0 as usize > self.pc => target.0,
            _ => return None,
        };
        if let Op::Scan { scan, .. } = op {
            let scanned = program.parts().scans.get(usize::from(scan.0))?.run(host);
            let left = self.state.fuel.checked_sub(scanned.steps)?;
            if scanned.entered.is_some() {
                return None;
            }
            self.state.fuel = left;
            if scanned.clears {
                self.captures.clear();
            }
        }
        Some(target as usize)
    }

    /// The answer to a question that sets captures.
    #[inline(never)]
    fn match_question(&mut self, question: &Question, host: &dyn Transaction) -> Option<Reply> {
        let reply = question.ask_match(host, &mut self.ws, &mut self.captures);
        self.clean &= self.captures.are_clear();
        reply
    }
}
