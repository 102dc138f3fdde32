//! What questions are about: a field of the request that can be had where it lies.

use std::borrow::Cow;
use std::sync::Arc;

use pointsman_model::{
    AddressField, Builtin, Literal, Operands, ParamKind, ParamType, PreparedOperand, Quick,
};
use pointsman_vm::Field;

use super::SubEmitter;
use crate::ir::{Constant, Expr, ExprKind};
use crate::prepare::constant_text;

impl SubEmitter<'_> {
    /// An expression as a field that can be had in a short way. Questions about one field share it.
    pub(super) fn field(&mut self, subject: &Expr) -> Option<Arc<Field>> {
        field_of(subject).map(|field| self.asm.field(field))
    }
}

fn field_of(subject: &Expr) -> Option<Field> {
    let ExprKind::Builtin { builtin, args, prepared } = &subject.kind else { return None };
    let (Quick::Field(get) | Quick::Header(get, _)) = builtin.quick else { return None };
    let from = operands(builtin, args, prepared, 0)?;
    let mut given = Vec::new();
    for arg in args {
        given.extend_from_slice(&constant_text(arg.constant()?));
        given.push(0);
    }
    Some(Field { get: get(Operands(&from))?, name: builtin.name, given: given.into() })
}

/// Whether an expression is a field of the request that can be had in a short way.
pub(super) fn is_field(expr: &Expr) -> bool {
    field_of(expr).is_some()
}

/// An expression as an address that can be had in a short way.
pub(super) fn address_of(subject: &Expr) -> Option<AddressField> {
    match &subject.kind {
        ExprKind::Builtin { builtin: Builtin { quick: Quick::Address(field), .. }, args, .. }
            if args.is_empty() =>
        {
            Some(*field)
        }
        _ => None,
    }
}

/// Whether two subjects are one variable, or one field.
pub(super) fn is_same(a: &Expr, b: &Expr) -> bool {
    match (&a.kind, &b.kind) {
        (ExprKind::Slot(a), ExprKind::Slot(b)) => a == b,
        (
            ExprKind::Builtin { builtin: a, args: of_a, .. },
            ExprKind::Builtin { builtin: b, args: of_b, .. },
        ) => {
            std::ptr::eq(*a, *b)
                && of_a.len() == of_b.len()
                && of_a.iter().zip(of_b).all(|(a, b)| a.constant().is_some() && a.constant() == b.constant())
        }
        _ => false,
    }
}

/// The constant that a call compares its first argument with, when that is all it does.
pub(super) fn compared_with<'e>(builtin: &'static Builtin, args: &'e [Expr]) -> Option<Cow<'e, [u8]>> {
    let ([_, with], [_, param]) = (args, builtin.params) else { return None };
    if builtin.compares.is_none() || param.prepare.is_some() {
        return None;
    }
    Some(constant_text(with.constant()?))
}

/// The arguments from number `first` on, prepared; `None` when one is not constant. A short way is for calls with
/// the required arguments and no others, unless it looks at their number itself.
pub(super) fn operands(
    builtin: &'static Builtin,
    args: &[Expr],
    prepared: &[Option<PreparedOperand>],
    first: usize,
) -> Option<Box<[Option<PreparedOperand>]>> {
    let required = builtin.params.iter().filter(|param| param.kind == ParamKind::Required).count();
    if args.len() != required && !matches!(builtin.quick, Quick::Match(_)) {
        return None;
    }
    let operand = |(at, arg): (usize, &Expr)| {
        if at < first {
            return Some(None);
        }
        if let Some(Some(operand)) = prepared.get(at) {
            return Some(Some(operand.clone()));
        }
        // What should have been prepared and was not is bad, and left for the run to warn of.
        if builtin.param(at).is_none_or(|param| param.prepare.is_some()) {
            return None;
        }
        if builtin.param(at).is_some_and(|param| param.ty == ParamType::Int) {
            let Constant::Int(int) = arg.constant()? else { return None };
            return Some(Some(PreparedOperand::int(*int)));
        }
        // What may be of any type is itself and nothing else.
        if builtin.param(at).is_some_and(|param| param.ty == ParamType::Any)
            && !matches!(arg.constant()?, Constant::Text(_))
        {
            return None;
        }
        PreparedOperand::of::<Literal>(&constant_text(arg.constant()?)).ok().map(Some)
    };
    args.iter().enumerate().map(operand).collect()
}
