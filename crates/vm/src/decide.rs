//! The beginning of a rule, as far as it only asks and acts: what most rules are for most requests.
//!
//! Questions, jumps forward and calls that have a short way need no register, so they run before registers are made
//! ready. (Only captures are copied to the run's memory, which is empty when it begins.) At the first instruction
//! that is anything else, or that has no answer, the loop takes over where this stopped. It knows the same
//! instructions: what is here is a shorter way, not another meaning.

use pointsman_model::{Acted, Stop, Transaction};

use crate::machine::Machine;
use crate::opcodes;
use crate::program::Parts;
use crate::question::Reply;
use crate::{Op, Program};

impl Machine {
    /// Runs from the rule's beginning; `None` when the loop is to go on at `pc`.
    #[inline]
    pub(crate) fn decide(&mut self, program: &Program, host: &mut dyn Transaction) -> Option<Stop> {
        let parts = program.parts();
        let mut pc = 0;
        while let Some(&op) = parts.ops.get(pc) {
            match op {
                Op::JumpAsk { question, target } if target.0 as usize > pc => {
                    let Some(question) = parts.questions.get(usize::from(question.0)) else { break };
                    let Reply { answer, steps } = match question.ask_plainly(&*host) {
                        Some(reply) => reply,
                        None => match question.ask_match(&*host, &mut self.ws, &mut self.captures) {
                            Some(reply) => {
                                self.clean &= self.captures.are_clear();
                                reply
                            }
                            None => break,
                        },
                    };
                    let Some(fuel) = self.state.fuel.checked_sub(steps) else { break };
                    self.state.fuel = fuel;
                    pc = if answer == question.sense { target.0 } else { question.over } as usize;
                }
                Op::Call { site, .. } => {
                    let Some(call) = parts.calls.get(usize::from(site.0)) else { break };
                    let Some(act) = &call.act else { break };
                    let Some(fuel) = self.state.fuel.checked_sub(1) else { break };
                    match act(host) {
                        Some(Acted::GoOn) => pc += 1,
                        Some(Acted::Stop(stop)) => {
                            self.state.fuel = fuel;
                            self.pc = pc;
                            return Some(stop);
                        }
                        None => break,
                    }
                    self.state.fuel = fuel;
                }
                Op::Jump { target } if target.0 as usize > pc => pc = target.0 as usize,
                Op::JumpTable { table } => match self.decide_table(parts, table, &*host) {
                    Some(next) => pc = next,
                    None => break,
                },
                Op::Scan { scan, target, .. }
                    if target.0 as usize > pc && self.passes(parts, scan, &*host) =>
                {
                    pc = target.0 as usize;
                }
                Op::End {} => {
                    self.pc = pc;
                    return Some(Stop::Rule);
                }
                _ => break,
            }
        }
        self.pc = pc;
        None
    }

    /// Where a table leads. Not inlined, like [`Machine::passes`]: so the loop above keeps to what it mostly needs.
    #[inline(never)]
    fn decide_table(
        &mut self,
        parts: &Parts,
        table: opcodes::Table,
        host: &dyn Transaction,
    ) -> Option<usize> {
        let table = parts.tables.get(usize::from(table.0))?;
        let fuel = self.state.fuel.checked_sub(u64::from(table.steps))?;
        let next = table.look_up_field(host)?;
        self.state.fuel = fuel;
        Some(next)
    }

    /// Whether no round of a loop over headers would do anything.
    #[inline(never)]
    fn passes(&mut self, parts: &Parts, scan: opcodes::Scan, host: &dyn Transaction) -> bool {
        let Some(scan) = parts.scans.get(usize::from(scan.0)) else { return false };
        let scanned = scan.run(host);
        let Some(fuel) = self.state.fuel.checked_sub(scanned.steps) else { return false };
        if scanned.entered.is_some() {
            return false;
        }
        self.state.fuel = fuel;
        if scanned.clears {
            self.captures.clear();
        }
        true
    }
}
