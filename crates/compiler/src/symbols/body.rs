//! One sub, or the rule itself, while it is being resolved.

use pointsman_syntax::{Code, Diagnostic, Span};

use super::module::Module;
use super::resolver::Resolver;
use super::scope::Scope;
use crate::ir::SubId;

/// One sub while it is being resolved.
pub(crate) struct Body<'r, 'm> {
    pub(crate) resolver: &'r mut Resolver<'m>,
    pub(crate) module: &'m Module<'m>,
    pub(crate) sub: SubId,
    pub(crate) scope: Scope<'m>,
    /// What `break` and `continue` would leave here, innermost last.
    pub(crate) around: Vec<Around>,
    /// The next statement is an unbraced body.
    pub(crate) alone: bool,
    /// Strings that may be meant to interpolate: looked at when all variables are known.
    pub(crate) suspects: Vec<Span>,
}

/// A loop or a `switch`.
pub(crate) struct Around {
    pub(crate) is_loop: bool,
    /// Whether a `break` leaves it.
    pub(crate) left: bool,
}

impl<'r, 'm> Body<'r, 'm> {
    pub(crate) fn new(resolver: &'r mut Resolver<'m>, module: &'m Module<'m>, sub: SubId) -> Body<'r, 'm> {
        Body {
            resolver,
            module,
            sub,
            scope: Scope::new(),
            around: Vec::new(),
            alone: false,
            suspects: Vec::new(),
        }
    }

    /// Tells something about this file.
    pub(crate) fn report(
        &mut self,
        code: &'static Code,
        span: Span,
        message: impl Into<String>,
        detail: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        let diagnostic = Diagnostic::new(code, self.module.file, span, message);
        self.resolver.report.add(detail(diagnostic));
    }

    /// Whether lints are wanted for this file.
    pub(crate) fn lints(&self) -> bool {
        self.resolver.report.lints(self.module.file)
    }
}
