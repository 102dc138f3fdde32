//! Operators (reference section 3) and the casts of their operands, warnings included.

use std::cmp::Ordering;

use pointsman_model::Site;

use super::cast::{self, Num};
use super::comparison::{equal, order};
use super::evaluator::{Evaluator, Halt};
use super::val::Val;
use crate::ir::{BinaryOp, UnaryOp};

impl Evaluator<'_> {
    /// The cast that is not allowed: a warning, and the value 0.
    fn bad_cast(&mut self, from: &Val, to: &str, site: Site) -> Result<(), Halt> {
        self.warn(format!("Cannot convert {} to {to} value", from.type_name()), site)
    }

    pub(super) fn cast_int(&mut self, value: &Val, site: Site) -> Result<i64, Halt> {
        Ok(match value {
            Val::Int(int) => *int,
            Val::Double(double) => {
                if double.is_nan() {
                    self.warn("Cannot convert nan to integer value", site)?;
                }
                cast::round(*double)
            }
            Val::Text(text) => cast::number(text).to_int(),
            Val::Container(_) => {
                self.bad_cast(value, "integer", site)?;
                0
            }
        })
    }

    /// A number as arithmetic wants it: what a text says, else as it is.
    pub(super) fn cast_number(&mut self, value: &Val, site: Site) -> Result<Num, Halt> {
        Ok(match value {
            Val::Int(int) => Num::Int(*int),
            Val::Double(double) => Num::Double(*double),
            Val::Text(text) => cast::number(text),
            Val::Container(_) => {
                self.bad_cast(value, "number", site)?;
                Num::Int(0)
            }
        })
    }

    pub(super) fn cast_text(&mut self, value: &Val, site: Site) -> Result<Vec<u8>, Halt> {
        Ok(match value {
            Val::Int(int) => cast::text_of_int(*int),
            Val::Double(double) => cast::text_of_double(*double),
            Val::Text(text) => text.to_vec(),
            Val::Container(_) => {
                self.bad_cast(value, "string", site)?;
                b"0".to_vec()
            }
        })
    }

    pub(super) fn unary(&mut self, op: UnaryOp, value: &Val, site: Site) -> Result<Val, Halt> {
        Ok(match op {
            UnaryOp::Not => Val::truth_value(!value.truth()),
            UnaryOp::BitNot => Val::Int(!self.cast_int(value, site)?),
            UnaryOp::Negate => match self.cast_number(value, site)? {
                Num::Int(int) => Val::Int(int.wrapping_neg()),
                Num::Double(double) => Val::Double(-double),
            },
        })
    }

    /// Every operator but `&&` and `||`, whose right side may not be evaluated.
    pub(super) fn binary(&mut self, op: BinaryOp, left: &Val, right: &Val, site: Site) -> Result<Val, Halt> {
        match op {
            BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply | BinaryOp::Divide => {
                let left = self.cast_number(left, site)?;
                let right = self.cast_number(right, site)?;
                self.arithmetic(op, left, right, site)
            }
            BinaryOp::Modulo => {
                let left = self.cast_int(left, site)?;
                let right = self.cast_int(right, site)?;
                if right == 0 {
                    return self.division_by_zero(site);
                }
                // The sign is the dividend's; the one quotient that overflows leaves no rest.
                Ok(Val::Int(left.checked_rem(right).unwrap_or(0)))
            }
            BinaryOp::BitAnd
            | BinaryOp::BitOr
            | BinaryOp::BitXor
            | BinaryOp::ShiftLeft
            | BinaryOp::ShiftRight => {
                let left = self.cast_int(left, site)?;
                let right = self.cast_int(right, site)?;
                Ok(Val::Int(match op {
                    BinaryOp::BitAnd => left & right,
                    BinaryOp::BitOr => left | right,
                    BinaryOp::BitXor => left ^ right,
                    _ if !(0..64).contains(&right) => 0,
                    BinaryOp::ShiftLeft => left << right,
                    _ => left >> right,
                }))
            }
            BinaryOp::Concat => {
                let mut text = self.cast_text(left, site)?;
                text.extend(self.cast_text(right, site)?);
                self.new_text(&text, site)
            }
            BinaryOp::Equal => Ok(Val::truth_value(equal(left, right, self.limits.container_depth))),
            BinaryOp::NotEqual => Ok(Val::truth_value(!equal(left, right, self.limits.container_depth))),
            BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual => {
                let left = self.ordered(left, site)?;
                let right = self.ordered(right, site)?;
                // NaN stands in no order with anything.
                Ok(Val::truth_value(match (op, order(&left, &right)) {
                    (_, None) => false,
                    (BinaryOp::Less, Some(order)) => order == Ordering::Less,
                    (BinaryOp::LessEqual, Some(order)) => order != Ordering::Greater,
                    (BinaryOp::Greater, Some(order)) => order == Ordering::Greater,
                    (_, Some(order)) => order != Ordering::Less,
                }))
            }
            BinaryOp::And => Ok(Val::truth_value(left.truth() && right.truth())),
            BinaryOp::Or => Ok(Val::truth_value(left.truth() || right.truth())),
        }
    }

    fn arithmetic(&mut self, op: BinaryOp, left: Num, right: Num, site: Site) -> Result<Val, Halt> {
        if op == BinaryOp::Divide && right.to_double() == 0.0 {
            return self.division_by_zero(site);
        }
        if let (Num::Int(left), Num::Int(right)) = (left, right) {
            return Ok(match op {
                BinaryOp::Add => Val::Int(left.wrapping_add(right)),
                BinaryOp::Subtract => Val::Int(left.wrapping_sub(right)),
                BinaryOp::Multiply => Val::Int(left.wrapping_mul(right)),
                _ if left.wrapping_rem(right) == 0 => Val::Int(left.wrapping_div(right)),
                _ => Val::Double(left as f64 / right as f64),
            });
        }
        let (left, right) = (left.to_double(), right.to_double());
        Ok(Val::Double(match op {
            BinaryOp::Add => left + right,
            BinaryOp::Subtract => left - right,
            BinaryOp::Multiply => left * right,
            _ => left / right,
        }))
    }

    fn division_by_zero(&mut self, site: Site) -> Result<Val, Halt> {
        self.warn("Division by zero", site)?;
        Ok(Val::Int(0))
    }

    /// An operand of `<` and the like: a container counts as 0, with a warning.
    fn ordered(&mut self, value: &Val, site: Site) -> Result<Val, Halt> {
        match value {
            Val::Container(_) => {
                self.bad_cast(value, "number", site)?;
                Ok(Val::Int(0))
            }
            scalar => Ok(scalar.clone()),
        }
    }
}
