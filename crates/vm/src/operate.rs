//! What an instruction that computes does, in full.
//!
//! The loop does an instruction's common case where it stands (two integers, as a rule) and comes here for the
//! rest, and for whatever is long or rare. So the loop stays small enough for its own state to stay in the
//! processor's registers. Both read the same table; what the loop does itself is a shorter way, not another
//! meaning.

use pointsman_model::{Fault, Site, Text, Value};

use crate::arithmetic::{Operands, Place, Relation, shift_left, shift_right, truth};
use crate::machine::{Machine, WINDOW, frame_at};
use crate::{Op, Program};

/// The most texts that one instruction joins.
const MAX_JOIN: usize = 64;

/// An instruction's place, looked up only when a warning needs it.
#[derive(Clone, Copy)]
pub(crate) struct At<'a>(pub(crate) &'a Program, pub(crate) usize);

impl Place for At<'_> {
    #[cold]
    fn site(self) -> Site {
        self.0.site(self.1)
    }
}

impl Machine {
    /// Does the instruction at `pc` in the frame at `self.base`: any but jumps, calls and ends.
    #[inline(never)]
    pub(crate) fn operate(&mut self, program: &Program, pc: usize) -> Result<(), Fault> {
        let parts = program.parts();
        let Some(&op) = parts.ops.get(pc) else {
            unreachable!("the loop is at this instruction");
        };
        let constants = &*parts.constants;
        let r = frame_at(&mut self.regs, self.base);
        let mut on = Operands { ws: &mut self.ws, run: &mut self.state, place: At(program, pc) };

        macro_rules! get {
            ($src:expr) => {
                r[usize::from($src.0)]
            };
        }
        macro_rules! constant {
            ($k:expr) => {
                match constants.get($k.0 as usize) {
                    Some(constant) => *constant,
                    None => unreachable!("the verifier checked the constant's number"),
                }
            };
        }
        macro_rules! int {
            ($i:expr) => {
                Value::Int(i64::from($i.0))
            };
        }

        let (dst, value) = match op {
            Op::Move { dst, src } => (dst, get!(src)),
            Op::Load { dst, k } => (dst, constant!(k)),
            Op::Copy { dst, src } => (dst, on.own(get!(src))?),
            Op::LoadCapture { dst, n } => (dst, self.captures.get(usize::from(n.0))),
            Op::StoreCapture { n, src } => {
                self.captures.set(usize::from(n.0), get!(src));
                return Ok(());
            }
            Op::SetResult { src } => {
                self.result = get!(src);
                return Ok(());
            }

            Op::Add { dst, a, b } => (dst, on.add(get!(a), get!(b))?),
            Op::AddI { dst, a, i } => (dst, on.add(get!(a), int!(i))?),
            Op::Subtract { dst, a, b } => (dst, on.subtract(get!(a), get!(b))?),
            Op::SubtractI { dst, a, i } => (dst, on.subtract(get!(a), int!(i))?),
            Op::Multiply { dst, a, b } => (dst, on.multiply(get!(a), get!(b))?),
            Op::MultiplyI { dst, a, i } => (dst, on.multiply(get!(a), int!(i))?),
            Op::Divide { dst, a, b } => (dst, on.divide(get!(a), get!(b))?),
            Op::Modulo { dst, a, b } => (dst, on.modulo(get!(a), get!(b))?),
            Op::ModuloI { dst, a, i } => (dst, on.modulo(get!(a), int!(i))?),
            Op::BitAnd { dst, a, b } => (dst, on.bits(get!(a), get!(b), |a, b| a & b)?),
            Op::BitOr { dst, a, b } => (dst, on.bits(get!(a), get!(b), |a, b| a | b)?),
            Op::BitXor { dst, a, b } => (dst, on.bits(get!(a), get!(b), |a, b| a ^ b)?),
            Op::ShiftLeft { dst, a, b } => (dst, on.bits(get!(a), get!(b), shift_left)?),
            Op::ShiftRight { dst, a, b } => (dst, on.bits(get!(a), get!(b), shift_right)?),
            Op::Negate { dst, src } => (dst, on.negate(get!(src))?),
            Op::BitNot { dst, src } => (dst, on.bit_not(get!(src))?),
            Op::Not { dst, src } => (dst, Value::from_bool(!truth(on.ws, get!(src)))),
            Op::ToNumber { dst, src } => (dst, on.to_number(get!(src))?),

            Op::Concat { dst, a, b } => (dst, on.concat(get!(a), get!(b))?),
            Op::ConcatK { dst, a, k } => (dst, on.concat(get!(a), constant!(k))?),
            Op::ConcatAll { dst, base: first, count } => {
                let parts = r.get(usize::from(first.0)..).unwrap_or_default();
                let parts = parts.get(..usize::from(count.0)).unwrap_or_default();
                if let Some(text) = on.join_texts(parts)? {
                    get!(dst) = text;
                    return Ok(());
                }
                let mut texts = [Text::EMPTY; MAX_JOIN];
                let count = usize::from(count.0).min(MAX_JOIN);
                let mut steps = 0;
                for (at, text) in texts.iter_mut().enumerate().take(count) {
                    *text = on.text(r[(usize::from(first.0) + at) & (WINDOW - 1)])?;
                    // As much as one concatenation after the other would charge.
                    if at > 0 {
                        steps += u64::from(text.len) / 64;
                    }
                }
                on.run.charge(steps)?;
                (dst, Value::Text(on.ws.concat_all(texts.iter().take(count).copied())?))
            }

            Op::Equal { dst, a, b } => (dst, Value::from_bool(on.equal(get!(a), get!(b))?)),
            Op::EqualK { dst, a, k } => (dst, Value::from_bool(on.equal(get!(a), constant!(k))?)),
            Op::NotEqual { dst, a, b } => (dst, Value::from_bool(!on.equal(get!(a), get!(b))?)),
            Op::Less { dst, a, b } => (dst, Value::from_bool(on.holds(Relation::Less, &get!(a), &get!(b))?)),
            Op::LessEqual { dst, a, b } => {
                (dst, Value::from_bool(on.holds(Relation::LessEqual, &get!(a), &get!(b))?))
            }
            Op::Greater { dst, a, b } => {
                (dst, Value::from_bool(on.holds(Relation::Greater, &get!(a), &get!(b))?))
            }
            Op::GreaterEqual { dst, a, b } => {
                (dst, Value::from_bool(on.holds(Relation::GreaterEqual, &get!(a), &get!(b))?))
            }

            Op::NewArray { dst } => (dst, Value::Container(on.ws.new_array()?)),
            Op::NewArrayK { dst, count, first } => {
                let id = on.ws.new_array()?;
                let items = constants.iter().skip(first.0 as usize).take(usize::from(count.0));
                on.ws.has_room(items.len())?;
                on.ws.edit_items(id, |elements| elements.extend(items))?;
                (dst, Value::Container(id))
            }
            Op::NewHash { dst } => (dst, Value::Container(on.ws.new_hash()?)),
            Op::Push { array, src } => {
                if let Value::Container(id) = get!(array) {
                    on.ws.array_push(id, get!(src))?;
                }
                return Ok(());
            }
            Op::Put { hash, key, src } => {
                if let Value::Container(id) = get!(hash) {
                    on.put(id, get!(key), get!(src))?;
                }
                return Ok(());
            }
            Op::Index { dst, base, key } => (dst, on.index(get!(base), get!(key))?),
            Op::IndexK { dst, base, k } => (dst, on.index(get!(base), constant!(k))?),
            Op::LookUp { dst, key, lookup } => {
                let Some(lookup) = parts.lookups.get(usize::from(lookup.0)) else {
                    unreachable!("the verifier checked the map's number");
                };
                (dst, on.look_up(&lookup.map, get!(key), &parts.text)?)
            }
            Op::LookUpHas { dst, key, lookup } => {
                let Some(lookup) = parts.lookups.get(usize::from(lookup.0)) else {
                    unreachable!("the verifier checked the map's number");
                };
                // What the call would cost.
                on.run.charge(1)?;
                (dst, on.has_key(&lookup.map, get!(key), &parts.text)?)
            }
            Op::Vivify { dst, src } => (dst, on.vivify(&mut get!(src))?),
            Op::VivifyElement { dst, base, key } => (dst, on.vivify_element(get!(base), get!(key))?),
            Op::Store { base, key, src } => return on.store(get!(base), get!(key), get!(src)),
            Op::Iterate { state, src } => {
                get!(state) = on.snapshot(get!(src))?;
                r[usize::from(state.0.wrapping_add(1))] = Value::Int(0);
                return Ok(());
            }

            Op::Jump { .. }
            | Op::JumpIf { .. }
            | Op::JumpUnless { .. }
            | Op::JumpEqual { .. }
            | Op::JumpEqualI { .. }
            | Op::JumpEqualK { .. }
            | Op::JumpNotEqual { .. }
            | Op::JumpNotEqualI { .. }
            | Op::JumpNotEqualK { .. }
            | Op::JumpLess { .. }
            | Op::JumpLessI { .. }
            | Op::JumpNotLess { .. }
            | Op::JumpNotLessI { .. }
            | Op::JumpLessEqual { .. }
            | Op::JumpLessEqualI { .. }
            | Op::JumpNotLessEqual { .. }
            | Op::JumpNotLessEqualI { .. }
            | Op::JumpGreater { .. }
            | Op::JumpGreaterI { .. }
            | Op::JumpNotGreater { .. }
            | Op::JumpNotGreaterI { .. }
            | Op::JumpGreaterEqual { .. }
            | Op::JumpGreaterEqualI { .. }
            | Op::JumpNotGreaterEqual { .. }
            | Op::JumpNotGreaterEqualI { .. }
            | Op::JumpSame { .. }
            | Op::JumpAsk { .. }
            | Op::JumpAskOf { .. }
            | Op::JumpTable { .. }
            | Op::JumpTableOf { .. }
            | Op::JumpLookUp { .. }
            | Op::JumpAct { .. }
            | Op::JumpAppend { .. }
            | Op::LoadAll { .. }
            | Op::TextLength { .. }
            | Op::ArrayLength { .. }
            | Op::HashLength { .. }
            | Op::Next { .. }
            | Op::Scan { .. }
            | Op::Sieve { .. }
            | Op::SieveOf { .. }
            | Op::Call { .. }
            | Op::CallSub { .. }
            | Op::Return { .. }
            | Op::ReturnCopy { .. }
            | Op::ReturnEmpty {}
            | Op::Derive { .. }
            | Op::End {} => unreachable!("the loop does what moves it"),
        };
        get!(dst) = value;
        Ok(())
    }
}
