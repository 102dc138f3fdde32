//! The beginning of a rule, as far as it only asks and acts: what most rules are for most requests.
//!
//! Questions, jumps forward and calls that have a short way need no register, so they run before registers are made
//! ready. (Only captures are copied to the run's memory, which is empty when it begins.) At the first instruction
//! that is anything else, or that has no answer, the loop takes over where this stopped. It knows the same
//! instructions: what is here is a shorter way, not another meaning.

use pointsman_model::{Acted, Operands, Stop, Transaction};

use crate::machine::Machine;
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
                    let answer = question.ask_host(&*host, &mut self.ws, &mut self.captures);
                    self.clean &= self.captures.are_clear();
                    let Some((answer, steps)) = answer.filter(|(_, steps)| self.state.fuel >= *steps) else {
                        break;
                    };
                    self.state.fuel -= steps;
                    pc = if answer == question.sense { target.0 } else { question.over } as usize;
                }
                Op::JumpTable { table } => {
                    let Some(table) = parts.tables.get(usize::from(table.0)) else { break };
                    let steps = u64::from(table.steps);
                    if self.state.fuel < steps {
                        break;
                    }
                    let Some(next) = table.look_up_field(&*host) else { break };
                    self.state.fuel -= steps;
                    pc = next;
                }
                Op::Scan { scan, target, .. } if target.0 as usize > pc => {
                    let Some(scan) = parts.scans.get(usize::from(scan.0)) else { break };
                    let scanned = scan.run(&*host);
                    if scanned.entered.is_some() || scanned.steps > self.state.fuel {
                        break;
                    }
                    self.state.fuel -= scanned.steps;
                    if scanned.clears {
                        self.captures.clear();
                    }
                    pc = target.0 as usize;
                }
                Op::Jump { target } if target.0 as usize > pc => pc = target.0 as usize,
                Op::Call { site, .. } => {
                    let Some(call) = parts.calls.get(usize::from(site.0)) else { break };
                    let Some(act) = call.act.filter(|_| self.state.fuel > 0) else { break };
                    match act(host, Operands(&call.prepared)) {
                        Some(Acted::GoOn) => pc += 1,
                        Some(Acted::Stop(stop)) => {
                            self.state.fuel -= 1;
                            self.pc = pc;
                            return Some(stop);
                        }
                        None => break,
                    }
                    self.state.fuel -= 1;
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
}
