//! What a called name stands for, and whether the arguments fit.

use pointsman_model::{Builtin, Lookup, Meaning};
use pointsman_syntax::ast::{self, Expr, ExprKind, Ident};
use pointsman_syntax::codes::{calls, names, style};
use pointsman_syntax::{FileId, Span};

use crate::check;
use crate::ir::{self, SubId};
use crate::symbols::{Body, PhasedCall, SubCall};

/// What a name stands for.
pub(super) enum Callee<'m> {
    Builtin(&'static Builtin),
    Sub { id: SubId, sub: &'m ast::Sub, file: FileId },
}

impl<'m> Body<'_, 'm> {
    /// Looks a function up: this file's subs first, then its imports, then the library. `None` has been told.
    pub(super) fn callee(&mut self, name: &'m Ident) -> Option<Callee<'m>> {
        if let Some(at) = self.module.find(&name.text) {
            return Some(self.sub_of(self.module_number(), at));
        }
        let mut import = None;
        for candidate in self.module.imports {
            let Some(rest) = behind_alias(&name.text, &candidate.alias) else { continue };
            candidate.used.set(true);
            let module = candidate.module?;
            if let Some(at) = self.resolver.modules[module].find(rest) {
                self.not_both(name, &candidate.alias);
                return Some(self.sub_of(module, at));
            }
            import = Some((module, rest));
        }
        match (self.resolver.lookup(&name.text), import) {
            (Lookup::Found(builtin), _) => Some(Callee::Builtin(builtin)),
            (_, Some((module, rest))) => {
                check::unknown_imported(self, name, module, rest);
                None
            }
            (Lookup::Unsupported(unsupported), None) => {
                let message =
                    format!("`{}` is not supported, because {}", unsupported.name, unsupported.because);
                self.report(&names::UNSUPPORTED_FUNCTION, name.span, message, |d| {
                    let d = d.label("known, but not supported");
                    if unsupported.instead.is_empty() { d } else { d.help(unsupported.instead) }
                });
                None
            }
            (Lookup::Unknown, None) => {
                check::unknown_function(self, name);
                None
            }
        }
    }

    fn module_number(&self) -> usize {
        self.resolver.subs[self.sub.0 as usize].module
    }

    fn sub_of(&mut self, module: usize, at: usize) -> Callee<'m> {
        let id = self.resolver.number(module, at);
        let module = &self.resolver.modules[module];
        Callee::Sub { id, sub: module.subs[at].sub, file: module.file }
    }

    /// An imported sub must not hide a function of the library.
    fn not_both(&mut self, name: &Ident, alias: &str) {
        if let Lookup::Found(builtin) = self.resolver.library.lookup(&name.text)
            && builtin.name.eq_ignore_ascii_case(&name.text)
        {
            let message =
                format!("`{}` is a function of the library and a sub of the import `{alias}`", builtin.name);
            self.report(&names::SUB_NAMED_LIKE_BUILTIN, name.span, message, |d| {
                d.label("which of the two?")
                    .help(format!("give the import another name: `import {alias} as my_{alias};`"))
            });
        }
    }

    /// Notes that a builtin is called here, and tells what there is to tell about that.
    pub(super) fn called_builtin(&mut self, builtin: &'static Builtin, span: Span) {
        if let Some(deprecation) = builtin.deprecated
            && self.lints()
        {
            self.report(
                &style::DEPRECATED_FUNCTION,
                span,
                format!("`{}` is deprecated", builtin.name),
                |d| match deprecation.replacement {
                    Some(replacement) => d.label("deprecated").fix(
                        format!("Call `{replacement}`, which takes the same arguments"),
                        span,
                        replacement,
                    ),
                    None => d.label("deprecated").help(builtin.summary().to_owned()),
                },
            );
        }
        self.resolver.captures_count |=
            builtin.captures && !matches!(builtin.means, Some(Meaning::Pattern(_)));
        if builtin.name == "rule.getState" {
            self.resolver.asks_phase = true;
        }
        self.note_phases(builtin, span);
    }

    /// Notes that not every phase allows what is called here.
    pub(super) fn note_phases(&mut self, builtin: &'static Builtin, span: Span) {
        let phases = builtin.phases;
        if !(phases.request && phases.response && phases.completion) {
            let (caller, file) = (self.sub, self.module.file);
            self.resolver.phased.push(PhasedCall { caller, builtin, file, span });
        }
    }

    /// Notes that a sub is called here.
    pub(super) fn called_sub(&mut self, callee: SubId, span: Span) {
        let (caller, file) = (self.sub, self.module.file);
        self.resolver.calls.push(SubCall { caller, callee, file, span });
    }

    /// A call.
    pub(super) fn call(
        &mut self,
        function: &'m Ident,
        args: &'m [Expr],
        span: Span,
        used: bool,
    ) -> ir::ExprKind {
        match self.callee(function) {
            Some(Callee::Builtin(builtin)) => self.call_builtin(builtin, function, args, span, used),
            Some(Callee::Sub { id, sub, file }) => self.call_sub(id, sub, file, function, args, span),
            None => {
                for arg in args {
                    self.mentioned(arg);
                }
                Self::hole()
            }
        }
    }

    /// An argument of an unknown function: a variable may well be set by it.
    fn mentioned(&mut self, arg: &'m Expr) {
        if let ExprKind::Variable(name) = &arg.kind
            && self.module.request_variable(name, self.resolver.library).is_none()
        {
            let slot = self.scope.slot(name);
            self.scope.variable(slot).read = true;
            self.scope.set(slot, arg.span);
        } else {
            self.expr(arg);
        }
    }

    fn call_builtin(
        &mut self,
        builtin: &'static Builtin,
        function: &'m Ident,
        args: &'m [Expr],
        span: Span,
        used: bool,
    ) -> ir::ExprKind {
        self.called_builtin(builtin, function.span);
        let fits = self.count_fits(builtin, args, span);
        let mut resolved = Vec::with_capacity(args.len());
        for (at, arg) in args.iter().enumerate() {
            resolved.push(match builtin.param(at) {
                Some(param) if param.ty.in_place() => self.changed(builtin, param.name, arg, used),
                _ => self.expr(arg),
            });
        }
        if !fits {
            return Self::hole();
        }
        check::pools(self, builtin, args);
        check::hosts(self, builtin, args, &resolved);
        ir::ExprKind::Builtin { builtin, args: resolved, prepared: Vec::new() }
    }

    fn count_fits(&mut self, builtin: &'static Builtin, args: &[Expr], span: Span) -> bool {
        let (least, most, given) = (builtin.min_args(), builtin.max_args(), args.len());
        if given >= least && most.is_none_or(|most| given <= most) {
            return true;
        }
        let wanted = match most {
            Some(most) if most == least => check::count(least, "argument"),
            Some(most) => format!("{least} to {}", check::count(most, "argument")),
            None => format!("at least {}", check::count(least, "argument")),
        };
        let message = |few: &str| format!("too {few} arguments for `{}`: it takes {wanted}", builtin.name);
        if given < least {
            let close = Span::new(span.end.saturating_sub(1), span.end);
            let missing = builtin.params.get(given).map_or("an argument", |param| param.name);
            self.report(&calls::TOO_FEW_ARGUMENTS, close, message("few"), |d| {
                d.label(format!("`{missing}` is missing"))
                    .help(format!("call it as `{}`", builtin.signature()))
            });
            return false;
        }
        if let Some(most) = most
            && given > most
        {
            let extra = args[most].span.to(args[given - 1].span);
            self.report(&calls::TOO_MANY_ARGUMENTS, extra, message("many"), |d| {
                d.label(if given == most + 1 { "one too many" } else { "these are too many" })
                    .help(format!("call it as `{}`", builtin.signature()))
            });
            return false;
        }
        true
    }

    /// An argument that the function changes in place. What the function gives back comes from it, so when
    /// that is used, the variable is read.
    fn changed(&mut self, builtin: &'static Builtin, param: &str, arg: &'m Expr, used: bool) -> ir::Expr {
        match &arg.kind {
            ExprKind::Paren(inner) => self.changed(builtin, param, inner, used),
            ExprKind::Variable(name) => {
                let slot = self.scope.slot(name);
                self.scope.set(slot, arg.span);
                self.scope.variable(slot).read |= used;
                self.value(ir::ExprKind::Slot(slot), arg.span)
            }
            ExprKind::Index { .. } => {
                self.set_root(arg);
                self.expr(arg)
            }
            // A container that was made just here is changed and handed on.
            ExprKind::Array(_)
            | ExprKind::Hash(_)
            | ExprKind::Call { .. }
            | ExprKind::Capture(_)
            | ExprKind::Assign { .. }
            | ExprKind::Ternary { .. }
            | ExprKind::Error => self.expr(arg),
            _ => {
                let message = format!("`{}` changes its `{param}`, and this cannot be changed", builtin.name);
                self.report(&calls::NOT_CHANGEABLE, arg.span, message, |d| {
                    d.label("neither an array nor a hash")
                        .help("pass a variable or an element that holds the array or hash")
                });
                self.expr(arg)
            }
        }
    }

    fn set_root(&mut self, expr: &'m Expr) {
        match &expr.kind {
            ExprKind::Index { base, .. } => self.set_root(base),
            ExprKind::Paren(inner) => self.set_root(inner),
            ExprKind::Variable(name) => {
                let slot = self.scope.slot(name);
                self.scope.set(slot, expr.span);
            }
            _ => {}
        }
    }

    fn call_sub(
        &mut self,
        id: SubId,
        sub: &'m ast::Sub,
        file: FileId,
        function: &'m Ident,
        args: &'m [Expr],
        span: Span,
    ) -> ir::ExprKind {
        self.called_sub(id, function.span);
        let resolved: Vec<ir::Expr> = args.iter().map(|arg| self.expr(arg)).collect();
        let (wanted, given) = (sub.params.len(), args.len());
        if given > wanted {
            let extra = args[wanted].span.to(args[given - 1].span);
            let message = format!(
                "too many arguments for the sub `{}`: it takes {}",
                function.text,
                check::count(wanted, "argument")
            );
            self.report(&calls::TOO_MANY_ARGUMENTS, extra, message, |d| {
                d.label(if given == wanted + 1 { "one too many" } else { "these are too many" })
                    .related(file, sub.name.span, "declared here")
                    .help("remove what is too many, or give the sub another parameter")
            });
            return Self::hole();
        }
        if given < wanted {
            let missing: Vec<String> =
                sub.params[given..].iter().map(|param| format!("`${}`", param.text)).collect();
            let message = format!("the sub `{}` is called without {}", function.text, missing.join(", "));
            self.report(
                &calls::MISSING_ARGUMENT,
                Span::new(span.end.saturating_sub(1), span.end),
                message,
                |d| {
                    d.label("what is missing is the empty string")
                        .related(file, sub.name.span, "declared here")
                        .help("pass a value for each parameter; `\"\"` if it is meant to be empty")
                },
            );
        }
        ir::ExprKind::Sub { sub: id, args: resolved }
    }
}

/// The part of a called name behind an import's alias and its point.
fn behind_alias<'n>(name: &'n str, alias: &str) -> Option<&'n str> {
    let (front, rest) = (name.get(..alias.len())?, name.get(alias.len()..)?);
    if front.eq_ignore_ascii_case(alias) { rest.strip_prefix('.') } else { None }
}
