//! The stable text forms of tokens and tree, for `rulecheck check --emit tokens|tree` and for snapshots.
//!
//! A line for each token or statement; places are byte offsets; expressions are in prefix notation.

use std::fmt::Write;

use crate::SourceFile;
use crate::ast::{
    Expr, ExprKind, Ident, ImportTarget, Keyword, Rule, Statement, StatementKind, StepOp, UnaryOp,
};
use crate::tokenize;

/// All tokens of a file, white space and comments among them: `start..end Kind "text"`.
pub fn dump_tokens(file: &SourceFile) -> String {
    let mut out = String::new();
    for token in tokenize(file.text()) {
        let text = file.slice(token.span).escape_ascii();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}..{} {:?} \"{text}\"", token.span.start, token.span.end, token.kind);
    }
    out
}

/// A tree, one statement on a line, bodies indented: `start..end kind expression`. Comments are listed last.
pub fn dump_tree(rule: &Rule) -> String {
    let mut dump = Dump { out: String::new() };
    dump.statements(&rule.statements, 0);
    for comment in &rule.comments {
        let _ = writeln!(dump.out, "{}..{} comment", comment.span.start, comment.span.end);
    }
    dump.out
}

/// An expression in prefix notation: `(+ 1 (* $a 2))`.
pub fn dump_expr(expr: &Expr) -> String {
    let mut dump = Dump { out: String::new() };
    dump.expr(expr);
    dump.out
}

struct Dump {
    out: String,
}

impl Dump {
    fn statements(&mut self, statements: &[Statement], indent: usize) {
        for statement in statements {
            self.statement(statement, indent);
        }
    }

    fn line(&mut self, indent: usize, words: &str) {
        self.indent(indent);
        self.out.push_str(words);
        self.out.push('\n');
    }

