//! Chains of comparisons of one text with constants: answered together by a table (see `pointsman_vm::Table`).
//!
//! What makes a chain is what the comparisons mean, not how they are written: `switch` with or without a
//! matcher, `else if`, `||`, or one `if` after the other when none of their bodies is left at its end.

use std::borrow::Cow;

use pointsman_model::{Comparison, Site};
use pointsman_vm::opcodes::In;
use pointsman_vm::{Entries, Op, Table, TableSubject};

use super::assembler::{Assembler, Label};
use super::subject::{is_field, is_same};
use super::{Reg, Result, SubEmitter};
use crate::ir::{BinaryOp, Case, Constant, Expr, ExprKind, Function, Statement, StatementKind};
use crate::prepare::constant_text;

/// Fewer comparisons than this are made one by one.
const FROM: usize = 3;

/// A condition and what it guards.
pub(super) type Arm<'e> = (&'e Expr, &'e [Statement]);

/// A comparison with a constant.
struct Row<'e> {
    comparison: Comparison,
    text: Cow<'e, [u8]>,
    /// Whether a function makes it, rather than an operator.
    called: bool,
}

impl SubEmitter<'_> {
    /// Emits the arms at the beginning of a chain as a table, if they make one; says how many they were. Behind
    /// their bodies it goes on at `end`.
    pub(super) fn tabulated_arms(&mut self, arms: &[Arm<'_>], end: Label, site: Site) -> Result<usize> {
        if !self.asks() {
            return Ok(0);
        }
        let Some((subject, rows)) = leading_rows(arms) else { return Ok(0) };
        let bodies: Vec<Label> = rows.iter().map(|_| self.asm.label()).collect();
        let after = self.asm.label();
        let labelled =
            rows.into_iter().zip(&bodies).flat_map(|(rows, label)| rows.into_iter().map(|row| (row, *label)));
        let src = match subject.kind {
            ExprKind::Slot(slot) => Some(self.slot(slot)),
            _ => None,
        };
        if !self.table(subject, src, labelled.collect(), after) {
            return Ok(0);
        }
        let count = bodies.len();
        self.asking = false;
        for ((condition, _), body) in arms.iter().zip(&bodies) {
            self.branch(condition, *body, true)?;
        }
        self.asking = true;
        self.jump(after, site);
        for ((_, body), label) in arms.iter().zip(bodies) {
            self.asm.place(label);
            self.statements(body)?;
            self.jump(end, site);
        }
        self.asm.place(after);
        Ok(count)
    }

    /// Emits a table for the cases of a `switch`, if they make one, with what they jump to and where `default` is. Its
    /// value is in `src`, or is a field.
    pub(super) fn tabulated_cases(
        &mut self,
        value: &Expr,
        src: Option<Reg>,
        matcher: Option<Function>,
        cases: &[Case],
        bodies: &[Label],
        default: Label,
    ) -> bool {
        if !self.asks() {
            return false;
        }
        let comparison = match matcher {
            None => Comparison::Equal,
            Some(Function::Builtin(builtin)) => match builtin.compares {
                Some(comparison) => comparison,
                None => return false,
            },
            Some(Function::Sub(_)) => return false,
        };
        let mut rows = Vec::new();
        for (case, body) in cases.iter().zip(bodies) {
            for candidate in &case.values {
                let text = match candidate.constant() {
                    Some(Constant::Text(text)) => Cow::Borrowed(&**text),
                    // `==` compares numbers otherwise than texts.
                    Some(constant) if matcher.is_some() => constant_text(constant),
                    _ => return false,
                };
                rows.push((Row { comparison, text, called: matcher.is_some() }, *body));
            }
        }
        rows.len() >= FROM && self.table(value, src, rows, default)
    }

    /// Emits the jump; says whether there is a table for these rows.
    fn table(&mut self, subject: &Expr, src: Option<Reg>, rows: Vec<(Row<'_>, Label)>, over: Label) -> bool {
        let comparisons: Vec<_> = rows.iter().map(|(row, _)| (row.comparison, row.text.to_vec())).collect();
        let Some(entries) = Entries::new(&comparisons) else { return false };
        let called = rows.first().is_some_and(|(row, _)| row.called);
        let field = match src {
            Some(_) => TableSubject::Register,
            None => match self.field(subject) {
                Some(field) => TableSubject::Field(field),
                None => return false,
            },
        };
        let table = Table {
            entries,
            targets: rows.iter().map(|(_, label)| Assembler::target(*label).0).collect(),
            over: Assembler::target(over).0,
            steps: u8::from(src.is_none() || called),
            subject: field,
        };
        let Some(table) = self.asm.table(table) else { return false };
        let op = match src {
            Some(src) => Op::JumpTableOf { src: In(src), table },
            None => Op::JumpTable { table },
        };
        self.op(op, subject.site);
        true
    }
}

/// The rows of the arms at the beginning that compare one subject, arm by arm; `None` when they are too few.
fn leading_rows<'e>(arms: &[Arm<'e>]) -> Option<(&'e Expr, Vec<Vec<Row<'e>>>)> {
    let mut subject = None;
    let mut any_case = None;
    let mut all = Vec::new();
    for (condition, _) in arms {
        let mut rows = Vec::new();
        if !add_rows(condition, &mut subject, &mut rows)
            || !rows
                .iter()
                .all(|row| *any_case.get_or_insert(row.comparison.any_case()) == row.comparison.any_case())
        {
            break;
        }
        all.push(rows);
    }
    let count: usize = all.iter().map(Vec::len).sum();
    Some((subject?, all)).filter(|_| count >= FROM)
}

