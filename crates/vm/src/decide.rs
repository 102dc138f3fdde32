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
use crate::{Given, Op, Program, Question};

impl Machine {
    /// Runs from the rule's beginning; `None` when the loop is to go on at `pc`.
    ///
    /// The program comes as its owner has it and is looked up anew for each instruction: most rules run few, and what
    /// would be kept for them all would have to be put aside in memory first. What is not a question, a call or a table
    /// is left to another function, so that these three are told apart by comparisons and not by a jump.
    #[inline]
    pub(crate) fn decide(&mut self, program: &Arc<Program>, host: &mut dyn Transaction) -> Option<Stop> {
        while let Some(op) = program.parts().ops.get(self.pc) {
            if let Op::JumpAsk { question, target } = *op {
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
            } else if let Op::Call { site, .. } = *op {
                let Given::Act(act) = &program.parts().calls.get(usize::from(site.0))?.given else {
                    return None;
                };
                let left = self.state.fuel.checked_sub(1)?;
                let acted = act.act(host)?;
                self.state.fuel = left;
                if let Acted::Stop(stop) = acted {
                    return Some(stop);
                }
                self.pc += 1;
            } else if let Op::JumpTable { table } = *op {
                let table = program.parts().tables.get(usize::from(table.0))?;
                let text = table.field(&*host)?;
                self.state.fuel = self.state.fuel.checked_sub(u64::from(table.steps))?;
                self.pc = table.target(text);
            } else {
                match self.pass(program, op, &*host) {
                    Passed::On(target) => self.pc = target,
                    Passed::Over => return Some(Stop::Rule),
                    Passed::Not => return None,
                }
            }
        }
        // At an `END`: nothing else leads out of the instructions.
        Some(Stop::Rule)
    }

    /// Does one of the other instructions.
    #[inline(never)]
    fn pass(&mut self, program: &Program, op: &Op, host: &dyn Transaction) -> Passed {
        let target = match *op {
            Op::Jump { target } | Op::Scan { target, .. } => target.0 as usize,
            Op::End {} => return Passed::Over,
            _ => return Passed::Not,
        };
        if target <= self.pc {
            return Passed::Not;
        }
        if let Op::Scan { scan, .. } = *op {
            let Some(scan) = program.parts().scans.get(usize::from(scan.0)) else { return Passed::Not };
            let scanned = scan.run(host);
            let Some(left) = self.state.fuel.checked_sub(scanned.steps) else { return Passed::Not };
            if scanned.entered.is_some() {
                return Passed::Not;
            }
            self.state.fuel = left;
            if scanned.clears {
                self.captures.clear();
            }
        }
        Passed::On(target)
    }

    /// The answer to a question that sets captures.
    #[inline(never)]
    fn match_question(&mut self, question: &Question, host: &dyn Transaction) -> Option<Reply> {
        let reply = question.ask_match(host, &mut self.ws, &mut self.captures);
        self.clean &= self.captures.are_clear();
        reply
    }
}

/// What became of an instruction.
enum Passed {
    /// It is done, and this one is next.
    On(usize),
    /// It ends the rule.
    Over,
    /// The loop is to do it.
    Not,
}
