//! What a pattern means: the tree between the parser and the two engines.
//!
//! Flags, case folding, named groups and every way of writing a byte are resolved by the parser; no engine
//! sees the pattern's text.

use super::set::ByteSet;

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// The empty text.
    Empty,
    /// One byte out of a set.
    Set(ByteSet),
    /// A condition on the place between two bytes.
    Look(Look),
    /// A capturing group with its number, from 1.
    Group(usize, Box<Node>),
    /// One after the other.
    Concat(Vec<Node>),
    /// The first that lets the whole match.
    Alternatives(Vec<Node>),
    /// Repetition.
    Repeat(Box<Node>, Repeat),
    /// `(?=`, `(?!`, `(?<=`, `(?<!`.
    Around(Box<Node>, Around),
    /// `(?>`: once matched it is not tried again in another way.
    Atomic(Box<Node>),
    /// The text of a group once more, in any case when `fold`.
    Again { group: usize, fold: bool },
    /// `\K`: the match begins here.
    Keep,
    /// `(?(1)yes|no)`.
    IfGroup { group: usize, yes: Box<Node>, no: Box<Node> },
}

/// A condition on a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Start,
    End,
    /// `\Z`: the end, or before a line feed there.
    EndOrLastNewline,
    LineStart,
    LineEnd,
    Word,
    NotWord,
}

/// How often, and which way it is tried first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Repeat {
    pub(crate) min: u32,
    /// `None`: without end.
    pub(crate) max: Option<u32>,
    pub(crate) greedy: bool,
}

/// Which way a lookaround looks, and what it wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Around {
    pub(crate) ahead: bool,
    pub(crate) wanted: bool,
}

impl Node {
    /// Whether only a backtracking engine can run it.
    pub(crate) fn needs_backtracking(&self) -> bool {
        match self {
            Node::Empty | Node::Set(_) => false,
            Node::Look(look) => *look == Look::EndOrLastNewline,
            Node::Group(_, node) | Node::Repeat(node, _) => node.needs_backtracking(),
            Node::Concat(nodes) | Node::Alternatives(nodes) => nodes.iter().any(Node::needs_backtracking),
            Node::Around(..) | Node::Atomic(_) | Node::Again { .. } | Node::Keep | Node::IfGroup { .. } => {
                true
            }
        }
    }

    /// Whether it can match without consuming a byte.
    pub(crate) fn can_be_empty(&self) -> bool {
        match self {
            Node::Empty | Node::Look(_) | Node::Around(..) | Node::Keep | Node::Again { .. } => true,
            Node::Set(_) => false,
            Node::Group(_, node) | Node::Atomic(node) => node.can_be_empty(),
            Node::Concat(nodes) => nodes.iter().all(Node::can_be_empty),
            Node::Alternatives(nodes) => nodes.iter().any(Node::can_be_empty),
            Node::Repeat(node, repeat) => repeat.min == 0 || node.can_be_empty(),
            Node::IfGroup { yes, no, .. } => yes.can_be_empty() || no.can_be_empty(),
        }
    }

    /// Whether a `^` of lines in it may be the last thing of a match; `last` when nothing need stand behind it all.
    pub(crate) fn may_end_in_line_start(&self, last: bool) -> bool {
        match self {
            Node::Look(look) => last && *look == Look::LineStart,
            Node::Group(_, node) | Node::Repeat(node, _) => node.may_end_in_line_start(last),
            Node::Concat(nodes) => {
                let mut last = last;
                nodes.iter().rev().any(|node| {
                    let found = node.may_end_in_line_start(last);
                    last &= node.can_be_empty();
                    found
                })
            }
            Node::Alternatives(nodes) => nodes.iter().any(|node| node.may_end_in_line_start(last)),
            _ => false,
        }
    }

    /// How many nodes it has once repeats are written out.
    pub(crate) fn weight(&self) -> u64 {
        let sum = |nodes: &[Node]| nodes.iter().fold(1_u64, |sum, node| sum.saturating_add(node.weight()));
        match self {
            Node::Empty | Node::Set(_) | Node::Look(_) | Node::Keep | Node::Again { .. } => 1,
            Node::Group(_, node) | Node::Atomic(node) | Node::Around(node, _) => {
                node.weight().saturating_add(1)
            }
            Node::Concat(nodes) | Node::Alternatives(nodes) => sum(nodes),
            Node::Repeat(node, repeat) => {
                let times = repeat.max.unwrap_or(repeat.min.saturating_add(1)).max(1);
                node.weight().saturating_mul(u64::from(times))
            }
            Node::IfGroup { yes, no, .. } => yes.weight().saturating_add(no.weight()),
        }
    }

    /// The number of bytes that it always takes; `None` when that depends on the text.
    pub(crate) fn width(&self) -> Option<usize> {
        match self {
            Node::Empty | Node::Look(_) | Node::Around(..) | Node::Keep => Some(0),
            Node::Set(_) => Some(1),
            Node::Group(_, node) | Node::Atomic(node) => node.width(),
            Node::Concat(nodes) => nodes.iter().try_fold(0_usize, |sum, node| sum.checked_add(node.width()?)),
            Node::Alternatives(nodes) => {
                let mut widths = nodes.iter().map(Node::width);
                let first = widths.next()??;
                widths.all(|width| width == Some(first)).then_some(first)
            }
            Node::Repeat(node, repeat) => {
                (repeat.max == Some(repeat.min)).then(|| node.width()?.checked_mul(repeat.min as usize))?
            }
            Node::Again { .. } => None,
            Node::IfGroup { yes, no, .. } => yes.width().filter(|&width| no.width() == Some(width)),
        }
    }

    /// The bytes that a match can begin with; `None` when it can be empty or begin with any.
    pub(crate) fn first_bytes(&self) -> Option<ByteSet> {
        match self {
            Node::Set(set) => Some(*set),
            Node::Group(_, node) | Node::Atomic(node) => node.first_bytes(),
            Node::Concat(nodes) => nodes.iter().find(|node| !node.takes_nothing())?.first_bytes(),
            Node::Alternatives(nodes) => {
                nodes.iter().try_fold(ByteSet::EMPTY, |set, node| Some(set.or(node.first_bytes()?)))
            }
            Node::Repeat(node, repeat) if repeat.min > 0 => node.first_bytes(),
            _ => None,
        }
    }

    /// Whether it never takes a byte, so that a match begins with what stands behind it.
    fn takes_nothing(&self) -> bool {
        matches!(self, Node::Empty | Node::Look(_) | Node::Around(..) | Node::Keep)
    }

    /// Whether a match can only begin at the start of the text.
    pub(crate) fn is_anchored(&self) -> bool {
        match self {
            Node::Look(Look::Start) => true,
            Node::Group(_, node) | Node::Atomic(node) => node.is_anchored(),
            Node::Concat(nodes) => nodes.first().is_some_and(Node::is_anchored),
            Node::Alternatives(nodes) => nodes.iter().all(Node::is_anchored),
            Node::Repeat(node, repeat) => repeat.min > 0 && node.is_anchored(),
            _ => false,
        }
    }
}