/// Adds a condition's rows; says whether all of it is rows of this subject.
fn add_rows<'e>(condition: &'e Expr, subject: &mut Option<&'e Expr>, rows: &mut Vec<Row<'e>>) -> bool {
    let (compared, row) = match &condition.kind {
        ExprKind::Binary { first, rest } if rest.iter().all(|(op, _)| *op == BinaryOp::Or) => {
            return add_rows(first, subject, rows)
                && rest.iter().all(|(_, operand)| add_rows(operand, subject, rows));
        }
        ExprKind::Binary { first, rest } => match &**rest {
            [(BinaryOp::Equal, right)] => {
                let (compared, constant) = match (right.constant(), first.constant()) {
                    (Some(constant), _) => (&**first, constant),
                    (None, Some(constant)) => (right, constant),
                    (None, None) => return false,
                };
                let Constant::Text(text) = constant else { return false };
                (compared, Row { comparison: Comparison::Equal, text: Cow::Borrowed(text), called: false })
            }
            _ => return false,
        },
        ExprKind::Builtin { builtin, args, .. } => match (builtin.compares, &**args) {
            (Some(comparison), [compared, with]) => {
                let Some(constant) = with.constant() else { return false };
                (compared, Row { comparison, text: constant_text(constant), called: true })
            }
            _ => return false,
        },
        _ => return false,
    };
    let same = match subject {
        Some(subject) => is_same(subject, compared),
        None => matches!(compared.kind, ExprKind::Slot(_)) || is_field(compared),
    };
    if same {
        subject.get_or_insert(compared);
        rows.push(row);
    }
    same
}

/// Whether nothing behind these statements is reached through them.
pub(super) fn never_ends(statements: &[Statement]) -> bool {
    match statements.last().map(|statement| &statement.kind) {
        Some(
            StatementKind::EndRule
            | StatementKind::Return(_)
            | StatementKind::Break
            | StatementKind::Continue,
        ) => true,
        Some(StatementKind::Expr(expr)) => {
            matches!(&expr.kind, ExprKind::Builtin { builtin, .. } if builtin.terminal)
        }
        Some(StatementKind::If { arms, otherwise }) => {
            never_ends(otherwise) && arms.iter().all(|(_, body)| never_ends(body))
        }
        _ => false,
    }
}
