//! Comparisons and negations.

use super::Canon;
use super::forms::{Form, about_number, about_text, put};
use super::relation::{is_truth, turned};
use crate::ir::{BinaryOp, Constant, Expr, ExprKind, UnaryOp};

impl Canon {
    /// Rewrites a comparison with a constant.
    pub(super) fn relation(&mut self, expr: &mut Expr) {
        let ExprKind::Binary { first, rest } = &mut expr.kind else { return };
        let [(op, right)] = &mut **rest else { return };
        let Some(turned) = turned(*op) else { return };
        if first.constant().is_some() && right.constant().is_none() {
            std::mem::swap(&mut **first, right);
            *op = turned;
        }
        let (form, holds) = match right.constant() {
            Some(Constant::Int(with)) => match about_number(first, *op, *with) {
                Some(found) => found,
                None => return,
            },
            Some(Constant::Text(with)) if matches!(op, BinaryOp::Equal | BinaryOp::NotEqual) => {
                match about_text(first, with) {
                    Some(form) => (form, *op == BinaryOp::Equal),
                    None => return,
                }
            }
            _ => return,
        };
        let site = first.site;
        let kind = std::mem::replace(&mut first.kind, nothing());
        let mut test = Expr { kind, site, ty: expr.ty };
        self.put(&mut test, form);
        *expr = if holds { test } else { negated(test, expr) };
    }

    /// Rewrites a call that is a test as it stands.
    pub(super) fn test(&mut self, expr: &mut Expr) {
        if let Some(form) = super::forms::as_test(expr, self.captures_count) {
            self.put(expr, form);
        }
    }

    /// Rewrites what is only true or not.
    pub(super) fn truth(&mut self, expr: &mut Expr) {
        if let ExprKind::Unary { op: UnaryOp::Not, operand } = &mut expr.kind
            && let ExprKind::Unary { op: UnaryOp::Not, operand } = &mut operand.kind
        {
            expr.site = operand.site;
            let kind = std::mem::replace(&mut operand.kind, nothing());
            expr.kind = kind;
        } else if matches!(expr.kind, ExprKind::Builtin { .. })
            && !is_truth(expr)
            && let Some((form, holds)) = about_number(expr, BinaryOp::NotEqual, 0)
        {
            self.put(expr, form);
            if !holds {
                let test =
                    Expr { kind: std::mem::replace(&mut expr.kind, nothing()), site: expr.site, ty: expr.ty };
                *expr = negated(test, expr);
            }
        } else {
            join_negations(expr);
        }
    }

    fn put(&mut self, expr: &mut Expr, form: Form) {
        self.changed |= !matches!(form, Form::Itself);
        put(expr, form);
    }
}

/// `! a && ! b` is `! ( a || b )`.
fn join_negations(expr: &mut Expr) {
    let ExprKind::Binary { first, rest } = &mut expr.kind else { return };
    let all_negated = matches!(rest.first(), Some((BinaryOp::And, _)))
        && is_negated(first)
        && rest.iter().all(|(_, operand)| is_negated(operand));
    if !all_negated {
        return;
    }
    affirm(first);
    for (op, operand) in rest {
        *op = BinaryOp::Or;
        affirm(operand);
    }
    let any = Expr { kind: std::mem::replace(&mut expr.kind, nothing()), site: expr.site, ty: expr.ty };
    *expr = negated(any, expr);
}

fn is_negated(condition: &Expr) -> bool {
    match &condition.kind {
        ExprKind::Unary { op: UnaryOp::Not, .. } => true,
        ExprKind::Binary { rest, .. } => matches!(&**rest, [(BinaryOp::NotEqual, _)]),
        _ => false,
    }
}

/// Makes a negated condition its opposite; says whether it was one.
pub(super) fn affirm(condition: &mut Expr) -> bool {
    match &mut condition.kind {
        ExprKind::Unary { op: UnaryOp::Not, operand } => {
            condition.site = operand.site;
            let kind = std::mem::replace(&mut operand.kind, nothing());
            condition.kind = kind;
            true
        }
        ExprKind::Binary { rest, .. } => match &mut **rest {
            [(op @ BinaryOp::NotEqual, _)] => {
                *op = BinaryOp::Equal;
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// Makes `! a || b` its opposite, `a && ! b`; says whether it was such.
pub(super) fn affirm_any(condition: &mut Expr) -> bool {
    let ExprKind::Binary { first, rest } = &mut condition.kind else { return false };
    let all_or = matches!(rest.first(), Some((BinaryOp::Or, _)));
    if !all_or || !(is_negated(first) || rest.iter().any(|(_, operand)| is_negated(operand))) {
        return false;
    }
    let negate = |operand: &mut Expr| {
        if !affirm(operand) {
            let test = Expr {
                kind: std::mem::replace(&mut operand.kind, nothing()),
                site: operand.site,
                ty: operand.ty,
            };
            *operand = negated(test, operand);
        }
    };
    negate(first);
    for (op, operand) in rest {
        *op = BinaryOp::And;
        negate(operand);
    }
    true
}

/// `! test`, in the place of another expression.
fn negated(test: Expr, of: &Expr) -> Expr {
    Expr { kind: ExprKind::Unary { op: UnaryOp::Not, operand: Box::new(test) }, site: of.site, ty: of.ty }
}

/// What stands where an expression was taken from, until it is dropped.
fn nothing() -> ExprKind {
    ExprKind::Constant(Constant::Int(0))
}
