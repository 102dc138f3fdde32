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
use crate::{Op, Program};

impl Machine {
    /// Runs from the rule's beginning; `None` when the loop is to go on at `pc`.
    #[inline]
    pub(crate) fn decide(&mut self, program: &Program, host: &mut dyn Transaction) -> Option<Stop> {
        let parts = program.parts();
        let mut pc = 0;
        let mut fuel = self.state.fuel;
        let mut stopped = None;
        while let Some(&op) = parts.ops.get(pc) {
            match op {
                Op::JumpAsk { question, target } if target.0 as usize > pc => {
                    let Some(question) = parts.questions.get(usize::from(question.0)) else { break };
                    let reply = match question.ask_plainly(&*host) {
                        Some(reply) => reply,
                        None => match question.ask_match(&*host, &mut self.ws, &mut self.captures) {
                            Some(reply) => {
                                self.clean &= self.captures.are_clear();
                                reply
                            }
                            None => break,
                        },
                    };
                    let Some(left) = fuel.checked_sub(reply.steps) else { break };
                    fuel = left;
                    pc = if reply.answer == question.sense { target.0 } else { question.over } as usize;
                }
                Op::Call { site, .. } => {
                    let Some(call) = parts.calls.get(usize::from(site.0)) else { break };
                    let Some(act) = &call.act else { break };
                    let Some(left) = fuel.checked_sub(1) else { break };
                    let Some(acted) = act(host) else { break };
                    fuel = left;
                    match acted {
                        Acted::GoOn => pc += 1,
                        Acted::Stop(stop) => {
                            stopped = Some(stop);
                            break;
                        }
                    }
                }
                Op::Jump { target } if target.0 as usize > pc => pc = target.0 as usize,
                Op::JumpTable { table } => {
                    let Some(table) = parts.tables.get(usize::from(table.0)) else { break };
                    let Some(text) = table.field(&*host) else { break };
                    let Some(left) = fuel.checked_sub(u64::from(table.steps)) else { break };
                    fuel = left;
                    pc = table.target(text);
                }
                Op::Scan { scan, target, .. } if target.0 as usize > pc => {
                    let Some(left) = self.scan(parts, scan, fuel, &*host) else { break };
                    fuel = left;
                    pc = target.0 as usize;
                }
                Op::End {} => {
                    stopped = Some(Stop::Rule);
                    break;
                }
                _ => break,
            }
        }
        self.state.fuel = fuel;
        self.pc = pc;
        stopped
    }

    /// The fuel that is left when no round of a loop over headers would do anything; `None` when one would, or when
    /// there is too little. Not inlined: so the loop above keeps to what it mostly needs.
    #[inline(never)]
    fn scan(&mut self, parts: &Parts, scan: opcodes::Scan, fuel: u64, host: &dyn Transaction) -> Option<u64> {
        let scanned = parts.scans.get(usize::from(scan.0))?.run(host);
        let left = fuel.checked_sub(scanned.steps)?;
        if scanned.entered.is_some() {
            return None;
        }
        if scanned.clears {
            self.captures.clear();
        }
        Some(left)
    }
}
