//! `if`s in the `else` of others: one chain, however it is nested.

use super::Canon;
use super::condition::{affirm, affirm_any};
use crate::chosen::only_asks;
use crate::emit::never_ends;
use crate::fields::NO_SLOT;
use crate::ir::{BinaryOp, Expr, ExprKind, Statement, StatementKind};

impl Canon {
    /// Rewrites the conditions of an `if`, and makes arms of it of what stands alone in its `else`. Bodies are left as
    /// they are. Every round takes an `if` or a negation away, so that deep nests take no more than wide chains.
    pub(super) fn chain(&mut self, arms: &mut Vec<(Expr, Vec<Statement>)>, otherwise: &mut Vec<Statement>) {
        self.flatten(arms, otherwise);
        factor(arms);
    }

    fn flatten(&mut self, arms: &mut Vec<(Expr, Vec<Statement>)>, otherwise: &mut Vec<Statement>) {
        let mut done = 0;
        loop {
            for (condition, _) in &mut arms[done..] {
                self.condition(condition);
            }
            done = arms.len();
            if let [Statement { kind: StatementKind::If { .. }, .. }] = &**otherwise {
                if let Some(Statement { kind: StatementKind::If { arms: inner, otherwise: last }, .. }) =
                    otherwise.pop()
                {
                    arms.extend(inner);
                    *otherwise = last;
                }
                continue;
            }
            // `if( ! a ) B else A` is `if( a ) A else B`, and B may go on with the chain.
            let Some((condition, body)) = arms.last_mut() else { return };
            if otherwise.is_empty() || !(affirm(condition) || affirm_any(condition)) {
                return;
            }
            std::mem::swap(body, otherwise);
        }
    }
}

/// `if( a && b ) X else if( a ) Y` asks for `a` once: `if( a ) { if( b ) X else Y }`. All of them must only ask.
fn factor(arms: &mut Vec<(Expr, Vec<Statement>)>) {
    let mut last = arms.len();
    while last > 1 {
        last -= 1;
        let (before, rest) = arms.split_at_mut(last);
        let Some((common, _)) = rest.first() else { return };
        if !only_asks(common, NO_SLOT) {
            continue;
        }
        let more =
            before.iter().rev().take_while(|(condition, _)| place_of(common, condition).is_some()).count();
        if more == 0 {
            continue;
        }
        let first = last - more;
        let mut inner: Vec<_> = arms.drain(first..last).collect();
        let Some((common, body)) = arms.get_mut(first) else { return };
        for (condition, _) in &mut inner {
            leave_out(common, condition);
        }
        let site = common.site;
        let mut otherwise = std::mem::take(body);
        if let [(condition, of_first)] = &mut *inner
            && affirm(condition)
        {
            std::mem::swap(of_first, &mut otherwise);
        }
        factor(&mut inner);
        body.push(Statement { kind: StatementKind::If { arms: inner, otherwise }, site });
        last = first;
    }
}

/// Makes one `if` of two, when nothing goes on behind the first and what it asks for first is asked for by the second.
pub(super) fn join(statements: &mut Vec<Statement>) {
    let mut at = 0;
    while at + 1 < statements.len() {
        let (before, behind) = statements.split_at(at + 1);
        let joins = match (before.last().map(|first| &first.kind), behind.first().map(|next| &next.kind)) {
            (Some(StatementKind::If { arms, otherwise }), Some(StatementKind::If { arms: next, .. })) => {
                otherwise.is_empty()
                    && arms.iter().all(|(_, body)| never_ends(body))
                    && arms.last().is_some_and(|(condition, _)| {
                        next.first().is_some_and(|(next, _)| {
                            only_asks(next, NO_SLOT) && place_of(next, condition).is_some()
                        })
                    })
            }
            _ => false,
        };
        if joins
            && let StatementKind::If { arms: more, otherwise: last } = statements.remove(at + 1).kind
            && let Some(StatementKind::If { arms, otherwise }) =
                statements.get_mut(at).map(|first| &mut first.kind)
        {
            arms.extend(more);
            *otherwise = last;
        } else {
            at += 1;
        }
    }
}

/// The place of a condition among several that must all hold and only ask.
fn place_of(common: &Expr, condition: &Expr) -> Option<usize> {
    let ExprKind::Binary { first, rest } = &condition.kind else { return None };
    if !rest.iter().all(|(op, _)| *op == BinaryOp::And) || !only_asks(condition, NO_SLOT) {
        return None;
    }
    std::iter::once(&**first)
        .chain(rest.iter().map(|(_, operand)| operand))
        .position(|operand| is_same(operand, common))
}

/// Takes a condition out of several.
fn leave_out(common: &Expr, condition: &mut Expr) {
    let Some(place) = place_of(common, condition) else { return };
    let ExprKind::Binary { first, rest } = &mut condition.kind else { return };
    if place == 0 {
        std::mem::swap(&mut **first, &mut rest[0].1);
    }
    rest.remove(place.saturating_sub(1));
    if rest.is_empty() {
        let only = (**first).clone();
        *condition = only;
    }
}

/// Whether two conditions ask the same.
fn is_same(a: &Expr, b: &Expr) -> bool {
    match (&a.kind, &b.kind) {
        (ExprKind::Constant(a), ExprKind::Constant(b)) => a == b,
        (ExprKind::Slot(a), ExprKind::Slot(b)) => a == b,
        (
            ExprKind::Builtin { builtin: a, args: of_a, .. },
            ExprKind::Builtin { builtin: b, args: of_b, .. },
        ) => {
            std::ptr::eq(*a, *b)
                && of_a.len() == of_b.len()
                && of_a.iter().zip(of_b).all(|(a, b)| is_same(a, b))
        }
        (ExprKind::Unary { op: a, operand: of_a }, ExprKind::Unary { op: b, operand: of_b }) => {
            a == b && is_same(of_a, of_b)
        }
        (ExprKind::Binary { first: a, rest: of_a }, ExprKind::Binary { first: b, rest: of_b }) => {
            is_same(a, b)
                && of_a.len() == of_b.len()
                && of_a.iter().zip(of_b).all(|((op_a, a), (op_b, b))| op_a == op_b && is_same(a, b))
        }
        _ => false,
    }
}
