//! The backtracking machine. Every instruction and every byte looked at is counted.

use pointsman_model::Fault;

use super::program::{Inst, Program};
use crate::pattern::set::ByteSet;
use crate::pattern::tree::{Around, Look};

/// Places to go back to that one match may hold.
const FRAMES_MAX: usize = 200_000;
/// Frames that a pooled machine keeps room for.
const FRAMES_KEEP: usize = 4096;
/// A slot that holds no place.
const UNSET: usize = usize::MAX;

/// What one match works with; kept from match to match.
#[derive(Debug, Default)]
pub(super) struct Memory {
    slots: Vec<usize>,
    frames: Vec<Frame>,
}

/// Something to go back to or to undo.
#[derive(Clone, Copy, Debug)]
enum Frame {
    Branch {
        pc: usize,
        at: usize,
    },
    Slot {
        slot: usize,
        was: usize,
    },
    /// A greedy run that may give back bytes down to `least`.
    Shorter {
        pc: usize,
        least: usize,
        at: usize,
    },
    /// A lazy run that may take more bytes up to `most`.
    Longer {
        pc: usize,
        set: usize,
        at: usize,
        most: usize,
    },
}

/// One match in the making.
pub(super) struct Machine<'m> {
    program: &'m Program,
    text: &'m [u8],
    memory: &'m mut Memory,
    steps: u64,
}

impl Memory {
    /// Starts and ends of the groups, one after the other.
    pub(super) fn places(&self, program: &Program) -> &[usize] {
        self.slots.get(..2 * (program.groups + 1)).unwrap_or_default()
    }

    /// Gives back what an unusual match took.
    pub(super) fn tidy(&mut self) {
        self.frames.clear();
        self.frames.shrink_to(FRAMES_KEEP);
    }
}

