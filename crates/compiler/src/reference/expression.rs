//! Expressions. Operands are evaluated from left to right, each to a value of its moment.

use std::rc::Rc;

use pointsman_model::Site;

use super::cast::Num;
use super::element::Target;
use super::evaluator::{Evaluator, Halt};
use super::val::{Container, Val};
use crate::ir::{BinaryOp, Constant, Expr, ExprKind, Place, StepOp};

impl Evaluator<'_> {
    /// The value of an expression. A container is the variable's or element's own, not a copy.
    pub(super) fn expr(&mut self, expr: &Expr) -> Result<Val, Halt> {
        let site = expr.site;
        match &expr.kind {
            ExprKind::Constant(Constant::Int(int)) => Ok(Val::Int(*int)),
            ExprKind::Constant(Constant::Double(double)) => Ok(Val::Double(*double)),
            ExprKind::Constant(Constant::Text(text)) => Ok(Val::text(text)),
            ExprKind::Slot(slot) => Ok(self.slots[slot.0 as usize].clone()),
            ExprKind::Capture(number) => Ok(self.capture(*number)),
            ExprKind::Array(items) => self.array_literal(items),
            ExprKind::Hash(entries) => self.hash_literal(entries),
            ExprKind::Builtin { builtin, args, prepared: _ } => self.builtin_expr(builtin, args, site),
            ExprKind::Sub { sub, args } => {
                let args = self.exprs(args)?;
                self.call_sub(*sub, args, site)
            }
            ExprKind::Index { base, indices } => {
                let mut value = self.expr(base)?;
                for index in indices {
                    let key = self.expr(index)?;
                    value = self.element(&value, &key, site)?;
                }
                Ok(value)
            }
            ExprKind::Unary { op, operand } => {
                let value = self.expr(operand)?;
                self.unary(*op, &value, site)
            }
            ExprKind::Binary { first, rest } => self.chain(first, rest, site),
            ExprKind::Ternary { arms, otherwise } => {
                for (condition, value) in arms {
                    if self.expr(condition)?.truth() {
                        return self.expr(value);
                    }
                }
                self.expr(otherwise)
            }
            ExprKind::Assign { place, op, value } => self.assign(place, *op, value, site),
            ExprKind::Step { place, op, prefix } => self.step(place, *op, *prefix, site),
        }
    }

    fn exprs(&mut self, exprs: &[Expr]) -> Result<Vec<Val>, Halt> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    fn array_literal(&mut self, items: &[Expr]) -> Result<Val, Halt> {
        let mut array = Vec::new();
        for item in items {
            let value = self.expr(item)?;
            array.push(self.copied(&value, item.site)?);
        }
        Ok(Val::new_container(Container::Array(array)))
    }

    fn hash_literal(&mut self, entries: &[(Expr, Expr)]) -> Result<Val, Halt> {
        let mut hash: Vec<(Rc<[u8]>, Val)> = Vec::new();
        for (key, item) in entries {
            let name = self.expr(key)?;
            let value = self.expr(item)?;
            let name: Rc<[u8]> = Rc::from(self.cast_text(&name, key.site)?);
            let value = self.copied(&value, item.site)?;
            match hash.iter_mut().find(|(held, _)| *held == name) {
                Some((_, held)) => *held = value,
                None => hash.push((name, value)),
            }
        }
        Ok(Val::new_container(Container::Hash(hash)))
    }

    fn chain(&mut self, first: &Expr, rest: &[(BinaryOp, Expr)], site: Site) -> Result<Val, Halt> {
        let mut value = self.expr(first)?;
        for (op, operand) in rest {
            value = match op {
                BinaryOp::And if !value.truth() => Val::truth_value(false),
                BinaryOp::Or if value.truth() => Val::truth_value(true),
                _ => {
                    let right = self.expr(operand)?;
                    self.binary(*op, &value, &right, site)?
                }
            };
        }
        Ok(value)
    }

    fn assign(&mut self, place: &Place, op: Option<BinaryOp>, value: &Expr, site: Site) -> Result<Val, Halt> {
        let target = self.target(place)?;
        let new = match op {
            None => self.expr(value)?,
            Some(op) => {
                let old = self.load(&target, site)?;
                let operand = self.expr(value)?;
                self.binary(op, &old, &operand, site)?
            }
        };
        let new = self.copied(&new, value.site)?;
        self.store(&target, new.clone(), site)?;
        Ok(new)
    }

    fn step(&mut self, place: &Place, op: StepOp, prefix: bool, site: Site) -> Result<Val, Halt> {
        let target = self.target(place)?;
        let held = self.load(&target, site)?;
        let (old, new) = match (self.cast_number(&held, site)?, op) {
            (Num::Int(int), StepOp::Up) => (Val::Int(int), Val::Int(int.wrapping_add(1))),
            (Num::Int(int), StepOp::Down) => (Val::Int(int), Val::Int(int.wrapping_sub(1))),
            (Num::Double(double), StepOp::Up) => (Val::Double(double), Val::Double(double + 1.0)),
            (Num::Double(double), StepOp::Down) => (Val::Double(double), Val::Double(double - 1.0)),
        };
        self.store(&target, new.clone(), site)?;
        Ok(if prefix { new } else { old })
    }

    /// A call of the library: the arguments, the call, and the containers that it created in empty places.
    fn builtin_expr(
        &mut self,
        builtin: &'static pointsman_model::Builtin,
        args: &[Expr],
        site: Site,
    ) -> Result<Val, Halt> {
        let mut values = Vec::new();
        let mut targets = Vec::new();
        for (at, arg) in args.iter().enumerate() {
            let in_place = builtin.param(at).is_some_and(|param| param.ty.in_place());
            let target = if in_place { self.target_of(arg)? } else { None };
            values.push(match &target {
                Some(target) => self.load(target, arg.site)?,
                None => self.expr(arg)?,
            });
            targets.push(target);
        }
        let (result, created) = self.call_builtin(builtin, values, site)?;
        for (at, container) in created {
            if let Some(Some(target)) = targets.get(at) {
                self.store(target, container, site)?;
            }
        }
        Ok(result)
    }

    /// An argument that is changed in place, as something to store to. Its subscripts are evaluated once.
    fn target_of(&mut self, arg: &Expr) -> Result<Option<Target>, Halt> {
        Ok(match &arg.kind {
            ExprKind::Slot(slot) => Some(Target::Slot(slot.0 as usize)),
            ExprKind::Capture(number) => Some(Target::Capture(*number)),
            ExprKind::Index { base, indices } => match self.target_of(base)? {
                Some(root) => Some(Target::Element { root: Box::new(root), keys: self.exprs(indices)? }),
                None => None,
            },
            _ => None,
        })
    }
}
