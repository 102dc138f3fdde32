//! Values that nobody uses, and calls behind which nothing runs.

use pointsman_model::{Builtin, Effect, ParamType, ResultType};
use pointsman_syntax::Span;
use pointsman_syntax::ast::{Expr, ExprKind};
use pointsman_syntax::codes::calls;

use super::bare;
use crate::ir;
use crate::symbols::{Body, Removal};

/// Whether control never comes back from this expression.
pub(crate) fn terminal(expr: &ir::Expr) -> bool {
    match &expr.kind {
        ir::ExprKind::Builtin { builtin, .. } => builtin.terminal,
        ir::ExprKind::Assign { value, .. } => terminal(value),
        _ => false,
    }
}

/// A statement that computes a value and does nothing else.
pub(crate) fn unused_value<'m>(body: &mut Body<'_, 'm>, expr: &'m Expr, resolved: &ir::Expr) {
    if !body.lints() || has_effect(resolved) {
        return;
    }
    let expr = bare(expr);
    match (&resolved.kind, &expr.kind) {
        (ir::ExprKind::Builtin { builtin, args, .. }, ExprKind::Call { args: written, .. }) => {
            let message = format!("the result of `{}` is not used", builtin.name);
            let variable = written.first().and_then(|arg| match &arg.kind {
                ExprKind::Variable(name) => Some(name),
                _ => None,
            });
            body.report(&calls::UNUSED_VALUE, expr.span, message, |d| {
                let d = d.label("has no effect of its own");
                match variable {
                    Some(name) if gives_changed_text(builtin) && args.len() == written.len() => {
                        d.help(format!("it leaves `${name}` as it is and gives the new text back")).fix(
                            format!("Store the result in `${name}`"),
                            Span::new(expr.span.start, expr.span.start),
                            format!("${name} = "),
                        )
                    }
                    _ => d.help("use what it gives, or remove the call"),
                }
            });
        }
        // What failed to resolve has been told.
        (_, ExprKind::Call { .. } | ExprKind::Error)
        | (_, ExprKind::Assign { .. } | ExprKind::Step { .. }) => {}
        _ => body.report(&calls::UNUSED_VALUE, expr.span, "this value is not used", |d| {
            d.label("has no effect").help("store it, test it, log it, or remove it")
        }),
    }
}

/// Whether a function is one that people expect to change its first argument: text in, text out.
fn gives_changed_text(builtin: &Builtin) -> bool {
    builtin.result == ResultType::Text
        && builtin.params.first().is_some_and(|param| param.ty == ParamType::Text)
}

/// Whether evaluating does anything but give a value.
fn has_effect(expr: &ir::Expr) -> bool {
    let pair = |(left, right): &(ir::Expr, ir::Expr)| has_effect(left) || has_effect(right);
    match &expr.kind {
        ir::ExprKind::Constant(_) | ir::ExprKind::Slot(_) | ir::ExprKind::Capture(_) => false,
        ir::ExprKind::Assign { .. } | ir::ExprKind::Step { .. } | ir::ExprKind::Sub { .. } => true,
        ir::ExprKind::Builtin { builtin, args, .. } => {
            builtin.effect == Effect::Writes
                || builtin.captures
                || builtin.waits
                || builtin.terminal
                || matches!(builtin.result, ResultType::Nothing | ResultType::InPlace)
                || builtin.params.iter().any(|param| param.ty.in_place())
                || args.iter().any(has_effect)
        }
        ir::ExprKind::Array(items) => items.iter().any(has_effect),
        ir::ExprKind::Hash(entries) => entries.iter().any(pair),
        ir::ExprKind::Index { base, indices } => has_effect(base) || indices.iter().any(has_effect),
        ir::ExprKind::Unary { operand, .. } => has_effect(operand),
        ir::ExprKind::Binary { first, rest } => {
            has_effect(first) || rest.iter().any(|(_, operand)| has_effect(operand))
        }
        ir::ExprKind::Ternary { arms, otherwise } => arms.iter().any(pair) || has_effect(otherwise),
    }
}

/// How to remove the assignment that is this statement. `alone` is an unbraced body, which cannot go.
pub(crate) fn removal(statement: Span, expr: &Expr, resolved: &ir::Expr, alone: bool) -> Option<Removal> {
    match (&resolved.kind, &expr.kind) {
        (ir::ExprKind::Assign { value: new, .. }, ExprKind::Assign { value, .. }) if has_effect(new) => {
            Some(Removal::Place(Span::new(expr.span.start, value.span.start)))
        }
        _ if alone => None,
        _ => Some(Removal::Statement(statement)),
    }
}