    fn indent(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n("  ", indent));
    }

    fn statement(&mut self, statement: &Statement, indent: usize) {
        self.indent(indent);
        let _ = write!(self.out, "{}..{} ", statement.span.start, statement.span.end);
        match &statement.kind {
            StatementKind::Empty => self.out.push_str("empty\n"),
            StatementKind::Error => self.out.push_str("error\n"),
            StatementKind::Break => self.out.push_str("break\n"),
            StatementKind::Continue => self.out.push_str("continue\n"),
            StatementKind::Expr(expr) => self.headed("expr", Some(expr)),
            StatementKind::Print(expr) => self.headed("print", Some(expr)),
            StatementKind::Return(expr) => self.headed("return", expr.as_ref()),
            StatementKind::Block(statements) => {
                self.out.push_str("block\n");
                self.statements(statements, indent + 1);
            }
            StatementKind::If { arms, otherwise } => {
                for (at, (condition, body)) in arms.iter().enumerate() {
                    if at > 0 {
                        self.indent(indent);
                    }
                    self.headed(if at == 0 { "if" } else { "else if" }, Some(condition));
                    self.statement(body, indent + 1);
                }
                if let Some(otherwise) = otherwise {
                    self.line(indent, "else");
                    self.statement(otherwise, indent + 1);
                }
            }
            StatementKind::While { condition, body } => {
                self.headed("while", Some(condition));
                self.statement(body, indent + 1);
            }
            StatementKind::Do { body, condition } => {
                self.headed("do while", Some(condition));
                self.statement(body, indent + 1);
            }
            StatementKind::For { init, condition, step, body } => {
                self.out.push_str("for");
                for part in [init, condition, step] {
                    self.out.push(' ');
                    match part {
                        Some(part) => self.expr(part),
                        None => self.out.push('-'),
                    }
                }
                self.out.push('\n');
                self.statement(body, indent + 1);
            }
            StatementKind::Foreach { variable, iterable, body } => {
                let _ = write!(self.out, "foreach ${} ", variable.text);
                self.expr(iterable);
                self.out.push('\n');
                self.statement(body, indent + 1);
            }
            StatementKind::Switch { value, matcher, cases } => {
                self.out.push_str("switch ");
                self.expr(value);
                if let Some(matcher) = matcher {
                    let _ = write!(self.out, " {}", matcher.text);
                }
                self.out.push('\n');
                for case in cases {
                    self.indent(indent + 1);
                    let _ = write!(self.out, "{}..{} ", case.span.start, case.span.end);
                    if case.values.is_empty() {
                        self.out.push_str("default\n");
                    } else {
                        self.out.push_str("case");
                        self.list(&case.values);
                        self.out.push('\n');
                    }
                    self.statements(&case.body, indent + 2);
                }
            }
            StatementKind::Sub(sub) => {
                let _ = write!(self.out, "sub {}", sub.name.text);
                for Ident { text, .. } in &sub.params {
                    let _ = write!(self.out, " ${text}");
                }
                self.out.push('\n');
                self.statements(&sub.body, indent + 1);
            }
            StatementKind::Import { target, alias } => {
                match target {
                    ImportTarget::Name(name) => {
                        let _ = write!(self.out, "import {}", name.text);
                    }
                    ImportTarget::Text { text, .. } => {
                        let _ = write!(self.out, "import {text:?}");
                    }
                }
                if let Some(alias) = alias {
                    let _ = write!(self.out, " as {}", alias.text);
                }
                self.out.push('\n');
            }
        }
    }

    fn headed(&mut self, word: &str, expr: Option<&Expr>) {
        self.out.push_str(word);
        if let Some(expr) = expr {
            self.out.push(' ');
            self.expr(expr);
        }
        self.out.push('\n');
    }

    fn list(&mut self, list: &[Expr]) {
        for expr in list {
            self.out.push(' ');
            self.expr(expr);
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Error => self.out.push_str("<error>"),
            ExprKind::Int(value) => {
                let _ = write!(self.out, "{value}");
            }
            ExprKind::Double(value) => {
                let _ = write!(self.out, "{value:?}");
            }
            ExprKind::Text(bytes) => {
                let _ = write!(self.out, "\"{}\"", bytes.escape_ascii());
            }
            ExprKind::Keyword(keyword) => self.out.push_str(match keyword {
                Keyword::True => "true",
                Keyword::False => "false",
                Keyword::Nil => "nil",
            }),
            ExprKind::Variable(name) => {
                let _ = write!(self.out, "${name}");
            }
            ExprKind::Capture(number) => {
                let _ = write!(self.out, "${number}");
            }
            ExprKind::Paren(inner) => self.form("paren", [&**inner]),
            ExprKind::Array(elements) => self.form("array", elements),
            ExprKind::Hash(pairs) => self.form("hash", pairs.iter().flat_map(|(key, value)| [key, value])),
            ExprKind::Call { function, args } => self.form(&format!("call {}", function.text), args),
            ExprKind::Index { base, indices } => self.form("index", std::iter::once(&**base).chain(indices)),
            ExprKind::Unary { op, operand, .. } => {
                let symbol = match op {
                    UnaryOp::Not => "!",
                    UnaryOp::BitNot => "~",
                    UnaryOp::Negate => "neg",
                };
                self.form(symbol, [&**operand]);
            }
            ExprKind::Step { op, prefix, place } => {
                let word = match (op, prefix) {
                    (StepOp::Up, true) => "++_",
                    (StepOp::Up, false) => "_++",
                    (StepOp::Down, true) => "--_",
                    (StepOp::Down, false) => "_--",
                };
                self.form(word, [&**place]);
            }
            ExprKind::Binary { first, rest } => {
                // One operator throughout is written once; mixed ones of a level each before its operand.
                let head = rest.first().map(|tail| tail.op);
                if rest.iter().all(|tail| Some(tail.op) == head) {
                    let symbol = head.map_or("", |op| op.symbol());
                    self.form(symbol, std::iter::once(&**first).chain(rest.iter().map(|tail| &tail.operand)));
                } else {
                    self.out.push_str("(chain ");
                    self.expr(first);
                    for tail in rest {
                        let _ = write!(self.out, " {} ", tail.op.symbol());
                        self.expr(&tail.operand);
                    }
                    self.out.push(')');
                }
            }
            ExprKind::Ternary { arms, otherwise } => {
                let arms = arms.iter().flat_map(|(condition, value)| [condition, value]);
                self.form("?", arms.chain([&**otherwise]));
            }
            ExprKind::Assign { place, op, value, .. } => {
                let symbol = format!("{}=", op.map_or("", |op| op.symbol()));
                self.form(&symbol, [&**place, &**value]);
            }
        }
    }

    fn form<'e>(&mut self, word: &str, operands: impl IntoIterator<Item = &'e Expr>) {
        self.out.push('(');
        self.out.push_str(word);
        for operand in operands {
            self.out.push(' ');
            self.expr(operand);
        }
        self.out.push(')');
    }
}
