//! From a tree to the instructions of the backtracking machine.

use pointsman_model::PrepareError;

use crate::pattern::set::ByteSet;
use crate::pattern::too_large;
use crate::pattern::tree::{Around, Look, Node, Repeat};

/// Instructions of one compiled pattern.
const PROGRAM_MAX: usize = 50_000;

/// An instruction. Most go on at the one behind them.
#[derive(Clone, Copy, Debug)]
pub(super) enum Inst {
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

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) insts: Vec<Inst>,
    pub(super) sets: Vec<ByteSet>,
    pub(super) groups: usize,
    /// Number of slots: a start and an end for each group, then the places where groups were opened, then the
    /// marks of loops.
    pub(super) slots: usize,
    /// The bytes that a match begins with, when they are known.
    pub(super) first: Option<ByteSet>,
    /// Whether a match begins at the start of the text.
    pub(super) anchored: bool,
}

impl Program {
    /// Compiles a tree of `groups` groups.
    pub(super) fn compile(node: &Node, groups: usize) -> Result<Program, PrepareError> {
        let mut compiler = Compiler { insts: Vec::new(), sets: Vec::new(), slots: 3 * (groups + 1) };
        compiler.node(node)?;
        compiler.push(Inst::Accept)?;
        Ok(Program {
            insts: compiler.insts,
            sets: compiler.sets,
            groups,
            slots: compiler.slots,
            first: node.first_bytes(),
            anchored: node.is_anchored(),
        })
    }
}

struct Compiler {
    insts: Vec<Inst>,
    sets: Vec<ByteSet>,
    slots: usize,
}

impl Compiler {
    fn push(&mut self, inst: Inst) -> Result<usize, PrepareError> {
        if self.insts.len() == PROGRAM_MAX {
            return Err(too_large());
        }
        self.insts.push(inst);
        Ok(self.insts.len() - 1)
    }

    fn here(&self) -> usize {
        self.insts.len()
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
                self.insts[atomic] = Inst::Atomic { next: self.here() };
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
                self.insts[condition] = Inst::IfGroup { group: *group, no: self.here() };
                self.node(no)?;
                self.insts[jump] = Inst::Jump(self.here());
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
            self.insts[split] = Inst::Split { first: split + 1, second: self.here() };
        }
        for jump in jumps {
            self.insts[jump] = Inst::Jump(self.here());
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
        self.insts[at] = Inst::Around { around, width, next: self.here() };
        Ok(())
    }

    fn repeat(&mut self, node: &Node, repeat: Repeat) -> Result<(), PrepareError> {
        if repeat.max == Some(0) {
            return Ok(());
        }
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
            self.insts[split] = choose(split + 1, end, greedy);
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
        self.insts[split] = choose(split + 1, self.here(), greedy);
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
