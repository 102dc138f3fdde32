//! Expressions.

use pointsman_model::Type;
use pointsman_syntax::Span;
use pointsman_syntax::ast::{BinaryOp, Expr, ExprKind, Keyword};

use crate::check::{self, Condition};
use crate::ir::{self, Constant};
use crate::symbols::{Body, RequestRead};

impl<'m> Body<'_, 'm> {
    /// A resolved expression of this place.
    pub(super) fn value(&self, kind: ir::ExprKind, span: Span) -> ir::Expr {
        ir::Expr { kind, site: self.module.site(span), ty: Type::Any }
    }

    /// An expression whose value is used.
    pub(crate) fn expr(&mut self, expr: &'m Expr) -> ir::Expr {
        // A value stands where it is written, without the brackets around it.
        let expr = check::bare(expr);
        let kind = self.kind(expr, true);
        self.value(kind, expr.span)
    }

    /// An expression whose value nobody uses: assigning a variable there is no use of it.
    pub(super) fn discarded(&mut self, expr: &'m Expr) -> ir::Expr {
        let kind = self.kind(expr, false);
        self.value(kind, expr.span)
    }

    /// An expression that decides.
    pub(super) fn condition(&mut self, expr: &'m Expr, condition: Condition) -> ir::Expr {
        check::condition(self, expr, condition);
        self.expr(expr)
    }

    fn exprs(&mut self, exprs: &'m [Expr]) -> Vec<ir::Expr> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    fn kind(&mut self, expr: &'m Expr, used: bool) -> ir::ExprKind {
        match &expr.kind {
            ExprKind::Error => {
                self.resolver.broken = true;
                Self::hole()
            }
            ExprKind::Int(int) => ir::ExprKind::Constant(Constant::Int(*int)),
            ExprKind::Double(double) => ir::ExprKind::Constant(Constant::Double(*double)),
            ExprKind::Text(text) => {
                if text.contains(&b'$') {
                    self.suspects.push(expr.span);
                }
                ir::ExprKind::Constant(Constant::Text(text.clone()))
            }
            ExprKind::Keyword(Keyword::True) => ir::ExprKind::Constant(Constant::Int(1)),
            ExprKind::Keyword(Keyword::False) => ir::ExprKind::Constant(Constant::Int(0)),
            ExprKind::Keyword(Keyword::Nil) => Self::hole(),
            ExprKind::Variable(name) => self.variable(name, expr.span),
            ExprKind::Capture(number) => {
                self.resolver.captures_count = true;
                ir::ExprKind::Capture(*number)
            }
            ExprKind::Paren(inner) => self.kind(inner, used),
            ExprKind::Array(items) => ir::ExprKind::Array(self.exprs(items)),
            ExprKind::Hash(entries) => {
                check::keys(self, entries);
                ir::ExprKind::Hash(self.pairs(entries))
            }
            ExprKind::Call { function, args } => self.call(function, args, expr.span, used),
            ExprKind::Index { base, indices } => {
                let base = Box::new(self.expr(base));
                ir::ExprKind::Index { base, indices: self.exprs(indices) }
            }
            ExprKind::Unary { op, operand, .. } => {
                ir::ExprKind::Unary { op: *op, operand: Box::new(self.expr(operand)) }
            }
            ExprKind::Step { op, prefix, place } => match self.place(place) {
                Some(resolved) => {
                    self.set(&resolved, place.span);
                    if used {
                        self.read_place(&resolved);
                    }
                    ir::ExprKind::Step { place: resolved, op: *op, prefix: *prefix }
                }
                None => Self::hole(),
            },
            ExprKind::Binary { first, rest } => {
                check::comparisons(self, first, rest);
                let logical = matches!(rest.first().map(|tail| tail.op), Some(BinaryOp::And | BinaryOp::Or));
                let first = Box::new(self.expr(first));
                let count = rest.len();
                let rest = rest.iter().enumerate().map(|(at, tail)| {
                    // `$a && $b = f();` discards what the last operand gives.
                    let used = used || !logical || at + 1 < count;
                    let operand = if used { self.expr(&tail.operand) } else { self.discarded(&tail.operand) };
                    (tail.op, operand)
                });
                ir::ExprKind::Binary { first, rest: rest.collect() }
            }
            ExprKind::Ternary { arms, otherwise } => self.ternary(arms, otherwise, used),
            ExprKind::Assign { place, op, value, .. } => self.assign(place, *op, value, used),
        }
    }

    fn ternary(&mut self, arms: &'m [(Expr, Expr)], otherwise: &'m Expr, used: bool) -> ir::ExprKind {
        let mut resolved = Vec::with_capacity(arms.len());
        for (condition, value) in arms {
            let condition = self.condition(condition, Condition::Ternary);
            let value = if used { self.expr(value) } else { self.discarded(value) };
            resolved.push((condition, value));
        }
        let otherwise = if used { self.expr(otherwise) } else { self.discarded(otherwise) };
        ir::ExprKind::Ternary { arms: resolved, otherwise: Box::new(otherwise) }
    }

    fn pairs(&mut self, pairs: &'m [(Expr, Expr)]) -> Vec<(ir::Expr, ir::Expr)> {
        pairs.iter().map(|(key, value)| (self.expr(key), self.expr(value))).collect()
    }

    fn variable(&mut self, name: &'m str, span: Span) -> ir::ExprKind {
        if let Some((variable, builtin)) = self.module.request_variable(name, self.resolver.library) {
            let sub = self.sub;
            // Those of this sub are the last, and there are six names.
            let known = |read: &RequestRead| read.sub == sub && std::ptr::eq(read.variable, variable);
            if self.lints() && !self.resolver.request_reads.iter().rev().take(6).any(known) {
                self.resolver.request_reads.push(RequestRead { variable, sub, span });
            }
            self.note_phases(builtin, span);
            return ir::ExprKind::Builtin { builtin, args: Vec::new(), prepared: Vec::new() };
        }
        let slot = self.scope.slot(name);
        self.scope.read(slot, span);
        ir::ExprKind::Slot(slot)
    }

    fn assign(&mut self, place: &'m Expr, op: Option<BinaryOp>, value: &'m Expr, used: bool) -> ir::ExprKind {
        let resolved = self.place(place);
        let new = Box::new(self.expr(value));
        let Some(resolved) = resolved else { return Self::hole() };
        self.set(&resolved, place.span);
        if used {
            self.read_place(&resolved);
        }
        ir::ExprKind::Assign { place: resolved, op, value: new }
    }
}
