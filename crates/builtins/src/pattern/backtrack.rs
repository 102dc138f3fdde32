//! Patterns that need backtracking (lookaround, back references, atomic groups), under an exact count of
//! steps.
//!
//! This is a machine of our own, not a library's: libraries count only how often they go back, so that a
//! lookahead or an atomic group may read the whole text for each count, and an attacker's text of a few
//! hundred kilobytes takes minutes within their limit. Here every instruction and every byte looked at is
//! counted.

use pointsman_model::{Fault, PrepareError};
use regex_automata::util::{pool::Pool, primitives::NonMaxUsize};

use super::set::ByteSet;
use super::tree::{Around, Look, Node, Repeat};

/// Instructions of one compiled pattern.
const PROGRAM_MAX: usize = 50_000;
/// Places to go back to that one match may hold.
const FRAMES_MAX: usize = 200_000;
/// Frames that a pooled machine keeps room for.
const FRAMES_KEEP: usize = 4096;
/// A slot that holds no place.
const UNSET: usize = usize::MAX;

/// A pattern compiled for the backtracking machine.
pub(super) struct Backtrack {
    program: Vec<Inst>,
    sets: Vec<ByteSet>,
    /// Number of slots: a start and an end for each group, then the places where groups were opened, then the
    /// marks of loops.
    slots: usize,
    groups: usize,
    first: Option<ByteSet>,
    anchored: bool,
    pool: Pool<Memory, fn() -> Memory>,
}

impl std::fmt::Debug for Backtrack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Backtrack").field("program", &self.program).finish_non_exhaustive()
    }
}

/// What one match works with; kept from match to match.
#[derive(Debug, Default)]
struct Memory {
    slots: Vec<usize>,
    frames: Vec<Frame>,
}

#[derive(Clone, Copy, Debug)]
enum Inst {
    /// The match is found, or the body of a lookaround or atomic group is through.
    Accept,
    Byte(u8),
    Set(usize),
    /// As many bytes of the set as there are, then one less at a time; or the other way round.
    Run {
        set: usize,
        min: u32,
        max: Option<u32>,
        greedy: bool,
    },
    Look(Look),
    /// Goes on at `first`; comes back to `second`.
    Split {
        first: usize,
        second: usize,
    },
    Jump(usize),
    Save(usize),
    /// The start of a group that is not complete yet. Until its end is reached the group keeps what it
    /// matched before, which a reference inside of it may ask for: `(a|b\1)+`.
    Open(usize),
    Close(usize),
    /// The text of a group once more.
    Again {
        group: usize,
        fold: bool,
    },
    /// The end of a round of a loop whose body can be empty: an empty round ends the loop.
    Round {
        mark: usize,
        again: usize,
    },
    /// Runs the body behind it, `width` bytes back when it looks behind, then goes on at `next`.
    Around {
        around: Around,
        width: usize,
        next: usize,
    },
    /// Runs the body behind it and forgets how else it could have matched.
    Atomic {
        next: usize,
    },
    /// Goes on when the group has matched, else at `no`.
    IfGroup {
        group: usize,
        no: usize,
    },
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

impl Backtrack {
    /// Compiles a tree of `groups` groups.
    pub(super) fn compile(node: &Node, groups: usize) -> Result<Backtrack, PrepareError> {
        let mut compiler = Compiler { program: Vec::new(), sets: Vec::new(), slots: 3 * (groups + 1) };
        compiler.node(node)?;
        compiler.push(Inst::Accept)?;
        Ok(Backtrack {
            program: compiler.program,
            sets: compiler.sets,
            slots: compiler.slots,
            groups,
            first: node.first_bytes(),
            anchored: node.is_anchored(),
            pool: Pool::new(Memory::default),
        })
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
        let memory = &mut *memory;
        let mut machine = Machine { pattern: self, text, memory, steps: *steps };
        let found = machine.search(from);
        *steps = machine.steps;
        if matches!(found, Ok(true)) {
            for (slot, value) in slots.iter_mut().zip(&memory.slots[..2 * (self.groups + 1)]) {
                *slot = NonMaxUsize::new(*value);
            }
        }
        memory.frames.clear();
        memory.frames.shrink_to(FRAMES_KEEP);
        found
    }
}

struct Compiler {
    program: Vec<Inst>,
    sets: Vec<ByteSet>,
    slots: usize,
}

impl Compiler {
    fn push(&mut self, inst: Inst) -> Result<usize, PrepareError> {
        if self.program.len() == PROGRAM_MAX {
            return Err(super::too_large());
        }
        self.program.push(inst);
        Ok(self.program.len() - 1)
    }

