//! `$path`, `$ip` and the like: variables that published rules read without ever setting them. When nothing
//! in the file assigns such a name, reading it is a call of the function behind it.

use pointsman_model::{Library, Lookup};
use pointsman_syntax::ast::{Expr, ExprKind, Statement, StatementKind};

/// A name that stands for something of the request.
#[derive(Debug)]
pub(crate) struct RequestVariable {
    /// Without `$`.
    pub(crate) name: &'static str,
    /// The function whose value it has.
    pub(crate) function: &'static str,
    /// What that is, for messages.
    pub(crate) what: &'static str,
}

/// All of them.
pub(crate) static REQUEST_VARIABLES: [RequestVariable; 6] = [
    RequestVariable { name: "path", function: "http.getPath", what: "path" },
    RequestVariable { name: "ip", function: "request.getRemoteIP", what: "client address" },
    RequestVariable { name: "host", function: "http.getHostHeader", what: "Host header" },
    RequestVariable { name: "method", function: "http.getMethod", what: "method" },
    RequestVariable { name: "url", function: "http.getRawURL", what: "raw URL" },
    RequestVariable { name: "query", function: "http.getRawQueryString", what: "raw query string" },
];

/// Where in the table a name stands.
pub(super) fn place(name: &str) -> Option<usize> {
    REQUEST_VARIABLES.iter().position(|variable| variable.name == name)
}

/// The variable that a change of this place changes.
fn root(place: &Expr) -> Option<&str> {
    match &place.kind {
        ExprKind::Variable(name) => Some(name),
        ExprKind::Paren(inner) => root(inner),
        ExprKind::Index { base, .. } => root(base),
        _ => None,
    }
}

/// Whether an expression is such a variable, or an element of one.
fn is_request_variable(expr: &Expr) -> bool {
    root(expr).is_some_and(|name| place(name).is_some())
}

/// Which of the names these statements assign: a bit for each, in the order of the table.
pub(super) fn assigned(statements: &[Statement], library: &Library) -> u8 {
    let mut assigned = Assigned { library, names: 0 };
    assigned.statements(statements);
    assigned.names
}

/// Which of the names a file assigns in any way: `=`, `++`, parameters, loop variables, in-place functions.
struct Assigned<'l> {
    library: &'l Library,
    names: u8,
}

impl Assigned<'_> {
    fn name(&mut self, name: &str) {
        if let Some(at) = place(name) {
            self.names |= 1 << at;
        }
    }

    /// Whatever changes this place changes its variable.
    fn place(&mut self, place: &Expr) {
        if let Some(name) = root(place) {
            self.name(name);
        }
    }

    fn statements(&mut self, statements: &[Statement]) {
        statements.iter().for_each(|statement| self.statement(statement));
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Empty
            | StatementKind::Error
            | StatementKind::Break
            | StatementKind::Continue
            | StatementKind::Import { .. }
            | StatementKind::Return(None) => {}
            StatementKind::Expr(expr) | StatementKind::Print(expr) | StatementKind::Return(Some(expr)) => {
                self.expr(expr);
            }
            StatementKind::Block(statements) => self.statements(statements),
            StatementKind::If { arms, otherwise } => {
                for (condition, body) in arms {
                    self.expr(condition);
                    self.statement(body);
                }
                otherwise.iter().for_each(|body| self.statement(body));
            }
            StatementKind::While { condition, body } | StatementKind::Do { body, condition } => {
                self.expr(condition);
                self.statement(body);
            }
            StatementKind::For { init, condition, step, body } => {
                [init, condition, step].into_iter().flatten().for_each(|expr| self.expr(expr));
                self.statement(body);
            }
            StatementKind::Foreach { variable, iterable, body } => {
                self.name(&variable.text);
                self.expr(iterable);
                self.statement(body);
            }
            StatementKind::Switch { value, cases, .. } => {
                self.expr(value);
                for case in cases {
                    self.exprs(&case.values);
                    self.statements(&case.body);
                }
            }
            StatementKind::Sub(sub) => {
                sub.params.iter().for_each(|param| self.name(&param.text));
                self.statements(&sub.body);
            }
        }
    }

    fn exprs(&mut self, exprs: &[Expr]) {
        exprs.iter().for_each(|expr| self.expr(expr));
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Error
            | ExprKind::Int(_)
            | ExprKind::Double(_)
            | ExprKind::Text(_)
            | ExprKind::Keyword(_)
            | ExprKind::Variable(_)
            | ExprKind::Capture(_) => {}
            ExprKind::Paren(inner) | ExprKind::Unary { operand: inner, .. } => self.expr(inner),
            ExprKind::Array(items) => self.exprs(items),
            ExprKind::Hash(entries) | ExprKind::Ternary { arms: entries, .. } => {
                for (key, value) in entries {
                    self.expr(key);
                    self.expr(value);
                }
                if let ExprKind::Ternary { otherwise, .. } = &expr.kind {
                    self.expr(otherwise);
                }
            }
            ExprKind::Call { function, args } => {
                // Few calls are given such a variable, and only those need be looked up.
                if args.iter().any(is_request_variable)
                    && let Lookup::Found(builtin) = self.library.lookup(&function.text)
                {
                    for (at, arg) in args.iter().enumerate() {
                        if builtin.param(at).is_some_and(|param| param.ty.in_place()) {
                            self.place(arg);
                        }
                    }
                }
                self.exprs(args);
            }
            ExprKind::Index { base, indices } => {
                self.expr(base);
                self.exprs(indices);
            }
            ExprKind::Step { place, .. } => {
                self.place(place);
                self.expr(place);
            }
            ExprKind::Binary { first, rest } => {
                self.expr(first);
                rest.iter().for_each(|tail| self.expr(&tail.operand));
            }
            ExprKind::Assign { place, value, .. } => {
                self.place(place);
                self.expr(place);
                self.expr(value);
            }
        }
    }
}