impl<'m> Machine<'m> {
    /// A machine that may take `steps` steps.
    pub(super) fn new(
        program: &'m Program,
        text: &'m [u8],
        memory: &'m mut Memory,
        steps: u64,
    ) -> Machine<'m> {
        Machine { program, text, memory, steps }
    }

    /// The steps that are left.
    pub(super) fn steps(&self) -> u64 {
        self.steps
    }

    /// Looks for a match from `from` on. On success the places stand in the memory.
    pub(super) fn search(&mut self, from: usize) -> Result<bool, Fault> {
        let text = self.text;
        let mut start = from;
        while start <= text.len() {
            if self.program.anchored && start > 0 {
                return Ok(false);
            }
            if let Some(first) = &self.program.first {
                let skipped = text[start..].iter().position(|byte| first.has(*byte));
                self.spend_bytes(skipped.unwrap_or(text.len() - start))?;
                match skipped {
                    Some(skipped) => start += skipped,
                    None => return Ok(false),
                }
            }
            self.memory.slots.clear();
            self.memory.slots.resize(self.program.slots, UNSET);
            self.memory.frames.clear();
            self.memory.slots[0] = start;
            if let Some(end) = self.run(0, start)? {
                self.memory.slots[1] = end;
                return Ok(true);
            }
            start += 1;
        }
        Ok(false)
    }

    #[inline]
    fn spend(&mut self, steps: usize) -> Result<(), Fault> {
        self.steps = self.steps.checked_sub(steps as u64).ok_or(Fault::RegexLimit)?;
        Ok(())
    }

    /// Bytes that a tight loop looks at are cheaper than instructions.
    #[inline]
    fn spend_bytes(&mut self, bytes: usize) -> Result<(), Fault> {
        self.spend(1 + bytes / 8)
    }

    #[inline]
    fn frame(&mut self, frame: Frame) -> Result<(), Fault> {
        if self.memory.frames.len() == FRAMES_MAX {
            return Err(Fault::RegexLimit);
        }
        self.memory.frames.push(frame);
        Ok(())
    }

    /// The slot that holds where a group was opened.
    fn opened(&self, group: usize) -> usize {
        2 * (self.program.groups + 1) + group
    }

    fn save(&mut self, slot: usize, at: usize) -> Result<(), Fault> {
        let was = std::mem::replace(&mut self.memory.slots[slot], at);
        self.frame(Frame::Slot { slot, was })
    }

    /// Runs from `pc` at `at` until the next `Accept`; gives the place reached. On failure everything is as
    /// before.
    fn run(&mut self, mut pc: usize, mut at: usize) -> Result<Option<usize>, Fault> {
        let base = self.memory.frames.len();
        loop {
            self.spend(1)?;
            let goes_on = match self.program.insts[pc] {
                Inst::Accept => return Ok(Some(at)),
                Inst::Byte(byte) => {
                    pc += 1;
                    at += 1;
                    self.text.get(at - 1) == Some(&byte)
                }
                Inst::Set(set) => {
                    pc += 1;
                    at += 1;
                    self.text.get(at - 1).is_some_and(|byte| self.program.sets[set].has(*byte))
                }
                Inst::Run { set, min, max, greedy } => match self.take(set, min, max, greedy, pc + 1, at)? {
                    Some(reached) => {
                        pc += 1;
                        at = reached;
                        true
                    }
                    None => false,
                },
                Inst::Look(look) => {
                    pc += 1;
                    holds(look, self.text, at)
                }
                Inst::Split { first, second } => {
                    self.frame(Frame::Branch { pc: second, at })?;
                    pc = first;
                    true
                }
                Inst::Jump(to) => {
                    pc = to;
                    true
                }
                Inst::Save(slot) => {
                    self.save(slot, at)?;
                    pc += 1;
                    true
                }
                Inst::Open(group) => {
                    self.save(self.opened(group), at)?;
                    pc += 1;
                    true
                }
                Inst::Close(group) => {
                    let start = self.memory.slots[self.opened(group)];
                    self.save(2 * group, start)?;
                    self.save(2 * group + 1, at)?;
                    pc += 1;
                    true
                }
                Inst::Again { group, fold } => match self.again(group, fold, at)? {
                    Some(reached) => {
                        pc += 1;
                        at = reached;
                        true
                    }
                    None => false,
                },
                Inst::Round { mark, again } => {
                    pc = if self.memory.slots[mark] == at { pc + 1 } else { again };
                    true
                }
                Inst::Around { around, width, next } => {
                    let holds = self.around(around, width, pc + 1, at)?;
                    pc = next;
                    holds
                }
                Inst::Atomic { next } => {
                    let below = self.memory.frames.len();
                    match self.run(pc + 1, at)? {
                        Some(reached) => {
                            self.forget_branches(below)?;
                            pc = next;
                            at = reached;
                            true
                        }
                        None => false,
                    }
                }
                Inst::IfGroup { group, no } => {
                    pc = if self.memory.slots[2 * group + 1] == UNSET { no } else { pc + 1 };
                    true
                }
            };
            if !goes_on && !self.back(base, &mut pc, &mut at)? {
                return Ok(None);
            }
        }
    }

    /// Goes back to the newest branch above `base`; false when there is none.
    fn back(&mut self, base: usize, pc: &mut usize, at: &mut usize) -> Result<bool, Fault> {
        while self.memory.frames.len() > base {
            let Some(frame) = self.memory.frames.pop() else { return Ok(false) };
            self.spend(1)?;
            match frame {
                Frame::Slot { slot, was } => self.memory.slots[slot] = was,
                Frame::Branch { pc: to, at: place } => {
                    (*pc, *at) = (to, place);
                    return Ok(true);
                }
                Frame::Shorter { pc: to, least, at: place } => {
                    if place - 1 > least {
                        self.frame(Frame::Shorter { pc: to, least, at: place - 1 })?;
                    }
                    (*pc, *at) = (to, place - 1);
                    return Ok(true);
                }
                Frame::Longer { pc: to, set, at: place, most } => {
                    let fits = self.text.get(place).is_some_and(|byte| self.program.sets[set].has(*byte));
                    if fits {
                        if place + 1 < most {
                            self.frame(Frame::Longer { pc: to, set, at: place + 1, most })?;
                        }
                        (*pc, *at) = (to, place + 1);
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }

    /// Drops the branches above `below` and keeps what undoes the slots: what was captured stays captured
    /// until something older is gone back to.
    fn forget_branches(&mut self, below: usize) -> Result<(), Fault> {
        self.spend_bytes(self.memory.frames.len() - below)?;
        let mut kept = below;
        for at in below..self.memory.frames.len() {
            if let frame @ Frame::Slot { .. } = self.memory.frames[at] {
                self.memory.frames[kept] = frame;
                kept += 1;
            }
        }
        self.memory.frames.truncate(kept);
        Ok(())
    }

    fn around(&mut self, around: Around, width: usize, body: usize, at: usize) -> Result<bool, Fault> {
        let Some(start) = at.checked_sub(width) else { return Ok(!around.wanted) };
        let below = self.memory.frames.len();
        let found = self.run(body, start)?.is_some();
        if found && around.wanted {
            self.forget_branches(below)?;
        } else if found {
            // What an unwanted match captured is undone.
            while self.memory.frames.len() > below {
                self.spend(1)?;
                if let Some(Frame::Slot { slot, was }) = self.memory.frames.pop() {
                    self.memory.slots[slot] = was;
                }
            }
        }
        Ok(found == around.wanted)
    }

    fn take(
        &mut self,
        set: usize,
        min: u32,
        max: Option<u32>,
        greedy: bool,
        next: usize,
        at: usize,
    ) -> Result<Option<usize>, Fault> {
        let most = max.map_or(usize::MAX, |max| max as usize);
        let want = if greedy { most } else { min as usize };
        let room = &self.text[at..at.saturating_add(want).min(self.text.len())];
        let members = &self.program.sets[set];
        let taken = if *members == ByteSet::ALL {
            room.len()
        } else {
            room.iter().position(|byte| !members.has(*byte)).unwrap_or(room.len())
        };
        self.spend_bytes(taken)?;
        if taken < min as usize {
            return Ok(None);
        }
        let reached = at + taken;
        let least = at + min as usize;
        if greedy && reached > least {
            self.frame(Frame::Shorter { pc: next, least, at: reached })?;
        } else if !greedy && taken < most {
            self.frame(Frame::Longer { pc: next, set, at: reached, most: at.saturating_add(most) })?;
        }
        Ok(Some(reached))
    }

    /// A group that has not matched matches nothing again, not even the empty text.
    fn again(&mut self, group: usize, fold: bool, at: usize) -> Result<Option<usize>, Fault> {
        let (start, end) = (self.memory.slots[2 * group], self.memory.slots[2 * group + 1]);
        if start == UNSET || end == UNSET {
            return Ok(None);
        }
        let text = self.text;
        let wanted = &text[start..end];
        self.spend_bytes(wanted.len())?;
        let Some(found) = text.get(at..at + wanted.len()) else { return Ok(None) };
        let same = if fold { found.eq_ignore_ascii_case(wanted) } else { found == wanted };
        Ok(same.then_some(at + wanted.len()))
    }
}

fn holds(look: Look, text: &[u8], at: usize) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| text.get(at)).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    };
    match look {
        Look::Start => at == 0,
        Look::End => at == text.len(),
        Look::EndOrLastNewline => matches!(text[at..], [] | [b'\n']),
        // As in PCRE there is no line behind the last line feed.
        Look::LineStart => at == 0 || (text[at - 1] == b'\n' && at < text.len()),
        Look::LineEnd => at == text.len() || text[at] == b'\n',
        Look::Word => word(at.checked_sub(1)) != word(Some(at)),
        Look::NotWord => word(at.checked_sub(1)) == word(Some(at)),
    }
}
