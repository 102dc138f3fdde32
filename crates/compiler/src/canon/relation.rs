//! Relations, and what gives only 1 or 0.

use pointsman_model::ResultType;

use crate::ir::{BinaryOp, Expr, ExprKind, UnaryOp};

/// Whether an expression gives 1 or 0 and nothing else.
pub(super) fn is_truth(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Builtin { builtin, .. } => builtin.result == ResultType::Bool,
        ExprKind::Unary { op, .. } => *op == UnaryOp::Not,
        ExprKind::Binary { rest, .. } => match &**rest {
            [(op, _)] if turned(*op).is_some() => true,
            [(op, _), ..] => matches!(op, BinaryOp::And | BinaryOp::Or),
            [] => false,
        },
        _ => false,
    }
}

/// The relation that says the same with its sides changed; `None` when it is no relation.
pub(super) fn turned(op: BinaryOp) -> Option<BinaryOp> {
    Some(match op {
        BinaryOp::Equal => BinaryOp::Equal,
        BinaryOp::NotEqual => BinaryOp::NotEqual,
        BinaryOp::Less => BinaryOp::Greater,
        BinaryOp::LessEqual => BinaryOp::GreaterEqual,
        BinaryOp::Greater => BinaryOp::Less,
        BinaryOp::GreaterEqual => BinaryOp::LessEqual,
        _ => return None,
    })
}
