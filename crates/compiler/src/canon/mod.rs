//! One way of writing for all that means the same: conditions and chains of `if`s are put into the form that the
//! short ways of `emit` are for.
//!
//! Each rewriting gives the same values, warnings and effects in the same order; what a function's result means, the
//! function itself declares (see [`pointsman_model::Meaning`]). Steps it may save; a test that gets another text than
//! before may take one more. Knowledge of one function's name does not belong here.

mod chain;
mod condition;
mod forms;
mod relation;

use pointsman_model::Meaning;

use crate::ir::{BinaryOp, Expr, ExprKind, Rule, Statement, StatementKind, UnaryOp};

/// Rewrites a rule; says whether it has arguments now that it had not.
pub(crate) fn canonicalise(rule: &mut Rule) -> bool {
    let mut canon = Canon { captures_count: rule.captures_count, changed: false };
    for sub in &mut rule.subs {
        canon.statements(&mut sub.body);
    }
    canon.changed
}

struct Canon {
    /// Whether anything of the rule can tell what a match leaves in `$1`..`$9`.
    captures_count: bool,
    /// Whether a call became another.
    changed: bool,
}

impl Canon {
    fn statements(&mut self, statements: &mut Vec<Statement>) {
        self.each(statements);
        let before = statements.len();
        chain::join(statements);
        if statements.len() < before {
            // Their bodies are as they should be.
            for statement in statements {
                if let StatementKind::If { arms, otherwise } = &mut statement.kind {
                    self.chain(arms, otherwise);
                }
            }
        }
    }

    fn each(&mut self, statements: &mut [Statement]) {
        for statement in statements {
            match &mut statement.kind {
                StatementKind::Expr(expr) | StatementKind::Return(Some(expr)) => self.value(expr),
                StatementKind::If { arms, otherwise } => {
                    self.chain(arms, otherwise);
                    arms.iter_mut().for_each(|(_, body)| self.statements(body));
                    self.statements(otherwise);
                }
                StatementKind::Loop { init, condition, step, body, .. } => {
                    [init, step].into_iter().flatten().for_each(|part| self.value(part));
                    if let Some(condition) = condition {
                        self.condition(condition);
                    }
                    self.statements(body);
                }
                StatementKind::Foreach { iterable, body, .. } => {
                    self.value(iterable);
                    self.statements(body);
                }
                StatementKind::Switch { value, cases, default, .. } => {
                    self.value(value);
                    for case in cases {
                        case.values.iter_mut().for_each(|value| self.value(value));
                        self.statements(&mut case.body);
                    }
                    self.statements(default);
                }
                StatementKind::Return(None)
                | StatementKind::Break
                | StatementKind::Continue
                | StatementKind::EndRule => {}
            }
        }
    }

    /// Rewrites an expression whose value counts.
    fn value(&mut self, expr: &mut Expr) {
        match &mut expr.kind {
            ExprKind::Unary { op: UnaryOp::Not, operand } => self.condition(operand),
            ExprKind::Binary { first, rest }
                if matches!(rest.first(), Some((BinaryOp::And | BinaryOp::Or, _))) =>
            {
                self.condition(first);
                rest.iter_mut().for_each(|(_, operand)| self.condition(operand));
            }
            ExprKind::Ternary { arms, otherwise } => {
                for (condition, value) in arms {
                    self.condition(condition);
                    self.value(value);
                }
                self.value(otherwise);
            }
            _ => expr.for_each_child_mut(&mut |child| self.value(child)),
        }
        self.relation(expr);
        self.test(expr);
        lower_once(expr);
    }

    /// Rewrites an expression of which only the truth counts.
    fn condition(&mut self, expr: &mut Expr) {
        self.value(expr);
        self.truth(expr);
    }
}

/// What is in lower case already stays as it is.
fn lower_once(expr: &mut Expr) {
    let ExprKind::Builtin { builtin, args, .. } = &mut expr.kind else { return };
    let (Some(Meaning::Lowered), [arg]) = (builtin.means, &mut **args) else { return };
    let is_lower = matches!(
        &arg.kind,
        ExprKind::Builtin { builtin, .. } if matches!(builtin.means, Some(Meaning::Lower | Meaning::Lowered))
    );
    if is_lower {
        expr.site = arg.site;
        let kind = std::mem::replace(&mut arg.kind, ExprKind::Capture(1));
        expr.kind = kind;
    }
}
