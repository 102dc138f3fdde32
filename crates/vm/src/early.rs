//! Subs that begin with `if( parameter < 2 ) return parameter;` and the like: what their first statement returns is
//! known at the call.
//!
//! Many subs refuse what they have nothing to do for in their first line, and each that calls itself ends there. The
//! machine then needs no frame: it looks at the argument where the caller put it. When the comparison does not hold,
//! the sub begins behind it; of an argument that is no integer it speaks for itself.

use pointsman_model::Value;

use crate::machine::WINDOW;
use crate::parts::Parts;
use crate::{Op, SubEntry};

/// What a sub does first with one of its arguments, when that is an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Early {
    /// The argument.
    param: u8,
    /// For integers from here
    from: i64,
    /// to here the sub returns at once: none, for a sub that does not begin so.
    to: i64,
    /// What it returns; `None` is the argument itself.
    given: Option<i64>,
    /// The instruction to go on at with other integers.
    over: u32,
}

/// What a call comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entered {
    /// It returns this.
    Known(i64),
    /// It begins at this instruction.
    At(u32),
}

impl Early {
    /// What the sub's first instructions say.
    pub(crate) fn of(parts: &Parts, sub: &SubEntry) -> Early {
        let nothing = Early { param: 0, from: 1, to: 0, given: None, over: sub.start };
        Early::first_line(parts, sub).unwrap_or(nothing)
    }

    fn first_line(parts: &Parts, sub: &SubEntry) -> Option<Early> {
        let [first, rest @ ..] = parts.ops.get(sub.start as usize..sub.end as usize)? else { return None };
        // The integers for which the jump over the return is not made.
        let (param, from, to, over) = match *first {
            Op::JumpNotEqualI { a, i, target } => (a, i.0.into(), i.0.into(), target),
            Op::JumpLessI { a, i, target } | Op::JumpNotGreaterEqualI { a, i, target } => {
                (a, i.0.into(), i64::MAX, target)
            }
            Op::JumpNotLessI { a, i, target } | Op::JumpGreaterEqualI { a, i, target } => {
                (a, i64::MIN, i64::from(i.0) - 1, target)
            }
            Op::JumpLessEqualI { a, i, target } | Op::JumpNotGreaterI { a, i, target } => {
                (a, i64::from(i.0) + 1, i64::MAX, target)
            }
            Op::JumpNotLessEqualI { a, i, target } | Op::JumpGreaterI { a, i, target } => {
                (a, i64::MIN, i.0.into(), target)
            }
            _ => return None,
        };
        let given = match *rest {
            [Op::Return { src } | Op::ReturnCopy { src }, ..] if src.0 == param.0 => None,
            [Op::Load { dst, k }, Op::Return { src }, ..] if dst.0 == src.0 => {
                match parts.constants.get(k.0 as usize) {
                    Some(Value::Int(int)) => Some(*int),
                    _ => return None,
                }
            }
            _ => return None,
        };
        // A jump back is charged for.
        let forward = param.0 < sub.params && over.0 > sub.start;
        forward.then_some(Early { param: param.0, from, to, given, over: over.0 })
    }

    /// What a call comes to whose `count` arguments stand in the registers from `first` on; `start` is where the sub
    /// begins.
    #[inline(always)]
    pub(crate) fn enter(&self, r: &[Value; WINDOW], first: u8, count: u8, start: u32) -> Entered {
        // The verifier checked that the arguments' registers are there, so this does not wrap.
        match r[usize::from(first.wrapping_add(self.param))] {
            Value::Int(argument) if self.param < count => {
                if (self.from..=self.to).contains(&argument) {
                    Entered::Known(self.given.unwrap_or(argument))
                } else {
                    Entered::At(self.over)
                }
            }
            _ => Entered::At(start),
        }
    }
}
