//! The statements of one sub, or of the rule itself.

use pointsman_model::Lookup;
use pointsman_syntax::Span;
use pointsman_syntax::ast::{self, Case, Expr, Ident, Statement, StatementKind};
use pointsman_syntax::codes::{calls, flow, names, style};

use super::call::Callee;
use crate::check::{self, Condition};
use crate::ir::{self, Function, Place, SubId};
use crate::symbols::{Around, Body};

/// Whether control never comes out behind a statement.
type Ends = bool;

impl<'m> Body<'_, 'm> {
    /// Resolves the sub, or the rule itself.
    pub(super) fn resolve(mut self, sub: Option<&'m ast::Sub>) -> ir::Sub {
        let (name, span, params, statements) = match sub {
            Some(sub) => (&*sub.name.text, sub.name.span, &*sub.params, &sub.body),
            None => {
                (self.module.source.name(), Span::default(), &[] as &[Ident], &self.module.rule.statements)
            }
        };
        for param in params {
            self.param(param);
        }
        let count = self.scope.variables.len();
        let mut body = Vec::with_capacity(statements.len());
        self.statements(statements, &mut body);
        if !self.in_sub() {
            let set = self.scope.variables.iter().filter(|variable| variable.sets > 0);
            self.resolver.rule_variables = set.map(|variable| variable.name).collect();
        }
        // What a string seems to mention is not called unused.
        check::interpolation(&mut self);
        check::variables(&mut self);
        let end =
            statements.last().map_or(span, |last| Span::new(last.span.end.saturating_sub(1), last.span.end));
        ir::Sub {
            name: name.to_owned(),
            params: count,
            slots: self.scope.slots(),
            body,
            site: self.module.site(span),
            end: self.module.site(end),
        }
    }

    fn param(&mut self, param: &'m Ident) {
        let slot = self.scope.slot(&param.text);
        if self.scope.variable(slot).given {
            self.report(
                &names::DUPLICATE_PARAMETER,
                param.span,
                format!("two parameters are called `${}`", param.text),
                |d| d.label("this one again").help("give each parameter a name of its own"),
            );
        }
        let variable = self.scope.variable(slot);
        variable.given = true;
    }

    fn in_sub(&self) -> bool {
        self.sub != SubId::MAIN
    }

    fn statements(&mut self, statements: &'m [Statement], out: &mut Vec<ir::Statement>) -> Ends {
        let mut ended: Option<&Statement> = None;
        let mut told = false;
        for (at, statement) in statements.iter().enumerate() {
            if let Some(ender) = ended
                && !told
            {
                told = self.unreachable(ender, &statements[at..]);
            }
            let ends = match &statement.kind {
                // Declared when the file was loaded; inside a block the parser refuses them.
                StatementKind::Sub(_) | StatementKind::Import { .. } => false,
                _ => self.statement(statement, out),
            };
            if ends && ended.is_none() {
                ended = Some(statement);
            }
        }
        ended.is_some()
    }

    /// Tells of statements that never run; gives whether there was something to tell.
    fn unreachable(&mut self, ender: &Statement, rest: &'m [Statement]) -> bool {
        let mut runs = rest.iter().filter(|statement| {
            !matches!(
                statement.kind,
                StatementKind::Empty
                    | StatementKind::Sub(_)
                    | StatementKind::Import { .. }
                    | StatementKind::Error
            )
        });
        let Some(first) = runs.next() else { return false };
        let last = runs.next_back();
        // People write `break` behind `pool.use` to be sure, or out of habit in a `case`.
        if last.is_none() && matches!(first.kind, StatementKind::Break | StatementKind::Return(None)) {
            return false;
        }
        let ender_span = ender.span;
        let (file, span) = (self.module.file, last.map_or(first.span, |last| first.span.to(last.span)));
        self.report(&flow::UNREACHABLE_CODE, span, "this never runs", |d| {
            d.label("unreachable")
                .related(file, ender_span, "nothing runs behind this")
                .help("remove it, or move it in front of what ends the rule here")
        });
        true
    }

    /// The body of a control statement: a block or a single statement.
    fn body(&mut self, statement: &'m Statement) -> (Vec<ir::Statement>, Ends) {
        let statements = match &statement.kind {
            StatementKind::Block(statements) => statements.len(),
            _ => 1,
        };
        let mut out = Vec::with_capacity(statements);
        self.alone = !matches!(statement.kind, StatementKind::Block(_));
        let ends = self.statements(std::slice::from_ref(statement), &mut out);
        self.alone = false;
        (out, ends)
    }

    fn push(&self, out: &mut Vec<ir::Statement>, kind: ir::StatementKind, span: Span) {
        out.push(ir::Statement { kind, site: self.module.site(span) });
    }

    fn statement(&mut self, statement: &'m Statement, out: &mut Vec<ir::Statement>) -> Ends {
        let span = statement.span;
        let alone = std::mem::take(&mut self.alone);
        match &statement.kind {
            StatementKind::Empty | StatementKind::Sub(_) | StatementKind::Import { .. } => false,
            StatementKind::Error => {
                self.resolver.broken = true;
                false
            }
            StatementKind::Expr(expr) => {
                let resolved = self.discarded(expr);
                let ends = check::terminal(&resolved);
                if let ir::ExprKind::Assign { place: Place::Slot(slot), op: None, .. } = resolved.kind {
                    let removal = check::removal(span, expr, &resolved, alone);
                    self.scope.variable(slot).removal = removal;
                }
                check::unused_value(self, expr, &resolved);
                self.push(out, ir::StatementKind::Expr(resolved), span);
                ends
            }
            StatementKind::Print(expr) => {
                let print = self.print(expr, span);
                self.push(out, ir::StatementKind::Expr(print), span);
                false
            }
            StatementKind::Block(statements) => self.statements(statements, out),
            StatementKind::If { arms, otherwise } => self.branches(arms, otherwise.as_deref(), span, out),
            StatementKind::While { condition, body } => {
                self.round(span, out, None, Some(condition), None, body, false)
            }
            StatementKind::Do { body, condition } => {
                self.round(span, out, None, Some(condition), None, body, true)
            }
            StatementKind::For { init, condition, step, body } => {
                self.round(span, out, init.as_deref(), condition.as_deref(), step.as_deref(), body, false)
            }
            StatementKind::Foreach { variable, iterable, body } => {
                self.foreach(variable, iterable, body, span, out);
                false
            }
            StatementKind::Switch { value, matcher, cases } => {
                self.switch(value, matcher.as_ref(), cases, span, out)
            }
            StatementKind::Break => {
                let kind = match self.around.last_mut() {
                    Some(around) => {
                        around.left = true;
                        ir::StatementKind::Break
                    }
                    None => ir::StatementKind::EndRule,
                };
                self.push(out, kind, span);
                true
            }
            StatementKind::Continue => {
                if self.around.iter().any(|around| around.is_loop) {
                    self.push(out, ir::StatementKind::Continue, span);
                } else {
                    self.report(&flow::CONTINUE_OUTSIDE_LOOP, span, "`continue` outside a loop", |d| {
                        d.label("there is no loop to go on with").help("to end the rule here, write `break;`")
                    });
                }
                true
            }
            StatementKind::Return(value) => {
                let value = value.as_ref().map(|value| self.expr(value));
                if self.in_sub() {
                    self.push(out, ir::StatementKind::Return(value), span);
                } else {
                    if let Some(value) = value {
                        self.push(out, ir::StatementKind::Expr(value), span);
                    }
                    self.push(out, ir::StatementKind::EndRule, span);
                }
                true
            }
        }
    }

    /// `print x;` is `log.info( x );`.
    fn print(&mut self, expr: &'m Expr, span: Span) -> ir::Expr {
        let arg = self.expr(expr);
        match self.resolver.library.lookup("log.info") {
            Lookup::Found(builtin) => {
                let source = self.module.source.slice(check::bare(expr).span);
                let source = String::from_utf8_lossy(source).into_owned();
                self.report(&style::DEPRECATED_PRINT, span, "`print` is the old form of `log.info`", |d| {
                    d.label("deprecated").fix("Call `log.info`", span, format!("log.info( {source} );"))
                });
                let kind = ir::ExprKind::Builtin { builtin, args: vec![arg], prepared: Vec::new() };
                self.value(kind, span)
            }
            _ => {
                self.report(
                    &names::UNKNOWN_FUNCTION,
                    span,
                    "`print` needs the function `log.info`, which is not there",
                    |d| d,
                );
                arg
            }
        }
    }

    fn branches(
        &mut self,
        arms: &'m [(Expr, Statement)],
        otherwise: Option<&'m Statement>,
        span: Span,
        out: &mut Vec<ir::Statement>,
    ) -> Ends {
        let mut all_end = true;
        let mut resolved = Vec::with_capacity(arms.len());
        for (condition, body) in arms {
            let condition = self.condition(condition, Condition::If);
            let (body, ends) = self.body(body);
            all_end &= ends;
            resolved.push((condition, body));
        }
        let otherwise = match otherwise {
            Some(body) => {
                let (body, ends) = self.body(body);
                all_end &= ends;
                body
            }
            None => {
                all_end = false;
                Vec::new()
            }
        };
        self.push(out, ir::StatementKind::If { arms: resolved, otherwise }, span);
        all_end
    }

    /// A loop; `do`, `while` and `for` are all this.
    #[expect(clippy::too_many_arguments, reason = "the parts of a loop are what they are")]
    fn round(
        &mut self,
        span: Span,
        out: &mut Vec<ir::Statement>,
        init: Option<&'m Expr>,
        condition: Option<&'m Expr>,
        step: Option<&'m Expr>,
        body: &'m Statement,
        body_first: bool,
    ) -> Ends {
        let init = init.map(|init| Box::new(self.discarded(init)));
        self.scope.enter_loop();
        let mut tested = None;
        if !body_first {
            tested = condition.map(|condition| Box::new(self.condition(condition, Condition::Loop)));
        }
        self.around.push(Around { is_loop: true, left: false });
        let (body, _) = self.body(body);
        let left = self.around.pop().is_some_and(|around| around.left);
        let step = step.map(|step| Box::new(self.discarded(step)));
        if body_first {
            tested = condition.map(|condition| Box::new(self.condition(condition, Condition::Loop)));
        }
        self.scope.leave_loop();
        let forever = condition.is_none_or(|condition| check::constant_truth(condition) == Some(true));
        let kind = ir::StatementKind::Loop { init, condition: tested, body_first, step, body };
        self.push(out, kind, span);
        forever && !left
    }

    fn foreach(
        &mut self,
        variable: &'m Ident,
        iterable: &'m Expr,
        body: &'m Statement,
        span: Span,
        out: &mut Vec<ir::Statement>,
    ) {
        let iterable = Box::new(self.expr(iterable));
        let slot = self.scope.slot(&variable.text);
        self.scope.set(slot, variable.span);
        self.scope.variable(slot).given = true;
        self.scope.enter_loop();
        self.around.push(Around { is_loop: true, left: false });
        let (body, _) = self.body(body);
        self.around.pop();
        self.scope.leave_loop();
        self.push(out, ir::StatementKind::Foreach { slot, iterable, body }, span);
    }

    fn switch(
        &mut self,
        value: &'m Expr,
        matcher: Option<&'m Ident>,
        cases: &'m [Case],
        span: Span,
        out: &mut Vec<ir::Statement>,
    ) -> Ends {
        let value = Box::new(self.expr(value));
        let matcher = matcher.and_then(|name| self.matcher(name));
        check::cases(self, cases);
        self.around.push(Around { is_loop: false, left: false });
        let mut resolved = Vec::with_capacity(cases.len());
        let mut default = None;
        let mut all_end = true;
        for case in cases {
            let values: Vec<ir::Expr> = case.values.iter().map(|value| self.expr(value)).collect();
            let mut body = Vec::with_capacity(case.body.len());
            all_end &= self.statements(&case.body, &mut body);
            if !values.is_empty() {
                resolved.push(ir::Case { values, body });
            } else if default.is_none() {
                // The parser tells of a second one.
                default = Some(body);
            }
        }
        let left = self.around.pop().is_some_and(|around| around.left);
        let ends = all_end && default.is_some() && !left;
        let default = default.unwrap_or_default();
        self.push(out, ir::StatementKind::Switch { value, matcher, cases: resolved, default }, span);
        ends
    }

    /// The function that decides which case of a `switch` runs.
    fn matcher(&mut self, name: &'m Ident) -> Option<Function> {
        match self.callee(name)? {
            Callee::Builtin(builtin) => {
                self.called_builtin(builtin, name.span);
                let fits = builtin.min_args() <= 2
                    && builtin.max_args().is_none_or(|most| most >= 2)
                    && !builtin.params.iter().any(|param| param.ty.in_place());
                if !fits {
                    let signature = builtin.signature();
                    self.report(&calls::BAD_MATCHER, name.span, format!("`{}` cannot decide a `switch`", builtin.name), |d| {
                        d.label("is called with the value and with each case").help(format!(
                            "the function is `{signature}`; take one that compares two values, such as `string.startsWith`"
                        ))
                    });
                    return None;
                }
                Some(Function::Builtin(builtin))
            }
            Callee::Sub { id, sub, file } => {
                self.called_sub(id, name.span);
                if sub.params.len() != 2 {
                    let (declared, params) = (sub.name.span, sub.params.len());
                    self.report(
                        &calls::BAD_MATCHER,
                        name.span,
                        format!(
                            "`{}` cannot decide a `switch`: it takes {}",
                            name.text,
                            check::count(params, "parameter")
                        ),
                        |d| {
                            d.label("is called with the value and with each case")
                                .related(file, declared, "declared here")
                                .help("give it two parameters: the value, and the case's value")
                        },
                    );
                    return None;
                }
                Some(Function::Sub(id))
            }
        }
    }
}
