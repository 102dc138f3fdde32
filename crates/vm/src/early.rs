//! Subs that begin with `if( parameter < 2 ) return parameter;` and the like: what their first statement returns is
//! known at the call.
//!
//! Many subs refuse what they have nothing to do for in their first line, and each that calls itself ends there. The
//! machine then needs no frame: it looks at the argument where the caller put it. Whatever else there is to be said
//! (an argument that is no integer, a comparison that does not hold) is said by the sub itself.

use pointsman_model::Value;

use crate::machine::WINDOW;
use crate::program::Parts;
use crate::{Op, SubEntry};

/// For which integers a sub returns at once, and what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Early {
    param: u8,
    /// The integers from here
    from: i64,
    /// to here.
    to: i64,
    given: Given,
}

/// What is returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    Param(u8),
    Int(i64),
}

impl Early {
    /// What the sub's first instructions say, if they are a comparison and a return.
    pub(crate) fn of(parts: &Parts, sub: &SubEntry) -> Option<Early> {
        let [first, rest @ ..] = parts.ops.get(sub.start as usize..sub.end as usize)? else { return None };
        // The integers for which the jump over the return is not made.
        let (param, from, to) = match *first {
            Op::JumpNotEqualI { a, i, .. } => (a, i.0.into(), i.0.into()),
            Op::JumpLessI { a, i, .. } | Op::JumpNotGreaterEqualI { a, i, .. } => (a, i.0.into(), i64::MAX),
            Op::JumpNotLessI { a, i, .. } | Op::JumpGreaterEqualI { a, i, .. } => {
                (a, i64::MIN, i64::from(i.0) - 1)
            }
            Op::JumpLessEqualI { a, i, .. } | Op::JumpNotGreaterI { a, i, .. } => {
                (a, i64::from(i.0) + 1, i64::MAX)
            }
            Op::JumpNotLessEqualI { a, i, .. } | Op::JumpGreaterI { a, i, .. } => (a, i64::MIN, i.0.into()),
            _ => return None,
        };
        let given = match *rest {
            [Op::Return { src } | Op::ReturnCopy { src }, ..] if src.0 < sub.params => Given::Param(src.0),
            [Op::Load { dst, k }, Op::Return { src }, ..] if dst.0 == src.0 => {
                match parts.constants.get(k.0 as usize) {
                    Some(Value::Int(int)) => Given::Int(*int),
                    _ => return None,
                }
            }
            _ => return None,
        };
        (param.0 < sub.params).then_some(Early { param: param.0, from, to, given })
    }

    /// What a call returns whose arguments stand in the registers from `first` on.
    #[inline]
    pub(crate) fn answer(&self, r: &[Value; WINDOW], first: u8, count: u8) -> Option<Value> {
        let argument = |param: u8| match r.get(usize::from(first) + usize::from(param)) {
            Some(Value::Int(int)) if param < count => Some(*int),
            _ => None,
        };
        let compared = argument(self.param)?;
        if compared < self.from || compared > self.to {
            return None;
        }
        match self.given {
            Given::Param(param) => argument(param).map(Value::Int),
            Given::Int(int) => Some(Value::Int(int)),
        }
    }
}
