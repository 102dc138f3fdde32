//! `if`s in the `else` of others: one chain, however it is nested.

use super::Canon;
use super::condition::affirm;
use crate::ir::{Expr, Statement, StatementKind};

impl Canon {
    /// Rewrites the conditions of an `if`, and makes arms of it of what stands alone in its `else`. Bodies are left as
    /// they are. Every round takes an `if` or a negation away, so that deep nests take no more than wide chains.
    pub(super) fn chain(&mut self, arms: &mut Vec<(Expr, Vec<Statement>)>, otherwise: &mut Vec<Statement>) {
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
            if otherwise.is_empty() || !affirm(condition) {
                return;
            }
            std::mem::swap(body, otherwise);
        }
    }
}
