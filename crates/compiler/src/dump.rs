//! The resolved tree as text, one statement a line: for `rulecheck check --emit ir` and for snapshots.
//!
//! Expressions are written with the operator in front, so that nothing depends on precedence; variables carry
//! their slot's number, because two of one name in two subs are different variables.

use std::fmt::Write as _;

use crate::ir::{
    Case, Constant, Expr, ExprKind, Function, Place, Rule, SlotId, Statement, StatementKind, StepOp, Sub,
    UnaryOp,
};

/// The text of a resolved rule. It ends with a line break.
pub fn dump_ir(rule: &Rule) -> String {
    let mut dump = Dump { rule, sub: None, out: String::new() };
    if rule.strict {
        dump.out.push_str("strict\n");
    }
    for (number, sub) in rule.subs.iter().enumerate() {
        dump.sub(number, sub);
    }
    dump.out
}

struct Dump<'a> {
    rule: &'a Rule,
    /// The sub whose variables are named.
    sub: Option<&'a Sub>,
    out: String,
}

impl<'a> Dump<'a> {
    fn sub(&mut self, number: usize, sub: &'a Sub) {
        self.sub = Some(sub);
        let _ = write!(self.out, "sub {number} {}(", sub.name);
        for at in 0..sub.params {
            let slot = self.slot(SlotId(at as u32));
            let _ = write!(self.out, " {slot}");
        }
        self.out.push_str(if sub.params == 0 { ")\n" } else { " )\n" });
        self.statements(&sub.body, 1);
    }

    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{:width$}{text}", "", width = depth * 2);
    }

    fn statements(&mut self, statements: &[Statement], depth: usize) {
        for statement in statements {
            self.statement(&statement.kind, depth);
        }
    }

    fn statement(&mut self, kind: &StatementKind, depth: usize) {
        match kind {
            StatementKind::Expr(expr) => {
                let text = self.expr(expr);
                self.line(depth, &text);
            }
            StatementKind::If { arms, otherwise } => {
                for (at, (condition, body)) in arms.iter().enumerate() {
                    let word = if at == 0 { "if" } else { "else if" };
                    let condition = self.expr(condition);
                    self.line(depth, &format!("{word} {condition}"));
                    self.statements(body, depth + 1);
                }
                if !otherwise.is_empty() {
                    self.line(depth, "else");
                    self.statements(otherwise, depth + 1);
                }
            }
            StatementKind::Loop { init, condition, body_first, step, body } => {
                let part = |name: &str, expr: &Option<Box<Expr>>| {
                    expr.as_deref().map_or(String::new(), |expr| format!(" {name} {}", self.expr(expr)))
                };
                let word = if *body_first { "loop-do" } else { "loop" };
                let parts = [part("init", init), part("while", condition), part("step", step)];
                self.line(depth, &format!("{word}{}", parts.concat()));
                self.statements(body, depth + 1);
            }
            StatementKind::Foreach { slot, iterable, body } => {
                let text = format!("foreach {} in {}", self.slot(*slot), self.expr(iterable));
                self.line(depth, &text);
                self.statements(body, depth + 1);
            }
            StatementKind::Switch { value, matcher, cases, default } => {
                let matcher = matcher
                    .as_ref()
                    .map_or(String::new(), |matcher| format!(" by {}", self.function(*matcher)));
                let text = format!("switch {}{matcher}", self.expr(value));
                self.line(depth, &text);
                for Case { values, body } in cases {
                    let values: Vec<String> = values.iter().map(|value| self.expr(value)).collect();
                    self.line(depth + 1, &format!("case {}", values.join(" ")));
                    self.statements(body, depth + 2);
                }
                if !default.is_empty() {
                    self.line(depth + 1, "default");
                    self.statements(default, depth + 2);
                }
            }
            StatementKind::Break => self.line(depth, "break"),
            StatementKind::Continue => self.line(depth, "continue"),
            StatementKind::EndRule => self.line(depth, "end-rule"),
            StatementKind::Return(None) => self.line(depth, "return"),
            StatementKind::Return(Some(value)) => {
                let text = format!("return {}", self.expr(value));
                self.line(depth, &text);
            }
        }
    }

    fn slot(&self, slot: SlotId) -> String {
        let name = self.sub.and_then(|sub| sub.slots.get(slot.0 as usize)).map_or("?", |slot| &slot.name);
        format!("${name}.{}", slot.0)
    }

    fn function(&self, function: Function) -> String {
        match function {
            Function::Builtin(builtin) => builtin.name.to_owned(),
            Function::Sub(id) => {
                let name = self.rule.subs.get(id.0 as usize).map_or("?", |sub| &sub.name);
                format!("sub {} {name}", id.0)
            }
        }
    }

    fn list(&self, head: &str, exprs: &[Expr]) -> String {
        let mut text = format!("({head}");
        for expr in exprs {
            let _ = write!(text, " {}", self.expr(expr));
        }
        text.push(')');
        text
    }

    fn expr(&self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Constant(constant) => dump_constant(constant),
            ExprKind::Slot(slot) => self.slot(*slot),
            ExprKind::Capture(number) => format!("${number}"),
            ExprKind::Array(items) => self.list("array", items),
            ExprKind::Hash(entries) => {
                let entries: String = entries
                    .iter()
                    .map(|(key, value)| format!(" {} => {}", self.expr(key), self.expr(value)))
                    .collect();
                format!("(hash{entries})")
            }
            ExprKind::Builtin { builtin, args, prepared } => {
                let mut text = format!("({}", builtin.name);
                for (at, arg) in args.iter().enumerate() {
                    let mark = if prepared.get(at).is_some_and(Option::is_some) { "prepared " } else { "" };
                    let _ = write!(text, " {mark}{}", self.expr(arg));
                }
                text.push(')');
                text
            }
            ExprKind::Sub { sub, args } => self.list(&self.function(Function::Sub(*sub)), args),
            ExprKind::Index { base, indices } => {
                format!("(index {} {})", self.expr(base), self.list("at", indices))
            }
            ExprKind::Unary { op, operand } => {
                let op = match op {
                    UnaryOp::Not => "!",
                    UnaryOp::BitNot => "~",
                    UnaryOp::Negate => "-",
                };
                format!("({op} {})", self.expr(operand))
            }
            ExprKind::Binary { first, rest } => rest.iter().fold(self.expr(first), |left, (op, operand)| {
                format!("({} {left} {})", op.symbol(), self.expr(operand))
            }),
            ExprKind::Ternary { arms, otherwise } => {
                let arms: String = arms
                    .iter()
                    .map(|(condition, value)| format!(" {} ? {} :", self.expr(condition), self.expr(value)))
                    .collect();
                format!("(choose{arms} {})", self.expr(otherwise))
            }
            ExprKind::Assign { place, op, value } => {
                let op = op.map_or("", |op| op.symbol());
                format!("({op}= {} {})", self.place(place), self.expr(value))
            }
            ExprKind::Step { place, op, prefix } => {
                let op = match op {
                    StepOp::Up => "++",
                    StepOp::Down => "--",
                };
                let when = if *prefix { "before" } else { "behind" };
                format!("({op} {when} {})", self.place(place))
            }
        }
    }

    fn place(&self, place: &Place) -> String {
        match place {
            Place::Slot(slot) => self.slot(*slot),
            Place::Capture(number) => format!("${number}"),
            Place::Element { root, indices } => {
                format!("(index {} {})", self.place(root), self.list("at", indices))
            }
        }
    }
}

fn dump_constant(constant: &Constant) -> String {
    match constant {
        Constant::Int(int) => int.to_string(),
        Constant::Double(double) => format!("{double:?}"),
        Constant::Text(text) => format!("\"{}\"", text.escape_ascii()),
    }
}