    fn here(&self) -> usize {
        self.program.len()
    }

    fn set(&mut self, set: ByteSet) -> usize {
        self.sets.iter().position(|known| *known == set).unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        })
    }

    fn node(&mut self, node: &Node) -> Result<(), PrepareError> {
        match node {
            Node::Empty => {}
            Node::Set(set) => {
                let inst = match set.single() {
                    Some(byte) => Inst::Byte(byte),
                    None => Inst::Set(self.set(*set)),
                };
                self.push(inst)?;
            }
            Node::Look(look) => {
                self.push(Inst::Look(*look))?;
            }
            Node::Group(number, node) => {
                self.push(Inst::Open(*number))?;
                self.node(node)?;
                self.push(Inst::Close(*number))?;
            }
            Node::Concat(nodes) => {
                for node in nodes {
                    self.node(node)?;
                }
            }
            Node::Alternatives(nodes) => self.alternatives(nodes)?,
            Node::Repeat(node, repeat) => self.repeat(node, *repeat)?,
            Node::Around(node, around) => self.around(node, *around)?,
            Node::Atomic(node) => {
                let atomic = self.push(Inst::Atomic { next: 0 })?;
                self.node(node)?;
                self.push(Inst::Accept)?;
                self.program[atomic] = Inst::Atomic { next: self.here() };
            }
            Node::Again { group, fold } => {
                self.push(Inst::Again { group: *group, fold: *fold })?;
            }
            Node::Keep => {
                self.push(Inst::Save(0))?;
            }
            Node::IfGroup { group, yes, no } => {
                let condition = self.push(Inst::IfGroup { group: *group, no: 0 })?;
                self.node(yes)?;
                let jump = self.push(Inst::Jump(0))?;
                self.program[condition] = Inst::IfGroup { group: *group, no: self.here() };
                self.node(no)?;
                self.program[jump] = Inst::Jump(self.here());
            }
        }
        Ok(())
    }

    fn alternatives(&mut self, nodes: &[Node]) -> Result<(), PrepareError> {
        let mut jumps = Vec::new();
        for (at, node) in nodes.iter().enumerate() {
            if at + 1 == nodes.len() {
                self.node(node)?;
                break;
            }
            let split = self.push(Inst::Split { first: 0, second: 0 })?;
            self.node(node)?;
            jumps.push(self.push(Inst::Jump(0))?);
            self.program[split] = Inst::Split { first: split + 1, second: self.here() };
        }
        for jump in jumps {
            self.program[jump] = Inst::Jump(self.here());
        }
        Ok(())
    }

    /// A lookaround. Each alternative of a lookbehind has a width of its own.
    fn around(&mut self, node: &Node, around: Around) -> Result<(), PrepareError> {
        if !around.ahead
            && let Node::Alternatives(nodes) = node
        {
            // `(?<=ab|c)` is `(?:(?<=ab)|(?<=c))`; `(?<!ab|c)` is both conditions in a row.
            let each: Vec<Node> =
                nodes.iter().map(|node| Node::Around(Box::new(node.clone()), around)).collect();
            return self.node(&if around.wanted { Node::Alternatives(each) } else { Node::Concat(each) });
        }
        let width = if around.ahead { 0 } else { node.width().unwrap_or(0) };
        let at = self.push(Inst::Around { around, width, next: 0 })?;
        self.node(node)?;
        self.push(Inst::Accept)?;
        self.program[at] = Inst::Around { around, width, next: self.here() };
        Ok(())
    }

    fn repeat(&mut self, node: &Node, repeat: Repeat) -> Result<(), PrepareError> {
        if let Node::Set(set) = node {
            let set = self.set(*set);
            self.push(Inst::Run { set, min: repeat.min, max: repeat.max, greedy: repeat.greedy })?;
            return Ok(());
        }
        if node.width() == Some(0) && !matches!(node, Node::Group(..)) {
            // A condition repeated is the condition once, or not at all.
            return if repeat.min == 0 { self.optional(node, repeat.greedy) } else { self.node(node) };
        }
        for _ in 0..repeat.min {
            self.node(node)?;
        }
        match repeat.max {
            Some(max) => {
                let mut splits = Vec::new();
                for _ in repeat.min..max {
                    splits.push(self.push(Inst::Split { first: 0, second: 0 })?);
                    self.node(node)?;
                }
                self.land(&splits, repeat.greedy);
                Ok(())
            }
            None => self.star(node, repeat.greedy),
        }
    }

    fn optional(&mut self, node: &Node, greedy: bool) -> Result<(), PrepareError> {
        let split = self.push(Inst::Split { first: 0, second: 0 })?;
        self.node(node)?;
        self.land(&[split], greedy);
        Ok(())
    }

    /// Lets the splits choose between what stands behind them and this place.
    fn land(&mut self, splits: &[usize], greedy: bool) {
        let end = self.here();
        for &split in splits {
            self.program[split] = choose(split + 1, end, greedy);
        }
    }

    fn star(&mut self, node: &Node, greedy: bool) -> Result<(), PrepareError> {
        let split = self.push(Inst::Split { first: 0, second: 0 })?;
        if node.can_be_empty() {
            let mark = self.slots;
            self.slots += 1;
            self.push(Inst::Save(mark))?;
            self.node(node)?;
            self.push(Inst::Round { mark, again: split })?;
        } else {
            self.node(node)?;
            self.push(Inst::Jump(split))?;
        }
        self.program[split] = choose(split + 1, self.here(), greedy);
        Ok(())
    }
}

