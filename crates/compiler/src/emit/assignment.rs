//! Assignments: `=`, `.=` and the like, `++` and `--`.

use pointsman_model::{Site, Type};
use pointsman_vm::Op;
use pointsman_vm::opcodes::{Capture, In, Out};

use super::{Reg, Result, SubEmitter, assigns};
use crate::ir::{BinaryOp, Constant, Expr, ExprKind, Place, StepOp};

impl SubEmitter<'_> {
    /// Stores a value; the register that holds what was stored. `dst` is where the whole expression's value
    /// is wanted, if anywhere: a place to build it that saves a move.
    pub(super) fn assign(
        &mut self,
        place: &Place,
        op: Option<BinaryOp>,
        value: &Expr,
        site: Site,
        dst: Option<Reg>,
    ) -> Result<Reg> {
        match (place, op) {
            (Place::Slot(slot), None) => {
                let reg = self.slot(*slot);
                self.owned_into(value, reg)?;
                Ok(reg)
            }
            (Place::Slot(slot), Some(op)) => {
                let reg = self.slot(*slot);
                let left = if assigns(value) {
                    let left = self.temp(site)?;
                    self.move_to(left, reg, site);
                    left
                } else {
                    reg
                };
                self.binary(op, left, value, reg, site)?;
                Ok(reg)
            }
            (Place::Capture(n), op) => {
                let result = self.result_register(dst, site)?;
                match op {
                    None => self.owned_into(value, result)?,
                    Some(op) => {
                        let left = self.temp(site)?;
                        self.op(Op::LoadCapture { dst: Out(left), n: Capture(*n) }, site);
                        self.binary(op, left, value, result, site)?;
                    }
                }
                self.op(Op::StoreCapture { n: Capture(*n), src: In(result) }, site);
                Ok(result)
            }
            (Place::Element { root, indices }, op) => {
                let result = self.result_register(dst, site)?;
                let keys = self.keys(root, indices, assigns(value))?;
                match op {
                    None => self.owned_into(value, result)?,
                    Some(op) => {
                        let old = self.read_element(root, &keys, site)?;
                        self.binary(op, old, value, result, site)?;
                    }
                }
                self.store_element(root, &keys, result, site)?;
                Ok(result)
            }
        }
    }

    /// `++` and `--`; the register that holds the expression's value.
    pub(super) fn step(
        &mut self,
        place: &Place,
        op: StepOp,
        site: Site,
        prefix: bool,
        dst: Option<Reg>,
    ) -> Result<Reg> {
        let one = Expr { kind: ExprKind::Constant(Constant::Int(1)), site, ty: Type::Int };
        let op = match op {
            StepOp::Up => BinaryOp::Add,
            StepOp::Down => BinaryOp::Subtract,
        };
        let result = match (place, prefix) {
            (Place::Slot(slot), true) => {
                let reg = self.slot(*slot);
                self.binary(op, reg, &one, reg, site)?;
                return Ok(reg);
            }
            _ => self.result_register(dst, site)?,
        };
        let keys = match place {
            Place::Element { root, indices } => self.keys(root, indices, false)?,
            _ => Vec::new(),
        };
        let old = match place {
            Place::Slot(slot) => self.slot(*slot),
            Place::Capture(n) => {
                let old = self.temp(site)?;
                self.op(Op::LoadCapture { dst: Out(old), n: Capture(*n) }, site);
                old
            }
            Place::Element { root, .. } => self.read_element(root, &keys, site)?,
        };
        let number = self.temp(site)?;
        self.op(Op::ToNumber { dst: Out(number), src: In(old) }, site);
        let new = match place {
            Place::Slot(slot) => self.slot(*slot),
            _ => self.temp(site)?,
        };
        self.binary(op, number, &one, new, site)?;
        match place {
            Place::Slot(_) => {}
            Place::Capture(n) => self.op(Op::StoreCapture { n: Capture(*n), src: In(new) }, site),
            Place::Element { root, .. } => self.store_element(root, &keys, new, site)?,
        }
        self.move_to(result, if prefix { new } else { number }, site);
        Ok(result)
    }

    /// Where an assignment's value is built: the wanted register when it is a temporary, else a fresh one.
    fn result_register(&mut self, dst: Option<Reg>, site: Site) -> Result<Reg> {
        match dst {
            Some(dst) if !self.is_slot(dst) => Ok(dst),
            _ => self.temp(site),
        }
    }
}
