//! Where a sub names its variables.

use crate::ir::{Expr, ExprKind, Place, SlotId, Statement, StatementKind};

/// How often the statements name a variable, in any way: read, assigned, changed in place, as a loop's.
pub(crate) fn uses(statements: &[Statement], slot: SlotId) -> usize {
    let mut count = 0;
    for_each_use(statements, &mut |used| count += usize::from(used == slot));
    count
}

/// Whether an expression names a variable.
pub(crate) fn names(expr: &Expr, slot: SlotId) -> bool {
    let mut found = false;
    in_expr(expr, &mut |used| found |= used == slot);
    found
}

/// Hands over every expression of the statements, those inside of others included.
pub(crate) fn for_each_expr<'e>(statements: &'e [Statement], see: &mut dyn FnMut(&'e Expr)) {
    for statement in statements {
        match &statement.kind {
            StatementKind::Expr(expr) | StatementKind::Return(Some(expr)) => inside(expr, see),
            StatementKind::If { arms, otherwise } => {
                for (condition, body) in arms {
                    inside(condition, see);
                    for_each_expr(body, see);
                }
                for_each_expr(otherwise, see);
            }
            StatementKind::Loop { init, condition, step, body, .. } => {
                [init, condition, step].into_iter().flatten().for_each(|part| inside(part, see));
                for_each_expr(body, see);
            }
            StatementKind::Foreach { iterable, body, .. } => {
                inside(iterable, see);
                for_each_expr(body, see);
            }
            StatementKind::Switch { value, cases, default, .. } => {
                inside(value, see);
                for case in cases {
                    case.values.iter().for_each(|value| inside(value, see));
                    for_each_expr(&case.body, see);
                }
                for_each_expr(default, see);
            }
            StatementKind::Break
            | StatementKind::Continue
            | StatementKind::EndRule
            | StatementKind::Return(None) => {}
        }
    }
}

/// Hands over every value that the statements return.
pub(crate) fn for_each_return<'e>(statements: &'e [Statement], see: &mut dyn FnMut(&'e Expr)) {
    for statement in statements {
        match &statement.kind {
            StatementKind::Return(Some(value)) => see(value),
            StatementKind::If { arms, otherwise } => {
                arms.iter().for_each(|(_, body)| for_each_return(body, see));
                for_each_return(otherwise, see);
            }
            StatementKind::Loop { body, .. } | StatementKind::Foreach { body, .. } => {
                for_each_return(body, see)
            }
            StatementKind::Switch { cases, default, .. } => {
                cases.iter().for_each(|case| for_each_return(&case.body, see));
                for_each_return(default, see);
            }
            _ => {}
        }
    }
}

fn inside<'e>(expr: &'e Expr, see: &mut dyn FnMut(&'e Expr)) {
    see(expr);
    expr.for_each_child(&mut |child| inside(child, see));
}

/// Hands over every use of a variable.
pub(crate) fn for_each_use(statements: &[Statement], see: &mut dyn FnMut(SlotId)) {
    for statement in statements {
        match &statement.kind {
            StatementKind::Expr(expr) | StatementKind::Return(Some(expr)) => in_expr(expr, see),
            StatementKind::If { arms, otherwise } => {
                for (condition, body) in arms {
                    in_expr(condition, see);
                    for_each_use(body, see);
                }
                for_each_use(otherwise, see);
            }
            StatementKind::Loop { init, condition, step, body, .. } => {
                [init, condition, step].into_iter().flatten().for_each(|part| in_expr(part, see));
                for_each_use(body, see);
            }
            StatementKind::Foreach { slot, iterable, body } => {
                see(*slot);
                in_expr(iterable, see);
                for_each_use(body, see);
            }
            StatementKind::Switch { value, cases, default, .. } => {
                in_expr(value, see);
                for case in cases {
                    case.values.iter().for_each(|value| in_expr(value, see));
                    for_each_use(&case.body, see);
                }
                for_each_use(default, see);
            }
            StatementKind::Break
            | StatementKind::Continue
            | StatementKind::EndRule
            | StatementKind::Return(None) => {}
        }
    }
}

fn in_expr(expr: &Expr, see: &mut dyn FnMut(SlotId)) {
    match &expr.kind {
        ExprKind::Constant(_) | ExprKind::Capture(_) => {}
        ExprKind::Slot(slot) => see(*slot),
        ExprKind::Array(items) => items.iter().for_each(|item| in_expr(item, see)),
        ExprKind::Hash(entries) => entries.iter().for_each(|(key, value)| {
            in_expr(key, see);
            in_expr(value, see);
        }),
        ExprKind::Builtin { args, .. } | ExprKind::Sub { args, .. } => {
            args.iter().for_each(|arg| in_expr(arg, see));
        }
        ExprKind::Index { base, indices } => {
            in_expr(base, see);
            indices.iter().for_each(|index| in_expr(index, see));
        }
        ExprKind::Unary { operand, .. } => in_expr(operand, see),
        ExprKind::Binary { first, rest } => {
            in_expr(first, see);
            rest.iter().for_each(|(_, operand)| in_expr(operand, see));
        }
        ExprKind::Ternary { arms, otherwise } => {
            arms.iter().for_each(|(condition, value)| {
                in_expr(condition, see);
                in_expr(value, see);
            });
            in_expr(otherwise, see);
        }
        ExprKind::Assign { place, value, .. } => {
            in_place(place, see);
            in_expr(value, see);
        }
        ExprKind::Step { place, .. } => in_place(place, see),
    }
}

fn in_place(place: &Place, see: &mut dyn FnMut(SlotId)) {
    match place {
        Place::Slot(slot) => see(*slot),
        Place::Capture(_) => {}
        Place::Element { root, indices } => {
            in_place(root, see);
            indices.iter().for_each(|index| in_expr(index, see));
        }
    }
}