fn choose(inside: usize, outside: usize, greedy: bool) -> Inst {
    if greedy {
        Inst::Split { first: inside, second: outside }
    } else {
        Inst::Split { first: outside, second: inside }
    }
}

struct Machine<'m> {
    pattern: &'m Backtrack,
    text: &'m [u8],
    memory: &'m mut Memory,
    steps: u64,
}

impl Machine<'_> {
    fn search(&mut self, from: usize) -> Result<bool, Fault> {
        let text = self.text;
        let mut start = from;
        while start <= text.len() {
            if self.pattern.anchored && start > 0 {
                return Ok(false);
            }
            if let Some(first) = &self.pattern.first {
                let skipped = text[start..].iter().position(|byte| first.has(*byte));
                self.spend_bytes(skipped.unwrap_or(text.len() - start))?;
                match skipped {
                    Some(skipped) => start += skipped,
                    None => return Ok(false),
                }
            }
            self.memory.slots.clear();
            self.memory.slots.resize(self.pattern.slots, UNSET);
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
        2 * (self.pattern.groups + 1) + group
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
            let goes_on = match self.pattern.program[pc] {
                Inst::Accept => return Ok(Some(at)),
                Inst::Byte(byte) => {
                    pc += 1;
                    at += 1;
                    self.text.get(at - 1) == Some(&byte)
                }
                Inst::Set(set) => {
                    pc += 1;
                    at += 1;
                    self.text.get(at - 1).is_some_and(|byte| self.pattern.sets[set].has(*byte))
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
                    let fits = self.text.get(place).is_some_and(|byte| self.pattern.sets[set].has(*byte));
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
        let members = &self.pattern.sets[set];
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
        Look::LineStart => at == 0 || text[at - 1] == b'\n',
        Look::LineEnd => at == text.len() || text[at] == b'\n',
        Look::Word => word(at.checked_sub(1)) != word(Some(at)),
        Look::NotWord => word(at.checked_sub(1)) == word(Some(at)),
    }
}
