//! What can be assigned: variables, captures, and elements of them.

use pointsman_syntax::ast::{Expr, ExprKind};
use pointsman_syntax::{SharedBytes, Span};

use crate::ir::{Constant, Place};
use crate::symbols::Body;

impl<'m> Body<'_, 'm> {
    /// The place that an assignment changes. Its subscripts are resolved here, in front of the value. A
    /// second result says whether the variable itself is set, and not an element of it.
    pub(super) fn place(&mut self, expr: &'m Expr) -> Option<Place> {
        match &expr.kind {
            ExprKind::Variable(name) => Some(Place::Slot(self.scope.slot(name))),
            ExprKind::Capture(number) => {
                self.resolver.captures_count = true;
                Some(Place::Capture(*number))
            }
            ExprKind::Paren(inner) => self.place(inner),
            ExprKind::Index { base, indices } => {
                let place = self.place(base)?;
                let resolved = indices.iter().map(|index| self.expr(index));
                Some(match place {
                    Place::Element { root, indices: mut before } => {
                        before.extend(resolved);
                        Place::Element { root, indices: before }
                    }
                    root => Place::Element { root: Box::new(root), indices: resolved.collect() },
                })
            }
            ExprKind::Error => {
                self.resolver.broken = true;
                None
            }
            // A value. The parser has told of it; what stands inside is looked at all the same.
            _ => {
                self.expr(expr);
                self.resolver.broken = true;
                None
            }
        }
    }

    /// Notes that the variable of a place is set.
    pub(super) fn set(&mut self, place: &Place, span: Span) {
        match place {
            Place::Slot(slot) => self.scope.set(*slot, span),
            Place::Element { root, .. } => self.set(root, span),
            Place::Capture(_) => {}
        }
    }

    /// Notes that the value in a place is used.
    pub(super) fn read_place(&mut self, place: &Place) {
        match place {
            Place::Slot(slot) => self.scope.variable(*slot).read = true,
            Place::Element { root, .. } => self.read_place(root),
            Place::Capture(_) => {}
        }
    }

    /// What stands in for an expression that has an error.
    pub(super) fn hole() -> crate::ir::ExprKind {
        crate::ir::ExprKind::Constant(Constant::Text(SharedBytes::EMPTY))
    }
}
